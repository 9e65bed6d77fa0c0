"""Texts in files: what is written is read back the same, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.texts.files import file_name, read_text, written
from graphs.dunning.texts import TEXTS
from graphs.dunning.texts_port import OwnText


@pytest.mark.parametrize("key", sorted(TEXTS), ids=".".join)
def test_what_is_written_is_read_back(key: tuple[str, str, str], tmp_path: Path):
    own = OwnText(*key, TEXTS[key].subject, TEXTS[key].body)
    path = tmp_path / file_name(*key)
    path.write_text(written(own), encoding="utf-8")
    read = read_text(path, "fr")
    assert (read.own, read.problems) == (own, [])


@pytest.mark.parametrize(
    ("name", "body", "part"),
    [
        ("reminder.firm.fr.formal.txt", b"Objet: x {nope}\n\n{total} {invoices}", "nope"),
        ("reminder.firm.fr.formal.txt", b"Objet: x\n\n{total}", "invoices"),
        ("reminder.firm.fr.formal.txt", b"Bonjour\n\n{total} {invoices}", "objet"),
        ("reminder.firm.fr.formal.txt", b"\xff\xfe\x00", "UTF-8"),
        ("reminder.firm.fr.formal.txt", b"Objet: x\n" + b"a" * 70_000, "trop grand"),
        ("reminder.firm.fr.rude.txt", b"Objet: x\n\ny", "reminder.firm.fr.formal.txt"),
        ("reminder.firm.fr.formal.md", b"Objet: x\n\ny", "reminder.firm.fr.formal.txt"),
        ("quote.first.en.warm.txt", None, "lire"),
    ],
)
def test_what_is_wrong_is_said(name: str, body: bytes | None, part: str, tmp_path: Path):
    path = tmp_path / name
    if body is not None:
        path.write_bytes(body)
    read = read_text(path, "fr")
    assert read.problems
    assert part in " ".join(read.problems)


def test_a_mark_of_order_and_foreign_line_ends_are_no_trouble(tmp_path: Path):
    path = tmp_path / "quote.first.en.warm.txt"
    path.write_bytes("\ufeffSubject: Quote {number}\r\n\r\nHello,\r\n{number}\r\n".encode())
    read = read_text(path, "en")
    assert read.problems == []
    assert read.own == OwnText("quote.first", "en", "warm", "Quote {number}", "Hello,\n{number}\n")
