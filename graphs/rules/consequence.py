"""What a rule brings about when its condition holds, typed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field as Tagged

ForbiddenAct = Literal["quote", "discount", "reminder", "lead_mail", "bill"]
"""quote: sending one · discount: any discount on one · reminder: chasing · lead_mail: writing to a lead by itself ·
bill: taking in a supplier's invoice without a person."""

Labelled = Literal["customer", "lead"]
LABELS: dict[str, tuple[str, ...]] = {
    "customer": ("standard", "loyal", "vip"),
    "lead": ("hot", "warm", "cold", "spam"),
}


@dataclass(frozen=True)
class Discount:
    """Percent off. With facts of lines in the condition: off the lines it holds for; otherwise off all lines."""

    percent: Decimal
    kind: Literal["discount"] = "discount"


@dataclass(frozen=True)
class Approval:
    """Somebody must agree. Exactly one of `role` (a role's name: whoever holds it or a higher one) and `person` (an
    id: nobody else) is set."""

    role: str = ""
    person: str = ""
    kind: Literal["approval"] = "approval"


@dataclass(frozen=True)
class Forbid:
    act: ForbiddenAct
    kind: Literal["forbid"] = "forbid"


@dataclass(frozen=True)
class Classify:
    """`label` is one of `LABELS[subject]`."""

    subject: Labelled
    label: str
    kind: Literal["classify"] = "classify"


@dataclass(frozen=True)
class Postpone:
    """No reminder before so many days after the due date."""

    days: int
    kind: Literal["postpone"] = "postpone"


Tone = Literal["courteous", "firm"]
TONES: tuple[Tone, ...] = ("courteous", "firm")
"""From the gentlest on."""


@dataclass(frozen=True)
class ReminderTone:
    """No reminder harsher than that. courteous: polite ones only, whatever the delay · firm: no last notice, no formal
    notice."""

    tone: Tone
    kind: Literal["tone"] = "tone"


@dataclass(frozen=True)
class AddLine:
    """A line on the quote. `sku` of the books; or "" with a `text` and its own price. Prices exclude VAT."""

    sku: str
    quantity: Decimal = Decimal(1)
    text: str = ""
    unit_price: Decimal | None = None
    kind: Literal["add_line"] = "add_line"


@dataclass(frozen=True)
class Mention:
    """A sentence printed on the quote."""

    text: str
    kind: Literal["mention"] = "mention"


@dataclass(frozen=True)
class UseLanguage:
    language: Literal["fr", "en"]
    kind: Literal["language"] = "language"


@dataclass(frozen=True)
class Deposit:
    """Percent of the total including VAT asked for with the order (acompte)."""

    percent: Decimal
    kind: Literal["deposit"] = "deposit"


Consequence = (
    Discount | Approval | Forbid | Classify | Postpone | ReminderTone | AddLine | Mention | UseLanguage | Deposit
)
TaggedConsequence = Annotated[Consequence, Tagged(discriminator="kind")]
