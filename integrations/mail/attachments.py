"""What an attachment is by its bytes, and why nobody should open it. Nothing of it is unpacked, run or rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass

import puremagic

from integrations.mail.archives import Inside, look_inside
from integrations.mail.pdf_signs import pdf_danger
from integrations.mail.port import MailAttachment

_EXECUTABLE_NAMES = re.compile(
    r"\.(?:exe|scr|com|pif|cpl|msi|msp|msc|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|url|jar|reg|dll|sys|iso|img"
    r"|vhdx?|one|chm|appx|msix|apk|app|dmg|pkg|deb|rpm|sh|command|settingcontent-ms|library-ms|iqy|slk|xll)\s*\.*$",
    re.IGNORECASE,
)
_EXECUTABLE_BYTES = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00", b"\x00asm",
)  # fmt: skip
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"{\\rtf", "application/rtf"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("pdf", ("application/pdf", "application/x-pdf")),
    ("image", ("image/",)),
    ("ole", ("application/msword", "application/vnd.ms-", "application/x-ole-storage")),
    ("zip", ("application/zip", "application/x-zip", "application/vnd.openxmlformats", "application/vnd.oasis")),
    ("text", ("text/", "application/json", "application/xml", "message/", "application/pgp", "application/pkcs7")),
)
_NAMED_FAMILIES = {
    "pdf": "pdf", "png": "image", "jpg": "image", "jpeg": "image", "gif": "image", "webp": "image", "tif": "image",
    "tiff": "image", "heic": "image", "svg": "text", "docx": "zip", "xlsx": "zip", "pptx": "zip", "odt": "zip",
    "ods": "zip", "zip": "zip", "doc": "ole", "xls": "ole", "ppt": "ole", "txt": "text", "csv": "text", "xml": "text",
    "html": "text", "htm": "text", "ics": "text", "vcf": "text", "eml": "text",
}  # fmt: skip
_MOST_PIXELS = 250_000_000


@dataclass(frozen=True)
class Looked:
    """`media_type` by the bytes ("" unknown); `danger` executable | mismatch | macro | encrypted | bomb | "" none."""

    media_type: str
    danger: str = ""


def look(attachment: MailAttachment) -> Looked:
    """Never raises, whatever the bytes."""
    body = attachment.body
    if not body:
        return Looked("", "executable" if _EXECUTABLE_NAMES.search(attachment.name) else "")
    seen, danger = _seen(body)
    if _EXECUTABLE_NAMES.search(attachment.name):
        danger = "executable"
    if not danger and _mismatched(attachment, seen):
        danger = "mismatch"
    return Looked(seen, danger)


def _seen(body: bytes) -> tuple[str, str]:
    if body.startswith(_EXECUTABLE_BYTES):
        return "application/x-executable", "executable"
    if b"%PDF-" in body[:1024]:
        return "application/pdf", pdf_danger(body)
    if body.startswith(b"PK"):
        inside: Inside = look_inside(body)
        return inside.media_type, inside.danger
    if body.startswith(_OLE):
        return _ole(body)
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return "image/webp", ""
    for start, media_type in _SIGNATURES:
        if body.startswith(start):
            return media_type, _size_danger(body, media_type)
    return _by_words(body) or _by_library(body), ""


def _ole(body: bytes) -> tuple[str, str]:
    """Old Office files; a new one under a password is one too."""
    if "EncryptedPackage".encode("utf-16-le") in body:
        return "application/x-ole-storage", "encrypted"
    marks = ("_VBA_PROJECT", "Macros")
    macro = any(mark.encode("utf-16-le") in body for mark in marks) or b"Attribut\x00e VB_" in body
    if "__substg1.0_".encode("utf-16-le") in body:
        return "application/vnd.ms-outlook", ""
    return "application/x-ole-storage", "macro" if macro else ""


def _size_danger(body: bytes, media_type: str) -> str:
    if media_type == "image/png" and len(body) >= 24:
        wide, high = int.from_bytes(body[16:20], "big"), int.from_bytes(body[20:24], "big")
        return "bomb" if wide * high > _MOST_PIXELS else ""
    if media_type == "application/gzip":
        unpacked = int.from_bytes(body[-4:], "little")
        return "bomb" if unpacked > 100 * len(body) and unpacked > 100_000_000 else ""
    return ""


def _by_words(body: bytes) -> str:
    start = body[:4096]
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in start)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    if controls > len(start) // 100:
        return ""
    lowered = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lowered.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if lowered.startswith(b"<svg") or (lowered.startswith(b"<?xml") and b"<svg" in lowered):
        return "image/svg+xml"
    return "application/xml" if lowered.startswith(b"<?xml") else "text/plain"


def _by_library(body: bytes) -> str:
    try:
        return puremagic.from_string(body[:65_536], mime=True)  # pyright: ignore[reportUnknownMemberType] - PathLike
    except (puremagic.PureError, ValueError, IndexError, LookupError):
        return ""


def _mismatched(attachment: MailAttachment, seen: str) -> bool:
    """Whether its name or its mail says a family of types that its bytes are not of. A type that nobody knows is no
    lie, unless it calls itself a PDF, an image or an Office file, which all can be known."""
    said = {_NAMED_FAMILIES.get(attachment.name.rpartition(".")[2].lower(), ""), _family(attachment.media_type)} - {""}
    found = _family(seen)
    if not said or found in said:
        return False
    if found == "text" and said == {"ole"}:
        return False  # lists that old programs save as .xls are tables in HTML or text
    return bool(found) or bool(said - {"text"})


def _family(media_type: str) -> str:
    kind = media_type.strip().lower()
    if kind == "image/svg+xml":
        return "text"
    # A spreadsheet with macros, or of another maker, is an archive like the others.
    if "macroenabled" in kind:
        return "zip"
    return next((name for name, starts in _FAMILIES if kind.startswith(starts)), "")
