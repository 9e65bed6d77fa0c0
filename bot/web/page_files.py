"""The page and its parts: plain files of `page/`, served as they are, checked again by the browser each time."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "page"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True)
class PageFile:
    body: bytes
    media_type: str
    tag: str


@dataclass(frozen=True)
class PageFiles:
    """Read once, at the start. `version` changes with any of them, so that an old page knows to reload."""

    index: str
    parts: Mapping[str, PageFile]
    version: str

    @classmethod
    def load(cls, folder: Path = FOLDER) -> PageFiles:
        parts: dict[str, PageFile] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix in _TYPES:
                body = path.read_bytes()
                parts[path.name] = PageFile(body, _TYPES[path.suffix], f'"{hashlib.sha256(body).hexdigest()[:16]}"')
        index = (folder / "index.html").read_text(encoding="utf-8")
        whole = hashlib.sha256(index.encode())
        for part in parts.values():
            whole.update(part.tag.encode())
        return cls(index, parts, whole.hexdigest()[:12])

    def page(self, token: str, language: str) -> str:
        """The page of this run: it carries the token that its requests must show."""
        return (
            self.index.replace("{token}", html.escape(token, quote=True))
            .replace("{version}", self.version)
            .replace("{language}", "en" if language == "en" else "fr")
        )
