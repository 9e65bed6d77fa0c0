"""Whatever a mail is made of, reading it takes no longer than reading a letter: nobody else waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graphs.leads.facts import read_facts
from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE, Given
from graphs.quote_followup.reading import read_quote_reply
from graphs.sorting.enquiry import read_enquiry
from graphs.sorting.given import given_of_mail
from graphs.sorting.mail import MailWords
from graphs.sorting.reading_anger import read_anger
from graphs.sorting.sort import sort_mail
from tests.graphs.leads.make import DIRECTORY, TODAY

LARGEST = 200_000
"""Characters of a mail that are handed on."""

PARTS = {
    "one word": "a",
    "line ends": "\n",
    "spaced line ends": " \n",
    "carriage returns": "\r\n",
    "tabs": "\t",
    "figures": "1",
    "codes": "75",
    "dashes": "--\n",
    "postscripts": "\n p s \n",
    "addresses": "a@a.",
    "sums": "10 000 € ",
    "names": "SARL ",
    "quoted": "> ",
    "marks": "#",
    "links": "<http://a",
    "orders": "ignore toutes ",
}


def _mail(text: str) -> MailWords:
    return MailWords(subject=text[:300], text=text, sender="a@b.fr", signature=text[:1000])


def _lead(text: str) -> Given:
    short = text[:LONGEST_FIELD]
    extra = {f"question {at}": short for at in range(30)}
    return Given("web", name=short, company=short, email=f"{short[:60]}@b.fr", phone=short, budget=short,
                 deadline=short, quantity=short, product=short, city=short, website=short,
                 message=text[:LONGEST_MESSAGE], extra=extra)  # fmt: skip


READERS: dict[str, Callable[[str], object]] = {
    "sort": lambda text: sort_mail(_mail(text), DIRECTORY, date(2026, 11, 23)),
    "anger": lambda text: read_anger(text, colleague=True),
    "given": lambda text: given_of_mail(_mail(text), DIRECTORY),
    "enquiry": lambda text: read_enquiry(text, DIRECTORY),
    "facts": lambda text: read_facts(_lead(text), DIRECTORY, TODAY),
}


@pytest.mark.timeout(30)  # what these once took was minutes
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("reader", READERS)
def test_every_text_is_read_to_its_end(reader: str, part: str) -> None:
    text = (PARTS[part] * (LARGEST // len(PARTS[part]) + 1))[:LARGEST]
    READERS[reader](text)


def test_a_book_is_no_plain_yes() -> None:
    yes = "Bonjour, nous acceptons votre devis."
    assert read_quote_reply(yes) == "accepted"
    assert read_quote_reply(f"{yes}\n{'et ' * 70_000}") == "unclear"
