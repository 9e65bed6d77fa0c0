"""Whether what the service depends on answers: asked now and then, kept, and never asked for a message."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

import structlog
from pydantic import TypeAdapter

from bot.clock import Clock
from bot.failures import classify
from bot.settings import Settings
from bot.store import settings as kept_settings
from bot.store.database import Connection

log = structlog.get_logger(__name__)

KEPT = "supervision.health"
"""The setting under which the store keeps what was found last."""

FRESH = timedelta(minutes=10)
"""How long a finding is good."""

SECONDS = 15.0
"""How long a check may take."""

Code = Literal[
    "ok", "unavailable", "rejected", "not_found", "misconfigured", "unknown", "store", "defect", "slow", "off",
    "unasked", "cap",
]  # fmt: skip
"""`off`: not configured; `unasked`: nobody has needed it yet; `cap`: rested, the month's money is spent."""

SHOWN = ("books", "mail", "mailbox", "slack", "teams", "register", "booking", "model")
"""In this order."""


@dataclass(frozen=True)
class Health:
    """`code` says how it is, in a word of ours; `words` more that is safe to show to anybody (numbers, codes)."""

    ok: bool
    code: Code = "ok"
    words: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Found:
    """What a check said, and when; `since`: from when on it has answered, or has not."""

    health: Health
    at: datetime
    since: datetime | None = None

    @property
    def off(self) -> bool:
        return self.health.code == "off"


Check = Callable[[], Awaitable[Health]]

_FOUND: TypeAdapter[dict[str, Found]] = TypeAdapter(dict[str, Found])


def answering(call: Callable[[], Awaitable[object]]) -> Check:
    """The check that something answers at all: what it raises is its health. Nothing of what it says is kept."""

    async def check() -> Health:
        await call()
        return Health(True)

    return check


def mail_checks(settings: Settings) -> dict[str, Check]:
    """Of the mail servers that the settings name."""
    checks: dict[str, Check] = {"mail": off, "mailbox": off}
    if settings.smtp_host:
        checks["mail"] = answering(lambda: _smtp(settings))
    if settings.imap_host:
        checks["mailbox"] = answering(lambda: _imap(settings))
    return checks


class Healths:
    """Asks the checks when what they said is old. One that fails or hangs says so of itself alone."""

    def __init__(self, checks: Mapping[str, Check], clock: Clock) -> None:
        """`checks` may grow afterwards."""
        self._checks = checks
        self._clock = clock
        self._found: dict[str, Found] = {}
        self._asking = asyncio.Lock()

    async def look(self) -> dict[str, Found]:
        """By name; as fresh as `FRESH` says."""
        async with self._asking:
            now = self._clock.now()
            old = [name for name in self._checks if not _is_fresh(self._found.get(name), now)]
            said = await asyncio.gather(*(_asked(name, self._checks[name]) for name in old))
            self._found |= {name: Found(health, now) for name, health in zip(old, said, strict=True)}
            return {name: self._found[name] for name in self._checks}


def keep(c: Connection, found: Mapping[str, Found]) -> dict[str, Found]:
    """As it is to be told: how long it has been so, and what was known before of what nobody has asked since."""
    before = kept(c)
    names = [*(name for name in SHOWN if name in found), *sorted(set(found) - set(SHOWN))]
    merged = {name: _lasting(found[name], before.get(name)) for name in names}
    kept_settings.put(c, KEPT, _FOUND.dump_python(merged, mode="json"))
    return merged


def _lasting(now: Found, before: Found | None) -> Found:
    if before is None or before.off:
        return replace(now, since=now.at)
    if now.health.code == "unasked":
        return before
    since = before.since or before.at
    return replace(now, since=since if before.health.ok == now.health.ok else now.at)


def kept(c: Connection) -> dict[str, Found]:
    """What the running service found last."""
    value: Any = kept_settings.get(c, KEPT, {})
    return _FOUND.validate_python(value)


def as_json(found: Mapping[str, Found]) -> dict[str, Any]:
    return {name: {**asdict(one.health), "at": one.at.isoformat()} for name, one in found.items()}


def _is_fresh(found: Found | None, now: datetime) -> bool:
    return found is not None and timedelta(0) <= now - found.at < FRESH


async def _asked(name: str, check: Check) -> Health:
    try:
        async with asyncio.timeout(SECONDS):
            return await check()
    except TimeoutError:
        return Health(False, "slow")
    except Exception as error:
        failure = classify(error)
        log.warning("supervision.unhealthy", check=name, code=failure.kind, why=failure.detail)
        return Health(False, failure.kind)


async def off() -> Health:
    return Health(True, "off")


async def _smtp(settings: Settings) -> None:
    # The client is imported by whoever has a server: a desk without one does not pay for it.
    from integrations.mail.smtp import SmtpOut

    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
    server = SmtpOut(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=password,
        security=settings.smtp_security,
    )
    await server.check()


async def _imap(settings: Settings) -> None:
    from bot.mailbox.opening import mail_in

    server = mail_in(settings)
    if server is not None:
        await server.check()
