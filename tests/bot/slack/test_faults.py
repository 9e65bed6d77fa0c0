"""Every refusal of Slack is sorted: tried again, told to the person, or shown to the operator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import faults
from bot.slack.faults import SlackMissing, SlackRefusal, code_of, fault, wait_of
from bot.slack.methods import METHODS, ONCE
from integrations.errors import InDoubt, IntegrationError, Misconfigured, NotFound, Rejected, Unavailable


@pytest.mark.parametrize("code", sorted(faults.RETRY))
def test_what_passes_is_tried_again(code: str):
    error = fault("chat.postMessage", code, {}, retry_after=7)
    assert isinstance(error, Unavailable)
    assert error.retry_after == 7


@pytest.mark.parametrize("code", ["fatal_error", "internal_error"])
def test_a_failure_in_the_middle_leaves_a_post_in_doubt_and_a_question_free(code: str):
    assert isinstance(fault("chat.postMessage", code, {}), InDoubt)
    assert isinstance(fault("users.info", code, {}), Unavailable)


@pytest.mark.parametrize(
    "code",
    ["invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope",
     "org_login_required", "not_allowed_token_type", "access_denied"],
)  # fmt: skip
def test_what_the_operator_has_to_mend(code: str):
    error = fault("chat.postMessage", code, {})
    assert isinstance(error, Misconfigured)
    assert code_of(error) == code
    assert code in str(error)


def test_the_missing_scope_is_named():
    assert "im:write" in str(fault("conversations.open", "missing_scope", {"needed": "im:write", "provided": "x"}))
    assert "files:write" in str(fault("files.getUploadURLExternal", "missing_scope", {}))


@pytest.mark.parametrize("code", ["channel_not_found", "user_not_found", "file_not_found", "thread_not_found"])
def test_what_is_not_there(code: str):
    error = fault("chat.postMessage", code, {})
    assert isinstance(error, SlackMissing)
    assert isinstance(error, NotFound)
    assert error.code == code


@pytest.mark.parametrize(
    "code",
    ["is_archived", "not_in_channel", "user_disabled", "cannot_dm_bot", "restricted_action",
     "restricted_action_read_only_channel", "restricted_action_of_another_kind", "msg_too_long", "message_not_found"],
)  # fmt: skip
def test_what_the_person_is_told(code: str):
    error = fault("chat.postMessage", code, {})
    assert isinstance(error, SlackRefusal)
    assert isinstance(error, Rejected)
    assert error.code == code
    assert " " in str(error).removeprefix("chat.postMessage: ").removesuffix(f"({code})")


def test_an_unknown_code_is_named():
    error = fault("chat.postMessage", "squirrels_in_the_server_room", {})
    assert isinstance(error, SlackRefusal)
    assert "squirrels_in_the_server_room" in str(error)


def test_a_code_is_sorted_once():
    kinds = [faults.RETRY, dict.fromkeys(faults.HALF_DONE), faults.OPERATOR, faults.MISSING, faults.TELL]
    codes = [code for kind in kinds for code in kind]
    assert len(codes) == len(set(codes))


@given(st.sampled_from(sorted(METHODS)), st.text(max_size=40))
def test_any_code_becomes_an_error_of_ours(method: str, code: str):
    error = fault(method, code, {})
    assert isinstance(error, IntegrationError)
    assert str(error).startswith(method)
    assert not isinstance(error, InDoubt) or method in ONCE


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("3", 3),
        ("0", 0),
        ("1.5", 1.5),
        ("-4", 0),
        ("99999999", 3600),
        (None, 30),
        ("soon", 30),
        ("nan", 30),
        ("inf", 3600),
    ],
)
def test_retry_after_is_taken_within_reason(header: str | None, seconds: float):
    assert wait_of(header) == seconds
