"""A text as it would read for a customer who does not exist: every value is clearly invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.dunning.figures import day, money
from graphs.dunning.texts import Rendered, render
from graphs.dunning.texts_port import OwnText
from graphs.dunning.wording import tell as words
from graphs.reminder_text.wording import tell
from integrations.books.port import Company

_DUE = date(2031, 1, 15)
_AMOUNTS = (Decimal("1234.56"), Decimal("200.00"))


class _Only:
    """Texts of which one alone is the company's own."""

    def __init__(self, own: OwnText) -> None:
        self._own = own

    def own(self, name: str, language: str, manner: str) -> OwnText | None:
        mine = (self._own.name, self._own.language, self._own.manner)
        return self._own if mine == (name, language, manner) else None


def preview(own: OwnText, company: Company) -> Rendered:
    """A text that cannot be saved reads as ours."""
    return render(own.name, own.language, own.manner, _values(own, company), _Only(own))


def _values(own: OwnText, company: Company) -> dict[str, str]:
    language = own.language
    contact, seller = tell(language, "sample.contact"), company.name or tell(language, "sample.company")
    total = money(sum(_AMOUNTS, Decimal(0)), language)
    due = day(_DUE, language)
    quote = own.name.startswith("quote.")
    return {
        "greeting": words(language, f"mail.greeting.{own.manner}.named", contact=contact),
        "customer": tell(language, "sample.customer"),
        "contact": contact,
        "company": seller,
        "reference": tell(language, "sample.reference"),
        "number": tell(language, "sample.quote" if quote else "sample.invoice"),
        "due_on": due,
        "days": tell(language, "sample.days"),
        "total": total,
        "count": "2",
        "invoices": "\n".join(
            tell(language, f"sample.row.{row}", due=due, amount=money(amount, language))
            for row, amount in zip(("first", "second"), _AMOUNTS, strict=True)
        ),
        "penalty": tell(language, "sample.penalty", fee=money(Decimal(80), language)),
        "payment": tell(language, "sample.payment", company=seller),
        "copies": words(language, "mail.copies.many"),
        "again": words(language, "mail.again"),
        "signature": f"{tell(language, 'sample.seller')}\n{seller}",
        "phone": company.phone,
        "email": company.email,
        "sent_on": day(date(2031, 1, 2), language),
        "valid_until": due,
    }
