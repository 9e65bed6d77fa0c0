"""What people do beside talking: buttons, forms, the command and the shortcut, each acknowledged once it is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, TypeVar

import structlog

from bot.events import ButtonClicked, MessageReceived
from bot.platform import Receipt
from bot.slack import adapter_acts, ids, modal, wording
from bot.slack.adapter_acts import Spot
from bot.slack.adapter_payload import Json, node, text
from bot.slack.faults import code_of
from bot.slack.listeners_parts import Parts
from bot.slack.listeners_places import Places
from bot.slack.modal import ModalPlace
from bot.slack.notes import Reader
from bot.slack.workspaces import Workspace
from bot.store import inbox
from graphs.message import Form
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

TO_OPEN = 2.0
"""Seconds for opening a form: what the click allows expires after three."""

TO_REACT = 1.5
"""Seconds for finding out whether we may act in the channel of a message that is entrusted."""

SEEN = "eyes"

Act = TypeVar("Act", ButtonClicked, MessageReceived)


class Acts:
    def __init__(self, parts: Parts, places: Places) -> None:
        self._parts = parts
        self._places = places

    async def clicked(self, body: Json, workspace: Workspace, ack: Any) -> None:
        spot = adapter_acts.spot_of(body, workspace)
        event = adapter_acts.click_of(body, workspace, spot.address, self._parts.desk.now())
        if event is None:
            await ack()
            return
        if adapter_acts.is_visitor(body, workspace):
            await ack()
            self._tell(_reader(spot, body), event.sender.id, "other_company")
            return
        receipt = await self._parts.desk.door.click(await self._placed(event))
        language = await self._parts.language(event.sender.id)
        if receipt.form is not None:
            await self._open(body, spot, receipt.form, language)
        await ack()
        self._note(receipt, _reader(spot, body), language)
        if spot.home:
            self._places.redraw(workspace, spot.user)

    async def submitted(self, body: Json, workspace: Workspace, ack: Any) -> None:
        view, user = node(body, "view"), text(body, "user", "id")
        try:
            form, values, place = modal.read_submission(view)
            if place.team != workspace.team:
                raise ValueError("of another workspace")
        except ValueError as error:
            log.warning("slack.form.unknown", why=str(error))
            await ack()
            self._tell(Reader(workspace.team, "", None, user), "", "form_unknown")
            return
        spot = Spot(
            place.team,
            place.channel,
            place.thread or "",
            user,
            home=not place.channel,
            open_thread=place.thread is not None,
        )
        event = adapter_acts.submission_of(
            body, workspace, form, values, await self._parts.known(spot.address), self._parts.desk.now()
        )
        if event is None or adapter_acts.is_visitor(body, workspace):
            await ack()
            return
        receipt = await self._parts.desk.door.submit(event)
        language = await self._parts.language(event.sender.id)
        if receipt.errors:
            await ack(response_action="errors", errors=modal.errors_of(receipt.errors, view))
            return
        if receipt.form is not None:
            await ack(response_action="update", view=modal.view_of(receipt.form, language, place=place))
        else:
            await ack()
        self._note(receipt, _reader(spot, body), language)
        if spot.home:
            self._places.redraw(workspace, spot.user)

    async def commanded(self, body: Json, workspace: Workspace, ack: Any) -> None:
        user = text(body, "user_id")
        language = await self._parts.language(ids.account_of(workspace.enterprise, workspace.team, user))
        event = adapter_acts.command_of(body, workspace, self._parts.desk.now())
        if event is None:
            help_line = wording.tell("command_help", language, command=text(body, "command"))
            await ack(response_type="ephemeral", text=help_line)
            return
        await self._parts.desk.door.message(event)
        await ack(response_type="ephemeral", text=wording.tell("command_taken", language))

    async def entrusted(self, body: Json, workspace: Workspace, ack: Any) -> None:
        """A message is one case, whoever entrusts it and however often."""
        event = adapter_acts.shortcut_of(body, workspace, self._parts.desk.now())
        if event is None:
            await ack()
            return
        reader = _reader(adapter_acts.spot_of({**body, "container": {}}, workspace), body)
        if adapter_acts.is_visitor(body, workspace):
            note = "other_company"
        elif adapter_acts.is_ours(body, workspace):
            note = "entrusted_ours"
        elif await self._is_known(event.key):
            note = "entrusted_already"
        else:
            note = await self._entrust(body, workspace, event)
        await ack()
        if note:
            self._tell(reader, event.sender.id, note)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _entrust(self, body: Json, workspace: Workspace, event: MessageReceived) -> str:
        """Keeps it, in its own thread where we can act there; the name of what its sender is told."""
        user, here = text(body, "user", "id"), await self._may_act(body, workspace, event)
        if here:
            placed = await self._placed(event)
        else:
            placed = adapter_acts.in_private(event, workspace, user)
        receipt = await self._parts.desk.door.message(placed)
        if not receipt.claimed:
            return "entrusted_already"
        if here:
            self._parts.live.heard(placed.address, placed.message, user)
            return ""
        return "entrusted_privately"

    async def _may_act(self, body: Json, workspace: Workspace, event: MessageReceived) -> bool:
        """Whether we are in that channel, shown by a sign on the message; and no other company is."""
        channel = text(body, "channel", "id")
        if adapter_acts.is_of_others(body, workspace):
            return False
        if await self._parts.shared(ids.channel_of(workspace.team, channel)):
            return False
        sign = {"channel": channel, "timestamp": event.message, "name": SEEN}
        try:
            async with asyncio.timeout(TO_REACT):
                await self._parts.calls.call(workspace.team, "reactions.add", timeout=TO_REACT, **sign)
        except IntegrationError as error:
            return code_of(error) == "already_reacted"
        except TimeoutError:
            return False
        return True

    async def _is_known(self, key: str) -> bool:
        return await self._parts.desk.database.read(lambda c: inbox.by_key(c, key)) is not None

    async def _placed(self, event: Act) -> Act:
        return replace(event, address=await self._parts.known(event.address))

    async def _open(self, body: Json, spot: Spot, form: Form, language: str) -> None:
        place = ModalPlace(spot.team, spot.channel, spot.note_thread, spot.user)
        view = modal.view_of(form, language, place=place)
        try:
            await self._parts.calls.call(
                spot.team, "views.open", timeout=TO_OPEN, trigger_id=text(body, "trigger_id"), view=view
            )
        except IntegrationError as error:
            log.warning("slack.form.not_opened", why=str(error))
            self._parts.later.do("note", self._parts.notes.tell(_reader(spot, body), language, "form_late"))

    def _note(self, receipt: Receipt, reader: Reader, language: str) -> None:
        if receipt.note is not None:
            self._parts.later.do("note", self._parts.notes.show(reader, receipt.note, language))

    def _tell(self, reader: Reader, account: str, name: str) -> None:
        async def tell() -> None:
            await self._parts.notes.tell(reader, await self._parts.language(account), name)

        self._parts.later.do("note", tell())


def _reader(spot: Spot, body: Json) -> Reader:
    return Reader(spot.team, spot.channel, spot.note_thread, spot.user, text(body, "response_url"))
