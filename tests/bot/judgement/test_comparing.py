"""The comparison ledger: each proposal beside what people made of it, counted as they are."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.bot.judgement.court import NOW, Court, request_for, spaced


async def test_what_a_person_approves_untouched_agrees(court: Court) -> None:
    case = await court.proposes("1200.00", codes=["stock"])
    row = await court.row(case)
    assert (row.mode, row.verdict, row.codes, row.proposed, row.decision) == (
        "propose", "ask", ["stock"], Decimal("1200.00"), "open",
    )  # fmt: skip
    await court.decides(case, "approve", "claire")
    row = await court.row(case)
    assert (row.decision, row.agrees, row.decided, row.by) == ("approved", True, Decimal("1200.00"), "claire")


async def test_an_edit_is_compared_by_what_it_comes_to(court: Court) -> None:
    case = await court.proposes("1000.00")
    await court.decides(case, "edit", values={"quantity_0": "1", "discount": "8"}, after="920.00")
    row = await court.row(case)
    assert (row.decision, row.agrees, row.decided) == ("edited", False, Decimal("920.00"))
    assert len(await court.rows()) == 1
    assert (await court.agreement()).difference == Decimal("-80.00")


async def test_an_edit_that_must_be_approved_again_is_no_proposal_of_ours(court: Court) -> None:
    case = await court.proposes("1000.00")
    before = await court.case(case)
    await court.database.write(
        lambda c: court.judgement.decided(c, request_for(before, "a" * 16), "edit", {"discount": "8"}, "claire", NOW)
    )
    await court.proposes("920.00", case=case, decided=True)
    [row] = await court.rows()
    assert (row.decision, row.decided) == ("edited", Decimal("920.00"))
    await court.decides(case, "approve", "marc")
    assert [one.decision for one in await court.rows()] == ["edited"]


async def test_a_refusal_disagrees_and_counts_no_euros(court: Court) -> None:
    case = await court.proposes("1000.00")
    await court.decides(case, "reject")
    row = await court.row(case)
    assert (row.decision, row.agrees, row.decided) == ("rejected", False, None)
    agreement = await court.agreement()
    assert (agreement.total, agreement.agreed, agreement.rate, agreement.difference) == (1, 0, Decimal(0), Decimal(0))


@pytest.mark.parametrize("verb", ["recall", "expire"])
async def test_what_nobody_decides_counts_for_nothing(court: Court, verb: str) -> None:
    case = await court.proposes("1000.00")
    await court.decides(case, verb)
    assert (await court.row(case)).decision == "dropped"
    assert (await court.agreement()).total == 0


async def test_a_proposal_that_its_asker_changes_is_replaced(court: Court) -> None:
    case = await court.proposes("1000.00")
    await court.proposes("1500.00", case=case)
    await court.decides(case, "approve")
    assert [(row.decision, row.proposed) for row in await court.rows()] == [
        ("dropped", Decimal("1000.00")),
        ("approved", Decimal("1500.00")),
    ]
    assert (await court.agreement()).total == 1


async def test_the_same_turn_run_again_changes_nothing(court: Court) -> None:
    case = await court.proposes("1000.00", key="once")
    await court.proposes("1000.00", case=case, key="once")
    await court.proposes("1000.00", case=case, key="another")
    assert len(await court.rows()) == 1
    await court.decides(case, "approve")
    await court.decides(case, "reject")
    assert (await court.row(case)).decision == "approved"


async def test_a_refused_proposal_waits_for_nobody(court: Court) -> None:
    case = await court.proposes("1000.00", verdict="refuse")
    assert await court.rows() == []
    await court.decides(case, "approve")
    assert await court.rows() == []


# --- observing --------------------------------------------------------------------------------------------------------


async def test_a_rehearsal_asks_what_one_would_have_done(court: Court) -> None:
    case = await court.proposes("1000.00", mode="observe", codes=["stock"])
    assert (await court.row(case)).verdict == "ask"
    receipt = await court.clicks("lea", "J'aurais fait pareil")
    assert receipt.note is None
    row = await court.row(case)
    assert (row.decision, row.agrees, row.decided, row.by) == ("same", True, Decimal("1000.00"), "lea")
    assert "✔ Léa Martin aurait fait pareil — à 10 h 00" in (await court.reads("c:devis"))[-1]
    assert [button.label for button in await court.buttons()] == []
    assert ("lea", "decided", "would same") in await court.ledger()


async def test_differently_and_then_said_how(court: Court) -> None:
    case = await court.proposes("1000.00", mode="observe")
    receipt = await court.clicks("claire", "Autrement")
    assert receipt.note is not None
    assert "Dites dans ce fil" in receipt.note.summary
    row = await court.row(case)
    assert (row.decision, row.agrees, row.decided) == ("other", False, None)
    await court.proposes("1000.00", case=case, mode="observe")  # nothing was changed yet: another rehearsal
    await court.clicks("claire", "Autrement")
    await court.proposes("920.00", case=case, mode="observe")
    assert [(row.decision, row.decided) for row in await court.rows()][-1] == ("other", Decimal("920.00"))


async def test_a_rehearsal_is_answered_once(court: Court) -> None:
    await court.proposes("1000.00", mode="observe")
    button = (await court.button("Autrement")).id
    await court.clicks("claire", "J'aurais fait pareil", key="k1")
    assert not (await court.clicks("claire", "", button=button, key="k1")).claimed
    late = await court.clicks("marc", "", button=button)
    assert late.note is not None
    assert spaced(late.note.summary) == "C'est déjà répondu par Claire Dubois, à 10 h 00."
    assert [row.decision for row in await court.rows()] == ["same"]


async def test_buttons_we_never_gave_out_and_strangers_change_nothing(court: Court) -> None:
    await court.proposes("1000.00", mode="observe")
    for button in (
        "j:c999:same",
        "j:c1:perhaps",
        "j:",
        "j:cx:same",
        "j:c1",
        f"j:c{'9' * 90}:same",
        "j:" + "0" * 16 + ":yes",
    ):
        receipt = await court.clicks("lea", "", button=button)
        assert receipt.note is not None
    stranger = await court.clicks("nobody", "", button="j:c1:same")
    assert stranger.note is not None
    assert "Je ne sais pas encore qui vous êtes" in stranger.note.summary
    assert [row.decision for row in await court.rows()] == ["open"]


async def test_a_rehearsal_replaced_by_a_newer_one_is_not_answered(court: Court) -> None:
    case = await court.proposes("1000.00", mode="observe")
    button = (await court.button("Autrement")).id
    await court.proposes("1100.00", case=case, mode="observe")
    receipt = await court.clicks("lea", "", button=button)
    assert receipt.note is not None
    assert "remplacée" in receipt.note.summary


# --- acting -----------------------------------------------------------------------------------------------------------


async def test_an_act_counts_as_agreed_once_nobody_took_it_back_for_a_week(court: Court) -> None:
    await court.goes("act")
    await court.proposes("500.00", mode="act")
    agreement = await court.agreement()
    assert (agreement.total, agreement.open, agreement.rate) == (1, 1, None)
    court.waits(days=7)
    agreement = await court.agreement()
    assert (agreement.agreed, agreement.open, agreement.rate) == (1, 0, Decimal(100))


async def test_an_act_taken_back_disagrees(court: Court) -> None:
    await court.goes("act")
    case = await court.proposes("500.00", mode="act")
    await court.takes_back(case, "claire")
    row = await court.row(case)
    assert (row.decision, row.agrees, row.by) == ("undone", False, "claire")


async def test_a_corrected_version_within_a_week_is_an_edit(court: Court) -> None:
    await court.goes("act")
    case = await court.proposes("500.00", mode="act")
    court.waits(days=2)
    await court.proposes("460.00", case=case, mode="act")
    first, second = await court.rows()
    assert (first.decision, first.decided, second.decision) == ("edited", Decimal("460.00"), "open")
    court.waits(days=8)
    await court.proposes("700.00", case=case, mode="act")
    assert [row.decision for row in await court.rows()] == ["edited", "open", "open"]


async def test_sending_the_same_again_is_no_correction(court: Court) -> None:
    await court.goes("act")
    case = await court.proposes("500.00", mode="act")
    await court.proposes("500.00", case=case, mode="act")
    assert [row.decision for row in await court.rows()] == ["open"]


# --- how it went ------------------------------------------------------------------------------------------------------


async def test_the_sentence_counts_since_the_level_was_set(court: Court) -> None:
    await court.decides(await court.proposes("100.00"), "approve")
    assert await court.told() == "En proposition depuis aujourd'hui : 1 devis, d'accord 1 fois (100 %), écart 0 €."
    await court.goes("observe")
    assert await court.told() == ""
    for number in range(18):
        case = await court.proposes("1000.00", mode="observe", case=f"rehearsed-{number}")
        await court.clicks("lea", "Autrement" if number in {3, 4} else "J'aurais fait pareil")
        if number in {3, 4}:
            await court.proposes("1170.00", case=case, mode="observe")
    court.waits(days=12)
    assert await court.told() == "En observation depuis 12 jours : 18 devis, d'accord 16 fois (89 %), écart +340 €."
    assert await court.told("en") == "Observing for 12 days: 18 quotes, agreed 16 times (89%), difference +€340."
    await court.proposes("10.00", mode="observe")
    assert "écart +340 €, 1 sans réponse." in await court.told()


async def test_before_anybody_answered_no_rate_is_claimed(court: Court) -> None:
    await court.goes("observe")
    await court.proposes("1000.00", mode="observe")
    assert "personne n'a encore dit" in await court.told()


async def test_what_left_alone_or_waits_for_a_decision_is_not_said_to_wait_for_an_opinion(court: Court) -> None:
    await court.goes("act")
    await court.proposes("1000.00", mode="act")
    assert await court.told() == "En autonomie depuis aujourd'hui : 1 devis, pas encore de retour."
    assert await court.told("en") == "On my own since today: 1 quote, no verdict yet."


@pytest.mark.parametrize("seed", range(3))
async def test_counts_equal_a_recomputation_from_the_rows(court: Court, seed: int) -> None:
    chance = random.Random(seed)  # repeatable
    for _ in range(40):
        mode = chance.choice(["observe", "propose", "act"])
        total = f"{chance.randrange(1, 500_000) / 100:.2f}"
        case = await court.proposes(total, mode=mode, verdict="act" if mode == "act" else "")
        court.waits(hours=chance.randrange(0, 20))
        match mode, chance.randrange(5):
            case "propose", choice if choice < 4:
                verb = ["approve", "edit", "reject", "recall"][choice]
                await court.decides(case, verb, values={"discount": "5"}, after=f"{chance.randrange(1, 9999)}.25")
            case "observe", choice if choice < 3:
                row = await court.row(case)
                button = f"j:c{row.seq}:{chance.choice(['same', 'other'])}"
                await court.clicks("lea", "", button=button)
            case "act", 0:
                await court.takes_back(case)
            case _:
                pass
    since = NOW + timedelta(days=chance.randrange(0, 4))
    settled = court.clock.now() - timedelta(days=7)
    rows = [row for row in await court.rows() if row.at >= since and row.decision != "dropped"]
    stood = [row for row in rows if row.mode == "act" and row.decision == "open" and row.at <= settled]
    said = [row for row in rows if row.agrees is not None]
    agreed = sum(1 for row in said if row.agrees) + len(stood)
    agreement = await court.agreement(since)
    assert (agreement.total, agreement.agreed) == (len(rows), agreed)
    assert agreement.open == len(rows) - len(said) - len(stood)
    known = [row.decided - row.proposed for row in rows if row.decided is not None]
    assert agreement.difference == sum(known, Decimal(0))
