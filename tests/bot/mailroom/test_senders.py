"""Whom a mail is from, and what makes that doubtful: domains that look like known ones, and who passes a mail on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.mailroom.senders import doubts_of, passed_on
from integrations.mail.incoming import parse
from integrations.mail.port import IncomingMail
from tests.graphs.understanding.companies import TABLEWARE

OURS = [("Claire Moreau", "claire@maison-aubin.example")]


def mail(sender: str, text: str = "Bonjour") -> IncomingMail:
    return parse(f"From: {sender}\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}".encode())


@pytest.mark.parametrize(
    "domain",
    [
        "brasserie-du-p0rt.example", "brasserie-du-port.co", "brasserie-du-port-compta.example",
        "brasserieduport.example", "brasserie-du-port.example.evil.example",
        "xn--brasserie-du-prt-lok.example", "maison-aubln.example",
    ],
)  # fmt: skip
def test_a_domain_that_looks_like_a_known_one(domain: str) -> None:
    assert "lookalike" in doubts_of(mail(f"contact@{domain}"), TABLEWARE, OURS)


@pytest.mark.parametrize(
    "domain",
    ["brasserie-du-port.example", "mail.brasserie-du-port.example", "maison-aubin.example", "gmail.com",
     "brasserie-du-marche.example", "port.example"],
)  # fmt: skip
def test_the_known_ones_and_other_people_s(domain: str) -> None:
    assert doubts_of(mail(f"contact@{domain}"), TABLEWARE, OURS) == []


def test_whose_mail_is_passed_on() -> None:
    head = "fyi\n\nDe : Anne Morel <ACHATS@bellerive.example>\nObjet : tasses\n\nTout est cassé."
    found = passed_on(replace(mail("claire@maison-aubin.example"), text=head), TABLEWARE)
    assert found is not None and found.name == "Hôtel Bellerive"
    assert passed_on(mail("claire@maison-aubin.example", "De : Paul <paul@inconnu.example>"), TABLEWARE) is None
    assert passed_on(mail("claire@maison-aubin.example", "Appelle achats@bellerive.example"), TABLEWARE) is None
