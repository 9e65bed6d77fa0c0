"""What in a PDF acts by itself, hides files or explodes: looked for in its objects, without rendering anything."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_MOST_OBJECTS = 300_000
_MOST_STREAMS = 60
_PIECE = 200_000
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECT = re.compile(rb"\b\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b")
_LENGTH = re.compile(rb"/Length\s{1,4}(\d{1,20})(?!\s{1,4}\d{1,5}\s{1,4}R)")
_CHAIN = re.compile(rb"/Filter\s{0,4}\[\s{0,4}(?:/\w{1,20}\s{0,4}){4,}")
_COMPRESSED_OBJECTS = re.compile(rb"/ObjStm\b[^>]{0,400}>{1,3}\s{0,4}stream\r?\n")
_SCRIPT = re.compile(rb"/(?:JavaScript|JS)\b")
_RUNS = re.compile(rb"/(?:Launch|SubmitForm|ImportData)\b")
_FILE = re.compile(rb"/EmbeddedFiles?\b")
_FILE_NAME = re.compile(rb"/U?F\s{0,4}\(((?:[^()\\]|\\.){1,300})\)")
_LOCKED = re.compile(rb"/Encrypt\b")


def pdf_danger(body: bytes) -> str:
    """ "executable" (it opens programs, or carries files that are no data), "macro" (scripts), "encrypted", "bomb" or
    ""."""
    if len(_OBJECT.findall(body)) > _MOST_OBJECTS or _CHAIN.search(body):
        return "bomb"
    if any(int(length) > len(body) for length in _LENGTH.findall(body)):
        return "bomb"
    looked = _ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), b"\n".join([body, *_hidden_objects(body)]))
    if _RUNS.search(looked) or (_FILE.search(looked) and not _only_data(looked)):
        return "executable"
    if _SCRIPT.search(looked):
        return "macro"
    return "encrypted" if _LOCKED.search(looked) else ""


def _only_data(looked: bytes) -> bool:
    """An electronic invoice (Factur-X) carries its own figures as XML."""
    names = [name.replace(b"\x00", b"").lower() for name in _FILE_NAME.findall(looked)]
    return bool(names) and all(name.strip().endswith((b".xml", b".json", b".csv", b".txt")) for name in names)


def _hidden_objects(body: bytes) -> Iterator[bytes]:
    """The beginnings of compressed lists of objects, each read up to a bound."""
    for number, found in enumerate(_COMPRESSED_OBJECTS.finditer(body)):
        if number >= _MOST_STREAMS:
            return
        try:
            yield zlib.decompressobj().decompress(body[found.end() : found.end() + _PIECE], _PIECE)
        except zlib.error:
            continue
