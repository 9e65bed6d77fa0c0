"""What each section of a digest comes to, and what it is made of: the sum of its lines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphs.digest import rank
from graphs.digest.body import SECTIONS, Body, Line, Request, Section
from graphs.digest.lines import NAMED, Reader, people_words
from graphs.digest.wording import counted, euros, process_name, reason_name, tell
from graphs.receivables.wording import number
from graphs.receivables.wording import tell as tell_owed
from graphs.tax import vat_words
from graphs.understanding.written import clip

AGED = "balance"
"""How the name of the picture of what is owed by age begins."""


SEVERAL = 4
"""So many sections want their numbers in one line before them."""


def overview(body: Body, reader: Reader) -> str:
    """The number of each section in one line; "" where the headlines are seen at a glance anyway."""
    language = reader.language
    sections: list[Section] = [section for section in SECTIONS if rank.told(body, section)]
    if len(sections) < SEVERAL:
        return ""
    return "\u00a0· ".join(_number(body, section, language) for section in sections)


def left_out(body: Body, section: Section, shown: rank.Shown, reader: Reader) -> str:
    """How many are not among the lines that are shown, so that the lines add up to their headline; "" none."""
    left = shown.left(body, section) - hidden_in(body, section)
    if section == "money" or left <= 0 or not (shown.pressed if section == "waits" else shown.lines.get(section)):
        return ""
    below = list(shown.lines.get(section, [])) if section != "waits" else []
    amount = rank.amount_of(body.lines(section)) - rank.amount_of(below) if section == "done" else None
    mixed = len({vat_words(each.process, "fr") for each in body.lines(section) if each.amount is not None}) > 1
    if amount and not mixed:
        return counted(reader.language, "rest.amount", left, amount=euros(amount, reader.language))
    return counted(reader.language, "rest", left)


def _number(body: Body, section: Section, language: str) -> str:
    if section == "money":
        found = rank.money(body)
        name, amount = ("overdue", found.overdue) if found.overdue else ("due", found.due)
        return tell(language, f"overview.{name}", amount=euros(amount, language))
    count = len(body.waits) if section == "waits" else rank.count_of(body.lines(section))
    return tell(language, f"overview.{section}", count=number(count, language))


def headline(body: Body, section: Section, reader: Reader) -> str:
    """What a section comes to, and what it is made of."""
    language = reader.language
    match section:
        case "waits":
            return _waits(body, language)
        case "money":
            return "\n".join(_money(body, language))
        case "done":
            works = rank.work(body)
            alone, count = sum(each.alone for each in works), sum(each.count for each in works)
            said = tell(language, _how("done", alone, count), count=count, alone=alone)
            told = [_work(each, language, mixed=0 < alone < count) for each in works]
            return "\n".join([said, *told, *_hidden_words(body, section, language)])
        case "leads":
            return "\n".join(
                [counted(language, "leads", rank.count_of(body.leads)), *_hidden_words(body, section, language)]
            )
        case "exceptions":
            said = tell(language, "exceptions", count=rank.count_of(body.exceptions))
            codes = rank.counted(body.exceptions, lambda each: each.what)
            parts = [tell(language, "each", what=reason_name(code, language), count=count) for code, count in codes]
            return "\n".join([f"{said}\n{' · '.join(parts)}", *_hidden_words(body, section, language)])
        case _:
            said = tell(language, section, count=rank.count_of(body.lines(section)))
            return "\n".join([said, *_hidden_words(body, section, language)])


def _waits(body: Body, language: str) -> str:
    said = counted(language, "waits", len(body.waits))
    settled = sum(1 for each in body.waits if each.settled is not None)
    if settled:
        said += tell(language, "waits.settled.one" if settled == 1 else "waits.settled", count=settled)
    lines = [said, " · ".join(_each_for(body.waits, language))]
    hidden = [each for each in body.waits if each.hidden]
    if hidden:
        people = " · ".join(_each_for(hidden, language))
        lines.append(tell(language, "waits.hidden", count=len(hidden), people=people))
    return "\n".join(lines)


def _each_for(requests: Iterable[Request], language: str) -> list[str]:
    """How many wait for whom; what waits for several is told under all their names, once."""
    counts: dict[str, int] = {}
    for each in requests:
        who = people_words(each.people, language) if each.people else tell(language, "waits.nobody")
        counts[who] = counts.get(who, 0) + 1
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [tell(language, "waits.by", who=who, count=count) for who, count in ranked]


def _how(key: str, alone: int, count: int) -> str:
    """Which sentence: all of it alone, none of it, or some."""
    return f"{key}.alone" if alone == count else key if alone else f"{key}.decided"


def _work(work: rank.Work, language: str, *, mixed: bool) -> str:
    """`mixed`: the headline does not say it for all."""
    key = _how("done.work", work.alone, work.count) if mixed else "done.work.all"
    said = tell(language, key, process=process_name(work.process, language), count=work.count, alone=work.alone)
    if work.amount is None:
        return said
    amount = f"{euros(work.amount, language)} {vat_words(work.process, language)}"
    if work.hidden:
        amount = tell(language, "done.seen", amount=amount)
    return tell(language, "line.amount", line=said, amount=amount)


def _money(body: Body, language: str) -> list[str]:
    found = rank.money(body)
    said = tell(language, "money", due=euros(found.due, language), overdue=euros(found.overdue, language))
    lines = [said]
    if found.paid:
        lines[0] += ", " + tell(language, "money.recovered", recovered=euros(found.recovered, language))
    ages = [(tell_owed(language, f"bucket.{each.title}"), each) for each in found.buckets if each.amount]
    if ages and not any(each.file.name.startswith(AGED) for each in body.pictures):  # that picture tells them
        parts = [f"{name} {euros(each.amount or rank.amount_of([]), language)}" for name, each in ages]
        lines.append(tell(language, "money.by_age", parts=" · ".join(parts)))
    if found.late:
        lines.append(tell(language, "money.late", parts=_first(found.late, language)))
    if found.paid:
        lines.append(tell(language, "money.paid", parts=_first(found.paid, language)))
    for each in body.money:
        if each.what == "credits" and each.amount:
            lines.append(tell(language, "money.credits", amount=euros(abs(each.amount), language)))
    return lines


def _first(lines: Sequence[Line], language: str) -> str:
    """The first ones by name, and the others in one sum."""
    parts = [f"{clip(each.title, 60)} {euros(rank.amount_of([each]), language)}" for each in lines[:NAMED]]
    rest = lines[NAMED:]
    if rest:
        amount = euros(rank.amount_of(rest), language)
        parts.append(counted(language, "others.amount", rank.count_of(rest), amount=amount))
    return " · ".join(parts)


def hidden_in(body: Body, section: Section) -> int:
    if section == "waits":
        return sum(1 for each in body.waits if each.hidden)
    return sum(each.count for each in body.lines(section) if each.hidden)


def _hidden_words(body: Body, section: Section, language: str) -> list[str]:
    count = hidden_in(body, section)
    return [counted(language, "hidden", count)] if count else []
