"""The switches as blocks: how they stand, for everyone, and the buttons that this person may use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.front.change import LEVELS, PAUSABLE, Change, loosens, may, named
from bot.front.switches import Switches
from bot.front.wording import level_words, process_name, tell, until_words
from bot.people.staff import Staff
from bot.store.people import PersonRow
from bot.store.switches import Paused
from bot.typography import moment
from graphs.message import Block, Button, Buttons, Confirm, Message, Text


def pause_blocks(
    switches: Switches,
    staff: Staff,
    person: PersonRow,
    language: str,
    now: datetime,
    held: Mapping[str, int] | None = None,
) -> list[Block]:
    """`held`: how many things wait for the resume, by process; in all under ""."""
    counts = held or {}
    paused = switches.paused()
    change = Change("pause" if paused is None else "resume")
    if paused is None:
        blocks: list[Block] = [Text(tell(language, "pause.off"))]
    else:
        blocks = [Text(_pause_line("pause.on", "", paused, staff, person, language, now), tone="warning")]
        blocks += _held_line(change, counts.get("", 0), staff, person, language)
    if may(change, staff, person):
        blocks.append(Buttons([_button(change, switches, language)]))
    for process, own in switches.pauses().items():
        if process:
            blocks += _own_pause(process, own, switches, staff, person, language, now, counts.get(process, 0))
    return blocks


def autonomy_blocks(
    switches: Switches,
    staff: Staff,
    person: PersonRow,
    language: str,
    agreed: Mapping[str, str] | None = None,
) -> list[Block]:
    """One line for each process that can be set, with the other levels as buttons, and a pause of its own. `agreed`:
    how often we agreed with people, by process."""
    blocks: list[Block] = []
    for process in switches.processes:
        current, limit = switches.autonomy(process), switches.act_limit(process)
        words = level_words(current, language, limit, process)
        blocks.append(Text(tell(language, "autonomy.line", process=process_name(process, language), level=words)))
        if agreed and process in agreed:
            blocks.append(Text(agreed[process], tone="muted"))
        changes = [Change("autonomy", process, level) for level in LEVELS if level != current or limit is not None]
        buttons: list[Button] = []
        if may(changes[0], staff, person):
            buttons = [_button(change, switches, language) for change in changes]
        else:
            who = Text(tell(language, "autonomy.who", people=named(changes[0], staff, language)), tone="muted")
            # Whose it is, is said once, below the last of them.
            blocks = [*(block for block in blocks if block != who), who]
        # Where there is one kind of work only, or all of it is paused, there is nothing of its own to pause.
        alone = len(switches.processes) < 2 or switches.paused() is not None
        if not alone and process in PAUSABLE and process not in switches.pauses():
            buttons.append(_button(Change("pause", process), switches, language))
        if buttons:
            blocks.append(Buttons(buttons))
    return blocks


def standing(
    process: str,
    switches: Switches,
    staff: Staff,
    person: PersonRow,
    language: str,
    now: datetime,
    agreed: Mapping[str, str] | None = None,
) -> Message:
    """For words about the switches that turn none: how they stand, and how they are turned."""
    paused = switches.paused() is not None
    blocks = pause_blocks(switches, staff, person, language, now)
    if process == "autonomy":
        blocks += autonomy_blocks(switches, staff, person, language, agreed)
        blocks.append(Text(tell(language, "autonomy.how"), tone="muted"))
    elif not paused:
        blocks.append(Text(tell(language, "pause.how"), tone="muted"))
    said = [block.text for block in blocks if isinstance(block, Text) and block.tone != "muted"]
    return Message(" ".join(said), blocks)


def pause_button(switches: Switches, language: str) -> Button | None:
    """To hold everything back at once; None while it is."""
    return None if switches.paused() is not None else _button(Change("pause"), switches, language)


def _own_pause(
    process: str,
    paused: Paused,
    switches: Switches,
    staff: Staff,
    person: PersonRow,
    language: str,
    now: datetime,
    held: int,
) -> list[Block]:
    """The pause of one process, beside that of all."""
    change = Change("resume", process)
    line = _pause_line("pause.on.process", process, paused, staff, person, language, now)
    blocks: list[Block] = [Text(line, tone="warning"), *_held_line(change, held, staff, person, language)]
    if may(change, staff, person):
        blocks.append(Buttons([_button(change, switches, language)]))
    return blocks


def _pause_line(
    key: str, process: str, paused: Paused, staff: Staff, person: PersonRow, language: str, now: datetime
) -> str:
    zone = person.time_zone
    until = f" {until_words(paused.until, zone, language, now)}" if paused.until else ""
    when = moment(paused.since, zone, language, now)
    who = staff.name_of(paused.by)
    return tell(language, key, who=who, when=when, until=until, process=process_name(process, language))


def _held_line(change: Change, held: int, staff: Staff, person: PersonRow, language: str) -> list[Block]:
    """What waits, for those who may let it go; who that is, for the others."""
    if not may(change, staff, person):
        key = "resume.how.process" if change.process else "resume.how"
        name = process_name(change.process, language).lower()
        return [Text(tell(language, key, people=named(change, staff, language), process=name), tone="muted")]
    return [Text(tell(language, "pause.on.held.one" if held == 1 else "pause.on.held", count=held))] if held else []


def _button(change: Change, switches: Switches, language: str) -> Button:
    current, limit = switches.autonomy(change.process), switches.act_limit(change.process)
    label = _label(change, unlimited=limit is not None, language=language)
    if change.verb == "autonomy" and len(switches.processes) > 1:
        name = process_name(change.process, language)
        label = tell(language, "button.of", process=name, label=label[:1].lower() + label[1:])
    confirm = None
    if loosens(change, current, limit):
        text = tell(language, "confirm.resume.text")
        if change.verb == "autonomy":
            name = process_name(change.process, language)
            words = level_words(change.level or current, language, change.limit, change.process)
            text = tell(language, "confirm.autonomy.text", process=name, level=words)
        confirm = Confirm(tell(language, f"confirm.{change.verb}"), text, label, tell(language, "confirm.no"))
    return Button(change.button, label, "primary" if change.verb == "resume" else "default", confirm)


def _label(change: Change, *, unlimited: bool, language: str) -> str:
    if change.verb != "autonomy":
        own = f"button.{change.verb}.process" if change.process else f"button.{change.verb}"
        return tell(language, own, process=process_name(change.process, language))
    if change.level == "act" and unlimited:
        return tell(language, "button.unlimited")
    return tell(language, f"button.{change.level}")
