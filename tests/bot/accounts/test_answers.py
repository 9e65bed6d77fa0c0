"""The answer to an offer: by the account alone, once, while what it was made for holds, and safe against crashes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.events import ButtonClicked, MessageChanged, Sender
from bot.platform import Account, Receipt
from bot.store import inbox, offers
from bot.store import people as store
from bot.turn import Fenced, Turn
from graphs.message import Address
from integrations.errors import Misconfigured, Rejected, Unavailable
from tests.bot.accounts.hall import ASKS, CLAIRE, LEA, OLIVER, Hall, member

YES, NO = "C'est moi", "Ce n'est pas moi"


async def test_nobody_else_can_answer(hall: Hall) -> None:
    hall.chat.accounts["T1/U2"] = member("lea@aubrac.example")
    await hall.says("T1/U1", ASKS)
    for label in (YES, NO):
        receipt = await hall.clicks("T1/U2", label)
        assert receipt.note is not None and "quelqu'un d'autre" in receipt.note.summary
    assert (await hall.owner("T1/U1"), await hall.owner("T1/U2")) == (None, None)
    assert len(await hall.buttons()) == 2


async def test_a_double_click_and_a_redelivery_link_once_and_are_heard_once(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    yes, no = await hall.button(YES), await hall.button(NO)
    await hall.clicks("T1/U1", YES, key="k1", button=yes.id)
    assert await hall.clicks("T1/U1", YES, key="k1", button=yes.id) == Receipt(claimed=False)
    assert await hall.clicks("T1/U1", YES, key="k2", button=yes.id) == Receipt(claimed=True)
    receipt = await hall.clicks("T1/U1", NO, key="k3", button=no.id)
    assert receipt.note is not None and "déjà rattaché à Léa Martin" in receipt.note.summary
    await hall.works()
    assert len(hall.heard) == 1
    assert await hall.ledger() == [("lea", "linked", "lea")]


async def test_yes_and_no_at_once_are_one_of_both(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    yes, no = await hall.button(YES), await hall.button(NO)
    place, sender = Address("chat", "@T1/U1"), Sender("chat", "T1/U1")
    clicks = [ButtonClicked(f"k{n}", place, sender, (yes, no)[n % 2].id, hall.clock.now()) for n in range(8)]
    await asyncio.gather(*(hall.accounts.click(click) for click in clicks))
    await hall.works()
    [(_, kind, _)] = await hall.ledger()
    assert (kind, await hall.owner("T1/U1"), len(hall.heard)) in {("linked", "lea", 1), ("declined", None, 0)}
    assert not await hall.buttons()


async def test_one_account_in_a_workspace_even_when_two_answer_at_once(hall: Hall) -> None:
    pair = ("T1/U1", "T1/U2")
    hall.chat.accounts["T1/U2"] = member("lea@aubrac.example")
    clicks: list[ButtonClicked] = []
    for account in pair:
        await hall.says(account, ASKS)
        place, yes = Address("chat", f"@{account}"), (await hall.buttons())[-2]
        clicks.append(ButtonClicked(f"k:{account}", place, Sender("chat", account), yes.id, hall.clock.now()))
    await asyncio.gather(*(hall.accounts.click(click) for click in clicks))
    assert sorted([await hall.owner(account) or "" for account in pair]) == ["", "lea"]


@pytest.mark.parametrize("button", ["l", "l:", "l:x:yes", "l:0123456789abcdef:yes", "l:\x00:no", "l:" + "9" * 999])
async def test_made_up_buttons_are_refused_in_words(hall: Hall, button: str) -> None:
    receipt = await hall.clicks("T1/U1", "", button=button)
    assert receipt.note is not None and receipt.note.summary
    assert await hall.owner("T1/U1") is None


async def test_a_verb_that_was_never_offered_does_nothing(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    button = (await hall.button(YES)).id.replace(":yes", ":maybe")
    receipt = await hall.clicks("T1/U1", "", button=button)
    assert receipt.note is not None
    assert await hall.owner("T1/U1") is None and len(await hall.buttons()) == 2


# --- what was true when it was asked may not be when it is answered ---------------------------------------------------


async def left(hall: Hall) -> None:
    await hall.employs(replace(LEA, active=False))


async def renamed(hall: Hall) -> None:
    hall.chat.accounts["T1/U1"] = member("someone.else@aubrac.example")


async def became_a_guest(hall: Hall) -> None:
    hall.chat.accounts["T1/U1"] = Account("x", "guest", "lea@aubrac.example", "fr")


async def shared_address(hall: Hall) -> None:
    await hall.employs(replace(CLAIRE, email=LEA.email))


async def has_another(hall: Hall) -> None:
    await hall.database.write(lambda c: store.link(c, "chat", "T1/U7", "lea"))


@pytest.mark.parametrize("change", [left, renamed, became_a_guest, shared_address, has_another])
async def test_a_yes_counts_only_while_everything_still_holds(
    hall: Hall, change: Callable[[Hall], Awaitable[None]]
) -> None:
    await hall.says("T1/U1", ASKS)
    await change(hall)
    await hall.clicks("T1/U1", YES)
    assert await hall.owner("T1/U1") is None
    card, told = await hall.reads("T1/U1")
    assert "plus lieu d'être" in card and YES not in card
    assert "commis people link PERSONNE chat:T1/U1" in told
    await hall.works()
    assert not hall.heard


async def test_a_platform_that_does_not_answer_keeps_the_question_open(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    hall.chat.refusal = Unavailable("away")
    receipt = await hall.clicks("T1/U1", YES)
    assert receipt.note is not None and "Réessayez" in receipt.note.summary
    assert len(await hall.buttons()) == 2
    hall.chat.refusal = None
    await hall.clicks("T1/U1", YES)
    assert await hall.owner("T1/U1") == "lea"


async def test_a_platform_that_is_away_makes_the_message_wait(hall: Hall) -> None:
    hall.chat.refusal = Unavailable("away")
    with pytest.raises(Unavailable):
        await hall.says("T1/U1", ASKS)


@pytest.mark.parametrize("error", [Misconfigured("missing_scope"), Rejected("user_not_visible")])
async def test_a_platform_that_refuses_to_say_leaves_them_unknown(hall: Hall, error: Exception) -> None:
    hall.chat.refusal = error
    await hall.says("T1/U1", ASKS)
    assert "Je ne vous connais pas encore" in (await hall.reads("T1/U1"))[0]


async def test_a_restart_between_question_and_answer_changes_nothing(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.open()
    await hall.clicks("T1/U1", YES)
    await hall.open()
    await hall.works()
    assert [event.text for event in hall.heard] == [ASKS]


async def test_a_turn_that_is_run_twice_asks_once(hall: Hall) -> None:
    """As after a crash, or by two workers: whoever commits second finds that it was done."""
    said = await hall.says("T1/U1", ASKS, work=False)
    row = await hall.database.read(lambda c: inbox.by_key(c, said.key))
    assert row is not None
    lost, first, second = (Turn(said.key, hall.clock.now(), row.seq) for _ in range(3))
    for turn in (lost, first, second):
        await hall.accounts.meet(turn, said)
    await hall.database.write(lambda c: first.commit(c, {"chat"}))
    with pytest.raises(Fenced):
        await hall.database.write(lambda c: second.commit(c, {"chat"}))
    assert len(await hall.reads("T1/U1")) == 1


async def test_a_decision_that_was_overtaken_before_its_commit_is_made_anew(hall: Hall) -> None:
    said = await hall.says("T1/U1", ASKS, work=False)
    row = await hall.database.read(lambda c: inbox.by_key(c, said.key))
    assert row is not None
    turn = Turn(said.key, hall.clock.now(), row.seq)
    await hall.accounts.meet(turn, said)
    await hall.accounts.link("chat", "T1/U1", "claire", "operator")
    with pytest.raises(Fenced):
        await hall.database.write(lambda c: turn.commit(c, {"chat"}))
    await hall.works()
    assert [event.text for event in hall.heard] == [ASKS]
    assert await hall.reads("T1/U1") == []


async def test_an_account_that_is_linked_but_not_read_yet_is_no_stranger(hall: Hall) -> None:
    """Another process has just linked it: the message is looked at again."""
    said = await hall.says("T1/U1", ASKS, work=False)
    await hall.database.write(lambda c: store.link(c, "chat", "T1/U1", "claire"))
    with pytest.raises(Fenced):
        await hall.accounts.meet(Turn(said.key, hall.clock.now()), said)


async def test_a_message_that_was_edited_or_deleted_meanwhile(hall: Hall) -> None:
    for account in ("T1/U1", "T2/U1"):
        hall.chat.accounts[account] = member("lea@aubrac.example")
        said = await hall.says(account, ASKS)
        text = "Devis pour Nordlys : 2 mugs" if account == "T1/U1" else None
        change = MessageChanged(f"{said.key}:c", said.address, said.sender, said.key, text, hall.clock.now())
        await hall.turn(change, None)
        await hall.clicks(account, YES)
    await hall.works()
    assert [event.text for event in hall.heard] == ["Devis pour Nordlys : 2 mugs"]


async def test_who_may_decide_most_is_told_of_an_account_that_may_decide(hall: Hall) -> None:
    hall.chat.accounts["T1/U3"] = member("claire@aubrac.example")
    await hall.database.write(lambda c: store.link(c, "chat", "T1/U8", "oliver"))
    await hall.says("T1/U3", "bonjour")
    await hall.clicks("T1/U3", YES)
    [told] = await hall.reads(platform="web", channel="dm:marc")
    assert "Le compte chat:T1/U3 agit désormais au nom de Claire Dubois (responsable commercial)" in told
    assert "commis people unlink chat:T1/U3" in told
    [told] = await hall.reads("T1/U8")
    assert "now acts as Claire Dubois (sales lead)" in told, "on the same platform, in their language"
    assert await hall.reads(platform="web", channel="dm:oliver") == []


async def test_nobody_is_told_of_the_lowest_role_and_nobody_of_their_own(hall: Hall) -> None:
    hall.chat.accounts["T1/U4"] = member("marc@aubrac.example")
    for account in ("T1/U1", "T1/U4"):
        await hall.says(account, ASKS)
        await hall.clicks(account, YES)
    assert await hall.reads(platform="web", channel="dm:marc") == []
    assert not any("agit désormais" in text for text in await hall.reads("T1/U4"))
    assert len(await hall.reads(platform="web", channel="dm:oliver")) == 1


async def test_offers_of_the_same_account_are_open_one_at_a_time(hall: Hall) -> None:
    """The address of the account changes hands while the first question is open."""
    await hall.says("T1/U1", ASKS)
    hall.chat.accounts["T1/U1"] = member(OLIVER.email)
    await hall.says("T1/U1", ASKS)
    assert not await hall.buttons(), "not more than one question an hour"
    hall.waits(minutes=61)
    await hall.says("T1/U1", ASKS)
    assert "Oliver Hughes" in (await hall.reads("T1/U1"))[-1]
    assert len(await hall.database.read(lambda c: offers.open_of(c, "chat", "T1/U1"))) == 1
