"""The newcomer's way, as they walk it: the demo as its own process, a real browser, and a restart in between."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.support.browser import Complaints, open_browser
from tests.support.world import World

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def demo(home: Path) -> Generator[str]:
    """`commis demo` on that home; yields the address it prints. Stopped as Ctrl-C stops it."""
    environment = {"PATH": "/usr/bin:/bin", "COMMIS_HOME": str(home), "COMMIS_PORT": "0", "HOME": str(home)}
    command = [sys.executable, "-m", "bot", "demo"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if found := ADDRESS.search(line):
                    yield found.group()
                    break
            else:
                pytest.fail("the demo ended before it was open")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    assert process.returncode == 0


def mails(home: Path) -> list[str]:
    return [str(mail["Subject"]) for mail in World(home, None).mails()]  # pyright: ignore[reportArgumentType]


async def write(page: Page, text: str, *, where: str = "#main") -> None:
    composer = page.locator(f"{where} textarea")
    await composer.fill(text)
    await composer.press("Enter")


async def test_a_newcomer_gets_a_quote_a_question_and_an_approval_across_a_restart(tmp_path: Path) -> None:
    home = tmp_path / "home"
    async with open_browser() as browser:
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        complaints = Complaints()
        with demo(home) as address:
            lea = await context.new_page()
            complaints.watch(lea, refusing="/desk/")
            await lea.goto(f"{address}/?as=lea-martin")
            await write(lea, "Bonjour, un devis pour Bellerive : 3 moulins manuels et une douzaine de mugs svp")
            thread = lea.locator("#thread")
            await expect(thread.get_by_text("D2026-0001").first).to_be_visible()
            await expect(
                thread.get_by_role("link", name=re.compile("Télécharger Devis-D2026-0001")).first
            ).to_be_visible()
            assert len(mails(home)) == 1

            await write(lea, "Devis pour Dupont : 10 mugs")
            await thread.get_by_role("button", name=re.compile("Dupont Frères")).click()
            await expect(thread.get_by_text("D2026-0002").first).to_be_visible()

            await write(lea, "Devis pour Bellerive : 10 mugs, 12 % de remise")
            await expect(thread.get_by_role("button", name="Envoyer le devis")).to_be_visible()
            assert len(mails(home)) == 2
        with demo(home) as address:
            claire = await context.new_page()
            await claire.goto(f"{address}/?as=claire-dubois")
            await claire.get_by_role("button", name="Envoyer le devis").first.click()
            await expect(claire.get_by_role("button", name="Envoyer le devis")).to_have_count(0)
            lea = await context.new_page()
            await lea.goto(f"{address}/?as=lea-martin")
            await lea.get_by_role("button", name=re.compile("réponse")).last.click()
            await expect(lea.locator("#thread").get_by_text("D2026-0003").first).to_be_visible()
            assert len(mails(home)) == 3
        assert complaints == []
