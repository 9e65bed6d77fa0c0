"""What the setup says: each question with where one stands, and the card that repeats all of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphs.ask import Choice, Question, Reason
from graphs.message import Block, Column, Excerpt, FieldItem, Fields, Message, Table, Text
from graphs.setup.brief import RuleWords
from graphs.setup.deciding import Around, weight
from graphs.setup.noting import BASELINE, PILOT, REVIEW
from graphs.setup.state import DECISION, Gap, Note, Plan
from graphs.setup.wording import amount_of_time, both, doing, kind_name, label, minutes_words, tell
from graphs.understanding.text import excerpt
from graphs.when.echo import say_day

LONGEST_LABEL = 75
SHOWN_RULES = 12


def opening(language: str) -> Message:
    said = tell(language, "opening")
    return Message(said, [Text(said), Text(tell(language, "opening.how"), tone="muted")])


def question(gap: Gap, plan: Plan, around: Around) -> Question:
    """`again` stands before what is asked once more."""
    blocks: list[Block] = [Text(gap.again, tone="warning")] if gap.again else []
    blocks.append(Text(gap.text, tone="strong"))
    if gap.code == "confirm":
        blocks += summary(plan, around)
    hint = _hint(gap, around.language)
    if hint:
        blocks.append(Text(hint, tone="muted"))
    said = f"{gap.again} {gap.text}" if gap.again else gap.text
    return Question(
        code=f"setup.{gap.code}",
        message=Message(said, blocks),
        choices=[Choice(option.value, excerpt(option.label, LONGEST_LABEL)) for option in gap.options],
        reasons=[reason(gap)],
    )


def reason(gap: Gap) -> Reason:
    return Reason(f"setup_{gap.code}", both(f"reason.{gap.code}"))


def _hint(gap: Gap, language: str) -> str:
    hinted = {"work", "count", "minutes", "rule", "people", "level", "review"}
    if gap.code not in hinted:
        return ""
    key = "hint.decision" if gap.about == DECISION else f"hint.{gap.code}"
    return tell(language, key)


def rule_thread(rule: RuleWords, language: str) -> Message:
    """What begins the thread in which a rule is read back, replayed and agreed to."""
    said = tell(language, "rule.thread")
    return Message(f"{said} {excerpt(rule.text, 150)}", [Text(said), Excerpt(rule.text)])


def summary(plan: Plan, around: Around) -> list[Block]:
    """All that was said, for the one who agrees to it and for whoever reads it later."""
    language = around.language
    blocks: list[Block] = []
    if plan.works:
        columns = [Column(tell(language, "column.work"))]
        columns += [Column(tell(language, f"column.{name}"), "right") for name in ("week", "one", "total")]
        blocks.append(Table(columns, [_row(work.kind, plan, language) for work in plan.works]))
        total = sum((weight(work) for work in plan.works), Decimal(0))
        if total > 0:
            blocks.append(Text(tell(language, "summary.total", time=amount_of_time(total, language))))
        if plan.decision:
            said = tell(language, "summary.decision", minutes=minutes_words(plan.decision, language))
            blocks.append(Text(said))
    if plan.later:
        blocks.append(
            Text(tell(language, "summary.later", what=", ".join(kind_name(k, 2, language) for k in plan.later)))
        )
    if plan.other:
        blocks.append(Text(tell(language, "summary.other", what=excerpt(" ; ".join(plan.other), 300))))
    if plan.rules:
        blocks.append(Text(tell(language, "summary.rules"), tone="strong"))
        blocks += [Excerpt(excerpt(rule.text, 200)) for rule in plan.rules[:SHOWN_RULES]]
    if plan.pilot:
        blocks.append(Fields(_pilot_fields(plan, around)))
    return blocks


def _row(kind: str, plan: Plan, language: str) -> list[str]:
    work = plan.work(kind)
    unknown = tell(language, "unknown")
    if work is None:
        return [label(kind, language), unknown, unknown, unknown]
    counted = str(work.per_week) if work.per_week and work.per_week > 0 else unknown
    one = minutes_words(work.minutes, language) if work.minutes else unknown
    total = amount_of_time(weight(work), language) if weight(work) > 0 else unknown
    return [label(kind, language), counted, one, total]


def _pilot_fields(plan: Plan, around: Around) -> list[FieldItem]:
    language = around.language
    people = tell(language, "offer.everybody") if plan.everyone else ", ".join(around.name(one) for one in plan.people)
    items = [("pilot", label(plan.pilot, language))]
    if people:
        items.append(("people", people))
    if plan.level:
        items.append(("level", tell(language, f"level.{plan.level}")))
    if plan.review:
        items.append(("review", say_day(date.fromisoformat(plan.review), language)))
    return [FieldItem(tell(language, f"label.{key}"), value) for key, value in items]


# --- the end ----------------------------------------------------------------------------------------------------------


def done(plan: Plan, notes: list[Note], around: Around) -> Message:
    language = around.language
    said = _said_done(plan, notes, around)
    blocks: list[Block] = [Text(said, tone="strong"), *summary(plan, around)]
    blocks += [Text(line, tone="warning") for line in _troubles(plan, notes, around)]
    blocks.append(Text(tell(language, "done.next"), tone="muted"))
    return Message(said, blocks)


def _said_done(plan: Plan, notes: list[Note], around: Around) -> str:
    language = around.language
    pilot = next((note for note in notes if note.kind == PILOT), None)
    lines = [tell(language, "done")]
    if pilot is not None and pilot.ok and pilot.result.get("set") is True:
        lines.append(tell(language, f"done.pilot.{plan.level}", what=label(plan.pilot, language)))
    review = next((note for note in notes if note.kind == REVIEW and note.ok), None)
    if review is not None:
        lines.append(tell(language, "done.review", day=say_day(date.fromisoformat(plan.review), language)))
    if plan.rules:
        key = "done.rules.one" if len(plan.rules) == 1 else "done.rules"
        lines.append(tell(language, key, count=len(plan.rules)))
    return " ".join(lines)


def _troubles(plan: Plan, notes: list[Note], around: Around) -> list[str]:
    """What could not be written down, and what to do about it."""
    language, lines = around.language, list[str]()
    for note in notes:
        if note.kind == PILOT and not (note.ok and note.result.get("set") is True):
            lines.append(_pilot_trouble(plan, note, around))
        elif note.ok:
            continue
        elif note.kind == REVIEW:
            lines.append(tell(language, "trouble.review"))
        elif note.kind == BASELINE:
            lines.append(tell(language, "trouble.baseline", one=kind_name(str(note.payload["work"]), 1, language)))
    return lines


def _pilot_trouble(plan: Plan, note: Note, around: Around) -> str:
    language = around.language
    sentence = tell(language, f"say.{plan.level}", many=kind_name(plan.pilot, 2, language))
    if not note.ok:
        return tell(language, "trouble.pilot", what=doing(plan.pilot, language), sentence=sentence)
    highest = max((role.rank for role in around.roles), default=0)
    top = {role.name for role in around.roles if role.rank == highest}
    names = [person.name for person in around.colleagues if person.role in top][:3]
    people = tell(language, "or").join(names) or tell(language, "nobody")
    return tell(language, "trouble.pilot.right", people=people, sentence=sentence)
