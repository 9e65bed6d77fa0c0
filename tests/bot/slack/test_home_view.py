"""The Home tab: what waits, what was asked, the switches, as blocks of a view."""

from __future__ import annotations

from bot.slack.home_view import home_view
from graphs.message import Address, Button, Buttons, Column, Message, Table, Text, ThreadLink
from tests.bot.slack.block_kit import checked_view, values


def permalink(address: Address) -> str | None:
    return f"https://azur.slack.com/{address.channel}"


def test_what_waits_can_be_opened_and_decided_from_the_tab() -> None:
    message = Message(
        "Votre accueil",
        [
            Text("À décider", "heading"),
            Text("Devis D-1 pour Azur <!here>"),
            ThreadLink("Ouvrir le fil", Address("slack", "T1/C1", "1.2")),
            Buttons([Button("a:1:approve", "Envoyer", "primary"), Button("a:1:reject", "Refuser", "danger")]),
            Text("Interrupteurs", "heading"),
            Buttons([Button("s:pause", "Tout suspendre")]),
        ],
    )
    view = home_view(message, "fr", permalink)
    checked_view(view)
    assert view["type"] == "home"
    assert [block["type"] for block in view["blocks"]] == [
        "header", "section", "section", "actions", "header", "actions",
    ]  # fmt: skip
    assert view["blocks"][2]["text"]["text"] == "<https://azur.slack.com/T1/C1|Ouvrir le fil>"
    assert values(view["blocks"]) == ["a:1:approve", "a:1:reject", "s:pause"]


def test_tables_are_aligned_text_there() -> None:
    view = home_view(Message("x", [Table([Column("Cas")], [["Devis"]])]), "fr", permalink)
    assert view["blocks"][0]["text"]["text"] == "```\nCas\n─────\nDevis\n```"


def test_what_does_not_fit_is_counted_without_a_file_to_see() -> None:
    table = Table([Column("Cas")], [[f"Devis n° {n} pour un client au nom plutôt long"] for n in range(900)])
    view = home_view(Message("x", [table]), "en", permalink)
    checked_view(view)
    assert view["blocks"][-1]["elements"][0]["text"].endswith(" more rows.")


def test_an_empty_tab_says_its_summary() -> None:
    assert home_view(Message("Rien n'attend.", []), "fr", permalink)["blocks"][0]["text"]["text"] == "Rien n'attend."
