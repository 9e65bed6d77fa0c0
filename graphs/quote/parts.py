"""Pieces that several cards of the quote show: the lines, the discount, the reasons, what changed between offers."""

from __future__ import annotations

from decimal import Decimal

from graphs.ask import Reason
from graphs.message import Block, Column, FieldItem, Table, Text
from graphs.quote.figures import cents, money, percent, quantity, unit_money
from graphs.quote.state import Offer, OfferLine, Party, RuleUse
from graphs.quote.wording import tell

SHOWN_LINES = 40
"""Longer quotes are cut on cards (the PDF has them all)."""

_HUNDRED = Decimal(100)
_MENTIONS = 500
_GIFTS = 12
_TOLD = frozenset({"customer", "language", "deposit", "line", "mention", "withheld"})


def customer_name(party: Party, language: str) -> str:
    return tell(language, "value.new_customer", name=party.name) if party.new else party.name


def field(language: str, key: str, value: str) -> FieldItem:
    return FieldItem(tell(language, f"label.{key}"), value)


def totals(offer: Offer, language: str) -> list[FieldItem]:
    return [
        field(language, "total_excl", money(offer.total_excl_vat, language)),
        field(language, "vat", money(offer.total_vat, language)),
        field(language, "total_incl", money(offer.total_incl_vat, language)),
    ]


def lines_table(offer: Offer, language: str) -> list[Block]:
    """The lines, as many as a card can bear."""
    discounted = any(line.discount for line in offer.lines)
    titles = ["product", "quantity", "unit_price", *(["discount"] if discounted else []), "vat", "total"]
    columns = [Column(tell(language, f"column.{title}"), "left" if title == "product" else "right") for title in titles]
    rows = [_row(line, language, discounted=discounted) for line in offer.lines[:SHOWN_LINES]]
    blocks: list[Block] = [Table(columns, rows)]
    return blocks + _more(len(offer.lines), language)


def _row(line: OfferLine, language: str, *, discounted: bool) -> list[str]:
    name = line.description
    if line.added_by:
        name = tell(language, "value.added", name=name, rule=line.added_by)
    cells = [name, quantity(line.quantity, language), _price(line, language)]
    if discounted:
        cells.append(percent(line.discount, language) if line.discount else tell(language, "value.nothing"))
    total = money(line.total_excl_vat, language) if line.unit_price is not None else tell(language, "value.nothing")
    return [*cells, percent(line.vat_rate, language), total]


def _price(line: OfferLine, language: str) -> str:
    return tell(language, "value.no_price") if line.unit_price is None else unit_money(line.unit_price, language)


def _more(count: int, language: str) -> list[Block]:
    left = count - SHOWN_LINES
    return [Text(tell(language, "value.more_lines", count=left), tone="muted")] if left > 0 else []


def discount_text(offer: Offer, language: str) -> str:
    """Which discounts apply and by whose will, "" for none."""
    said: list[str] = []
    for line in offer.lines:
        if line.discount:
            by_rule = bool(line.rule_id)
            text = tell(
                language,
                "value.by_rule" if by_rule else "value.on_request",
                percent=percent(line.discount, language),
                rule=line.rule_label or line.rule_id,
            )
            if text not in said:
                said.append(text)
    return ", ".join(said[:5])


def extras(offer: Offer, language: str) -> list[FieldItem]:
    """What else the customer will read: the deposit, the mentions."""
    items: list[FieldItem] = []
    if offer.deposit_percent:
        items.append(field(language, "deposit", deposit_text(offer, language)))
    if offer.mentions:
        items.append(field(language, "mentions", " · ".join(offer.mentions)[:_MENTIONS]))
    return items


def deposit_text(offer: Offer, language: str) -> str:
    exempt = "" if offer.total_vat else ".exempt"
    shown = percent(offer.deposit_percent, language)
    return tell(language, f"value.deposit{exempt}", percent=shown, amount=money(offer.deposit_amount, language))


def rules_text(offer: Offer, language: str) -> list[Block]:
    """Which rule gave what, in one line; prices say theirs beside them, and what asks stands among the reasons."""
    told = [_gift(use, language) for use in offer.rules if use.gift in _TOLD]
    if offer.final_notice:
        told.append(tell(language, "rules.final_notice"))
    told += [tell(language, "rules.unsure", rule=words) for words in offer.unsure]
    if not told:
        return []
    return [Text(tell(language, "rules.all", told=" · ".join(told[:_GIFTS])), tone="muted")]


