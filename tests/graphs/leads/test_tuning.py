"""What people's corrections say about the points: enough of them, in one direction, with a sign of their own."""

from __future__ import annotations

from hypothesis import given as over
from hypothesis import strategies as st

from graphs.leads.points import BANDS, LEAST, MOST, POINTS, points_for
from graphs.leads.port import Scoring
from graphs.leads.tuning import ENOUGH, STEP, Correction, propose


def up(*signs: str, score: int = 62) -> Correction:
    return Correction("warm", "hot", score, list(signs))


def down(*signs: str, score: int = 75) -> Correction:
    return Correction("hot", "warm", score, list(signs))


def test_three_that_agree():
    found = propose([up("budget", "email"), up("budget", "phone"), up("budget")], Scoring())
    assert found == {"budget": POINTS["budget"] + 4}


def test_two_are_not_enough():
    assert propose([up("budget"), up("budget")], Scoring()) is None
    assert propose([up("budget"), up("phone"), up("email")], Scoring()) is None
    assert propose([], Scoring()) is None


def test_a_sign_of_both_directions_says_nothing():
    assert propose([up("budget")] * 3 + [down("budget")], Scoring()) is None
    assert propose([up("budget", "phone")] * 3 + [down("budget")], Scoring()) == {"phone": POINTS["phone"] + 4}


def test_both_directions_each_with_their_own():
    found = propose([up("budget")] * 3 + [down("pro_email")] * 3, Scoring())
    assert found == {"budget": POINTS["budget"] + 4, "pro_email": POINTS["pro_email"] - 3}


def test_a_penalty_becomes_lighter_but_never_a_favour():
    kinder = [Correction("cold", "warm", 20, ["out_of_zone"])] * 3
    assert propose(kinder, Scoring()) == {"out_of_zone": POINTS["out_of_zone"] + STEP}
    assert propose(kinder, Scoring(points={"out_of_zone": -2})) == {"out_of_zone": 0}
    assert propose(kinder, Scoring(points={"out_of_zone": 0})) is None


def test_what_is_no_matter_of_points_is_left_out():
    assert propose([Correction("warm", "customer", 62, ["budget"])] * 5, Scoring()) is None
    assert propose([Correction("warm", "warm", 62, ["budget"])] * 5, Scoring()) is None
    assert propose([up("unheard_of")] * 5, Scoring()) is None


CLASSES = st.sampled_from(["hot", "warm", "cold", "spam", "job", "customer", ""])
SIGNS = st.lists(st.sampled_from([*sorted(POINTS), "unheard_of"]), max_size=5)
CORRECTIONS = st.lists(st.builds(Correction, CLASSES, CLASSES, st.integers(0, 100), SIGNS), max_size=12)
TUNED = st.builds(Scoring, points=st.dictionaries(st.sampled_from(sorted(POINTS)), st.integers(-200, 200)))


@over(CORRECTIONS, TUNED)
def test_small_steps_within_bounds_backed_by_enough(corrections: list[Correction], scoring: Scoring):
    found = propose(corrections, scoring)
    assert found is None or found
    for sign, points in (found or {}).items():
        now = points_for(sign, scoring.points)
        assert 1 <= abs(points - now) <= STEP
        assert (LEAST <= points <= 0) if BANDS[sign] == "penalty" else (0 <= points <= MOST)
        assert sum(sign in each.signs for each in corrections) >= ENOUGH
