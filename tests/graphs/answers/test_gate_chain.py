"""The gate's chain in words: a line a look, in both languages, whatever release wrote it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.answers import history
from graphs.answers.gate_chain import chain_lines, explained
from graphs.answers.gate_wording import SAID
from graphs.answers.history import Happened
from graphs.ask import Reason
from graphs.context import Policy, Role, UndoTier
from graphs.gate import Amounts, Demand, Look, Matter, judge
from graphs.message import Text

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROLES = [Role("employee", 1, Decimal(5), Decimal(1000)), Role("director", 3, None, None)]
POLICY = Policy(ROLES, "act", act_limit=Decimal(1000), undo=[UndoTier(Decimal(0), 10)])
AMOUNTS = Amounts(Decimal(800))


def why_of(matter: Matter, policy: Policy) -> tuple[dict[str, Any], str]:
    judgement = judge(matter, policy)
    chain = [asdict(step) for step in judgement.chain]
    return {"chain": chain, "rules": ["R3.2"]}, type(judgement.verdict).__name__.lower()


def plain(lines: list[str]) -> list[str]:
    return [line.replace("\u202f", " ").replace("\u00a0", " ") for line in lines]


def reason(code: str) -> Reason:
    return Reason(code, {"fr": code, "en": code})


def test_what_went_through_tells_every_look():
    why, verdict = why_of(Matter("quote", AMOUNTS), POLICY)
    assert plain(explained(why, verdict, "fr")) == [
        "Pause : aucune.",
        "Interdictions : aucune.",
        "Exceptions : aucune.",
        "Limites du demandeur : respectées.",
        "Règles : aucune ne demande d'accord.",
        "Autonomie : agir seul, jusqu'à 1 000,00 € HT ; ici 800,00 € HT ; je peux agir.",
        "Délai pour l'arrêter : 10 min, en heures de travail.",
        "Règles appliquées : R3.2.",
        "Verdict : j'agis sans demander.",
    ]
    assert plain(explained(why, verdict, "en"))[-4:] == [
        "Autonomy: act alone, up to €1,000.00 excl. VAT; here €800.00 excl. VAT; I may act.",
        "Time to stop it: 10 min, in working hours.",
        "Rules applied: R3.2.",
        "Verdict: I act without asking.",
    ]


def test_what_was_asked_names_the_reasons_and_who_decides():
    demands = [Demand(reason("rule_approval"), person="claire")]
    matter = Matter(
        "quote", Amounts(Decimal(60_000), Decimal(20)), [reason("discount_limit"), reason("stock")], demands
    )
    why, verdict = why_of(matter, replace(POLICY, paused=True))
    said = plain(explained(why, verdict, "fr", role_label=str.upper, name_of=str.title))
    assert "Pause : en cours ; ce qui est permis attend la reprise." in said
    assert "Exceptions à montrer : stock insuffisant." in said
    assert "Limites du demandeur : remise au-delà de la limite." in said
    assert "Règles : une règle demande un accord." in said
    assert "Décision : DIRECTOR ou plus haut, 2 personnes, dont Claire." in said
    assert said[-1] == "Verdict : je demande un accord."


def test_what_was_refused_and_what_was_only_observed():
    why, verdict = why_of(Matter("quote", AMOUNTS, bans=[reason("final_notice")]), POLICY)
    assert "Interdit : le client est en mise en demeure." in plain(explained(why, verdict, "fr"))
    why, verdict = why_of(Matter("quote", AMOUNTS), replace(POLICY, autonomy="observe"))
    said = plain(explained(why, verdict, "en"))
    assert "Autonomy: observe only; I say what I would have done, and nothing leaves." in said
    assert said[-1] == "Verdict: I observe, nothing leaves."


def test_a_judgement_of_an_earlier_release_is_told_by_its_reasons():
    why = {"codes": ["stock"], "rules": ["VIP-CAFE"], "autonomy": "act"}
    assert plain(explained(why, "ask", "fr")) == [
        "Exceptions à montrer : stock insuffisant.",
        "Autonomie : agir seul ; je peux agir.",
        "Règles appliquées : VIP-CAFE.",
        "Verdict : je demande un accord.",
    ]


def test_a_rule_that_asks_or_forbids_is_named_with_who_must_agree():
    asks = {
        "code": "rule_approval",
        "text": {"fr": "Une règle demande un accord : R3 – VIP.", "en": "A rule asks for an approval: R3 – VIP."},
        "expected": {"fr": "l'accord de Claire", "en": "the approval of Claire"},
        "found": {"fr": "pas encore donné", "en": "not given yet"},
    }
    demands = [Demand(reason("rule_approval"), person="claire")]
    why, verdict = why_of(Matter("quote", AMOUNTS, demands=demands), POLICY)
    rows = {**why, "exceptions": [asks, {"code": "stock", "expected": "1", "found": "2"}]}
    said = plain(explained(rows, verdict, "fr"))
    assert "Règles : une règle demande un accord : R3 – VIP (l'accord de Claire)." in said
    assert "Rules: a rule asks for an approval: R3 – VIP (the approval of Claire)." in explained(rows, verdict, "en")
    forbids = {**asks, "code": "rule_forbids", "text": {"fr": "Une règle l'interdit : R4."}, "expected": {}}
    why, verdict = why_of(Matter("quote", AMOUNTS, bans=[reason("rule_forbids")]), POLICY)
    assert "Interdit : une règle l'interdit : R4." in plain(explained({**why, "exceptions": [forbids]}, verdict, "fr"))


def test_what_an_earlier_release_kept_of_a_rule_is_told_by_its_code():
    why, verdict = why_of(Matter("quote", AMOUNTS, demands=[Demand(reason("rule_approval"), role="director")]), POLICY)
    rows = {**why, "exceptions": [{"code": "rule_approval", "expected": "the approval of Claire", "found": "no"}]}
    assert "Règles : une règle demande un accord." in plain(explained(rows, verdict, "fr"))


def test_discounts_that_were_kept_back_have_a_line():
    why, verdict = why_of(Matter("quote", AMOUNTS), POLICY)
    line = "Remises non accordées : R4.1, R5.2."
    assert line in plain(explained({**why, "withheld": ["R4.1", "R5.2"]}, verdict, "fr"))
    assert "Discounts not granted: R4.1." in explained({"withheld": ["R4.1"]}, "act", "en")
    assert not [text for text in explained({**why, "withheld": []}, verdict, "en") if "not granted" in text]


def test_every_look_of_the_gate_has_words():
    outcomes = {"bans": "refuses", "exceptions": "asks", "limits": "asks", "rules": "asks", "autonomy": "shadows"}
    for look in get_args(Look):
        assert any(key.startswith(f"{look}.") for key in SAID)
        assert f"{look}.{outcomes.get(look, 'holds' if look in ('pause', 'undo') else 'asks')}" in SAID


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_STEP = st.fixed_dictionaries(
    {"look": st.sampled_from([*get_args(Look), "new"]) | _ANY, "outcome": st.sampled_from(["asks", "passes"]) | _ANY,
     "why": st.dictionaries(st.sampled_from(["codes", "level", "limit", "people", "needed", "role"]), _ANY)}
)  # fmt: skip


@given(st.lists(_STEP, max_size=4), st.sampled_from(["fr", "en"]))
def test_whatever_was_written_is_told_line_by_line(chain: list[dict[str, Any]], language: str):
    assert len(chain_lines(chain, language)) == len(chain)
    assert explained({"chain": chain, "rules": chain, "codes": chain}, "ask", language)


@pytest.mark.parametrize(("language", "title"), [("fr", "Ce que j'ai regardé"), ("en", "What I looked at")])
def test_why_ends_with_the_looks_of_the_last_judgement(language: str, title: str):
    first, verdict = why_of(Matter("quote", AMOUNTS, [reason("stock")]), POLICY)
    last, acted = why_of(Matter("quote", AMOUNTS), POLICY)
    rows = [Happened("judged", verdict, first, "commis", NOW), Happened("judged", acted, last, "commis", NOW)]
    message = history.why(rows, language, now=NOW, zone="Europe/Paris")
    texts = [block.text for block in message.blocks if isinstance(block, Text)]
    start = next(at for at, text in enumerate(texts) if text.startswith(title))
    assert texts[start + 1 :] == explained(last, acted, language)


def test_why_names_the_amount_above_which_it_asks():
    why, verdict = why_of(Matter("quote", Amounts(Decimal(1500))), POLICY)
    rows = [Happened("judged", verdict, why, "commis", NOW), Happened("asked", "approval", {}, "commis", NOW)]
    message = history.why(rows, "fr", now=NOW, zone="Europe/Paris")
    assert plain([message.summary]) == [
        "J'ai demandé une approbation parce que c'est au-dessus de ce que je peux envoyer seul : 1 000,00 € HT."
    ]
