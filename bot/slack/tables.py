"""Table → Slack's own table block, or columns aligned in a block of code where that one cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.plain_message import EVEN, GAP, aligned, display_width, width_of
from bot.slack import limits
from bot.slack.escape import DASH, blank, code, literal, one_line
from bot.slack.limits import ELLIPSIS, size
from graphs.message import Table

Json = dict[str, Any]

_ROOM = limits.SECTION - 8
_SHAPES = ((36, 12), (36, 4), (36, 1), (12, 1))
"""Width of a column and lines of a cell, from generous to what fits whatever the cells say."""


@dataclass(frozen=True)
class Grid:
    """The part of a table that is shown: rows are as wide as the head, and each leaves out what it leaves out."""

    titles: list[str]
    right: list[bool]
    rows: list[list[str]]
    rows_left: int = 0
    columns_left: int = 0

    @property
    def empty(self) -> bool:
        return not self.titles or (not self.rows and all(blank(title) for title in self.titles))


def affordable(table: Table, text: int, cell: int) -> int:
    """How many rows could be shown in so many characters if no cell said more than `cell` of them."""
    taken = 0
    for at, row in enumerate(table.rows):
        taken += sum(min(len(each) or 1, cell) for each in row[: limits.TABLE_COLUMNS])
        if taken > text:
            return at
    return len(table.rows)


def grid(table: Table, rows: int, columns: int = limits.TABLE_COLUMNS) -> Grid:
    """At most so many rows (without the head) and columns. A row longer than the head has columns without title."""
    wide = max([len(table.columns), *(len(row) for row in table.rows)])
    width = min(wide, columns)
    titles = [column.title for column in table.columns[:width]]
    right = [column.align == "right" for column in table.columns[:width]]
    missing = width - len(titles)
    return Grid(
        titles=[_bounded(title) for title in [*titles, *[""] * missing]],
        right=[*right, *[False] * missing],
        rows=[[_bounded(cell) for cell in [*row[:width], *[""] * width][:width]] for row in table.rows[:rows]],
        rows_left=max(0, len(table.rows) - rows),
        columns_left=wide - width,
    )


def _bounded(cell: str) -> str:
    """A cell is read no further than anything of it could be shown."""
    return cell if len(cell) <= 2 * limits.CELL else cell[: 2 * limits.CELL] + ELLIPSIS


@dataclass(frozen=True)
class Drawn:
    """`shortened` is how many cells say less than they should."""

    blocks: list[Json]
    shortened: int


def native(shown: Grid, longest: int) -> Drawn:
    """The one table block that a message may have. `longest` is what a cell may say, in characters."""
    lines = [shown.titles, *shown.rows]
    longest = min(longest, limits.CELL)
    settings = [{"align": "right"} if right else {"align": "left", "is_wrapped": True} for right in shown.right]
    rows = [[{"type": "raw_text", "text": literal(cell, longest)} for cell in line] for line in lines]
    shortened = sum(size(literal(cell, len(cell) * 2 + 2)) > longest for line in lines for cell in line)
    return Drawn([{"type": "table", "rows": rows, "column_settings": settings}], shortened)


def monospace(shown: Grid, longest: int) -> Drawn:
    """Sections of code, each beginning at a row; the head is in the first."""
    lines = [[one_line(cell) or DASH for cell in line] for line in [shown.titles, *shown.rows]]
    shapes = ((width, min(most, max(1, longest // width))) for width, most in _SHAPES)
    tried = (_aligned(lines, shown.right, width, most) for width, most in shapes)
    drawn = next((each for each in tried if max(map(size, each.rows)) <= _ROOM), _aligned(lines, shown.right, 12, 1))
    return Drawn([_fenced(text) for text in _gathered(drawn.rows)], drawn.shortened)


@dataclass(frozen=True)
class _Aligned:
    rows: list[str]
    shortened: int


def _aligned(lines: Sequence[Sequence[str]], right: Sequence[bool], width: int, most: int) -> _Aligned:
    """Each row as the lines it takes, escaped, under a rule after the head."""
    wrapped = [[_wrapped(cell, width) for cell in line] for line in lines]
    shortened = sum(len(cell) > most for line in wrapped for cell in line)
    kept = [[_kept(cell, most, width) for cell in line] for line in wrapped]
    widths = [max(display_width(part) for cell in column for part in cell) for column in zip(*kept, strict=True)]
    rows = [_row(line, widths, right) for line in kept]
    rows[0] += "\n" + GAP.join("─" * each for each in widths)
    return _Aligned(rows, shortened)


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]) -> str:
    height = max(len(cell) for cell in cells)
    lines = [[cell[at] if at < len(cell) else "" for cell in cells] for at in range(height)]
    return "\n".join(code(aligned(line, widths, right)) for line in lines)


def _kept(parts: list[str], most: int, width: int) -> list[str]:
    return parts if len(parts) <= most else [*parts[: most - 1], parts[most - 1][: width - 1].rstrip() + ELLIPSIS]


def _wrapped(cell: str, width: int) -> list[str]:
    """Lines that are no wider, cut at spaces where there are any (not at those that do not break)."""
    lines: list[str] = []
    rest = cell
    while len(rest) > width or _taken(rest) > width:
        end = _fitting(rest[: width + 1], width)
        if rest[end] != " ":
            at = rest.rfind(" ", 1, end)
            end = at if at > 0 else end
        lines.append(rest[:end].rstrip(" "))
        rest = rest[end:].lstrip(" ")
        if len(lines) > _SHAPES[0][1]:
            break
    return [*lines, rest] if rest or not lines else lines


def _taken(text: str) -> int:
    return len(text) if EVEN.fullmatch(text) else sum(max(1, width_of(each)) for each in text)


def _fitting(text: str, width: int) -> int:
    """How many characters fit; one that takes no room counts too, so that a cell has an end."""
    if EVEN.fullmatch(text):
        return min(width, len(text))
    taken = 0
    for at, each in enumerate(text):
        taken += max(1, width_of(each))
        if taken > width:
            return max(1, at)
    return len(text)


def _gathered(rows: Sequence[str]) -> list[str]:
    texts = [rows[0]]
    for row in rows[1:]:
        if size(texts[-1]) + size(row) + 1 <= _ROOM:
            texts[-1] += f"\n{row}"
        else:
            texts.append(row)
    return texts


def _fenced(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": f"```\n{text}\n```", "verbatim": True}}
