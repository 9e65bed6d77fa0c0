"""What a lead reads and what colleagues read of it is true for the way by which the lead came."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graphs.lead.parts import top_points
from graphs.leads.phones import phone_shown
from integrations.crm.port import ScorePoint
from tests.graphs.lead.case import HOT, Case, plain


@pytest.mark.parametrize("source", ["web", "form", "mail"])
async def test_who_wrote_is_told_so(source: str):
    case = Case()
    await case.comes(replace(HOT, source=source))
    text = plain(case.mail["text"])
    assert "Nous avons bien reçu votre demande" in text and "parce que vous avez contacté" in text


async def test_who_was_told_of_by_a_colleague_is_not_said_to_have_written():
    case = Case()
    await case.comes(replace(HOT, source="chat"))
    text = plain(case.mail["text"])
    assert "de votre échange avec notre équipe" in text and "à la suite de votre échange avec" in text
    assert "vous avez contacté" not in text and "bien reçu votre demande" not in text
    assert "rapporté par un collègue" in case.shown


async def test_while_the_mail_waits_its_owner_is_told_to_decide_and_not_that_nothing_is_to_be_done():
    case = Case(autonomy="propose")
    await case.comes(HOT)
    payload = next(each.payload for each in case.effects if each.kind == "leads.card")
    card = plain(json.dumps(payload, ensure_ascii=False))
    assert "À faire : décider de l'e-mail" in card and "rien pour l'instant" not in card


async def test_a_budget_in_another_currency_is_shown_as_written():
    case = Case()
    await case.comes(replace(HOT, budget="£6,000", message="Un devis pour 12 Machine à café pro avant le 15 janvier."))
    assert "£6,000" in case.shown


def test_the_points_shown_come_to_the_score():
    points = [ScorePoint("product", each, "") for each in (12, 9, 8, 7, 5, -2)]
    assert plain(top_points(points, "fr")).endswith("(+7) et 2 autres signes (+3)")
    assert plain(top_points(points[:5], "en")).endswith("(+7) and one other sign (+5)")
    assert plain(top_points(points[:1], "fr")).endswith("(+12)") and top_points([], "fr") == ""


def test_a_number_is_shown_as_one_reads_it():
    assert plain(phone_shown("+33612345678", "fr")) == "06 12 34 56 78"
    assert plain(phone_shown("+33612345678", "en")) == "+33 6 12 34 56 78"
    assert plain(phone_shown("+442079460018", "fr")) == "+44 20 7946 0018"
    assert phone_shown("au bureau", "fr") == "au bureau" and phone_shown("", "fr") == ""
