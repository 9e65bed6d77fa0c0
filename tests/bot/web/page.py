"""The page as tests see it: its boxes, a card, and waiting for what must come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from playwright.async_api import Locator, Page, expect

from bot.events import MessageReceived
from graphs.message import (
    Address,
    Button,
    Buttons,
    Column,
    Confirm,
    FieldItem,
    Fields,
    Message,
    Table,
    Text,
)
from tests.bot.web.office import Office

HOSTILE = "<img src=x onerror=\"document.title='taken'\"> & <b>gras</b>"


SURE = Confirm("Envoyer ?", "1 200 €", "Oui, envoyer", "Non")
CARD = Message(
    "Validation demandée",
    [
        Text("Validation demandée", "heading"),
        Text("La remise dépasse la limite.", "warning"),
        Fields([FieldItem("Client", HOSTILE)]),
        Table([Column("Article"), Column("Total", "right")], [["Moulin", "12,00 €"]]),
        Buttons(
            [
                Button("a:1:approve", "Envoyer le devis", "primary", SURE),
                Button("a:1:edit", "Modifier"),
                Button("a:1:reject", "Refuser", "danger"),
            ]
        ),
    ],
)  # fmt: skip
LOCKED = Message("Envoyé", [Text("Envoyé par Marc Dubois à 09:00", "strong")])
HERE = Address("web", "c:devis")


def main(page: Page) -> Locator:
    return page.locator("#main textarea")


def side(page: Page) -> Locator:
    return page.locator("#thread textarea")


async def open_channel(page: Page, channel: str = "c:devis") -> None:
    await page.locator(f'[data-channel="{channel}"]').click()
    await expect(page.locator(f'[data-channel="{channel}"]')).to_have_attribute("aria-current", "page")


async def eventually(check: Callable[[], bool]) -> None:
    for _ in range(200):
        if check():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it never came to be")


def answering(office: Office, answer: Message) -> None:
    """Commis answers in the message's thread, after it showed what it does."""

    async def script(event: MessageReceived) -> None:
        if event.addressed:
            await office.platform.status(event.address, ["Je cherche le client…"])
            await office.posts(f"answer:{event.key}", event.address, answer)
            await office.platform.status(event.address, [])

    office.on_message = script
