"""Each kind of block as Slack shows it, in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from bot.slack.render import Level, Rendered
from bot.slack.render import render as draw
from graphs.message import (
    Address,
    Attachment,
    Block,
    Button,
    Buttons,
    Column,
    Confirm,
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
)
from tests.bot.slack.block_kit import checked_message

PDF = FileRef("a" * 64, "Devis D-1.pdf", "application/pdf", 1200)
PNG = FileRef("b" * 64, "ventes.png", "image/png", 900)
SVG = FileRef("c" * 64, "plan.svg", "image/svg+xml", 900)
LINES = Table(
    [Column("Article"), Column("Qté", "right"), Column("Total HT", "right")],
    [["Moulin à café", "2", "1\u202f234,50\u00a0€"], ["Filtres <100>", "10", "45,00\u00a0€"]],
)


def permalink(address: Address) -> str | None:
    return f"https://azur.slack.com/archives/{address.channel}" if address.thread else None


def render(*blocks: Block, language: str = "fr", level: Level = "newest", **more: Any) -> Rendered:
    rendered = draw(Message("Résumé", list(blocks)), language, level=level, permalink=permalink, **more)
    if level != "text":
        checked_message(rendered.blocks)
    return rendered


def marked(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": True}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": marked(text)}


def context(text: str) -> dict[str, Any]:
    return {"type": "context", "elements": [marked(text)]}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (Text("Bonjour <!channel>"), section("Bonjour &lt;!channel&gt;")),
        (Text("Devis envoyé", "strong"), section("*Devis envoyé*")),
        (Text("hier", "muted"), context("hier")),
        (Text("Devis D-1\npour Azur", "heading"), {"type": "header", "text": plain("Devis D-1 pour Azur")}),
        (Text("x" * 151, "heading"), section(f"*{'x' * 151}*")),
        (Text("Client en retard", "warning"), section("⚠️ Client en retard")),
    ],
)
def test_tones(text: Text, drawn: dict[str, Any]) -> None:
    assert render(text).blocks == [drawn]


def test_an_excerpt_is_a_quotation_with_its_source() -> None:
    drawn = render(Excerpt("Bonjour,\n*urgent* !", "mail de Léa <lea@azur.example>")).blocks
    assert drawn == [
        section("> Bonjour,\n> *\u200burgent\u200b* !"),
        context("— mail de Léa &lt;lea@azur.example&gt;"),
    ]


def test_fields_are_pairs_and_an_empty_one_is_a_dash() -> None:
    items = [FieldItem("Client", "Azur & Cie"), FieldItem("Remise", ""), FieldItem("", "seul"), FieldItem("", " ")]
    assert render(Fields(items)).blocks == [
        {"type": "section", "fields": [marked("*Client*\nAzur &amp; Cie"), marked("*Remise*\n—"), marked("seul")]}
    ]


def test_ten_fields_a_section() -> None:
    drawn = render(Fields([FieldItem(str(n), str(n)) for n in range(23)])).blocks
    assert [len(block["fields"]) for block in drawn] == [10, 10, 3]


def test_a_table_is_slacks_own_with_amounts_on_the_right() -> None:
    drawn = render(LINES).blocks
    assert drawn[0]["column_settings"] == [
        {"align": "left", "is_wrapped": True},
        {"align": "right"},
        {"align": "right"},
    ]
    assert [[cell["text"] for cell in row] for row in drawn[0]["rows"]] == [
        ["Article", "Qté", "Total HT"],
        ["Moulin à café", "2", "1\u202f234,50\u00a0€"],
        ["Filtres <100>", "10", "45,00\u00a0€"],
    ]


ALIGNED = """```
Article        Qté    Total HT
─────────────  ───  ──────────
Moulin à café    2  1\u202f234,50\u00a0€
Filtres &lt;100&gt;   10     45,00\u00a0€
```"""


def test_a_table_is_aligned_text_where_slacks_own_cannot_be() -> None:
    assert render(LINES, level="classic").blocks == [section(ALIGNED)]
    assert [block["type"] for block in render(LINES, LINES).blocks] == ["table", "section"]


def test_wide_letters_take_two_columns_and_long_cells_go_on_below() -> None:
    table = Table([Column("Nom"), Column("Prix", "right")], [["日本", "1"], ["é\u0301", "2"], ["mot " * 12, "3"]])
    text = render(table, level="classic").blocks[0]["text"]["text"]
    assert text.splitlines()[3:6] == [
        f"日本{' ' * 31}  {'1':>4}",
        f"é\u0301{' ' * 34}  {'2':>4}",
        f"{'mot ' * 8}mot  {'3':>4}",
    ]
    assert text.splitlines()[6] == "mot mot mot"


@pytest.mark.parametrize("level", ["newest", "classic"])
def test_ragged_tables(level: Level) -> None:
    """A short row is filled, a longer one has columns without a title; without rows or titles there is no table."""
    drawn = render(Table([Column("A")], [[], ["x", "y"]]), level=level).blocks
    assert len(drawn) == 1
    if level == "newest":
        assert [[cell["text"] for cell in row] for row in drawn[0]["rows"]] == [["A", "—"], ["—", "—"], ["x", "y"]]
    assert render(Table([], []), level=level).blocks == [section("Résumé")]


def test_a_picture_is_shown_once_it_is_uploaded_and_said_before() -> None:
    assert render(Image(PNG, "Ventes du mois")).blocks == [section("🖼️ Ventes du mois")]
    rendered = render(Image(PNG, "Ventes du mois"), pictures={PNG.id: "F1"})
    assert rendered.blocks == [{"type": "image", "slack_file": {"id": "F1"}, "alt_text": "Ventes du mois"}]
    assert rendered.images == [PNG]
    assert rendered.attachments == []


def test_files_follow_the_message_once_each() -> None:
    rendered = render(Attachment(PDF), Image(SVG, "Plan"), Attachment(PDF))
    assert rendered.attachments == [PDF, SVG]
    assert rendered.images == []
    assert rendered.blocks == [section("🖼️ Plan")]
    assert render(Attachment(PDF)).blocks == [section("Résumé")]


def test_progress_is_a_line_a_step() -> None:
    steps = [Step("Lire", "done"), Step("Chiffrer", "doing"), Step("Envoyer", "todo"), Step("Stock", "failed")]
    assert render(Progress(steps)).blocks == [section("✅ Lire\n⏳ Chiffrer\n▫️ Envoyer\n❌ Stock")]


def test_links() -> None:
    assert render(Link("Le site", "https://azur.example/?a=1&b=2")).blocks == [
        section("<https://azur.example/?a=1&amp;b=2|Le site>")
    ]
    assert render(Link("Le site", "javascript:alert(1)")).blocks == [section("Le site — javascript:alert(1)")]


def test_a_link_to_a_thread_is_a_permalink_or_its_label() -> None:
    there = Address("slack", "T1/C1", "1.2")
    assert render(ThreadLink("Voir le fil", there)).blocks == [
        section("<https://azur.slack.com/archives/T1/C1|Voir le fil>")
    ]
    assert render(ThreadLink("Voir le fil", Address("web", "c"))).blocks == [section("Voir le fil")]


def test_buttons_carry_their_ids_and_ask_to_confirm() -> None:
    confirm = Confirm("Envoyer ?", "Le devis part.", "Envoyer", "Annuler")
    drawn = render(Buttons([Button("a:1:approve", "Envoyer le devis", "primary", confirm), Button("a:1:x", "Plus")]))
    assert drawn.blocks == [
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "action_id": "commis.0",
                    "text": plain("Envoyer le devis"),
                    "value": "a:1:approve",
                    "style": "primary",
                    "confirm": {
                        "title": plain("Envoyer ?"),
                        "text": plain("Le devis part."),
                        "confirm": plain("Envoyer"),
                        "deny": plain("Annuler"),
                    },
                },
                {"type": "button", "action_id": "commis.1", "text": plain("Plus"), "value": "a:1:x"},
            ],
        }
    ]


def test_twenty_five_buttons_a_row() -> None:
    drawn = render(Buttons([Button(f"b:{n}", str(n)) for n in range(60)])).blocks
    assert [len(block["elements"]) for block in drawn] == [25, 25, 10]


def test_every_kind_is_drawn() -> None:
    kinds: list[Block] = [
        Text("a"), Excerpt("b"), Fields([FieldItem("c", "d")]), LINES, Image(PNG, "e"), Attachment(PDF),
        Progress([Step("f", "done")]), Link("g", "https://a.example"),
        ThreadLink("h", Address("slack", "T1/C1", "1.2")),
        Buttons([Button("i", "j")]),
    ]  # fmt: skip
    assert {type(kind) for kind in kinds} == set(get_args(Block))
    assert len(render(*kinds).blocks) == len(kinds) - 1
    assert len(render(*kinds, level="classic").blocks) == len(kinds) - 1


def test_the_summary_stands_for_what_is_empty() -> None:
    assert render(Text(" \u200b\n"), Fields([]), Buttons([])).blocks == [section("Résumé")]
    nothing = draw(Message("", []), "fr", permalink=permalink)
    assert (nothing.text, nothing.blocks) == ("—", [section("—")])
    assert draw(Message("", [Text("Bonjour")]), "fr", permalink=permalink).text == "Bonjour"


def test_the_summary_is_escaped_and_short() -> None:
    assert draw(Message("<!channel> & *lui*"), "fr", permalink=permalink).text == (
        "&lt;!channel&gt; &amp; *\u200blui\u200b*"
    )
    assert len(draw(Message("mot " * 5000), "fr", permalink=permalink).text) <= 4000


def test_without_blocks_all_is_in_the_text() -> None:
    rendered = render(
        Text("Devis D-1", "heading"),
        Fields([FieldItem("Client", "Azur")]),
        LINES,
        Buttons([Button("a", "Envoyer"), Button("b", "Refuser")]),
        Image(PNG, "Ventes"),
        level="text",
    )
    assert rendered.blocks == []
    assert rendered.text == "\n".join(
        [
            "*Devis D-1*",
            "*Client* Azur",
            ALIGNED,
            "🖼️ Ventes",
            "Les boutons ne peuvent pas s'afficher ici (Envoyer, Refuser)\u00a0: ouvrez l'onglet Accueil de Commis.",
        ]
    )
    assert rendered.attachments == [PNG]
    assert rendered.overflow == ""
