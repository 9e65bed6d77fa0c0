"""Cases to look through, as cards: each with the way to its thread and two buttons, then with what was said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.store.cases import CaseRow
from bot.store.samples import SampleRow
from bot.supervision.alert_cards import PREFIX
from bot.supervision.sampling import MOST
from bot.supervision.wording import WORK, named, tell
from graphs.digest.titles import title_of
from graphs.message import Block, Button, Buttons, Form, Input, Message, Text, ThreadLink
from graphs.understanding.text import fold
from graphs.understanding.written import clip

EACH = 10
"""Cases on one card, which stays within what chats show."""


OF_STRANGERS = ("lead", "complaint", "enquiry")
"""Processes whose cases are called after whoever wrote to us."""


@dataclass(frozen=True)
class Part:
    """One card of several: `number` of `parts`, from 1; `total` cases in all. `early`: the first months. `head`: the
    week's own, those somebody asked for, or those of the week that nobody has looked through yet (week | asked |
    left); `asked`: how many they wanted, where there are fewer."""

    rows: Sequence[SampleRow]
    number: int
    parts: int
    total: int
    early: bool
    late: str = ""
    head: str = "week"
    asked: int = 0


def card(part: Part, cases: Mapping[str, CaseRow], names: Mapping[str, str], language: str) -> Message:
    """`names` are those of people by id."""
    head = tell(language, f"sample.{part.head}.{'one' if part.total == 1 else 'many'}", count=part.total)
    if part.parts > 1:
        head = tell(language, "sample.part", head=head, part=part.number, parts=part.parts)
    if part.late:
        head = f"{head} {tell(language, 'sample.late', when=part.late)}"
    blocks: list[Block] = [Text(head, tone="heading")]
    if part.number == 1:
        hint = tell(language, f"sample.hint.{part.head}")
        if part.asked > part.total:
            blocks.append(Text(_fewer(part, language), tone="warning"))
        blocks.append(Text(f"{hint} {tell(language, 'sample.hint.early')}" if part.early else hint, tone="muted"))
    for row in part.rows:
        blocks += _case(row, cases.get(row.case_id), names, language)
    return Message(head, blocks)


def _fewer(part: Part, language: str) -> str:
    """Why there are not as many as somebody asked for."""
    if part.total >= MOST:
        return tell(language, "sample.most", asked=part.asked, count=part.total)
    return tell(
        language, "sample.fewer.one" if part.total == 1 else "sample.fewer.many", asked=part.asked, count=part.total
    )


def none(language: str) -> Message:
    return _muted(tell(language, "sample.none"))


def none_left(language: str) -> Message:
    """For somebody who asked for some now."""
    return _muted(tell(language, "sample.none.left"))


def _muted(said: str) -> Message:
    return Message(said, [Text(said, tone="muted")])


def why_form(row: SampleRow, language: str) -> Form:
    """What is asked of whoever found a case bad."""
    field = Input("words", tell(language, "sample.form.label"), "long_text", required=False)
    title, submit = tell(language, "sample.form"), tell(language, "sample.form.submit")
    return Form(f"{PREFIX}:{row.id}:why", title, submit, [field])


def _label(case: CaseRow, language: str) -> str:
    """Several people read it: strangers are not named, nor is what they wrote."""
    if case.process not in OF_STRANGERS and not case.title.strip():
        return named(WORK, case.process, language)
    title = title_of(case.process, case.title, case.facts, language)
    if case.process in OF_STRANGERS:
        return title
    if _opening(title) in {_opening(named(WORK, case.process, each)) for each in ("fr", "en")}:
        return title  # it says what kind of work it was
    return f"{named(WORK, case.process, language)}{tell(language, 'colon')}{title}"


def _opening(text: str) -> str:
    """The first word, whether there is one or many."""
    return fold(text).partition(" ")[0].rstrip("s")


def _kind(row: SampleRow, language: str) -> str:
    return named(WORK, row.process, language)


def _case(row: SampleRow, case: CaseRow | None, names: Mapping[str, str], language: str) -> list[Block]:
    shown: Block = ThreadLink(_label(case, language), case.address) if case is not None else Text(_kind(row, language))
    if row.verdict:
        key = f"sample.{row.verdict}.why" if row.verdict == "bad" and row.words else f"sample.{row.verdict}"
        who = clip(names.get(row.by, row.by))
        return [shown, Text(tell(language, key, who=who, words=clip(row.words, 200)), tone="muted")]
    buttons = [
        Button(f"{PREFIX}:{row.id}:good", tell(language, "button.good")),
        Button(f"{PREFIX}:{row.id}:bad", tell(language, "button.bad")),
    ]
    return [shown, Buttons(buttons)]
