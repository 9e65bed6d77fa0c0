"""The company's own wording of what customers are sent, where it has changed ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class OwnText:
    """`name` is the text's (`graphs.dunning.texts.TEXTS`), e.g. "reminder.firm"; `language` fr | en; `manner` formal |
    warm. Subject and body hold blanks like {customer}."""

    name: str
    language: str
    manner: str
    subject: str
    body: str


class Texts(Protocol):
    def own(self, name: str, language: str, manner: str) -> OwnText | None:
        """The company's own, as it stands now; None: ours holds."""
        ...
