"""Whose agreement the words for somebody ask for: a colleague, or a role by what such a function is usually called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graphs.context import Person, Role
from graphs.rules.approvers import approver
from graphs.rules.consequence import Approval

ROLES = [
    Role("director", 3, None, None),
    Role("employee", 1, Decimal(5), Decimal(1000)),
    Role("sales_lead", 2, Decimal(15), None),
]
STAFF = [
    Person("p1", "Claire Martin", "claire@x.fr", "director", "fr", "Europe/Paris"),
    Person("p2", "Luc Martin", "luc@x.fr", "sales_lead", "fr", "Europe/Paris"),
    Person("p3", "Anne-Sophie de Villiers", "as@x.fr", "employee", "fr", "Europe/Paris"),
    Person("p9", "Zoé Client", "zoe@y.fr", "", "fr", "Europe/Paris", outside=True),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Claire", Approval(person="p1")),
        ("claire martin", Approval(person="p1")),
        ("Mme Claire Martin", Approval(person="p1")),
        ("p2", Approval(person="p2")),
        ("luc@x.fr", Approval(person="p2")),
        ("Anne-Sophie", Approval(person="p3")),
        ("de Villiers", Approval(person="p3")),
        ("director", Approval(role="director")),
        ("la direction", Approval(role="director")),
        ("le gérant", Approval(role="director")),
        ("la directrice générale", Approval(role="director")),
        ("the boss", Approval(role="director")),
        ("management", Approval(role="director")),
        ("sales_lead", Approval(role="sales_lead")),
        ("le responsable commercial", Approval(role="sales_lead")),
        ("the head of sales", Approval(role="sales_lead")),
        ("chef des ventes", Approval(role="sales_lead")),
        ("un responsable", Approval(role="sales_lead")),
        ("a manager", Approval(role="sales_lead")),
        ("mon N+1", Approval(role="sales_lead")),
        ("un employé", Approval(role="employee")),
    ],
)
def test_whose_agreement(words: str, expected: Approval):
    assert approver(words, STAFF, ROLES, "fr") == expected


def test_a_company_with_roles_of_its_own():
    own = [
        Role("vendeur", 1, None, None),
        Role("chef_magasin", 2, None, None),
        Role("gerant", 5, None, None),
    ]
    assert approver("la direction", [], own, "fr") == Approval(role="gerant")
    assert approver("chef magasin", [], own, "fr") == Approval(role="chef_magasin")
    assert approver("le responsable commercial", [], own, "fr") == Approval(role="chef_magasin")
    assert approver("un responsable", [], own, "fr") == Approval(role="chef_magasin")
    assert isinstance(approver("le comptable", [], own, "fr"), list)
    assert approver("la direction", [], [Role("seul", 1, None, None)], "fr") == Approval(role="seul")
    assert approver("la direction", [], [], "fr") == []


def test_roles_to_choose_from_go_by_the_names_that_rules_give_them():
    roles = [Role("vendeur", 1, None, None), Role("responsable", 2, None, None), Role("gerante", 3, None, None)]
    offered = approver("le comptable", [], roles, "fr")
    assert isinstance(offered, list)
    assert [(choice.value, choice.label) for choice in offered] == [
        ("gerante", "direction"),
        ("responsable", "responsable"),
    ]
