"""Finds in the books what a wish names, and the one thing that must be asked before it can be priced. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from graphs.ask import Choice
from graphs.quote.brief import Change
from graphs.quote.figures import typed
from graphs.quote.policy import LARGE_QUANTITY, merged, possible_discount, quantity_gap
from graphs.quote.state import Gap, GapCode, Wish, WishedLine
from graphs.quote.units import counts_packs
from graphs.quote.wishes import applied, needs_line
from graphs.understanding.finding import Finder
from graphs.understanding.written import EMAIL, clip, valid_email
from integrations.books.port import Customer, NewCustomer, Product

_CHOICES = 5
_LINE_CHOICES = 20
_LABEL = 75


_TAKES_AWAY = frozenset({"sans", "sauf", "pas", "hors", "excepté", "without", "except", "not", "no", "but"})


def completed(wish: Wish, finder: Finder, language: str, large: Decimal = LARGE_QUANTITY) -> tuple[Wish, Gap | None]:
    """The wish with all that could be found, and the first thing to ask (None: nothing, it can be priced)."""
    wish, customer_gap = _with_customer(wish, finder, language)
    lines: list[WishedLine] = []
    first: Gap | None = None
    for index, line in enumerate(wish.lines):
        found, gap = _with_product(line, index, finder)
        if gap is None:
            found, gap = _with_count(found, index, finder.by_sku[found.sku], large)
        lines.append(found)
        first = first or gap
    gap = customer_gap or first or _discount_gap(wish, lines)
    if gap is None and not lines:
        gap = Gap("lines_missing")
    if gap is None and any(_matters(piece) for piece in wish.not_understood):
        gap = Gap("left_over", text=clip(", ".join(wish.not_understood)))
    return replace(wish, lines=merged(lines) if gap is None else lines), gap


def _matters(piece: str) -> bool:
    """Whether a piece that was not understood could change what is sent: a number, or a word that takes away."""
    return any(letter.isdigit() for letter in piece) or bool(_TAKES_AWAY & set(piece.casefold().split()))


def with_address(wish: Wish, text: str, finder: Finder, language: str) -> Wish:
    """The customer of the address in `text`, or a new one under the name written beside it (or before)."""
    email = EMAIL.search(text)
    if email is None:
        return wish
    known = finder.customer_at(email[0])
    if known is not None:
        return replace(wish, customer_id=known.id, customer_name=known.name, new_customer=None)
    beside = (text[: email.start()] + " " + text[email.end() :]).strip(" \t\r\n,;:()<>-–")
    before = "" if EMAIL.search(wish.customer_text) else wish.customer_text
    name = clip(before or (beside if len(beside) > 1 else ""))
    new = NewCustomer(name, email[0], language)
    return replace(wish, customer_id="", customer_name=name, new_customer=new, email="")


def _with_customer(wish: Wish, finder: Finder, language: str) -> tuple[Wish, Gap | None]:
    if wish.new_customer is not None:
        return wish, None if wish.new_customer.name else Gap("customer_name", text=wish.new_customer.email)
    if wish.customer_id:
        known = finder.by_id.get(wish.customer_id)
        return wish, _email_gap(wish, known) if known is not None else None
    if not wish.customer_text:
        return wish, Gap("customer_missing")
    found = finder.customers(wish.customer_text)
    if found.one is not None:
        wish = replace(wish, customer_id=found.one.id, customer_name=found.one.name)
        return wish, _email_gap(wish, found.one)
    if not found.several and EMAIL.search(wish.customer_text):
        return _with_customer(with_address(wish, wish.customer_text, finder, language), finder, language)
    code: GapCode = "customer_which" if found.several else "unknown_customer"
    return wish, Gap(code, text=clip(wish.customer_text), choices=customer_choices(found.several or found.near))


def _email_gap(wish: Wish, customer: Customer) -> Gap | None:
    if valid_email(wish.email or customer.email):
        return None
    return Gap("customer_email", found=clip(customer.name))


def _with_product(line: WishedLine, index: int, finder: Finder) -> tuple[WishedLine, Gap | None]:
    if line.sku in finder.by_sku:
        return replace(line, name=finder.by_sku[line.sku].name), None
    found = finder.products(line.text)
    if found.one is not None:
        return replace(line, sku=found.one.sku, name=found.one.name), None
    code: GapCode = "product_which" if found.several else "unknown_product"
    choices = product_choices(found.several or found.near)
    return replace(line, sku="", name=""), Gap(code, line=index, text=clip(line.text), choices=choices)


def _with_count(line: WishedLine, index: int, product: Product, large: Decimal) -> tuple[WishedLine, Gap | None]:
    """Packs are counted before quantities are judged: three packs of a piece may be any number of pieces."""
    if line.pack and counts_packs(line.pack, product.unit, [product.name, *product.aliases]):
        line = replace(line, pack="")
    if not possible_discount(line.discount):
        return line, Gap("discount_absurd", line=index, text=_percent_text(line.discount))
    code = quantity_gap(line, product.unit, large)
    if code is not None and (code != "quantity_large" or not line.pack):
        return line, _quantity_gap(code, line, index, product)
    if line.pack:
        return line, Gap("pack_size", line=index, text=clip(line.pack), found=clip(product.name), unit=product.unit)
    return line, None


def _quantity_gap(code: GapCode, line: WishedLine, index: int, product: Product) -> Gap:
    said = clip(typed(line.quantity) if line.quantity is not None else line.said, 30)
    choices: list[Choice] = []
    if code == "quantity_fraction" and line.quantity is not None:
        around = (line.quantity.to_integral_value(rounding) for rounding in (ROUND_FLOOR, ROUND_CEILING))
        choices = [Choice(f"quantity:{typed(value)}", typed(value)) for value in around if value > 0]
    if code == "quantity_large":
        choices = [Choice("yes", said)]
    return Gap(code, line=index, text=said, found=clip(product.name), unit=product.unit, choices=choices)


def _discount_gap(wish: Wish, lines: list[WishedLine]) -> Gap | None:
    if possible_discount(wish.discount) or not lines:
        return None
    return Gap("discount_absurd", text=_percent_text(wish.discount))


def _percent_text(percent: Decimal | None) -> str:
    return "?" if percent is None or percent.is_nan() else f"{typed(percent)} %"


def changed(wish: Wish, change: Change, finder: Finder) -> tuple[Wish, Gap | None]:
    """The wish after a change, or the question which line it is about."""
    if not needs_line(change) and change.op != "add":
        return applied(wish, change, None), None
    meant = lines_meant(wish, change.text, finder)
    if change.op == "add":
        at = meant[0] if len(meant) == 1 and not _new_product(change.text, finder, meant, wish) else None
        return applied(wish, change, at), None
    if len(meant) == 1:
        return applied(wish, change, meant[0]), None
    if not wish.lines or (not meant and change.op in ("set", "replace")):
        return applied(wish, change, None), None
    at_all = meant or list(range(len(wish.lines)))
    choices = [_line_choice(wish, index) for index in at_all[:_LINE_CHOICES]]
    return wish, Gap("line_which", text=clip(change.text), choices=choices)


def lines_meant(wish: Wish, text: str, finder: Finder) -> list[int]:
    """The lines a change may be about: those written so, else those of a product that fits the words best."""
    if not text.strip():
        return list(range(len(wish.lines)))
    written = [at for at, line in enumerate(wish.lines) if text.strip().casefold() in _names(line)]
    if written:
        return written
    ours = finder.products(text, {line.sku for line in wish.lines})
    return _lines_of(wish, [ours.one] if ours.one is not None else ours.several)


def _new_product(text: str, finder: Finder, there: Sequence[int], wish: Wish) -> bool:
    """Whether what is to be added is surely a product the lines do not have, however well one of them fits."""
    found = finder.products(text)
    return found.one is not None and not any(wish.lines[at].sku == found.one.sku for at in there)


def _names(line: WishedLine) -> set[str]:
    return {line.text.casefold(), line.name.casefold(), line.sku.casefold()} - {""}


def _lines_of(wish: Wish, products: Sequence[Product]) -> list[int]:
    skus = {product.sku for product in products}
    return [at for at, line in enumerate(wish.lines) if line.sku in skus]


def _line_choice(wish: Wish, index: int) -> Choice:
    line = wish.lines[index]
    count = f"{typed(line.quantity)} × " if line.quantity is not None else ""
    return Choice(f"line:{index}", clip(f"{count}{line.name or line.text}", _LABEL))


def customer_choices(customers: Sequence[Customer]) -> list[Choice]:
    """Namesakes are told apart by their contact or address."""
    shown = customers[:_CHOICES]
    names = [customer.name.casefold() for customer in shown]
    return [
        Choice(f"customer:{c.id}", clip(c.name if names.count(c.name.casefold()) == 1 else _apart(c), _LABEL))
        for c in shown
    ]


def _apart(customer: Customer) -> str:
    return " – ".join(part for part in (customer.name, customer.contact, customer.email or customer.id) if part)


def product_choices(products: Sequence[Product]) -> list[Choice]:
    shown = products[:_CHOICES]
    names = [product.name.casefold() for product in shown]
    return [
        Choice(
            f"product:{p.sku}",
            clip(p.name if names.count(p.name.casefold()) == 1 else f"{clip(p.name, 50)} – {p.sku}", _LABEL),
        )
        for p in shown
    ]
