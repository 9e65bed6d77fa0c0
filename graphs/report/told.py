"""Single figures in words: values with what they are made of, errors avoided by name, what is missing. Pure."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from graphs.report.around import Around
from graphs.report.days import duration, euros, minutes_each, percent, waited
from graphs.report.figures import DECISION, Agreement, Avoided, Figures, Span, Work, rate
from graphs.report.wording import WHYS, counted, listed, say_it, tell, work_name
from graphs.understanding.written import clip


def time_value(found: Figures, language: str) -> str:
    """ "3 h 20"; with what is not taken off; "unknown" without a baseline."""
    saved = found.minutes_saved
    if saved is None:
        return tell(language, "value.no_baseline" if found.done else "value.none")
    shown = duration(saved, language)
    return tell(language, "value.gross", time=shown) if found.decision_missing else shown


def avoided_value(found: Figures, state: str, language: str) -> str:
    held = found.avoided_in(state)
    if not held:
        return tell(language, "value.none")
    return counted(language, "value.avoided", len(held), amount=euros(found.euros_in(state), language))


def exceptions_value(found: Figures, language: str) -> str:
    share = found.exceptions
    if share is None:
        return tell(language, "value.none")
    asked, shown = found.asked.rows.count, percent(share, language)
    return tell(language, "value.exceptions", rate=shown, count=asked, whole=asked + found.alone)


def share(part: int, whole: int, language: str, nothing: str = "value.none") -> str:
    """ "87,5 % (7 sur 8)"."""
    value = rate(part, whole)
    if value is None:
        return tell(language, nothing)
    return tell(language, "value.rate", rate=percent(value, language), part=part, whole=whole)


def satisfaction_value(found: Figures, language: str) -> str:
    said = found.opinions
    return share(said.good + said.customers_good, said.count, language, "value.no_opinion")


def agreement_value(found: Figures, language: str, *, observed: bool = True) -> str:
    held: list[Agreement] = [each for each in found.agreements if each.observed is observed]
    return share(sum(each.agreed for each in held), sum(each.said for each in held), language)


def speed_value(found: Figures, language: str) -> str:
    speed = found.speed
    if speed is None:
        return tell(language, "value.none")
    return tell(language, "value.speed", median=waited(speed.median, language), p90=waited(speed.p90, language))


def cost_value(found: Figures, language: str) -> str:
    if not found.model.calls:
        return tell(language, "value.cost.none")
    return tell(language, "value.cost", cost=model_euros(found.model.cost, language), calls=found.model.calls)


def model_euros(cost: Decimal, language: str) -> str:
    """What costs less than a cent is not nothing."""
    if 0 < cost < Decimal("0.01"):
        return f"<\u00a0{euros(Decimal('0.01'), language)}"
    return euros(cost, language)


def each_value(work: Work, language: str) -> str:
    """ "25 min", "25 min puis 20 min"; "no baseline"."""
    if work.by_hand is None:
        return tell(language, "value.no_baseline")
    shown = [minutes_each(span.minutes, language) for span in work.spans if span.minutes is not None]
    return " / ".join(dict.fromkeys(shown))


def spans_said(spans: list[Span], language: str) -> str:
    """ "14 × 25 min + 3 × 20 min"."""
    return " + ".join(
        tell(
            language,
            "method.span.before" if span.before else "method.span",
            count=span.count,
            minutes=minutes_each(span.minutes, language),
        )
        for span in spans
        if span.minutes is not None
    )


def missing_said(found: Figures, language: str) -> list[str]:
    """What cannot be counted, and the sentence that would change it."""
    said: list[str] = []
    if found.missing:
        works = listed([work_name(work, language).lower() for work in found.missing], language)
        said.append(tell(language, "missing", works=works, say=say_it(found.missing[0], language)))
    if found.decision_missing:
        said.append(tell(language, "missing.decision", count=found.decisions, say=say_it(DECISION, language)))
    return said  # fmt: skip


def avoided_said(avoided: Avoided, around: Around) -> str:
    """What would have happened, by name and figure; the case by its title where it may be seen."""
    said, seen = _what(avoided, around), around.seen(avoided)
    day = around.day(avoided.at)
    bare, end = (said[:-1], ".") if said.endswith(".") else (said, "")
    if seen is not None and seen.title:
        return tell(around.language, "avoided.about", said=bare, title=clip(seen.title), day=day) + end
    return tell(around.language, "avoided.day", said=bare, day=day) + end


def amount_said(avoided: Avoided, language: str) -> str:
    return euros(avoided.amount, language) if avoided.amount else tell(language, "avoided.uncounted")


def state_said(avoided: Avoided, around: Around) -> str:
    if avoided.state == "open":
        return tell(around.language, "state.open")
    return tell(around.language, f"state.{avoided.state}", who=around.name_of(avoided.by))


def _what(avoided: Avoided, around: Around) -> str:
    language, told, kind = around.language, avoided.told, avoided.kind
    amount = euros(avoided.amount, language)
    match kind:
        case "discount":
            key = "avoided.discount.edit" if told.get("verb") == "edit" else "avoided.discount.reject"
            asked, kept = (percent(_figure(told.get(name)), language) for name in ("asked", "kept_to"))
            return tell(
                language, key, asked=asked, kept_to=kept, total=euros(_figure(told.get("total")), language),
                amount=amount,
            )  # fmt: skip
        case "price" | "claim":
            before, after = (euros(_figure(told.get(name)), language) for name in ("before", "after"))
            return tell(language, f"avoided.{kind}", before=before, after=after, amount=amount)
        case "stock":
            return tell(language, "avoided.stock")
        case "reminder_paid":
            claimed = _figure(told.get("amount"))
            key = "avoided.reminder_paid" if claimed else "avoided.reminder_paid.bare"
            return tell(language, key, claimed=euros(claimed, language))
        case _:
            return _stopped(avoided, around)


def _stopped(avoided: Avoided, around: Around) -> str:
    """A mail that did not leave, and why."""
    language, told = around.language, avoided.told
    work, who = work_name(told.get("process", ""), language).lower(), around.name_of(told.get("by", ""))
    if avoided.kind == "taken_back":
        return tell(language, "avoided.taken_back", work=work, who=who)
    why = told.get("why", "")
    said = tell(language, f"why.{why if why in WHYS else 'standing'}")
    return tell(language, "avoided.held.agreed" if who else "avoided.held", work=work, why=said, who=who)


def _figure(text: str | None) -> Decimal:
    try:
        value = Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)
