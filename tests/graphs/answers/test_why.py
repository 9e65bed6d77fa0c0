"""The answer to "why?": true to the ledger of a case, in both languages, whatever release wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graphs.answers import history
from graphs.message import Fields, Message, Table, Text, message_from_json, message_to_json

NOW = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
LANGUAGES = ("fr", "en")


def words(message: Message) -> str:
    parts = [message.summary]
    for block in message.blocks:
        match block:
            case Text():
                parts.append(block.text)
            case Fields():
                parts += [f"{item.label} {item.value}" for item in block.items]
            case Table():
                parts += [" ".join(row) for row in block.rows]
            case _:
                parts.append(getattr(block, "label", ""))
    return "\n".join(parts).replace("\u202f", " ").replace("\u00a0", " ")


def row(kind: str, what: str, actor: str = "commis", /, minutes: int = 0, **why: Any) -> history.Happened:
    return history.Happened(kind, what, why, actor, NOW + timedelta(minutes=minutes))


def why(rows: list[history.Happened], language: str = "fr") -> str:
    return words(history.why(rows, language, now=NOW + timedelta(hours=1), zone="Europe/Paris"))


STORY = [
    row("asked", "Devis pour Zoé : 500 farine, 12 % de remise", "Inès", brief={"kind": "quote"}),
    row(
        "judged",
        "ask",
        minutes=1,
        codes=["stock", "discount_limit"],
        exceptions=[
            {"code": "stock", "expected": "500", "found": "40"},
            {"code": "discount_limit", "expected": "", "found": ""},
        ],
        rules=["R7"],
        limits={"discount_percent": "5.00", "amount": None},
        total_excl_vat="5500.00",
        requested_discount_percent="12.00",
    ),
    row("asked", "approval", minutes=1, role="manager", codes=["stock"]),
    row("asked", "approval", minutes=1, role="manager", reasons=["stock", "discount_limit"], amount="5500.00"),
    row("decided", "approve", "Paul", minutes=30, note="ok pour <!channel> cette fois", limit="10000.00"),
    row("effect", "mail", minutes=31, key="k1", to="z@b.example"),
    row("effect", "mail done", minutes=31, key="k1", ok=True, to="z@b.example", detail="", kind="mail"),
    row("effect", "books.mark_quote_sent not done", minutes=32, key="k2", ok=False, detail="serveur fermé"),
]


def test_why_tells_the_chain_with_reasons_actors_and_hours() -> None:
    said = why(STORY)
    summary = said.splitlines()[0]
    assert summary == "J'ai demandé une approbation parce que : stock insuffisant ; remise au-delà de la limite."
    for part in (
        "14 h 30, Inès : a demandé : « Devis pour Zoé : 500 farine, 12 % de remise »",
        "14 h 31, Commis : doit demander une approbation",
        "stock insuffisant (attendu 500, trouvé 40), remise au-delà de la limite",
        "règles : R7",
        "montant : 5 500,00 € HT",
        "remise demandée : 12 %",
        "remise permise : 5 %",
        "rôle : manager",
        "15 h 00, Paul : a décidé : approuvé",
        "« ok pour <!channel> cette fois »",
        "15 h 01, Commis : mail envoyé",
        "à z@b.example",
        "15 h 02, Commis : devis non marqué comme envoyé",
        "détail : serveur fermé",
    ):
        assert part in said, part
    assert said.count("mail envoyé") == 1
    assert said.count("a demandé une approbation") == 1


def test_why_in_english() -> None:
    said = why(STORY, "en")
    assert said.startswith("I asked for an approval because: not enough stock; discount above the limit.")
    assert "14:31, Commis: has to ask for an approval" in said
    assert "not enough stock (expected 500, found 40)" in said
    assert "15:00, Paul: decided: approved" in said


def test_why_reads_reasons_with_their_own_words() -> None:
    reason = {
        "code": "house_rule",
        "text": {"fr": "Le client a un plafond.", "en": "The customer has a ceiling."},
        "expected": {"fr": "5 000 €", "en": "€5,000"},
        "found": {"fr": "9 000 €", "en": "€9,000"},
    }
    rows = [row("judged", "ask", rule="R1", limit="5", found="12", reasons=[reason], amount="9000")]
    assert "Le client a un plafond (attendu 5 000 €, trouvé 9 000 €)" in why(rows)
    assert "The customer has a ceiling (expected €5,000, found €9,000)" in why(rows, "en")
    assert "règles : R1 · limite : 5 · trouvé : 12 · montant : 9 000,00 €" in why(rows)


def test_why_shows_what_was_found_in_the_readers_language_once() -> None:
    asks = {
        "code": "rule_approval",
        "text": {"fr": "Une règle demande un accord : R3.", "en": "A rule asks for an approval: R3."},
        "expected": {"fr": "l'accord de Claire", "en": "the approval of Claire"},
        "found": {"fr": "pas encore donné", "en": "not given yet"},
    }
    rows = [
        row("judged", "ask", codes=["rule_approval"], exceptions=[asks]),
        row("asked", "approval", role="manager", codes=["rule_approval"]),
    ]
    french, english = why(rows), why(rows, "en")
    assert french.splitlines()[0] == (
        "J'ai demandé une approbation parce que : une règle demande un accord : R3 (l'accord de Claire)."
    )
    assert french.count("motifs") == english.count("reasons: ") == 1
    assert "Une règle demande un accord : R3 (attendu l'accord de Claire, trouvé pas encore donné)" in french
    assert "not given yet" not in french and "pas encore" not in english
    others = [rows[0], row("asked", "approval", role="manager", codes=["stock"])]
    assert "motifs : stock insuffisant" in why(others)


def test_why_when_all_was_within_the_limits_and_when_nothing_was_done() -> None:
    assert why([row("judged", "act")]).startswith("J'ai agi sans demander")
    assert why([row("judged", "ask")]).startswith("J'ai demandé une approbation parce que l'entreprise veut tout")
    assert why([row("judged", "refuse", codes=["no_approver"])]).startswith("Je ne l'ai pas fait parce que")
    assert why([]) == "Rien n'a encore été fait ici.\nRien n'a encore été fait ici."


def test_why_of_a_long_case_shows_its_end() -> None:
    said = why([row("changed", f"changement {n}", "Inès", n) for n in range(60)])
    assert "35 étapes" in said
    assert "changement 59" in said
    assert "changement 10 " not in said


def test_an_older_row_says_its_day() -> None:
    old = replace(row("asked", "x", "Inès"), at=datetime(2025, 3, 2, 8, 5, tzinfo=UTC))
    assert "2 mars 2025 9 h 05" in why([old])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["key", "ok", "rule", "rules", "limit", "found", "reasons", "exceptions", "codes", "amount", "limits", "note",
     "role", "to", "number", "detail", "total_excl_vat", "requested_discount_percent"]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.text(max_size=12), st.dictionaries(KEYS, JSON, max_size=6)), max_size=4
    ),
    st.sampled_from(LANGUAGES),
)
def test_why_says_something_of_any_ledger(entries: list[tuple[str, str, dict[str, Any]]], language: str) -> None:
    rows = [history.Happened(kind, what, why, "x", NOW) for kind, what, why in entries]
    message = history.why(rows, language, now=NOW, zone="UTC")
    assert message.summary
    assert message_from_json(message_to_json(message)) == message
