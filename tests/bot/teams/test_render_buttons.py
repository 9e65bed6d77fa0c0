"""Buttons as a card shows them: what they carry, what they ask first, for whom they are."""

from __future__ import annotations

from graphs.message import Button, Buttons, Confirm, Text
from tests.bot.teams.adaptive_cards import pressed, said
from tests.bot.teams.test_render import body, render

CONFIRM = Confirm("Confirmer", "Le devis part chez Azur.", "Envoyer le devis", "Revenir")


def test_buttons_act_by_their_id_alone() -> None:
    (drawn,) = body(Buttons([Button("a:1:reject", "Refuser", "danger"), Button("a:1:edit", "Modifier")]))
    assert drawn["actions"] == [
        {
            "type": "Action.Execute", "title": "Refuser", "verb": "commis.press", "data": {"button": "a:1:reject"},
            "associatedInputs": "none", "style": "destructive",
        },
        {
            "type": "Action.Execute", "title": "Modifier", "verb": "commis.press", "data": {"button": "a:1:edit"},
            "associatedInputs": "none",
        },
    ]  # fmt: skip


def test_a_button_that_asks_first_acts_by_its_yes_only() -> None:
    buttons, panel = body(Buttons([Button("a:1:approve", "Envoyer", "primary", CONFIRM)]))
    assert buttons["actions"] == [
        {
            "type": "Action.ToggleVisibility", "title": "Envoyer", "style": "positive",
            "targetElements": [{"elementId": "confirm-1", "isVisible": True}],
        }
    ]  # fmt: skip
    assert (panel["id"], panel["isVisible"]) == ("confirm-1", False)
    assert said(panel) == ["Confirmer", "Le devis part chez Azur."]
    yes, no = [action for each in panel["items"][2:] for action in each["actions"]]
    assert (yes["title"], yes["data"]) == ("Envoyer le devis", {"button": "a:1:approve", "confirmed": True})
    assert yes["style"] == "positive"
    assert (no["title"], no["targetElements"]) == ("Revenir", [{"elementId": "confirm-1", "isVisible": False}])


def test_confirmations_do_not_mix() -> None:
    drawn = body(Buttons([Button("a", "A", confirm=CONFIRM)]), Buttons([Button("b", "B", confirm=CONFIRM)]))
    assert [each["id"] for each in drawn if "id" in each] == ["confirm-1", "confirm-2"]


def test_a_set_holds_what_a_phone_shows_in_one_line() -> None:
    labels = ["Envoyer le devis", "Modifier", "Refuser", "Demander une précision", "Autres actions"]
    drawn = body(Buttons([Button(str(n), label) for n, label in enumerate(labels)]))
    assert [[action["title"] for action in each["actions"]] for each in drawn] == [labels[:2], labels[2:4], labels[4:]]
    many = body(Buttons([Button(str(n), "x") for n in range(14)]))
    assert [len(each["actions"]) for each in many] == [6, 6, 2]


def test_buttons_for_others_are_left_out_and_it_is_said_once() -> None:
    blocks = [
        Buttons([Button("a:1:approve", "Oui", confirm=CONFIRM), Button("a:1:recall", "Retirer")]),
        Buttons([Button("a:2:approve", "Oui")]),
    ]
    more = {"users": ["29:paul", "29:ines", "29:paul"], "hidden_note": "Les boutons sont pour Paul."}
    rendered = render(*blocks, visible=lambda button: button.endswith(":recall"), **more)
    assert pressed(rendered.card) == ["a:1:recall"]
    assert said(rendered.card) == ["Les boutons sont pour Paul."]
    assert rendered.card["refresh"] == {
        "action": {"type": "Action.Execute", "verb": "commis.refresh", "data": {"post": "p1"}},
        "userIds": ["29:paul", "29:ines"],
    }
    assert pressed(render(*blocks, **more).card) == ["a:1:recall", "a:1:approve", "a:2:approve"]
    assert said(render(*blocks, **more).card) == ["Confirmer", "Le devis part chez Azur."]


def test_at_most_sixty_users_are_asked_for() -> None:
    rendered = render(Text("x"), users=[f"29:{n}" for n in range(99)])
    assert rendered.card["refresh"]["userIds"] == [f"29:{n}" for n in range(60)]


def test_a_button_whose_id_cannot_come_back_is_told() -> None:
    rendered = render(Buttons([Button("x" * 2001, "A"), Button("", "B"), Button("ok", "C")]))
    assert pressed(rendered.card) == ["ok"]
    assert said(rendered.card) == ["… et 2 boutons de plus, qui ne tiennent pas ici\u00a0: voir le fichier joint."]


def test_data_come_back_as_they_were() -> None:
    ids = ["a:1:approve", "é ☕ <at>", '"}],"x":["', "x" * 2000]
    assert pressed(render(Buttons([Button(each, "A") for each in ids])).card) == ids
