"""A folder of invoices as PDF files: which files may be copies, and whose, by their names; no database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from integrations.books.csv_problems import quoted
from integrations.books.names import name_key

FOLDER = "invoices"
FOLDERS = frozenset({FOLDER, "factures"})
MAX_BYTES = 10 * 1024 * 1024
MEDIA_TYPE = "application/pdf"
STAND_INS = ("-", "_", "~", "+")
"""What stands in a file's name for a character that no file's name may have, the usual one first."""
_IMPOSSIBLE = re.compile(r'[\\/:*?"<>|]')
_HEAD = 1024  # readers look for a PDF's mark in its first kilobyte


@dataclass(frozen=True)
class Finding:
    """What is wrong with one file, as a problem's code and values."""

    file: str
    code: str
    values: dict[str, str] = field(default_factory=dict[str, str])


def copies_folder(folder: Path) -> Path | None:
    """Errors: `OSError`."""
    found = sorted(each for each in folder.iterdir() if each.name.casefold() in FOLDERS and each.is_dir())
    return found[0] if found else None


def pdf_files(folder: Path) -> tuple[list[Path], list[Finding]]:
    """The PDF files by their names, and what else lies there. Errors: `OSError`."""
    files = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    pdfs = [each for each in files if each.suffix.casefold() == ".pdf"]
    return pdfs, [Finding(shown(each), "copy_other") for each in files if each not in set(pdfs)]


def read_copy(path: Path) -> bytes | Finding:
    """The file's bytes, or why they are no copy of an invoice."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Finding(shown(path), "too_big_copy", {"megabytes": str(MAX_BYTES // 1024**2)})
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)  # it may still be growing
    except OSError:
        return Finding(shown(path), "unreadable")
    if len(body) > MAX_BYTES:
        return Finding(shown(path), "too_big_copy", {"megabytes": str(MAX_BYTES // 1024**2)})
    return body if b"%PDF-" in body[:_HEAD] else Finding(shown(path), "not_pdf")


class Owners:
    """Finds the invoice that a file's name speaks of; neither case nor spacing count."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self._by_name: list[dict[str, list[str]]] = [{} for _ in range(1 + len(STAND_INS))]
        for number in numbers:
            for names, name in zip(self._by_name, (number, *_file_names(number)), strict=True):
                names.setdefault(name_key(name), []).append(number)

    def of(self, path: Path) -> str | Finding:
        """The number as it is wins over one with stand-ins, as "A-1" is not "A/1"."""
        stem = name_key(path.stem)
        for names in self._by_name:
            found = names.get(stem, [])
            if len(found) == 1:
                return found[0]
            if found:
                return Finding(shown(path), "copy_unclear", {"numbers": quoted(", ".join(sorted(found)))})
        return Finding(shown(path), "copy_unknown")


def file_name(number: str) -> str:
    """What its copy is called when it is attached."""
    return f"{_file_names(number)[0]}.pdf"


def free_file_name(number: str, taken: set[str]) -> str:
    """One that leads back to this invoice; `taken` holds the `name_key` of numbers and names given before."""
    if not _IMPOSSIBLE.search(number):
        return f"{number}.pdf"
    names = _file_names(number)
    free = next((name for name in names if name_key(name) not in taken), names[0])
    taken.add(name_key(free))
    return f"{free}.pdf"


def shown(path: Path) -> str:
    """The file's name, fit to be printed whatever its bytes."""
    name = path.name.encode("utf-8", "replace").decode()
    return f"{path.parent.name}/{''.join(sign if sign.isprintable() else '?' for sign in name)}"


def _file_names(number: str) -> list[str]:
    return [_IMPOSSIBLE.sub(sign, number) for sign in STAND_INS]
