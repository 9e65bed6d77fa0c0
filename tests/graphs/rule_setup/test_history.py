"""What a rule would have changed, on its card: what is replayed, what a difference is made of, what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from graphs.message import Table
from integrations.books.port import Invoice
from tests.graphs.rule_setup.company import BELLERIVE, NOON, NORDLYS, Books, Setup, past_quote, plain, shown


async def test_only_the_newest_invoices_are_replayed_for_reminders(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("graphs.rule_setup.history._MOST_WORK", 1)
    monkeypatch.setattr("graphs.rule_setup.history._LEAST_ROWS", 2)
    run = Setup()
    run.books.invoices = [replace(late_invoice(n), paid_on=NOON.date() - timedelta(days=100)) for n in range(5)]
    await run.say("ne relance pas les clients VIP avant 15 jours de retard")
    assert run.facts["replay"]["looked_at"] == 2
    assert "Seules les factures les plus récentes" in shown([run.approval.shown["fr"]])


async def test_what_a_customer_owed_is_told_by_old_invoices_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("graphs.rule_setup.history._MOST_WORK", 1)
    monkeypatch.setattr("graphs.rule_setup.history._LEAST_ROWS", 2)
    run = Setup()
    run.books.quotes = [past_quote("D-1", NORDLYS, "1000")]
    run.books.invoices = [late_invoice(0), *(replace(late_invoice(n), customer=BELLERIVE) for n in range(1, 5))]
    await run.say("si le client a plus de 100 € en retard alors l'accord de la direction")
    assert (run.facts["replay"]["changed"], run.facts["replay"]["looked_at"]) == (1, 1)


def late_invoice(number: int) -> Invoice:
    due = NOON.date() - timedelta(days=200)
    return Invoice(f"F-{number}", NORDLYS, due - timedelta(30), due, Decimal(1200), Decimal(0), None, False)


async def test_what_is_added_is_revenue_and_what_has_no_price_is_told():
    books = Books(quotes=[past_quote("D-1", NORDLYS, "1000")])
    run = Setup(books=books)
    await run.say("si client VIP alors ajoute une ligne « Livraison » à 15 €")
    card = shown([run.approval.shown["fr"]])
    assert "+15,00 € de chiffre d'affaires HT" in card and "de marge" not in card
    run = Setup(books=books)
    await run.say("si client VIP alors ajoute 1 tasse bleue")
    assert "Prix inconnu pour : TAS-1" in shown([run.approval.shown["fr"]])


async def test_the_label_is_what_the_cells_of_a_class_tell():
    run = Setup(books=Books(quotes=[past_quote("D-1", NORDLYS, "1000")]))
    await run.say("si commande > 500 € alors classer le client fidèle")
    [table] = [block for block in run.approval.shown["fr"].blocks if isinstance(block, Table)]
    [row] = table.rows
    assert row[2] != row[3] and "fidèle" in plain(row[3])


async def test_a_gentler_tone_is_told_where_the_ladder_would_have_been_harsher():
    run = Setup()
    soon = NOON.date() - timedelta(days=195)
    run.books.invoices = [replace(late_invoice(0), paid_on=soon), replace(late_invoice(1), paid_on=NOON.date())]
    await run.say("les clients VIP ne reçoivent que des relances courtoises")
    assert (run.facts["replay"]["changed"], run.facts["replay"]["looked_at"]) == (1, 2)
    card = shown([run.approval.shown["fr"]])
    assert "seules des relances courtoises sont envoyées" in card
    [table] = [block for block in run.approval.shown["fr"].blocks if isinstance(block, Table)]
    [row] = table.rows
    assert (plain(row[2]), plain(row[3])) == ("relancée", "relancée, courtoisement")
