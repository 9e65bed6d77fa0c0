"""A file's bytes turned into rows of text: encoding, separator, quotes, whatever program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from integrations.books.csv_problems import BadFile

MAX_BYTES = 64 * 1024 * 1024
_SEPARATORS = ",;\t"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SEP_LINE = re.compile(r'"?sep=(.)"?\s*\r?\n?', re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Source:
    """`encoding_guessed`: not Unicode, so accents are read as Windows-1252. `lines` is the number of lines, about."""

    separator: str
    encoding_guessed: bool
    lines: int
    text: str
    skipped: int

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Line number (from 1) and cells of each row that is not blank, the header first. Errors: `BadFile`."""
        reader = csv.reader(
            io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True, skipinitialspace=True
        )
        while True:
            line = self.skipped + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise BadFile(_csv_code(str(error)), line) from None
            if cells and (cells[0].strip() or any(cell.strip() for cell in cells)):
                yield line, cells


def read_source(path: Path) -> Source:
    """Errors: `BadFile`."""
    text, guessed = _decode(_bytes(path))
    if not text.strip():
        raise BadFile("empty")
    lines = text.count("\n") + 1
    mark = _SEP_LINE.match(text)
    if mark:
        return Source(mark[1], guessed, lines, text[mark.end() :], 1)
    return Source(_separator(text), guessed, lines, text, 0)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadFile("too_big", megabytes=str(MAX_BYTES // 1024**2))
        return path.read_bytes()
    except OSError:
        raise BadFile("unreadable") from None


def _decode(data: bytes) -> tuple[str, bool]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise BadFile("workbook")
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16"), False
        except UnicodeDecodeError:
            raise BadFile("binary") from None
    if b"\0" in data or data.startswith(b"%PDF"):
        raise BadFile("binary", data.count(b"\n", 0, max(data.find(b"\0"), 0)) + 1)
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError as error:
        # Windows-1252 text holds next to no byte pairs that are valid UTF-8: some of each means a damaged file.
        if _MULTIBYTE.search(data):
            raise BadFile("mixed_encoding", data.count(b"\n", 0, error.start) + 1) from None
    try:
        return data.decode("cp1252"), True
    except UnicodeDecodeError as error:
        raise BadFile("binary", data.count(b"\n", 0, error.start) + 1) from None


def _separator(text: str) -> str:
    header = next(line for line in text.splitlines() if line.strip())
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_SEPARATORS, key=bare.count)


def _csv_code(message: str) -> str:
    if "field larger" in message:
        return "cell_too_long"
    if "unexpected end" in message:
        return "quote_open"
    return "quote_stray"
