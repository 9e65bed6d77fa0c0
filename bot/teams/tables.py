"""Table → columns side by side where a phone can show them, else each row as its name, its total and the rest below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.plain_message import display_width
from bot.teams import limits
from bot.teams.elements import MUTED, NORMAL, STRONG, Style, columns, line
from bot.teams.escape import blank, one_line
from bot.teams.limits import ELLIPSIS, clip
from bot.typography import HARD
from graphs.message import Table

Json = dict[str, Any]

_WIDEST = 30
"""Characters of a cell that speak for the width of its column; what is beyond wraps."""


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


@dataclass(frozen=True)
class Drawn:
    """`shortened` is how many cells say less than they should."""

    blocks: list[Json]
    shortened: int


def affordable(table: Table, room: int, cell: int) -> int:
    """How many rows could be shown in so many characters if no cell said more than `cell` of them."""
    taken = 0
    for at, row in enumerate(table.rows):
        taken += sum(min(len(each) or 1, cell) for each in row[: limits.COLUMNS])
        if taken > room:
            return at
    return len(table.rows)


def grid(table: Table, rows: int) -> Grid:
    """At most so many rows (without the head). A row longer than the head has columns without title."""
    wide = max([len(table.columns), *(len(row) for row in table.rows)])
    width = min(wide, limits.COLUMNS)
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
    return one_line(cell if len(cell) <= 2 * limits.CELL else cell[: 2 * limits.CELL] + ELLIPSIS)


def draw(shown: Grid, longest: int, language: str) -> Drawn:
    """`longest` is what a cell may say, in characters."""
    longest = min(longest, limits.CELL)
    shortened = sum(len(cell) > longest for row in [shown.titles, *shown.rows] for cell in row)
    titles = [clip(title, longest) for title in shown.titles]
    rows = [[clip(cell, longest) for cell in row] for row in shown.rows]
    cut = Grid(titles, shown.right, rows)
    if len(titles) <= limits.TABLE_COLUMNS:
        return Drawn([_native(cut)], shortened)
    return Drawn(_records(cut, language), shortened)


def _native(shown: Grid) -> Json:
    widths = [_share(title, [row[at] for row in shown.rows]) for at, title in enumerate(shown.titles)]
    return {
        "type": "Table",
        "firstRowAsHeader": True,
        "showGridLines": True,
        "columns": [{"width": width} for width in widths],
        "rows": [_row(shown.titles, shown.right, STRONG), *(_row(row, shown.right, NORMAL) for row in shown.rows)],
    }


def _row(cells: Sequence[str], right: Sequence[bool], style: Style) -> Json:
    drawn = [
        {"type": "TableCell", "items": [line(cell, style, right=to)]} for cell, to in zip(cells, right, strict=True)
    ]
    return {"type": "TableRow", "cells": drawn}


def _share(title: str, cells: Sequence[str]) -> int:
    """The weight of a column's width: room for its longest word, some more for whole lines, and its margins."""
    texts = [title[:_WIDEST], *(cell[:_WIDEST] for cell in cells)]
    longest = [max(map(display_width, text.split(" "))) for text in texts]
    word = max(longest[0] + 1, *longest)  # the title is in bold
    return word + max(0, max(map(display_width, texts)) - word) // 3 + 2


def _records(shown: Grid, language: str) -> list[Json]:
    """The last column, where it holds amounts, stands at the end of the line."""
    split = shown.right[-1]
    last = len(shown.titles) - 1 if split else len(shown.titles)
    blocks: list[Json] = []
    if split and not (blank(shown.titles[0]) and blank(shown.titles[-1])):
        blocks.append(_two([line(shown.titles[0], MUTED)], line(shown.titles[-1], MUTED, right=True), "default"))
    for row in shown.rows:
        pairs = [
            _pair(title, cell, language)
            for title, cell in zip(shown.titles[1:last], row[1:last], strict=True)
            if not blank(cell)
        ]
        said = [line(row[0], STRONG), *([line(" · ".join(pairs), MUTED, spacing="none")] if pairs else [])]
        if split:
            blocks.append(_two(said, line(row[-1], STRONG, right=True), "small"))
        else:
            blocks.append({"type": "Container", "items": said, "spacing": "small"})
    for block in blocks[1:]:
        block["separator"] = True
    return blocks


def _two(wide: Sequence[Json], narrow: Json, spacing: str) -> Json:
    return columns([("stretch", wide), ("auto", [narrow])], spacing=spacing)


def _pair(title: str, cell: str, language: str) -> str:
    if blank(title):
        return cell
    return f"{title}{HARD}: {cell}" if language == "fr" else f"{title}: {cell}"
