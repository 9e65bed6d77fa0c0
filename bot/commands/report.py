"""`commis report`: the figures of a period, as text, JSON, CSV or PDF, from the records alone."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands.command_error import CommandError
from bot.commands.session import records, say, show
from bot.console.render import plain_text
from bot.home import Home
from bot.people.staff import Staff
from bot.report import gathering
from bot.report.around import company_name, seen_from
from bot.settings import Settings
from bot.store.database import Connection
from graphs.message import Address
from graphs.report import cards, document, lines, single
from graphs.report.around import Around
from graphs.report.figures import Figures
from graphs.report.period import Period, of_brief
from graphs.understanding.report_words_period import read_period
from graphs.understanding.text import fold
from integrations.documents.typst_pdf import TypstDocuments

NOWHERE = Address("console", "")


async def report(settings: Settings, options: Namespace) -> int:
    """Options: `period` in words ("octobre 2026", "last week"; the present month without), `since` and `until` as ISO
    days, `json`, `csv` and `pdf` (paths, "-" the output)."""
    async with records(settings) as home:
        period = _period(home, options)
        found, around = await _gathered(home, period)
    if options.json:
        show(single.facts_of(found))
    elif options.csv:
        _write(options.csv, lines.to_csv(found, around))
    elif options.pdf:
        made_on = period.now.astimezone(ZoneInfo(period.zone)).date()
        _write(options.pdf, await TypstDocuments().report_pdf(document.document(found, around, made_on)))
    else:
        say(plain_text(cards.card(found, around)))
    return 0


async def _gathered(home: Home, period: Period) -> tuple[Figures, Around]:
    company = await company_name(home.books)

    def read(c: Connection) -> tuple[Figures, Around]:
        parts = [(since, until) for since, until, _ in period.parts()]
        found = gathering.gather(c, period.since, period.until, parts)
        seen = seen_from(c, [each.case_id for each in found.avoided], NOWHERE, whole=True)
        return found, Around(home.settings.language, period, Staff.load(c).name_of, seen, company)

    return await home.database.read(read)


def _period(home: Home, options: Namespace) -> Period:
    now, zone = home.clock.now(), home.settings.time_zone
    today = now.astimezone(ZoneInfo(zone)).date()
    brief = {"since": options.since or "", "until": options.until or ""}
    for value in brief.values():
        if value and not _is_day(value):
            raise CommandError(_unreadable(home, value))
    if brief["until"] and not brief["since"]:
        raise CommandError(_endless(home, brief["until"]))
    words = str(options.period or "")
    if words:
        rest, since, until = read_period(fold(words), today)
        if since is None or until is None or rest.strip():
            raise CommandError(_unreadable(home, words))
        brief = {"since": since.isoformat(), "until": min(until, today + timedelta(days=366)).isoformat()}
    return of_brief(brief, zone, now)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _unreadable(home: Home, words: str) -> str:
    if home.settings.language == "en":
        return f"I cannot read “{words[:60]}” as a period: say for instance “October 2026”, or --since 2026-10-01."
    return (
        f"Je ne lis pas de période dans «\u00a0{words[:60]}\u00a0»\u00a0: dites par exemple «\u00a0octobre 2026\u00a0»"
        ", ou --since 2026-10-01."
    )


def _endless(home: Home, until: str) -> str:
    if home.settings.language == "en":
        return f"--until {until} says where it ends, not where it begins: add --since."
    return f"--until {until} dit où la période finit, pas où elle commence\u00a0: ajoutez --since."


def _write(path: str, body: bytes) -> None:
    if path == "-":
        sys.stdout.buffer.write(body)
        return
    try:
        Path(path).write_bytes(body)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    say(path)
