"""Going further is suggested from the record and decided by people; stepping back is done, and said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.store import people as people_store
from bot.store.database import Connection
from tests.bot.judgement.court import MARC, OLIVER, Court, spaced

ASKED = "5 devis sur 5 validés sans retouche : les envoyer seul, jusqu'à 1 000 € HT compris ?"


async def approved(court: Court, times: int, total: str = "1200.00", **more: object) -> None:
    for _ in range(times):
        case = await court.proposes(total, **more)  # type: ignore[arg-type]  # passed on as they are
        court.waits(minutes=1)
        await court.decides(case, "approve")


# --- further ----------------------------------------------------------------------------------------------------------


async def test_five_in_a_row_are_told_to_those_who_may_decide(court: Court) -> None:
    await approved(court, 4)
    assert await court.suggestions("promotion") == []
    await approved(court, 1)
    [card] = await court.reads("dm:marc")
    assert ASKED in card
    [english] = await court.reads("dm:oliver")
    assert (
        "5 quotes out of 5 approved untouched: shall I send them on my own, up to and including €1,000 excl. VAT?"
    ) in english
    assert await court.reads("dm:claire") == []
    assert await court.reads("dm:lea") == []
    assert await court.level() == ("propose", None)


async def test_yes_sets_the_level_with_its_limit(court: Court) -> None:
    await approved(court, 5)
    receipt = await court.clicks("marc", "Oui")
    assert receipt.note is not None
    assert await court.level() == ("act", Decimal(1000))
    [card] = await court.reads("dm:marc")
    assert "✔ Accepté par Marc Lefèvre — à 10 h 05" in card
    [english] = await court.reads("dm:oliver")
    assert "✔ Accepted by Marc Lefèvre — at 10:05" in english
    assert await court.buttons() == []
    told = await court.ledger()
    assert ("commis", "suggested", "autonomy.quote:act") in told
    assert ("marc", "changed", "autonomy.quote") in told


async def test_only_those_who_may_set_it_answer(court: Court) -> None:
    await approved(court, 5)
    button = (await court.button("Oui")).id
    for verb in ("yes", "no", "later"):
        receipt = await court.clicks("claire", "", button=button.replace("yes", verb))
        assert receipt.note is not None
        assert "Marc Lefèvre" in receipt.note.summary
    assert await court.level() == ("propose", None)
    assert [row.state for row in await court.suggestions("promotion")] == ["open"]


async def test_a_yes_without_its_confirmation_changes_nothing(court: Court) -> None:
    await approved(court, 5)
    assert (await court.button("Oui")).confirm is not None
    await court.clicks("marc", "Oui", confirmed=False)
    assert await court.level() == ("propose", None)
    await court.clicks("marc", "Oui")
    assert await court.level() == ("act", Decimal(1000))


async def test_it_is_answered_once(court: Court) -> None:
    await approved(court, 5)
    button = (await court.button("Oui")).id
    await court.clicks("marc", "", button=button, key="k1")
    assert not (await court.clicks("marc", "", button=button, key="k1")).claimed
    late = await court.clicks("oliver", "", button=button.replace("yes", "no"))
    assert late.note is not None
    assert late.note.summary == "This is settled already."
    assert await court.level() == ("act", Decimal(1000))


async def test_it_is_not_asked_again_while_open_nor_after_a_no_before_as_many_more(court: Court) -> None:
    await approved(court, 7)
    assert len(await court.suggestions("promotion")) == 1
    receipt = await court.clicks("marc", "Non")
    assert receipt.note is not None
    assert "qu'après 5 autres" in receipt.note.summary
    await approved(court, 4)
    assert len(await court.suggestions("promotion")) == 1
    await approved(court, 1)
    assert [row.state for row in await court.suggestions("promotion")] == ["declined", "open"]


async def test_later_comes_back_after_a_week(court: Court) -> None:
    await approved(court, 5)
    await court.clicks("marc", "Plus tard")
    await approved(court, 2)
    assert len(await court.suggestions("promotion")) == 1
    court.waits(days=7)
    await approved(court, 1)
    assert [row.state for row in await court.suggestions("promotion")] == ["told", "open"]


@pytest.mark.parametrize("verb", ["edit", "reject"])
async def test_one_retouch_starts_the_count_again(court: Court, verb: str) -> None:
    await approved(court, 4)
    await court.decides(await court.proposes("1200.00"), verb, values={"discount": "5"}, after="1140.00")
    await approved(court, 4)
    assert await court.suggestions("promotion") == []
    await approved(court, 1)
    assert len(await court.suggestions("promotion")) == 1


async def test_what_has_an_exception_says_nothing_of_going_alone(court: Court) -> None:
    await approved(court, 8, codes=["stock"])
    assert await court.suggestions("promotion") == []


async def test_a_yes_that_comes_too_late_changes_nothing(court: Court) -> None:
    await approved(court, 5)
    await court.decides(await court.proposes("1200.00"), "reject")
    receipt = await court.clicks("marc", "Oui")
    assert receipt.note is not None
    assert "Ce n'est plus d'actualité" in receipt.note.summary
    assert await court.level() == ("propose", None)


async def test_nothing_is_suggested_beyond_what_there_is(court: Court) -> None:
    await court.goes("act", "500")
    await approved(court, 6, mode="act", verdict="ask")
    assert await court.suggestions("promotion") == []


async def test_rehearsals_that_agree_suggest_to_propose(court: Court) -> None:
    await court.goes("observe")
    for number in range(20):
        await court.proposes("1000.00", mode="observe")
        await court.clicks("lea", "Autrement" if number == 7 else "J'aurais fait pareil")
    [card] = await court.reads("dm:marc")
    assert "En observation, d'accord 19 fois sur 20 : vous proposer chaque envoi" in card
    await court.clicks("marc", "Oui")
    assert await court.level() == ("propose", None)


async def test_rehearsals_that_agree_too_rarely_suggest_nothing(court: Court) -> None:
    await court.goes("observe")
    for number in range(20):
        await court.proposes("1000.00", mode="observe")
        await court.clicks("lea", "Autrement" if number in {7, 8} else "J'aurais fait pareil")
    assert await court.suggestions("promotion") == []


async def test_a_card_about_a_level_that_changed_since_is_closed_and_keeps_nothing_back(court: Court) -> None:
    await approved(court, 5)
    await court.goes("act", "200")
    await court.proposes("100.00", mode="act")
    assert [row.state for row in await court.suggestions("promotion")] == ["told"]
    assert await court.buttons() == []
    assert "ce réglage a changé depuis" in (await court.reads("dm:marc"))[-1]
    await court.goes("propose")
    court.waits(days=8)
    await approved(court, 5)
    assert [row.state for row in await court.suggestions("promotion")] == ["told", "open"]


# --- back -------------------------------------------------------------------------------------------------------------


async def acted(court: Court, total: str = "500.00", customer: str = "C1") -> str:
    court.waits(minutes=1)
    return await court.proposes(total, mode="act", customer=customer)


async def test_two_undone_among_the_last_step_back_to_proposing(court: Court) -> None:
    await court.goes("act", "1000")
    await court.takes_back(await acted(court))
    assert await court.level() == ("act", Decimal(1000))
    last = await acted(court)
    await court.takes_back(last)
    assert await court.level() == ("propose", None)
    said = "2 de mes 2 derniers envois seul ont été repris ou corrigés : je reviens de moi-même à la proposition"
    assert said in (await court.reads("c:devis"))[-1]
    for channel, part in (("dm:marc", said), ("dm:oliver", "I step back by myself to proposing")):
        [told] = await court.reads(channel)
        assert part in told
    assert "tu peux envoyer les devis seul" in (await court.reads("dm:marc"))[0]
    assert await court.reads("dm:claire") == []
    assert ("commis", "changed", "autonomy.quote") in await court.ledger()


async def test_corrected_versions_count_like_undone_ones(court: Court) -> None:
    await court.goes("act")
    for _ in range(2):
        case = await acted(court)
        await court.proposes("450.00", case=case, mode="act")
    assert await court.level() == ("propose", None)
    assert [row.state for row in await court.suggestions("demotion")] == ["told"]


async def test_one_request_that_changes_again_and_again_counts_once(court: Court) -> None:
    await court.goes("act")
    case = await acted(court)
    for total in ("450.00", "480.00", "470.00", "460.00"):
        await court.proposes(total, case=case, mode="act")
    assert await court.level() == ("act", None)


async def test_faults_long_ago_do_not_count(court: Court) -> None:
    await court.goes("act")
    await court.takes_back(await acted(court))
    for _ in range(20):
        last = await acted(court)
    await court.takes_back(last)
    assert await court.level() == ("act", None)


async def test_after_a_demotion_the_count_starts_again(court: Court) -> None:
    await court.goes("act")
    for _ in range(2):
        await court.takes_back(await acted(court))
    await court.goes("act")
    await court.takes_back(await acted(court))
    assert await court.level() == ("act", None)
    await court.takes_back(await acted(court))
    assert await court.level() == ("propose", None)
    assert len(await court.suggestions("demotion")) == 2


@pytest.mark.parametrize("level", ["observe", "propose"])
async def test_whoever_was_faster_to_step_back_is_left_alone(court: Court, level: str) -> None:
    await court.goes("act")
    cases = [await acted(court) for _ in range(3)]
    await court.goes(level)  # type: ignore[arg-type]  # one of the levels
    for case in cases:
        await court.takes_back(case)
    assert await court.level() == (level, None)
    assert await court.suggestions("demotion") == []


async def test_one_complaint_about_an_act_is_enough(court: Court) -> None:
    await court.goes("act", "1000")
    await acted(court, customer="C2")
    await court.complains("C1")
    assert await court.level() == ("act", Decimal(1000))
    await acted(court, customer="C1")
    await court.complains("C1")
    assert await court.level() == ("propose", None)
    assert "s'est plaint (Bellerive)" in (await court.reads("c:devis"))[-1]


async def test_a_complaint_is_of_that_customer_and_not_of_another_of_the_same_name(court: Court) -> None:
    await court.goes("act", "1000")
    await acted(court, customer="C6")
    await court.complains("C1", "Bellerive")
    assert await court.level() == ("act", Decimal(1000))
    await court.complains("C6", "Bellerive")
    assert await court.level() == ("propose", None)


async def test_facts_of_before_they_had_the_customers_id_are_found_by_the_name(court: Court) -> None:
    await court.goes("act", "1000")
    await court.proposes("500.00", mode="act", nameless=True)
    await court.complains("C2", "Nordlys")
    assert await court.level() == ("act", Decimal(1000))
    await court.complains("C1", "bellerive")
    assert await court.level() == ("propose", None)


async def test_a_complaint_by_mail_is_of_whom_it_was_written_to(court: Court) -> None:
    await court.goes("act", "1000")
    await court.proposes("500.00", mode="act", customer="", sent_to="Zoe@Prospect.example")
    await court.complains("leo@prospect.example")
    assert await court.level() == ("act", Decimal(1000))
    await court.complains("zoe@prospect.example")
    assert await court.level() == ("propose", None)


async def test_what_was_asked_about_since_does_not_hide_an_act(court: Court) -> None:
    """Above its limit it asks: most proposals of that level are no acts."""
    await court.goes("act", "1000")
    await acted(court, customer="C1")
    for _ in range(85):
        await court.proposes("5000.00", mode="act", verdict="ask", customer="C2")
    await court.complains("C1")
    assert await court.level() == ("propose", None)


async def test_without_anybody_who_may_give_it_back_that_is_said(court: Court) -> None:
    def leave(c: Connection) -> None:
        for person in (MARC, OLIVER):
            people_store.save_person(c, replace(person, active=False))

    await court.database.write(leave)
    await court.people.load()
    await court.goes("act", "1000")
    for _ in range(2):
        await court.takes_back(await acted(court))
    assert await court.level() == ("propose", None)
    assert "Personne n'a aujourd'hui le rôle qui peut me rendre la main (devis)" in (await court.reads("c:devis"))[-1]
    assert await court.reads("dm:claire") == []


async def test_a_demotion_does_not_suggest_itself_away(court: Court) -> None:
    """The proposals approved before it no longer speak for going alone."""
    await approved(court, 5)
    await court.clicks("marc", "Oui")
    for _ in range(2):
        await court.takes_back(await acted(court))
    await approved(court, 4)
    assert len(await court.suggestions("promotion")) == 1
    await approved(court, 1)
    assert len(await court.suggestions("promotion")) == 2
    assert spaced((await court.reads("dm:marc"))[-1]).startswith("5 devis sur 5")
