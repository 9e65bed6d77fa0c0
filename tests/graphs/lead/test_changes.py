"""What colleagues want of a lead, and of the points by which leads are scored."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.ask import Decision
from graphs.lead.brief import ChangeLead, TunePoints, brief_to_json
from graphs.leads.port import LeadSettings
from integrations.crm.port import ScorePoint
from tests.graphs.lead.case import CLAIRE, HOT, LEA, NOBODY, Case, kept, owners, plain, shown
from tests.support.lead_doubles import MemoryCrm, MemoryDesk


def asked(asker: Any = LEA, **values: Any) -> Case:
    crm = MemoryCrm()
    crm.add(kept())
    crm.add(kept("L2", name="Pauline Roux", company="Café Roux", email="pauline@roux.example", classed="hot", score=80))
    crm.add(kept("L3", name="Jean Roux", company="Roux Traiteur", email="jean@traiteur.example"))
    return Case(crm=crm, asker=asker, **values)


@pytest.mark.parametrize(
    "said",
    ["Paul Durand", "paul durand", "Durand", "bureaux durand", "Bureaux Durand SARL", "paul@bureaux-durand.example"],
)
async def test_a_lead_is_found_as_people_name_it(said: str):
    case = asked()
    await case.begin(ChangeLead(lead=said, classed="hot"))
    assert (case.ending, case.lead.classed) == ("done", "hot")
    assert "classé chaud" in case.said


async def test_several_that_fit_are_asked_about():
    case = asked()
    await case.begin(ChangeLead(lead="Roux", status="won"))
    assert (case.question.code, {each.value for each in case.question.choices}) == ("lead.which", {"L2", "L3"})
    assert {row.status for row in case.crm.rows.values()} == {"asked"}
    await case.answer(choice="L3")
    assert (case.crm.rows["L3"].status, case.crm.rows["L2"].status, case.ending) == ("won", "asked", "done")


async def test_a_name_that_is_not_known_is_asked_again_until_it_is_or_somebody_stops():
    case = asked()
    await case.begin(ChangeLead(lead="Zanzibar", status="lost"))
    assert case.question.code == "lead.lead"
    await case.answer("Zorglub")
    assert "Zorglub" in case.question.message.summary
    await case.answer("laisse tomber", brief={"process": "stop"})
    assert case.ending == "refused"
    assert {row.status for row in case.crm.rows.values()} == {"asked"}


async def test_a_name_with_a_slip_is_shown_before_anything_is_changed():
    case = asked()
    await case.begin(ChangeLead(lead="Pol Durant", status="won"))
    assert case.question.code == "lead.which"


async def test_another_class_is_a_correction():
    case = asked()
    await case.begin(ChangeLead(lead="Paul Durand", classed="cold"))
    (correction,) = case.of("leads.correct")
    assert (correction["was"], correction["became"], correction["by"]) == ("warm", "cold", "lea")


async def test_owner_status_and_note_at_once():
    case = asked()
    await case.begin(ChangeLead(lead="Paul Durand", owner="Hugo", status="handed", note="Rappeler mardi"))
    assert (case.lead.owner, case.lead.status) == ("hugo", "handed")
    assert [(note.kind, note.by) for note in case.notes] == [("note", "lea"), ("owner", "lea")]
    assert "confié à Hugo Delmas" in case.said and "note ajoutée" in case.said


async def test_a_colleague_nobody_knows_is_asked_about():
    case = asked()
    await case.begin(ChangeLead(lead="Paul Durand", owner="Zoé"))
    assert case.question.code == "lead.owner"
    await case.answer(choice="hugo")
    assert (case.lead.owner, case.ending) == ("hugo", "done")


async def test_what_is_so_already_is_said():
    case = asked()
    await case.begin(ChangeLead(lead="Paul Durand", classed="warm"))
    assert (case.effects, case.ending) == ([], "done")
    assert "Rien à changer" in case.said


async def test_outsiders_change_nothing():
    case = asked(NOBODY)
    await case.begin(ChangeLead(lead="Paul Durand", status="won"))
    await case.begin(TunePoints({"budget": 40}))
    assert (case.ending, case.effects) == ("refused", [])


# --- writing to one ---------------------------------------------------------------------------------------------------


async def test_a_colleague_may_have_it_written_to_under_the_gate():
    case = asked(autonomy="propose")
    await case.begin(ChangeLead(lead="Paul Durand", write=True))
    assert case.approval.proposal["purpose"] == "ask"
    await case.decide(Decision("approve", ["claire"]))
    assert (case.mail["lead_id"], case.mail["purpose"], case.ending) == ("L1", "ask", "done")


async def test_who_did_not_give_their_data_is_told_where_they_come_from_and_how_to_object():
    settings = LeadSettings(booking="calendly", privacy_url="https://vauban.example/vie-privee")
    crm = MemoryCrm()
    crm.add(kept(direct=False, source="import", via="Salon de Lille", classed="hot", status="new"))
    case = Case(crm=crm, asker=LEA, desk=MemoryDesk(owners(), settings=settings))
    await case.begin(ChangeLead(lead="Paul Durand", write=True))
    text = plain(case.mail["text"])
    for piece in (
        "vous ne nous les avez pas données vous-même",
        "Salon de Lille",
        "Atelier Vauban",
        "3 ans",
        "intérêt légitime",
        "répondez « stop »",
        "CNIL",
        "contact@vauban.example",
        "https://vauban.example/vie-privee",
    ):
        assert piece in text
    assert "vous avez contacté" not in text and "reçu votre demande" not in text
    assert case.lead.informed_at == case.now


@pytest.mark.parametrize(("classed", "said"), [("spam", "indésirable"), ("customer", "déjà client")])
async def test_some_are_not_written_to(classed: Any, said: str):
    crm = MemoryCrm()
    crm.add(kept(classed=classed))
    case = Case(crm=crm, asker=LEA)
    await case.begin(ChangeLead(lead="Paul Durand", write=True))
    assert (case.mails, case.ending) == ([], "refused")
    assert said in case.said


async def test_an_archived_lead_is_taken_out_before_it_is_written_to():
    crm = MemoryCrm()
    crm.add(kept(status="archived", classed="cold"))
    case = Case(crm=crm, asker=LEA)
    await case.begin(ChangeLead(lead="Paul Durand", classed="hot", write=True))
    assert (case.mail["purpose"], case.lead.status) == ("booking", "contacted")
    kinds = [each.kind for each in case.effects]
    assert kinds.index("leads.change") < kinds.index("lead.mail")


async def test_a_class_said_while_a_mail_waits_is_weighed_with_the_mail_of_that_class():
    case = Case(autonomy="propose", asker=LEA)
    await case.comes(HOT)
    await case.decide(Decision("supersede", ["lea"], brief=brief_to_json(ChangeLead(classed="cold"))))
    assert (case.lead.classed, case.approval.proposal["class"]) == ("cold", "cold")
    assert case.mails == []


# --- the points -------------------------------------------------------------------------------------------------------


def tuning(asker: Any = CLAIRE, **values: Any) -> Case:
    crm = MemoryCrm()
    points = [ScorePoint("budget", 9), ScorePoint("company", 8)]
    for at in range(4):
        crm.add(kept(f"L{at}", email=f"p{at}@x.example", score=65 + at, points=points))
    crm.add(kept("L9", email="c@x.example", classed="customer", score=90, points=points))
    return Case(crm=crm, asker=asker, **values)


async def test_a_change_of_points_is_read_back_with_what_it_would_have_changed():
    case = tuning()
    await case.begin(TunePoints({"budget": 13}, words="le budget compte plus"))
    text = shown(case.approval.shown["fr"])
    assert "donne un budget : 9 → 13" in text.lower()
    assert "3 des 4 derniers prospects changeraient de classe" in text and "tiède → chaud : 3" in text
    assert (case.approval.role, case.approval.requester_may) == ("lead", True)
    assert case.of("leads.points") == []
    await case.decide(Decision("approve", ["claire"]))
    (kept_points,) = case.of("leads.points")
    assert (kept_points["points"], kept_points["hot"], kept_points["by"]) == ({"budget": 13}, 70, "claire")
    assert case.desk.points.points == {"budget": 13}
    assert case.ending == "done"


async def test_thresholds_may_be_tuned_alone():
    case = tuning()
    await case.begin(TunePoints(hot=66))
    assert "Chaud à partir de 70 → 66" in shown(case.approval.shown["fr"])
    await case.decide(Decision("reject", ["claire"]))
    assert (case.of("leads.points"), case.ending) == ([], "refused")


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        (TunePoints({"colour": 5}), "Je ne connais pas le signe « colour »"),
        (TunePoints({"budget": 900}), "de 0 à 40"),
        (TunePoints({"student": 10}), "parle contre"),
        (TunePoints(hot=30), "au-dessus du seuil"),
        (TunePoints({"budget": 9}), "rien à changer"),
    ],
)
async def test_points_that_make_no_sense_are_refused_with_the_reason(brief: TunePoints, said: str):
    case = tuning()
    await case.begin(brief)
    assert (case.ending, case.of("leads.points")) == ("refused", [])
    assert said in case.said


async def test_without_leads_there_is_nothing_to_replay():
    case = Case(asker=CLAIRE)
    await case.begin(TunePoints({"budget": 13}))
    assert "Aucun prospect n'est encore enregistré" in shown(case.approval.shown["fr"])
