"""Forms as cards: each kind of field, what comes back of it, and what is wrong beside it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams.forms import form_card, read_submission
from bot.teams.inputs import EMAIL_PATTERN, NUMBER_PATTERN
from graphs.message import Form, Input, Option
from tests.bot.teams.adaptive_cards import INPUTS, checked, executes, nodes, said
from tests.bot.teams.test_render_properties import LANGUAGES, TEXT, WORDS

Json = dict[str, Any]

EDIT = Form(
    "f:1:edit",
    "Modifier le devis",
    "Envoyer ainsi",
    [
        Input("quantity_0", "Quantité — Moulin", "integer", "2", minimum="1", maximum="100000", hint="pièce"),
        Input("quantity_1", "Quantité — Café", "decimal", "2.5", minimum="0.001", hint="kg"),
        Input("discount", "Remise", "percent", "", required=False, minimum="0", maximum="100", hint="Vide : aucune."),
        Input("email", "Adresse", "email", "lea@azur.example"),
        Input("due", "Valable jusqu'au", "date", "24/12/2026", required=False),
        Input("stem", "Motif", "choice", "1", options=[Option("0", "Prix"), Option("1", "Stock")]),
        Input("reason", "Précisez", "long_text", required=False),
    ],
)


def drawn(form: Form = EDIT, language: str = "fr", **more: Any) -> Json:
    return checked(form_card(form, language, post="p1", **more))


def inputs(card: Json) -> dict[str, Json]:
    return {node["id"]: node for node in nodes(card) if node["type"] in INPUTS}


def one(item: Input, language: str = "fr", **more: Any) -> Json:
    (found,) = inputs(drawn(Form("f", "T", "S", [item]), language, **more)).values()
    return found


def submitted(card: Json, typed: dict[str, object]) -> Json:
    """What Teams sends: the data of the action and what stands in the inputs; those left empty are missing."""
    (action,) = executes(card, "commis.submit")
    return json.loads(json.dumps({**action["data"], **typed}))


def test_every_kind_of_field_has_its_input() -> None:
    found = inputs(drawn())
    assert {name: each["type"] for name, each in found.items()} == {
        "in.quantity_0": "Input.Number",
        "in.quantity_1": "Input.Text",
        "in.discount": "Input.Text",
        "in.email": "Input.Text",
        "in.due": "Input.Date",
        "in.stem": "Input.ChoiceSet",
        "in.reason": "Input.Text",
    }
    assert found["in.quantity_0"] == {
        "type": "Input.Number", "min": 1, "max": 100000, "value": 2, "isRequired": True, "id": "in.quantity_0",
        "label": "Quantité — Moulin", "errorMessage": "Indiquez un nombre entier. Entre 1 et 100\u202f000.",
    }  # fmt: skip
    assert found["in.discount"].get("isRequired") is None
    assert found["in.email"]["style"] == "email"
    assert found["in.due"]["value"] == "2026-12-24"
    assert found["in.stem"]["value"] == "1"
    assert found["in.reason"]["isMultiline"] is True


def test_title_hints_and_answers() -> None:
    card = drawn()
    assert card["body"][0]["text"] == "Modifier le devis"
    assert said(card)[1:] == [
        "pièce · Entre 1 et 100\u202f000.", "kg · Au moins 0,001.", "Vide : aucune. Entre 0\u202f% et 100\u202f%.",
    ]  # fmt: skip
    (submit,) = executes(card, "commis.submit")
    (cancel,) = executes(card, "commis.refresh")
    assert (submit["title"], submit["style"]) == ("Envoyer ainsi", "positive")
    assert (submit["data"]["form"], submit["data"]["post"]) == ("f:1:edit", "p1")
    assert (cancel["title"], cancel["data"], cancel["associatedInputs"]) == ("Annuler", {"post": "p1"}, "none")


def test_english() -> None:
    card = drawn(language="en")
    assert said(card)[1:] == [
        "pièce · Between 1 and 100,000.",
        "kg · At least 0.001.",
        "Vide : aucune. Between 0% and 100%.",
    ]
    assert inputs(card)["in.email"]["errorMessage"] == "Give an e-mail address, for example name@company.com."


def test_what_was_typed_comes_back_by_field() -> None:
    typed = {
        "in.quantity_0": "3", "in.quantity_1": "2,5", "in.discount": "15 %", "in.email": "x@y.fr",
        "in.due": "2026-12-31", "in.stem": "0", "in.reason": "Léa\n<at>",
    }  # fmt: skip
    assert read_submission(submitted(drawn(), typed)) == (
        "f:1:edit",
        {"quantity_0": "3", "quantity_1": "2,5", "discount": "15 %", "email": "x@y.fr", "due": "2026-12-31",
         "stem": "0", "reason": "Léa\n<at>"},
    )  # fmt: skip


def test_an_input_left_empty_is_empty_and_does_not_keep_its_value() -> None:
    _, values = read_submission(submitted(drawn(), {}))
    assert values == dict.fromkeys(["quantity_0", "quantity_1", "discount", "email", "due", "stem", "reason"], "")


@pytest.mark.parametrize(
    ("came", "text"),
    [(3, "3"), (3.0, "3"), (2.5, "2.5"), (-1, "-1"), (None, ""), (True, ""), ("", ""), ([1], ""), ({"a": 1}, "")],
)
def test_numbers_of_clients_that_send_numbers(came: object, text: str) -> None:
    card = drawn(Form("f", "T", "S", [Input("n", "N", "integer")]))
    assert read_submission(submitted(card, {"in.n": came})) == ("f", {"n": text})


def test_errors_stand_under_their_field_and_what_was_typed_stays() -> None:
    errors = {"discount": "Au plus 100 [x](https://y).", "ailleurs": "Champ inconnu."}
    card = drawn(errors=errors, values={"discount": "150", "reason": "Vu avec Paul"})
    wrong = [node for node in card["body"] if node["type"] == "RichTextBlock" and "color" in node["inlines"][0]]
    assert said(wrong) == ["À corriger, puis à valider de nouveau.", "Champ inconnu.", "Au plus 100 [x](https://y)."]
    at = card["body"].index(wrong[2])
    assert card["body"][at - 1]["id"] == "in.discount"
    assert card["body"][at - 1]["value"] == "150"
    assert inputs(card)["in.reason"]["value"] == "Vu avec Paul"


@pytest.mark.parametrize(
    ("value", "kind"),
    [("", "Input.Number"), ("12", "Input.Number"), ("1\u202f200", "Input.Number"), ("-4", "Input.Text"),
     ("2,5", "Input.Text"), ("deux", "Input.Text"), ("9" * 17, "Input.Text")],
)  # fmt: skip
def test_a_whole_number_that_is_none_is_typed_as_text(value: str, kind: str) -> None:
    found = one(Input("n", "N", "integer", value, minimum="0"))
    assert found["type"] == kind
    assert str(found.get("value", "")).replace("\u202f", "") == value.replace("\u202f", "")


def test_bounds_that_are_no_whole_numbers_are_rounded_inwards() -> None:
    found = one(Input("n", "N", "integer", minimum="0.5", maximum="9.9"))
    assert (found["min"], found["max"]) == (1, 9)
    assert one(Input("n", "N", "integer", minimum="5", maximum="1"))["type"] == "Input.Text"
    assert one(Input("n", "N", "integer", minimum="NaN", maximum="x")).keys().isdisjoint({"min", "max"})


@pytest.mark.parametrize(
    "typed", ["2,5", "1 234,56 €", "1\u202f234,56\u00a0€", "15 %", "-3", "−3", "1,234.56", "1'000", ""]
)
def test_numbers_as_people_write_them_are_not_refused_by_the_card(typed: str) -> None:
    assert re.search(NUMBER_PATTERN, typed)


@pytest.mark.parametrize("typed", ["deux", "2 kg", "<2>", "2*3"])
def test_words_are_no_numbers(typed: str) -> None:
    assert not re.search(NUMBER_PATTERN, typed)


def test_addresses_of_mailboxes() -> None:
    assert re.search(EMAIL_PATTERN, " lea.martin+devis@azur-conseil.example ")
    assert not any(re.search(EMAIL_PATTERN, typed) for typed in ("lea", "lea@azur", "l a@b.c", "a@@b.c"))


@pytest.mark.parametrize(
    ("value", "iso"), [("2026-2-3", "2026-02-03"), ("03/02/2026", "2026-02-03"), ("3.2.2026", "2026-02-03")]
)
def test_dates(value: str, iso: str) -> None:
    assert one(Input("d", "D", "date", value, minimum="2026-01-01", maximum="x")) == {
        "type": "Input.Date", "value": iso, "min": "2026-01-01", "isRequired": True, "id": "in.d", "label": "D",
        "errorMessage": "Indiquez une date.",
    }  # fmt: skip


def test_a_date_that_is_none_can_be_corrected() -> None:
    found = one(Input("d", "D", "date", "31/02/2026"))
    assert (found["type"], found["value"]) == ("Input.Text", "31/02/2026")


def test_choices_that_cannot_come_back_as_they_are_have_other_names() -> None:
    values = ["", "x" * 300, " a", "option.9", "ok", "é\u202e"]
    item = Input("c", "C", "choice", "x" * 300, options=[Option(value, f"V{n}") for n, value in enumerate(values)])
    card = drawn(Form("f", "T", "S", [item]))
    choices = inputs(card)["in.c"]["choices"]
    assert inputs(card)["in.c"]["value"] == choices[1]["value"]
    for choice, value in zip(choices, values, strict=True):
        assert read_submission(submitted(card, {"in.c": choice["value"]}))[1] == {"c": value}


def test_a_choice_that_is_not_required_can_be_taken_back() -> None:
    card = drawn(Form("f", "T", "S", [Input("c", "C", "choice", "1", required=False, options=[Option("1", "Un")])]))
    choices = inputs(card)["in.c"]["choices"]
    assert [choice["title"] for choice in choices] == ["(aucun choix)", "Un"]
    assert read_submission(submitted(card, {"in.c": choices[0]["value"]}))[1] == {"c": ""}


def test_of_a_long_list_the_beginning_and_what_is_chosen() -> None:
    options = [Option(str(n), f"Client {n}") for n in range(500)]
    card = drawn(Form("f", "T", "S", [Input("c", "C", "choice", "321", options=options)]))
    found = inputs(card)["in.c"]
    assert [choice["value"] for choice in found["choices"]] == [*map(str, range(99)), "321"]
    assert found["value"] == "321"
    assert "D'autres choix ne tiennent pas dans cette liste." in said(card)


def test_a_list_without_choices_is_typed() -> None:
    assert one(Input("c", "C", "choice"))["type"] == "Input.Text"


def test_a_value_too_long_is_cut_and_it_is_said() -> None:
    card = drawn(Form("f", "T", "S", [Input("t", "T", "long_text", "é" * 4000)]))
    assert inputs(card)["in.t"]["value"] == "é" * 3000
    assert "La valeur était trop longue pour ce champ\u00a0: seul son début est repris." in said(card)


def test_odd_names_and_names_of_ours_come_back() -> None:
    names = ["form", "post", "fields", "prix (€)", "1", "in.x", "", "x" * 300, "a.b"]
    card = drawn(Form("f", "T", "S", [Input(name, name) for name in names]))
    typed: dict[str, object] = {input_id: f"v{at}" for at, input_id in enumerate(inputs(card))}
    assert read_submission(submitted(card, typed)) == ("f", {name: f"v{at}" for at, name in enumerate(names)})


def test_fields_that_do_not_fit_keep_their_values_and_it_is_said() -> None:
    form = Form("f", "T", "S", [Input(f"t{n}", "T", "long_text", "x" * 2000) for n in range(20)])
    card = drawn(form)
    shown = [f"t{n}" for n in range(len(inputs(card)))]
    assert 8 <= len(shown) < 20
    assert list(read_submission(submitted(card, {}))[1]) == shown
    assert f"{20 - len(shown)} champs ne tiennent pas ici\u00a0: ils gardent leur valeur." in said(card)


def test_the_largest_quote_fits() -> None:
    lines = [
        Input(
            f"quantity_{n}", f"Quantité — Article n° {n} au nom plutôt long", "integer", "2", minimum="1", hint="pièce"
        )
        for n in range(40)
    ]
    assert len(inputs(drawn(Form("f", "T", "S", lines)))) == 40


def test_nothing_to_fill_in() -> None:
    card = drawn(Form("f", "", "", []))
    assert said(card) == ["Formulaire", "Il n'y a rien à remplir."]
    assert read_submission(submitted(card, {})) == ("f", {})


@pytest.mark.parametrize("form_id", ["", "\ud800", "x" * 2001])
def test_a_form_whose_id_cannot_come_back_is_refused(form_id: str) -> None:
    with pytest.raises(ValueError, match="id of the form"):
        form_card(Form(form_id, "T", "S", []), "fr", post="p")


@pytest.mark.parametrize(
    "data",
    [{}, {"form": 1}, {"form": None}, {"form": "f", "fields": []}, {"form": "f", "fields": {"in.a": 1}},
     {"form": "f", "aliases": {"in.a": "x"}}],
)  # fmt: skip
def test_data_that_are_not_ours_are_refused(data: Json) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read_submission(data)


def test_a_field_cannot_take_what_is_no_input() -> None:
    assert read_submission({"form": "f", "fields": {"form": "a", "in.b": "b"}, "in.b": "1"}) == (
        "f",
        {"a": "", "b": "1"},
    )


OPTION = st.builds(Option, WORDS | st.sampled_from(["", "x" * 200, "\ud800"]), WORDS)
INPUT = st.builds(
    Input,
    st.sampled_from(["a", "b", "c d", "form"]) | WORDS,
    TEXT,
    st.sampled_from(["text", "long_text", "email", "integer", "decimal", "percent", "date", "choice"]),
    st.sampled_from(["", "12", "2,5", "31/12/2026", "lea@azur.example"]) | TEXT,
    st.booleans(),
    st.sampled_from([None, "0", "1.5", "x", "-1e30"]),
    st.sampled_from([None, "100", "0.5", "Infinity"]),
    st.lists(OPTION, max_size=4) | st.builds(lambda options: options * 60, st.lists(OPTION, max_size=3)),
    TEXT,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.builds(
        Form,
        st.just("f:1:e"),
        TEXT,
        TEXT,
        st.lists(INPUT, max_size=5) | st.lists(INPUT, max_size=3).map(lambda x: x * 40),
    ),
    LANGUAGES,
    st.dictionaries(st.sampled_from(["a", "b", "z"]), TEXT),
    st.dictionaries(st.sampled_from(["a", "b"]), TEXT),
)
def test_teams_takes_every_form_and_gives_its_fields_back(
    form: Form, language: str, errors: dict[str, str], values: dict[str, str]
) -> None:
    card = drawn(form, language, errors=errors, values=values)
    assert drawn(form, language, errors=errors, values=values) == card
    typed: dict[str, object] = {input_id: f"v{at}" for at, input_id in enumerate(inputs(card))}
    form_id, came = read_submission(submitted(card, typed))
    assert form_id == "f:1:e"
    assert list(came.values()) == list(typed.values())
    assert set(came) <= {item.name for item in form.inputs}
