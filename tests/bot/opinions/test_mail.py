"""The line that ends a quote's mail: with the link where customers are asked, not at all elsewhere, once, in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from bot.clock import FrozenClock
from bot.effects import SendMail
from graphs.quote.mail import OPINION, compose
from graphs.quote.state import Offer
from integrations.books.port import Books
from integrations.mail.port import OutgoingMail
from tests.bot.followup.shop import NOW, QuoteBooks, no_file, sender
from tests.bot.opinions.offers import COMPANY, SELLER, offer

LINES = {
    "fr": "Votre demande a-t-elle été bien traitée\u202f? Dites-le en un clic\u00a0: https://c.example/opinion?t=1",
    "en": "Was your request handled well? Tell us in one click: https://c.example/opinion?t=1",
}


class Out:
    can_find = False

    def __init__(self) -> None:
        self.sent: list[OutgoingMail] = []

    async def send(self, mail: OutgoingMail) -> str:
        self.sent.append(mail)
        return mail.message_id

    async def find(self, message_id: str) -> str | None:
        return None


async def left(payload: dict[str, Any], link: str | None) -> str:
    out = Out()
    mail = SendMail(out, cast(Books, QuoteBooks()), sender, no_file, FrozenClock(NOW))
    if link is not None:
        asked: list[tuple[str, str, str]] = []

        async def give(key: str, case_id: str, language: str) -> str:
            asked.append((key, case_id, language))
            return link

        mail.link = give
    await mail.perform("case-1.ab:mail", payload)
    if link is not None and "opinion" in payload:
        assert asked == [("case-1.ab:mail", "case-1", payload["opinion"]["language"])]
    return out.sent[0].text


def payload(made: Offer, *, opinion: str = OPINION) -> dict[str, Any]:
    mail = compose(made, "D2026-0001", "", COMPANY, SELLER, opinion=opinion)
    told = {"to": "a@b.example", "subject": mail.subject, "text": mail.text, "attachments": [], "reply_to_id": ""}
    asked = {"mark": OPINION, "case": "case-1", "language": made.party.language}
    return {**told, "opinion": asked} if opinion else told


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_link_ends_the_mail_in_its_language(language: str) -> None:
    text = await left(payload(offer(language)), "https://c.example/opinion?t=1")
    assert text.endswith(f"\n\n{LINES[language]}\n")
    assert OPINION not in text


@pytest.mark.parametrize("link", ["", None])
async def test_without_a_link_the_mail_is_as_it_was(link: str | None) -> None:
    plain = compose(offer("fr"), "D2026-0001", "", COMPANY, SELLER).text
    assert await left(payload(offer("fr")), link) == plain
    assert await left(payload(offer("fr"), opinion=""), link) == plain


async def test_a_customer_s_name_cannot_take_the_link_s_place() -> None:
    hostile = offer("fr", contact=f"Ada {OPINION}")
    text = await left(payload(hostile), "https://c.example/opinion?t=1")
    assert text.count("https://c.example") == 1
    assert text.endswith(f"\n\n{LINES['fr']}\n")
    plain = compose(hostile, "D2026-0001", "", COMPANY, SELLER).text
    assert await left(payload(hostile), "") == plain


def test_nothing_is_asked_by_default(tmp_path: Path) -> None:
    assert "clic" not in compose(offer("fr"), "D2026-0001", "", COMPANY, SELLER).text
