"""What colleagues say about leads: told, changed, scored, asked about; rules, quotes and reminders are left be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.lead.brief import ChangeLead, NewLead, TunePoints, brief_from_json
from graphs.leads.points import POINTS as SIGNS
from graphs.leads.wording import point_text
from graphs.understanding.grammar import ENOUGH, read
from graphs.understanding.lead_words import LEADS, lead_brief, read_lead
from graphs.understanding.reading import Reading
from tests.graphs.understanding import lead_sentences as said
from tests.graphs.understanding.companies import TABLEWARE, situation
from tests.graphs.understanding.replies.written import MONDAY

HERE = replace(
    situation(TABLEWARE), today=MONDAY.replace(day=25), colleagues=["Claire Moreau", "Tom O'Brien", "Léa Roux"]
)


def brief_of(reading: Reading) -> NewLead | ChangeLead | TunePoints | Any:
    assert reading.process == "lead", reading
    assert reading.confidence >= ENOUGH
    return brief_from_json(reading.brief)


@pytest.mark.parametrize(("text", "fields"), said.NEW, ids=[row[0][:50] for row in said.NEW])
def test_a_new_lead_is_told_in_a_sentence(text: str, fields: dict[str, str]):
    brief = brief_of(read(text, HERE))
    assert isinstance(brief, NewLead)
    assert (brief.lead_id, brief.received_at, brief.given.source) == ("", "", "chat")
    assert {name: getattr(brief.given, name) for name in fields} == fields


def test_whoever_was_met_elsewhere_did_not_give_their_data_themselves():
    met = brief_of(read("j'ai rencontré un prospect au salon : Ana Ruiz, ana@ruiz.example", HERE))
    called = brief_of(read("nouveau prospect : Ana Ruiz, ana@ruiz.example, elle a appelé", HERE))
    assert isinstance(met, NewLead) and isinstance(called, NewLead)
    assert (met.given.direct, called.given.direct) == (False, True)
    assert "salon" in met.given.message


@pytest.mark.parametrize("text", ["nouveau prospect", "j'ai un nouveau lead", "new lead", "nouveau prospect :"])
def test_a_lead_of_whom_nothing_is_said_begins_nothing(text: str):
    reading = read(text, HERE)
    assert (reading.process, reading.brief) == ("lead", {})


@pytest.mark.parametrize(("text", "fields"), said.CHANGES, ids=[row[0] for row in said.CHANGES])
def test_a_lead_is_changed(text: str, fields: dict[str, Any]):
    brief = brief_of(read(text, HERE))
    assert brief == replace(ChangeLead(), **fields)


@pytest.mark.parametrize(
    ("text", "fields"), [row for row in said.IN_ITS_THREAD if row[1]], ids=lambda value: str(value)[:40]
)
def test_in_its_own_thread_a_lead_needs_no_name(text: str, fields: dict[str, Any]):
    assert brief_of(read(text, replace(HERE, lead_here=True))) == replace(ChangeLead(), **fields)
    assert read(text, HERE).process != "lead"


@pytest.mark.parametrize(("text", "fields"), said.REPORTS, ids=[row[0] for row in said.REPORTS])
def test_leads_are_asked_about(text: str, fields: dict[str, Any]):
    reading = read(text, HERE)
    assert reading.process == "leads_report", reading
    whole = {"view": "list", "classed": "", "mine": False, "since": "", "name": ""}
    assert {key: reading.brief[key] for key in fields} == fields
    assert reading.brief.keys() >= whole.keys()


@pytest.mark.parametrize(("text", "fields"), said.POINTS, ids=[row[0] for row in said.POINTS])
def test_the_score_is_tuned(text: str, fields: dict[str, Any]):
    brief = brief_of(read(text, HERE))
    assert isinstance(brief, TunePoints)
    assert {key: getattr(brief, key) for key in fields} == fields
    assert brief.words == text


@pytest.mark.parametrize("code", sorted(SIGNS))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sign_can_be_named_as_it_is_shown(code: str, language: str):
    label = point_text(code, language).replace("’", "'")
    for sentence in (f"{label} : 9 points", f"9 points pour « {label} »", f"9 points pour {code}"):
        brief = brief_of(read(sentence, HERE))
        assert isinstance(brief, TunePoints)
        assert {sign: abs(points) for sign, points in brief.points.items()} == {code: 9}, sentence


@pytest.mark.parametrize(("text", "process"), said.OTHERS, ids=[row[0] for row in said.OTHERS])
def test_what_only_sounds_like_it_is_left_alone(text: str, process: str):
    assert read(text, HERE).process == process


def test_nobody_outside_tells_or_changes_leads():
    for text in ("passe Hôtel du Lac en chaud", "prospects", said.NEW[0][0]):
        assert read_lead(text, "fr", replace(HERE, outside=True)) is None


def test_short_orders_are_answered_in_their_own_language():
    assert read("mark Blue Anchor as hot", HERE).language == "en"
    assert read("prospects chauds", replace(HERE, language="en")).language == "fr"
    assert read("prospects", replace(HERE, language="en")).language == "en"


def test_what_a_model_took_for_a_lead_makes_none_of_an_order():
    assert lead_brief("lead", "do something about them", "en", HERE) == {}
    made = brief_from_json(lead_brief("lead", "ring ana@ruiz.example back", "en", HERE))
    assert isinstance(made, NewLead) and made.given.message == "ring ana@ruiz.example back"
    assert lead_brief("leads_report", "and those?", "en", HERE)["view"] == "list"


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200), st.sampled_from(["", "nouveau prospect : ", "passe ", "note sur ", "prospects ", "lead: "])
)
def test_no_text_breaks_it(text: str, before: str):
    reading = read(before + text, HERE)
    if reading.process == "lead" and reading.brief:
        brief_from_json(reading.brief)
    assert reading.process not in LEADS or reading.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([row[0] for row in said.NEW]), st.sampled_from(["Bonjour, ", "Commis, ", "hello ", ""]))
def test_a_greeting_changes_nothing(text: str, greeting: str):
    assert read(greeting + text, HERE).brief["given"] == read(text, HERE).brief["given"]
