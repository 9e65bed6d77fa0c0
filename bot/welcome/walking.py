"""Walks people through their first day: one step at a time, gone on with whenever they like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot import outgoing
from bot.events import ButtonClicked
from bot.front import Switches
from bot.outgoing import post_row, update_row
from bot.people.staff import Staff
from bot.short_hash import short_hash
from bot.store import outbox, settings
from bot.store.database import Connection
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.welcome.steps import Walk, card
from bot.welcome.wording import tell
from graphs.message import Address, Buttons, Message, Text
from integrations.books.port import Directory

RUN_LENGTH, WHOSE_LENGTH = 12, 8
SEEN = "end"
"""The place of somebody who has seen it all."""


@dataclass(frozen=True)
class Pressed:
    """A button of the guide: which walk, which step, what."""

    run: str
    step: str
    verb: str


class Walking:
    """Where somebody is stands in the store under their id; buttons carry whose they are."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches

    def begin(
        self, c: Connection, cause: str, person: PersonRow, address: Address, directory: Directory, language: str
    ) -> list[Outgoing]:
        """From where they were, or from the beginning."""
        run = run_of(cause, person.id)
        walk = self._walk(run, person, Staff.load(c), directory, language)
        kept = str(settings.get(c, place_of(person.id), ""))
        step = kept if kept in walk.steps else walk.steps[0]
        note = "card.finished" if kept == SEEN else "card.resumed" if kept and step != walk.steps[0] else ""
        return [post_row(post_key(run, step), address, card(walk, step, note), language=language)]

    def pressed(
        self,
        c: Connection,
        event: ButtonClicked,
        press: Pressed,
        person: PersonRow,
        staff: Staff,
        directory: Directory,
        now: datetime,
    ) -> list[Outgoing] | str:
        """What is posted, or the key of a note for the one who pressed."""
        if not press.run.endswith(whose(person.id)):
            return "note.not_yours"
        walk = self._walk(press.run, person, staff, directory, person.language)
        if press.step not in walk.steps:
            return "note.unknown"
        lock = lock_row(c, press, walk.language)
        if lock is None:
            return "note.already"
        following = _following(walk, press)
        # Starting over shows the same steps again: that is a walk of its own.
        run = run_of(event.key, person.id) if press.verb == "restart" else press.run
        settings.put(c, place_of(person.id), following or SEEN)
        if not following:
            told = tell(walk.language, "done.all")
            message = Message(told, [Text(told)])
        else:
            message = card(replace(walk, run=run), following)
        return [lock, post_row(post_key(run, following or SEEN), event.address, message, language=walk.language)]

    def _walk(self, run: str, person: PersonRow, staff: Staff, directory: Directory, language: str) -> Walk:
        return Walk(run, person, staff, directory, language, self._switches.autonomy("quote"))


def _following(walk: Walk, press: Pressed) -> str:
    if press.verb == "restart":
        return walk.steps[0]
    at = walk.steps.index(press.step) + 1
    return walk.steps[at] if press.verb == "next" and at < len(walk.steps) else ""


def lock_row(c: Connection, press: Pressed, language: str) -> Outgoing | None:
    """The card without its buttons; None: it is locked already, or never was."""
    key = post_key(press.run, press.step)
    post = outbox.by_key(c, key)
    if post is None or outbox.by_key(c, lock_key(key)) is not None:
        return None
    before = outgoing.content_of(post.payload)
    said = tell(language, "done.restart" if press.verb == "restart" else "done.next")
    kept = [block for block in before.blocks if not isinstance(block, Buttons)]
    content = Message(before.summary, [*kept, Text(said, tone="muted")])
    return update_row(lock_key(key), key, outgoing.address_of(post.payload), content, language=language)


def run_of(cause: str, person_id: str) -> str:
    """The name of a walk: of what began it, and whose it is."""
    return f"{short_hash(cause, RUN_LENGTH)}{whose(person_id)}"


def whose(person_id: str) -> str:
    return short_hash(person_id, WHOSE_LENGTH)


def post_key(run: str, step: str) -> str:
    """Each step is shown once in a walk; starting over is another walk."""
    return f"welcome:{run}:{step}"


def lock_key(key: str) -> str:
    return f"{key}:locked"


def place_of(person_id: str) -> str:
    """The setting that keeps where somebody is."""
    return f"welcome.step.{person_id}"
