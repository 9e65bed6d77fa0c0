"""Figures said in chat: the right table, the right words, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

import pytest
from hypothesis import given

from graphs.dunning.port import Promise, Sent
from graphs.message import FileRef, Image, Message, Table, message_from_json, message_to_json
from graphs.receivables import cards, track_cards
from graphs.receivables.snapshot import Snapshot
from graphs.receivables.wording import SENTENCES
from graphs.standing import Standing
from integrations.books.port import Invoice
from tests.graphs.receivables.ledger import TODAY, customer, invoice, ledgers, mail, promise

CHART = FileRef("0" * 64, "balance.png", "image/png", 10)
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})


def of(
    invoices: list[Invoice],
    *,
    sent: list[Sent] | None = None,
    promises: list[Promise] | None = None,
    standings: list[Standing] | None = None,
) -> Snapshot:
    people = {each.customer.id: each.customer for each in invoices}
    return Snapshot(TODAY, invoices, invoices, people, sent or [], promises or [], standings or [])


def table(message: Message) -> Table:
    (found,) = [block for block in message.blocks if isinstance(block, Table)]
    return found


def rows(message: Message) -> list[list[str]]:
    return [[cell.translate(SPACES) for cell in row] for row in table(message).rows]


def texts(message: Message) -> str:
    return " ".join(getattr(block, "text", "") for block in message.blocks).translate(SPACES)


def test_every_sentence_is_in_both_languages_with_the_same_blanks() -> None:
    for key, (french, english) in SENTENCES.items():
        assert french, key
        assert english, key
        blanks = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (french, english)]
        assert blanks[0] == blanks[1], key


def test_who_owes_us_what_and_what_runs() -> None:
    standings = [Standing("c2@client.example", "hold", TODAY, until=TODAY.replace(day=30), by="lea")]
    found = of(
        [invoice("A", "1000", 12), invoice("B", "500", -9), invoice("C", "80", 22, whose=2), invoice("X", "-5", 3)],
        sent=[mail("A", 1, 6, "1000"), mail("A", 2, 2, "1000")],
        promises=[promise("open", due_in=7)],
        standings=standings,
    )
    message = cards.who_owes(found, "fr")
    assert rows(message) == [
        ["Client 1", "1 000,00 €", "500,00 €", "11 nov. (12 jours)", "niveau 2, 21 nov.", "paiement promis le 30 nov."],
        ["Client 2", "80,00 €", "", "1er nov. (22 jours)", "", "relances suspendues jusqu'au 30 nov."],
    ]
    said = message.summary.translate(SPACES)
    assert said.startswith("On nous doit 1 580,00 €, dont 1 080,00 € en retard (2 clients).")
    assert "Avoirs et trop-perçus à déduire : 5,00 €." in texts(message)
    assert rows(cards.who_owes(found, "en"))[1][3] == "1 Nov (22 days)"


def test_beyond_fifteen_the_others_are_summed_up() -> None:
    found = of([invoice(f"F{i}", "100", 10, whose=i) for i in range(1, 18)])
    assert len(rows(cards.who_owes(found, "fr"))) == 15
    assert "et 2 autres, 200,00 €." in texts(cards.who_owes(found, "fr"))
    assert "and 2 more, €200.00." in texts(cards.who_owes(found, "en"))


@pytest.mark.parametrize(
    ("invoices", "words"),
    [
        ([], "Personne ne nous doit rien : toutes les factures sont réglées."),
        ([invoice("A", "-20", 3)], "c'est nous qui devons"),
        ([invoice("A", "20", 0)], "Rien n'est en retard. Pas encore échu : 20,00 € (1 client)."),
        ([invoice("A", "20", 1)], "On nous doit 20,00 €, dont 20,00 € en retard (1 client)."),
    ],
)
def test_what_is_said_when_little_is_owed(invoices: list[Invoice], words: str) -> None:
    assert words in cards.who_owes(of(invoices), "fr").summary.translate(SPACES)


def test_one_customer_s_account() -> None:
    found = of(
        [
            invoice("A", "100", 31, paid="40"),
            invoice("B", "50", 3, disputed=True),
            invoice("C", "-10", 2),
            invoice("D", "30", -4),
            invoice("E", "7", 0, paid="9"),
        ]
    )
    message = cards.account(found, customer(), "fr")
    assert rows(message) == [
        ["A", "23 oct.", "31 jours", "60,00 €", "40,00 € déjà payés"],
        ["B", "20 nov.", "3 jours", "50,00 €", "en litige"],
        ["C", "21 nov.", "", "-10,00 €", "avoir"],
        ["E", "23 nov.", "", "-2,00 €", "trop-perçu"],
        ["D", "27 nov.", "", "30,00 €", ""],
    ]
    said = "Client 1 nous doit 140,00 €, dont 110,00 € en retard depuis le 23 oct. (31 jours)."
    assert message.summary.translate(SPACES) == said


def test_an_account_of_500_invoices_stays_readable() -> None:
    found = of([invoice(f"F-{i:03}", "10", 500 - i) for i in range(500)])
    message = cards.account(found, customer(), "en")
    assert len(rows(message)) == 20
    assert "and 480 more, €4,800.00." in texts(message)
    assert "all of it overdue, since 11\u00a0Jul 2025 (500\u00a0days)" in message.summary


@pytest.mark.parametrize(
    ("invoices", "words"),
    [
        ([], "owes us nothing."),
        ([invoice("A", "-9", 1)], "we owe them €9.00."),
        ([invoice("A", "9", -1)], "nothing is"),
    ],
)
def test_an_account_with_nothing_late(invoices: list[Invoice], words: str) -> None:
    assert words in cards.account(of(invoices), customer(), "en").summary


def amount(cell: str) -> int:
    """In cents."""
    return int(re.sub(r"[^\d-]", "", cell) or 0)


@given(ledgers())
def test_the_columns_of_the_aged_balance_add_up(ledger: list[Invoice]) -> None:
    found = of(ledger)
    message = cards.aged_balance(found, "fr", CHART)
    if not found.aged.customers:
        assert not any(isinstance(block, Table) for block in message.blocks)
        return
    shown = table(message)
    assert all(len(row) == len(shown.columns) for row in shown.rows)
    for column in range(1, len(shown.columns)):
        cells = [amount(row[column]) for row in shown.rows]
        assert sum(cells[:-1]) == cells[-1]
    for row in shown.rows:
        assert sum(amount(cell) for cell in row[1:-1]) == amount(row[-1])


def test_the_picture_is_told_in_words_too() -> None:
    message = cards.aged_balance(of([invoice("A", "10", 45), invoice("B", "30", -45)]), "fr", CHART)
    (picture,) = [block for block in message.blocks if isinstance(block, Image)]
    assert picture.file == CHART
    assert "31 à 60 jours 10,00 €" in picture.alt.translate(SPACES)
    assert "25 % de ce qui est dû est en retard." in texts(message)
    assert not [block for block in cards.aged_balance(of([]), "en").blocks if isinstance(block, Image)]


def test_dso_or_why_there_is_none() -> None:
    some = of([invoice("A", "300", 10), invoice("B", "600", 10, paid="600")])
    assert cards.days_of_sales(some.dso, "fr").summary.translate(SPACES) == (
        "DSO : 30 jours, soit 300,00 € dus pour 900,00 € facturés en 90 jours, TTC."
    )
    none = of([invoice("A", "300", 300)])
    assert "there is no DSO to compute" in cards.days_of_sales(none.dso, "en").summary


def test_what_reminders_brought() -> None:
    paid = invoice("F", "100", 60, paid="100", paid_on=TODAY.replace(day=1))
    found = of([paid, invoice("G", "70", 20)], sent=[mail("F", 1, 30, "100"), mail("G", 2, 2, "70")])
    message = track_cards.recovered(found.recovered, "fr")
    assert message.summary.translate(SPACES) == "100,00 € payés à la suite de 2 relances."
    assert rows(message) == [
        ["1 – courtoise", "1", "100,00 €", "100,00 €", "", "100 %"],
        ["2 – ferme", "1", "70,00 €", "0,00 €", "70,00 €", ""],
    ]
    assert track_cards.recovered([], "en").summary == "No reminder was sent in the last year."


def test_promises_and_disputes() -> None:
    found = of(
        [invoice("A", "100", 10, disputed=True), invoice("B", "40", 4, whose=2)],
        promises=[promise("kept", due_in=-5), promise("open", whose=2, amount="40")],
        standings=[Standing("2", "dispute", TODAY, note="le\nprix " + "x" * 100, by="lea")],
    )
    message = track_cards.promises(found.promises_kept, found.customers, "fr", TODAY)
    assert message.summary.translate(SPACES) == (
        "Promesses de paiement : 1 tenue, 1 en cours. 100 % des promesses échues sont tenues."
    )
    assert rows(message) == [["Client 2", "30 nov.", "40,00 €", "22 nov."]]
    said = track_cards.disputes(found.disputes, "fr", TODAY)
    assert said.summary.translate(SPACES) == "2 litiges ouverts, 140,00 € en suspens."
    assert rows(said)[0] == ["Client 1", "100,00 €", "A", "", ""]
    assert rows(said)[1][:4] == ["Client 2", "40,00 €", "toutes", "23 nov."]
    assert rows(said)[1][4].startswith("le prix xxx")
    assert len(rows(said)[1][4]) == 80
    assert track_cards.disputes([], "fr", TODAY).summary == "Aucun litige ouvert."
    assert track_cards.promises(of([]).promises_kept, {}, "fr", TODAY).summary == (
        "Aucune promesse de paiement depuis un an."
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_that_can_run_has_its_words(language: str) -> None:
    kinds = ("dispute", "promise", "final_notice", "objection", "complaint", "hold", "absence", "insolvency", "bounced")
    for kind in kinds:
        found = of([invoice("A", "10", 5)], standings=[Standing("1", kind, TODAY, by="lea")])
        assert cards.runs(found, customer(), language)


def test_messages_travel_as_data() -> None:
    found = of([invoice("A", "10", 5), invoice("B", "-4", 5, whose=2)], sent=[mail("A", 1, 1, "10")])
    for message in (
        cards.who_owes(found, "fr"),
        cards.account(found.of("1"), replace(customer(), name="<b>@channel</b>"), "fr"),
        cards.aged_balance(found, "en", CHART),
        cards.days_of_sales(found.dso, "fr"),
        track_cards.recovered(found.recovered, "en"),
    ):
        assert message_from_json(message_to_json(message)) == message
