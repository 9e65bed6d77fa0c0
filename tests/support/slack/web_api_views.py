"""views.*: modals and the home tab, and what an answer to a submission does to them."""

from __future__ import annotations

import copy
import json
import secrets
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.views import View

from tests.support.slack import blocks as block_kit
from tests.support.slack.refusals import Refusal, invalid_arguments, required
from tests.support.slack.state import Data, Workspace
from tests.support.slack.web_api_chat import Methods

if TYPE_CHECKING:
    from tests.support.slack.server import SlackServer

LARGEST = 250_000
DEEPEST = 3
_KEYS = {
    "type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close",
    "notify_on_close", "external_id", "submit_disabled",
}  # fmt: skip


class ViewMethods:
    """A person's modals of the app are a stack; the last is on top."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server

    def methods(self) -> Methods:
        return {
            "views.open": ("", self.open),
            "views.push": ("", self.push),
            "views.update": ("", self.update),
            "views.publish": ("", self.publish),
        }

    # --- checking ---------------------------------------------------------------------------------------------------

    def _checked(self, view: Any, kind: str) -> Data:
        """What the SDK's model and Slack's own rules say of it."""
        if not isinstance(view, dict):
            raise invalid_arguments("missing required field: view")
        if view.get("type") != kind:
            raise invalid_arguments(f"must be {kind} [json-pointer:/view/type]")
        unknown = sorted(set(view) - _KEYS)
        if unknown:
            raise invalid_arguments(f"invalid additional property: {unknown[0]} [json-pointer:/view]")
        if len(json.dumps(view, ensure_ascii=False)) > LARGEST:
            raise Refusal("view_too_large")
        try:
            View(**copy.deepcopy(view)).to_dict()
        except (SlackObjectFormationError, TypeError, KeyError, AttributeError) as error:
            raise invalid_arguments(f"{error} [json-pointer:/view]") from None
        if not view.get("blocks"):
            raise invalid_arguments("missing required field: blocks [json-pointer:/view]")
        blocks = block_kit.checked(view["blocks"], self._server.state.files, kind, "invalid_arguments")
        if kind == "modal":
            if not (view.get("title") or {}).get("text"):
                raise invalid_arguments("missing required field: title [json-pointer:/view]")
            if any(block["type"] == "input" for block in blocks) and not view.get("submit"):
                raise invalid_arguments("missing required field: submit [json-pointer:/view]")
        return {**copy.deepcopy(view), "blocks": blocks}

    def _kept(self, home: Workspace, view: Data, old: Data | None = None) -> Data:
        """The view as Slack keeps it. The state of an update starts again."""
        state = self._server.state
        view_id = old["id"] if old else state.new_id("V")
        kept = {
            "id": view_id,
            "team_id": home.id,
            "callback_id": "",
            "private_metadata": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            "close": None,
            "submit": None,
            "title": None,
            **view,
            "state": {"values": {}},
            "hash": f"{int(state.clock())}.{secrets.token_hex(4)}",
            "previous_view_id": old["previous_view_id"] if old else None,
            "root_view_id": old["root_view_id"] if old else view_id,
            "app_id": state.app_id,
            "app_installed_team_id": home.id,
            "bot_id": home.bot_id,
        }
        state.views[view_id] = kept
        return kept

    def _trigger(self, home: Workspace, arguments: Data) -> str:
        """Whose trigger it is. It works once, and for three seconds."""
        required(arguments, "trigger_id")
        trigger = self._server.state.triggers.get(arguments["trigger_id"])
        if trigger is None or trigger.team != home.id:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if self._server.state.clock() > trigger.until:
            raise Refusal("expired_trigger_id")
        return trigger.user

    # --- the methods ------------------------------------------------------------------------------------------------

    def open(self, home: Workspace, arguments: Data) -> Data:
        user = self._trigger(home, arguments)
        view = self._kept(home, self._checked(arguments.get("view"), "modal"))
        self._server.state.triggers[arguments["trigger_id"]].used = True
        self._server.state.modals[home.id, user] = [view["id"]]
        return {"view": view}

    def push(self, home: Workspace, arguments: Data) -> Data:
        user = self._trigger(home, arguments)
        checked = self._checked(arguments.get("view"), "modal")
        self._server.state.triggers[arguments["trigger_id"]].used = True
        return {"view": self._pushed(home, user, checked)}

    def _pushed(self, home: Workspace, user: str, checked: Data) -> Data:
        stack = self._server.state.modals.setdefault((home.id, user), [])
        if len(stack) >= DEEPEST:
            raise Refusal("push_limit_reached")
        view = self._kept(home, checked)
        if stack:
            view |= {"previous_view_id": stack[-1], "root_view_id": stack[0]}
        stack.append(view["id"])
        return view

    def update(self, home: Workspace, arguments: Data) -> Data:
        state = self._server.state
        wanted, external = arguments.get("view_id"), arguments.get("external_id")
        if not wanted and not external:
            raise invalid_arguments("missing required field: view_id")
        open_views = [state.views[view] for stack in state.modals.values() for view in stack]
        shown = [*open_views, *(state.views[view] for view in state.homes.values())]
        old = next(
            (view for view in shown if view["id"] == wanted or (external and view["external_id"] == external)), None
        )
        if old is None or old["team_id"] != home.id:
            raise Refusal("not_found")
        if arguments.get("hash") and arguments["hash"] != old["hash"]:
            raise Refusal("hash_conflict")
        return {"view": self._kept(home, self._checked(arguments.get("view"), old["type"]), old)}

    def publish(self, home: Workspace, arguments: Data) -> Data:
        required(arguments, "user_id")
        state = self._server.state
        person = home.users.get(arguments["user_id"]) or state.user(arguments["user_id"])
        if person is None or person.is_bot:
            raise Refusal("user_not_found")
        if person.deleted:
            raise Refusal("account_inactive")
        old = state.views.get(state.homes.get((home.id, person.id), ""))
        if arguments.get("hash") and (old is None or arguments["hash"] != old["hash"]):
            raise Refusal("hash_conflict")
        view = self._kept(home, self._checked(arguments.get("view"), "home"), old)
        state.homes[home.id, person.id] = view["id"]
        return {"view": view}

    # --- what becomes of a submission ---------------------------------------------------------------------------------

    def answered(self, user: str, view: Data, answer: Data) -> dict[str, str] | None:
        """As response_action says. Raises ValueError for an answer that Slack would not understand."""
        home = self._server.state.workspaces[view["team_id"]]
        action = answer.get("response_action")
        if action == "errors":
            inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
            errors = answer.get("errors") or {}
            if not errors or set(errors) - inputs:
                raise ValueError(f"errors beside fields that are not there: {errors}")
            return errors
        if action == "clear":
            self._server.state.modals.pop((home.id, user), None)
        elif action == "update":
            self._kept(home, self._checked(answer.get("view"), "modal"), view)
        elif action == "push":
            self._pushed(home, user, self._checked(answer.get("view"), "modal"))
        elif action is not None:
            raise ValueError(f"no such response_action: {action}")
        else:
            self.close(user, view)
        return None

    def close(self, user: str, view: Data) -> None:
        stack = self._server.state.modals.get((view["team_id"], user), [])
        if view["id"] in stack:
            stack.remove(view["id"])
