"""A message a second in each channel after a small burst, in order, and silence while Slack asked for it."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.pace import BURST, WAITED_OUT, Pace
from integrations.errors import Unavailable


class Time:
    """Goes on only by sleeping."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def pace(time: Time) -> Pace:
    return Pace(time=time, sleep=time.sleep)


async def test_a_burst_then_one_a_second():
    time = Time()
    paced = pace(time)
    at: list[float] = []
    for _ in range(BURST + 3):
        await paced.turn("T1", "C1")
        at.append(time.now - 1000)
    assert at == [0.0] * BURST + [1.0, 2.0, 3.0]


async def test_channels_and_workspaces_do_not_wait_for_each_other():
    time = Time()
    paced = pace(time)
    for _ in range(BURST):
        await paced.turn("T1", "C1")
    await paced.turn("T1", "C2")
    await paced.turn("T2", "C1")
    assert time.now == 1000.0
    await paced.turn("T1", "C1")
    assert time.now == 1001.0


async def test_silence_fills_the_burst_again():
    time = Time()
    paced = pace(time)
    for _ in range(BURST):
        await paced.turn("T1", "C1")
    time.now += 60
    for _ in range(BURST):
        await paced.turn("T1", "C1")
    assert time.now == 1060.0


@given(st.lists(st.floats(0, 3), min_size=1, max_size=40))
def test_never_more_than_slack_takes(pauses: list[float]):
    """In any window of n seconds at most the burst and n more are let through."""

    async def run() -> list[float]:
        time = Time()
        paced = pace(time)
        let: list[float] = []
        for pause in pauses:
            time.now += pause
            await paced.turn("T1", "C1")
            let.append(time.now)
        return let

    let = asyncio.run(run())
    for first, start in enumerate(let):
        for last in range(first, len(let)):
            assert last - first + 1 <= BURST + (let[last] - start) + 1e-6


async def test_first_come_first_served():
    paced = Pace()
    order: list[int] = []

    async def one(number: int) -> None:
        await paced.turn("T1", "C1")
        order.append(number)

    await asyncio.wait_for(asyncio.gather(*(one(number) for number in range(BURST + 2))), 10)
    assert order == list(range(BURST + 2))


async def test_many_channels_are_not_kept_for_ever():
    time = Time()
    paced = pace(time)
    for number in range(7_000):
        await paced.turn("T1", f"C{number}")
        time.now += 0.01
    assert len(paced._full_at) <= 2_001


async def test_a_short_hold_is_waited_out():
    time = Time()
    paced = pace(time)
    paced.hold("T1", "chat.postMessage", 3)
    await paced.free("T1", "chat.update")
    await paced.free("T2", "chat.postMessage")
    assert time.now == 1000.0
    await paced.free("T1", "chat.postMessage")
    assert time.now == 1003.0


async def test_a_long_hold_is_for_later():
    time = Time()
    paced = pace(time)
    paced.hold("T1", "chat.postMessage", WAITED_OUT + 25)
    time.now += 10
    with pytest.raises(Unavailable) as caught:
        await paced.free("T1", "chat.postMessage")
    assert caught.value.retry_after == pytest.approx(20)
    time.now += 20
    await paced.free("T1", "chat.postMessage")


async def test_a_shorter_hold_does_not_end_a_longer_one():
    time = Time()
    paced = pace(time)
    paced.hold("T1", "users.info", 30)
    paced.hold("T1", "users.info", 1)
    with pytest.raises(Unavailable):
        await paced.free("T1", "users.info")
