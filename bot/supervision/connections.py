"""The checks of what we are connected to, without a call that costs: chats are asked who we are, the others answered
last."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, runtime_checkable

from bot.failures import classify
from bot.outside import Outside
from bot.platform import Platform
from bot.settings import Settings
from bot.store import settings as kept_settings
from bot.store import usage
from bot.store.database import Connection, Database
from bot.supervision.health import Check, Code, Health, answering, off
from integrations.booking.port import Booking, BookingLink
from integrations.errors import IntegrationError, NotFound, Rejected
from integrations.register.port import Register, RegisterAnswer, RegisterQuery

T = TypeVar("T")

FALLBACK = "understanding.fallback"
"""The setting that says why words are read without the model just now ("" they are not); see `bot.hearing`."""

_MODEL: dict[str, Code] = {
    "unavailable": "unavailable",
    "rejected": "rejected",
    "misconfigured": "misconfigured",
    "cap": "cap",
}


@runtime_checkable
class Answering(Protocol):
    """A chat platform that can be asked whether it still knows us."""

    async def answers(self) -> None:
        """Raises what an `integrations.errors` says when it does not answer."""
        ...


class Recorded:
    """How the last call of something went."""

    def __init__(self) -> None:
        self._last = Health(True, "unasked")

    async def of(self, call: Awaitable[T], *, answers: type[IntegrationError] | tuple[()] = ()) -> T:
        """`answers`: an error that is an answer as good as any other."""
        try:
            said = await call
        except answers:
            self._last = Health(True)
            raise
        except IntegrationError as error:
            self._last = Health(False, classify(error).kind)
            raise
        self._last = Health(True)
        return said

    async def check(self) -> Health:
        return self._last


@dataclass(frozen=True)
class RecordedRegister:
    """A register whose answers are recorded. That a query is none says nothing of it."""

    inner: Register
    record: Recorded

    async def look_up(self, query: RegisterQuery) -> RegisterAnswer:
        return await self.record.of(self.inner.look_up(query), answers=Rejected)


@dataclass(frozen=True)
class RecordedBooking:
    """A booking tool whose answers are recorded."""

    inner: Booking
    record: Recorded

    @property
    def provider(self) -> str:
        return self.inner.provider

    async def link(self, owner_url: str = "") -> BookingLink:
        # A page of a colleague's own that is gone says nothing of the tool.
        return await self.record.of(self.inner.link(owner_url), answers=NotFound if owner_url else ())


def recorded(outside: Outside) -> tuple[Outside, dict[str, Check]]:
    """The same, recording; and the checks of it. A plain link is never asked anything."""
    register, booking = Recorded(), Recorded()
    checks: dict[str, Check] = {"register": off, "booking": off}
    if outside.register is not None:
        outside = replace(outside, register=RecordedRegister(outside.register, register))
        checks["register"] = register.check
    if outside.booking is not None and outside.booking.provider != "link":
        outside = replace(outside, booking=RecordedBooking(outside.booking, booking))
        checks["booking"] = booking.check
    elif outside.booking is not None:
        del checks["booking"]
    return outside, checks


def chat_checks(platforms: Mapping[str, Platform]) -> dict[str, Check]:
    checks: dict[str, Check] = {"slack": off, "teams": off}
    for name, platform in platforms.items():
        if isinstance(platform, Answering):
            checks[name] = answering(platform.answers)
    return checks


def model_check(settings: Settings, database: Database) -> Check:
    """How the last call went, as it was recorded: asking would cost."""

    async def check() -> Health:
        if settings.openai_api_key is None:
            return await off()
        return await database.read(look)

    def look(c: Connection) -> Health:
        why = str(kept_settings.get(c, FALLBACK, ""))
        if why:
            code = _MODEL.get(why, "unknown")
            return Health(code == "cap", code)
        return Health(True, "ok" if usage.last_call_at(c) is not None else "unasked")

    return check
