"""What a zip archive (and so an Office file) says of its content, in its directory alone: nothing is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

MOST_ENTRIES = 5_000
LARGEST = 500_000_000
"""Bytes that it says it unpacks to."""
_STEEPEST = 200
_SMALL = 20_000_000
_END = b"PK\x05\x06"
_MACROS = re.compile(r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|macrosheets/|basic/|scripts/)", re.IGNORECASE)
_RUNS = re.compile(
    r"\.(?:exe|scr|com|pif|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|dll|iso|img|vhdx?|chm|sh|xll)$", re.IGNORECASE
)
_OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)


@dataclass(frozen=True)
class Inside:
    media_type: str
    danger: str = ""


def look_inside(body: bytes) -> Inside:
    if _entries(body) > MOST_ENTRIES:
        return Inside("application/zip", "bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, LookupError, NotImplementedError, OverflowError):
        return Inside("application/zip", "mismatch")
    names = [entry.filename for entry in entries]
    return Inside(_type(names), _danger(entries, names, len(body)))


def _entries(body: bytes) -> int:
    """As the end of the directory counts them: a list of millions is not worth reading."""
    at = body.rfind(_END, max(0, len(body) - 66_000))
    return int.from_bytes(body[at + 10 : at + 12], "little") if at >= 0 and at + 12 <= len(body) else 0


def _type(names: list[str]) -> str:
    if "[Content_Types].xml" in names:
        return next((kind for start, kind in _OFFICE if any(n.startswith(start) for n in names)), "application/zip")
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "application/vnd.oasis.opendocument"
    return "application/zip"


def _danger(entries: list[zipfile.ZipInfo], names: list[str], size: int) -> str:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    steep = any(entry.file_size > _SMALL and entry.file_size > _STEEPEST * entry.compress_size for entry in entries)
    # Entries that together hold more than the whole archive share their bytes.
    if unpacked > LARGEST or steep or packed > size:
        return "bomb"
    if any(_RUNS.search(name.strip()) for name in names):
        return "executable"
    if any(entry.flag_bits & 0x1 for entry in entries):
        return "encrypted"
    return "macro" if any(_MACROS.search(name) for name in names) else ""
