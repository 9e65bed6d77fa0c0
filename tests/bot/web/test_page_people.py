"""The page in a real browser: whose tab it is, in which language, time and colours, and what is unread."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from graphs.message import (
    Address,
    Excerpt,
    Message,
    text_message,
)
from tests.bot.web.office import Office, Served
from tests.bot.web.page import HERE, main, open_channel


async def test_switching_person_changes_what_one_sees_and_the_language(page: Page, office: Office) -> None:
    await office.posts("secret", Address("web", "dm:lea"), text_message("Pour Léa"))
    await expect(page.locator("#main .message")).to_contain_text("Pour Léa")
    await page.get_by_role("button", name="Changer de personne").click()
    await page.locator('[data-person="grace"]').click()
    await expect(page.get_by_role("heading", name="Hello Grace, I am Commis.")).to_be_visible()
    assert await page.locator(".message").count() == 0
    assert await page.evaluate("document.documentElement.lang") == "en"
    await page.reload()
    await expect(page.locator(".me-name")).to_have_text("Grace O’Neil")
    await page.locator('[data-language="fr"]').click()
    await expect(main(page)).to_have_attribute("placeholder", "Écrire à Commis")


async def test_a_wrong_name_in_the_address_asks_who_one_is(page: Page, served: Served) -> None:
    await page.goto(f"{served.url}/?as=nobody")
    await expect(page.get_by_role("dialog", name="Qui êtes-vous")).to_be_visible()
    await page.locator('[data-person="marc"]').click()
    await expect(page.locator(".me-name")).to_have_text("Marc Dubois")


async def test_a_long_quotation_starts_short(page: Page, office: Office) -> None:
    await office.posts("p", HERE, Message("x", [Excerpt("ligne\n" * 40, "un mail")]))
    await open_channel(page)
    quote = page.locator("blockquote")
    short = await quote.evaluate("node => node.clientHeight")
    more = page.get_by_role("button", name="Tout afficher")
    await expect(more).to_have_attribute("aria-expanded", "false")
    await more.click()
    assert await quote.evaluate("node => node.clientHeight") > short * 3
    await page.get_by_role("button", name="Réduire").click()
    assert await quote.evaluate("node => node.clientHeight") == short


async def test_times_are_those_of_the_person(page: Page, office: Office, served: Served) -> None:
    await office.posts("p", HERE, text_message("Bonjour"))
    await open_channel(page)
    await expect(page.locator(".message time")).to_have_text("09:00")
    await page.goto(f"{served.url}/?as=grace#/c%3Adevis")
    await expect(page.locator(".message time")).to_have_text("08:00")
    await expect(page.locator(".day")).to_have_text("Today")


async def test_unread_marks_come_and_go(page: Page, office: Office) -> None:
    await office.posts("p", HERE, text_message("Bonjour"))
    count = page.locator('[data-channel="c:devis"] .count')
    await expect(count).to_contain_text("1")
    await expect(page).to_have_title(re.compile(r"^\(1\) "))
    await open_channel(page)
    await expect(count).to_have_count(0)
    await expect(page).to_have_title(re.compile(r"^#devis"))


def channels(color: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", color)[:3]]


async def test_dark_follows_the_system_until_it_is_chosen(page: Page) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    await page.emulate_media(color_scheme="light")
    assert min(channels(await page.evaluate(background))) > 200
    await page.emulate_media(color_scheme="dark")
    assert max(channels(await page.evaluate(background))) < 60
    await page.locator('[data-theme-choice="light"]').click()
    assert min(channels(await page.evaluate(background))) > 200
    await page.reload()
    await expect(page.locator('[data-theme-choice="light"]')).to_have_attribute("aria-pressed", "true")
    assert min(channels(await page.evaluate(background))) > 200
