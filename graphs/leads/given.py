"""What somebody gave when they asked to be contacted, as it came: untrusted text, cut to sizes, typed later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

LeadSource = Literal["web", "form", "mail", "chat", "import"]
"""web: our own form page · form: another tool's webhook."""

LONGEST_FIELD = 300
LONGEST_MESSAGE = 10_000
"""Characters that are kept of a field, and of the message; what is cut is said in `cut`."""


@dataclass(frozen=True)
class Given:
    """Every field as written, "" for none. `via` names the form or the file; `consent` None: not asked; `trap`: the
    field that people do not see was filled; `extra` other questions of the form with their answers (at most 30); `cut`
    names of fields of which not all was kept. `brought_by`: the colleague who told us (a person's id); `direct` False:
    it was not given by themselves (a bought list, a fair). `doubts`: codes about the sender (see
    `graphs.sorting.mail.SenderDoubt`)."""

    source: LeadSource
    via: str = ""
    name: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    siren: str = ""
    website: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    role: str = ""
    product: str = ""
    quantity: str = ""
    budget: str = ""
    deadline: str = ""
    message: str = ""
    language: str = ""
    consent: bool | None = None
    trap: bool = False
    direct: bool = True
    brought_by: str = ""
    extra: dict[str, str] = field(default_factory=dict[str, str])
    cut: list[str] = field(default_factory=list[str])
    doubts: list[str] = field(default_factory=list[str])


_ADAPTER: TypeAdapter[Given] = TypeAdapter(Given)


def given_to_json(given: Given) -> dict[str, Any]:
    return _ADAPTER.dump_python(given, mode="json")


def given_from_json(data: dict[str, Any]) -> Given:
    return _ADAPTER.validate_python(data)
