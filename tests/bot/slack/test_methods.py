"""The list of methods is that of the code: no more, no less, so that the manifest asks for no scope in vain."""

from __future__ import annotations

import ast
import re

from bot.slack.methods import FORMS, METHODS, ONCE
from tests.architecture.tree import modules

FAMILIES = "admin|agents|api|apps|assistant|auth|bots|chat|conversations|files|oauth|reactions|search|team|users|views"
METHOD = re.compile(rf"(?:{FAMILIES})(?:\.[a-z][A-Za-z0-9]*)+")


def called() -> set[str]:
    """Every string in the room that is the name of a method and nothing else."""
    return {
        node.value
        for module in modules("bot")
        if module.name.startswith("bot.slack.") and module.name != "bot.slack.methods"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and METHOD.fullmatch(node.value)
    }


def test_every_method_that_is_called_is_listed_and_every_listed_one_is_called():
    assert called() == set(METHODS)


def test_forms_and_posts_are_methods():
    assert set(METHODS) >= FORMS
    assert set(METHODS) >= ONCE


def test_scopes_are_scopes():
    scopes = {scope for needed in METHODS.values() for scope in needed}
    assert all(re.fullmatch(r"[a-z]+:[a-z]+(\.[a-z]+)?", scope) for scope in scopes)
    assert not scopes & {"channels:join", "chat:write.public", "users.profile:read", "admin"}
