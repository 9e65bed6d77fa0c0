"""What a file of rules holds, as it is written there, and what can be wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bot.rules.files.wording import tell
from graphs.rules.rule import How, Relation, RuleState

RULE_KEYS = ("id", "state", "sentence", "when", "then", "since", "until")
RELATION_KEYS = ("one", "other", "how", "cap")
TABLES = ("rule", "relation", "example")


def in_language(text: Mapping[str, str], language: str) -> str:
    """French when the language is neither."""
    return text["en" if language == "en" else "fr"]


@dataclass(frozen=True)
class FileProblem:
    """`rule` is the id of the rule (or relation, or the example's name) it is about; `line` counts from 1, 0 when it
    cannot be told; `text` is by language."""

    text: dict[str, str]
    rule: str = ""
    line: int = 0
    grave: bool = True

    def said(self, file: str, language: str) -> str:
        """ "rules.toml, line 12, R3: …" """
        where = [file]
        if self.line:
            where.append(tell(language, "line", line=self.line))
        if self.rule:
            where.append(self.rule)
        return tell(language, "where", where=", ".join(where), text=self.words(language))

    def words(self, language: str) -> str:
        """What is wrong, without where (French when the language is neither)."""
        return in_language(self.text, language)


def problem(key: str, /, rule: str = "", line: int = 0, *, grave: bool = True, **values: object) -> FileProblem:
    return FileProblem({language: tell(language, key, **values) for language in ("fr", "en")}, rule, line, grave)


@dataclass(frozen=True)
class FileRule:
    """`when` is the expression as written, `then` the table with its numbers as decimals."""

    id: str
    state: RuleState
    sentence: str
    when: str
    then: dict[str, Any]
    since: date | None = None
    until: date | None = None
    line: int = 0
    lines: dict[str, int] = field(default_factory=dict[str, int])

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


@dataclass(frozen=True)
class FileRelation:
    one: str
    other: str
    how: How
    cap: Decimal | None = None
    line: int = 0

    @property
    def relation(self) -> Relation:
        return Relation(self.one, self.other, self.how, self.cap)

    @property
    def pair(self) -> frozenset[str]:
        return frozenset({self.one, self.other})


@dataclass(frozen=True)
class RuleFile:
    """`examples` as TOML has them; `example_lines` where each begins."""

    rules: list[FileRule] = field(default_factory=list[FileRule])
    relations: list[FileRelation] = field(default_factory=list[FileRelation])
    examples: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    example_lines: list[int] = field(default_factory=list[int])
