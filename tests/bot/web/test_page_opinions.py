"""The page in a real browser: two thumbs under a result, and the line that asks what was wrong."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, Page, expect
from sqlalchemy import Connection

from bot.events import OpinionGiven
from bot.platform import Receipt
from bot.store import cases, opinions, posts
from bot.store.cases import CaseRow
from graphs.message import Message, Text, text_message
from tests.bot.web.office import NINE, Office
from tests.bot.web.page import HERE, open_channel

RESULT = Message("Le devis D2026-0001 est parti.", [Text("Le devis D2026-0001 est parti chez Hôtel Bellerive.")])


async def shows(office: Office) -> None:
    """A case that has ended, whose opinions are kept as the real desk keeps them."""

    def write(c: Connection) -> None:
        cases.save(c, CaseRow("case-1", "quote", 1, HERE, "lea", "fr", "done", "Devis", {}, [], [], [], NINE, NINE))
        told: dict[str, Any] = {"address": HERE, "language": "fr", "now": NINE, "case_id": "case-1"}
        posts.posted(c, key="begun", reference="begun", content=text_message("Je prépare le devis."), **told)
        posts.posted(c, key="result", reference="result", content=RESULT, **told)

    async def keep(event: OpinionGiven) -> Receipt:
        await office.database.write(
            lambda c: opinions.put(
                c,
                about=event.reference,
                person_id=event.sender.id,
                case_id="case-1",
                value=event.value,
                how=event.how,
                words=event.words,
                at=event.at,
            )
        )
        return Receipt(claimed=True)

    office.on_opinion = keep
    await office.database.write(write)
    await office.platform.published(HERE)


def thumb(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Votre avis sur ce résultat").get_by_role("button", name=name, exact=True)


GOOD, BAD = "C’était bien", "Ce n’était pas bien"


async def test_the_pressed_thumb_is_kept_over_a_reload_and_pressed_again_taken_back(page: Page, office: Office) -> None:
    await shows(office)
    await open_channel(page)
    await expect(page.locator(".opinion")).to_have_count(1)
    await expect(page.locator('[data-id="result"] .opinion')).to_be_visible()
    await thumb(page, GOOD).click()
    await expect(thumb(page, GOOD)).to_have_attribute("aria-pressed", "true")
    await page.reload()
    await expect(thumb(page, GOOD)).to_have_attribute("aria-pressed", "true")
    await expect(thumb(page, BAD)).to_have_attribute("aria-pressed", "false")
    await thumb(page, GOOD).click()
    await expect(thumb(page, GOOD)).to_have_attribute("aria-pressed", "false")
    assert [event.value for event in office.heard if isinstance(event, OpinionGiven)] == ["good", "none"]


async def test_by_the_keyboard_alone(page: Page, office: Office) -> None:
    await shows(office)
    await open_channel(page)
    line = page.locator('[data-id="result"]')
    await line.focus()
    await page.keyboard.press("Tab")
    await expect(thumb(page, GOOD)).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await expect(thumb(page, BAD)).to_have_attribute("aria-pressed", "true")
    await expect(thumb(page, BAD)).to_be_focused()
    await page.keyboard.press("Tab")
    words = page.get_by_label("Qu’est-ce qui n’allait pas")
    await expect(words).to_be_focused()
    await page.keyboard.type("<b>La remise</b> était fausse")
    await page.keyboard.press("Enter")
    await expect(page.locator(".opinion-said")).to_have_text("Merci, c’est noté.")
    await expect(page.locator("#announce")).to_contain_text("Merci, c’est noté.")
    given = [event for event in office.heard if isinstance(event, OpinionGiven)]
    assert [(event.value, event.words) for event in given] == [("bad", ""), ("bad", "<b>La remise</b> était fausse")]
    await page.reload()
    await expect(thumb(page, BAD)).to_have_attribute("aria-pressed", "true")
    await expect(page.locator(".opinion-said")).to_be_visible()


async def test_what_is_typed_survives_news_in_the_channel(page: Page, office: Office) -> None:
    await shows(office)
    await open_channel(page)
    await thumb(page, BAD).click()
    words = page.get_by_label("Qu’est-ce qui n’allait pas")
    await words.fill("La remise")
    await office.posts("other", HERE, text_message("Autre chose."))
    await expect(page.locator("#main").get_by_text("Autre chose.")).to_be_visible()
    await expect(words).to_have_value("La remise")


async def test_it_speaks_english(page: Page, office: Office) -> None:
    await shows(office)
    await page.goto(page.url.partition("?")[0] + "?as=grace#/c%3Adevis")
    group = page.get_by_role("group", name="Your opinion of this result")
    await group.get_by_role("button", name="It was not good").click()
    await expect(page.get_by_label("What was wrong?")).to_be_visible()


async def test_on_a_narrow_page_the_thumbs_are_as_large_as_a_finger(page: Page, office: Office) -> None:
    await shows(office)
    await page.set_viewport_size({"width": 360, "height": 640})
    await page.goto(page.url.partition("?")[0] + "?as=lea#/c%3Adevis")
    await thumb(page, BAD).click()
    await expect(page.locator(".opinion-why")).to_be_visible()
    await expect(thumb(page, BAD)).to_be_focused()
    box = await thumb(page, GOOD).bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 40
    words = await page.get_by_label("Qu’est-ce qui n’allait pas").bounding_box()
    assert words is not None
    assert words["x"] + words["width"] <= 360
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
