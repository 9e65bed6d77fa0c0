"""Is Slack set up well, and if not, what to click: what `commis doctor` finds of tokens, scopes and addresses."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp

from bot.clock import SystemClock
from bot.slack.client import SlackCalls
from bot.slack.faults import code_of
from bot.slack.manifest import EVENTS_PATH, INSTALL_PATH, scopes
from bot.slack.settings import SlackSettings
from bot.slack.setup import wording
from bot.slack.vault import Vault
from bot.slack.workspaces import Workspaces
from bot.store.database import Database, StoreUnavailable
from integrations.errors import InDoubt, IntegrationError, Misconfigured, Unavailable

SECONDS = 5.0
"""For each question."""

BOT_TOKEN, APP_TOKEN, SECRET = "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"
PUBLIC_URL, SCOPES, PEOPLE, INSTALLED = "COMMIS_PUBLIC_URL", "Slack scopes", "Slack people", "Slack workspaces"

_KINDS = (("xoxb-", "bot"), ("xoxe.xoxb-", "bot"), ("xapp-", "app"), ("xoxp-", "user"), ("xoxe.xoxp-", "user"))
_SECRET_SHAPE = re.compile(r"[0-9a-f]{32}")

Mark = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """`fix` says what to do about it; empty when all is well."""

    name: str
    mark: Mark
    found: str
    fix: str = ""


async def examine(
    settings: SlackSettings, language: str, *, linked: int | None = None, database: Database | None = None
) -> list[Finding]:
    """`linked`: how many people have an account of Slack, where the caller knows. With a `database`, the workspaces
    that are installed are looked at, too. Never raises for what Slack does."""

    async def no_token(team: str) -> str:
        raise Misconfigured(team)

    calls = SlackCalls(settings.api_url, no_token)
    examination = _Examination(settings, language, calls)
    try:
        parts = await asyncio.gather(
            examination.bot_token(), examination.app_token(), examination.reachable(), examination.installed(database)
        )
    finally:
        await calls.close()
    return [*parts[0], *parts[1], *examination.secret(), *parts[2], *parts[3], *examination.people(linked)]


class _Examination:
    def __init__(self, settings: SlackSettings, language: str, calls: SlackCalls) -> None:
        self._settings = settings
        self._language = language
        self._calls = calls

    async def bot_token(self) -> list[Finding]:
        token = self._settings.bot_token
        if not token:
            return []
        if _kind(token) not in {"bot", ""}:
            return [self._finding(BOT_TOKEN, "error", f"token_is_{_kind(token)}", "bot_token")]
        try:
            identity = await self._calls.with_token(token, "auth.test", timeout=SECONDS)
        except IntegrationError as error:
            return [self._unanswered(BOT_TOKEN, error, "bot_token")]
        named = f"{identity.get('team', '')} ({identity.get('url', '')})"
        given = set(identity.get("_scopes", []))
        missing = sorted(set(scopes()) - given)
        if not given:
            # Whoever answered did not say what the token may do.
            return [Finding(BOT_TOKEN, "ok", named)]
        if not missing:
            return [Finding(BOT_TOKEN, "ok", named), self._finding(SCOPES, "ok", "scopes", count=len(scopes()))]
        return [
            Finding(BOT_TOKEN, "ok", named),
            self._finding(SCOPES, "error", "scopes_missing", "scopes", scopes=", ".join(missing)),
        ]

    async def app_token(self) -> list[Finding]:
        token = self._settings.app_token
        if not token:
            return []
        if _kind(token) not in {"app", ""}:
            return [self._finding(APP_TOKEN, "error", f"token_is_{_kind(token)}", "app_token")]
        try:
            await self._calls.with_token(token, "apps.connections.open", timeout=SECONDS)
        except IntegrationError as error:
            return [self._unanswered(APP_TOKEN, error, "app_token")]
        return [self._finding(APP_TOKEN, "ok", "socket_mode")]

    def secret(self) -> list[Finding]:
        secrets = self._settings.signing_secrets
        if not secrets:
            return []
        if any(_kind(secret) for secret in secrets):
            return [self._finding(SECRET, "error", "secret_is_token", "secret")]
        if not _SECRET_SHAPE.fullmatch(secrets[0]):
            return [self._finding(SECRET, "warning", "secret_shape", "secret")]
        return [self._finding(SECRET, "ok", "secrets", count=len(secrets))]

    async def reachable(self) -> list[Finding]:
        """Knocks as anybody may: who answers 401 to what nobody has signed is us."""
        settings, url = self._settings, self._settings.public_url.rstrip("/")
        if not settings.over_http:
            return []
        if not url:
            return [self._finding(PUBLIC_URL, "warning", "no_address", "address", path=EVENTS_PATH)]
        findings: list[Finding] = []
        if not url.startswith("https://"):
            findings.append(self._finding(PUBLIC_URL, "error", "not_https", "https", url=url))
        answer = await _knock(url + EVENTS_PATH)
        if answer == "401":
            return findings or [Finding(PUBLIC_URL, "ok", url + EVENTS_PATH)]
        kind = "nobody" if not answer.isdigit() else "redirected" if answer.startswith("3") else "somebody_else"
        mark: Mark = "warning" if kind == "nobody" else "error"
        findings.append(self._finding(PUBLIC_URL, mark, kind, kind, url=url + EVENTS_PATH, answer=answer))
        return findings

    async def installed(self, database: Database | None) -> list[Finding]:
        settings = self._settings
        if not settings.installable:
            return []
        only_installed = SlackSettings(
            client_id=settings.client_id, token_keys=settings.token_keys, language=self._language
        )
        try:
            Vault(settings.token_keys, self._language)
            if database is None:
                return [self._finding(INSTALLED, "ok", "installable", url=settings.public_url + INSTALL_PATH)]
            workspaces = Workspaces(only_installed, self._calls, lambda: database, SystemClock().now)
            lost, known = await workspaces.unreadable(), await workspaces.known()
        except (Misconfigured, StoreUnavailable) as error:
            return [self._finding("COMMIS_TOKEN_KEY", "error", "said", "token_key", why=str(error))]
        if not known and not lost:
            where = settings.public_url + INSTALL_PATH
            return [self._finding(INSTALLED, "warning", "none_installed", "install", url=where)]
        unread = [self._finding(f"Slack: {tenant}", "error", "unreadable", "token_key") for tenant in lost]
        works = await asyncio.gather(*(self._works(one.name or one.team, one.token) for one in known))
        return [*unread, *works]

    async def _works(self, name: str, token: str) -> Finding:
        try:
            identity = await self._calls.with_token(token, "auth.test", timeout=SECONDS)
        except IntegrationError as error:
            return self._unanswered(f"Slack: {name}", error, "install_again")
        missing = sorted(set(scopes()) - set(identity.get("_scopes", [])))
        if missing:
            said = ", ".join(missing)
            return self._finding(f"Slack: {name}", "error", "scopes_missing", "install_again", scopes=said)
        return Finding(f"Slack: {name}", "ok", str(identity.get("url", "")))

    def people(self, linked: int | None) -> list[Finding]:
        if linked is None:
            return []
        if linked == 0:
            return [self._finding(PEOPLE, "warning", "nobody_linked", "link")]
        return [self._finding(PEOPLE, "ok", "linked", count=linked)]

    def _unanswered(self, name: str, error: IntegrationError, fix: str) -> Finding:
        if isinstance(error, Unavailable | InDoubt):
            return self._finding(name, "warning", "slack_silent", "slack_silent", why=str(error))
        return self._finding(name, "error", "slack_refuses", fix, code=code_of(error) or str(error))

    def _finding(self, name: str, mark: Mark, found: str, fix: str = "", **values: Any) -> Finding:
        told = wording.tell(f"found_{found}", self._language, **values)
        return Finding(name, mark, told, wording.tell(f"fix_{fix}", self._language, **values) if fix else "")


def _kind(token: str) -> str:
    """bot, app or user; "" when it does not look like any."""
    return next((kind for start, kind in _KINDS if token.startswith(start)), "")


async def _knock(url: str) -> str:
    """The HTTP status, or why there was none."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS), trust_env=True) as session,
            session.post(url, data=b"{}", allow_redirects=False) as answer,
        ):
            return "403" if answer.status == 401 and "WWW-Authenticate" in answer.headers else str(answer.status)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return type(error).__name__
