"""Message → the JSON the page draws. Pure; the page puts every string in place as text, never as markup."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, assert_never
from urllib.parse import quote, urlsplit

from bot.web.settings import PLATFORM
from graphs.message import (
    Attachment,
    Block,
    Button,
    Buttons,
    Excerpt,
    Fields,
    FileRef,
    Form,
    Image,
    Link,
    Message,
    Progress,
    Table,
    Text,
    ThreadLink,
)

Json = dict[str, Any]

_SCHEMES = {"http", "https", "mailto"}
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


def message(content: Message) -> Json:
    """`summary` is drawn when there are no blocks, and announced to screen readers."""
    return {"summary": content.summary, "blocks": [block(item) for item in content.blocks]}


def block(item: Block) -> Json:
    match item:
        case Text() | Excerpt() | Fields() | Progress():
            return asdict(item)
        case Table():
            return _table(item)
        case Image():
            return {"kind": "image", "alt": item.alt, "file": file(item.file)}
        case Attachment():
            return {"kind": "attachment", "file": file(item.file)}
        case Link():
            return {"kind": "link", "label": item.label, "url": safe_url(item.url)}
        case ThreadLink():
            return _thread_link(item)
        case Buttons():
            return {"kind": "buttons", "buttons": [_button(each) for each in item.buttons]}
        case _:
            assert_never(item)


def form(item: Form) -> Json:
    return asdict(item)


def file(ref: FileRef) -> Json:
    """`view` opens it in the browser when its kind is known to be harmless there."""
    return {
        "id": ref.id,
        "name": ref.name,
        "media_type": ref.media_type,
        "size": ref.size,
        "url": f"/files/{quote(ref.id, safe='')}",
        "picture": ref.media_type in _PICTURES,
        "view": ref.media_type in _PICTURES or ref.media_type in {"application/pdf", "text/plain"},
    }


def safe_url(url: str) -> str | None:
    """The address when it leads to a web page or a mailbox; None otherwise (it is then shown as text)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    known = parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")
    return url if known else None


def _table(item: Table) -> Json:
    """Rows are as wide as the head: a short one is filled, a long one is cut."""
    width = len(item.columns)
    return {
        "kind": "table",
        "columns": [asdict(column) for column in item.columns],
        "rows": [[*row, *[""] * width][:width] for row in item.rows],
    }


def _thread_link(item: ThreadLink) -> Json:
    here = item.address.platform == PLATFORM
    return {
        "kind": "thread_link",
        "label": item.label,
        "channel": item.address.channel if here else None,
        "thread": item.address.thread if here else None,
    }


def _button(item: Button) -> Json:
    return {
        "id": item.id,
        "label": item.label,
        "style": item.style,
        "confirm": asdict(item.confirm) if item.confirm else None,
    }
