"""Keys and subjects fit their column, whatever they are made of, and stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.judgement.keys import LONGEST, fitting
from tests.bot.judgement.court import Court

LONG = "web:" + "é" * 400


@given(st.text(max_size=700), st.text(max_size=700))
def test_they_fit_are_the_same_again_and_stay_apart(one: str, other: str) -> None:
    kept = fitting(one)
    assert len(kept) <= LONGEST
    assert fitting(one) == fitting(kept) == kept
    assert (kept == one) is (len(one) <= LONGEST)
    assert (fitting(one) == fitting(other)) is (one == other)


def test_two_that_begin_alike_are_two() -> None:
    assert fitting(f"{LONG}1") != fitting(f"{LONG}2")
    assert fitting(f"{LONG}1").startswith("web:éé")
    assert len(fitting(LONG, 80)) == 80


async def test_a_turn_with_a_long_key_is_compared_once(court: Court) -> None:
    case = await court.proposes("1000.00", key=LONG)
    assert [row.case_id for row in await court.rows()] == [case]
    await court.proposes("1000.00", case=case, key=LONG)
    assert len(await court.rows()) == 1
    await court.decides(case, "approve")
    assert (await court.row(case)).decision == "approved"
