"""Rounds of mails and of colleagues' sentences that were written blind: floors under what the cure of each reached."""

from __future__ import annotations

from typing import Literal

import pytest

from graphs.sorting.beside import said_beside
from graphs.sorting.mail import Sorted
from graphs.sorting.reading_anger import read_anger
from graphs.sorting.sort import sort_mail
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.text import fold
from tests.corpus.blind import ROUNDS, WHOLE, WIDE, mails, told
from tests.corpus.mails import TODAY, Mail


def read(mail: Mail) -> Sorted:
    return sort_mail(mail.words, mail.directory, TODAY)


@pytest.mark.parametrize("name", ROUNDS)
def test_mails_are_what_they_are(name: str) -> None:
    wrong = [(mail.kind, read(mail).kind, mail.text[:60]) for mail in mails(name) if read(mail).kind != mail.kind]
    assert len(mails(name)) >= 20
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("name", ROUNDS)
def test_angry_customers_are_seen_and_hardly_anybody_else(name: str) -> None:
    angry = [mail for mail in mails(name) if mail.anger]
    calm = [mail for mail in mails(name) if not mail.anger]
    missed = [mail.text[:80] for mail in angry if read(mail).anger is None]
    falsely = [mail.text[:80] for mail in calm if read(mail).anger is not None]
    assert len(missed) <= 1, missed
    assert len(falsely) <= 1, falsely


@pytest.mark.parametrize("name", ROUNDS)
def test_whoever_leaves_or_sues_is_grave(name: str) -> None:
    grave = [mail for mail in mails(name) if mail.anger == 3]
    mild = [mail.text[:80] for mail in grave if (anger := read(mail).anger) is None or anger.severity < 3]
    assert grave
    assert not mild


@pytest.mark.parametrize("name", ROUNDS)
def test_nothing_that_asks_for_something_is_surely_nothing(name: str) -> None:
    asked = [mail for mail in mails(name) if mail.kind != "other"]
    assert [mail.text[:80] for mail in asked if (one := read(mail)).kind == "other" and one.confidence >= ENOUGH] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_colleagues_tell_who_is_angry(name: str) -> None:
    lines = told(name)
    found = [(line, read_anger(line.text, colleague=True)) for line in lines]
    angry = [(line, anger) for line, anger in found if line.anger]
    missed = [line.text for line, anger in angry if anger is None or anger.severity < line.anger]
    misnamed = [
        (line.text, anger.customer) for line, anger in angry if anger and fold(anger.customer) != fold(line.customer)
    ]
    falsely = [line.text for line, anger in found if anger is not None and not line.anger]
    assert len(lines) >= 10
    assert len(missed) <= 1, missed
    assert len(misnamed) <= 1, misnamed
    assert falsely == []


def test_a_reproach_that_no_word_shows_is_unsure() -> None:
    doubtful = Mail(
        "complaint", "Ordered 2 Nov. Promised 9 Nov. Then 14 Nov. Today is the 23rd. Explain.", known="customer"
    )
    found = read(doubtful)
    assert found.anger is not None
    assert ENOUGH / 2 <= found.anger.confidence < ENOUGH
    assert (found.kind, found.confidence < ENOUGH) == ("complaint", True)


@pytest.mark.parametrize(
    ("name", "kinds", "angry", "falsely"),
    [("fifth", 0.85, 0.9, 0.02), ("sixth", 0.9, 0.9, 0.03), ("seventh", 0.75, 0.6, 0.06), ("eighth", 0.6, 0.5, 0.11)],
)
def test_other_trades_are_read_as_well_as_they_were(name: str, kinds: float, angry: float, falsely: float) -> None:
    """Floors, and a ceiling for false alarms; the last round is as it was found at the first try."""
    found = [(mail, read(mail)) for mail in mails(name)]
    cross = [one for mail, one in found if mail.anger]
    calm = [one for mail, one in found if not mail.anger]
    assert sum(one.kind == mail.kind for mail, one in found) / len(found) >= kinds
    assert sum(one.anger is not None for one in cross) / len(cross) >= angry
    assert sum(one.anger is not None for one in calm) / len(calm) <= falsely


@pytest.mark.parametrize(("name", "kinds", "angry"), [("ninth", 0.85, 0.93), ("tenth", 0.7, 0.6)])
def test_whole_mails_are_read_as_well_as_they_were(name: str, kinds: float, angry: float) -> None:
    found = [(mail, read(mail)) for mail in mails(name)]
    cross = [one for mail, one in found if mail.anger]
    assert sum(one.kind == mail.kind for mail, one in found) / len(found) >= kinds
    assert sum(one.anger is not None for one in cross) / len(cross) >= angry
    assert [mail.text[:60] for mail, one in found if one.anger is not None and not mail.anger] == []


@pytest.mark.parametrize("name", [*ROUNDS, *WIDE, *WHOLE])
def test_nobody_angry_is_answered_without_a_person(name: str) -> None:
    """Whom no sign shows is held back by what they say beside their request."""
    angry = [(mail, read(mail)) for mail in mails(name) if mail.anger]
    asked = [mail for mail, one in angry if one.anger is None and one.kind in {"quote_request", "product_question"}]
    assert [mail.text[:60] for mail in asked if not said_beside(mail.words, mail.directory)] == []


@pytest.mark.parametrize("name", WIDE)
def test_a_plain_account_is_shown_to_a_person_and_no_more(name: str) -> None:
    told_plainly = [one.anger for mail in mails(name) if (one := read(mail)).anger and "account" in one.anger.signs]
    assert told_plainly
    assert all(ENOUGH / 2 <= anger.confidence < ENOUGH and anger.severity == 1 for anger in told_plainly)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Nous déménageons le 1er mars, notre adresse change.", "customer"),
        ("Le code du portail est 4471B.", "customer"),
        ("Merci, tout est arrivé sans casse.", "customer"),
        ("Here is the plan for the driver, use the rear gate.", "customer"),
        ("Si un verre arrive cassé, comment ça se passe ?", "customer"),
        ("Notre four est en panne, décalez la livraison à mardi.", "customer"),
        ("La clim souffle de l'air chaud depuis mardi.", "supplier"),
        ("La clim souffle de l'air chaud depuis mardi.", ""),
    ],
)
def test_what_is_no_account_of_a_mishap(text: str, known: Literal["customer", "supplier", ""]) -> None:
    assert read(Mail("other", text, known=known)).anger is None


def test_known_misses_are_found() -> None:
    for text, subject in (
        ("Il nous manque toujours les manuels, malgré trois rappels.", "Manuels"),
        ("Le Gigondas d'hier soir avait un goût de carton, deux bouteilles sur trois.", "vin bouchonné ?"),
    ):
        found = read(Mail("complaint", text, subject, known="customer"))
        assert (found.kind, found.anger is not None) == ("complaint", True)
    wants = read(Mail("lead", "We run a hotel in Brighton. How do we open an account with you?"))
    assert (wants.kind, wants.anger) == ("lead", None)
