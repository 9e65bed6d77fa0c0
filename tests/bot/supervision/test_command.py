"""`commis status`: the same whether the service runs or is stopped."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.commands.status import status
from bot.events import MessageReceived, Sender
from bot.settings import Settings
from bot.store import inbox
from bot.store.database import Database
from bot.store.lock import HomeLock
from graphs.message import Address
from tests.bot.supervision.room import plain

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def settings_of(folder: Path, language: str = "fr") -> Settings:
    return Settings(home=folder, now=NOW, language=language, log_level="error")  # pyright: ignore[reportArgumentType]


def run(settings: Settings, *, as_json: bool = False) -> int:
    return asyncio.run(status(settings, Namespace(json=as_json)))


def test_a_stopped_service_tells_from_its_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings = settings_of(tmp_path)
    assert run(settings) == 0
    said = plain(capsys.readouterr().out)
    assert said.startswith("Tout fonctionne : rien n'est bloqué.")
    assert "Service : arrêté" in said and "Dernier contrôle : pas encore" in said
    _leave_a_message(settings)
    assert run(settings) == 0
    said = plain(capsys.readouterr().out)
    assert said.startswith("1 point demande votre attention. ✘ 1 message attend d'être traité depuis 3 h")
    assert "bonjour" not in said


def test_a_running_one_is_told_from_a_stopped_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings = settings_of(tmp_path, "en")
    run(settings, as_json=True)
    assert json.loads(capsys.readouterr().out)["running"] is False
    service = HomeLock(tmp_path / "commis.lock")
    assert service.try_acquire()
    try:
        run(settings, as_json=True)
        found = json.loads(capsys.readouterr().out)
        assert found["running"] is True and found["well"] is True
        assert set(found) >= {"queues", "waits", "cases", "failures", "pauses", "spend", "health", "troubles", "alerts"}
        run(settings)
        assert "Service: running" in capsys.readouterr().out
    finally:
        service.release()


def _leave_a_message(settings: Settings) -> None:
    async def put() -> None:
        database = Database.open(settings.database)
        at = NOW - timedelta(hours=3)
        place = Address("web", "c:devis", "t1")
        event = MessageReceived("web:m1", place, Sender("web", "claire"), "bonjour", at)
        await database.write(
            lambda c: inbox.claim(c, event, conversation=place.conversation, now=at, address=place, person_id=None)
        )
        await database.close()

    asyncio.run(put())
