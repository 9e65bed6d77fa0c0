"""What a person asks about the texts customers are sent, typed: to see them, to see one, to change one or reset it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

TextOp = Literal["list", "show", "edit", "reset"]


@dataclass(frozen=True)
class TextBrief:
    """`name` as in `graphs.dunning.texts.NAMES` ("" not said), `language` fr | en and `manner` formal | warm ("" not
    said). `subject` and `body` where the new words came along ("" none)."""

    op: TextOp
    name: str = ""
    language: str = ""
    manner: str = ""
    subject: str = ""
    body: str = ""


_ADAPTER: TypeAdapter[TextBrief] = TypeAdapter(TextBrief)


def brief_to_json(brief: TextBrief) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> TextBrief:
    return _ADAPTER.validate_python(data)
