"""The case of an example: its facts by the names of the vocabulary, or a quote for a customer with its lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast, get_args

from bot.rules.files.meaning import unknown_name
from bot.rules.files.names import Called, UnknownName
from bot.rules.files.reading import nearest
from bot.rules.files.wording import tell
from graphs.rules.case_facts import Order, day_facts, order_of
from graphs.rules.condition import Value
from graphs.rules.expression import fits
from graphs.rules.port import RuledLine
from graphs.rules.prepared import Prepared
from graphs.rules.price_list import prepared_price_list
from graphs.rules.vocabulary import FACTS, NUMERIC, SUBJECTS, RuleProcess, processes_of
from graphs.standing import StandingKind
from integrations.books.port import Books

KEYS = (
    "name", "process", "given", "customer", "lines", "asked", "standing", "day", "price_list", "expected",
)  # fmt: skip
LINE_KEYS = ("product", "quantity", "unit_price")
STANDINGS = get_args(StandingKind)
_NO_PRODUCT = ""


class BadExample(Exception):
    """The example cannot be read; `text` says why, by language."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.text = {language: tell(language, key, **values) for language in ("fr", "en")}


@dataclass(frozen=True)
class Case:
    """`order` for a quote, `facts` for any other process."""

    process: RuleProcess
    day: date
    facts: dict[str, Value] = field(default_factory=dict[str, Value])
    order: Order | None = None
    price_list: Sequence[Prepared] = ()


async def case_of(table: Mapping[str, Any], books: Books, called: Called, today: date, wants: Collection[str]) -> Case:
    """`wants` are what the example expects something of. Raises `BadExample`."""
    for key in table:
        if key not in KEYS:
            known = ", ".join(nearest(key, KEYS) or KEYS)
            raise BadExample("unknown_key", key=key[:40], known=known)
    day = table.get("day", today)
    if not isinstance(day, date) or isinstance(day, datetime):
        raise BadExample("bad_day", key="day", text=str(day)[:40])
    given = _given(table.get("given", {}), called)
    if "lines" in table or "customer" in table:
        return await _quote(table, given, books, called, day)
    process = _process(table.get("process"), given, wants)
    if process != "quote":
        return Case(process, day, facts=given)
    rules = prepared_price_list(await books.price_rules(), None) if table.get("price_list") is True else []
    return Case("quote", day, order=_order(given, _asked(table, given), day), price_list=rules)


def _order(given: dict[str, Value], asked: Decimal, day: date) -> Order:
    """Of one line: that of the facts, or of no product of the books."""
    line: dict[str, Value] = {"line_product": _NO_PRODUCT}
    line |= {name: value for name, value in given.items() if FACTS[name].subject == "line"}
    facts = {name: value for name, value in given.items() if name not in line and name != "order_discount"}
    return Order({**day_facts(day), **facts}, [line], [asked], asked)


async def _quote(table: Mapping[str, Any], given: dict[str, Value], books: Books, called: Called, day: date) -> Case:
    if table.get("process", "quote") != "quote":
        raise BadExample("example_not_quote")
    customer = _named(called, table.get("customer"))
    wanted = _lines(table.get("lines"), called)
    facts = await books.quote_facts(customer, [sku for sku, _, _ in wanted])
    lines: list[RuledLine] = []
    for sku, quantity, price in wanted:
        listed = facts.products[sku].unit_price if sku in facts.products else None
        if price is None and listed is None:
            raise BadExample("example_no_price", text=sku)
        lines.append(RuledLine(sku, quantity, price if price is not None else listed or Decimal(0)))
    asked = _asked(table, given)
    order = order_of(facts, lines, day, asked, _standing(table.get("standing", [])))
    extra = {name: value for name, value in given.items() if FACTS[name].subject != "line" and name != "order_discount"}
    order = Order({**order.facts, **extra}, order.lines, order.asked_of_lines, asked)
    rules = [] if table.get("price_list") is False else prepared_price_list(facts.price_rules, facts.customer)
    return Case("quote", day, order=order, price_list=rules)


