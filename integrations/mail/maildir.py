"""The embedded way out: a Maildir that any mail program opens, in which every Message-ID arrives at most once.

Mail programs move a mail from `new` to `cur`, rename it and delete it, so its presence cannot tell whether it was
delivered. A record beside the mailbox does, in the folder `delivered`, one small file per Message-ID, found by name:

    1  tmp/H               the whole mail is written and synced          (H: hash of the Message-ID)
    2  delivered/H.staged  it is moved here, complete
    3  delivered/H         the record, empty; synced together with 2
    4  new/…               the staged mail is moved here                 ← delivered, for ever

The record without a staged mail means delivered; with one, that step 4 is left to do; no record, that nothing has
happened yet. So a process killed anywhere goes on where it was, whatever mail programs did meanwhile. A lock file keeps
two processes apart. Deleting `delivered` makes the mailbox forget what it has.
"""

from __future__ import annotations

import asyncio
import errno
import fcntl
import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from integrations.errors import IntegrationError, Misconfigured, Unavailable
from integrations.mail.compose import compose
from integrations.mail.port import OutgoingMail

_PASSING = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EINTR, errno.EAGAIN, errno.EMFILE, errno.ENFILE, errno.EBUSY}


class MaildirOut:
    """Implements `MailOut`. Errors: `Unavailable` for a full disk, `Misconfigured` for a folder that cannot be written.

    Each call costs a constant number of look-ups by name, however many mails there are.
    """

    can_find = True

    def __init__(self, path: Path) -> None:
        self._path = path

    async def send(self, mail: OutgoingMail) -> str:
        body = compose(mail)
        await asyncio.to_thread(self._send, mail, body)
        return mail.message_id

    async def find(self, message_id: str) -> str | None:
        return await asyncio.to_thread(self._find, message_id)

    def _send(self, mail: OutgoingMail, body: bytes) -> None:
        name = _name(mail.message_id)
        with _named_errors(self._path), self._locked():
            shelf = self._shelf(name)
            staged, record = shelf / f"{name}.staged", shelf / name
            if not record.exists():
                self._write(self._path / "tmp" / name, body)
                (self._path / "tmp" / name).rename(staged)
                os.close(os.open(record, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                _sync_folder(shelf)
            if staged.exists():
                # The time in front is the order in which mail programs list it; the rest makes it unique.
                staged.rename(self._path / "new" / f"{int(mail.sent_at.timestamp())}.{name}.commis")
                _sync_folder(self._path / "new")

    def _find(self, message_id: str) -> str | None:
        name = _name(message_id)
        with _named_errors(self._path), self._locked():
            shelf = self._path / "delivered" / name[:2]
            delivered = (shelf / name).exists() and not (shelf / f"{name}.staged").exists()
        return message_id if delivered else None

    def _shelf(self, name: str) -> Path:
        """The folder of the record: 256 of them, so that none grows large."""
        for folder in (self._path / "tmp", self._path / "new", self._path / "cur", self._path / "delivered" / name[:2]):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _sync_folder(folder.parent)
                _sync_folder(self._path)
        return self._path / "delivered" / name[:2]

    @contextmanager
    def _locked(self) -> Generator[None]:
        if not self._path.is_dir():
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self._path / "commis.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _write(self, path: Path, body: bytes) -> None:
        handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        try:
            left = memoryview(body)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)


def _name(message_id: str) -> str:
    return hashlib.sha256(message_id.encode()).hexdigest()[:40]


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _named_errors(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise _named(error, path) from error


def _named(error: OSError, path: Path) -> IntegrationError:
    text = f"the mailbox {path} cannot be written: {error.strerror or 'unknown error'}"
    return Unavailable(text) if error.errno in _PASSING else Misconfigured(text)
