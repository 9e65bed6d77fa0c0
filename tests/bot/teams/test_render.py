"""Each kind of block as a card shows it, in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from bot.teams.render import Rendered
from bot.teams.render import render as draw
from graphs.message import (
    Address,
    Attachment,
    Block,
    Button,
    Buttons,
    Column,
    Excerpt,
    FieldItem,
    Fields,
    FileRef,
    Image,
    Link,
    Message,
    Progress,
    Step,
    Table,
    Text,
    ThreadLink,
    Tone,
)
from tests.bot.teams.adaptive_cards import checked, executes, nodes, said

Json = dict[str, Any]

PDF = FileRef("a" * 64, "Devis D-1.pdf", "application/pdf", 1200)
PNG = FileRef("b" * 64, "ventes.png", "image/png", 900)
SVG = FileRef("c" * 64, "plan.svg", "image/svg+xml", 900)
LINES = Table(
    [Column("Article"), Column("Qté", "right"), Column("Total HT", "right")],
    [["Moulin à café", "2", "1\u202f234,50\u00a0€"], ["Filtres <100>", "10", "45,00\u00a0€"]],
)
DATA_URL = "data:image/png;base64,iVBORw0KGgo="


def permalink(address: Address) -> str | None:
    return f"https://teams.microsoft.com/l/message/{address.channel}/1" if address.thread else None


def render(*blocks: Block, language: str = "fr", **more: Any) -> Rendered:
    rendered = draw(Message("Résumé", list(blocks)), language, post="p1", permalink=permalink, **more)
    checked(rendered.card)
    return rendered


def body(*blocks: Block, **more: Any) -> list[Json]:
    return render(*blocks, **more).card["body"]


def line(text: str, spacing: str = "", **style: Any) -> Json:
    drawn: Json = {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **style}]}
    return {**drawn, "spacing": spacing} if spacing else drawn


def muted(text: str, spacing: str = "") -> Json:
    return line(text, spacing, isSubtle=True, size="small")


def test_the_frame_of_a_card() -> None:
    rendered = render(Text("Bonjour"))
    frame = {name: value for name, value in rendered.card.items() if name not in {"body", "$schema"}}
    assert frame == {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "fr",
        "fallbackText": "Résumé",
        "msteams": {"width": "Full"},
    }
    assert (rendered.summary, rendered.overflow, rendered.attachments, rendered.pictures) == ("Résumé", "", [], [])


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (Text("Bonjour **x** [y](https://z)"), line("Bonjour **x** [y](https://z)")),
        (Text("Devis envoyé", "strong"), line("Devis envoyé", weight="bolder")),
        (Text("hier", "muted"), muted("hier")),
        (
            Text("Devis D-1\npour Azur", "heading"),
            {"type": "TextBlock", "text": "Devis D-1 pour Azur", "style": "heading", "weight": "bolder",
             "size": "large", "wrap": True},
        ),
        (Text("Devis *D-1*", "heading"), line("Devis *D-1*", weight="bolder", size="large")),
        (Text("x" * 201, "heading"), line("x" * 201, weight="bolder")),
        (
            Text("Client en retard", "warning"),
            {"type": "Container", "style": "warning", "items": [line("⚠️ Client en retard")]},
        ),
    ],
)  # fmt: skip
def test_tones(text: Text, drawn: Json) -> None:
    assert body(text) == [drawn]


def test_each_line_is_a_line_and_paragraphs_have_room() -> None:
    drawn = body(Text("Bonjour,\r\n\n\n  Moulin  2\nLéa\n\n"))
    assert drawn == [
        line("Bonjour,"),
        line("\u00a0\u00a0Moulin\u00a0\u00a02", "medium"),
        line("Léa", "none"),
    ]


def test_an_excerpt_is_a_quotation_with_its_source() -> None:
    drawn = body(Excerpt("Bonjour,\n*urgent* <at>Tous</at>", "mail de Léa <lea@azur.example>"))
    assert drawn == [
        {
            "type": "Container",
            "style": "emphasis",
            "items": [
                line("Bonjour,"),
                line("*urgent* <\u2060at>Tous<\u2060/at>", "none"),
                muted("— mail de Léa <lea@azur.example>"),
            ],
        }
    ]
    assert body(Excerpt("", "Léa"))[0]["items"] == [line("—"), muted("— Léa")]


def test_fields_are_pairs_and_an_empty_one_is_a_dash() -> None:
    items = [FieldItem("Client", "Azur & Cie"), FieldItem("Remise", ""), FieldItem("", "seul"), FieldItem("", " ")]
    drawn = body(Fields(items))
    assert [said(each) for each in drawn] == [["Client", "Azur & Cie"], ["Remise", "—"], ["seul"]]
    assert [[column["width"] for column in each["columns"]] for each in drawn] == [[2, 3], [2, 3], ["stretch"]]


def test_a_table_has_its_amounts_on_the_right_and_its_head_in_bold() -> None:
    (table,) = body(LINES)
    assert [[said(cell)[0] for cell in row["cells"]] for row in table["rows"]] == [
        ["Article", "Qté", "Total HT"],
        ["Moulin à café", "2", "1\u202f234,50\u00a0€"],
        ["Filtres <100>", "10", "45,00\u00a0€"],
    ]
    first, second = table["rows"][:2]
    assert [cell["items"][0].get("horizontalAlignment") for cell in second["cells"]] == [None, "right", "right"]
    assert all(cell["items"][0]["inlines"][0]["weight"] == "bolder" for cell in first["cells"])
    assert table["firstRowAsHeader"] is True
    widths = [column["width"] for column in table["columns"]]
    assert widths == [11, 6, 12]


def test_a_wide_table_is_drawn_row_by_row_with_its_last_amount_at_the_end() -> None:
    titles = ["Article", "Quantité", "Prix", "TVA", "Total HT"]
    columns = [Column(title, "left" if title == "Article" else "right") for title in titles]
    drawn = body(
        Table(columns, [["Moulin", "2", "15,00\u00a0€", "20\u202f%", "30,00\u00a0€"], ["Tasse", "", "", "", "1"]])
    )
    assert [said(each) for each in drawn] == [
        ["Article", "Total HT"],
        ["Moulin", "Quantité\u00a0: 2 · Prix\u00a0: 15,00\u00a0€ · TVA\u00a0: 20\u202f%", "30,00\u00a0€"],
        ["Tasse", "1"],
    ]
    assert [each.get("separator", False) for each in drawn] == [False, True, True]
    assert drawn[1]["columns"][1]["items"][0]["horizontalAlignment"] == "right"


def test_a_wide_table_of_words_is_drawn_row_by_row_too() -> None:
    columns = [Column(title) for title in "ABCDE"]
    drawn = body(Table(columns, [["a", "b", "c", "d", "e"]]), language="en")
    assert [said(each) for each in drawn] == [["a", "B: b · C: c · D: d · E: e"]]


def test_rows_longer_than_the_head_and_an_empty_table() -> None:
    assert said(body(Table([Column("A")], [["1", "2"]]))) == ["A", "—", "1", "2"]
    assert said(body(Table([], []), Text("x"))) == ["x"]
    assert said(body(Table([Column("Article"), Column("Qté")], []))) == ["Article", "Qté"]
    assert said(body(Table([Column(title) for title in "ABCDE"], []))) == ["Résumé"]


def test_columns_beyond_reason_are_told() -> None:
    rendered = render(Table([Column(str(n)) for n in range(23)], [[str(n) for n in range(23)]]), language="en")
    assert "… and 3 more columns: see the attached file." in said(rendered.card)
    assert "22" in rendered.overflow


def test_pictures_are_shown_where_they_are_to_be_had() -> None:
    rendered = render(Image(PNG, "Ventes <2026>"), Image(SVG, ""), Attachment(PDF), pictures={PNG.id: DATA_URL})
    assert rendered.card["body"] == [
        {"type": "Image", "url": DATA_URL, "altText": "Ventes <2026>", "size": "stretch"},
        line("🖼️ plan.svg"),
    ]
    assert rendered.pictures == [PNG]
    assert rendered.attachments == [SVG, PDF]


@pytest.mark.parametrize(
    "url",
    ["", "http://files.example/v.png", "javascript:alert(1)", "data:text/html;base64,AAAA",
     f"data:image/png;base64,{'A' * 12_000}"],
)  # fmt: skip
def test_a_picture_that_cannot_be_shown_is_said_and_follows(url: str) -> None:
    rendered = render(Image(PNG, "Ventes"), pictures={PNG.id: url})
    assert rendered.card["body"] == [line("🖼️ Ventes")]
    assert (rendered.pictures, rendered.attachments) == ([PNG], [PNG])


def test_pictures_take_their_part_of_the_card_and_no_more() -> None:
    other = FileRef("d" * 64, "b.png", "image/png", 9)
    heavy = f"data:image/png;base64,{'A' * 8000}"
    rendered = render(Image(PNG, "Un"), Image(other, "Deux"), pictures={PNG.id: heavy, other.id: heavy})
    assert [each["type"] for each in rendered.card["body"]] == ["Image", "RichTextBlock"]
    assert rendered.attachments == [other]


def test_steps() -> None:
    states = ("done", "doing", "todo", "failed")
    drawn = body(Progress([Step(f"Étape {state}", state) for state in states]))
    assert said(drawn) == ["✅ Étape done", "⏳ Étape doing", "▫️ Étape todo", "❌ Étape failed"]


def test_links_lead_to_checked_addresses_only() -> None:
    drawn = body(
        Link("Ouvrir [x]", "https://azur.example/é"),
        Link("", "https://azur.example/"),
        Link("Ici", "javascript:alert(1)"),
        ThreadLink("Voir la conversation", Address("teams", "c", "1")),
        ThreadLink("Ailleurs", Address("teams", "c")),
    )
    assert said(drawn) == [
        "Ouvrir [x]", "https://azur.example/", "Ici — javascript:alert(1)", "Voir la conversation", "Ailleurs",
    ]  # fmt: skip
    opened = [each["inlines"][0].get("selectAction", {}).get("url") for each in drawn]
    assert opened == [
        "https://azur.example/%C3%A9", "https://azur.example/", None,
        "https://teams.microsoft.com/l/message/c/1", None,
    ]  # fmt: skip


def test_a_message_without_blocks_says_its_summary() -> None:
    assert body() == [line("Résumé")]
    empty = draw(Message("", []), "en", post="p", permalink=permalink)
    assert checked(empty.card)["body"] == [line("—")]
    assert (empty.summary, empty.card["fallbackText"]) == ("—", "—")


def test_the_summary_is_one_plain_line() -> None:
    rendered = draw(Message(" \n", [Text("Bonjour\n<at>Léa</at>")]), "fr", post="p", permalink=permalink)
    assert rendered.summary == "Bonjour <\u2060at>Léa<\u2060/at>"
    assert len(draw(Message("mot " * 500, []), "fr", post="p", permalink=permalink).summary) == 300


def test_card_json_in_a_text_is_a_text() -> None:
    text = '{"type":"ActionSet","actions":[{"type":"Action.Execute","verb":"commis.press"}]}'
    rendered = render(Text(text), Fields([FieldItem(text, text)]), Buttons([Button("a", text)]))
    assert len(executes(rendered.card, "commis.press")) == 1
    assert {each["type"] for each in nodes(rendered.card)} == {
        "AdaptiveCard", "RichTextBlock", "TextRun", "ColumnSet", "Column", "ActionSet", "Action.Execute",
    }  # fmt: skip


@pytest.mark.parametrize("tone", get_args(Tone))
def test_a_blank_text_draws_nothing(tone: Tone) -> None:
    assert said(body(Text("\u200b \n", tone), Text("x"))) == ["x"]
