"""The French register down, slow, crowded or mad, and what is remembered of its answers: nobody waits for it long."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol

import pytest

from integrations.errors import Unavailable
from integrations.http import HttpClient
from integrations.register.circuit import Circuit
from integrations.register.pace import Pace
from integrations.register.port import RegisterQuery
from integrations.register.recherche_entreprises import RechercheEntreprises, register_of
from tests.support import outside_server as outside
from tests.support.outside_server import DRIP, HTML, RESET, TRUNCATED, Fault
from tests.support.register_server import RegisterServer

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

Opened = Callable[[RegisterServer], RechercheEntreprises]


class Passing(Protocol):
    at: float

    def __call__(self) -> float: ...


async def at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


async def test_an_answer_is_remembered_for_a_day(opened: Opened, passing: Passing):
    async with RegisterServer() as server:
        register = opened(server)
        first = await register.look_up(RegisterQuery(name="Ateliers Vernay", postal_code="69003"))
        again = await register.look_up(RegisterQuery(name="  ATELIERS  vernay", postal_code="69 003"))
        assert (len(server.seen), again) == (1, first)
        passing.at += 86_401
        await register.look_up(RegisterQuery(name="Ateliers Vernay", postal_code="69003"))
    assert len(server.seen) == 2


async def test_that_nothing_was_found_is_remembered_for_an_hour(opened: Opened, passing: Passing):
    async with RegisterServer() as server:
        register = opened(server)
        for late, asked in ((0, 1), (3_000, 1), (3_601, 2)):
            passing.at += late
            assert (await register.look_up(RegisterQuery(name="Inconnue au bataillon"))).found == []
            assert len(server.seen) == asked


async def test_no_more_is_remembered_than_allowed(passing: Passing):
    http = HttpClient(lambda: NOW, sleep=at_once)
    async with RegisterServer() as server:
        register = RechercheEntreprises(
            http,
            lambda: NOW,
            url=server.url,
            circuit=Circuit("register", passing),
            pace=Pace("register", 1e6, passing),
            remembered=3,
            seconds=passing,
        )
        for number in (1, 2, 3, 1, 4):
            await register.look_up(RegisterQuery(name=f"company {number}"))
        assert len(server.seen) == 4
        # The one used longest ago was forgotten.
        await register.look_up(RegisterQuery(name="company 1"))
        assert len(server.seen) == 4
        await register.look_up(RegisterQuery(name="company 2"))
        assert len(server.seen) == 5
    await http.close()


async def test_the_same_asked_fifty_times_at_once_is_asked_once(opened: Opened):
    async with RegisterServer(outside.slow(0.1)) as server:
        register = opened(server)
        answers = await asyncio.gather(*[register.look_up(RegisterQuery(name="Ateliers Vernay")) for _ in range(50)])
    assert len(server.seen) == 1
    assert all(answer == answers[0] for answer in answers)


async def test_who_stops_waiting_does_not_stop_it_for_the_others(opened: Opened):
    async with RegisterServer(outside.slow(0.2)) as server:
        register = opened(server)
        first = asyncio.ensure_future(register.look_up(RegisterQuery(name="Ateliers Vernay")))
        await asyncio.sleep(0.05)
        second = asyncio.ensure_future(register.look_up(RegisterQuery(name="Ateliers Vernay")))
        await asyncio.sleep(0.01)
        first.cancel()
        assert (await second).found
    assert len(server.seen) == 1


NONSENSE: list[Any] = [
    None, [], "text", 12, {}, {"results": []}, {"results": {}, "total_results": 0},
    {"results": [], "total_results": "many"}, {"results": [], "total_results": -1},
    {"results": [12], "total_results": 1},
    {"results": [{"siren": 812345676}], "total_results": 1}, {"results": [{"siren": "8123"}], "total_results": 1},
    {"results": [{"siren": "812345676", "nom_complet": ["x"]}], "total_results": 1},
    {"results": [{"siren": "812345676", "siege": "Lyon"}], "total_results": 1},
    {"results": [{"siren": "812345676", "siege": {"code_postal": 69003}}], "total_results": 1},
    {"results": [{"siren": "812345676"}] * 26, "total_results": 26},
]  # fmt: skip

MAD = [
    outside.answers(HTML, "text/html"),
    outside.answers(HTML),
    outside.answers(b"\xff\x00\xfe"),
    outside.answers(b""),
    outside.answers(b'{"results": [' + b" " * 600_000 + b'], "total_results": 0}'),
    outside.bomb(20_000_000),
    TRUNCATED,
    RESET,
    DRIP,
    outside.slow(3),
    outside.fails(500),
    outside.fails(503),
    outside.fails(401),
    outside.fails(404),
    outside.redirects("http://127.0.0.2/portal"),
    *[outside.answers(json.dumps(data).encode()) for data in NONSENSE],
]


@pytest.mark.parametrize("fault", MAD)
async def test_a_register_that_is_down_or_mad_is_unavailable(opened: Opened, fault: Fault):
    async with RegisterServer(always=fault) as server, asyncio.timeout(4):
        with pytest.raises(Unavailable):
            await opened(server).look_up(RegisterQuery(name="Ateliers Vernay"))


async def test_nobody_waits_for_a_register_that_is_down(opened: Opened, passing: Passing):
    async with RegisterServer(always=outside.slow(30)) as server:
        register = opened(server)
        for number in range(3):
            with pytest.raises(Unavailable):
                await register.look_up(RegisterQuery(name=f"company {number}"))
        asked = len(server.seen)
        for number in range(200):
            with pytest.raises(Unavailable, match="rests") as raised:
                await register.look_up(RegisterQuery(name=f"company {number}"))
            assert raised.value.retry_after is not None and 0 < raised.value.retry_after <= 30
        assert len(server.seen) == asked
        # After its rest one may try, and is the only one; it is back.
        server.always = None
        passing.at += 31
        assert (await register.look_up(RegisterQuery(name="ateliers vernay"))).found
        assert (await register.look_up(RegisterQuery(name="scierie"))).found


async def test_it_rests_longer_after_each_vain_try(opened: Opened, passing: Passing):
    async with RegisterServer(always=outside.fails(404)) as server:
        register = opened(server)
        rests: list[float] = []
        for number in range(12):
            with pytest.raises(Unavailable) as raised:
                await register.look_up(RegisterQuery(name=f"company {number}"))
            if (wait := raised.value.retry_after) is not None:
                rests.append(round(wait))
                passing.at += wait + 0.1
    assert rests == sorted(rests)
    assert (rests[0], max(rests) <= 600, len(set(rests)) > 2) == (30, True, True)


async def test_only_one_tries_whether_it_is_back(opened: Opened, passing: Passing):
    async with RegisterServer(*[outside.fails(404)] * 3) as server:
        register = opened(server)
        for number in range(3):
            with pytest.raises(Unavailable):
                await register.look_up(RegisterQuery(name=f"company {number}"))
        server.faults.append(outside.slow(0.2))
        passing.at += 31
        tries = [register.look_up(RegisterQuery(name=f"vernay {number}")) for number in range(5)]
        told = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(one).__name__ for one in told].count("RegisterAnswer") == 1
    assert len(server.seen) == 4


async def test_a_long_retry_after_is_kept_to(opened: Opened, passing: Passing):
    async with RegisterServer(outside.limited("120")) as server:
        register = opened(server)
        for _ in range(2):
            with pytest.raises(Unavailable) as raised:
                await register.look_up(RegisterQuery(name="ateliers vernay"))
            assert raised.value.retry_after == pytest.approx(120, abs=1)
        assert len(server.seen) == 1
        passing.at += 121
        assert (await register.look_up(RegisterQuery(name="ateliers vernay"))).found


async def test_a_short_retry_after_is_waited_for(opened: Opened):
    async with RegisterServer(outside.limited("1")) as server:
        assert (await opened(server).look_up(RegisterQuery(name="ateliers vernay"))).found
    assert len(server.seen) == 2


async def test_its_limit_is_never_met():
    """By real clocks: twelve at five a second take two seconds, and the register refuses none."""
    http = HttpClient(lambda: NOW)
    async with RegisterServer(limit=7) as server:
        register = register_of(http, lambda: NOW, url=server.url)
        began = time.monotonic()
        await asyncio.gather(*[register.look_up(RegisterQuery(name=f"company {number}")) for number in range(12)])
        assert time.monotonic() - began >= 2.0
        assert (server.refused, len(server.seen)) == (0, 12)
    await http.close()


async def test_nobody_queues_for_long(passing: Passing):
    http = HttpClient(lambda: NOW, sleep=at_once)
    async with RegisterServer(always=outside.slow(0.3)) as server:
        register = register_of(http, lambda: NOW, url=server.url, per_second=1, seconds=passing)
        tries = [register.look_up(RegisterQuery(name=f"company {number}")) for number in range(40)]
        waiting = [asyncio.ensure_future(one) for one in tries]
        done, rest = await asyncio.wait(waiting, timeout=0.2)
        assert len(done) == 29
        assert all("at once" in str(one.exception()) for one in done)
        for one in rest:
            one.cancel()
        # A crowd says nothing of the register's health.
        passing.at += 60
        assert (await register.look_up(RegisterQuery(name="ateliers vernay"))).total == 3
    await http.close()
