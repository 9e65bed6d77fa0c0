"""The service as those who run it see it: health, readiness, figures, logs, and a stop that loses nothing."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
import structlog
from prometheus_client.parser import text_string_to_metric_families

from bot.server import serving
from bot.store import cases, inbox, ledger, outbox
from bot.store.database import StoreUnavailable
from tests.flows.soundness import is_sound, numbers
from tests.support.mailserver import MailServer
from tests.support.world import World, open_world


@pytest.fixture
async def address(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[tuple[World, str]]:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_world(home, port=0) as world, serving(world.app) as url:
        yield world, url


async def get(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(url) as response:
        return response.status, await response.text()


async def figures(url: str) -> dict[str, float]:
    status, text = await get(f"{url}/metrics")
    assert status == 200
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_health_ready_and_figures(address: tuple[World, str]) -> None:
    world, url = address
    assert await get(f"{url}/health") == (200, '{"status": "ok"}')
    status, text = await get(f"{url}/ready")
    assert status == 200 and json.loads(text)["status"] == "ready"

    before = await figures(url)
    await world.says("lea", "Devis pour Bellerive : 2 mugs")
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise", anew=True)
    after = await figures(url)

    def more(name: str) -> float:
        return after.get(name, 0.0) - before.get(name, 0.0)

    assert more("commis_events_total[('kind', 'message')]") == 2
    assert more("commis_turns_total[('kind', 'message'), ('outcome', 'done')]") == 2
    assert more("commis_effects_total[('kind', 'mail'), ('outcome', 'sent')]") == 1
    assert after["commis_cases[('state', 'needs_approval')]"] == 1
    assert after["commis_cases[('state', 'done')]"] == 1
    assert after["commis_queue_rows[('state', 'done'), ('table', 'inbox')]"] == 2
    assert more("commis_ack_seconds_count[]") >= 2
    await world.clicks("claire", "Envoyer")
    settled = await figures(url)
    assert settled.get("commis_cases[('state', 'needs_approval')]", 0) == 0
    assert settled["commis_cases[('state', 'done')]"] == 2


async def test_a_store_that_cannot_be_read_is_not_ready_but_alive(
    address: tuple[World, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, url = address

    async def fails(_: object) -> None:
        raise StoreUnavailable("unreachable", "no way")

    monkeypatch.setattr(world.app.database, "read", fails)
    status, text = await get(f"{url}/ready")
    assert status == 503 and json.loads(text)["reason"] == "unreachable"
    assert (await get(f"{url}/metrics"))[0] == 503
    assert (await get(f"{url}/health"))[0] == 200


SERVE = [sys.executable, "-m", "bot", "run"]
ACTING = {"COMMIS_AUTONOMY_QUOTE": "act", "COMMIS_UNDO_MINUTES": "0"}
ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+")


@asynccontextmanager
async def service(home: Path, **settings: str) -> AsyncGenerator[tuple[asyncio.subprocess.Process, str]]:
    """`commis run` in a process of its own, ready; killed at the end if it still runs."""
    environment = {
        **os.environ,
        **ACTING,
        "COMMIS_HOME": str(home),
        "COMMIS_PORT": "0",
        "COMMIS_LOG_FORMAT": "json",
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *SERVE, env=environment, stdout=asyncio.subprocess.PIPE, stderr=(home / "log").open("wb")
    )
    try:
        assert process.stdout is not None
        url = b""
        async with asyncio.timeout(30):
            while line := await process.stdout.readline():
                if found := ADDRESS.search(line):
                    url = found.group()
                    break
        assert url, (home / "log").read_text()
        yield process, url.decode()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def ask(home: Path, text: str) -> asyncio.subprocess.Process:
    """Another process hands a message to the running service."""
    environment = {**os.environ, **ACTING, "COMMIS_HOME": str(home)}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "ask", "--as", "Léa", "--json", text,
        env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def test_a_stop_lets_the_mail_that_is_leaving_leave(prepared_home: Path, tmp_path: Path) -> None:
    """SIGTERM in the middle of the conversation with the mail server: it is finished, kept, and never repeated."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with MailServer() as sink:
        sink.delay = 1.0
        smtp = {
            "COMMIS_SMTP_HOST": "127.0.0.1", "COMMIS_SMTP_PORT": str(sink.port), "COMMIS_SMTP_SECURITY": "none",
            "COMMIS_LOG_LEVEL": "info",
        }  # fmt: skip
        async with service(home, **smtp) as (process, _):
            asking = await ask(home, "Devis pour Bellerive : 2 mugs")
            async with asyncio.timeout(20):
                while not sink.busy:
                    await asyncio.sleep(0.02)
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(20):
                assert await process.wait() == 0
        asking.kill()
        await asking.wait()
        assert len(sink.accepted) == 1
        async with open_world(home) as world:
            [case] = await world.app.database.read(lambda c: cases.recent(c, 10))
            assert case.state == "done"
            counts = await world.app.database.read(lambda c: (inbox.counts(c), outbox.counts(c), ledger.verify(c)))
            assert counts[0].keys() == {"done"} and counts[1].keys() == {"sent"} and counts[2] is None
        assert len(sink.accepted) == 1

    lines = [json.loads(line) for line in (home / "log").read_text(encoding="utf-8").splitlines()]
    done = [line for line in lines if line["event"] == "effect.done"]
    assert {line["case"] for line in done} == {case.id}
    assert all({"level", "timestamp", "key", "kind"} <= line.keys() for line in done)


async def test_what_waits_at_a_stop_is_worked_at_the_next_start(world: World) -> None:
    for number in range(6):
        await world.says("lea", f"Devis pour Bellerive : {number + 2} mugs", anew=True, work=False)
    async with world.app.running():
        await asyncio.sleep(0.05)
    left = len(numbers(world))
    await world.restart()
    await world.works()
    assert sorted(numbers(world)) == [f"D2026-{number:04d}" for number in range(1, 7)], left
    await is_sound(world)


async def test_turns_log_the_case_and_the_person(world: World) -> None:
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as logged:
        await world.says("lea", "Devis pour Bellerive : 2 mugs")
    done = [line for line in logged if line["event"] == "turn.done"]
    case = await world.case()
    assert [(line["case"], line["person"]) for line in done if line["kind"] == "message"] == [
        (case["case"], "lea-martin")
    ]
