"""One line of a digest: a request that waits, a thing done, a trouble, an amount. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphs.digest import rank
from graphs.digest.body import Body, Line, Request, Section
from graphs.digest.dates import near
from graphs.digest.wording import SOURCES, TIMINGS, counted, euros, named, reason_name, tell
from graphs.receivables.wording import tell as tell_owed
from graphs.tax import vat_words
from graphs.understanding.written import clip

NAMED = 3
"""Names of a list that are told."""

LONGEST = 140


@dataclass(frozen=True)
class Reader:
    """`key` is the digest's own, "" where nothing can be pressed."""

    language: str
    zone: str
    key: str = ""


def request_text(request: Request, body: Body, reader: Reader, *, short: bool = False) -> str:
    """`short`: without who asked for it."""
    language, zone = reader.language, reader.zone
    title = clip(request.title, LONGEST) or tell(language, "untitled")
    if request.subject.startswith("question:"):
        title = tell(language, "request.question", title=title)
    if request.amount:
        amount = f"{euros(request.amount, language)} {vat_words(request.process, language)}"
        title = tell(language, "line.amount", line=title, amount=amount)
    if request.settled is not None:
        when = near(request.settled.at, zone, language, body.day)
        outcome = tell(
            language, _outcome(request.settled.state), who=clip(request.settled.who, 40) or "Commis", when=when
        )
        return tell(language, "outcome.line", outcome=outcome, title=title)
    people = people_words(request.people, language) if request.people else tell(language, "anybody")
    key = "request.from" if request.asker and not short else "request"
    parts = [tell(language, key, what=title, people=people, asker=clip(request.asker, 40))]
    if request.ends is not None:
        parts.append(tell(language, "request.ends", when=near(request.ends, zone, language, body.day)))
    else:
        parts.append(tell(language, "request.asked", when=near(request.at, zone, language, body.day)))
    if request.agreed:
        who = people_words(request.agreed, language)
        parts.append(tell(language, "request.agreed", count=len(request.agreed), needed=request.needed, who=who))
    if request.parked:
        parts.append(tell(language, "request.parked"))
    return " · ".join(parts)


def line_text(body: Body, line: Line, section: Section, reader: Reader) -> str:
    """One line; of money, whose name and how much."""
    language = reader.language
    title = _title(line, language)
    if section == "money":
        return tell(language, "line.amount", line=title, amount=euros(rank.amount_of([line]), language))
    if section == "exceptions":
        return tell(language, "line.exception", title=title, reason=reason_name(line.what, language))
    said = tell(language, _line_key(body, line), title=title, who=clip(line.who, 40))
    if line.amount:
        vat = vat_words(line.process, language) if line.process else ""
        said = tell(language, "line.amount", line=said, amount=f"{euros(line.amount, language)} {vat}".rstrip())
    if section == "today" and line.at is not None:
        said = tell(language, "line.at", line=said, when=near(line.at, reader.zone, language, body.day))
    return said


def _line_key(body: Body, line: Line) -> str:
    """How it was done is said where the headline does not say it for all."""
    if line.what in ("alone", "decided") and len({each.what for each in body.done}) == 1:
        return "line.done"
    return "line.hot.owner" if line.what == "hot" and line.who else f"line.{line.what}"


def _title(line: Line, language: str) -> str:
    match line.what:
        case "source_down":
            return named(SOURCES, line.title, language)
        case "bucket":
            return tell_owed(language, f"bucket.{line.title}")
        case "credits":
            return tell(language, "credits")
        case "timing":
            return named(TIMINGS, line.title, language)
        case _:
            return clip(line.title, LONGEST) or tell(language, "untitled")


def people_words(names: Sequence[str], language: str) -> str:
    """ "Claire", "Claire et Marc", "Claire, Marc et 2 autres"."""
    first = [clip(name, 40) for name in names[:NAMED]]
    if len(names) > NAMED:
        return f"{', '.join(first)} {counted(language, 'others', len(names) - NAMED)}"
    return tell(language, "and").join([", ".join(first[:-1]), first[-1]]) if len(first) > 1 else "".join(first)


def _outcome(state: str) -> str:
    known = ("approved", "edited", "rejected", "expired", "recalled", "superseded", "handed_over", "answered")
    return f"outcome.{state}" if state in (*known, "withdrawn") else "outcome.closed"
