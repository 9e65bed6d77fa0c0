"""`commis ask`, `commis decide` and `commis mail`: one message, one verdict, one received mail, to the end."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands import outcome
from bot.commands.session import CommandError, finish, person_named, say, session, show
from bot.events import MailReceived, MessageReceived, Sender
from bot.settings import Settings
from bot.store import asks, files
from graphs.message import Address, FileRef

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a file handed in."""


async def ask(settings: Settings, options: Namespace) -> int:
    async with session(settings) as app:
        person = person_named(app, options.person or app.people.default_asker())
        conversation = options.conversation or f"cli-{secrets.token_hex(6)}"
        now = app.clock.now()
        refs = [await _keep(app, Path(path)) for path in _texts(options.file)]
        event = MessageReceived(
            key=f"cli:{conversation}:{secrets.token_hex(16)}",
            address=Address("cli", conversation),
            sender=Sender("cli", person.id, person.name),
            text=options.text,
            at=now,
            files=refs,
            direct=True,
        )
        since = await app.database.read(outcome.last_row)
        await app.door.message(event)
        await finish(app, lambda c: outcome.is_settled(c, event.key, None))
        result = await app.database.read(lambda c: outcome.of_event(c, event.key, since, person.language))
        result["conversation"] = conversation
    return _print(result, as_json=options.json)


async def decide(settings: Settings, options: Namespace) -> int:
    async with session(settings) as app:
        approval = await app.database.read(lambda c: asks.approval_by_id(c, options.approval))
        if approval is None:
            raise CommandError(_no_approval(options.approval, settings.language))
        person = person_named(app, options.person or app.approvals.default_decider(approval))
        since = await app.database.read(outcome.last_row)
        values = dict(_pair(item) for item in _texts(options.set))
        receipt = await app.approvals.decide(
            approval.id, options.verb, person, note=options.note or "", values=values, confirmed=True, platform="cli"
        )
        await finish(app, lambda c: outcome.is_settled(c, f"decision:{approval.id}", approval.case_id))
        result = await app.database.read(lambda c: outcome.of_case(c, approval.case_id, since, person.language))
    notes = [receipt.note.summary] if receipt.note else []
    errors = [f"{error.name}: {error.text}" for error in receipt.errors]
    result["accepted"] = receipt.claimed
    result["says"] = [*notes, *errors, *result["says"]]
    return _print(result, as_json=options.json)


async def mail(settings: Settings, options: Namespace) -> int:
    raw = _read(Path(options.path))
    async with session(settings) as app:
        digest = hashlib.sha256(raw).hexdigest()
        now = app.clock.now()
        event = MailReceived(
            f"mail:{digest}", FileRef(digest, Path(options.path).name, "message/rfc822", len(raw)), now
        )
        since = await app.database.read(outcome.last_row)
        receipt = await app.door.mail(event, app.mail_place, raw)
        await finish(app, lambda c: outcome.is_settled(c, event.key, None))
        result = await app.database.read(lambda c: outcome.of_event(c, event.key, since, settings.language))
        result["new"] = receipt.claimed
    return _print(result, as_json=options.json)


def _print(result: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        show(result)
        return 0
    for text in result["says"]:
        say(text + "\n")
    for approval in result["approvals"]:
        verbs = " | ".join(approval["verbs"])
        say(f"commis decide {approval['id']} {verbs}")
    return 0


async def _keep(app: App, path: Path) -> FileRef:
    body = _read(path)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    ref = FileRef(hashlib.sha256(body).hexdigest(), path.name, media_type, len(body))
    now = app.clock.now()
    await app.database.write(lambda c: files.keep(c, ref, body, now))
    return ref


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CommandError(f"{path}: > 10 MB")
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None


def _texts(option: list[str] | None) -> list[str]:
    return option or []


def _pair(item: str) -> tuple[str, str]:
    name, sign, value = item.partition("=")
    if not sign:
        raise CommandError(f"--set NAME=VALUE: {item!r}")
    return name, value


def _no_approval(approval: str, language: str) -> str:
    if language == "fr":
        return f"Aucune demande d'approbation « {approval} ». Voyez `commis approvals`."
    return f"No approval request “{approval}”. See `commis approvals`."
