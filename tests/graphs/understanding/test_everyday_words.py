"""A day of a plumbing firm in both languages: orders are read as meant, and what only looks like one begins nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.debtor.brief import brief_from_json as news_of
from graphs.reminder.brief import CustomerBrief, RunBrief
from graphs.reminder.brief import brief_from_json as reminder_of
from graphs.understanding.catalogue import index_of
from graphs.understanding.grammar import ENOUGH, read
from graphs.understanding.layout import lay_out
from graphs.understanding.money_words import money_brief
from graphs.understanding.whole_names import whole_names
from tests.graphs.understanding.everyday_lookalikes import LOOKALIKES
from tests.graphs.understanding.everyday_requests import REQUESTS
from tests.graphs.understanding.plumbers import PLUMBERS, situation

WORKED = {
    "reminder",
    "promise",
    "payment",
    "dispute",
    "reminder_pause",
    "receivables",
    "handoff",
    "personal_reminder",
    "reminder_text",
    "quote_followup",
}


@pytest.mark.parametrize(("language", "text", "process", "brief"), REQUESTS, ids=[row[1][:60] for row in REQUESTS])
def test_what_is_asked_or_told_is_read(language: str, text: str, process: str, brief: dict[str, Any]):
    reading = read(text, situation(language))
    assert reading.process in process.split("|"), reading
    assert reading.confidence >= ENOUGH
    assert {key: reading.brief.get(key) for key in brief} == brief


@pytest.mark.parametrize(("language", "text", "allowed", "brief"), LOOKALIKES, ids=[row[1][:60] for row in LOOKALIKES])
def test_what_looks_like_an_order_begins_nothing_it_should_not(
    language: str, text: str, allowed: str, brief: dict[str, Any]
):
    reading = read(text, situation(language))
    may = allowed.split("|")
    asked = "~" in may and reading.confidence < ENOUGH
    none_of_ours = "-" in may and reading.process not in WORKED
    assert asked or none_of_ours or reading.process in may, reading
    if reading.process in may:
        assert {key: reading.brief.get(key) for key in brief} == brief


NOT_NOW = [
    "ne lance pas les relances",
    "il ne faut surtout pas lancer les relances avant lundi",
    "Nadia a lancé les relances",
    "quand Hélène lance les relances, elle me prévient",
    "demande-moi avant d'envoyer les relances",
    "lance les relances sauf pour Dupont Frères",
    "lance les relances lundi",
    "wait before running the reminders",
    "I think we should not run the reminders",
    "chase everyone except Aurora Coffee Bar",
]


@pytest.mark.parametrize("text", NOT_NOW)
def test_no_run_is_begun_by_words_that_somebody_else_took_for_a_reminder(text: str):
    brief = reminder_of(money_brief("reminder", text, situation("fr")))
    assert isinstance(brief, CustomerBrief)


def test_a_run_is_begun_by_the_plain_order():
    assert isinstance(reminder_of(money_brief("reminder", "lance les relances", situation("fr"))), RunBrief)


@pytest.mark.parametrize("name", [each.name for each in PLUMBERS.customers])
def test_a_whole_name_is_one_name_whatever_its_words_mean(name: str):
    text = f"on a appelé {name} hier"
    page = lay_out(text, "fr", index_of(PLUMBERS))
    written = [page.written(start, end) for start, end in whole_names(page)]
    assert written == ([name] if len([part for part in name.split() if any(map(str.isalnum, part))]) > 1 else [])


@pytest.mark.parametrize("name", [each.name for each in PLUMBERS.customers if each.name != "M. Lejeune"])
def test_a_promise_keeps_the_day_that_is_said_not_the_one_in_the_name(name: str):
    news = news_of(read(f"{name} a promis de payer le 10 décembre", situation("fr")).brief)
    assert (news.customer.casefold(), news.day) == (name.casefold(), "2026-12-10")


def test_words_of_time_are_no_customer():
    news = news_of(read("Dupont Frères paiera fin mars", situation("fr")).brief)
    assert (news.customer, news.day) == ("Dupont Frères", "2027-03-31")


def test_an_end_that_is_not_read_is_kept_to_be_asked():
    news = news_of(read("leave Will Parker Joinery alone until January", situation("en")).brief)
    assert (news.kind, news.until, news.day_said) == ("hold", "", "until January")


def test_a_settled_dispute_says_what_ends():
    news = news_of(read("le litige avec Garage Martin est réglé", situation("fr")).brief)
    assert (news.kind, news.readings) == ("resume", ["dispute"])
    assert news_of(read("reprends les relances pour Garage Martin", situation("fr")).brief).readings == []


def test_an_invoice_asked_about_is_named_in_the_brief():
    brief = read("la facture FA0012 est-elle payée ?", situation("fr")).brief
    assert brief == {"about": "who_owes", "customer": "", "invoices": ["FA0012"]}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["ne", "pas", "jamais", "Nadia a", "Hélène va", "avant de", "before", "never", "Tom will", "qui"]),
    st.sampled_from(["lancer les relances", "relancer tout le monde", "run the reminders", "chase everyone"]),
)
def test_denied_or_said_of_others_no_run_is_begun(before: str, order: str):
    reading = read(f"{before} {order}", situation("fr"))
    begun = reading.process == "reminder" and reading.confidence >= ENOUGH and reading.brief.get("kind") == "run"
    assert not begun, reading
