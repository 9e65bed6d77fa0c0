"""Questions about the lines: products, quantities, packs, discounts; and answers that say something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graphs.quote.brief import Change, WantedLine
from tests.graphs.quote.shop import brief, case, change, choice_labelled, shop
from tests.support.process_run import ProcessRun, product


async def asked(*args: Any, **values: Any) -> ProcessRun:
    run = case()
    await run.begin(brief(*args, **values))
    return run


async def test_no_line():
    run = await asked("bellerive")
    assert run.question.code == "lines_missing"
    await run.answer("3 moulins", brief={"process": "quote", "brief": brief(None, "3 moulin cassis")})
    assert run.facts["lines"][0]["quantity"] == 3
    assert run.facts["customer"] == "Bellerive SARL"


async def test_two_products_fit():
    run = await asked("bellerive", "12 tasse aurora", "1 moulin cassis")
    assert run.question.code == "product_which"
    assert [choice.label for choice in run.question.choices] == [
        "Tasse Aurora bleue",
        "Tasse Aurora rouge",
        "Autre",
        "Retirer cette ligne",
    ]
    await run.answer("la rouge")
    assert [line["sku"] for line in run.facts["lines"]] == ["TAS-301", "MOU-1"]


async def test_one_question_at_a_time():
    run = await asked("Dupont", "12 tasse aurora", ("moulin cassis", None))
    assert run.question.code == "customer_which"
    await run.answer(choice=choice_labelled(run, "Frères"))
    assert run.question.code == "product_which"
    await run.answer(choice=choice_labelled(run, "bleue"))
    assert run.question.code == "quantity_missing"
    await run.answer("une douzaine")
    assert [line["quantity"] for line in run.facts["lines"]] == [12, 12]


async def test_an_unknown_product_can_be_dropped():
    run = await asked("bellerive", "2 saucer", "1 hélicoptère")
    assert (run.question.code, run.codes) == ("unknown_product", ["unknown_product"])
    await run.answer(choice="drop")
    assert [line["sku"] for line in run.facts["lines"]] == ["SOU-2"]


async def test_an_unknown_product_can_be_named_again():
    run = await asked("bellerive", "1 hélicoptère")
    assert "drop" not in [choice.value for choice in run.question.choices]
    await run.answer("moulin cassis")
    assert run.facts["lines"][0]["sku"] == "MOU-1"


@pytest.mark.parametrize(
    ("quantity", "code"),
    [
        (None, "quantity_missing"),
        ("0", "quantity_absurd"),
        ("-5", "quantity_absurd"),
        ("1e400", "quantity_absurd"),
        ("999999999999", "quantity_absurd"),
        ("plein", "quantity_absurd"),
        ("2.5", "quantity_fraction"),
        ("150000", "quantity_large"),
    ],
)
async def test_a_quantity_that_makes_no_sense(quantity: str | None, code: str):
    run = await asked("bellerive", ("saucer", quantity))
    assert run.question.code == code
    await run.answer("7")
    assert (run.ending, run.facts["lines"][0]["quantity"]) == ("done", 7)


async def test_a_fraction_offers_its_neighbours():
    run = await asked("bellerive", "2.5 saucer")
    assert [choice.label for choice in run.question.choices] == ["2", "3"]
    await run.answer(choice=run.question.choices[1].value)
    assert run.facts["lines"][0]["quantity"] == 3


async def test_a_number_written_is_a_number_not_a_place_in_the_list():
    run = await asked("bellerive", "2.5 saucer")
    await run.answer("1")
    assert run.facts["lines"][0]["quantity"] == 1


async def test_too_many_decimals():
    run = await asked("bellerive", "2.00005 thé sencha")
    assert run.question.code == "quantity_absurd"


@pytest.mark.parametrize("answer", [{"choice": "yes"}, {"text": "oui"}])
async def test_an_enormous_quantity_is_confirmed_once(answer: dict[str, str]):
    run = await asked("bellerive", "150000 saucer")
    assert "150\u202f000" in run.question.choices[0].label
    await run.answer(answer.get("text", ""), choice=answer.get("choice"))
    assert run.codes == ["amount_limit"]
    assert run.facts["lines"][0]["quantity"] == 150_000


async def test_packs_of_a_piece_ask_how_many_it_holds():
    run = await asked("bellerive", WantedLine("moulin cassis", "3", pack="cartons"))
    assert run.question.code == "pack_size"
    assert "cartons" in run.question.message.summary
    await run.answer("deux par carton")
    assert run.facts["lines"][0]["quantity"] == 6


async def test_a_product_that_is_a_pack_by_name_counts_packs():
    books = shop()
    books.products.append(product("BTE-1", "Boîte de 24 dosettes"))
    run = case(books)
    await run.begin(brief("bellerive", WantedLine("boîte de 24 dosettes", "3", pack="boîtes")))
    assert run.facts["lines"][0]["quantity"] == 3


@pytest.mark.parametrize("percent", ["-5", "140", "beaucoup"])
async def test_a_discount_that_makes_no_sense(percent: str):
    run = await asked("bellerive", "2 saucer", discount_percent=percent)
    assert run.question.code == "discount_absurd"
    await run.answer("5")
    assert run.facts["requested_discount_percent"] == "5.00"


async def test_no_discount_after_all():
    run = await asked("bellerive", "2 saucer", discount_percent="140")
    await run.answer(choice="none")
    assert run.facts["requested_discount_percent"] is None


async def test_a_change_is_welcome_as_an_answer():
    run = await asked("Dupont", "2 saucer")
    changes = change(Change("customer", text="bellerive"), Change("set", text="saucer", quantity="9"))
    await run.answer("non, bellerive, et 9", brief={"process": "quote", "brief": changes})
    assert (run.facts["customer"], run.facts["lines"][0]["quantity"]) == ("Bellerive SARL", 9)


async def test_a_whole_new_brief_is_welcome_as_an_answer():
    run = await asked("Dupont", "2 saucer")
    new = brief("Harbour Tea", "4 moulin cassis")
    await run.answer("plutôt…", brief={"process": "quote", "brief": new})
    assert (run.facts["customer"], run.facts["lines"][0]["sku"]) == ("Harbour Tea Ltd", "MOU-1")


async def test_a_product_read_as_a_brief_answers_the_line_that_was_asked_about():
    run = await asked("bellerive", "12 tasse aurora", "1 moulin cassis")
    read = brief(None, ("tasse aurora rouge", None))
    await run.answer("plutôt des aurora de couleur rouge", brief={"process": "quote", "brief": read})
    assert [(line["sku"], line["quantity"]) for line in run.facts["lines"]] == [("TAS-301", 12), ("MOU-1", 1)]


async def test_stop_ends_it():
    run = await asked("Dupont", "2 saucer")
    await run.answer("laisse tomber", brief={"process": "stop", "brief": {}})
    assert (run.ending, run.mails, run.quotes) == ("refused", [], [])
    assert run.says[-1].summary == "D'accord, j'arrête ce devis. Rien n'a été envoyé."


async def test_a_stopped_case_can_be_taken_up_again():
    run = await asked("Dupont", "2 saucer")
    await run.answer("stop", brief={"process": "stop", "brief": {}})
    await run.begin(change(Change("customer", text="bellerive")))
    assert (run.ending, run.facts["customer"]) == ("done", "Bellerive SARL")


async def test_an_answer_that_cannot_be_used_is_said_back_and_asked_again():
    run = await asked("bellerive", ("saucer", None))
    await run.answer("euh")
    assert run.question.message.summary.startswith("Je n'ai pas compris «\u00a0euh\u00a0». Quelle quantité")
    await run.answer("4")
    assert run.facts["lines"][0]["quantity"] == 4


@pytest.mark.parametrize("text", ["", "\x00\x01", "a" * 100_000, "<!channel> *x*", "\u202e", "💥"])
async def test_any_answer_leaves_the_case_usable(text: str):
    for ask in (brief(None, "2 saucer"), brief("Dupont", "2 saucer"), brief("bellerive", ("saucer", None))):
        run = case()
        await run.begin(ask)
        await run.answer(text)
        assert len(run.question.message.summary) < 400
        await run.answer("", brief={"process": "quote", "brief": brief("bellerive", "1 saucer")})
        assert run.ending == "done"


async def test_an_unknown_button_is_asked_again():
    run = await asked("Dupont", "2 saucer")
    await run.answer(choice="customer:C999")
    assert run.question.code == "customer_which"


async def test_in_english():
    run = case(language="en")
    await run.begin(brief("Dupont", "2 saucer"))
    assert run.question.message.summary == "Several customers match “Dupont”. Which one?"
    assert run.question.choices[-1].label == "Another one"


async def test_buttons_stay_short():
    books = shop()
    books.products += [product(f"L-{at}", f"Lanterne {'très ' * 30} {at}") for at in range(2)]
    run = case(books)
    await run.begin(brief("bellerive", "1 lanterne"))
    assert run.question.code == "product_which"
    assert all(len(choice.label) <= 75 for choice in run.question.choices)


async def test_what_vanished_from_the_books_meanwhile_is_asked_again():
    books = shop()
    directory = await books.directory()
    run = case(books)

    async def stale() -> Any:
        return directory

    books.directory = stale  # type: ignore[method-assign]  # an adapter's cache one version behind
    books.products = [row for row in books.products if row.sku != "SOU-2"]
    await run.begin(brief("bellerive", "2 saucer", "1 moulin cassis"))
    assert (run.question.code, run.codes) == ("unknown_product", ["unknown_product"])
    await run.answer(choice="drop")
    assert [line["sku"] for line in run.facts["lines"]] == ["MOU-1"]


async def test_the_ledger_holds_each_question_once():
    run = await asked("Dupont", ("saucer", None))
    await run.answer(choice=choice_labelled(run, "Frères"))
    await run.answer("3")
    assert [record.what for record in run.records if record.kind == "asked"] == ["customer_which", "quantity_missing"]


async def test_stock_is_not_a_matter_for_products_without_stock():
    books = shop()
    books.change("SOU-2", stock=Decimal(0))
    run = case(books)
    await run.begin(brief("bellerive", "2 saucer"))
    assert run.codes == ["stock"]
    books.products = [replace(row, stock=None) for row in books.products]
    run = case(books)
    await run.begin(brief("bellerive", "2 saucer"))
    assert run.ending == "done"


async def test_a_senseless_discount_of_one_line_beside_a_good_one():
    good, bad = WantedLine("moulin", "1", discount_percent="5"), WantedLine("saucer", "2", discount_percent="tout")
    run = await asked("bellerive", good, bad)
    assert (run.question.code, run.facts["requested_discount_percent"]) == ("discount_absurd", "5.00")
    await run.answer("10 %")
    assert [line["discount_percent"] for line in run.facts["lines"]] == ["5.00", "10.00"]
