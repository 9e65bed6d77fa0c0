"""What a thread tells of the words said in it: whose promise is set right, which lead is meant, who "moi" is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.store.cases import CaseRow
from bot.thread_words import lead_of, of_the_thread
from graphs.context import Person
from graphs.debtor.brief import News
from graphs.debtor.brief import brief_to_json as news_to_json
from graphs.lead.brief import ChangeLead, brief_to_json
from graphs.message import Address
from graphs.understanding.reading import Reading
from tests.support.owed import promises
from tests.support.world import open_world

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LEA = Person("lea", "Léa Roux", "lea@x.example", "sales", "fr", "Europe/Paris")


def case(process: str, **facts: Any) -> CaseRow:
    address = Address("web", "c:leads", "t")
    return CaseRow("case-1", process, 1, address, "lea", "fr", "done", "", facts, [], [], [], NOW, NOW)


def change(**fields: Any) -> Reading:
    return Reading("lead", 0.9, "fr", brief_to_json(ChangeLead(**fields)))


def test_the_lead_of_the_thread_is_meant_where_none_is_named():
    here = case("lead", lead_id="lead-7")
    read = of_the_thread(change(classed="hot"), here, LEA)
    assert (read.brief["lead_id"], read.brief["classed"]) == ("lead-7", "hot")
    named = of_the_thread(change(lead="Hôtel du Lac", classed="hot"), here, LEA)
    assert (named.brief["lead"], named.brief["lead_id"]) == ("Hôtel du Lac", "")
    beside = of_the_thread(change(classed="hot"), None, LEA)
    assert beside.brief["lead_id"] == ""


def test_only_a_thread_of_a_lead_is_one():
    assert (
        lead_of(None) == lead_of(case("quote", lead_id="x")) == lead_of(case("lead", what="tune", lead_id=None)) == ""
    )
    assert lead_of(case("lead", what="new", lead_id=None)) == "case-1"


def test_me_is_whoever_speaks():
    assert of_the_thread(change(lead="Lac", owner="me"), None, LEA).brief["owner"] == "Léa Roux"


def test_a_correction_is_of_the_customer_whose_promise_it_was():
    here = case("promise", customer_id="C7")
    promise = Reading("promise", 0.9, "fr", news_to_json(News("promise", day="2026-11-27")))
    assert of_the_thread(promise, here, LEA).brief["customer_id"] == "C7"
    other = Reading("promise", 0.9, "fr", news_to_json(News("promise", customer="Nordlys", day="2026-11-27")))
    assert of_the_thread(other, here, LEA) == other
    assert of_the_thread(promise, None, LEA) == promise


async def test_no_friday_sets_the_promise_right(tmp_path: Path):
    async with open_world(tmp_path) as world:
        await world.says("lea", "Bistrot Chez Marcel a promis de payer jeudi")
        await world.says("lea", "non, vendredi")
        first = (await world.case())["facts"]
        assert (first["customer"], first["due_on"]) == ("Bistrot Chez Marcel", "2026-11-27")
        assert [day for day, state in await promises(world) if state == "open"] == [date(2026, 11, 27)]
