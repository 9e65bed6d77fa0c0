"""What is wrong in a file, by code and place, so that it can be said in any language."""

from __future__ import annotations

from dataclasses import dataclass, field

from integrations.books import wording

SHOWN = 100
QUOTED = 60


@dataclass(frozen=True)
class Problem:
    """`line` counts from 1 with the header (0: the whole file); `column` is the header as the file writes it."""

    file: str
    line: int
    column: str
    code: str
    values: dict[str, str] = field(default_factory=dict[str, str])

    def text(self, language: str) -> str:
        """One sentence that names file, line and column, in "fr" or "en"."""
        return wording.problem(language, self.file, self.line, self.column, self.code, self.values)


class BadFile(Exception):
    """The file cannot be read at all, or no further than `line`."""

    def __init__(self, code: str, line: int = 0, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.values = values


class BadCell(Exception):
    """The cell's text does not mean what its column needs."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


Notes = list[tuple[str, dict[str, str]]]
"""Warnings on a cell or row: code and values."""


class Report:
    """Collects problems of one file; beyond the first hundred of a kind it only counts."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._errors: list[Problem] = []
        self._warnings: list[Problem] = []
        self._error_count = 0
        self._warning_count = 0

    @property
    def failed(self) -> bool:
        return self._error_count > 0

    def error(self, code: str, line: int = 0, column: str = "", values: dict[str, str] | None = None) -> None:
        self._error_count += 1
        if self._error_count <= SHOWN:
            self._errors.append(Problem(self.file, line, column, code, values or {}))

    def warn(self, code: str, line: int = 0, column: str = "", values: dict[str, str] | None = None) -> None:
        self._warning_count += 1
        if self._warning_count <= SHOWN:
            self._warnings.append(Problem(self.file, line, column, code, values or {}))

    def errors(self) -> list[Problem]:
        return self._errors + self._more("more_errors", self._error_count)

    def warnings(self) -> list[Problem]:
        return self._warnings + self._more("more_warnings", self._warning_count)

    def _more(self, code: str, count: int) -> list[Problem]:
        return [Problem(self.file, 0, "", code, {"count": str(count - SHOWN)})] if count > SHOWN else []


def quoted(text: str) -> str:
    """What the file says, short enough for a sentence."""
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
