"""Reads what people ask about reminders of their own: whom, of what, when, or which of those they have. Offline."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time

from graphs.personal_reminder import reading_words as words
from graphs.personal_reminder.brief import AgendaBrief, Op
from graphs.personal_reminder.people import is_named
from graphs.personal_reminder.timing import spellings
from graphs.understanding.text import clean
from graphs.when.moment import Recurring, Unread
from graphs.when.reading import find_when, read_when

READ = 4_000
"""Characters that are read; more is no order for a reminder."""

ANY_DAY = datetime.combine(date(2026, 1, 5), time(8))
"""Where words about time stand in a sentence does not depend on the day: with none given, any will do."""

LONGEST_NAME = 4
"""Words of a name."""

GROUP = frozenset({"nous", "us"})


def read_agenda(
    text: str,
    language: str = "fr",
    now: datetime | None = None,
    *,
    colleagues: Collection[str] = (),
    answering: bool = False,
) -> AgendaBrief | None:
    """None: the words ask nothing of the kind. `now` is the local time of whoever speaks. `colleagues` are the names
    known: with them, "remind X about the invoice" is for a colleague or else none of ours. `answering`: said in answer
    to a reminder, so that "fait" and "dans dix minutes" are about it."""
    said = clean(text[: READ + 1])
    if not said or len(said) > READ:
        return None
    bare = _bare(said)
    day = now or ANY_DAY
    found = _about_one(bare, language)
    if found is None and answering:
        found = _answer(bare, day, language)
    return found or _wish(said, day, language, colleagues) or _told(said, day, language)


def _bare(said: str) -> str:
    """Without courtesy around it."""
    text = said.strip()
    head = words.COURTESY.match(text)
    text = text[head.end() :] if head else text
    asks = words.ASKS.match(text)
    text = text[asks.end() :] if asks else text
    tail = list(words.COURTESY.finditer(text))
    if tail and tail[-1].end() == len(text) and tail[-1].start() > 0:
        text = text[: tail[-1].start()]
    return " ".join(text.split()).strip(" .!?,;:\u2026")


# --- those they have --------------------------------------------------------------------------------------------------


def _about_one(bare: str, language: str) -> AgendaBrief | None:
    if words.LIST.match(bare):
        return AgendaBrief("list", language=language)
    if words.CANCEL_ALL.match(bare):
        return AgendaBrief("cancel", language=language, which="all")
    if words.CANCEL_SOME.match(bare):
        return AgendaBrief("cancel", language=language)
    ranked = words.RANKED.search(bare)
    if ranked:
        # "Le dernier rappel" is "le rappel", and which of them.
        plain = f"{bare[: ranked.start()]}{'the' if language == 'en' else 'le'} {bare[ranked.end() :]}"
        found = _about_one(plain, language)
        named = found is not None and found.op in {"cancel", "change", "snooze"} and not found.about.isdigit()
        return replace(found, which="last" if ranked["last"] else "next") if found is not None and named else None
    done = words.DONE_ONE.match(bare)
    if done:
        return AgendaBrief("done", about=done["number"] or done["number2"] or done["number3"] or "", language=language)
    cancelled = words.CANCEL.match(bare)
    if cancelled:
        return _named("cancel", cancelled, language)
    snoozed = words.SNOOZE.match(bare)
    if snoozed:
        return AgendaBrief(
            "snooze", when=snoozed["rest"].strip(), about=snoozed["number"] or snoozed["bare"] or "", language=language
        )
    changed = words.CHANGE.match(bare)
    if changed:
        return _changed(changed, language)
    moved = words.CHANGE_IT.match(bare)
    # "Mets-le au propre" is about something else: it must say when.
    if moved and _speaks_of_time(moved["rest"], language):
        return AgendaBrief("change", when=moved["rest"].strip(), language=language)
    return None


def _named(op: Op, found: re.Match[str], language: str) -> AgendaBrief | None:
    """By its number, or by words of it; anything else after it makes it another sentence."""
    rest = found["rest"].strip(" .")
    if found["number"] or not rest:
        return (
            AgendaBrief(op, about=found["number"] or "", language=language) if not found["number"] or not rest else None
        )
    by = words.NAMES.match(rest)
    return AgendaBrief(op, about=by["about"].strip() if by else rest, language=language)


def _changed(found: re.Match[str], language: str) -> AgendaBrief | None:
    rest = words.BACK.sub("by ", found["rest"].strip())
    if found["number"] or _speaks_of_time(rest, language):
        return AgendaBrief("change", when=rest, about=found["number"] or "", language=language)
    # "décale mon rappel pour Idris à vendredi": what it is about stands before the time.
    apart = find_when(rest, ANY_DAY, language)
    if apart is None:
        return AgendaBrief("change", about=_without_lead(rest), language=language) if rest else None
    named = apart.rest.strip(" .,")
    return AgendaBrief("change", when=apart.when.said, about=_without_lead(named), language=language)


def _without_lead(rest: str) -> str:
    by = words.NAMES.match(rest)
    named = by["about"].strip() if by else rest
    return re.sub(r"\s+(?:[àa]u?|to|for|pour|until)$", "", named)


def _speaks_of_time(rest: str, language: str) -> bool:
    return bool(rest.strip()) and not all(_unknown(each, language) for each in spellings(rest))


def _unknown(text: str, language: str) -> bool:
    read = read_when(text, ANY_DAY, language)
    return isinstance(read, Unread) and read.code == "unknown"


def _answer(bare: str, day: datetime, language: str) -> AgendaBrief | None:
    if words.DONE.match(bare):
        return AgendaBrief("done", language=language)
    later = words.LATER.match(bare)
    if later and later["rest2"] and not _unknown(later["rest2"], language):
        return AgendaBrief("snooze", when=later["rest2"].strip(), language=language)
    rest = (later["rest"] or "").strip() if later else ""
    if later and (not rest or _speaks_of_time(rest, language)):
        return AgendaBrief("snooze", when=rest, language=language)
    return None


# --- a new one --------------------------------------------------------------------------------------------------------


def _wish(said: str, day: datetime, language: str, colleagues: Collection[str]) -> AgendaBrief | None:
    mine = words.MINE.search(said)
    if mine:
        around = _around(said, mine, day, language)
        if around is None:
            return None
        if mine["noun"] and (find_when(around, day, language) is None or words.OF_MONEY.search(around)):
            return None
        one = words.FOR_ONE.match(around)
        named = _for_somebody(around[one.end() :], day, language, colleagues, language == "en") if one else None
        if named and named.whom and is_named(named.whom, colleagues):
            return named
        group = {mine[name].lower() for name in ("fr", "fr_me", "think", "en") if mine[name]} & GROUP
        return _brief(around, min(group) if group else "", day, language)
    theirs = words.THEIRS_FR.search(said) or words.THEIRS_EN.search(said)
    if theirs is None and words.THEIRS_APART.search(said):
        # "rappelle demain à Claire de…": the time stands in the middle of the order.
        apart = find_when(said, day, language)
        said = f"{apart.rest} {apart.when.said}" if apart else said
        theirs = words.THEIRS_FR.search(said)
    if theirs is None:
        return None
    around = _around(said, theirs, day, language)
    return _for_somebody(around, day, language, colleagues, theirs.re is words.THEIRS_EN) if around else None


def _told(said: str, day: datetime, language: str) -> AgendaBrief | None:
    """ "Préviens-moi jeudi à 8 h que le camion arrive", "ping me tomorrow about the proofs": once, and at a time."""
    head = words.TOLD.search(said)
    around = _around(said, head, day, language) if head and not said.rstrip().endswith("?") else None
    found = find_when(around, day, language) if around else None
    if found is None or isinstance(found.when, Recurring | Unread) or not words.TOLD_WHAT.match(found.rest):
        return None
    return AgendaBrief("set", text=what_of(found.rest), when=found.when.said, language=language)


def _around(said: str, head: re.Match[str], day: datetime, language: str) -> str | None:
    """What is said beside the order. Before it only a time may stand ("demain à 10 h, rappelle-moi…") or courtesy."""
    before = _bare(f"{said[: head.start()].strip()} ") if said[: head.start()].strip() else ""
    asks = words.ASKS.match(f"{before} ")
    before = before[asks.end() :].strip() if asks else before
    after = said[head.end() :].strip()
    if not before or before.lower() in {"de", "que", "tu", "à", "to", "you"}:
        return after
    if not _unknown(before, language):
        return f"{before} {after}"
    return None


def _brief(around: str, whom: str, day: datetime, language: str) -> AgendaBrief | None:
    found = find_when(around, day, language)
    when, text = (found.when.said, found.rest) if found else ("", around)
    if not found and words.QUESTION.match(around):
        return None  # "rappelle-moi pourquoi ce devis est bloqué" asks for an answer
    if found and _unknown(when, language):
        when, text = "", around  # said in two places: the process reads the sentence whole
    when = _with_half_read(when, text, language)
    return AgendaBrief("set", whom=whom, text=what_of(text), when=when, language=language)


def _with_half_read(when: str, text: str, language: str) -> str:
    """ "vendredi entre ...": a time whose other half is not known is asked about, not taken for the whole."""
    more = words.HALF_READ.match(text.strip(" ,")) if when else None
    whole = f"{when} {more[0]}" if more else when
    return whole if more and _unknown(whole, language) else when


def what_of(text: str) -> str:
    """What is to be done, without what joins it to the order."""
    bare = words.COURTESY_LAST.sub("", words.LEAD.sub("", text.strip(" ,;:\u2026"))).strip(" ,;.!?")
    return words.LEFT_JOIN.sub("", bare)


def _for_somebody(
    around: str, day: datetime, language: str, colleagues: Collection[str], english: bool
) -> AgendaBrief | None:
    found = find_when(around, day, language)
    when, rest = (found.when.said, found.rest) if found and not _unknown(found.when.said, language) else ("", around)
    everyone = words.EVERYONE.match(rest)
    if everyone and what_of(rest[everyone.end() :]):
        return AgendaBrief("set", whom="nous", text=what_of(rest[everyone.end() :]), when=when, language=language)
    cut = (words.CUT_EN if english else words.CUT_FR).search(rest)
    whom = rest[: cut.start()] if cut else ""
    text = rest[cut.end() :] if cut else rest
    whom = whom.strip(" @,.")
    if not cut or not text.strip() or len(whom.split()) > LONGEST_NAME:
        return None
    if not whom:
        return None if english else AgendaBrief("set", text=what_of(text), when=when, language=language)
    when = _with_half_read(when, text, language)
    known = is_named(whom, colleagues)
    if not known and (words.OF_CUSTOMERS.match(whom) or words.OF_MONEY.search(text)):
        return None
    return AgendaBrief("set", whom=whom, text=what_of(text), when=when, language=language)
