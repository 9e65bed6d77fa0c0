"""When the books or the mail fail: plainly said, ended, and tried again without doing anything twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.ask import Decision, EffectOutcome
from graphs.quote.brief import Change
from tests.graphs.quote.shop import brief, case, change
from tests.support.process_run import ProcessRun, person, words

CLAIRE = person("claire", "lead")


async def failed(kind: str, error: str, *lines: str, detail: str = "boîte pleine") -> ProcessRun:
    run = case()
    run.failing[kind] = EffectOutcome(False, error=error, detail=detail)
    await run.begin(brief("bellerive", *(lines or ("2 saucer",))))
    return run


async def test_the_books_refuse():
    run = await failed("books.record_quote", "rejected", detail="exercice clos")
    assert (run.ending, run.mails) == ("failed", [])
    assert run.says[-1].summary.startswith("Le devis pour Bellerive SARL n'a pas pu être enregistré.")
    assert "exercice clos" in words(run.says[-1])
    assert run.facts["number"] is None


async def test_then_it_is_tried_again():
    run = await failed("books.record_quote", "rejected")
    run.failing.clear()
    await run.begin(change())
    assert (run.ending, run.facts["number"], len(run.mails)) == ("done", "D2026-0001", 1)


async def test_the_mail_is_refused_and_then_tried_again_under_the_same_number():
    run = await failed("mail", "rejected")
    assert (run.ending, run.facts["number"], run.facts["sent_to"]) == ("failed", "D2026-0001", None)
    assert "le mail à achats@bellerive.example n'est pas parti" in run.says[-1].summary
    assert [effect.kind for effect in run.effects] == ["books.record_quote", "mail"]
    run.failing.clear()
    await run.begin(change())
    assert (run.ending, run.facts["number"], run.facts["sent_to"]) == ("done", "D2026-0001", "achats@bellerive.example")
    assert len(run.quotes) == 1
    assert run.books.sent == [] and [effect.kind for effect in run.effects][-1] == "books.mark_quote_sent"


async def test_the_address_is_corrected_in_the_books_and_it_is_sent_there():
    run = await failed("mail", "rejected")
    run.failing.clear()
    run.books.customers[0] = replace(run.books.customers[0], email="direction@bellerive.example")
    await run.begin(change())
    assert ([mail["to"] for mail in run.mails], len(run.quotes)) == (["direction@bellerive.example"], 1)


async def test_a_change_after_a_failed_mail_is_a_new_version():
    run = await failed("mail", "gave_up")
    run.failing.clear()
    await run.begin(change(Change("set", text="saucer", quantity="3")))
    assert (run.facts["number"], run.facts["replaces"]) == ("D2026-0001-V2", "D2026-0001")


async def test_what_was_approved_need_not_be_approved_again():
    run = await failed("mail", "gave_up", "15 moulin cassis")
    await run.decide(Decision("approve", ["claire"]), CLAIRE)
    assert run.ending == "failed"
    run.failing.clear()
    await run.begin(change())
    assert (run.ending, run.facts["number"], len(run.quotes)) == ("done", "D2026-0001", 1)


async def test_unless_something_changed():
    run = await failed("mail", "gave_up", "15 moulin cassis")
    await run.decide(Decision("approve", ["claire"]), CLAIRE)
    run.failing.clear()
    run.books.customers[0] = replace(run.books.customers[0], email="direction@bellerive.example")
    await run.begin(change())
    assert run.codes == ["stock"]
    await run.decide(Decision("approve", ["claire"]), CLAIRE)
    assert (run.facts["number"], run.mails[0]["to"], len(run.quotes)) == (
        "D2026-0001",
        "direction@bellerive.example",
        1,
    )


async def test_a_refusal_ends_what_was_approved_before():
    run = await failed("books.record_quote", "gave_up", "15 moulin cassis")
    await run.decide(Decision("approve", ["claire"]), CLAIRE)
    run.books.change("MOU-1", stock=run.books.products[2].stock - 1)
    await run.begin(change())
    await run.decide(Decision("reject", ["claire"], note="non"), CLAIRE)
    run.books.change("MOU-1", stock=run.books.products[2].stock + 1)
    run.failing.clear()
    await run.begin(change())
    assert run.codes == ["stock"]


@pytest.mark.parametrize("error", ["rejected", "not_found", "misconfigured", "gave_up", "unknown"])
@pytest.mark.parametrize("kind", ["books.record_quote", "mail"])
async def test_every_kind_of_failure_is_said_in_both_languages(kind: str, error: str):
    for language in ("fr", "en"):
        run = case(language=language)
        run.failing[kind] = EffectOutcome(False, error=error)
        await run.begin(brief("bellerive", "2 saucer"))
        assert run.ending == "failed"
        said = words(run.says[-1])
        assert ("réessaie" in said) if language == "fr" else ("try again" in said)
        assert ("administre" in said or "runs Commis" in said) == (error == "misconfigured")


async def test_a_mail_in_doubt_is_not_called_unsent():
    run = await failed("mail", "unknown")
    assert "je ne sais pas si le mail" in run.says[-1].summary
