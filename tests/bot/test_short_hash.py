"""A short name is the same in any process and release, and of the length that was asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.short_hash import short_hash
from bot.staging import case_id_of
from bot.undo.window import window_id


def test_names_that_are_kept_do_not_change_with_a_release() -> None:
    assert short_hash("") == "e3b0c44298fc"
    assert short_hash("web:é") == "bbfb07d8a163"
    assert case_id_of("web:é") == "case-bbfb07d8a163"
    assert window_id("k") == short_hash("undo:k", 16)


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 64))
def test_it_has_the_length_asked_for_and_begins_like_the_longer_one(text: str, length: int) -> None:
    assert short_hash(text, 64).startswith(short_hash(text, length))
    assert len(short_hash(text, length)) == length
