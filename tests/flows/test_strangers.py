"""Somebody writes whom nobody knows yet: asked who they are in private, then worked as if they had been known."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot import app as composition
from bot.console.render import plain_text
from bot.events import ButtonClicked, MessageReceived, Sender
from bot.platform import Account, Receipt
from graphs.message import Address, Buttons
from tests.flows.soundness import is_sound, numbers
from tests.support.chat import Chat
from tests.support.world import World, open_world

QUOTE = "Devis pour Bellerive : 3 moulins manuels et 12 mugs"
DISCOUNT = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


@dataclass
class Office:
    """The sample company on a chat platform where nobody is linked to an account yet."""

    world: World
    chat: Chat
    said: int = 0
    places: list[Address] = field(default_factory=list[Address])

    async def says(self, account: str, text: str, channel: str = "", *, work: bool = True) -> Address:
        self.said += 1
        place = Address("chat", channel or f"@{account}", str(self.said))
        event = MessageReceived(
            f"chat:{self.said}", place, Sender("chat", account), text, self.world.clock.now(),
            direct=not channel, root=True, message=str(self.said),
        )  # fmt: skip
        await self.world.app.door.message(event)
        if work:
            await self.world.works()
        return place

    async def clicks(self, account: str, label: str, *, by: str = "") -> Receipt:
        """The newest button with that label in the private conversation with the account."""
        self.said += 1
        pressed = [button for button, place in self.buttons() if button[1] == label and place == f"@{account}"]
        event = ButtonClicked(
            f"chat:{self.said}", Address("chat", f"@{account}"), Sender("chat", by or account), pressed[-1][0],
            self.world.clock.now(), confirmed=True,
        )  # fmt: skip
        receipt = await self.world.app.door.click(event)
        await self.world.works()
        return receipt

    def buttons(self) -> list[tuple[tuple[str, str], str]]:
        return [
            ((button.id, button.label), post.address.channel)
            for post in self.chat.messages.values()
            for block in post.message.blocks
            if isinstance(block, Buttons)
            for button in block.buttons
        ]

    def reads(self, place: Address | str) -> str:
        """All that stands in a thread, or in a whole channel."""
        return "\n".join(
            plain_text(post.message).replace("\u202f", " ").replace("\u00a0", " ")
            for post in self.chat.messages.values()
            if place in (post.address, post.address.channel)
        )


@pytest.fixture
async def office(prepared_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    chat = Chat(accounts={"T1/U1": Account("léa", "member", "Lea.Martin@comptoir-aubrac.example", "fr")})
    shipped = composition.build_platforms

    def with_chat(*rooms: Any, **more: Any) -> dict[str, Any]:
        return {**shipped(*rooms, **more), chat.name: chat}

    monkeypatch.setattr(composition, "build_platforms", with_chat)
    shutil.copytree(prepared_home, tmp_path / "home")
    async with open_world(tmp_path / "home") as world:
        yield Office(world, chat)


async def test_a_request_waits_for_the_answer_and_is_worked_where_it_was_made(office: Office) -> None:
    thread = await office.says("T1/U1", QUOTE, channel="devis")
    assert "voyez vos messages privés" in office.reads(thread)
    assert "Léa" not in office.reads(thread)
    assert "êtes-vous Léa Martin ?" in office.reads("@T1/U1")
    assert not office.world.mails()
    await office.clicks("T1/U1", "C'est moi")
    assert "D2026-0001" in office.reads(thread)
    assert numbers(office.world) == ["D2026-0001"]
    assert "✔ C'est vous, Léa Martin" in office.reads("@T1/U1")
    case = await office.world.case()
    assert case["status"] == "done"
    await is_sound(office.world)


async def test_from_then_on_they_are_known(office: Office) -> None:
    await office.says("T1/U1", "bonjour")
    await office.clicks("T1/U1", "C'est moi")
    thread = await office.says("T1/U1", QUOTE)
    assert "D2026-0001" in office.reads(thread)
    assert not [label for (_, label), _ in office.buttons() if label == "C'est moi"]


async def test_their_limits_are_those_of_the_person(office: Office) -> None:
    await office.says("T1/U1", DISCOUNT)
    await office.clicks("T1/U1", "C'est moi")
    [approval] = await office.world.approvals()
    assert approval.requested_by == "lea-martin"
    assert not office.world.mails()


async def test_no_keeps_everything_as_it_was(office: Office) -> None:
    thread = await office.says("T1/U1", QUOTE, channel="devis")
    await office.clicks("T1/U1", "Ce n'est pas moi")
    assert "commis people link PERSONNE chat:T1/U1" in office.reads("@T1/U1")
    assert "D2026" not in office.reads(thread)
    assert not office.world.mails()
    await office.says("T1/U1", QUOTE)
    assert not office.buttons()


async def test_the_wrong_person_and_the_second_click(office: Office) -> None:
    office.chat.accounts["T1/U9"] = Account("x", "member", "x@elsewhere.example", "fr")
    await office.says("T1/U1", QUOTE)
    receipt = await office.clicks("T1/U1", "C'est moi", by="T1/U9")
    assert receipt.note is not None and "quelqu'un d'autre" in receipt.note.summary
    card = [button for (button, label), _ in office.buttons() if label == "C'est moi"]
    await office.clicks("T1/U1", "C'est moi")
    again = ButtonClicked(
        "chat:again", Address("chat", "@T1/U1"), Sender("chat", "T1/U1"), card[0], office.world.clock.now()
    )
    for _ in range(2):
        await office.world.app.door.click(again)
        await office.world.works()
    assert numbers(office.world) == ["D2026-0001"]
    await is_sound(office.world)


async def test_a_restart_between_any_two_steps(office: Office) -> None:
    thread = await office.says("T1/U1", QUOTE, channel="devis", work=False)
    await office.world.restart()
    await office.world.works()
    await office.world.restart()
    await office.clicks("T1/U1", "C'est moi")
    await office.world.restart()
    await office.world.works()
    assert "D2026-0001" in office.reads(thread)
    assert numbers(office.world) == ["D2026-0001"]


async def test_a_button_in_a_thread_asks_the_unknown_to_write_first(office: Office) -> None:
    await office.says("T1/U1", DISCOUNT)
    await office.clicks("T1/U1", "C'est moi")
    [approval] = await office.world.approvals()
    click = ButtonClicked(
        "chat:c1", Address("chat", "devis"), Sender("chat", "T1/U2"), f"a:{approval.id}:approve",
        office.world.clock.now(),
    )  # fmt: skip
    receipt = await office.world.app.door.click(click)
    assert receipt.note is not None and "écrivez-moi d'abord en privé" in receipt.note.summary
    assert len(await office.world.approvals()) == 1


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (None, "Je ne vous connais pas encore"),
        (Account("x", "member", "", "fr"), "Je ne vous connais pas encore"),
        (Account("x", "guest", "lea.martin@comptoir-aubrac.example", "fr"), "comptes invités"),
        (Account("x", "stranger", "lea.martin@comptoir-aubrac.example", "en"), "only work with the people"),
        (Account("x", "bot", "lea.martin@comptoir-aubrac.example", "fr"), ""),
        (Account("x", "gone", "lea.martin@comptoir-aubrac.example", "fr"), ""),
    ],
)
async def test_everybody_else_gets_a_sentence_at_most(office: Office, account: Account | None, words: str) -> None:
    office.chat.accounts.clear()
    if account is not None:
        office.chat.accounts["T1/U1"] = account
    thread = await office.says("T1/U1", QUOTE, channel="devis")
    assert words in office.reads(thread)
    assert bool(office.chat.messages) == bool(words)
    assert "Léa" not in office.reads(thread) and not office.buttons()
    assert not office.world.mails()
