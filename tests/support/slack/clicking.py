"""People pressing what the app shows: buttons, menus, modals, the slash command, the message shortcut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.slack import interactions
from tests.support.slack.acting import Place, Who
from tests.support.slack.controls import Control, controls_of, fill, missing_inputs
from tests.support.slack.deliveries import Delivery
from tests.support.slack.state import Channel, Data, State, User, Workspace

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer


class Refused(Exception):
    """The app did not answer as Slack wants: the person sees an error."""


class Clicking:
    """Mixed into the server."""

    state: State

    async def clicks(
        self: SlackServer,
        user: Who,
        label: str,
        where: Place | None = None,
        *,
        ts: str = "",
        deny: bool = False,
    ) -> Delivery | None:
        """Presses the newest thing with that label that this person sees: a button, an entry of an overflow menu.

        `where`: a place, "home", "modal", or nothing for anywhere. `ts`: on that message. A dialog that asks to confirm
        is kept in `confirms`; `deny` answers no (then nothing is delivered).
        """
        control = self._find(user, label, where, ts)
        if control.confirm:
            self.confirms.append(control.confirm)
            if deny:
                return None
        return await self._act(user, control)

    async def chooses(
        self: SlackServer, user: Who, option: str, where: Place | None = None, *, action_id: str = "", ts: str = ""
    ) -> Delivery | None:
        """Picks an entry of a menu (select, radio buttons, checkboxes) in a message or on the home tab."""
        control = self._find(user, option, where, ts, action_id=action_id, menus=True)
        return await self._act(user, control)

    def _find(
        self: SlackServer, user: Who, label: str, where: Place | None, ts: str, action_id: str = "", menus: bool = False
    ) -> Control:
        workspace, person = self.state.person(user)
        seen: list[str] = []
        for control in self._surfaces(workspace, person, where, ts):
            if control.is_menu != menus or (action_id and control.action["action_id"] != action_id):
                continue
            seen.append(control.label)
            if control.label == label:
                return control
        raise LookupError(f"{person.name} sees nothing called {label!r}; there is {seen}")

    def _surfaces(self: SlackServer, workspace: Workspace, person: User, where: Place | None, ts: str) -> list[Control]:
        """Every control this person sees, the newest message's first, then the home tab's and the modal's."""
        found: list[Control] = []
        homes = [w for w in self.state.installed() if (w.id, person.id) in self.state.homes]
        if where not in ("home", "modal"):
            channels = [self._place(workspace, person, where)] if where else self._channels_of(person)
            pairs = [(c, m) for c in channels for m in [*c.messages.values(), *self._hidden(person, c)]]
            pairs.sort(key=lambda pair: pair[1]["ts"], reverse=True)
            for channel, message in pairs:
                if ts in ("", message["ts"]):
                    found += controls_of(message.get("blocks", []), channel=channel, message=message)
        if where in (None, "home") and not ts:
            for home in homes:
                view = self.state.views[self.state.homes[home.id, person.id]]
                found += controls_of(view["blocks"], view=view)
        if where in (None, "modal") and not ts:
            for view_id in reversed(self._modals(person)):
                found += controls_of(self.state.views[view_id]["blocks"], view=self.state.views[view_id])
        return found

    def _channels_of(self: SlackServer, person: User) -> list[Channel]:
        every = {c.id: c for w in self.state.workspaces.values() for c in w.channels.values()}
        return [channel for channel in every.values() if person.id in channel.members]

    def _hidden(self: SlackServer, person: User, channel: Channel) -> list[Data]:
        return self.state.ephemerals.get((channel.id, person.id), [])

    def _modals(self: SlackServer, person: User) -> list[str]:
        return [view for (_, user), stack in self.state.modals.items() if user == person.id for view in stack]

    async def _act(self: SlackServer, user: Who, control: Control) -> Delivery:
        """block_actions, as the client sends it."""
        _, person = self.state.person(user)
        if control.channel is not None:
            home = self._home_of(control.channel)
        else:
            home = self.state.workspaces[control.view["team_id"]]
        trigger = self.state.new_trigger(home.id, person.id, self.trigger_life)
        action = {**control.action, "action_ts": self.state.new_ts()}
        payload = interactions.block_actions(self.state, home, person, action, trigger, control, self.new_response_url)
        return await self.deliveries.interaction(home, payload)

    def _home_of(self: SlackServer, channel: Channel) -> Workspace:
        """The workspace of the app in this channel."""
        return next(w for w in self.state.workspaces.values() if w.installed and channel.id in w.channels)

    # --- modals -----------------------------------------------------------------------------------------------------

    async def submits(
        self: SlackServer, user: Who, view_id: str | None = None, /, **values: Any
    ) -> dict[str, str] | None:
        """Fills the newest modal (or this one) and submits it: the errors beside its fields, or None when it closed.

        Values are named by block id, action id or label ("Remise (%)" through `**{...}`); what is not named keeps its
        initial value. What the client itself refuses (a required field left empty) never reaches the app.
        """
        _, person = self.state.person(user)
        view = self._modal_view(person, view_id)
        state_values = fill(view["blocks"], values)
        missing = missing_inputs(view["blocks"], state_values)
        if missing:
            return missing
        view["state"] = {"values": state_values}
        home = self.state.workspaces[view["team_id"]]
        trigger = self.state.new_trigger(home.id, person.id, self.trigger_life)
        payload = interactions.view_submission(self.state, home, person, view, trigger)
        delivery = await self.deliveries.interaction(home, payload)
        if not delivery.acked:
            raise Refused(f"the submission was not acknowledged: {delivery.attempts}")
        return self.api.views.answered(person.id, view, delivery.answer)

    async def closes(self: SlackServer, user: Who, view_id: str | None = None) -> Delivery | None:
        """Closes the newest modal; the app is told when it asked for it (notify_on_close)."""
        _, person = self.state.person(user)
        view = self._modal_view(person, view_id)
        self.api.views.close(person.id, view)
        if not view.get("notify_on_close"):
            return None
        home = self.state.workspaces[view["team_id"]]
        return await self.deliveries.interaction(home, interactions.view_closed(self.state, home, person, view))

    def _modal_view(self: SlackServer, person: User, view_id: str | None) -> Data:
        stack = self._modals(person)
        if not stack:
            raise LookupError(f"{person.name} sees no modal")
        return self.state.views[view_id or stack[-1]]

    # --- the command and the shortcut ---------------------------------------------------------------------------------

    async def commands(self: SlackServer, user: Who, where: Place, command: str = "/commis", text: str = "") -> Data:
        """A slash command: what the app answered with its acknowledgement ({} when it was empty).

        Raises Refused when it was not acknowledged in time ("operation_timeout").
        """
        workspace, person = self.state.person(user)
        channel = self._place(workspace, person, where)
        home = next((w for w in self.state.installed() if channel.id in w.channels), None)
        if home is None:
            raise Refused(f"{command} is not installed in {workspace.name}")
        trigger = self.state.new_trigger(home.id, person.id, self.trigger_life)
        url = self.new_response_url(home, person, channel, "")
        payload = interactions.slash_command(self.state, home, person, channel, command, text, trigger, url)
        delivery = await self.deliveries.command(home, payload)
        if not delivery.acked:
            raise Refused(f"{command} failed with the error operation_timeout: {delivery.attempts}")
        answer = delivery.answer
        if answer:
            self.show_answer(url, answer)
        return answer

    async def shortcut(self: SlackServer, user: Who, ts: str, callback_id: str) -> Delivery:
        """A message shortcut, on the message of this ts."""
        _, person = self.state.person(user)
        channel, message = self.state.find_message(ts)
        home = self._home_of(channel)
        trigger = self.state.new_trigger(home.id, person.id, self.trigger_life)
        url = self.new_response_url(home, person, channel, ts)
        payload = interactions.message_action(self.state, home, person, channel, message, callback_id, trigger, url)
        return await self.deliveries.interaction(home, payload)
