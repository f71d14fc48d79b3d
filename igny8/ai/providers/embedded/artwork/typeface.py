"""Manrope's glyph widths, read from the font files themselves: which letters it has and how wide they run.

Only the tables `head`, `hhea`, `hmtx` and `cmap` (format 4) are read, as the OpenType specification 1.9 lays them
out. Kerning is left out: it mostly draws letters together, and where it spreads them it is by 0.2 % of a line, which
`WIDEST` in the wrapping module allows for.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import font_manrope

FAMILY = "Manrope"
BOLD = 700
MEDIUM = 500
FILES = {BOLD: str(font_manrope.ManropeBold), MEDIUM: str(font_manrope.ManropeMedium)}

CAP_HEIGHT = 0.72  # of the font size, measured from Manrope's H
X_HEIGHT = 0.54  # from its x
DESCENT = 0.26  # from its g

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})  # the font has the plain one only
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Cn"))  # control, format, lone surrogates, not assigned


@dataclass(frozen=True)
class Face:
    """One weight of the font."""

    weight: int
    advances: dict[int, float]  # code point to width, in parts of the font size

    def has(self, text: str) -> bool:
        """Whether each character of the text has a glyph."""
        return all(ord(character) in self.advances for character in text)

    def width(self, text: str, size: float, tracking: float = 0) -> float:
        """How wide a line of text runs, in the unit of `size`; `tracking` is added after each letter, in ems."""
        return sum(self.advances[ord(character)] + tracking for character in text) * size


def readable(text: str) -> str:
    """The text as it can be set: composed (NFC), without control and format characters, single spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_HYPHENS)
    spaced = ("" if _is_unseen(letter) else letter for letter in " ".join(composed.split()))
    return " ".join("".join(spaced).split())


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN


@cache
def face(weight: int) -> Face:
    """The measures of one weight; read once."""
    data = Path(FILES[weight]).read_bytes()
    tables = _tables(data)
    per_em = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    widths = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * index)[0] / per_em for index in range(count)]
    glyphs = _glyphs(data, tables[b"cmap"])
    return Face(weight, {code: widths[min(glyph, count - 1)] for code, glyph in glyphs.items()})


def _tables(data: bytes) -> dict[bytes, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in records}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Code point to glyph of the Windows Unicode subtable."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    records = (struct.unpack_from(">HHL", data, cmap + 4 + 8 * index) for index in range(count))
    start = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends, starts, deltas, ranges = (start + 14 + row * 2 * segments + 2 * (row > 0) for row in range(4))
    glyphs: dict[int, int] = {}
    for segment in range(segments):
        first = struct.unpack_from(">H", data, starts + 2 * segment)[0]
        last = struct.unpack_from(">H", data, ends + 2 * segment)[0]
        delta = struct.unpack_from(">H", data, deltas + 2 * segment)[0]
        at = ranges + 2 * segment
        offset = struct.unpack_from(">H", data, at)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", data, at + offset + 2 * (code - first))[0] if offset else code
            glyph = (glyph + delta) & 0xFFFF if glyph or not offset else 0
            if glyph:
                glyphs[code] = glyph
    return glyphs
