"""A real Chromium for tests: the machine's own, else playwright's. Without any, tests fail and say so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from tests.support.peers import PeerMissing, chromium_path

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    try:
        path = chromium_path()
    except PeerMissing as missing:
        pytest.fail(str(missing))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS, headless=True)
        try:
            yield browser
        finally:
            await browser.close()


class Complaints(list[str]):
    """What the page's console reported as wrong: failed scripts, refused resources. An answer of `refusing` (a part of
    its address) may be an error: the browser reports those too, and the page is to deal with them."""

    def watch(self, page: Page, *, refusing: str) -> None:
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("console", lambda message: self._heard(message, refusing))

    def _heard(self, message: ConsoleMessage, refusing: str) -> None:
        if message.type == "error" and refusing not in message.location["url"]:
            self.append(message.text)
