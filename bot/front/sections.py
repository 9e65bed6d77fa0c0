"""The front page's lists as blocks: what waits for a person, what they asked, what was finished today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.case_titles import titled
from bot.front.mine import SHOWN, Mine, Waiting
from bot.front.wording import more, state_words, tell
from bot.people.staff import Staff
from bot.store.cases import CaseRow
from bot.store.people import PersonRow
from bot.typography import euros, moment
from graphs.message import Block, Text, ThreadLink
from graphs.tax import vat_words


def waiting_section(mine: Mine, person: PersonRow, staff: Staff, now: datetime) -> list[Block]:
    language = person.language
    blocks: list[Block] = [Text(tell(language, "waiting.title"), tone="heading")]
    if not mine.waiting:
        return [*blocks, Text(tell(language, "waiting.none"))]
    for item in mine.waiting:
        blocks.append(Text(_waiting_line(item, person, staff, now)))
        if item.where is not None:
            blocks.append(ThreadLink(tell(language, "open.decide"), item.where))
    return [*blocks, *_more(mine.waiting_count, language)]


def asked_section(mine: Mine, person: PersonRow, examples: list[str], is_paused: Callable[[str], bool]) -> list[Block]:
    """`is_paused` by process."""
    language = person.language
    blocks: list[Block] = [Text(tell(language, "asked.title"), tone="heading")]
    if not mine.open:
        key = "asked.none" if examples else "asked.none.plain"
        return [*blocks, Text(tell(language, key, example=next(iter(examples), "")))]
    for case in mine.open:
        blocks += _case(case, language, "held" if is_paused(case.process) and _is_ready(case) else case.state)
    return [*blocks, *_more(mine.open_count, language)]


def finished_section(mine: Mine, person: PersonRow) -> list[Block]:
    if not mine.finished:
        return []
    blocks: list[Block] = [Text(tell(person.language, "finished.title"), tone="strong")]
    for case in mine.finished:
        blocks += _case(case, person.language, case.state)
    return blocks


def _waiting_line(item: Waiting, person: PersonRow, staff: Staff, now: datetime) -> str:
    row, language, zone = item.approval, person.language, person.time_zone
    # Where no money is at stake (a complaint, a lead), none is named.
    amount, vat = euros(row.amount, language), vat_words(row.process, language)
    return tell(
        language,
        "waiting.line" if row.requested_by else "waiting.line.outside",
        title=item.title or tell(language, "asked.untitled"),
        worth=tell(language, "waiting.worth", amount=amount, vat=vat) if row.amount else "",
        who=staff.name_of(row.requested_by),
        when=moment(row.asked_at, zone, language, now),
        deadline=moment(row.expires_at, zone, language, now),
    )


def _case(case: CaseRow, language: str, state: str) -> list[Block]:
    title = titled(case, language) or tell(language, "asked.untitled")
    line = tell(language, "asked.line", title=title, state=state_words(state, language))
    return [Text(line), ThreadLink(tell(language, "open.thread"), case.address)]


def _is_ready(case: CaseRow) -> bool:
    """Whether only an effect is missing."""
    return case.state in {"working", "scheduled"} and any(wait.kind == "effect" for wait in case.waits)


def _more(count: int, language: str) -> list[Block]:
    return [Text(more(count - SHOWN, language), tone="muted")] if count > SHOWN else []
