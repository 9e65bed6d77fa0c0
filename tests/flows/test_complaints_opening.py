"""Opening an alert about an angry customer: one however many mails come at once; held back when none can be opened."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from bot import standings as notes
from bot.complaints.exchanges import KeptExchanges
from bot.events import MailReceived
from bot.turns import Turns
from graphs.message import Address, FileRef
from graphs.standing import Standing
from integrations.errors import Unavailable
from tests.flows.soundness import is_sound
from tests.support.incoming import SOPHIE, STRANGER, all_cases, letter, standings
from tests.support.world import World, open_world

FIRST = letter(SOPHIE, "Votre service", "C'est inadmissible. La commande est arrivée en miettes.")
SECOND = letter(SOPHIE, "Honteux", "Je suis furieuse, personne ne répond au téléphone. C'est scandaleux.")
STRANGERS = [letter(STRANGER, f"Vitrine {n}", f"Votre livreur a cassé ma vitrine {n}, c'est honteux.") for n in "ab"]


@pytest.fixture
async def world(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    home = tmp_path / "own"
    shutil.copytree(prepared_home, home)
    async with open_world(home, autonomy_reminder="act") as opened:
        yield opened


async def arrives(world: World, raw: bytes, place: str = "") -> None:
    """`place`: a channel of its own, which is worked beside the others."""
    digest = hashlib.sha256(raw).hexdigest()
    event = MailReceived(f"mail:{digest}", FileRef(digest, "m.eml", "message/rfc822", len(raw)), world.clock.now())
    await world.app.door.mail(event, Address("web", place) if place else world.app.mail_place, raw)


def at_the_same_instant(monkeypatch: pytest.MonkeyPatch, several: int) -> list[int]:
    """That many turns have all looked for an alert that runs before any goes on; how many met."""
    look, met, all_here = KeptExchanges.open_complaint, [0], asyncio.Event()

    async def looks(self: KeptExchanges, customer_id: str, address: str) -> str:
        found = await look(self, customer_id, address)
        if met[0] < several:
            met[0] += 1
            if met[0] == several:
                all_here.set()
            await asyncio.wait_for(all_here.wait(), 20)
        return found

    monkeypatch.setattr(KeptExchanges, "open_complaint", looks)
    return met


@pytest.mark.parametrize("mails", [[FIRST, SECOND], STRANGERS], ids=["customer", "stranger"])
async def test_two_first_angry_mails_at_the_same_instant_make_one_alert(
    world: World, monkeypatch: pytest.MonkeyPatch, mails: list[bytes]
) -> None:
    met = at_the_same_instant(monkeypatch, 2)
    for number, raw in enumerate(mails):
        await arrives(world, raw, f"c:mails-{number}")
    await world.works()
    assert met == [2], "they did not meet"
    found = [case for case in await all_cases(world) if case.process == "complaint"]
    assert sorted(case.state for case in found) == ["done", "needs_approval"]
    (alert,) = await world.approvals()
    assert alert.case_id == next(case.id for case in found if case.state == "needs_approval")
    assert sum(post.key.endswith(".again") for post in await world.every_post()) == 1
    await is_sound(world)


def fails(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int) -> None:
    """No complaint can be opened that often."""
    opens, left = Turns.open_case, [times]

    async def open_case(self: Turns, turn: Any, **told: Any) -> None:
        if told["process"] == "complaint" and left[0]:
            left[0] -= 1
            raise error
        await opens(self, turn, **told)

    monkeypatch.setattr(Turns, "open_case", open_case)


def held(running: list[Standing]) -> list[Standing]:
    return [each for each in running if each.kind == "complaint"]


async def test_an_alert_that_cannot_be_opened_holds_back_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(monkeypatch, RuntimeError("a defect of ours"), 1_000)
    await arrives(world, FIRST)
    await world.works()
    for _ in range(4):
        await world.waits(minutes=1)
    assert not [case for case in await all_cases(world) if case.process == "complaint"]
    (standing,) = held(await world.app.standings.running())
    assert (standing.until, "inadmissible" in standing.note or "miettes" in standing.note) == (None, True)
    said = [post for post in await world.every_post() if post.key.endswith(".held")]
    assert len(said) == 1 and "rien d'automatique ne part" in said[0].content.summary.replace("\u2019", "'")
    await world.says("Claire", "relance Hôtel Bellerive", anew=True)
    assert not world.mails()
    await is_sound(world)


async def test_once_it_opens_it_is_an_alert_like_any_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, Unavailable("the books rest"), 1)
    await arrives(world, FIRST)
    await world.works()
    assert held(await world.app.standings.running())
    await world.waits(minutes=1)
    (alert,) = await world.approvals()
    assert alert.process == "complaint"
    assert [each.by for each in held(await world.app.standings.running())] != ["commis"]
    case = next(case for case in await all_cases(world) if case.process == "complaint")
    assert case.state == "needs_approval"


async def test_what_is_noted_already_is_not_written_over(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, RuntimeError("a defect of ours"), 1_000)
    known = (await world.app.books.directory()).customers
    (subject,) = [each.id for each in known if each.email and each.email in SOPHIE]
    before = Standing(subject, "complaint", world.clock.now().date(), None, "déjà dit", "claire")
    await world.app.database.write(lambda c: notes.put(c, before, world.clock.now()))
    await arrives(world, FIRST)
    await world.works()
    assert held(await world.app.standings.running()) == [before]


async def test_books_that_do_not_answer_keep_no_alert_from_being_raised(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def rests(*_: Any, **__: Any) -> Any:
        raise Unavailable("the books rest")

    monkeypatch.setattr(type(world.app.books), "past_invoices", rests)
    monkeypatch.setattr(type(world.app.books), "open_invoices", rests)
    await arrives(world, FIRST)
    await world.works()
    assert [each.process for each in await world.approvals()] == ["complaint"]
    assert ("complaint" in {kind for kind, _ in await standings(world)}) is True
    shown = "\n".join(repr(post.content) for post in await world.every_post())
    assert "Une partie de l'historique n'a pas pu être lue" in shown
