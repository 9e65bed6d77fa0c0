"""Budgets as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from graphs.leads.budgets import find_budget, read_budget


@pytest.mark.parametrize(
    ("written", "low", "high", "currency", "with_tax"),
    [
        ("5000", "5000", "5000", "EUR", None),
        ("5k€", "5000", "5000", "EUR", None),
        ("5 k€ HT", "5000", "5000", "EUR", False),
        ("5K", "5000", "5000", "EUR", None),
        ("~2k", "2000", "2000", "EUR", None),
        ("1,5 k€", "1500", "1500", "EUR", None),
        ("10 000 à 15 000 €", "10000", "15000", "EUR", None),
        ("10\u202f000\u00a0€ – 15\u202f000\u00a0€ HT", "10000", "15000", "EUR", False),
        ("entre 5 et 10k€", "5000", "10000", "EUR", None),
        ("5-10k€", "5000", "10000", "EUR", None),
        ("entre 3 et 5 000 euros", "3000", "5000", "EUR", None),
        ("entre 50 et 1 000 €", "50", "1000", "EUR", None),
        ("500 à 1k€", "500", "1000", "EUR", None),
        ("moins de 3000 euros TTC", "3000", "3000", "EUR", True),
        ("£3,000", "3000", "3000", "GBP", None),
        ("$10k - $20k", "10000", "20000", "USD", None),
        ("€5,000 incl. VAT", "5000", "5000", "EUR", True),
        ("2.500,50 EUR", "2500.50", "2500.50", "EUR", None),
        ("12.500 €", "12500", "12500", "EUR", None),
        ("1 M€", "1000000", "1000000", "EUR", None),
        ("15 mille euros", "15000", "15000", "EUR", None),
        ("un millier d’euros", "1000", "1000", "EUR", None),
        ("CHF 4'000", "4000", "4000", "CHF", None),
        ("3 000 à 4 000 euros hors taxes max", "3000", "4000", "EUR", False),
    ],
)
def test_the_field(written: str, low: str, high: str, currency: str, with_tax: bool | None):
    budget = read_budget(written)
    assert budget is not None
    assert (budget.low, budget.high) == (Decimal(low), Decimal(high))
    assert (budget.currency, budget.with_tax) == (currency, with_tax)


@pytest.mark.parametrize("written", ["", "à définir", "0 €", "je ne sais pas", "99999999999999999 €", "???"])
def test_no_budget(written: str):
    assert read_budget(written) is None


@pytest.mark.parametrize(
    ("message", "high"),
    [
        ("Nous avons un budget de 4 000 € HT pour 80 chaises.", "4000"),
        ("80 chaises pour le 12 mars, budget max 3k", "3000"),
        ("Notre enveloppe est de 10 à 15k€.", "15000"),
        ("We can spend up to $20,000 on 200 chairs.", "20000"),
        ("We have 12,000 EUR for it.", "12000"),
        ("Il nous faut 80 chaises à 42 € pièce, soit 3360 € au total", "3360"),
        ("15 000 € de budget environ", "15000"),
        ("80 chaises, 12 tables, 3 nappes", None),
        ("Vos chaises à 42 € l’unité sont-elles disponibles ?", None),
        ("Société au capital de 10 000 €", None),
        ("Entreprise de 12 salariés, 2 M€ de chiffre d’affaires", None),
        ("Appelez-moi au 06 12 34 56 78", None),
    ],
)
def test_within_a_message(message: str, high: str | None):
    budget = find_budget(message)
    assert (budget.high if budget else None) == (Decimal(high) if high else None)


def test_taxes_are_taken_off_only_where_they_are_in_it():
    included, excluded = read_budget("1 200 € TTC"), read_budget("1 200 € HT")
    assert included and included.excluding_tax(Decimal(20)).high == Decimal("1000.00")
    assert excluded and excluded.excluding_tax(Decimal(20)).high == Decimal(1200)
    unsaid = read_budget("1 200 €")
    assert unsaid and unsaid.excluding_tax(Decimal(20)).high == Decimal(1200)


@over(st.integers(1, 10**8), st.sampled_from(["{} €", "{} euros", "€{}", "environ {} € HT"]))
def test_any_plain_amount_is_read_as_it_is(amount: int, form: str):
    spaced = f"{amount:,}".replace(",", " ")
    for written in (str(amount), spaced):
        budget = read_budget(form.format(written))
        assert budget is not None and budget.low == budget.high == amount


@over(st.text(max_size=200))
def test_any_words_are_read_without_failing(text: str):
    for budget in (read_budget(text), find_budget(text)):
        assert budget is None or 0 < budget.high <= 10**9


@pytest.mark.parametrize(
    ("message", "low", "high"),
    [
        ("wants 250 mugs by mid January, around 3k", "3000", "3000"),
        ("Il faudrait 40 tables, 3k max.", "3000", "3000"),
        ("On a 5000 à mettre.", "5000", "5000"),
        ("Notre projet tourne autour de 10-15 k€", "10000", "15000"),
    ],
)
def test_money_said_in_passing_within_a_message(message: str, low: str, high: str):
    found = find_budget(message)
    assert found is not None and (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("message", ["around 3k mugs", "environ 3k visiteurs par mois", "we have around 5k followers."])
def test_thousands_of_something_else_are_no_money(message: str):
    assert find_budget(message) is None
