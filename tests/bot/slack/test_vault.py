"""Tokens at rest: read with the right key or the one it replaced, by nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.vault import SHORTEST, Vault, new_key
from integrations.errors import Misconfigured

KEY, OTHER = new_key(), new_key()
PASSPHRASE = "correct cheval pile agrafe"


@given(st.binary(max_size=2_000))
@settings(max_examples=50)
def test_what_is_sealed_comes_back_and_does_not_show(body: bytes):
    vault = Vault([KEY], "fr")
    sealed = vault.seal(body)
    assert vault.open(sealed) == body
    assert len(body) < 8 or body not in sealed


def test_a_passphrase_is_the_same_key_everywhere():
    sealed = Vault([PASSPHRASE], "fr").seal(b"xoxb")
    assert Vault([PASSPHRASE], "fr").open(sealed) == b"xoxb"
    with pytest.raises(Misconfigured):
        Vault([PASSPHRASE + "!"], "fr").open(sealed)


def test_a_short_passphrase_is_refused_by_the_name_of_its_setting():
    with pytest.raises(Misconfigured, match="COMMIS_TOKEN_KEY") as refusal:
        Vault(["motdepasse"], "fr")
    assert "motdepasse" not in str(refusal.value)
    assert Vault(["é" * SHORTEST], "fr").seal(b"")


def test_no_key_is_refused():
    with pytest.raises(Misconfigured, match="COMMIS_TOKEN_KEY"):
        Vault([], "en")


def test_a_lost_key_is_said_in_both_languages():
    sealed = Vault([KEY], "fr").seal(b"xoxb")
    with pytest.raises(Misconfigured, match="COMMIS_TOKEN_KEY_PREVIOUS, ou installez"):
        Vault([OTHER], "fr").open(sealed)
    with pytest.raises(Misconfigured, match="COMMIS_TOKEN_KEY_PREVIOUS, or install"):
        Vault([OTHER], "en").open(sealed)


@pytest.mark.parametrize(
    "change", [lambda b: b[:-1], lambda b: b[:20] + b"A" + b[21:], lambda b: b"", lambda b: b"\xff"]
)
def test_what_was_tampered_with_is_not_read(change):
    sealed = Vault([KEY], "fr").seal(b"xoxb-1")
    with pytest.raises(Misconfigured):
        Vault([KEY], "fr").open(change(sealed))


def test_keys_are_replaced_in_two_steps():
    old = Vault([KEY], "fr").seal(b"xoxb")
    both = Vault([OTHER, KEY], "fr")
    assert both.open(old) == b"xoxb"
    new = both.resealed(old)
    assert new is not None
    assert Vault([OTHER], "fr").open(new) == b"xoxb"
    assert both.resealed(new) is None
    assert Vault([OTHER], "fr").resealed(old) is None


def test_new_keys_are_keys_and_differ():
    assert new_key() != new_key()
    assert Vault([new_key()], "fr").seal(b"")
