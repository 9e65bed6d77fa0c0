"""Is Teams set up well, and if not, what to click: what `commis doctor` finds of ids, secret, keys and addresses."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from typing import Any, Literal, cast
from urllib.parse import quote, urlsplit

import aiohttp

from bot.teams.connector import Connector
from bot.teams.credentials import scope_of
from bot.teams.hosts import is_loopback
from bot.teams.package import MESSAGES_PATH
from bot.teams.settings import TeamsSettings
from bot.teams.setup import wording
from integrations.errors import IntegrationError

SECONDS = 5.0
"""For each question."""

LARGEST = 1024 * 1024
"""Bytes read of an answer."""

APP_ID, TENANT, SECRET, APP_TYPE = "TEAMS_APP_ID", "TEAMS_TENANT_ID", "TEAMS_APP_PASSWORD", "TEAMS_APP_TYPE"
PLAYGROUND, HOSTS, KEYS = "TEAMS_PLAYGROUND", "TEAMS_SERVICE_HOSTS", "TEAMS_OPENID_URL"
PUBLIC_URL, TOKEN_KEY, PEOPLE = "COMMIS_PUBLIC_URL", "COMMIS_TOKEN_KEY", "Teams people"

CHANNEL = "msteams"

LOGIN_FAULTS = {
    7000215: (SECRET, "secret_wrong", "secret"),
    7000222: (SECRET, "secret_expired", "secret"),
    700016: (APP_ID, "app_unknown", "app_unknown"),
    7000112: (APP_ID, "app_disabled", "app_disabled"),
    90002: (TENANT, "tenant_unknown", "tenant_id"),
    900023: (TENANT, "tenant_unknown", "tenant_id"),
}
"""Codes of Entra (AADSTS…): what is wrong with which setting, and what to do about it."""

_GUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")

Mark = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """`fix` says what to do about it; empty when all is well."""

    name: str
    mark: Mark
    found: str
    fix: str = ""


async def examine(settings: TeamsSettings, language: str, *, linked: int | None = None) -> list[Finding]:
    """`linked`: how many people have an account of Teams, where the caller knows. Never raises for what others do."""
    examination = _Examination(settings, language)
    if settings.playground:
        # Nothing that comes in is asked who it is: the rest does not apply.
        return [examination.finding(PLAYGROUND, "warning", "playground", "playground"), *examination.people(linked)]
    ids = examination.ids()
    asked = [examination.keys(), examination.reachable()]
    if all(one.mark == "ok" for one in ids):
        asked.insert(0, examination.token())
    parts = await asyncio.gather(*asked)
    told = [finding for part in parts for finding in part]
    return [*ids, *told, *examination.hosts(), *examination.people(linked)]


class _Examination:
    def __init__(self, settings: TeamsSettings, language: str) -> None:
        self._settings = settings
        self._language = language

    def ids(self) -> list[Finding]:
        settings = self._settings
        findings = [
            Finding(name, "ok", value) if _GUID.fullmatch(value) else self.finding(name, "error", "not_guid", fix)
            for name, value, fix in ((APP_ID, settings.app_id, "app_id"), (TENANT, settings.tenant_id, "tenant_id"))
        ]
        if settings.app_id and settings.app_id.lower() == settings.tenant_id.lower():
            findings[0] = self.finding(APP_ID, "error", "same_ids", "app_id")
        return findings

    async def token(self) -> list[Finding]:
        settings = self._settings
        if settings.app_type != "SingleTenant":
            return [await self._managed()]
        if _GUID.fullmatch(settings.app_password):
            return [self.finding(SECRET, "error", "secret_is_id", "secret")]
        where = settings.login_url.rstrip("/")
        form = {
            "grant_type": "client_credentials",
            "client_id": settings.app_id,
            "client_secret": settings.app_password,
            "scope": f"{scope_of(settings)}/.default",
        }
        url = f"{where}/{quote(settings.tenant_id, safe='')}/oauth2/v2.0/token"
        status, answer = await _asked("POST", url, form)
        if status in {0, 429} or status >= 500:
            why = answer if isinstance(answer, str) else f"HTTP {status}"
            return [self.finding(SECRET, "warning", "login_silent", "login_silent", where=where, why=why)]
        if isinstance(answer, dict) and answer.get("access_token"):
            return [self.finding(SECRET, "ok", "token")]
        return [self._refused(status, answer if isinstance(answer, dict) else {})]

    async def keys(self) -> list[Finding]:
        """Without them nobody who calls can be verified."""
        where = self._settings.openid_url
        status, document = await _asked("GET", where)
        if not isinstance(document, dict):
            return [self._no_keys(where, document or f"HTTP {status}")]
        issuer: Any = document.get("issuer")
        if isinstance(issuer, str) and issuer != self._settings.issuer:
            expected = self._settings.issuer
            return [self.finding(KEYS, "error", "issuer", "issuer", issuer=issuer[:100], expected=expected)]
        status, found = await _asked("GET", str(document.get("jwks_uri") or ""))
        keys: Any = found.get("keys") if isinstance(found, dict) else None
        if not isinstance(keys, list):
            return [self._no_keys(where, found if isinstance(found, str) and found else f"HTTP {status}")]
        count = sum(_endorses(key) for key in cast("list[object]", keys))
        return [self.finding(KEYS, "ok", "keys", count=count) if count else self._no_keys(where, f"0 {CHANNEL}")]

    async def reachable(self) -> list[Finding]:
        """Knocks as anybody may: who answers 401 to what nobody has signed is us."""
        url = self._settings.public_url.rstrip("/")
        if not url:
            return [self.finding(PUBLIC_URL, "warning", "no_address", "address", path=MESSAGES_PATH)]
        findings: list[Finding] = []
        if not self._settings.file_key:
            findings.append(self.finding(TOKEN_KEY, "warning", "no_file_key", "file_key"))
        if not url.startswith("https://"):
            findings.append(self.finding(PUBLIC_URL, "error", "not_https", "https", url=url))
        answer = await _knock(url + MESSAGES_PATH)
        if answer == "401":
            named = {one.name for one in findings}
            return findings if PUBLIC_URL in named else [*findings, Finding(PUBLIC_URL, "ok", url + MESSAGES_PATH)]
        kind = "nobody" if not answer.isdigit() else "redirected" if answer.startswith("3") else "somebody_else"
        mark: Mark = "warning" if kind == "nobody" else "error"
        findings.append(self.finding(PUBLIC_URL, mark, kind, kind, url=url + MESSAGES_PATH, answer=answer))
        return findings

    def hosts(self) -> list[Finding]:
        hosts = self._settings.service_hosts
        if not hosts:
            return [self.finding(HOSTS, "error", "no_host", "hosts")]
        findings: list[Finding] = []
        for host in hosts:
            if is_loopback(_host_of(host)):
                findings.append(self.finding(HOSTS, "warning", "local_host", "hosts", host=host[:100]))
            elif not _HOST.fullmatch(host):
                findings.append(self.finding(HOSTS, "error", "bad_host", "hosts", host=host[:100]))
        return findings

    def people(self, linked: int | None) -> list[Finding]:
        if linked is None:
            return []
        if not linked:
            return [self.finding(PEOPLE, "warning", "nobody_linked", "link")]
        return [self.finding(PEOPLE, "ok", "linked", count=linked)]

    def finding(self, name: str, mark: Mark, found: str, fix: str = "", **values: Any) -> Finding:
        told = wording.tell(f"found_{found}", self._language, **values)
        return Finding(name, mark, told, wording.tell(f"fix_{fix}", self._language, **values) if fix else "")

    async def _managed(self) -> Finding:
        """Azure gives the token to the machine itself."""
        connector = Connector(self._settings)
        try:
            async with asyncio.timeout(SECONDS):
                await connector.warm()
        except (IntegrationError, TimeoutError) as error:
            why = str(error) or type(error).__name__
            return self.finding(APP_TYPE, "error", "no_identity", "identity", why=why[:200])
        finally:
            await connector.close()
        return self.finding(APP_TYPE, "ok", "token")

    def _refused(self, status: int, answer: dict[str, Any]) -> Finding:
        codes: Any = answer.get("error_codes")
        known = (
            [code for code in cast("list[object]", codes) if code in LOGIN_FAULTS] if isinstance(codes, list) else []
        )
        if known:
            code = cast("int", known[0])
            name, found, fix = LOGIN_FAULTS[code]
            return self.finding(name, "error", found, fix, code=f"AADSTS{code}")
        told: Any = answer.get("error")
        code = told[:100] if isinstance(told, str) and told else f"HTTP {status}"
        return self.finding(SECRET, "error", "login_refuses", "secret", code=code)

    def _no_keys(self, where: str, why: str) -> Finding:
        return self.finding(KEYS, "error", "no_keys", "keys", where=where, why=why[:100])


def _endorses(key: object) -> bool:
    names: Any = cast("dict[str, Any]", key).get("endorsements") if isinstance(key, dict) else None
    return isinstance(names, list) and CHANNEL in names


def _host_of(entry: str) -> str:
    try:
        return urlsplit(f"//{entry}").hostname or ""
    except ValueError:
        return ""


async def _asked(method: str, url: str, form: dict[str, str] | None = None) -> tuple[int, dict[str, Any] | str]:
    """The HTTP status and a JSON object; or a text, which may say why there is none: status 0 is no answer at all."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS), trust_env=True) as session,
            session.request(method, url, data=form, allow_redirects=False) as answer,
        ):
            status, body = answer.status, bytearray()
            async for chunk in answer.content.iter_chunked(64 * 1024):
                body += chunk
                if len(body) > LARGEST:
                    return status, ""
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return 0, type(error).__name__
    try:
        found: Any = json.loads(bytes(body))
    except (ValueError, RecursionError):
        return status, ""
    return status, cast("dict[str, Any]", found) if isinstance(found, dict) else ""


async def _knock(url: str) -> str:
    """The HTTP status, or why there was none."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS), trust_env=True) as session,
            session.post(url, json={}, allow_redirects=False) as answer,
        ):
            # A sign-in page may say 401, too, but then it says how to sign in.
            return "403" if answer.status == 401 and "WWW-Authenticate" in answer.headers else str(answer.status)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return type(error).__name__
