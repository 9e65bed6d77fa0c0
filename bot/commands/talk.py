"""`commis ask`, `commis decide` and `commis mail`: one message, one verdict, one received mail, to the end."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands import outcome, wording
from bot.commands.command_error import CommandError
from bot.commands.session import finish, person_named, say, session, show, warn
from bot.events import MessageReceived, Sender
from bot.mailbox.keeping import received
from bot.settings import Settings
from bot.store import asks, files
from graphs.message import Address, FileRef

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a file handed in."""

LONGEST_CONVERSATION = 200

VERBS = ("approve", "edit", "reject", "ask_info", "hand_over", "snooze", "recall")


async def ask(settings: Settings, options: Namespace) -> int:
    language = settings.language
    text = _message(options, language)
    paths = [(Path(path), _read(Path(path), language)) for path in _given(options.file)]
    conversation = options.conversation or f"cli-{secrets.token_hex(6)}"
    if len(conversation) > LONGEST_CONVERSATION:
        raise CommandError(wording.text("long_conversation", language, limit=LONGEST_CONVERSATION))
    async with session(settings) as app:
        person = person_named(app.people, options.person or app.people.default_asker())
        now = app.clock.now()
        event = MessageReceived(
            key=f"cli:{conversation}:{secrets.token_hex(16)}",
            address=Address("cli", conversation),
            sender=Sender("cli", person.id, person.name),
            text=text,
            at=now,
            files=[await _keep(app, path, body) for path, body in paths],
            direct=True,
        )
        since = await app.database.read(outcome.last_row)
        await app.door.message(event)
        finished = await finish(app, lambda c: outcome.is_settled(c, event.key))
        result = await app.database.read(lambda c: outcome.of_event(c, event.key, since, person.language))
        result["conversation"] = conversation
    return _print(result, language, finished=finished, as_json=options.json)


async def decide(settings: Settings, options: Namespace) -> int:
    language = settings.language
    if options.verb not in VERBS:
        raise CommandError(wording.text("no_verb", language, verb=options.verb[:40], verbs=", ".join(VERBS)))
    values = dict(_pair(item, language) for item in _given(options.set))
    async with session(settings) as app:
        approval = await app.database.read(lambda c: asks.approval_by_id(c, options.approval))
        if approval is None:
            raise CommandError(wording.text("no_approval", language, approval=options.approval[:40]))
        person = person_named(app.people, options.person or app.approvals.default_decider(approval))
        since = await app.database.read(outcome.last_row)
        receipt = await app.approvals.decide(
            approval.id, options.verb, person, note=options.note or "", values=values, confirmed=True, platform="cli"
        )
        finished = await finish(app, lambda c: outcome.is_decided(c, approval.id))
        result = await app.database.read(lambda c: outcome.of_case(c, approval.case_id, since, person.language))
    notes = [receipt.note.summary] if receipt.note else []
    errors = [f"{error.name}: {error.text}" for error in receipt.errors]
    result["accepted"] = receipt.claimed
    result["by"] = person.id
    result["says"] = [*notes, *errors, *result["says"]]
    return _print(result, language, finished=finished, as_json=options.json)


async def mail(settings: Settings, options: Namespace) -> int:
    path = Path(options.path)
    raw = _read(path, settings.language)
    async with session(settings) as app:
        event = received(raw, path.name, app.clock.now()).event
        since = await app.database.read(outcome.last_row)
        receipt = await app.door.mail(event, app.mail_place, raw)
        finished = await finish(app, lambda c: outcome.is_settled(c, event.key))
        result = await app.database.read(lambda c: outcome.of_event(c, event.key, since, settings.language))
        result["new"] = receipt.claimed
    return _print(result, settings.language, finished=finished, as_json=options.json)


def _print(result: dict[str, Any], language: str, *, finished: bool, as_json: bool) -> int:
    if not finished:
        warn(f"commis: {wording.text('still_working', language)}")
    if as_json:
        show(result)
        return 0
    for text in result["says"] or [wording.text(f"status.{result['status']}", language)]:
        say(text + "\n")
    for approval in result["approvals"]:
        say(f"commis decide {approval['id']} {' | '.join(approval['verbs'])}")
    return 0


def _message(options: Namespace, language: str) -> str:
    if options.text is None and not options.file:
        raise CommandError(wording.text("no_text", language))
    return options.text or ""


async def _keep(app: App, path: Path, body: bytes) -> FileRef:
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    ref = FileRef(hashlib.sha256(body).hexdigest(), path.name, media_type, len(body))
    now = app.clock.now()
    await app.database.write(lambda c: files.keep(c, ref, body, now))
    return ref


def _read(path: Path, language: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CommandError(wording.text("large_file", language, path=path))
        return path.read_bytes()
    except (OSError, ValueError):
        key = "no_such_file" if not path.exists() else "unreadable_file"
        raise CommandError(wording.text(key, language, path=path)) from None


def _given(option: list[str] | None) -> list[str]:
    """What a repeatable option was given."""
    return option or []


def _pair(item: str, language: str) -> tuple[str, str]:
    name, sign, value = item.partition("=")
    if not sign:
        raise CommandError(wording.text("bad_set", language, item=item[:80]))
    return name.strip(), value
