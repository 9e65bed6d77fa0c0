"""The page in a real browser: saying something, being answered, and losing the connection."""

from __future__ import annotations

import asyncio

from playwright.async_api import BrowserContext, Page, Route, expect

from bot.events import MessageReceived
from bot.store.database import StoreUnavailable
from graphs.message import (
    text_message,
)
from tests.bot.web.office import Office, Served
from tests.bot.web.page import HERE, answering, eventually, main, open_channel, side


async def test_a_newcomer_clicks_an_example_and_sees_the_answer_in_the_thread(page: Page, office: Office) -> None:
    answering(office, text_message("Devis D-1 envoyé."))
    await expect(page.get_by_role("heading", name="Bonjour Léa, je suis Commis.")).to_be_visible()
    await page.locator(".suggestion").first.click()
    await expect(main(page)).to_have_value("Devis pour Hôtel Azur : 3 cartons de pichets 65 cl")
    await page.keyboard.press("Enter")
    thread = page.locator("#thread")
    await expect(thread).to_be_visible()
    await expect(thread.get_by_text("Devis D-1 envoyé.")).to_be_visible()
    await expect(side(page)).to_be_focused()
    await expect(page.locator("#main .replies")).to_contain_text("1 réponse")
    await expect(page.locator("#main .pill")).to_have_count(0)
    await expect(page.locator("#thread .day")).to_have_count(1)
    await expect(page.locator(".status")).to_have_count(0)
    await expect(page.locator("#announce")).to_contain_text("Devis D-1 envoyé.")
    assert [event.kind for event in office.heard] == ["message"]


async def test_what_is_typed_while_the_page_opens_slowly_is_not_lost(
    page: Page, office: Office, served: Served
) -> None:
    held = asyncio.Event()

    async def late(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/desk/state", late)
    await page.goto(f"{served.url}/?as=lea&again")
    await expect(main(page)).to_be_disabled()
    held.set()
    await main(page).fill("Bonjour")
    await page.keyboard.press("Enter")
    await eventually(lambda: len(office.heard) == 1)
    await expect(main(page)).to_have_value("")


async def test_shift_enter_makes_a_line_and_enter_sends(page: Page, office: Office) -> None:
    await main(page).fill("un")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("deux")
    await page.keyboard.press("Enter")
    await eventually(lambda: len(office.heard) == 1)
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    assert event.text == "un\ndeux"
    await expect(main(page)).to_have_value("")


async def test_what_commis_is_doing_is_shown_then_goes(page: Page, office: Office) -> None:
    await main(page).fill("Devis pour Azur")
    await page.keyboard.press("Enter")
    await expect(page.locator("#thread")).to_be_visible()
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    await office.platform.status(event.address, ["Je cherche le client", "Je vérifie le stock"])
    await expect(page.locator("#thread .status-step.done")).to_have_text("Je cherche le client")
    await expect(page.locator("#thread .status-step.now")).to_contain_text("Je vérifie le stock")
    await expect(page.locator("#main .replies-working")).to_contain_text("Je vérifie le stock")
    await office.platform.status(event.address, [])
    await expect(page.locator(".status")).to_have_count(0)


async def test_a_message_that_did_not_go_is_sent_again_once(page: Page, office: Office) -> None:
    office.broken = StoreUnavailable("locked", "locked")
    await main(page).fill("Devis pour Azur")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.pending")).to_contain_text("Devis pour Azur")
    await eventually(lambda: office.tries >= 2)
    office.broken = None
    await expect(page.locator(".message.pending")).to_have_count(0)
    await expect(page.locator("#main .message")).to_have_count(1)
    assert len(office.heard) == 1


async def test_a_refused_message_says_why_and_can_be_reworked(page: Page, office: Office) -> None:
    await main(page).fill("\x01\x02" * 30 + "a")
    await page.keyboard.press("Enter")
    refused = page.locator(".message.pending.refused")
    await expect(refused).to_contain_text("Le message ne contient pas de texte lisible.")
    await refused.get_by_role("button", name="Supprimer").click()
    await expect(page.locator(".message")).to_have_count(0)
    assert office.heard == []


async def test_what_is_being_written_survives_a_reload(page: Page) -> None:
    await main(page).fill("à moitié écrit")
    await page.reload()
    await expect(main(page)).to_have_value("à moitié écrit")


async def test_in_a_channel_commis_is_mentioned_from_the_list(page: Page, office: Office) -> None:
    await open_channel(page)
    await main(page).fill("Bonjour")
    await expect(page.locator(".mention-hint.shown")).to_contain_text("seuls vos collègues")
    await main(page).fill("")
    await main(page).press_sequentially("@co")
    await expect(page.get_by_role("option", name="Commis")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await expect(main(page)).to_have_value("@Commis ")
    await page.keyboard.type("devis")
    await page.keyboard.press("Enter")
    await eventually(lambda: len(office.heard) == 1)
    event = office.heard[0]
    assert isinstance(event, MessageReceived)
    assert event.addressed


async def test_a_restart_is_lived_through_without_reload(
    context: BrowserContext, office: Office, served: Served
) -> None:
    page = await context.new_page()
    await page.goto(f"{served.url}/?as=lea#/c%3Adevis")
    await expect(main(page)).to_be_visible()
    await page.evaluate("window.mark = 1")
    await served.stop()
    await expect(page.locator("#banner")).to_contain_text("Connexion perdue")
    await main(page).fill("écrit pendant la panne")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.pending")).to_be_visible()
    await office.posts("missed", HERE, text_message("Dit pendant la panne"))
    await page.get_by_role("button", name="Réessayer maintenant").click()
    await served.start()
    await expect(page.locator("#main .messages")).to_contain_text("Dit pendant la panne", timeout=15_000)
    await expect(page.locator("#banner")).to_be_hidden()
    await expect(page.locator(".message.pending")).to_have_count(0, timeout=12_000)
    await expect(page.locator("#main .message")).to_have_count(2)
    assert await page.evaluate("window.mark") == 1
    assert len(office.heard) == 1
