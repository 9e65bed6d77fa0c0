"""When the record speaks for going further, which limit it takes, and which edits and patterns are seen. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.judgement import ladder
from bot.judgement.edits import customer_of, edits_of, facts_of
from bot.judgement.patterns import Names, brief_of, pattern_of, said_of
from bot.judgement.proposals import digest_of, proposal_of
from bot.store.comparisons import ComparisonRow
from bot.store.corrections import CorrectionRow
from bot.typography import euros
from graphs.ask import ApprovalRequest
from graphs.context import StagedRecord
from graphs.message import Input
from graphs.rule_setup.brief import brief_from_json, brief_to_json
from graphs.rules.said import SaidCondition

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAMES = Names({"C1": "vip", "C2": "vip", "C3": "loyal"}, {"C1": "Bellerive"}, {"CAF-001": "Café en grains"})

amounts = st.decimals(min_value=1, max_value=10**7, places=2)


@pytest.mark.parametrize(
    ("totals", "limit"),
    [
        (["120", "300", "450", "800", "999"], "500"),
        (["1200"] * 25, "1000"),
        (["1000"] * 5, "1000"),
        (["5000", "4999.99"], "5000"),
        (["2", "2", "2"], "2"),
        (["0.40", "0.90"], None),
        ([], None),
    ],
)
def test_the_limit_is_round_and_covers_four_fifths(totals: list[str], limit: str | None) -> None:
    found = ladder.limit_for([Decimal(total) for total in totals])
    assert found == (None if limit is None else Decimal(limit))


@given(st.lists(amounts, min_size=1, max_size=60))
def test_no_limit_is_above_what_was_approved(totals: list[Decimal]) -> None:
    limit = ladder.limit_for(totals)
    assert limit is not None
    assert limit.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert sum(1 for total in totals if total >= limit) * 5 >= len(totals)
    assert limit <= max(totals)


def a_row(number: int, decision: str, codes: list[str] | None = None, verdict: str = "ask") -> ComparisonRow:
    at = NOW + timedelta(minutes=number)
    agrees = {"approved": True, "same": True, "open": None}.get(decision, False)
    return ComparisonRow(
        f"k{number}", f"case-{number}", "quote", at, "propose", verdict, codes or [], Decimal(100), decision,
        None, agrees, "claire", None if decision == "open" else at, number,
    )  # fmt: skip


@given(
    st.lists(st.sampled_from(["approved", "edited", "rejected", "open", "exception"]), max_size=40), st.integers(1, 8)
)
def test_a_run_is_only_what_was_approved_untouched(decisions: list[str], wanted: int) -> None:
    """`decisions` from the oldest to the newest."""
    rows = [
        a_row(number, "approved" if one == "exception" else one, ["stock"] if one == "exception" else [])
        for number, one in enumerate(decisions)
    ]
    run = ladder.untouched(rows[::-1], wanted, None)
    counted = [one for one in decisions if one not in {"open", "exception"}][-wanted:]
    assert bool(run) == (len(counted) == wanted and set(counted) == {"approved"})
    assert all(row.codes == [] and row.agrees for row in run)


def test_a_run_starts_anew_after_an_answer() -> None:
    rows = [a_row(number, "approved") for number in range(10)][::-1]
    assert ladder.untouched(rows, 5, NOW + timedelta(minutes=4))
    assert not ladder.untouched(rows, 5, NOW + timedelta(minutes=5))


@pytest.mark.parametrize(("others", "enough"), [(0, True), (1, True), (2, False)])
def test_rehearsals_agree_at_ninety_five_percent(others: int, enough: bool) -> None:
    rows = [a_row(number, "other" if number < others else "same") for number in range(20)][::-1]
    assert ladder.agreed_rehearsals(rows, None) == ((20 - others, 20) if enough else (0, 0))
    assert ladder.agreed_rehearsals(rows[1:], None) == (0, 0)


def test_only_the_last_acts_count_as_faults() -> None:
    rows = [a_row(number, "undone" if number < 3 else "open", verdict="act") for number in range(22)][::-1]
    assert len(ladder.faults(rows, None)) == 1
    assert ladder.faults(rows, NOW + timedelta(minutes=2)) == []


@pytest.mark.parametrize(
    ("amount", "french", "english"),
    [("1000", "1\u202f000\u00a0€", "€1,000"), ("0.50", "0,50\u00a0€", "€0.50"), ("20", "20\u00a0€", "€20")],
)
def test_amounts_read_as_people_write_them(amount: str, french: str, english: str) -> None:
    assert (euros(Decimal(amount), "fr", short=True), euros(Decimal(amount), "en", short=True)) == (french, english)


# --- what a turn judged -----------------------------------------------------------------------------------------------


def test_behind_a_shadow_stands_what_the_chain_led_to() -> None:
    def judged(*outcomes: str) -> str:
        chain = [{"look": "exceptions", "outcome": outcome, "why": {}} for outcome in outcomes]
        record = StagedRecord("judged", "shadow", {"chain": chain, "autonomy": "observe", "total_excl_vat": "10.00"})
        proposal = proposal_of([StagedRecord("asked", "x", {}), record], {})
        assert proposal is not None
        return proposal.verdict

    assert judged("passes", "shadows") == "act"
    assert judged("asks", "shadows") == "ask"
    assert judged("asks", "refuses") == "refuse"


def test_codes_are_those_of_the_record_and_of_the_chain_once_each() -> None:
    chain = [
        {"look": "exceptions", "outcome": "asks", "why": {"codes": ["stock"]}},
        {"look": "rules", "outcome": "asks", "why": {"codes": ["rule_approval"]}},
        {"look": "autonomy", "outcome": "asks", "why": {"level": "propose"}},
    ]
    record = StagedRecord("judged", "ask", {"codes": ["stock"], "chain": chain})
    proposal = proposal_of([record], {"total_excl_vat": "12.50"})
    assert proposal is not None
    assert (proposal.codes, proposal.mode, proposal.total) == (["stock", "rule_approval"], "propose", Decimal("12.50"))


@pytest.mark.parametrize("records", [[], [StagedRecord("asked", "x", {})], [StagedRecord("judged", "ask", {})]])
def test_without_a_judgement_nothing_is_compared(records: list[StagedRecord]) -> None:
    assert proposal_of(records, {}) is None


def test_a_number_or_an_address_makes_no_other_proposal() -> None:
    facts = {"customer": "Bellerive", "lines": [], "total_excl_vat": "10.00", "number": None}
    assert digest_of(facts) == digest_of({**facts, "number": "D2026-0001", "sent_to": "a@b.example"})
    assert digest_of(facts) != digest_of({**facts, "total_excl_vat": "10.01"})


# --- what an edit changed ---------------------------------------------------------------------------------------------

FORM = [
    Input("quantity_0", "Quantité", "integer", "3"),
    Input("unit_price_1", "Prix", "decimal", ""),
    Input("discount", "Remise", "percent", "", required=False),
    Input("email", "Adresse", "email", "a@b.example"),
]


def a_request() -> ApprovalRequest:
    proposal = {
        "customer": "Bellerive",
        "customer_id": "C1",
        "total_excl_vat": "100.00",
        "lines": [{"sku": "CAF-001"}, {"sku": "TAS-002"}],
    }
    return ApprovalRequest("quote", "sales_lead", "100", [], {}, proposal, {}, {"fr": FORM})


def test_each_changed_field_is_kept_with_its_line() -> None:
    values = {"quantity_0": "5", "unit_price_1": "12.50", "discount": "8.00", "email": "a@b.example"}
    found = edits_of(a_request(), values)
    assert [(edit.field, edit.sku, edit.before, edit.after) for edit in found] == [
        ("quantity", "CAF-001", "3", "5"),
        ("unit_price", "TAS-002", "0", "12.5"),
        ("discount", "", "0", "8"),
    ]
    assert facts_of(a_request(), found[0])["skus"] == ["CAF-001"]
    assert facts_of(a_request(), found[2]) == {
        "customer": "C1", "customer_name": "Bellerive", "skus": ["CAF-001", "TAS-002"], "order_total": "100.00",
    }  # fmt: skip


@pytest.mark.parametrize("value", ["", "0", "0.0"])
def test_no_discount_is_written_in_many_ways(value: str) -> None:
    assert edits_of(a_request(), {"discount": value}) == []


# --- the same edit three times ----------------------------------------------------------------------------------------


def a_correction(
    number: int, customer: str, skus: list[str], after: str = "8", field: str = "discount", by: str = "claire"
) -> CorrectionRow:
    facts = {"customer": customer, "customer_name": customer, "skus": skus, "segment": ""}
    return CorrectionRow(f"k{number}", f"case-{number}", "quote", field, "0", after, facts, by, NOW)


@pytest.mark.parametrize(
    ("cases", "scope", "shared"),
    [
        ([("C1", ["A"]), ("C1", ["B"]), ("C1", ["A", "B"])], "customer", "C1"),
        ([("C1", ["A"]), ("C2", ["A"]), ("C1", ["A"])], "segment", "vip"),
        ([("C1", ["A"]), ("C3", ["A"]), ("", ["A"])], "product", "A"),
        ([("C1", ["A"]), ("C3", ["B"]), ("", ["A"])], "all", ""),
        ([("C1", ["A", "B"]), ("C3", ["A", "B"]), ("", ["A", "B"])], "all", ""),
    ],
)
def test_the_narrowest_thing_they_share(cases: list[tuple[str, list[str]]], scope: str, shared: str) -> None:
    rows = [a_correction(number, customer, skus) for number, (customer, skus) in enumerate(cases)]
    pattern = pattern_of(rows, (), NAMES)
    assert pattern is not None
    assert (pattern.scope, pattern.shared) == (scope, shared)
    assert pattern_of(rows[:2], (), NAMES) is None
    assert pattern_of(rows, {"case-1"}, NAMES) is None


def test_what_no_rule_can_do_suggests_none() -> None:
    assert pattern_of([a_correction(n, "C1", ["A"], field="quantity") for n in range(5)], (), NAMES) is None
    assert pattern_of([a_correction(n, "C1", ["A"], after="0") for n in range(5)], (), NAMES) is None


def test_the_rule_says_what_was_set_for_whom() -> None:
    pattern = pattern_of([a_correction(number, "C1", ["A"]) for number in range(3)], (), NAMES)
    assert pattern is not None
    said = said_of(pattern)
    assert (said.then.kind, said.then.number) == ("discount", "8")
    assert said.when == SaidCondition("test", "customer", "==", ["C1"])
    brief = brief_of(pattern, "fr")
    assert (brief.op, brief.suggested, brief.text) == ("add", True, "Pour Bellerive, remise de 8\u202f%")
    assert brief_of(pattern, "en").text == "For Bellerive, 8% discount"
    assert brief_from_json(brief_to_json(brief)) == brief


@pytest.mark.parametrize(
    ("facts", "customer"),
    [
        ({"customer": "Bellerive", "customer_id": "C6"}, "C6"),
        ({"customer": "Bellerive", "customer_id": None}, ""),
        ({"customer": "nordlys"}, "C2"),
        ({"customer": "Bellerive"}, ""),
        ({"customer": None}, ""),
        ({}, ""),
    ],
)
def test_a_customer_goes_by_their_id_and_by_a_name_only_where_it_is_one(
    facts: dict[str, object], customer: str
) -> None:
    assert customer_of(facts, {"C1": "Bellerive", "C2": "Nordlys", "C6": "Bellerive", "C7": ""}) == customer
