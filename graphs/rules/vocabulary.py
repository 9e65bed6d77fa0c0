"""The facts that rules can speak about: each with its type, its unit and its bounds. Adding one: a line here.

Names are stable: kept rules, exported files and the ledger hold them. Amounts exclude VAT unless the name says
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["money", "percent", "number", "days", "choice", "flag", "customer", "product", "text"]
"""money in euros · percent (10 is 10 %) · number · days · choice (one of `options`) · flag (yes or no) · customer (a
customer's id) · product (an SKU) · text (compared without case and accents)."""

Subject = Literal["customer", "order", "line", "invoice", "lead", "bill", "day"]
RuleProcess = Literal["quote", "reminder", "lead", "invoice"]

NUMERIC: frozenset[Kind] = frozenset({"money", "percent", "number", "days"})


@dataclass(frozen=True)
class Fact:
    """`low` and `high` bound every value it can ever have (None: unbounded); `whole`: never a fraction."""

    name: str
    kind: Kind
    subject: Subject
    options: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    whole: bool = False


_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

_ALL = (
    Fact("customer", "customer", "customer"),
    Fact("customer_segment", "choice", "customer", options=("standard", "loyal", "vip")),
    Fact("customer_years", "number", "customer", low=_ZERO),
    Fact("customer_new", "flag", "customer"),
    Fact("customer_language", "choice", "customer", options=("fr", "en")),
    Fact("customer_overdue", "money", "customer", low=_ZERO),
    Fact("customer_overdue_days", "days", "customer", low=_ZERO, whole=True),
    Fact("customer_open", "money", "customer", low=_ZERO),
    Fact("customer_disputed", "flag", "customer"),
    Fact("customer_promised", "flag", "customer"),
    Fact("customer_final_notice", "flag", "customer"),
    Fact("order_total", "money", "order", low=_ZERO),
    Fact("order_total_incl_vat", "money", "order", low=_ZERO),
    Fact("order_quantity", "number", "order", low=_ZERO),
    Fact("order_lines", "number", "order", low=_ZERO, whole=True),
    Fact("order_discount", "percent", "order", low=_ZERO, high=_HUNDRED),
    Fact("line_product", "product", "line"),
    Fact("line_quantity", "number", "line", low=_ZERO),
    Fact("line_unit_price", "money", "line", low=_ZERO),
    Fact("line_total", "money", "line", low=_ZERO),
    Fact("invoice_amount", "money", "invoice"),
    Fact("invoice_days_overdue", "days", "invoice", whole=True),
    Fact("invoice_level", "number", "invoice", low=_ZERO, high=Decimal(4), whole=True),
    Fact("lead_employees", "number", "lead", low=_ZERO, whole=True),
    Fact("lead_budget", "money", "lead", low=_ZERO),
    Fact("lead_score", "number", "lead", low=_ZERO, high=_HUNDRED),
    Fact("lead_sector", "text", "lead"),
    Fact("lead_region", "text", "lead"),
    Fact("lead_source", "text", "lead"),
    Fact("lead_has_phone", "flag", "lead"),
    Fact("lead_has_email", "flag", "lead"),
    Fact("lead_known", "flag", "lead"),
    Fact("bill_total", "money", "bill", low=_ZERO),
    Fact("bill_supplier", "text", "bill"),
    Fact("bill_known_supplier", "flag", "bill"),
    Fact("weekday", "choice", "day", options=WEEKDAYS),
    Fact("month", "choice", "day", options=MONTHS),
)

FACTS: dict[str, Fact] = {fact.name: fact for fact in _ALL}
"""`order_total` is before any discount; `order_discount` the highest discount of any line, granted or asked for;
`invoice_amount` what is left to pay, VAT included; `invoice_days_overdue` is negative before the due date."""

SUBJECTS: dict[RuleProcess, frozenset[Subject]] = {
    "quote": frozenset({"customer", "order", "line", "day"}),
    "reminder": frozenset({"customer", "invoice", "day"}),
    "lead": frozenset({"customer", "lead", "day"}),
    "invoice": frozenset({"bill", "day"}),
}
"""What each process can tell of a case."""

AFTER_DISCOUNTS = frozenset({"order_discount"})
"""Known only once discounts are: no discount may depend on them."""


def processes_of(facts: frozenset[str]) -> list[RuleProcess]:
    """The processes that know all of these facts, in the order of `SUBJECTS`."""
    subjects = {FACTS[name].subject for name in facts}
    return [process for process, known in SUBJECTS.items() if subjects <= known]
