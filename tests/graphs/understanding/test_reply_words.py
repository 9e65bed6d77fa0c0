"""What customers answer to reminders, read: nearly all of what is plain, and never sure of the wrong thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.understanding.reply_words import read_reply
from graphs.understanding.reply_words_text import own_words, sentences_of
from tests.graphs.understanding.replies.english import ENGLISH
from tests.graphs.understanding.replies.french import FRENCH
from tests.graphs.understanding.replies.held_out import HELD_OUT
from tests.graphs.understanding.replies.not_sure import NOT_SURE, STILL_SURE
from tests.graphs.understanding.replies.written import MONDAY, Written

KNOWN = [*FRENCH, *ENGLISH]


def news_of(written: Written):
    return read_reply(written.text, today=MONDAY, language="fr", automatic=written.automatic)


@pytest.mark.parametrize("written", KNOWN, ids=lambda written: written.text[:50])
def test_it_is_read(written: Written):
    news = news_of(written)
    assert news.kind == written.kind, news
    assert not written.day or news.day == written.day
    assert not written.until or news.until == written.until
    assert not written.contact or news.contact == written.contact
    assert not written.amount or news.amount == written.amount
    assert not written.invoices or news.invoices == written.invoices
    assert set(written.readings) <= set(news.readings)
    assert news.source == "mail"


@pytest.mark.parametrize(
    "text",
    [
        "Nous sommes fermés le lundi.",
        "Notre magasin est fermé tous les dimanches.",
        "We are closed on Sundays.",
        "I do not work on Fridays.",
    ],
)
@pytest.mark.parametrize("automatic", [False, True])
def test_a_day_off_every_week_is_no_absence(text: str, automatic: bool):
    news = read_reply(text, today=MONDAY, language="fr", automatic=automatic)
    assert (news.kind, news.readings, news.confidence) == ("unclear", [], 0.0)


def test_what_else_is_said_beside_a_day_off_stands():
    said = read_reply(
        "Fermés le lundi, nous paierons mardi 1er décembre.", today=MONDAY, language="fr", automatic=False
    )
    assert (said.kind, said.day) == ("promise", "2026-12-01")
    until = read_reply(
        "Nous sommes fermés le lundi, et jusqu'au 4 janvier.", today=MONDAY, language="fr", automatic=True
    )
    assert (until.kind, until.until) == ("absence", "2027-01-04")
    other = read_reply(
        "I do not work on Fridays, please contact pay@aurora.example", today=MONDAY, language="en", automatic=False
    )
    assert (other.kind, other.contact) == ("wrong_contact", "pay@aurora.example")


@pytest.mark.parametrize("text", NOT_SURE)
def test_money_that_did_not_come_is_neither_paid_nor_promised(text: str):
    news = read_reply(text, today=MONDAY, language="fr", automatic=False)
    assert news.kind not in ("paid", "promise"), news


@pytest.mark.parametrize(("text", "kind"), STILL_SURE)
def test_a_word_that_could_be_a_doubt_is_not_always_one(text: str, kind: str):
    assert read_reply(text, today=MONDAY, language="fr", automatic=False).kind == kind


def test_the_sentence_after_a_promise_gives_its_day_only_when_it_says_so():
    day = [
        read_reply(text, today=MONDAY, language="fr", automatic=False).day
        for text in ("Nous allons payer. Ce sera mercredi.", "Nous paierons. Je rentre vendredi.")
    ]
    assert day == ["2026-11-25", ""]


def test_there_are_many_of_them():
    assert len(KNOWN) >= 150 and len(HELD_OUT) == 60
    assert {written.kind for written in KNOWN} == {
        "paid", "promise", "dispute", "wrong_contact", "absence", "instalments", "insolvency", "unclear",
    }  # fmt: skip


def test_of_words_never_seen_most_are_read_and_none_is_surely_wrong():
    read = [(written, news_of(written)) for written in HELD_OUT]
    wrong = [(w.text, n.kind) for w, n in read if n.kind not in (w.kind, "unclear")]
    right = [w for w, n in read if n.kind == w.kind and (not w.day or n.day == w.day)]
    assert wrong == []
    assert len(right) >= 57


@pytest.mark.parametrize("written", [w for w in KNOWN if w.kind != "unclear"], ids=lambda written: written.text[:50])
def test_the_words_shown_are_those_of_the_mail(written: Written):
    words = news_of(written).words
    assert words and words.rstrip("…") in " ".join(own_words(written.text).split())


@pytest.mark.parametrize(
    "written", [w for w in KNOWN if w.kind == "promise" and not w.automatic], ids=lambda w: w.text[:40]
)
def test_a_quoted_reminder_says_nothing(written: Written):
    quoted = "\n\nOn Mon, 23 Nov 2026, Atelier wrote:\n> You have not paid.\n> Please contact x@y.example"
    bare = read_reply(written.text, today=MONDAY, language="fr", automatic=False)
    news = read_reply(written.text + quoted, today=MONDAY, language="fr", automatic=False)
    assert (news.kind, news.day, news.words) == (bare.kind, bare.day, bare.words)


def test_the_answer_below_the_quotation_is_found():
    text = "Le 23 nov. 2026 à 09:12, Atelier a écrit :\n> Merci de régler.\n\nJe vous règle vendredi."
    news = read_reply(text, today=MONDAY, language="fr", automatic=False)
    assert (news.kind, news.day) == ("promise", "2026-11-27")


def test_an_outlook_heading_ends_what_was_written():
    text = (
        "Facture payée hier.\n\nDe : Atelier <a@b.example>\nEnvoyé : lundi 23 novembre\nÀ : moi\nObjet : Relance\n\n"
        "Nous contestons."
    )
    assert sentences_of(text) == ["Facture payée hier."]


def test_html_is_read_as_text():
    text = (
        "<html><head><style>p{color:red}</style></head><body><p>Nous contestons cette&nbsp;facture.</p>"
        '<div class="gmail_quote">On Monday X wrote: <blockquote>We have paid.</blockquote></div></body></html>'
    )
    news = read_reply(text, today=MONDAY, language="fr", automatic=False)
    assert (news.kind, news.words) == ("dispute", "Nous contestons cette facture.")


def test_a_signature_is_no_contact():
    text = "Je ne suis pas la bonne personne.\n\nCordialement,\nLuc Roux\nluc@roux.example"
    assert read_reply(text, today=MONDAY, language="fr", automatic=False).contact == ""


def test_a_machine_never_pays_or_promises():
    news = read_reply("Nous vous paierons vendredi.", today=MONDAY, language="fr", automatic=True)
    assert news.kind == "unclear"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.booleans())
def test_any_text_is_read_without_failing(text: str, automatic: bool):
    news = read_reply(text, today=MONDAY, language="fr", automatic=automatic)
    assert len(news.words) <= 500 and 0 <= news.confidence <= 1


PLAIN = [written for written in FRENCH if "\n" not in written.text and "<" not in written.text]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([written for written in PLAIN if written.kind == "promise"]),
    st.sampled_from([written for written in PLAIN if written.kind in ("paid", "dispute")]),
)
def test_two_different_things_at_once_are_never_sure(one: Written, other: Written):
    text = f"{one.text.split(' Merci')[0]}\n\n{other.text}"
    assert read_reply(text, today=MONDAY, language="fr", automatic=False).kind == "unclear"
