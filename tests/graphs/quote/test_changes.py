"""A follow-up in the thread changes the quote: a new version, which says what changed."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.ask import Decision
from graphs.message import Message, Table
from graphs.quote.brief import Change
from tests.graphs.quote.shop import brief, case, change, choice_labelled, shop
from tests.support.process_run import ProcessRun, person, words


async def sent(*lines: Any, customer: str = "bellerive", **values: Any) -> ProcessRun:
    run = case()
    await run.begin(brief(customer, *(lines or ("2 moulin cassis", "10 saucer")), **values))
    assert run.ending == "done"
    return run


def lines_of(run: ProcessRun) -> dict[str, Any]:
    return {line["sku"]: line["quantity"] for line in run.facts["lines"]}


def changes_shown(message: Message) -> list[list[str]]:
    """The rows of the before / after table."""
    tables = [block for block in message.blocks if isinstance(block, Table)]
    return next(table.rows for table in tables if table.columns[-1].title in ("Après", "After"))


async def test_set_makes_a_new_version_and_says_what_changed():
    run = await sent()
    await run.begin(change(Change("set", text="moulins", quantity="3")))

    assert run.ending == "done"
    assert lines_of(run) == {"MOU-1": 3, "SOU-2": 10}
    assert (run.facts["number"], run.facts["replaces"]) == ("D2026-0001-V2", "D2026-0001")
    assert [quote.replaces for quote in run.quotes] == ["", "D2026-0001"]
    assert changes_shown(run.says[-1]) == [
        ["Moulin Cassis", "2 × 42,00\xa0€", "3 × 42,00\xa0€"],
        ["Total HT", "116,00\xa0€", "158,00\xa0€"],
        ["Total TTC", "139,20\xa0€", "189,60\xa0€"],
    ]
    assert "annule et remplace le devis D2026-0001" in run.mails[-1]["text"]
    assert run.mails[-1]["subject"].endswith("(remplace D2026-0001)")


async def test_versions_follow_one_another():
    run = await sent()
    for quantity in ("3", "4"):
        await run.begin(change(Change("set", text="moulin", quantity=quantity)))
    assert run.facts["number"] == "D2026-0001-V3"
    assert changes_shown(run.says[-1])[0][1:] == ["3 × 42,00\xa0€", "4 × 42,00\xa0€"]


async def test_add_to_a_line_there_is():
    run = await sent()
    await run.begin(change(Change("add", text="saucers", quantity="10")))
    assert lines_of(run) == {"MOU-1": 2, "SOU-2": 20}


async def test_add_a_new_line():
    run = await sent()
    await run.begin(change(Change("add", text="tasse aurora rouge", quantity="6")))
    assert lines_of(run) == {"MOU-1": 2, "SOU-2": 10, "TAS-301": 6}
    assert ["Tasse Aurora rouge", "—", "6 × 8,50\xa0€"] in changes_shown(run.says[-1])


async def test_add_keeps_the_discount_of_the_line():
    run = await sent("2 moulin cassis", "10 saucer", discount_percent="5")
    await run.begin(change(Change("add", text="saucer", quantity="5")))
    assert [line["discount_percent"] for line in run.facts["lines"]] == ["5.00", "5.00"]


async def test_remove():
    run = await sent()
    await run.begin(change(Change("remove", text="soucoupes")))
    assert lines_of(run) == {"MOU-1": 2}
    assert ["Soucoupe Lune", "10 × 3,20\xa0€", "—"] in changes_shown(run.says[-1])


async def test_set_to_zero_removes():
    run = await sent()
    await run.begin(change(Change("set", text="soucoupes", quantity="0")))
    assert lines_of(run) == {"MOU-1": 2}


async def test_removing_the_last_line_asks_what_to_quote():
    run = await sent("2 moulin cassis")
    await run.begin(change(Change("remove", text="moulin")))
    assert run.question.code == "lines_missing"


async def test_replace_keeps_the_quantity_unless_another_is_said():
    run = await sent("6 tasse aurora bleue")
    await run.begin(change(Change("replace", text="bleue", new_text="tasse aurora rouge")))
    assert lines_of(run) == {"TAS-301": 6}
    await run.begin(change(Change("replace", text="rouge", new_text="moulin cassis", quantity="2")))
    assert lines_of(run) == {"MOU-1": 2}


async def test_discount_on_the_whole():
    run = await sent()
    await run.begin(change(Change("discount", discount_percent="5")))
    assert (run.facts["discount_percent"], run.facts["requested_discount_percent"]) == ("5.00", "5.00")
    assert "2 × 42,00\xa0€, −5\u202f%" in words(run.says[-1])


async def test_discount_on_one_line_then_none():
    run = await sent()
    await run.begin(change(Change("discount", text="moulin", discount_percent="10")))
    assert [line["discount_percent"] for line in run.facts["lines"]] == ["10.00", "0.00"]
    await run.begin(change(Change("discount", discount_percent="0")))
    assert [line["discount_percent"] for line in run.facts["lines"]] == ["0.00", "0.00"]
    assert run.facts["requested_discount_percent"] is None


async def test_another_customer_is_another_quote():
    run = await sent()
    await run.begin(change(Change("customer", text="Harbour Tea")))
    assert (run.facts["number"], run.facts["replaces"]) == ("D2026-0002", None)
    assert run.mails[-1]["to"] == "orders@harbour.example"


async def test_several_changes_at_once():
    run = await sent()
    await run.begin(
        change(
            Change("remove", text="saucer"),
            Change("set", text="moulin", quantity="4"),
            Change("add", text="filtre papier", quantity="1"),
        )
    )
    assert lines_of(run) == {"MOU-1": 4, "CAR-24": 1}


async def test_a_line_that_could_be_either_is_asked_about_and_the_rest_is_kept():
    run = await sent("6 tasse aurora bleue", "4 tasse aurora rouge")
    await run.begin(change(Change("set", text="aurora", quantity="9"), Change("add", text="saucer", quantity="1")))
    assert run.question.code == "line_which"
    assert [choice.label for choice in run.question.choices] == [
        "6 × Tasse Aurora bleue",
        "4 × Tasse Aurora rouge",
        "Aucune",
    ]
    await run.answer(choice=choice_labelled(run, "rouge"))
    assert lines_of(run) == {"TAS-300": 6, "TAS-301": 9, "SOU-2": 1}


async def test_a_line_in_words():
    run = await sent("6 tasse aurora bleue", "4 tasse aurora rouge")
    await run.begin(change(Change("remove", text="aurora")))
    await run.answer("la bleue")
    assert lines_of(run) == {"TAS-301": 4}


async def test_none_of_the_lines_changes_nothing():
    run = await sent("6 tasse aurora bleue", "4 tasse aurora rouge")
    await run.begin(change(Change("remove", text="aurora")))
    await run.answer(choice="none")
    assert (run.ending, len(run.quotes)) == ("done", 1)
    assert run.says[-1].summary.startswith("Rien ne change dans le devis D2026-0001")


async def test_the_lines_come_before_the_catalogue():
    """ "aurora" is ambiguous in the catalogue, not in a quote that holds one of them."""
    run = await sent("6 tasse aurora bleue")
    await run.begin(change(Change("set", text="aurora", quantity="9")))
    assert lines_of(run) == {"TAS-300": 9}
    await run.begin(change(Change("add", text="aurora", quantity="1")))
    assert lines_of(run) == {"TAS-300": 10}
    await run.begin(change(Change("add", text="aurora rouge", quantity="1")))
    assert lines_of(run) == {"TAS-300": 10, "TAS-301": 1}


async def test_nothing_new_sends_nothing():
    run = await sent()
    await run.begin(change(Change("set", text="moulin", quantity="2")))
    assert (run.ending, len(run.mails), len(run.quotes)) == ("done", 1, 1)
    assert run.facts["number"] == "D2026-0001"


async def test_a_new_brief_for_the_same_customer_is_a_version():
    run = await sent()
    await run.begin(brief(None, "5 saucer"))
    assert (run.facts["customer"], lines_of(run), run.facts["replaces"]) == (
        "Bellerive SARL",
        {"SOU-2": 5},
        "D2026-0001",
    )


async def test_a_change_that_needs_an_approval_shows_what_changes_and_the_number_is_not_known_yet():
    run = await sent()
    await run.begin(change(Change("discount", discount_percent="15")))
    assert run.codes == ["discount_limit"]
    assert (run.facts["number"], run.facts["valid_until"]) == (None, None)
    assert changes_shown(run.approval.shown["fr"])[0][0] == "Moulin Cassis"
    assert run.approval.proposal["replaces"] == "D2026-0001"
    await run.decide(Decision("approve", ["claire"]), person("claire", "lead"))
    assert run.facts["number"] == "D2026-0001-V2"


async def test_a_change_while_an_approval_waits():
    run = case()
    await run.begin(brief("bellerive", "50 moulin cassis"))
    assert run.codes == ["stock"]
    await run.decide(Decision("supersede", brief=change(Change("set", text="moulin", quantity="5"))))
    assert (run.ending, lines_of(run), len(run.quotes)) == ("done", {"MOU-1": 5}, 1)


@pytest.mark.parametrize("wrapped", [True, False])
async def test_a_brief_comes_with_or_without_its_process(wrapped: bool):
    run = case()
    await run.begin(brief("bellerive", "50 moulin cassis"))
    inner = change(Change("set", text="moulin", quantity="5"))
    await run.decide(Decision("supersede", brief={"process": "quote", "brief": inner} if wrapped else inner))
    assert lines_of(run) == {"MOU-1": 5}


async def test_stop_while_an_approval_waits():
    run = case()
    await run.begin(brief("bellerive", "50 moulin cassis"))
    await run.decide(Decision("supersede", brief={"process": "stop", "brief": {}}))
    assert (run.ending, run.quotes) == ("refused", [])


async def test_a_change_over_a_waiting_question_starts_afresh():
    run = case()
    await run.begin(brief("Dupont", "2 saucer"))
    await run.begin(brief("bellerive", "3 saucer"))
    assert (run.ending, lines_of(run)) == ("done", {"SOU-2": 3})


async def test_in_english():
    run = case(language="en")
    await run.begin(brief("Harbour Tea", "2 grinder"))
    await run.begin(change(Change("set", text="grinders", quantity="3")))
    assert changes_shown(run.says[-1])[0] == ["Moulin Cassis", "2 × €42.00", "3 × €42.00"]
    assert "which supersedes" in words(run.says[-1]) or "supersedes quote D2026-0001" in run.mails[-1]["text"]


async def test_prices_are_read_anew_for_a_new_version():
    books = shop()
    run = case(books)
    await run.begin(brief("bellerive", "2 moulin cassis"))
    books.change("MOU-1", unit_price=books.products[2].unit_price * 2)
    await run.begin(change(Change("set", text="moulin", quantity="3")))
    assert run.facts["total_excl_vat"] == "252.00"


async def test_the_ledger_holds_the_change():
    run = await sent()
    await run.begin(change(Change("set", text="moulin", quantity="3")))
    assert [record.kind for record in run.turns[3].context.records][:2] == ["changed", "judged"]