def _gift(use: RuleUse, language: str) -> str:
    value = use.value
    if use.gift == "customer":
        value = tell(language, f"segment.{value}")
    elif use.gift == "language":
        value = tell(language, f"language.{value}")
    elif use.gift == "deposit":
        value = percent(Decimal(value), language)
    what = tell(language, f"rules.{use.gift}", value=value)
    return tell(language, "rules.row", what=what, rule=use.words or use.id)


def effective_discount(offer: Offer) -> Decimal:
    """Percent of the whole: the one all lines that were asked for share, else what the total amounts to; two
    decimals."""
    shares = {line.discount for line in offer.lines if not line.added_by}
    if len(shares) == 1:
        return cents(shares.pop())
    gross = sum((cents(line.quantity * (line.unit_price or 0)) for line in offer.lines), Decimal(0))
    return cents((gross - offer.total_excl_vat) * _HUNDRED / gross) if gross else cents(Decimal(0))


def reasons_table(reasons: list[Reason], language: str) -> list[Block]:
    """Each exception as a sentence, and beside it what was expected and what was found."""
    rows = [
        [reason.text[language], reason.expected.get(language, ""), reason.found.get(language, "")]
        for reason in reasons[:SHOWN_LINES]
    ]
    titles = ("label.why", "label.expected", "label.found")
    return [Table([Column(tell(language, title)) for title in titles], rows), *_more(len(reasons), language)]


def difference(before: Offer, after: Offer, language: str, title: str) -> list[Block]:
    """What changed, old beside new: lines, recipient, totals. Empty when nothing that is shown did."""
    rows = _line_changes(before, after, language)
    pairs = [
        ("label.customer", before.party.name, after.party.name),
        ("label.to", before.party.email, after.party.email),
        ("label.language", _language(before, language), _language(after, language)),
        ("label.total_excl", money(before.total_excl_vat, language), money(after.total_excl_vat, language)),
        ("label.total_incl", money(before.total_incl_vat, language), money(after.total_incl_vat, language)),
        ("label.deposit", _deposit(before, language), _deposit(after, language)),
        ("label.mentions", _mentions(before, language), _mentions(after, language)),
    ]
    rows += [[tell(language, key), old, new] for key, old, new in pairs if old != new]
    if not rows:
        return []
    titles = ("column.product", "column.before", "column.after")
    heading = Text(tell(language, title), tone="strong")
    return [heading, Table([Column(tell(language, key)) for key in titles], rows[:SHOWN_LINES])]


def _language(offer: Offer, language: str) -> str:
    return tell(language, f"language.{offer.party.language}")


def _deposit(offer: Offer, language: str) -> str:
    return deposit_text(offer, language) if offer.deposit_percent else tell(language, "value.nothing")


def _mentions(offer: Offer, language: str) -> str:
    return " · ".join(offer.mentions)[:_MENTIONS] or tell(language, "value.nothing")


def _line_changes(before: Offer, after: Offer, language: str) -> list[list[str]]:
    old, new = _by_name(before, language), _by_name(after, language)
    names = [*old, *(name for name in new if name not in old)]
    nothing = tell(language, "value.nothing")
    rows = [[name, old.get(name, nothing), new.get(name, nothing)] for name in names]
    return [row for row in rows if row[1] != row[2]]


def _by_name(offer: Offer, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in offer.lines:
        key = "value.line_discount" if line.discount else "value.line"
        text = tell(
            language,
            key,
            quantity=quantity(line.quantity, language),
            price=_price(line, language),
            percent=percent(line.discount, language),
        )
        found[line.description] = f"{found[line.description]} ; {text}" if line.description in found else text
    return found


def reason_changes(before: list[Reason], after: list[Reason], language: str) -> list[Block]:
    """Exceptions that came, went or read otherwise than when they were shown."""
    old = {(reason.code, reason.text[language]): reason.found.get(language, "") for reason in before}
    new = {(reason.code, reason.text[language]): reason.found.get(language, "") for reason in after}
    nothing = tell(language, "value.nothing")
    rows = [
        [key[1], old.get(key, nothing), new.get(key, nothing)] for key in {**old, **new} if old.get(key) != new.get(key)
    ]
    titles = ("label.why", "column.before", "column.after")
    return [Table([Column(tell(language, title)) for title in titles], rows)] if rows else []
