"""What is advised follows from the figures, says them, and each sentence it offers is read as what it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.judgement.cards import Promotion
from bot.store import cases
from bot.welcome.weighing import Known, Waiting, pieces
from graphs.message import Address
from graphs.report.figures import Agreement, Asked, Figures, Opinions, Rows, Span, Work
from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.support.world import World

SINCE, UNTIL = datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
SITUATION = Situation(Directory("none", [], []), "fr", date(2026, 11, 23), colleagues=["Claire Dubois", "Léa Martin"])


def done(process: str, count: int, *, minutes: str | None = None, attended: int = 0) -> Work:
    span = Span(count, None if minutes is None else Decimal(minutes))
    return Work(process, Rows(count, 1, count), spans=[span], attended=Rows(attended, 1, attended),
                attention=[Span(attended, None)] if attended else [])  # fmt: skip


def known(language: str = "fr", **values: object) -> Known:
    figures = Figures(SINCE, UNTIL, works=[done("quote", 12)])
    base = Known("manager", language, figures, {"quote": "act"}, customers=3, products=4, piloted=True,
                 timings=frozenset({"digest", "weekly", "brief"}))  # fmt: skip
    return replace(base, **values)  # pyright: ignore[reportArgumentType] - fields by name


FOUND = {
    "books": {"products": 0},
    "paused": {"paused_days": 4, "held": 7},
    "waiting": {"waiting": Waiting(5, 6, "Claire Dubois", 4), "colleague": "Léa Martin"},
    "setup.waiting": {"setup_at": Address("web", "dm:x", "t"), "setup_days": 3},
    "setup": {"piloted": False},
    "promote.quote": {"promotions": [Promotion("quote", "act", 10, 10, Decimal(1000))]},
    "agreement.quote": {
        "figures": Figures(SINCE, UNTIL, agreements=[Agreement("quote", False, 12, 12, 6)])
    },
    "corrections": {"corrections": [("Remise de 5 % pour les clients fidèles", 3)]},
    "exception": {
        "figures": Figures(SINCE, UNTIL, asked=Asked(Rows(10, 1, 10), [("discount_limit", 6)]))
    },
    "baseline": {},
    "digest": {"timings": frozenset({"weekly"})},
    "weekly": {"timings": frozenset({"digest"})},
    "emails": {"without_email": 2},
    "opinions": {"figures": Figures(SINCE, UNTIL, opinions=Opinions(2, 3))},
    "guide": {"seen": 2, "steps": 6},
}  # fmt: skip
FIGURES = {
    "books": "0 produits", "paused": "4 jours, 7 envois", "waiting": "5 demandes", "setup.waiting": "3 jours",
    "setup": "12 travaux", "promote.quote": "10 dernières", "agreement.quote": "6 fois sur 12",
    "corrections": "3 fois", "exception": "6 fois sur 10", "baseline": "12 devis", "digest": "12 travaux",
    "weekly": "12 travaux", "emails": "2 clients sur 3", "opinions": "3 avis négatifs sur 5", "guide": "2 étapes sur 6",
}  # fmt: skip


@pytest.mark.parametrize("code", FOUND)
def test_each_piece_has_its_figure(code: str):
    found = {piece.code: piece for piece in pieces(known(**FOUND[code]))}
    assert FIGURES[code] in found[code].text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("code", FOUND)
def test_each_sentence_is_read_as_what_it_claims(code: str, language: str):
    situation = replace(SITUATION, language=language)
    for piece in pieces(known(language, **FOUND[code])):
        if piece.code == code:
            read_as = [(one.text, read(one.text, situation).process) for one in piece.says]
            assert read_as == [(one.text, one.process) for one in piece.says]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("process", ["quote", "reminder", "quote_followup", "lead", "enquiry"])
def test_a_promotion_is_said_so_that_the_switch_is_the_right_one(process: str, language: str):
    for promotion in (Promotion(process, "propose", 19, 20), Promotion(process, "act", 10, 10, Decimal("1000"))):
        (piece,) = [each for each in pieces(known(language, promotions=[promotion])) if each.code.startswith("promote")]
        reading = read(piece.says[0].text, replace(SITUATION, language=language))
        assert (reading.process, reading.brief["process"], reading.brief["level"]) == (
            "autonomy", process, promotion.level,
        ), piece.says  # fmt: skip
        if promotion.limit is not None:
            assert Decimal(reading.brief["limit"]) == promotion.limit


def test_good_numbers_bring_no_advice():
    figures = Figures(
        SINCE, UNTIL, works=[done("quote", 12, minutes="20")], opinions=Opinions(9, 1),
        agreements=[Agreement("quote", False, 20, 20, 19)], asked=Asked(Rows(20, 1, 20), [("stock", 4)]),
    )  # fmt: skip
    assert pieces(known(figures=figures)) == []


def test_few_answers_say_nothing_of_agreement():
    few = Figures(SINCE, UNTIL, agreements=[Agreement("quote", False, 9, 9, 0)])
    assert [piece.code for piece in pieces(known(figures=few))] == []


def test_what_decisions_take_is_asked_for_once_the_work_is_told():
    told = Figures(SINCE, UNTIL, works=[done("quote", 12, minutes="20", attended=5)])
    (piece,) = pieces(known(figures=told))
    assert piece.code == "baseline" and "5 décisions" in piece.text.replace("\u00a0", " ")


def test_others_are_not_told_what_only_managers_may_set():
    for rank in ("employee", "approver"):
        mixed = known(rank=rank, piloted=False, products=0, without_email=2, seen=1, steps=4, owed=1)
        assert {piece.code for piece in pieces(mixed)} <= {"answers", "guide", "brief", "waiting", "paused"}


async def test_asked_in_the_thread_with_the_books_and_ledger_as_they_are(world: World):
    await world.says("marc", "que me conseilles-tu ?")
    await world.hears("Ce que je vous conseille", "mets Commis en place", "premiers pas")
    assert await world.button("Mettre Commis en place")
    await world.says("oliver", "what do you advise?", anew=True)
    await world.hears("first steps")
    await world.never_hears("set Commis up")


async def test_a_manager_alone_begins_the_setup_by_its_button(world: World):
    await world.says("marc", "que me conseilles-tu ?", channel="c:devis")
    button, place = await world.button("Mettre Commis en place")
    receipt = await world.presses("lea", button.id, place, work=False)
    assert receipt.note is not None and "Marc Lefèvre" in receipt.note.summary
    assert not await world.app.database.read(lambda c: cases.recent(c, 1))
