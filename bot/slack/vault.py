"""Keeps the tokens of installed workspaces unreadable at rest: Fernet, with the current key and the one it replaces."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bot.slack.setup import wording
from integrations.errors import Misconfigured

SHORTEST = 16
"""Characters of a passphrase."""

# Of the application, not of one installation: the same passphrase must open the same database on another machine.
_SALT = b"commis.slack.vault.1"
_COST = 2**15


class Vault:
    """`keys`: the current one first. Each is a Fernet key, or a passphrase. Raises `Misconfigured` for a short one."""

    def __init__(self, keys: Sequence[str], language: str) -> None:
        if not keys:
            raise Misconfigured(wording.tell("key_absent", language))
        self._language = language
        self._current, *_ = ciphers = [_cipher(key, language) for key in keys]
        self._all = MultiFernet(ciphers)

    def seal(self, body: bytes) -> bytes:
        return self._current.encrypt(body)

    def open(self, sealed: bytes) -> bytes:
        """Raises `Misconfigured` when none of the keys made it."""
        try:
            return self._all.decrypt(sealed)
        except InvalidToken:
            raise Misconfigured(wording.tell("key_lost", self._language)) from None

    def resealed(self, sealed: bytes) -> bytes | None:
        """The same under the current key; None when it already is, or when none of the keys opens it."""
        try:
            self._current.decrypt(sealed)
        except InvalidToken:
            try:
                return self._all.rotate(sealed)
            except InvalidToken:
                return None
        return None


def new_key() -> str:
    return Fernet.generate_key().decode("ascii")


def _cipher(key: str, language: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        pass
    if len(key) < SHORTEST:
        raise Misconfigured(wording.tell("key_short", language, least=SHORTEST))
    stretched = Scrypt(salt=_SALT, length=32, n=_COST, r=8, p=1).derive(key.encode("utf-8"))
    return Fernet(base64.urlsafe_b64encode(stretched))
