"""Over the whole corpus: what mails are, who is angry, and floors under both."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graphs.sorting.mail import Sorted
from graphs.sorting.sentences import plain_of
from graphs.sorting.sort import sort_mail
from tests.corpus.mails import TODAY, Mail
from tests.corpus.mails_en import ENGLISH
from tests.corpus.mails_fr import FRENCH
from tests.corpus.mails_fresh import FRESH
from tests.corpus.mails_second import SECOND

ALL = [*FRENCH, *ENGLISH, *FRESH, *SECOND]


def read(mail: Mail) -> Sorted:
    return sort_mail(mail.words, mail.directory, TODAY)


def share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)


def test_the_corpus_is_large_and_of_both_languages_and_every_kind() -> None:
    assert len(ALL) >= 250
    assert min(len(FRENCH), len(ENGLISH)) >= 80
    kinds = {mail.kind for mail in ALL}
    assert len(kinds) == 13


@pytest.mark.parametrize(
    ("mails", "floor"),
    [(FRENCH, 0.97), (ENGLISH, 0.97), (FRESH, 0.9), (SECOND, 0.9)],
    ids=["french", "english", "fresh", "second"],
)
def test_mails_are_what_they_are(mails: list[Mail], floor: float) -> None:
    wrong = [(mail.kind, read(mail).kind, mail.text[:60]) for mail in mails if read(mail).kind != mail.kind]
    assert 1 - len(wrong) / len(mails) >= floor, wrong


def test_nearly_every_angry_customer_is_seen_and_hardly_anybody_else() -> None:
    angry = [mail for mail in ALL if mail.anger]
    calm = [mail for mail in ALL if not mail.anger]
    missed = [mail.text[:80] for mail in angry if read(mail).anger is None]
    falsely = [mail.text[:80] for mail in calm if read(mail).anger is not None]
    assert len(missed) / len(angry) <= 0.05, missed
    assert len(falsely) / len(calm) <= 0.02, falsely


def test_who_threatens_to_leave_or_to_sue_is_taken_for_that() -> None:
    grave = [mail for mail in ALL if mail.anger == 3]
    severe = [(anger := read(mail).anger) is not None and anger.severity == 3 for mail in grave]
    assert share(severe) >= 0.95


def test_the_sentence_that_told_is_one_of_the_mail() -> None:
    for mail in ALL:
        found = read(mail)
        for excerpt in (found.excerpt, found.anger.excerpt if found.anger else ""):
            assert len(excerpt) <= 300
            assert plain_of(excerpt) in plain_of(f"{mail.subject}\n{mail.text}")


def test_languages_are_told_apart() -> None:
    told = [read(mail).language == "fr" for mail in FRENCH] + [read(mail).language == "en" for mail in ENGLISH]
    assert share(told) >= 0.95
