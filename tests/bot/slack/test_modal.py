"""A form is a modal with a fitting field for each input; what comes back is what was typed, errors beside the field."""

from __future__ import annotations

import json
from typing import Any, cast, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.platform import FieldError
from bot.slack.modal import ModalPlace, errors_of, read_submission, view_of
from graphs.message import Form, Input, InputKind, Option
from tests.bot.slack.block_kit import checked_view

PLACE = ModalPlace("T1", "C1", "1716.001", "U1")
EDIT = Form(
    "f:12:edit",
    "Modifier le devis D-2026-0012",
    "Enregistrer",
    [
        Input("email", "Adresse", "email", "lea@azur.example"),
        Input("line1_quantity", "Quantité", "integer", "10", minimum="1", maximum="500"),
        Input("line1_unit_price", "Prix unitaire", "decimal", "1 234,50", minimum="0"),
        Input("discount", "Remise", "percent", "12,5", minimum="0", maximum="15.50", hint="Sur le total."),
        Input("valid_until", "Valable jusqu'au", "date", "31/12/2026"),
        Input(
            "channel", "Envoi", "choice", "mail", options=[Option("mail", "Par mail"), Option("post", "Par courrier")]
        ),
        Input("note", "Mot au client", "long_text", required=False),
    ],
)


def opened(form: Form, language: str = "fr") -> dict[str, Any]:
    view = view_of(form, language, place=PLACE)
    checked_view(view)
    assert len(view["private_metadata"]) <= 3000
    for name in ("title", "submit", "close"):
        assert 1 <= len(view[name]["text"]) <= 24
    return json.loads(json.dumps(view))


def one(item: Input, language: str = "fr") -> dict[str, Any]:
    return opened(Form("f:1:edit", "Titre", "Valider", [item]), language)["blocks"][0]


