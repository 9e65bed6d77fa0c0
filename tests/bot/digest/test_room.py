"""A morning's digest from the posting to the last decision: sums, buttons, privacy, silence, lateness."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from bot.store import activity
from graphs.digest import rank
from graphs.digest.body import SECTIONS
from graphs.message import Address, Image
from integrations.errors import Unavailable
from tests.bot.digest.house import CHANNEL, House
from tests.support.world import World

ALONE = "Devis pour Bellerive : 3 moulins manuels et 12 mugs"
ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


async def asked(world: World, text: str, channel: str = "c:devis") -> None:
    await world.says("lea", text, anew=True, channel=channel)


async def test_the_numbers_are_those_of_the_ledger(house: House):
    await asked(house.world, ALONE)
    await asked(house.world, ALONE)
    await asked(house.world, ASKS)
    await house.world.waits(hours=1)
    house.since = house.world.clock.now() - timedelta(hours=3)
    body = await house.body(await house.comes())

    until = house.world.clock.now()
    acts = await house.world.app.database.read(
        lambda c: list(activity.acts(c, activity.Span(until - timedelta(hours=3), until)))
    )
    assert len(acts) == 2
    assert rank.count_of(body.done) == sum(1 for act in acts if act.ok)
    rows = [row for row in await house.world.ledger() if (row.kind, row.what) == ("asked", "approval")]
    codes = Counter(code for row in rows for code in row.why.get("reasons", []))
    assert dict(rank.counted(body.exceptions, lambda each: each.what)) == dict(codes)
    assert codes
    assert [each.subject for each in body.waits] == [f"approval:{(await house.world.approvals())[0].id}"]


async def test_the_second_tells_only_what_came_after_the_first(house: House):
    await asked(house.world, ALONE)
    await house.world.waits(minutes=1)
    first = await house.body(await house.comes())
    await asked(house.world, ALONE)
    await house.world.waits(hours=24)
    second = await house.body(await house.comes())
    assert (rank.count_of(first.done), rank.count_of(second.done)) == (1, 1)
    assert second.since == first.until


async def test_the_same_occasion_is_posted_once(house: House):
    await asked(house.world, ASKS)
    key = await house.comes()
    await house.comes()
    shown = [post for post in await house.world.every_post() if post.channel == CHANNEL.channel]
    assert [post.key for post in shown] == [key]


async def test_a_request_decided_from_the_digest_locks_that_one_only(house: House):
    await asked(house.world, ASKS)
    await asked(house.world, "Devis pour Bellerive : 20 mugs avec 13 % de remise")
    key = await house.comes()
    first, second = await house.world.approvals()
    ids = [button.id for button in await house.buttons(key)]
    assert {f"a:{first.id}:approve", f"a:{second.id}:approve"} <= set(ids)

    receipt = await house.world.presses("claire", f"a:{first.id}:approve", CHANNEL)
    assert receipt.claimed
    text = await house.text(key)
    assert "✔ Approuvé par Claire Dubois" in text
    assert "dont 1 déjà réglée" in text
    left = [button.id for button in await house.buttons(key)]
    assert not any(first.id in id for id in left)
    assert {id for id in ids if second.id in id} == {id for id in left if second.id in id}
    assert len(house.world.mails()) == 1

    await house.world.presses("claire", f"a:{first.id}:approve", CHANNEL)
    assert await house.text(key) == text
    assert len(house.world.mails()) == 1


async def test_a_decision_elsewhere_locks_it_in_every_digest_that_shows_it(house: House):
    await asked(house.world, ASKS)
    monday = await house.comes()
    await house.world.waits(hours=24)
    tuesday = await house.comes()
    [request] = await house.world.approvals()
    await house.world.app.approvals.decide(request.id, "reject", house.world.app.people.find("claire"), note="trop bas")
    for key in (monday, tuesday):
        assert "✘ Refusé par Claire Dubois" in await house.text(key)
        assert "trop bas" not in await house.text(key)
        row = await house.row(key)
        assert row is not None
        assert row.drawn == (2 if key == monday else 1), "Monday's saw that Marc was asked too"


async def test_what_expires_is_locked_as_expired(house: House):
    await asked(house.world, ASKS)
    key = await house.comes()
    await house.world.waits(days=14)
    assert "Expiré" in await house.text(key)


async def test_who_may_not_decide_cannot_from_the_digest(house: House):
    await asked(house.world, ASKS)
    key = await house.comes()
    before = await house.text(key)
    [request] = await house.world.approvals()
    receipt = await house.world.presses("oliver", f"a:{request.id}:approve", CHANNEL)
    assert receipt.note is not None
    assert await house.text(key) == before
    assert [row.state for row in await house.world.approvals()] == ["open"]


async def test_a_question_answered_is_locked(house: House):
    await asked(house.world, "Devis pour Dupont : 10 mugs")
    key = await house.comes()
    assert "Question" in await house.text(key)
    await house.world.says("lea", "Dupont Frères")
    assert "✔ Répondu par Léa Martin" in await house.text(key)


# --- privacy ----------------------------------------------------------------------------------------------------------


async def test_what_was_worked_in_private_is_only_counted_in_a_channel(house: House):
    await asked(house.world, ALONE, "dm:lea-martin")
    await asked(house.world, ASKS, "dm:lea-martin")
    await asked(house.world, "Devis pour Dupont : 10 mugs", "dm:lea-martin")
    house.since = house.world.clock.now() - timedelta(hours=1)
    await house.world.waits(minutes=1)
    key = await house.comes()
    row = await house.row(key)
    assert row is not None
    told = await house.text(key) + str(row.body)
    for word in ("Bellerive", "Dupont", "D2026", "lea-martin", "mugs"):
        assert word not in told.replace("a:lea", ""), word
    body = await house.body(key)
    assert rank.count_of(body.done) == 1
    assert all(each.hidden for each in body.waits)
    assert len(body.waits) == 2
    assert "1 dans une conversation privée" in await house.text(key)
    for section in SECTIONS:
        note = (await house.opens("marc", f"d:{section}:{key}")).note
        assert note is not None
        assert "Bellerive" not in str(note)


async def test_ones_own_brief_tells_it_in_full(house: House):
    await asked(house.world, ALONE, "dm:lea-martin")
    await asked(house.world, ASKS, "dm:lea-martin")
    house.since = house.world.clock.now() - timedelta(hours=1)
    await house.world.waits(minutes=1)
    since = house.since
    brief: dict[str, Any] = {"kind": "brief", "place": ""}
    mine = await house.comes(id="brief.lea", address=Address("web", "dm:lea-martin"), person="lea-martin", **brief)
    assert "Bellerive" in await house.text(mine)
    assert "Votre point du" in await house.text(mine)
    house.since = since
    hers = await house.comes(
        id="brief.claire", address=Address("web", "dm:claire-dubois"), person="claire-dubois", **brief
    )
    body = await house.body(hers)
    [request] = body.waits
    assert not request.hidden
    assert request.presses
    assert all(line.hidden for line in body.done)
    receipt = await house.opens("lea", f"d:waits:{hers}", Address("web", "dm:claire-dubois"))
    assert receipt.note is not None
    assert receipt.note.summary == "Ce point est à quelqu'un d'autre."


async def test_a_list_opens_only_where_the_digest_was_posted(house: House):
    await asked(house.world, ASKS)
    key = await house.comes()
    note = (await house.opens("lea", f"d:waits:{key}", Address("web", "c:devis"))).note
    assert note is not None
    assert "Bellerive" not in str(note)
    for button in ("d:waits:unknown", f"d:nothing:{key}", "d:", "d"):
        note = (await house.opens("lea", button)).note
        assert note is not None
        assert note.summary == "Je ne trouve plus ce digest."


# --- silence, lateness, failing sources -----------------------------------------------------------------------------


async def test_a_silent_day_is_one_line_or_nothing_as_set(house: House):
    await house.comes()
    await house.world.waits(hours=24)
    key = await house.comes()
    assert (await house.text(key)).startswith("Rien à signaler depuis")
    await house.world.waits(hours=24)
    key = await house.comes(quiet="nothing")
    assert await house.message(key) is None


async def test_a_late_one_says_so(house: House):
    await asked(house.world, ASKS)
    text = await house.text(await house.comes(late=True, missed=1))
    assert "En retard" in text
    assert "prévu à 8\u00a0h\u00a000" in text
    assert "1 envoi manqué" in text


class Down:
    """Records that do not answer."""

    def __getattr__(self, name: str) -> Any:
        async def fails(*arguments: Any, **named: Any) -> Any:
            raise Unavailable("no answer")

        return fails


@pytest.mark.parametrize(("port", "said"), [("books", "Les livres"), ("crm", "Les prospects")])
async def test_a_source_that_is_down_is_a_line_and_the_rest_stands(house: House, port: str, said: str):
    await asked(house.world, ASKS)
    room = House(house.world, **{port: Down()})
    key = await room.comes()
    text = await room.text(key)
    assert f"{said}\u00a0: pas de réponse" in text
    assert "À traiter\u00a0: 1" in text
    body = await room.body(key)
    assert [line.title for line in body.troubles if line.what == "source_down"] == [port]
    assert bool(body.money) == (port != "books")


async def test_money_is_that_of_the_books(house: House):
    body = await house.body(await house.comes())
    invoices = await house.world.app.books.open_invoices()
    today = body.day
    due = sum(each.balance for each in invoices if each.balance > 0)
    overdue = sum(each.balance for each in invoices if each.balance > 0 and each.due_on < today)
    assert (rank.money(body).due, rank.money(body).overdue) == (due, overdue)
    assert overdue > 0


async def test_the_picture_comes_with_the_first_of_a_week(house: House):
    first = await house.message(await house.comes())
    await house.world.waits(hours=24)
    second = await house.message(await house.comes())
    assert first is not None
    assert second is not None
    [picture, *_] = [block for block in first.blocks if isinstance(block, Image)]
    assert "Balance âgée" in picture.alt
    assert not [block for block in second.blocks if isinstance(block, Image)]


async def test_in_english_too(house: House):
    await asked(house.world, ASKS)
    text = await house.text(await house.comes(language="en", zone="Europe/London"))
    assert "Digest of Monday 23 November 2026" in text
    assert "Needs somebody: 1" in text


async def test_a_quote_of_a_private_conversation_ends_unnamed(house: House):
    await asked(house.world, ALONE, channel="dm:lea-martin")
    await asked(house.world, ALONE)
    private, shared = await house.world.app.books.sent_quotes()
    assert private.valid_until == shared.valid_until
    await house.world.waits(days=(shared.valid_until - house.world.clock.now().date()).days)
    ends = [each for each in (await house.body(await house.comes())).today if each.what == "quote_ends"]
    assert sorted((each.hidden, each.title, each.amount is None, each.place is None) for each in ends) == [
        (False, f"{shared.number} · {shared.customer.name}", False, False),
        (True, "", True, True),
    ]
