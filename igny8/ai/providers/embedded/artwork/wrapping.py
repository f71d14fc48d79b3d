"""Breaks a title into lines by measured glyph widths and finds the size at which it sits best in its column."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.typeface import Face

WIDEST = 0.985  # of a column: what kerning may add to a measured line stays inside
LEADING = 1.14  # from baseline to baseline, in ems
_STEP = 0.96  # from one tried size to the next
_LONGEST = 400  # letters; beyond that it is a text, not a title


@dataclass(frozen=True)
class Fitted:
    """A title as it will be set."""

    lines: tuple[str, ...]
    size: float
    widest: float  # pixels

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last baseline, plus what hangs below it."""
        return self.size * (LEADING * len(self.lines))


def fit(
    text: str, face: Face, *, width: float, height: float, largest: float, smallest: float, best_lines: int = 4
) -> Fitted | None:
    """The text at the size between smallest and largest that reads best within width and height, or None.

    Words are kept whole where any allowed size lets them; a word that is too wide even then is broken.
    """
    if not text or len(text) > _LONGEST or not face.has(text):
        return None
    for may_break in (False, True):
        tried = _tries(text, face, width * WIDEST, height, largest, smallest, may_break=may_break)
        if tried:
            return max(tried, key=lambda fitted: _merit(fitted, best_lines))
    return None


def _tries(
    text: str, face: Face, width: float, height: float, largest: float, smallest: float, *, may_break: bool
) -> list[Fitted]:
    found = []
    size = largest
    while size >= smallest:
        words = text.split(" ")
        if may_break:
            words = [piece for word in words for piece in _pieces(word, face, width / size)]
        lines = _balance(words, [face.width(word, size) for word in words], face.width(" ", size), width)
        if lines and len(lines) * size * LEADING <= height:
            found.append(Fitted(tuple(lines), size, max(face.width(one, size) for one in lines)))
        size *= _STEP
    return found


def _merit(fitted: Fitted, best_lines: int) -> float:
    """Larger is better; many lines and a last line of one short word are worse."""
    too_many = max(0, len(fitted.lines) - best_lines)
    last = len(fitted.lines[-1]) / max(len(one) for one in fitted.lines)
    is_widow = len(fitted.lines) > 1 and last < 0.4
    return fitted.size * (1 - 0.12 * min(too_many, 4)) * (0.82 if is_widow else 1)


def _balance(words: list[str], widths: list[float], space: float, width: float) -> list[str] | None:
    """The lines, as few as possible and as equally long as possible; None where a word is wider than the column.

    The usual dynamic programme: the cheapest way to set the first n words, counting lines first, then the squares of
    what stays empty at the end of each.
    """
    if max(widths) > width:
        return None
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(words) + 1):
        run = -space
        options = []
        for start in range(end - 1, -1, -1):
            run += widths[start] + space
            if run > width:
                break
            lines, cost, _ = best[start]
            options.append((lines + 1, cost + (width - run) ** 2, start))
        best.append(min(options))
    broken: list[str] = []
    end = len(words)
    while end:
        start = best[end][2]
        broken.append(" ".join(words[start:end]))
        end = start
    return broken[::-1]


def _pieces(word: str, face: Face, ems: float) -> list[str]:
    """A word cut into parts that fit, with a hyphen between letters; never within a letter and its marks."""
    pieces, part = [], ""
    for letter in word:
        if part and face.width(f"{part}{letter}-", 1) > ems:
            hyphen = "-" if part[-1].isalpha() and letter.isalpha() else ""
            pieces.append(part + hyphen)
            part = ""
        part += letter
    return [*pieces, part]
