"""The embedded mailbox: the contract, what mail programs do to it meanwhile, and a kill between any two steps."""

from __future__ import annotations

import asyncio
import errno
import mailbox
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from integrations.errors import Misconfigured, Unavailable
from integrations.mail.maildir import MaildirOut
from integrations.mail.port import MailOut
from tests.contracts.mail_out_contract import MAIL, Arrived, MailOutContract


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def read(folder: Path) -> list[EmailMessage]:
    """As a mail program reads it."""
    if not (folder / "cur").is_dir():
        return []
    box = mailbox.Maildir(folder, create=False)
    return [BytesParser(policy=policy.default).parsebytes(box.get_bytes(key)) for key in box.iterkeys()]


class TestMaildir(MailOutContract):
    @pytest.fixture
    def adapter(self, folder: Path) -> MailOut:
        return MaildirOut(folder)

    @pytest.fixture
    def arrived(self, folder: Path) -> Arrived:
        return lambda: read(folder)


Program = Callable[[Path], None]
"""What a mail program does to what has arrived."""


def seen(folder: Path) -> None:
    for mail in (folder / "new").iterdir():
        mail.rename(folder / "cur" / f"{mail.name}:2,S")


def deleted(folder: Path) -> None:
    for mail in (folder / "new").iterdir():
        mail.unlink()


def untouched(folder: Path) -> None:
    """Nobody looks."""


def filed(folder: Path) -> None:
    archive = folder / ".Archive" / "cur"
    archive.mkdir(parents=True, exist_ok=True)
    for mail in (folder / "new").iterdir():
        mail.rename(archive / f"{mail.name}:2,FS")


@pytest.mark.parametrize("done", [seen, deleted, filed])
async def test_a_mail_that_was_read_filed_or_deleted_is_not_sent_again(folder: Path, done: Program) -> None:
    await MaildirOut(folder).send(MAIL)
    done(folder)
    other = MaildirOut(folder)
    assert await other.find(MAIL.message_id) == MAIL.message_id
    await other.send(MAIL)
    assert list((folder / "new").iterdir()) == []


async def test_the_same_mail_at_once_from_many_arrives_once(folder: Path) -> None:
    ways = [MaildirOut(folder) for _ in range(4)]
    await asyncio.gather(*(way.send(MAIL) for way in ways * 6))
    assert len(read(folder)) == 1


async def test_the_same_mail_is_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for path in (folder, tmp_path / "other"):
        await MaildirOut(path).send(MAIL)
    (one,), (two,) = ((path / "new").iterdir() for path in (folder, tmp_path / "other"))
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()
    assert ":" not in one.name


KILLED = """
import os, signal, sys
from pathlib import Path
from integrations.mail.compose import compose
from integrations.mail.maildir import MaildirOut
from tests.contracts.mail_out_contract import MAIL

def deadly(call, left):
    def step(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return step

status, number = signal.SIGKILL, 0
while os.WIFSIGNALED(status):
    number += 1
    child = os.fork()
    if child == 0:
        left = [number]
        for name in ("open", "write", "fsync", "rename", "mkdir", "close"):
            setattr(os, name, deadly(getattr(os, name), left))
        MaildirOut(Path(sys.argv[1]) / f"{number:03}")._send(MAIL, compose(MAIL))
        os._exit(0)
    status = os.waitpid(child, 0)[1]
print(status)
"""


@pytest.fixture(scope="module")
def wrecks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Mailboxes whose sender was killed (SIGKILL) before its first file operation, its second, … to its last; the last
    mailbox is that of a sender who came through."""
    parent = tmp_path_factory.mktemp("wrecks")
    made = subprocess.run(
        [sys.executable, "-c", KILLED, str(parent)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert made.stdout.strip() == "0", made.stderr
    folders = [parent / "001", *sorted(parent.iterdir())]  # the first was killed before it made anything
    return sorted(set(folders))


@pytest.mark.parametrize("program", [seen, deleted, untouched])
async def test_killed_between_any_two_steps_it_arrives_exactly_once(
    wrecks: list[Path], tmp_path: Path, program: Program
) -> None:
    assert len(wrecks) > 15
    moments: list[bool] = []
    for wreck in wrecks:
        folder = tmp_path / wreck.name
        if wreck.is_dir():
            shutil.copytree(wreck, folder)
        delivered = list((folder / "new").iterdir()) if (folder / "new").is_dir() else []
        for mail in delivered:  # whatever is in sight is whole
            assert mail.read_bytes().endswith(b"--\r\n")
        moments.append(bool(delivered))
        if delivered:
            program(folder)
        box = MaildirOut(folder)
        assert bool(await box.find(MAIL.message_id)) == bool(delivered)
        await box.send(MAIL)
        # An independent count: what was in sight after the kill, and what the second attempt brought.
        still_there = delivered if program is untouched else []
        assert len(delivered) + len(list((folder / "new").iterdir())) - len(still_there) == 1
        assert list((folder / "tmp").iterdir()) == []
    assert moments == sorted(moments)
    assert set(moments) == {False, True}


async def test_a_mail_costs_the_same_among_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    box = MaildirOut(folder)
    await box.send(MAIL)
    for number in range(5_000):
        (folder / "cur" / f"1.{number:040x}.commis:2,S").touch()

    def no_listing(*_: object) -> None:
        raise AssertionError("a folder was listed")

    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, no_listing)
    for number in range(20):
        await box.send(replace(MAIL, message_id=f"<{number}@moulins.example>"))
        await box.send(MAIL)


@pytest.mark.parametrize(
    ("code", "error"), [(errno.ENOSPC, Unavailable), (errno.EROFS, Misconfigured), (errno.EACCES, Misconfigured)]
)
async def test_a_disk_that_refuses(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, error: type[Exception]
) -> None:
    box = MaildirOut(folder)
    real = os.write

    def refuse(handle: int, body: bytes) -> int:
        real(handle, body[:10])
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(error, match="cannot be written"):
        await box.send(MAIL)
    monkeypatch.undo()
    assert read(folder) == []
    await box.send(MAIL)
    assert len(read(folder)) == 1


async def test_a_path_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Misconfigured):
        await MaildirOut(tmp_path / "file" / "mail").send(MAIL)
