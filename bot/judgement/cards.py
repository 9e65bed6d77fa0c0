"""What people see of the record: the question under a rehearsal, suggestions, and lines that say how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from bot.judgement.agreement import Agreement
from bot.judgement.patterns import Pattern, named
from bot.judgement.wording import approved_word, cases_name, tell
from bot.typography import euros, percent
from graphs.context import Autonomy
from graphs.message import Block, Button, Buttons, Confirm, Message, Text
from graphs.tax import vat_words

PREFIX = "j"
SHOWN_TITLES = 3
LONGEST_TITLE = 80


@dataclass(frozen=True)
class Promotion:
    """From one level to the next: `agreed` of `count` decisions speak for it; `limit` is that of acting alone."""

    process: str
    level: Autonomy
    agreed: int
    count: int
    limit: Decimal | None = None


def rehearsal_card(seq: int, language: str) -> Message:
    asked = tell(language, "rehearsal.ask")
    buttons = [
        Button(f"{PREFIX}:c{seq}:same", tell(language, "rehearsal.same"), "primary"),
        Button(f"{PREFIX}:c{seq}:other", tell(language, "rehearsal.other")),
    ]
    return Message(asked, [Text(asked, tone="muted"), Buttons(buttons)])


def promotion_card(suggestion_id: str, promotion: Promotion, language: str) -> Message:
    key = f"promote.{promotion.level}"
    asked = tell(
        language,
        key,
        count=promotion.count,
        agreed=promotion.agreed,
        many=cases_name(promotion.process, promotion.count, language),
        approved=approved_word(promotion.process, language),
        limit=euros(promotion.limit or Decimal(0), language, short=True),
        vat=vat_words(promotion.process, language),
    )
    yes = tell(language, "yes")
    confirm = Confirm(tell(language, "confirm.title"), asked, yes, tell(language, "confirm.no"))
    buttons = [
        Button(f"{PREFIX}:{suggestion_id}:yes", yes, "primary", confirm),
        Button(f"{PREFIX}:{suggestion_id}:no", tell(language, "no")),
        Button(f"{PREFIX}:{suggestion_id}:later", tell(language, "later")),
    ]
    return Message(asked, [Text(asked), Text(tell(language, f"{key}.why"), tone="muted"), Buttons(buttons)])


def rule_card(suggestion_id: str, pattern: Pattern, titles: list[str], reader: str, language: str) -> Message:
    """`reader` is a person's id, "" for everybody who reads there."""
    whose = "one" if pattern.editors == [reader] else "many"
    scope = tell(language, f"scope.{pattern.scope}", name=named(pattern, language))
    asked = tell(language, f"rule.suggest.{whose}", percent=percent(Decimal(pattern.value), language), scope=scope)
    blocks: list[Block] = [Text(asked)]
    if titles:
        shown = ", ".join(title[:LONGEST_TITLE] for title in titles[:SHOWN_TITLES])
        blocks.append(Text(tell(language, "rule.cases", titles=shown), tone="muted"))
    blocks.append(Text(tell(language, "rule.why"), tone="muted"))
    buttons = [
        Button(f"{PREFIX}:{suggestion_id}:see", tell(language, "rule.see"), "primary"),
        Button(f"{PREFIX}:{suggestion_id}:no", tell(language, "rule.no")),
    ]
    return Message(asked, [*blocks, Buttons(buttons)])


def locked(card: Message, line: str) -> Message:
    """The same card without its buttons, with a line that says what became of it."""
    content = [block for block in card.blocks if not isinstance(block, Buttons)]
    return Message(f"{card.summary} {line}", [*content, Text(line, tone="strong")])


def agreement_line(
    process: str, level: Autonomy, agreement: Agreement, since: datetime, now: datetime, zone: str, language: str
) -> str:
    """ "En observation depuis 12 jours : 18 devis, d'accord 16 fois (89 %), écart +340 €."; days are those of
    `zone`."""
    first, today = (instant.astimezone(ZoneInfo(zone)).date() for instant in (since, now))
    days = (today - first).days
    told_since = "since.today" if days < 1 else "since.day" if days == 1 else "since.days"
    opened = "" if not agreement.open else tell(
        language, "open.one" if agreement.open == 1 else "open.many", count=agreement.open
    )  # fmt: skip
    rate = agreement.rate
    # Only who watches a rehearsal is asked what they would have done.
    unsaid = "agreement.unsaid" if level == "observe" else "agreement.undecided"
    shown = "" if rate is None else f" ({percent(rate.quantize(Decimal(1), ROUND_HALF_UP), language)})"
    return tell(
        language,
        "agreement" if rate is not None else unsaid,
        mode=tell(language, f"mode.{level}"),
        since=tell(language, told_since, days=days),
        total=agreement.total,
        many=cases_name(process, agreement.total, language),
        times=tell(language, "times.one" if agreement.agreed == 1 else "times.many", count=agreement.agreed),
        rate=shown,
        difference=euros(agreement.difference, language, short=True, signed=True),
        open=opened,
    )
