"""Decides what a customer's word brings about: one question, something to note, or a proposal to a person. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from graphs.calendar import WorkCalendar
from graphs.debtor.brief import News, NewsKind
from graphs.debtor.figures import amount_of, day_of
from graphs.debtor.finding import MOST, alike
from graphs.debtor.state import Account, Due, Gap, GapCode, Instalment, Noted
from graphs.standing import BOOKS, StandingKind
from graphs.understanding.money_words_refs import day_in, times_in
from graphs.understanding.text import excerpt

FAR_DAYS = 60
"""A promise further away than that is asked about, and so is an absence."""
LONGEST_HOLD = 366
CHECK_AFTER = 2
"""Working days after a promised day on which the books are looked at: a transfer takes that long."""
WAIT_DAYS = 3
"""Working days that an announced payment is given to arrive."""
MOST_TIMES = 24
_ENDED: tuple[StandingKind, ...] = ("dispute", "promise", "absence", "insolvency", "bounced")

What = Literal[
    "promise", "dispute", "paid", "nothing_owed", "waiting", "chasing", "absence", "back_already", "insolvency",
    "wrong_contact", "hold", "resume", "no_hold", "books_dispute", "nothing", "refused_plan", "granted",
]  # fmt: skip


@dataclass(frozen=True)
class Put:
    kind: StandingKind
    until: date | None = None


@dataclass(frozen=True)
class Settled:
    """What to note and to say. `ends` are standings that end, `withdraw` ids of promises that a newer one replaces."""

    what: What
    noted: Noted
    put: Put | None = None
    ends: list[StandingKind] = field(default_factory=list[StandingKind])
    due_on: date | None = None
    check_on: date | None = None
    amount: Decimal | None = None
    withdraw: list[str] = field(default_factory=list[str])
    taken: bool = False
    """Somebody has to take it from here."""


@dataclass(frozen=True)
class Proposal:
    plan: list[Instalment]


@dataclass(frozen=True)
class Desk:
    """The day, the calendar, and what was confirmed in the case so far."""

    today: date
    calendar: WorkCalendar
    confirmed: Collection[str] = ()


Result = Gap | Settled | Proposal


def named(news: News, account: Account) -> tuple[list[Due], list[str], Gap | None]:
    """The open invoices that are named, the numbers of named ones that are settled, or what must be asked."""
    found: list[Due] = []
    settled: list[str] = []
    for written in news.invoices:
        rows = alike(written, [due.number for due in account.open], account.open)
        past = alike(written, account.settled, account.settled)
        if len(rows) == 1 or (rows and len({row.number for row in rows}) == 1):
            found += [row for row in rows[:1] if row not in found]
        elif rows:
            values = {f"invoice:{row.number}": row.number for row in rows[:MOST]}
            return found, settled, Gap("invoice_which", excerpt(written, 40), list(values), values)
        elif past:
            settled.append(past[0])
        else:
            values = {f"invoice:{due.number}": due.number for due in account.open[:MOST]}
            return found, settled, Gap("unknown_invoice", excerpt(written, 40), [*values, "all"], values)
    return found, settled, None


def decided(news: News, account: Account, desk: Desk) -> Result:
    if news.kind == "unclear":
        return Gap("unclear", values=[f"kind:{kind}" for kind in _offered(news)])
    dues, settled, gap = named(news, account)
    if gap is not None and news.kind not in ("wrong_contact", "absence", "insolvency", "hold", "resume"):
        return gap
    match news.kind:
        case "promise":
            return _promise(news, account, dues, desk)
        case "paid":
            return _paid(account, dues, settled, desk)
        case "dispute":
            return Settled("dispute", Noted("dispute"), Put("dispute"), taken=True)
        case "instalments":
            return _instalments(news, account, dues, desk)
        case "absence":
            return _absence(news, desk)
        case "insolvency":
            return Settled("insolvency", Noted("insolvency"), Put("insolvency"), taken=True)
        case "wrong_contact":
            return Settled("wrong_contact", Noted("wrong_contact"), taken=True)
        case "hold":
            return _hold(news, desk)
        case "resume":
            return _resume(news, account, desk)


def _offered(news: News) -> list[str]:
    """What it may mean first, then what such mails usually mean, and that it means nothing."""
    usual: list[NewsKind] = ["paid", "promise", "dispute"]
    if news.source == "chat" and news.readings == ["hold"]:
        usual = []
    kinds = list(dict.fromkeys([*(kind for kind in news.readings if kind != "unclear"), *usual]))
    return [*kinds[:MOST], "nothing"]


# --- promises ---------------------------------------------------------------------------------------------------------


def _promise(news: News, account: Account, dues: Sequence[Due], desk: Desk) -> Result:
    base = _base(account, dues)
    if base <= 0:
        return Settled("nothing_owed", Noted("nothing_owed"))
    due_on = day_of(news.day)
    if due_on is None:
        return _day_gap(news, desk, "day_missing", "day_which")
    if due_on < desk.today:
        return Gap("day_past", due_on.isoformat())
    if due_on > desk.today + timedelta(days=FAR_DAYS) and f"far:{due_on}" not in desk.confirmed:
        return Gap("day_far", due_on.isoformat(), ["yes", "other"])
    amount = amount_of(news.amount)
    if amount is not None and amount > base and "amount" not in desk.confirmed:
        return Gap("amount_over", f"{amount:.2f}", ["all", "keep"])
    return promised(due_on, amount, base, account, desk)


def promised(due_on: date, amount: Decimal | None, base: Decimal, account: Account, desk: Desk) -> Settled:
    check_on = desk.calendar.add_working_days(due_on, CHECK_AFTER)
    noted = Noted(
        "promise", due_on.isoformat(), check_on.isoformat(), amount=f"{base if amount is None else amount:.2f}"
    )
    return Settled("promise", noted, due_on=due_on, check_on=check_on, amount=amount, withdraw=list(account.promises))


def _base(account: Account, dues: Sequence[Due]) -> Decimal:
    """What is left to pay of the invoices that are named, or of all."""
    return sum((due.balance for due in dues), Decimal(0)) if dues else account.owed


def _day_gap(news: News, desk: Desk, missing: GapCode, which: GapCode) -> Gap:
    said = day_in(news.day_said, desk.today) if news.day_said else None
    text = excerpt(news.day_said, 60)
    if said is not None and len(said.readings) > 1:
        return Gap(which, text, [f"day:{day.isoformat()}" for day in said.readings[:MOST]])
    return Gap(missing, text)


# --- payments ---------------------------------------------------------------------------------------------------------


def _paid(account: Account, dues: Sequence[Due], settled: Sequence[str], desk: Desk) -> Result:
    looked = [due for due in dues if due.balance > 0]
    if not dues and not settled:
        looked = [due for due in account.open if due.balance > 0 and due.due_on <= desk.today]
    if not looked:
        return Settled("paid", Noted("paid", paid=True))
    if "wait" in desk.confirmed:
        until = desk.calendar.add_working_days(desk.today, WAIT_DAYS)
        return Settled("waiting", Noted("waiting", until=until.isoformat(), paid=False), Put("hold", until))
    if "chase" in desk.confirmed:
        return Settled("chasing", Noted("chasing", paid=False))
    return Gap("not_booked", ", ".join(due.number for due in looked[:MOST]), ["wait", "chase", "dispute"])


# --- payment in several times -----------------------------------------------------------------------------------------


def _instalments(news: News, account: Account, dues: Sequence[Due], desk: Desk) -> Result:
    base = _base(account, dues)
    if base <= 0:
        return Settled("nothing_owed", Noted("nothing_owed"))
    first = day_of(news.day)
    if first is None and news.day_said:
        gap = _day_gap(news, desk, "day_missing", "day_which")
        if gap.code == "day_which":
            return gap
    if first is not None and first < desk.today:
        return Gap("day_past", first.isoformat())
    if first is not None and first > desk.today + timedelta(days=FAR_DAYS) and f"far:{first}" not in desk.confirmed:
        return Gap("day_far", first.isoformat(), ["yes", "other"])
    return Proposal(spread(base, times_in(news.words) or 3, first or _first_day(desk), desk.calendar))


def _first_day(desk: Desk) -> date:
    return desk.calendar.working_day_from(desk.today + timedelta(days=7))


def spread(total: Decimal, times: int, first: date, calendar: WorkCalendar) -> list[Instalment]:
    """Equal parts to the cent, one a month, on working days; the last one takes what is left."""
    times = max(2, min(times, MOST_TIMES))
    part = (total / times).quantize(Decimal("0.01"), rounding=ROUND_DOWN)
    days = [first, *(calendar.working_day_from(_month_later(first, step)) for step in range(1, times))]
    return [Instalment(on, part if at < times - 1 else total - part * (times - 1)) for at, on in enumerate(days)]


def _month_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (date(first.year + (first.month == 12), first.month % 12 + 1, 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


# --- absences and pauses ----------------------------------------------------------------------------------------------


def _absence(news: News, desk: Desk) -> Result:
    back = day_of(news.until)
    if back is None:
        gap = _day_gap(news, desk, "until_missing", "until_which")
        return gap if gap.values else Gap(gap.code, gap.text, ["days:7", "days:14", "nothing"])
    if back < desk.today:
        return Settled("back_already", Noted("back_already", until=back.isoformat()))
    if back > desk.today + timedelta(days=FAR_DAYS) and f"far:{back}" not in desk.confirmed:
        return Gap("until_far", back.isoformat(), ["yes", "other"])
    until = back + timedelta(days=1)
    return Settled("absence", Noted("absence", until=until.isoformat()), Put("absence", until))


def _hold(news: News, desk: Desk) -> Result:
    until = day_of(news.until)
    if until is None and news.day_said:
        return _day_gap(news, desk, "until_missing", "until_which")
    if until is not None and until < desk.today:
        return Gap("until_past", until.isoformat())
    if until is not None and until > desk.today + timedelta(days=LONGEST_HOLD) and f"far:{until}" not in desk.confirmed:
        return Gap("until_far", until.isoformat(), ["yes", "other"])
    return Settled("hold", Noted("hold", until="" if until is None else until.isoformat()), Put("hold", until))


def _resume(news: News, account: Account, desk: Desk) -> Result:
    """The pause ends; what else stops reminders ends only when somebody says so: "the dispute is settled" does."""
    kinds: list[StandingKind] = list(dict.fromkeys(standing.kind for standing in account.runs if standing.by != BOOKS))
    told: list[StandingKind] = ["dispute"] if "dispute" in news.readings and "dispute" in kinds else []
    others: list[StandingKind] = [ended for ended in _ENDED if ended in kinds and ended not in told]
    if others and not {"end_all", "keep"} & set(desk.confirmed):
        return Gap("other_reasons", values=["end_all", "keep"])
    ends: list[StandingKind] = list(told)
    if "hold" in kinds:
        ends.append("hold")
    withdraw: list[str] = []
    if "end_all" in desk.confirmed:
        ends.extend(kind for kind in others if kind != "promise")
        withdraw = list(account.promises) if "promise" in others else []
    if not ends and not withdraw:
        by_books = any(standing.by == BOOKS for standing in account.runs)
        return Settled("books_dispute" if by_books else "no_hold", Noted("no_hold"))
    return Settled("resume", Noted("resume"), ends=ends, withdraw=withdraw)
