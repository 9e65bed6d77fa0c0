"""Text and boxes put on a picture in pixels from its top left corner, each text in a font that has its letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.text import Text

GROUND = "#ffffff"
_DPI = 72  # so that a point is a pixel
_FULL = "…"


@dataclass(frozen=True)
class Face:
    regular: Path
    bold: Path


class Canvas:
    """Loads matplotlib when the first one is made."""

    def __init__(self, width: int, height: int, faces: list[Face]) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=GROUND, edgecolor=GROUND)
        self._canvas = FigureCanvasAgg(self._figure)
        self._height = height
        self._faces = faces

    def text(
        self, x: int, top: int, text: str, size: int, colour: str, *, bold: bool = False, right: bool = False
    ) -> int:
        """Returns its width. `x` is its left edge, or its right one."""
        drawn = self._text(text, size, bold=bold)
        drawn.set_transform(None)
        drawn.set_position((x, self._height - top - size))
        drawn.set_color(colour)
        drawn.set_horizontalalignment("right" if right else "left")
        self._figure.add_artist(drawn)
        return self.width(text, size, bold=bold)

    def box(self, x: int, top: int, width: int, height: int, colour: str) -> None:
        from matplotlib.patches import Rectangle

        place = (x, self._height - top - height)
        self._figure.add_artist(Rectangle(place, width, height, facecolor=colour, edgecolor="none", transform=None))

    def width(self, text: str, size: int, *, bold: bool = False) -> int:
        drawn = self._text(text, size, bold=bold)
        drawn.set_figure(self._figure)
        return round(drawn.get_window_extent(self._canvas.get_renderer()).width)

    def wrapped(self, text: str, size: int, room: int, *, lines: int, bold: bool = False) -> list[str]:
        """In so many lines at most, of whole words where they fit; what is left out shows as "…"."""
        words = text.split()
        found: list[str] = []
        while words and len(found) < lines:
            count = self._fitting(words, size, room, bold=bold)
            if count == len(words) or (count and len(found) < lines - 1):
                found.append(" ".join(words[:count]))
                words = words[count:]
                continue
            found.append(self._cut(" ".join(words), size, room, bold=bold))
            break
        return found

    def save(self, out: IO[bytes]) -> None:
        """Without the library's name and version in it."""
        writer: Any = self._canvas  # its own types say nothing of this method
        writer.print_png(out, metadata={"Software": None})

    def _fitting(self, words: list[str], size: int, room: int, *, bold: bool) -> int:
        count = 0
        while count < len(words) and self.width(" ".join(words[: count + 1]), size, bold=bold) <= room:
            count += 1
        return count

    def _cut(self, text: str, size: int, room: int, *, bold: bool) -> str:
        low, high = 0, min(len(text), 500)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(f"{text[:middle].rstrip()}{_FULL}", size, bold=bold) <= room:
                low = middle
            else:
                high = middle - 1
        return f"{text[:low].rstrip()}{_FULL}"

    def _text(self, text: str, size: int, *, bold: bool) -> Text:
        from matplotlib.font_manager import FontProperties
        from matplotlib.text import Text

        path, shown = _readable(text, tuple(face.bold if bold else face.regular for face in self._faces))
        font = FontProperties(fname=str(path), size=size)
        return Text(0, 0, shown, fontproperties=font, parse_math=False, usetex=False, verticalalignment="baseline")


def _readable(text: str, fonts: tuple[Path, ...]) -> tuple[Path, str]:
    """The first font that has all letters; when none has, the last one, and "□" for what it lacks."""
    for font in fonts:
        if all(ord(sign) in _letters(font) for sign in text):
            return font, text
    last = fonts[-1]
    return last, "".join(sign if ord(sign) in _letters(last) else "\u25a1" for sign in text)


@cache
def _letters(font: Path) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(font)).get_charmap())
