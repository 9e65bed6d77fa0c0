"""`commis standing`: what runs with a customer that no process may disturb, noted, ended and listed."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot import outgoing
from bot.commands.accounts import OPERATOR
from bot.commands.command_error import CommandError
from bot.commands.session import person_named, records, say, show
from bot.commands.standing_wording import KINDS, WORDS, kind_name, tell
from bot.home import Home
from bot.judgement.opening import open_judgement
from bot.people import cells
from bot.people.staff import slug
from bot.settings import Settings
from bot.standings import KeptStandings, end, put, subject_of
from bot.store.database import Connection
from bot.typography import long_day
from graphs.standing import Standing, StandingKind
from graphs.understanding.match import Match, Nothing, Sure, decide, match_customer
from integrations.books.port import Customer, Directory

LONGEST_NOTE = 1000
SHOWN = 80

_ADDRESS = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s,;<>\"().]+")


@dataclass(frozen=True)
class Subject:
    """Whom it is about: a customer's id, or an address that the books do not know; `name` as it is shown."""

    id: str
    name: str


async def standing(settings: Settings, options: Namespace) -> int:
    """Options: customer, kind, until, note, end, person, json. Without a kind it lists; without a customer, all."""
    language = settings.language
    kind = _kind(options.kind, language)
    if options.end and options.until:
        raise CommandError(tell(language, "end_until"))
    if kind is not None and not options.customer:
        raise CommandError(tell(language, "need_customer"))
    if kind is None and (options.end or options.until or options.note):
        raise CommandError(tell(language, "need_kind", kinds=", ".join(KINDS)))
    async with records(settings) as home:
        directory = await home.books.directory()
        kept = KeptStandings(home.database, home.books, home.clock, time_zone=settings.time_zone)
        subject = _subject(options.customer, directory, language) if options.customer else None
        if subject is None or kind is None:
            found = await (kept.running() if subject is None else kept.of(subject.id))
            return _listed(found, subject, directory, options, language)
        by = person_named(home.people, options.person).id if options.person else OPERATOR
        if options.end:
            return await _end(home, kept, subject, kind, by, options, language)
        until = _day(options.until, kept.today, language)
        wanted = Standing(subject.id, kind, kept.today, until, (options.note or "")[:LONGEST_NOTE], by)
        noted = await _put(home, wanted, subject)
    if options.json:
        show(_json(noted))
    else:
        say(tell(language, "noted", line=_line(noted, subject.name, language)))
    return 0


async def _put(home: Home, wanted: Standing, subject: Subject) -> Standing:
    """A complaint may make the clerk step back, in the same transaction. What is shown for it leaves with the process
    that does the work."""
    now, judgement = home.clock.now(), open_judgement(home)

    def commit(c: Connection) -> Standing:
        noted = put(c, wanted, now)
        if wanted.kind == "complaint":
            outgoing.stage(c, judgement.complained(c, noted.subject, now, name=subject.name), now, ())
        return noted

    return await home.database.write(commit)


async def _end(
    home: Home, kept: KeptStandings, subject: Subject, kind: StandingKind, by: str, options: Namespace, language: str
) -> int:
    now = home.clock.now()
    ended = await home.database.write(lambda c: end(c, subject.id, kind, by, now))
    if not ended:
        books = next((one for one in await kept.of(subject.id) if one.kind == kind), None)
        key = "not_running" if books is None else "books_dispute"
        numbers = "" if books is None else books.note
        raise CommandError(tell(language, key, who=subject.name, kind=kind_name(kind, language), numbers=numbers))
    if options.json:
        show({"subject": subject.id, "kind": kind, "ended": True})
    else:
        say(tell(language, "ended", who=subject.name, kind=kind_name(kind, language)))
    return 0


def _listed(
    found: list[Standing], subject: Subject | None, directory: Directory, options: Namespace, language: str
) -> int:
    if options.json:
        show([_json(one) for one in found])
        return 0
    names = {customer.id: customer.name for customer in directory.customers}
    if not found:
        say(tell(language, "none.all") if subject is None else tell(language, "none", who=subject.name))
    for one in found:
        say(_line(one, names.get(one.subject, one.subject), language))
    return 0


def _subject(text: str, directory: Directory, language: str) -> Subject:
    """By id, name or address. Raises `CommandError`, naming those that are close."""
    wanted, shown = text.strip(), text.strip()[:SHOWN]
    exact = next((customer for customer in directory.customers if customer.id == wanted), None)
    if exact is not None:
        return Subject(exact.id, exact.name)
    written = [customer for customer in directory.customers if _ADDRESS.fullmatch(wanted) and _has(customer, wanted)]
    if len(written) == 1:
        return Subject(written[0].id, written[0].name)
    if written:
        raise CommandError(_which(shown, written, language))
    match decide(match_customer(wanted, directory)):
        case Sure(match):
            return Subject(match.id, match.name)
        case Nothing(close):
            if _ADDRESS.fullmatch(wanted):
                return Subject(subject_of(wanted), subject_of(wanted))
            if not close:
                raise CommandError(tell(language, "unknown.nobody", text=shown))
            raise CommandError(tell(language, "unknown", text=shown, names=", ".join(one.name for one in close)))
        case several:
            raise CommandError(_which(shown, several.candidates, language))


def _has(customer: Customer, address: str) -> bool:
    return customer.email.strip().casefold() == address.casefold()


def _which(shown: str, candidates: Sequence[Customer | Match], language: str) -> str:
    names = ", ".join(f"{one.name} ({one.id})" for one in candidates)
    return tell(language, "which", text=shown, names=names)


def _kind(text: str | None, language: str) -> StandingKind | None:
    if not text:
        return None
    wanted = slug(text)
    plain: dict[str, StandingKind] = {kind.replace("_", "-"): kind for kind in KINDS}
    known = WORDS.get(wanted) or plain.get(wanted)
    if known is None:
        raise CommandError(tell(language, "bad_kind", text=text[:SHOWN], kinds=", ".join(KINDS)))
    return known


def _day(text: str | None, today: date, language: str) -> date | None:
    """ISO, or day first; not before today."""
    if not text:
        return None
    bare = text.strip()
    try:
        found = cells.day(bare)
    except cells.BadCell:
        raise CommandError(tell(language, "bad_date", text=bare[:SHOWN])) from None
    if found < today:
        raise CommandError(tell(language, "past_date", day=long_day(found, language)))
    return found


def _line(one: Standing, name: str, language: str) -> str:
    return tell(
        language,
        "line",
        who=name,
        kind=kind_name(one.kind, language),
        since=long_day(one.since, language),
        until="" if one.until is None else tell(language, "until", day=long_day(one.until, language)),
        note=tell(language, "note", text=one.note) if one.note else "",
    )


def _json(one: Standing) -> dict[str, Any]:
    return {
        **asdict(one),
        "since": one.since.isoformat(),
        "until": None if one.until is None else one.until.isoformat(),
    }
