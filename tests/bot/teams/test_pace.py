"""Teams' pace is kept, whatever is asked for, and in the order it was asked for."""

from __future__ import annotations

import asyncio
import heapq
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.teams.pace import KEPT, TOGETHER, WAITED_OUT, WINDOWS, Pace
from integrations.errors import Unavailable


class Time:
    """Goes on to the next who waits, once nobody has anything to do."""

    def __init__(self) -> None:
        self.at = 1_000.0
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = itertools.count()

    def __call__(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self.at + seconds, next(self._number), woken))
        await woken

    async def run(self) -> None:
        await self._settle()
        while self._waiting:
            self.at, _, woken = heapq.heappop(self._waiting)
            woken.set_result(None)
            await self._settle()

    async def _settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)


class Asking:
    """Callers at their times, and when each was let through, in seconds from the start."""

    def __init__(self) -> None:
        self.time = Time()
        self.start = self.time.at
        self.pace = Pace(time=self.time, sleep=self.time.sleep)
        self.through: dict[str, list[float]] = {}
        self.sent_away: list[float] = []

    async def ask(self, place: str, after: float = 0.0) -> None:
        if after:
            await self.time.sleep(after)
        try:
            await self.pace.turn(place)
        except Unavailable as error:
            assert error.retry_after is not None
            self.sent_away.append(error.retry_after)
        else:
            self.through.setdefault(place, []).append(round(self.time.at - self.start, 6))

    async def all(self, *asks: tuple[str, float]) -> None:
        tasks = [asyncio.create_task(self.ask(place, after)) for place, after in asks]
        await self.time.run()
        await asyncio.gather(*tasks)


async def test_a_few_messages_wait_for_nothing() -> None:
    asking = Asking()
    await asking.all(*[("a:1", 0.0)] * 9)
    assert asking.through["a:1"] == [0.0] * 7 + [1.0, 2.0], "seven in a second, eight in two"


async def test_conversations_do_not_wait_for_each_other() -> None:
    asking = Asking()
    await asking.all(*[("a:1", 0.0)] * 12, *[(f"a:{number}", 0.1) for number in range(2, 20)])
    assert asking.through["a:1"][-1] == 2.0
    assert all(asking.through[f"a:{number}"] == [0.1] for number in range(2, 20))


async def test_all_together_thirty_a_second() -> None:
    asking = Asking()
    await asking.all(*[(f"a:{number}", 0.0) for number in range(70)])
    assert sorted(itertools.chain(*asking.through.values())) == [0.0] * 30 + [1.0] * 30 + [2.0] * 10


async def test_a_long_wait_is_the_callers() -> None:
    asking = Asking()
    await asking.all(*[("a:1", 0.0)] * 100)
    assert asking.sent_away and all(WAITED_OUT < seconds < 30 for seconds in asking.sent_away)
    asking.through.clear()
    await asking.all(("a:1", max(asking.sent_away)))
    assert asking.through["a:1"], "nothing was used up by those who were sent away"


async def test_silence_that_was_asked_for() -> None:
    asking = Asking()
    asking.pace.hold("a:1", 3.0)
    asking.pace.hold("a:1", 1.0)
    await asking.all(("a:1", 0.0), ("a:2", 0.0))
    assert asking.through == {"a:2": [0.0], "a:1": [3.0]}
    asking.pace.hold("a:1", 60.0)
    await asking.all(("a:1", 0.0))
    assert asking.sent_away == [60.0]
    await asking.all(("a:1", 60.0))
    assert asking.through["a:1"] == [3.0, 63.0]


async def test_silence_binds_those_who_wait_already() -> None:
    asking = Asking()

    async def hold() -> None:
        await asking.time.sleep(0.5)
        asking.pace.hold("a:1", 2.0)

    holding = asyncio.create_task(hold())
    await asking.all(*[("a:1", 0.0)] * 8)
    await holding
    assert asking.through["a:1"] == [0.0] * 7 + [2.5]


async def test_old_places_are_forgotten() -> None:
    asking = Asking()
    for number in range(3 * KEPT):
        asking.time.at += 10.0
        await asking.pace.turn(f"a:{number}")
    assert len(asking.pace._places) <= KEPT  # pyright: ignore[reportPrivateUsage]


@settings(max_examples=60, deadline=None)
@given(asks=st.lists(st.tuples(st.sampled_from("abcdefgh"), st.floats(0, 60)), min_size=1, max_size=150))
async def test_no_window_is_ever_overrun(asks: list[tuple[str, float]]) -> None:
    asking = Asking()
    await asking.all(*asks)
    assert all(seconds > WAITED_OUT for seconds in asking.sent_away)
    assert sum(map(len, asking.through.values())) + len(asking.sent_away) == len(asks)
    counted = [(times, WINDOWS) for times in asking.through.values()]
    for times, windows in [*counted, (sorted(itertools.chain(*asking.through.values())), TOGETHER)]:
        assert times == sorted(times)
        for number, seconds in windows:
            for first, last in zip(times, times[number:], strict=False):
                assert last - first >= seconds - 1e-5
