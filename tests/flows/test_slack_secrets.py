"""Over a whole conversation, with all that goes wrong in it: no token, secret or key in a log, a card or the store."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog
from cryptography.fernet import Fernet

from bot.logs import configure_logs
from tests.flows.test_slack_workspaces import installs
from tests.support.slack.population import TEAM
from tests.support.slack_world import SlackWorld, Transport, open_slack


@contextmanager
def chatty() -> Generator[None]:
    """Everything is logged as the service logs it, down to the libraries' debugging; then as before."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    configure_logs("debug", "json")
    loggers = [logging.getLogger(name) for name in ("slack_bolt", "slack_sdk", "aiohttp.client", "aiohttp.access")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield
    for logger, was in zip(loggers, before, strict=True):
        logger.setLevel(was)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_secrets_stay_secret(
    prepared_home: Path, tmp_path: Path, transport: Transport, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(prepared_home, tmp_path / "home")
    key = Fernet.generate_key().decode()
    more = {
        "slack_client_id": "1.2",
        "slack_client_secret": "stand-in-client-secret",
        "token_key": key,
        "public_url": "https://commis.example",
        **({"slack_signing_secret": "stand-in-signing-secret"} if transport == "socket" else {}),
    }
    with chatty():
        async with open_slack(tmp_path / "home", transport=transport, **more) as slack:
            await installs(slack, "voisin")
            await whole_conversation(slack)
            server = slack.server
            secrets = [server.token, server.workspace("T0VOISIN").token, server.signing_secret, server.app_token]
            secrets += [server.client_secret, key]
            shown = [seen for one in server.workspace().channels.values() for seen in server.messages(one)]
            shown += [note for who in ("lea", "claire", "marc") for note in server.ephemeral(who)]
            shown += [home for who in ("lea", "claire") if (home := server.home(who)) is not None]
            cards = "\n".join(str(seen.raw) for seen in shown)
    logged = "".join(capfd.readouterr())
    stored = b"".join(path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file())
    assert "token_revoked" in logged and "post.retry" in logged, "the conversation went wrong as it should"
    assert "turn.done" in logged and "D2026-0001" in cards
    for secret in secrets:
        assert len(secret) > 8
        assert secret not in logged, f"{secret} was logged"
        assert secret not in cards, f"{secret} was shown"
        assert secret.encode() not in stored, f"{secret} is in the home"


async def whole_conversation(slack: SlackWorld) -> None:
    server = slack.server
    await slack.opens("lea", "messages")
    await slack.opens("claire")
    await slack.says("lea", "@Commis Devis pour Dupont : 10 mugs avec 12 % de remise", "#devis", files=[("a.csv", b"")])
    server.fails("chat.postMessage", "500", 1)
    server.fails("chat.update", "disconnect", 1)
    await slack.clicks("lea", "Dupont Frères", "#devis")
    await slack.waits(minutes=10)
    server.fails("views.open", "expired_trigger_id", 1)
    await slack.clicks("claire", "Modifier", "#devis")
    await slack.clicks("claire", "Modifier", "#devis")
    await slack.submits("claire", discount="douze")
    await slack.submits("claire", discount="10")
    server.fails("files.getUploadURLExternal", "not_json", 1)
    await slack.clicks("marc", "Envoyer le devis", "#devis")
    await slack.waits(minutes=10)
    server.fails("*", "token_revoked", 4)
    await slack.commands("lea", "#general", "devis pour Nordlys : 2 mugs")
    await slack.waits(minutes=10)
    server.heals()
    async with server.session.post(f"{slack.address}/slack/events", data=b"{}", headers={"Authorization": "Bearer x"}):
        pass
    await slack.commands("lea", "#general", f"devis pour Bellerive : 2 mugs ({TEAM})")