def _given(table: Any, called: Called) -> dict[str, Value]:
    if not isinstance(table, dict):
        raise BadExample("example_given")
    facts: dict[str, Value] = {}
    for name, written in cast("dict[str, Any]", table).items():
        fact = FACTS.get(name)
        if fact is None:
            known = ", ".join(nearest(name, FACTS) or list(FACTS))
            raise BadExample("unknown_key", key=name[:40], known=known)
        value = _number(written) if fact.kind in NUMERIC else fits(fact, written)
        if value is None:
            expected = ", ".join(fact.options) or fact.kind
            raise BadExample("example_value", key=name, text=str(written)[:40], known=expected)
        facts[name] = _resolved(called, fact.kind, value)
    return facts


def _resolved(called: Called, kind: str, value: Value) -> Value:
    if not isinstance(value, str) or kind not in ("customer", "product"):
        return value
    try:
        return called.customer(value) if kind == "customer" else called.product(value)
    except UnknownName as error:
        raise _unknown(error) from None


def _unknown(error: UnknownName) -> BadExample:
    bad = BadExample("example_lines")
    bad.text = unknown_name(error, "", 0).text
    return bad


def _process(named: Any, given: Mapping[str, Value], wants: Collection[str]) -> RuleProcess:
    fitting = processes_of(frozenset(given))
    if named is not None:
        if named not in SUBJECTS:
            raise BadExample("example_process", text=str(named)[:40], known=", ".join(SUBJECTS))
        if named not in fitting:
            raise BadExample("example_mixed")
        return named
    if ("postpone" in wants or "tone" in wants) and "reminder" in fitting:
        return "reminder"
    if not fitting:
        raise BadExample("example_mixed")
    return fitting[0]


def _named(called: Called, named: Any) -> str:
    """ "" for somebody the books do not know."""
    if named is None or named == "":
        return ""
    if not isinstance(named, str):
        raise BadExample("example_lines")
    try:
        return called.customer(named)
    except UnknownName as error:
        raise _unknown(error) from None


def _lines(rows: Any, called: Called) -> list[tuple[str, Decimal, Decimal | None]]:
    if not isinstance(rows, list) or not rows:
        raise BadExample("example_lines")
    found: list[tuple[str, Decimal, Decimal | None]] = []
    for row in cast("list[Any]", rows):
        line = cast("dict[str, Any]", row) if isinstance(row, dict) else {}
        product, quantity = line.get("product"), _number(line.get("quantity", 1))
        price = _number(line["unit_price"]) if "unit_price" in line else None
        if not isinstance(product, str) or quantity is None or quantity <= 0 or set(line) - set(LINE_KEYS):
            raise BadExample("example_lines")
        if "unit_price" in line and (price is None or price < 0):
            raise BadExample("example_lines")
        try:
            found.append((called.product(product), quantity, price))
        except UnknownName as error:
            raise _unknown(error) from None
    return found


def _asked(table: Mapping[str, Any], given: Mapping[str, Value]) -> Decimal:
    """The discount that somebody asked for."""
    known = given.get("order_discount", Decimal(0))
    asked = _number(table["asked"]) if "asked" in table else known
    if not isinstance(asked, Decimal) or not 0 <= asked <= 100:
        raise BadExample("example_value", key="asked", text=str(table.get("asked"))[:40], known="0-100")
    return asked


def _standing(given: Any) -> list[StandingKind]:
    if not isinstance(given, list) or any(row not in STANDINGS for row in cast("list[object]", given)):
        raise BadExample(
            "example_value", key="standing", text=str(cast(object, given))[:40], known=", ".join(STANDINGS)
        )
    return cast("list[StandingKind]", given)


def _number(given: Any) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        return None
    number = Decimal(given)
    return number if number.is_finite() and abs(number) < Decimal(10) ** 15 else None
