"""A desk of its own for every test; one browser for them all."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.bot.web.office import Office, Served, open_office, serve
from tests.bot.web.page import main
from tests.support.browser import Complaints, open_browser
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]


@pytest_asyncio.fixture(loop_scope="session")
async def office(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Office]:
    file = shutil.copyfile(sqlite_template, tmp_path / "desk.db")
    async with open_office(file) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def served(office: Office) -> AsyncIterator[Served]:
    async with serve(office) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    opened = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    opened.set_default_timeout(8000)
    yield opened
    await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, served: Served) -> AsyncIterator[Page]:
    """Léa's tab. Whatever the browser complains about fails the test."""
    complaints = Complaints()
    opened = await context.new_page()
    complaints.watch(opened, refusing="/desk/messages")
    await opened.goto(f"{served.url}/?as=lea")
    await expect(main(opened)).to_be_enabled()
    yield opened
    assert complaints == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens the office shares the browser's event loop."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here) and "office" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
