"""As a person meets it: `commis run` as its own process, the Playground's page in a real browser, and what it shows."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.store import people
from tests.support.browser import open_browser
from tests.support.playground.client import Playground, open_playground
from tests.support.playground.population import USERS
from tests.support.playground.server import PlaygroundServer
from tests.support.teams_world import PEOPLE
from tests.support.world import World, open_world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def running(home: Path, port: int) -> Generator[str]:
    """`commis run` on that home, for the Playground alone; yields its address. Stopped as Ctrl-C stops it."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "COMMIS_HOME": str(home), "COMMIS_PORT": str(port)}
    environment |= {"COMMIS_AUTONOMY_QUOTE": "act", "COMMIS_UNDO_MINUTES": "0"}
    command = [sys.executable, "-m", "bot", "run"]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, cwd=ROOT, env={**environment, "TEAMS_PLAYGROUND": "1"}) as process:
        try:
            deadline = time.monotonic() + 60
            while not _answers(address):
                assert process.poll() is None, "it ended before it was open"
                assert time.monotonic() < deadline, "it was not open within a minute"
                time.sleep(0.1)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    assert process.returncode == 0


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/ready", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


async def prepared(home: Path) -> None:
    """The sample company, whose people are known by their accounts: as after `commis accounts`."""

    def link(c: people.Connection) -> None:
        for name, person in PEOPLE.items():
            people.link(c, "teams", USERS[name].account, person)

    async with open_world(home) as world:
        await world.app.database.write(link)


async def writes(page: Page, text: str) -> None:
    composer = page.locator("div[role=textbox][data-lexical-editor=true]").first
    await composer.fill(text)
    await composer.press("Enter")


def mails(home: Path) -> list[str]:
    return [str(mail["Subject"]) for mail in World(home, None).mails()]  # type: ignore[arg-type]  # no clock is asked


@pytest.fixture
def fresh(playground: PlaygroundServer) -> Iterator[PlaygroundServer]:
    """One of its own: the page of one that has served other tests shows all they did before it shows anything else."""
    server = PlaygroundServer()
    yield server
    server.close()


async def test_a_question_a_quote_and_an_approval_on_the_page(tmp_path: Path, fresh: PlaygroundServer) -> None:
    """Léa types and clicks; Claire approves from her own chat; Léa's card locks before her eyes."""
    home, playground = tmp_path / "home", fresh
    await prepared(home)
    with running(home, playground.desk_port):
        async with open_playground(playground) as others, open_browser() as browser:
            await others.meets("claire")
            context = await browser.new_context(viewport={"width": 1280, "height": 1000}, locale="fr-FR")
            context.set_default_timeout(30_000)
            expect.set_options(timeout=30_000)
            page = await context.new_page()
            await page.goto(playground.address)
            await writes(page, "Devis pour Dupont : 10 mugs")
            await page.locator(".ac-adaptiveCard").get_by_role("button", name=re.compile("Dupont Frères")).click()
            await expect(page.get_by_text("D2026-0001").first).to_be_visible()
            await writes(page, "Devis pour Bellerive : 10 mugs avec 12 % de remise")
            await expect(page.get_by_role("button", name="Retirer la demande")).to_be_visible()
            await expect(page.get_by_role("button", name="Envoyer le devis")).to_have_count(0)
            await page.screenshot(path=str(tmp_path / "asked.png"))
            await approves(others)
            await expect(page.get_by_text("Approuvé par Claire Dubois").first).to_be_visible()
            await expect(page.get_by_text("D2026-0002").first).to_be_visible()
            await expect(page.get_by_role("button", name="Retirer la demande")).to_have_count(0)
            await page.screenshot(path=str(tmp_path / "decided.png"))
        assert len(mails(home)) == 2


async def approves(playground: Playground) -> None:
    """Claire, as soon as the card is in her own chat."""
    chat = await playground.conversation("claire", "personal")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for seen in playground.seen():
            for button in seen.buttons if seen.conversation == chat else []:
                if button.title == "Envoyer le devis":
                    answer = await playground.acts("claire", seen, button.verb, button.data)
                    assert "Envoyer le devis" not in str(answer), "she is not offered it twice"
                    return
        await asyncio.sleep(0.05)
    pytest.fail("Claire was not asked")
