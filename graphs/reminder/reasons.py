"""The reminder's exceptions, coded, each in both languages with what was expected and what was found.

What they tell does not change from one day to the next by itself, so that an approval holds for more than a day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from graphs.ask import Reason
from graphs.dunning.account import Listed
from graphs.dunning.figures import day, money, one_line
from graphs.dunning.plan import Contact
from graphs.reminder.wording import LANGUAGES, both, tell
from graphs.rules.wording import NOUNS
from integrations.books.port import Customer

_MANY = 5
_LONG = 120


def shown(text: str) -> str:
    """Words from outside on one line, not too long."""
    line = one_line(text)
    return line if len(line) <= _LONG else f"{line[: _LONG - 1].rstrip()}…"


def _each(sentence: Callable[[str], str]) -> dict[str, str]:
    return {language: sentence(language) for language in LANGUAGES}


def vip_first_contact(customer: Customer, total: Decimal, above: Decimal) -> Reason:
    key = "reason.vip_first_contact"
    limit = "any" if above <= 0 else "above"
    return Reason(
        "vip_first_contact",
        both(key, name=shown(customer.name)),
        _each(lambda lang: tell(lang, f"{key}.expected.{limit}", limit=money(above, lang))),
        _each(lambda lang: tell(lang, "reason.asked.found", total=money(total, lang))),
    )


def dispute_suspected(customer: Customer) -> Reason:
    key = "reason.dispute_suspected"
    return Reason(
        "dispute_suspected", both(key, name=shown(customer.name)), both(f"{key}.expected"), both(f"{key}.found")
    )


def open_quote(numbers: Sequence[str], offered: Decimal, above: Decimal) -> Reason:
    key = "reason.open_quote"
    return Reason(
        "open_quote",
        both(key),
        _each(lambda lang: tell(lang, f"{key}.expected", limit=money(above, lang))),
        _each(lambda lang: tell(lang, f"{key}.found", numbers=_listed(numbers), total=money(offered, lang))),
    )


def amount_limit(total: Decimal, limit: Decimal) -> Reason:
    key = "reason.amount_limit"
    return Reason(
        "amount_limit",
        both(key),
        _each(lambda lang: tell(lang, f"{key}.expected", limit=money(limit, lang))),
        _each(lambda lang: tell(lang, "reason.asked.found", total=money(total, lang))),
    )


def level(contact: Contact) -> Reason:
    key = "reason.level"
    return Reason(
        "level", both(f"{key}.{contact.level}"), both(f"{key}.expected"), both(f"{key}.found.{contact.level}")
    )


def disputed_invoice(disputed: Sequence[Listed]) -> Reason:
    key = "reason.disputed_invoice"
    total = sum((each.balance for each in disputed), Decimal(0))
    numbers = _listed([each.number for each in disputed])
    found = _each(lambda lang: tell(lang, f"{key}.found", numbers=numbers, total=money(total, lang)))
    return Reason("disputed_invoice", both(key), both(f"{key}.expected"), found)


def very_old(contact: Contact) -> Reason:
    key = "reason.very_old"
    carrier = contact.carrier
    found = _each(lambda lang: tell(lang, f"{key}.found", number=shown(carrier.number), day=day(carrier.due_on, lang)))
    return Reason("very_old", both(key), both(f"{key}.expected"), found)


def missing_address(customer: Customer) -> Reason:
    key = "reason.missing_address"
    return Reason(
        "missing_address", both(key, name=shown(customer.name)), both("reason.address.expected"), both(f"{key}.found")
    )


def bad_address(customer: Customer) -> Reason:
    key = "reason.bad_address"
    found = both("reason.said", text=shown(customer.email))
    return Reason("bad_address", both(key, name=shown(customer.name)), both("reason.address.expected"), found)


def graver(contact: Contact, level: int, total: Decimal) -> Reason:
    """Than what was shown in a run's list."""
    key = "reason.graver"

    def told(lang: str, of: int, sum_of: Decimal) -> str:
        return tell(lang, f"{key}.told", level=tell(lang, f"level.{of}"), total=money(sum_of, lang))

    return Reason(
        "graver",
        both(key),
        _each(lambda lang: told(lang, min(max(level, 0), 4), total)),
        _each(lambda lang: told(lang, contact.level, contact.total)),
    )


def changed(seen: Contact, now: Contact) -> Reason:
    """The books are no longer as they were shown to who decided."""

    def told(lang: str, contact: Contact) -> str:
        level_text, total = tell(lang, f"level.{contact.level}"), money(contact.total, lang)
        return tell(lang, "reason.graver.told", level=level_text, total=total)

    return Reason(
        "changed",
        both("reason.changed"),
        _each(lambda lang: told(lang, seen)),
        _each(lambda lang: told(lang, now)),
    )


def rule_forbids(rule: str, customer: Customer) -> Reason:
    key = "reason.rule_forbids"
    return Reason(
        "rule_forbids",
        both(key, rule=shown(rule)),
        both(f"{key}.expected"),
        both(f"{key}.found", name=shown(customer.name)),
    )


def unsure_rule(rule: str, missing: Sequence[str]) -> Reason:
    """`missing` are names of facts."""
    key = "reason.unsure_rule"

    def said(language: str) -> str:
        nouns = (NOUNS.get(name, (name, name)) for name in missing)
        return ", ".join(english if language == "en" else french for french, english in nouns)

    return Reason(
        "unsure_rule",
        both(key, rule=shown(rule)),
        both(f"{key}.expected"),
        _each(lambda lang: tell(lang, f"{key}.found", facts=said(lang))),
    )


def unknown_customer(text: str) -> Reason:
    key = "reason.unknown_customer"
    return Reason(
        "unknown_customer", both(key, text=shown(text)), both(f"{key}.expected"), both("reason.said", text=shown(text))
    )


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(shown(each) for each in numbers[:_MANY]) + (", …" if len(numbers) > _MANY else "")
