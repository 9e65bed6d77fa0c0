"""Draws the app's icons: a C, and the tick of what is done in its opening; the same bytes on every machine."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise

ACCENT = "#1F3D36"
"""The app's colour, behind its mark."""

COLOR_SIZE, OUTLINE_SIZE = 192, 32
"""Pixels, as Teams wants them."""

GROUND, PAPER, TICK = (0x1F, 0x3D, 0x36), (0xFF, 0xFF, 0xFF), (0xF2, 0xB1, 0x34)

CENTRE, RADIUS = (90.0, 96.0), 46.0
STROKE, MARGIN = 18.0, 8.0
"""How thick it is drawn, and how far the C keeps from the tick."""

OPENING = 0.56
"""Cosine of half the angle by which the C is open."""

BEND = [(79.0, 95.0), (96.0, 112.0), (146.0, 58.0)]
"""The tick, corner by corner."""

STORED = 0xFFFF
"""The longest block of a deflate stream that is not compressed."""

Pixel = Callable[[float, float], tuple[int, ...]]


def color() -> bytes:
    """192 × 192, full colour, no transparency: the mark within the middle that Teams never cuts."""

    def pixel(x: float, y: float) -> tuple[int, ...]:
        c, tick = _marks(x, y)
        return _mixed(_mixed(GROUND, PAPER, _ink(c)), TICK, _ink(tick))

    return _png(COLOR_SIZE, 1.0, pixel, 2)


def outline() -> bytes:
    """32 × 32, white on nothing."""
    scale = OUTLINE_SIZE / 128.0

    def pixel(x: float, y: float) -> tuple[int, ...]:
        # Teams puts its own margin around it.
        return (*PAPER, round(255 * _ink(min(_marks(x + 32.0, y + 32.0)) * scale)))

    return _png(OUTLINE_SIZE, scale, pixel, 6)


def _marks(x: float, y: float) -> tuple[float, float]:
    """The distances to the C and to the tick."""
    tick = _to_tick(x, y)
    return max(_to_c(x, y), MARGIN - tick), tick


def _to_c(x: float, y: float) -> float:
    """The distance to its edge, negative inside. Square roots alone: they are exact everywhere."""
    across, down = x - CENTRE[0], y - CENTRE[1]
    away = math.sqrt(across * across + down * down)
    if across <= away * OPENING:
        return abs(away - RADIUS) - STROKE / 2
    end = (RADIUS * OPENING, RADIUS * math.sqrt(1 - OPENING * OPENING))
    return _length(across - end[0], abs(down) - end[1]) - STROKE / 2


def _to_tick(x: float, y: float) -> float:
    return min(_to_line(x, y, start, end) for start, end in pairwise(BEND)) - STROKE / 2


def _to_line(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    along, up = end[0] - start[0], end[1] - start[1]
    part = ((x - start[0]) * along + (y - start[1]) * up) / (along * along + up * up)
    part = min(1.0, max(0.0, part))
    return _length(x - start[0] - part * along, y - start[1] - part * up)


def _length(across: float, down: float) -> float:
    return math.sqrt(across * across + down * down)


def _ink(distance: float) -> float:
    """How much of a pixel is covered, by its middle's distance to the edge in pixels."""
    return min(1.0, max(0.0, 0.5 - distance))


def _mixed(below: tuple[int, ...], above: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(one + (other - one) * share) for one, other in zip(below, above, strict=True))


def _png(size: int, scale: float, pixel: Pixel, kind: int) -> bytes:
    """`kind`: 2 for RGB, 6 with transparency. Not compressed, as compressors differ between machines."""
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            rows.extend(pixel((column + 0.5) / scale, (row + 0.5) / scale))
    header = struct.pack(">IIBBBBB", size, size, 8, kind, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", _deflated(bytes(rows))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _deflated(data: bytes) -> bytes:
    blocks = [data[at : at + STORED] for at in range(0, len(data), STORED)]
    framed = [struct.pack("<BHH", block is blocks[-1], len(block), len(block) ^ 0xFFFF) + block for block in blocks]
    return b"\x78\x01" + b"".join(framed) + struct.pack(">I", zlib.adler32(data))
