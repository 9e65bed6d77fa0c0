"""The page in a real browser: with the keyboard alone, on a phone, and for eyes that need contrast."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from graphs.message import (
    Address,
    text_message,
)
from tests.bot.web.office import Office, Served
from tests.bot.web.page import CARD, HERE, main, open_channel, side


async def test_everything_is_reached_with_the_keyboard(page: Page, office: Office) -> None:
    await office.posts("one", HERE, text_message("Premier"))
    await office.posts("two", HERE, CARD)
    await page.keyboard.press("Alt+ArrowDown")
    await expect(page.locator('[data-channel="c:devis"]')).to_have_attribute("aria-current", "page")
    await expect(page.locator("#main .message")).to_have_count(2)
    await expect(main(page)).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator('.message[data-id="two"]')).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator('.message[data-id="one"]')).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(side(page)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#thread")).to_be_hidden()
    await expect(main(page)).to_be_focused()
    await page.locator('.message[data-id="two"]').focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Envoyer le devis")).to_be_focused()
    await page.locator('.message[data-id="two"]').focus()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Raccourcis clavier")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.keyboard.press("c")
    await expect(main(page)).to_be_focused()
    await expect(main(page)).to_have_value("")


@pytest.mark.parametrize("width", [320, 390])
async def test_on_a_phone_the_menu_is_a_drawer_and_a_thread_covers_all(
    browser: Browser, office: Office, served: Served, width: int
) -> None:
    await office.posts("card", HERE, CARD)
    await office.posts("reply", Address("web", "c:devis", "card"), CARD)
    context = await browser.new_context(viewport={"width": width, "height": 640}, is_mobile=True, has_touch=True)
    try:
        page = await context.new_page()
        await page.goto(f"{served.url}/?as=lea")
        await page.get_by_role("button", name="Ouvrir le menu").click()
        await page.locator('[data-channel="c:devis"]').click()
        await expect(page.locator("#sidebar")).not_to_be_in_viewport()
        await page.get_by_role("button", name="1 réponse").click()
        await expect(page.locator("#thread .message")).to_have_count(2)
        box = await page.locator("#thread").bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, width)
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        small = await page.evaluate(
            "[...document.querySelectorAll('#thread button')].filter(b => b.offsetParent && b.offsetHeight < 34).length"
        )
        assert small == 0
        await page.get_by_role("button", name="Fermer le fil").click()
        await expect(page.locator("#thread")).to_be_hidden()
    finally:
        await context.close()


CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data]; };
    const light = ([r, g, b]) => { const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
    const under = (node) => { for (; node; node = node.parentElement) {
        const color = rgb(getComputedStyle(node).backgroundColor);
        if (color[3] === 255) return color; }
        return [255, 255, 255, 255]; };
    const poor = [];
    for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
        const seen = node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (!own || !seen || node.disabled) continue;
        const [a, b] = [light(rgb(getComputedStyle(node).color)), light(under(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) poor.push(`${node.className || node.tagName}: ${ratio.toFixed(2)}`);
    }
    return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_and_every_control_has_a_name(page: Page, office: Office, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await office.posts("card", HERE, CARD)
    await office.posts("reply", Address("web", "c:devis", "card"), CARD)
    await open_channel(page)
    await page.locator(".replies").click()
    await expect(page.locator("#thread .message")).to_have_count(2)
    await page.mouse.move(0, 0)
    assert await page.evaluate(CONTRAST) == []
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, textarea, select")]
            .filter((node) => node.checkVisibility() && !node.matches(".unseen"))
            .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()))
            .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    for role in ["main", "complementary", "navigation"]:
        assert await page.get_by_role(role).count() >= 1  # pyright: ignore[reportArgumentType]  # a list of literals
