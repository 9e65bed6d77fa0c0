"""`commis ask`: one message to its end or its question, as the contract's JSON or as text."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from tests.bot.commands.conftest import DISCOUNT, Commis, other_company, write

KEYS = {"case", "process", "status", "facts", "exceptions", "approvals", "effects", "says"}
QUOTE = "Devis pour Bellerive : 3 moulins manuels et une douzaine de mugs"
AMOUNT = re.compile(r"\d+\.\d\d")


def test_a_quote_goes_through_and_has_the_keys_of_the_contract(stocked: Commis) -> None:
    result = stocked("ask", QUOTE, "--json").json
    assert set(result) >= KEYS
    assert (result["process"], result["status"]) == ("quote", "done")
    assert isinstance(result["case"], str)
    assert (result["exceptions"], result["approvals"]) == ([], [])
    facts = result["facts"]
    assert facts["customer"] == "Hôtel Bellerive"
    for name in ("total_excl_vat", "total_vat", "total_incl_vat", "discount_percent"):
        assert AMOUNT.fullmatch(facts[name]), name
    assert [line["quantity"] for line in facts["lines"]] == [3, 12]
    for line in facts["lines"]:
        assert set(line) >= {"sku", "quantity", "unit_price", "discount_percent", "vat_rate", "total_excl_vat"}
    assert facts["rules"] == [] or all(isinstance(rule, str) for rule in facts["rules"])
    [mail] = [effect for effect in result["effects"] if effect["kind"] == "mail"]
    assert set(mail) >= {"kind", "key", "to", "subject", "status"}
    assert (mail["to"], mail["status"]) == ("sophie@hotel-bellerive.example", "sent")
    assert facts["number"] in mail["subject"]
    assert all(isinstance(said, str) for said in result["says"]) and result["says"]


def test_an_exception_lists_its_codes_and_the_approval(stocked: Commis) -> None:
    result = stocked("ask", DISCOUNT, "--as", "lea-martin", "--json").json
    assert result["status"] == "needs_approval"
    assert [item["code"] for item in result["exceptions"]] == ["discount_limit"]
    assert all(item["text"] for item in result["exceptions"])
    [approval] = result["approvals"]
    assert set(approval) >= {"id", "role", "verbs", "expires_at"}
    assert approval["role"] == "sales_lead"
    assert approval["verbs"] == ["approve", "edit", "reject"]
    assert result["effects"] == []


@pytest.mark.parametrize("who", ["lea-martin", "Léa Martin", "léa", "LEA", "employee", "collaborateur"])
def test_a_person_is_named_in_any_usual_way(stocked: Commis, who: str) -> None:
    stocked("ask", DISCOUNT, "--as", who, "--json")
    [approval] = stocked("approvals", "--json").json
    assert approval["requested_by"] == "lea-martin"


def test_a_person_is_named_by_their_mail_address(stocked: Commis) -> None:
    [lea] = [person for person in stocked("people", "--json").json if person["id"] == "lea-martin"]
    stocked("ask", DISCOUNT, "--as", lea["email"].upper(), "--json")
    assert stocked("approvals", "--json").json[0]["requested_by"] == "lea-martin"


def test_someone_unknown_is_answered_with_who_exists(stocked: Commis) -> None:
    sentence = stocked("ask", QUOTE, "--as", "Nobody", "--json").sentence
    assert "« Nobody »" in sentence.replace("\u00a0", " ") and "claire-dubois" in sentence


def test_a_conversation_goes_on_in_the_next_process(stocked: Commis) -> None:
    first = stocked("ask", "Devis pour Bellerive : 2 moulins manuels", "--conversation", "C 1/é", "--json").json
    second = stocked("ask", "mets 3 moulins au lieu de 2", "--conversation", "C 1/é", "--json").json
    assert second["case"] == first["case"]
    assert second["facts"]["lines"][0]["quantity"] == 3
    assert second["facts"]["replaces"] == first["facts"]["number"]


def test_a_question_is_answered_in_its_conversation(stocked: Commis) -> None:
    asked = stocked("ask", "Devis pour Bellerive", "--conversation", "q", "--json").json
    assert asked["status"] == "needs_answer" and asked["says"]
    answered = stocked("ask", "10 mugs", "--conversation", "q", "--json").json
    assert answered["case"] == asked["case"]
    assert answered["status"] == "done"


def test_what_is_no_case_has_no_case(stocked: Commis) -> None:
    result = stocked("ask", "stock de TAS-350 ?", "--json").json
    assert (result["case"], result["process"], result["status"]) == (None, "stock", "done")
    assert set(result) >= KEYS and result["says"]


@pytest.mark.parametrize("text", ["valide", "stop", "", "   ", "\x07\x00", "🙂", "x" * 100_000])
def test_anything_gets_a_status_of_the_contract(stocked: Commis, text: str) -> None:
    result = stocked("ask", text, "--json").json
    assert set(result) >= KEYS
    assert result["process"] not in {"stop", "decide"}
    assert result["status"] in {"done", "needs_answer", "refused"}
    assert result["says"]


def test_a_file_is_read_with_the_message(stocked: Commis, tmp_path: Path) -> None:
    order = write(tmp_path, "order.txt", "Devis pour Bellerive", "10 mugs")
    result = stocked("ask", "Voici la demande", "--file", str(order), "--json").json
    assert result["facts"]["lines"][0]["quantity"] == 10


def test_a_file_of_a_megabyte_is_answered(stocked: Commis, tmp_path: Path) -> None:
    long = write(tmp_path, "long.txt", "mugs " * 200_000)
    result = stocked("ask", "Devis", "--file", str(long), "--json")
    assert result.status == 0 and result.json["says"]


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_said(stocked: Commis, path: str) -> None:
    assert path in stocked("ask", "Devis", "--file", path, "--json").sentence
    assert stocked("cases", "--json").json == []


def test_the_message_may_come_from_standard_input(stocked: Commis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Devis pour Bellerive : 10 mugs")))
    assert stocked("ask", "-", "--json").json["status"] == "done"


def test_no_message_is_a_usage_error(commis: Commis) -> None:
    assert "message" in commis("ask", "--json").sentence


def test_a_conversation_has_a_sensible_name(commis: Commis) -> None:
    assert "200" in commis("ask", "x", "--conversation", "c" * 201).sentence


def test_text_for_people_says_how_to_decide(stocked: Commis) -> None:
    ran = stocked("ask", DISCOUNT)
    [approval] = stocked("approvals", "--json").json
    assert f"commis decide {approval['id']} approve | edit | reject" in ran.out


def test_a_company_of_the_contracts_files_alone_gets_its_quote_sent(commis: Commis, tmp_path: Path) -> None:
    assert commis("import", str(other_company(tmp_path / "books"))).status == 0
    result = commis("ask", "Devis pour Boulangerie Martin : 3 sacs de farine", "--json").json
    assert result["status"] == "done", result["says"]
    assert [effect["status"] for effect in result["effects"] if effect["kind"] == "mail"] == ["sent"]
    assert list((tmp_path / "home" / "mail").glob("new/*"))


def test_english_is_answered_in_english(commis: Commis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMIS_LANGUAGE", "en")
    commis("import", str(other_company(tmp_path / "books")))
    result = commis("ask", "Quote for Boulangerie Martin: 3 farine", "--json").json
    assert result["status"] == "done"
    assert any("quote" in said.lower() for said in result["says"])
    assert commis("ask", "x", "--as", "Nobody").sentence.startswith("commis: Nobody is called")
