"""The switches as blocks: how they stand, for everyone, and the buttons that this person may use."""

from __future__ import annotations

from datetime import datetime

from bot.front.change import LEVELS, Change, loosens, may, named
from bot.front.switches import Switches
from bot.front.wording import level_words, process_name, tell
from bot.people.staff import Staff
from bot.store.people import PersonRow
from bot.typography import moment
from graphs.context import Autonomy
from graphs.message import Block, Button, Buttons, Confirm, Message, Text


def pause_blocks(
    switches: Switches, staff: Staff, person: PersonRow, language: str, now: datetime, held: int = 0
) -> list[Block]:
    """`held`: how many things wait for the resume."""
    paused = switches.paused()
    change = Change("pause" if paused is None else "resume")
    if paused is None:
        blocks: list[Block] = [Text(tell(language, "pause.off"))]
    else:
        when = moment(paused.since, person.time_zone, language, now)
        said = tell(language, "pause.on", who=staff.name_of(paused.by), when=when)
        blocks = [Text(said, tone="warning")]
        if held and may(change, staff, person):
            blocks.append(Text(tell(language, "pause.on.held.one" if held == 1 else "pause.on.held", count=held)))
        if not may(change, staff, person):
            blocks.append(Text(tell(language, "resume.how", people=named(change, staff, language)), tone="muted"))
    if may(change, staff, person):
        blocks.append(Buttons([_button(change, "act", language)]))
    return blocks


def autonomy_blocks(switches: Switches, staff: Staff, person: PersonRow, language: str) -> list[Block]:
    """One line for each process that can be set, with the other levels as buttons."""
    blocks: list[Block] = []
    for process in switches.processes:
        current = switches.autonomy(process)
        name = process_name(process, language)
        blocks.append(Text(tell(language, "autonomy.line", process=name, level=level_words(current, language))))
        changes = [Change("autonomy", process, level) for level in LEVELS if level != current]
        if may(changes[0], staff, person):
            blocks.append(Buttons([_button(change, current, language) for change in changes]))
        else:
            who = tell(language, "autonomy.who", people=named(changes[0], staff, language))
            blocks.append(Text(who, tone="muted"))
    return blocks


def standing(
    process: str, switches: Switches, staff: Staff, person: PersonRow, language: str, now: datetime
) -> Message:
    """For words about the switches that turn none: how they stand, and how they are turned."""
    paused = switches.paused() is not None
    blocks = pause_blocks(switches, staff, person, language, now)
    if process == "autonomy":
        blocks += autonomy_blocks(switches, staff, person, language)
        blocks.append(Text(tell(language, "autonomy.how"), tone="muted"))
    elif not paused:
        blocks.append(Text(tell(language, "pause.how"), tone="muted"))
    said = [block.text for block in blocks if isinstance(block, Text) and block.tone != "muted"]
    return Message(" ".join(said), blocks)


def _button(change: Change, current: Autonomy, language: str) -> Button:
    label = tell(language, f"button.{change.level if change.verb == 'autonomy' else change.verb}")
    confirm = None
    if loosens(change, current):
        text = tell(language, "confirm.resume.text")
        if change.verb == "autonomy":
            name, words = process_name(change.process, language), level_words(change.level, language)
            text = tell(language, "confirm.autonomy.text", process=name, level=words)
        confirm = Confirm(tell(language, f"confirm.{change.verb}"), text, label, tell(language, "confirm.no"))
    return Button(change.button, label, "primary" if change.verb == "resume" else "default", confirm)