def submitted(view: dict[str, Any], typed: dict[str, str | None]) -> dict[str, Any]:
    """The view as Slack sends it back; what is not typed stays as it was."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        element = block.get("element")
        if element is None:
            continue
        state: dict[str, Any] = {"type": element["type"]}
        before = (
            element.get("initial_option", {}).get("value")
            or element.get("initial_date")
            or element.get("initial_value")
        )
        said = typed.get(block["block_id"], before)
        match element["type"]:
            case "static_select":
                option = next((each for each in element["options"] if each["value"] == said), None)
                state["selected_option"] = option
            case "datepicker":
                state["selected_date"] = said
            case _:
                state["value"] = said
        values[block["block_id"]] = {element["action_id"]: state}
    return {**view, "id": "V1", "state": {"values": values}}


def test_each_input_has_a_fitting_field() -> None:
    view = opened(EDIT)
    assert (view["type"], view["callback_id"]) == ("modal", "commis.form")
    assert (view["title"]["text"], view["submit"]["text"]) == ("Modifier le devis D-202…", "Enregistrer")
    assert view["close"]["text"] == "Annuler"
    elements = {block["block_id"]: block["element"] for block in view["blocks"]}
    typed = {"type": "plain_text_input", "action_id": "value", "max_length": 3000}
    assert elements == {
        "email": {"type": "email_text_input", "action_id": "value", "initial_value": "lea@azur.example"},
        "line1_quantity": {
            "type": "number_input", "action_id": "value", "is_decimal_allowed": False,
            "min_value": "1", "max_value": "500", "initial_value": "10",
        },
        "line1_unit_price": {**typed, "multiline": False, "initial_value": "1 234,50"},
        "discount": {**typed, "multiline": False, "initial_value": "12,5"},
        "valid_until": {"type": "datepicker", "action_id": "value", "initial_date": "2026-12-31"},
        "channel": {
            "type": "static_select", "action_id": "value",
            "options": [option("mail", "Par mail"), option("post", "Par courrier")],
            "initial_option": option("mail", "Par mail"),
        },
        "note": {**typed, "multiline": True},
    }  # fmt: skip
    assert [block["optional"] for block in view["blocks"]] == [False] * 6 + [True]


def option(value: str, label: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": label, "emoji": True}, "value": value}


@pytest.mark.parametrize(
    ("language", "hint"),
    [("fr", "Sur le total. Entre 0\u202f% et 15,5\u202f%."), ("en", "Sur le total. Between 0% and 15.5%.")],
)
def test_bounds_of_typed_numbers_are_said_beside_them(language: str, hint: str) -> None:
    assert opened(EDIT, language)["blocks"][3]["hint"]["text"] == hint


def test_what_is_typed_comes_back_by_field_name() -> None:
    typed = {"line1_quantity": "12", "discount": "7,5", "valid_until": "2027-01-15", "channel": "post", "email": None}
    form, values, place = read_submission(submitted(opened(EDIT), typed))
    assert (form, place) == ("f:12:edit", PLACE)
    assert values == {
        "email": "",
        "line1_quantity": "12",
        "line1_unit_price": "1 234,50",
        "discount": "7,5",
        "valid_until": "2027-01-15",
        "channel": "post",
        "note": "",
    }


def test_an_untouched_form_comes_back_as_it_was() -> None:
    _, values, _ = read_submission(submitted(opened(EDIT), {}))
    assert values == {item.name: item.value for item in EDIT.inputs} | {"valid_until": "2026-12-31"}


def test_without_state_every_field_is_empty() -> None:
    _, values, _ = read_submission(opened(EDIT))
    assert values == {item.name: "" for item in EDIT.inputs}


def test_errors_stand_beside_their_fields() -> None:
    errors = [
        FieldError("discount", "Au plus\u202f15\u202f%."),
        FieldError("email", "Adresse ?"),
        FieldError("x", "Champ inconnu."),
    ]
    assert errors_of(errors, opened(EDIT)) == {
        "discount": "Au plus\u202f15\u202f%.",
        "email": "Adresse ? Champ inconnu.",
    }
    assert len(errors_of([FieldError("email", "x" * 5000)], opened(EDIT))["email"]) == 2000
    assert errors_of(errors, opened(Form("f:1:x", "", "", []))) == {}


@pytest.mark.parametrize("item", [
    Input("n", "N", "integer", "12,5"),
    Input("n", "N", "integer", "beaucoup"),
    Input("n", "N", "integer", "900", maximum="500"),
    Input("n", "N", "integer", "", minimum="5", maximum="1"),
    Input("n", "N", "integer", "9" * 16),
    Input("d", "D", "date", "demain"),
    Input("d", "D", "date", "31/02/2026"),
    Input("e", "E", "email", "Léa <lea@azur.example>"),
    Input("c", "C", "choice", "autre"),
])  # fmt: skip
def test_what_its_field_cannot_hold_is_typed_as_text(item: Input) -> None:
    element = one(item)["element"]
    assert element["type"] == "plain_text_input"
    assert element.get("initial_value", "") == item.value


def test_numbers_and_dates_are_read_as_people_write_them() -> None:
    assert one(Input("n", "N", "integer", "1\u202f200"))["element"]["initial_value"] == "1200"
    assert one(Input("d", "D", "date", "2026-3-1"))["element"]["initial_date"] == "2026-03-01"
    assert one(Input("n", "N", "integer", minimum="0.5", maximum="9.9"))["element"]["min_value"] == "1"


def test_long_values_of_a_list_come_back_whole() -> None:
    long = "x" * 400
    items = [
        Option(long, "Long"),
        Option("", "Aucun"),
        Option("option.0", "Rusé"),
        Option("b", "B"),
        Option("b", "B bis"),
    ]
    view = opened(Form("f:1:e", "T", "S", [Input("c", "C", "choice", long, options=items, required=False)]))
    element = view["blocks"][0]["element"]
    assert [each["value"] for each in element["options"]] == ["option.0", "option.1", "option.2", "b"]
    for shown, value in zip(element["options"], [long, "", "option.0", "b"], strict=True):
        assert read_submission(submitted(view, {"c": shown["value"]}))[1] == {"c": value}


def test_a_list_that_is_too_long_keeps_what_is_chosen() -> None:
    options = [Option(str(n), f"Article {n} {'x' * 90}") for n in range(250)]
    block = one(Input("c", "C", "choice", "249", options=options))
    assert len(block["element"]["options"]) == 100
    assert block["element"]["initial_option"]["value"] == "249"
    assert block["hint"]["text"] == "D'autres choix ne tiennent pas dans cette liste."


def test_odd_names_come_back_as_they_are() -> None:
    names = ["é à", "x" * 300, "", "a", "a.b", "1", "<!channel>"]
    view = opened(Form("f:1:e", "T", "S", [Input(name, f"L{at}") for at, name in enumerate(names)]))
    ids = [block["block_id"] for block in view["blocks"]]
    assert len(set(ids)) == len(names)
    typed = {each: f"v{at}" for at, each in enumerate(ids)}
    assert read_submission(submitted(view, dict(typed)))[1] == {name: f"v{at}" for at, name in enumerate(names)}
    assert errors_of([FieldError("a.b", "Non.")], view) == {ids[4]: "Non."}


def test_a_form_of_too_many_fields_keeps_the_first() -> None:
    inputs = [Input(f"n{at}", f"N{at}") for at in range(130)]
    assert len(opened(Form("f:1:e", "T", "S", inputs))["blocks"]) == 100


def test_an_empty_form_says_so() -> None:
    view = opened(Form("f:1:e", "", "", []))
    assert view["title"]["text"] == "Formulaire"
    assert view["blocks"][0]["text"]["text"] == "Il n'y a rien à remplir."
    assert read_submission(view) == ("f:1:e", {}, PLACE)


def test_places_without_thread_or_channel_come_back() -> None:
    home = ModalPlace("T1", "", None, "U1")
    assert read_submission(view_of(EDIT, "fr", place=home))[2] == home


@pytest.mark.parametrize("view", [
    {}, {"callback_id": "other", "private_metadata": "{}"}, {"callback_id": "commis.form", "private_metadata": "x"},
    {"callback_id": "commis.form", "private_metadata": "{}"}, {"callback_id": "commis.form", "private_metadata": None},
    {"callback_id": "commis.form", "private_metadata": '{"form": 1}', "blocks": 3},
])  # fmt: skip
def test_a_view_that_is_not_ours_is_refused(view: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        read_submission(view)
    with pytest.raises(ValueError):
        errors_of([], view)


def test_a_form_whose_id_cannot_come_back_is_refused() -> None:
    for form in ("x" * 3000, "\ud800"):
        with pytest.raises(ValueError):
            view_of(Form(form, "T", "S", []), "fr", place=PLACE)


WORDS = st.text(alphabet=st.sampled_from("ab<!@#>&*\n\x00\ud800\u202e é😀12,-."), max_size=12)
TEXT = WORDS | st.builds(lambda words, times: words * times, WORDS, st.sampled_from([100, 1000]))
NUMBERS = st.sampled_from(["0", "1", "-3", "2.5", "1e3", "NaN", "x", "99999999999999999999"])
INPUTS = st.builds(
    Input,
    name=TEXT,
    label=TEXT,
    input=st.sampled_from(cast("tuple[InputKind, ...]", get_args(InputKind))),
    value=TEXT | NUMBERS | st.sampled_from(["2026-01-01", "1/2/2026", "a@b.example"]),
    required=st.booleans(),
    minimum=st.none() | NUMBERS,
    maximum=st.none() | NUMBERS,
    options=st.lists(st.builds(Option, TEXT, TEXT), max_size=5) | st.just([Option(str(n), "x") for n in range(300)]),
    hint=TEXT,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(INPUTS, max_size=6, unique_by=lambda item: item.name), TEXT, TEXT, st.sampled_from([1, 40]))
def test_slack_takes_every_form_and_gives_back_what_it_showed(
    inputs: list[Input], title: str, submit: str, times: int
) -> None:
    again = [
        Input(f"{at}.{item.name}", item.label, item.input, item.value) for at in range(times - 1) for item in inputs
    ]
    view = opened(Form("f:1:e", title, submit, [*inputs, *again]))
    known = {item.name for item in [*inputs, *again]}
    assert set(read_submission(submitted(view, {}))[1]) <= known
