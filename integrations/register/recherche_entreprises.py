"""The French register of companies (API Recherche d'entreprises): paced, remembered, and never waited for when down.

Published by the State, open to all, without a key: at most seven requests a second for an address; a limit met is
answered with 429 and Retry-After.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from integrations.errors import IntegrationError, Rejected, Unavailable
from integrations.http import HttpClient
from integrations.register.answers import POSTAL_CODE, read_answer
from integrations.register.circuit import Circuit
from integrations.register.pace import Crowded, Pace
from integrations.register.port import RegisterAnswer, RegisterQuery

SERVICE = "company register"
URL = "https://recherche-entreprises.api.gouv.fr"
PER_SECOND = 5.0
SECONDS = 3.0
TRIES = 2
LARGEST = 500_000
ASKED = 10
SHORTEST, LONGEST = 3, 120
REMEMBERED = 2_000
KEEP = timedelta(days=1)
KEEP_NOTHING = timedelta(hours=1)
"""For how long an answer is good; one that found nothing less long, as companies are entered every day."""

_Asked = tuple[tuple[str, str], ...]


class RechercheEntreprises:
    """`seconds` is a clock that only goes forward; `now` dates what was read. The client is its owner's to close."""

    def __init__(
        self,
        http: HttpClient,
        now: Callable[[], datetime],
        *,
        url: str = URL,
        circuit: Circuit,
        pace: Pace,
        timeout: float = SECONDS,
        tries: int = TRIES,
        remembered: int = REMEMBERED,
        keep: timedelta = KEEP,
        keep_nothing: timedelta = KEEP_NOTHING,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._now = now
        self._search = url.rstrip("/").removesuffix("/search") + "/search"
        self._circuit = circuit
        self._pace = pace
        self._timeout = timeout
        self._tries = tries
        self._remembered = remembered
        self._keep = keep.total_seconds()
        self._keep_nothing = keep_nothing.total_seconds()
        self._seconds = seconds
        self._known: OrderedDict[_Asked, tuple[float, RegisterAnswer]] = OrderedDict()
        self._running: dict[_Asked, asyncio.Task[RegisterAnswer]] = {}

    async def look_up(self, query: RegisterQuery) -> RegisterAnswer:
        asked = _asked(query)
        if (known := self._recall(asked)) is not None:
            return known
        running = self._running.get(asked)
        if running is None:
            # One request for all who ask the same at once; who stops waiting does not stop it for the others.
            running = self._running[asked] = asyncio.ensure_future(self._ask(asked))
            running.add_done_callback(partial(self._done, asked))
        return await asyncio.shield(running)

    async def _ask(self, asked: _Asked) -> RegisterAnswer:
        self._circuit.enter()
        siren = dict(asked)["q"] if len(asked) == 1 and dict(asked)["q"].isdecimal() else ""
        try:
            answer = await self._http.ask(
                SERVICE,
                "GET",
                self._search,
                params={**dict(asked), "per_page": str(ASKED), "minimal": "true", "include": "siege,complements"},
                seconds=self._timeout,
                tries=self._tries,
                largest=LARGEST,
                turn=self._pace.turn,
            )
            found = read_answer(answer.json(), siren, self._now())
        except Crowded:
            raise
        except Rejected:
            # It answers, and our words were at fault.
            self._circuit.succeeded()
            raise
        except IntegrationError as error:
            wait = error.retry_after if isinstance(error, Unavailable) else None
            self._circuit.failed(wait)
            # A wrong address is no better than a register that is down: the work goes on without it.
            raise error if isinstance(error, Unavailable) else Unavailable(str(error)) from None
        self._circuit.succeeded()
        self._remember(asked, found)
        return found

    def _recall(self, asked: _Asked) -> RegisterAnswer | None:
        until, answer = self._known.get(asked, (0.0, None))
        if answer is None or self._seconds() >= until:
            self._known.pop(asked, None)
            return None
        self._known.move_to_end(asked)
        return answer

    def _remember(self, asked: _Asked, answer: RegisterAnswer) -> None:
        self._known[asked] = (self._seconds() + (self._keep if answer.found else self._keep_nothing), answer)
        self._known.move_to_end(asked)
        while len(self._known) > self._remembered:
            self._known.popitem(last=False)

    def _done(self, asked: _Asked, task: asyncio.Task[RegisterAnswer]) -> None:
        self._running.pop(asked, None)
        if not task.cancelled():
            # Looked at even where nobody waits any more.
            task.exception()


def register_of(
    http: HttpClient,
    now: Callable[[], datetime],
    *,
    url: str = URL,
    per_second: float = PER_SECOND,
    timeout: float = SECONDS,
    seconds: Callable[[], float] = time.monotonic,
) -> RechercheEntreprises:
    """The register at `url`, asked at most `per_second` times a second; opens nothing yet."""
    return RechercheEntreprises(
        http,
        now,
        url=url,
        circuit=Circuit(SERVICE, seconds),
        pace=Pace(SERVICE, per_second, seconds),
        timeout=timeout,
        seconds=seconds,
    )


def _asked(query: RegisterQuery) -> _Asked:
    """What is sent: a SIREN alone (the register ignores the rest then), or a name with the place.

    Raises `Rejected` where neither can be looked up.
    """
    digits = "".join(query.siren.split())
    if digits.isascii() and digits.isdecimal() and len(digits) in (9, 14):
        return (("q", digits[:9]),)
    name = _words(query.name)
    if len(name) < SHORTEST or name.isdecimal():
        raise Rejected("neither a SIREN nor a name that can be looked up")
    postal_code = "".join(query.postal_code.split())
    if POSTAL_CODE.fullmatch(postal_code):
        return (("q", name), ("code_postal", postal_code))
    return (("q", _words(f"{name} {query.city}")),)


def _words(text: str) -> str:
    """Letters, digits and what joins them: the rest is noise for a search, or worse."""
    kept = "".join(char if char.isalnum() or char in "&'’-.+" else " " for char in text)
    return " ".join(kept.split()).casefold()[:LONGEST].strip()
