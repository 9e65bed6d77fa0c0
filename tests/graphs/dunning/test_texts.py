"""Our texts, the company's own, and what keeps a text from being saved."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.dunning.texts import (
    BLOCKS,
    FIELDS,
    LONGEST_BODY,
    LONGEST_SUBJECT,
    MANNERS,
    NAMES,
    NEEDED,
    TEXTS,
    Problem,
    check_text,
    field_text,
    problem_text,
    render,
    text_title,
)
from graphs.dunning.texts_port import OwnText
from tests.graphs.dunning.company import OwnTexts

EVERY = sorted(TEXTS)
GOOD = "Bonjour,\n\nIl reste {total} :\n{invoices}\n"

LOOSE_SPACE = re.compile(r" [;!?»%:](?!\w)|« ")
NO_SPACE = re.compile(r"[^\W\d_}][;!?](?=\s|$)|[\w}]»|«[\w{]|[\w}]:(?=\s|$)")
THREATS = re.compile(
    r"pénalit|indemnité|mise en demeure|huissier|commissaire de justice|contentieux|tribunal|juridi|recouvrement|"
    r"dernier|impayé|exig|penalt|interest|formal notice|court|legal|recovery|bailiff|final|unpaid|overdue|fee",
    re.IGNORECASE,
)
FAMILIAR = re.compile(r"\b(?:tu|te|toi|ton|ta|tes|t')\b", re.IGNORECASE)


def words_of(name: str, language: str, manner: str) -> str:
    text = TEXTS[name, language, manner]
    return f"{text.subject}\n{text.body}"


def test_every_text_exists_in_both_languages_and_manners():
    assert set(EVERY) == set(itertools.product(NAMES, ("fr", "en"), MANNERS))
    assert set(FIELDS) == set(NEEDED) == set(NAMES)


@pytest.mark.parametrize("key", EVERY, ids="-".join)
def test_ours_pass_the_check(key: tuple[str, str, str]):
    assert check_text(key[0], TEXTS[key].subject, TEXTS[key].body) == []


def test_no_two_texts_are_alike():
    assert len({text.body for text in TEXTS.values()}) == len(TEXTS)
    assert len({text.subject for text in TEXTS.values()}) == len(TEXTS)


@pytest.mark.parametrize("key", [key for key in EVERY if key[1] == "fr"], ids="-".join)
def test_french_is_typeset_and_says_vous(key: tuple[str, str, str]):
    words = words_of(*key)
    assert not LOOSE_SPACE.search(words)
    assert not NO_SPACE.search(words)
    assert not FAMILIAR.search(words)
    assert "vous" in words


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["reminder.early", "reminder.courteous", "quote.first", "quote.last"])
def test_courteous_texts_threaten_nothing(name: str, language: str, manner: str):
    assert not THREATS.search(words_of(name, language, manner))
    assert "{penalty}" not in words_of(name, language, manner)


@pytest.mark.parametrize("key", [key for key in EVERY if key[0].startswith("reminder.")], ids="-".join)
def test_every_reminder_minds_a_payment_on_its_way(key: tuple[str, str, str]):
    crossed = {
        "fr": "Si votre règlement est déjà parti, merci de ne pas tenir compte",
        "en": "If your payment is already on its way, please disregard",
    }
    assert crossed[key[1]] in TEXTS[key].body


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("manner", MANNERS)
def test_only_the_last_notice_cites_penalties(language: str, manner: str):
    cites = {name for name in NAMES if "{penalty}" in TEXTS[name, language, manner].body}
    assert cites == {"reminder.last"}


def codes(name: str, subject: str, body: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.detail) for problem in check_text(name, subject, body)]


@pytest.mark.parametrize(
    ("subject", "body", "code", "detail"),
    [
        ("Relance", GOOD + "{montant}", "unknown_field", "montant"),
        ("Relance {Total}", GOOD, "unknown_field", "Total"),
        ("Relance", GOOD + "{ total }", "unknown_field", " total "),
        ("Relance", GOOD + "{total.__class__}", "unknown_field", "total.__class__"),
        ("Relance", GOOD + "{total!r}", "unknown_field", "total!r"),
        ("Relance", GOOD + "{sent_on}", "unknown_field", "sent_on"),
        ("Relance", GOOD + "{penalty}", "unknown_field", "penalty"),
        ("Relance", "Il reste {total}.", "missing_field", "invoices"),
        ("Relance {total}", "Il reste :\n{invoices}", "missing_field", "total"),
        ("Relance", GOOD + "{total", "braces", "body"),
        ("Relance", GOOD + "total}", "braces", "body"),
        ("Relance", GOOD + "{{total}}", "braces", "body"),
        ("Relance", GOOD + "{}", "braces", "body"),
        ("Relance }", GOOD, "braces", "subject"),
        ("Relance\nBcc: x@y.example", GOOD, "line_break", "subject"),
        ("Relance\r\nBcc: x@y.example", GOOD, "line_break", "subject"),
        ("Relance\u2028suite", GOOD, "line_break", "subject"),
        ("Relance {invoices}", GOOD, "block_in_subject", "invoices"),
        ("Relance {signature}", GOOD, "block_in_subject", "signature"),
        ("", GOOD, "empty", "subject"),
        (" \t", GOOD, "empty", "subject"),
        ("Relance", "", "empty", "body"),
        ("R" * (LONGEST_SUBJECT + 1), GOOD, "too_long", "subject"),
        ("Relance", GOOD + "a" * LONGEST_BODY, "too_long", "body"),
        ("Relance\x00", GOOD, "control", "subject"),
        ("Relance", GOOD + "\x1b[31m", "control", "body"),
        ("Relance", GOOD + "\u202egnp", "control", "body"),
    ],
)
def test_what_cannot_be_saved(subject: str, body: str, code: str, detail: str):
    assert (code, detail) in codes("reminder.firm", subject, body)


def test_what_can_be_saved():
    spaces = "Prix\u202f: 10\u00a0€\u202f; merci\u202f!\r\n\tSuite… “cité” — œuvre 🙂"
    assert check_text("reminder.firm", "Relance {reference} pour {customer}", GOOD + spaces) == []
    assert check_text("reminder.last", "Relance", GOOD + "{penalty}") == []
    assert check_text("quote.first", "Devis", "Votre devis {number} ?") == []
    assert codes("quote.first", "Devis {number}", "Alors ?") == [("missing_field", "number")]
    assert codes("reminder.unheard", "Relance", GOOD) == [("unknown_text", "reminder.unheard")]


def test_a_close_name_is_suggested():
    (problem,) = check_text("reminder.firm", "Relance", GOOD + "{invoice}")
    assert problem.hint == "invoices"
    assert problem_text(problem, "fr") == (
        "Le champ «\u00a0{invoice}\u00a0» n'existe pas dans ce texte\u202f; "
        "vouliez-vous dire «\u00a0{invoices}\u00a0»\u202f?"
    )
    assert check_text("reminder.firm", "Relance", GOOD + "{zzz}")[0].hint == ""


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "code",
    ["unknown_field", "missing_field", "braces", "line_break", "block_in_subject", "empty", "too_long", "control"],
)
def test_every_problem_can_be_told(code: str, language: str):
    for detail, hint in itertools.product(("subject", "body", "total"), ("", "total")):
        told = problem_text(Problem(code, detail, hint if code == "unknown_field" else ""), language)
        assert told[-1] in ".?"
    assert problem_text(Problem("unknown_text", "x"), language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_titles_and_blanks_are_named(language: str):
    assert len({text_title(name, language) for name in NAMES}) == len(NAMES)
    assert all(field_text(field, language) for fields in FIELDS.values() for field in fields)


def test_values_are_never_read_as_blanks():
    values = {"customer": "{total}", "total": "{signature}", "invoices": "F1 {customer}", "signature": "Léa"}
    own = OwnTexts(OwnText("reminder.firm", "fr", "formal", "{customer}", "{total}\n{invoices}\n{signature}"))
    rendered = render("reminder.firm", "fr", "formal", values, own)
    assert (rendered.subject, rendered.body) == ("{total}", "{signature}\nF1 {customer}\nLéa\n")


def test_a_subject_is_one_line_of_bounded_length():
    values = {"customer": "Quais\r\nBcc: x@y.example" + "é" * 400, "total": "1", "invoices": "F1"}
    own = OwnTexts(OwnText("reminder.firm", "fr", "formal", "Relance {customer}", GOOD))
    subject = render("reminder.firm", "fr", "formal", values, own).subject
    assert "\n" not in subject
    assert "\r" not in subject
    assert len(subject) == 200
    assert subject.endswith("…")


def test_a_blank_without_a_value_leaves_no_hole():
    body = "{greeting}\n\n{total} {penalty}\n\n{payment}\n\n{copies}\n\n{invoices}\n"
    own = OwnTexts(OwnText("reminder.last", "en", "warm", "Last", body))
    values = {"greeting": "Hello,", "total": "10", "invoices": "F1"}
    assert render("reminder.last", "en", "warm", values, own).body == "Hello,\n\n10\n\nF1\n"


def test_the_company_s_own_text_holds_for_its_language_and_manner_alone():
    own = OwnTexts(OwnText("reminder.firm", "fr", "formal", "À nous !", GOOD))
    values = {"total": "10\u00a0€", "invoices": "F1"}
    assert render("reminder.firm", "fr", "formal", values, own).subject == "À nous\u202f!"
    assert render("reminder.firm", "fr", "formal", values, own).body == "Bonjour,\n\nIl reste 10\u00a0€\u00a0:\nF1\n"
    for other in (
        ("reminder.firm", "fr", "warm"),
        ("reminder.firm", "en", "formal"),
        ("reminder.last", "fr", "formal"),
    ):
        assert render(*other, values, own) == render(*other, values, None)


@pytest.mark.parametrize("body", ["Il reste {total}, {ancien}.\n{invoices}", "Il reste {total}.", "{invoices} {total"])
def test_an_own_text_that_no_longer_holds_is_not_sent(body: str):
    own = OwnTexts(OwnText("reminder.firm", "fr", "formal", "Relance", body))
    values = {"total": "10", "invoices": "F1"}
    assert render("reminder.firm", "fr", "formal", values, own) == render("reminder.firm", "fr", "formal", values, None)


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_passes_the_check_leaves_no_brace_behind(subject: str, body: str):
    """Whatever is written around the blanks."""
    text = f"{body}{{invoices}} {{total}}"
    if not check_text("reminder.firm", subject, text):
        own = OwnTexts(OwnText("reminder.firm", "en", "formal", subject, text))
        rendered = render("reminder.firm", "en", "formal", dict.fromkeys(FIELDS["reminder.firm"], "x"), own)
        assert not re.search(r"[{}]", rendered.subject + rendered.body)
        assert len(rendered.subject.splitlines()) <= 1


def test_blocks_are_known_fields():
    assert {field for fields in FIELDS.values() for field in fields} >= BLOCKS
