"""What changed between two texts, word by word, in a time that grows with their length and not with its square.

Patience: words that stand once in each text are its anchors, the longest run of them in the same order holds, and
what lies between two anchors is compared again. So a common word never ties two places together that have nothing in
common, as it does where the shortest list of changes is sought.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from icu4py.breakers import WordBreaker

Op = Literal["same", "ins", "del"]
_SMALL: Final = 40_000  # pairs of words that may be compared one by one
Gap = tuple[int, int, int, int]  # from and to in the old, from and to in the new


class Segment(NamedTuple):
    """Some words that stay, come or go."""

    op: Op
    text: str


def tokens(text: str, language: str) -> list[str]:
    """A text in pieces that join to it again: each word or sign with the spaces after it."""
    pieces: list[str] = []
    for piece in WordBreaker(text, language):
        if pieces and piece.isspace():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def diff_words(old: str, new: str, language: str) -> list[Segment]:
    """The segments of both texts in reading order; what goes stands before what comes in its place."""
    if old == new:
        return [Segment("same", new)] if new else []
    before, after = tokens(old, language), tokens(new, language)
    pairs = matches([token.strip() for token in before], [token.strip() for token in after])
    return _segments(before, after, _without_crumbs(pairs, after))


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of places that stay, both rising."""
    found: list[tuple[int, int]] = []
    gaps: list[Gap] = [(0, len(old), 0, len(new))]
    while gaps:
        pairs, inner = _ends(old, new, gaps.pop())
        found += pairs
        anchors = _anchors(old, new, *inner)
        if anchors:
            gaps += _between(inner, anchors)
            found += anchors
        else:
            found += _compared(old, new, *inner)
    return sorted(found)


def _ends(old: Sequence[Hashable], new: Sequence[Hashable], gap: Gap) -> tuple[list[tuple[int, int]], Gap]:
    """What both begin and end with, and the gap without it."""
    a, b, c, d = gap
    pairs = []
    while a < b and c < d and old[a] == new[c]:
        pairs.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        pairs.append((b, d))
    return pairs, (a, b, c, d)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """The longest run of words that stand once on each side, in the same order on both."""
    once = {word for word, count in Counter(old[a:b]).items() if count == 1}
    once &= {word for word, count in Counter(new[c:d]).items() if count == 1}
    if not once:
        return []
    where = {new[place]: place for place in range(c, d) if new[place] in once}
    return _rising([(place, where[old[place]]) for place in range(a, b) if old[place] in once])


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` whose second places rise too (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []  # index of the pair that ends the best run of each length
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    run = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _between(gap: Gap, anchors: list[tuple[int, int]]) -> list[Gap]:
    a, b, c, d = gap
    edges = [(a - 1, c - 1), *anchors, (b, d)]
    gaps = [(x + 1, nx, y + 1, ny) for (x, y), (nx, ny) in pairwise(edges)]
    return [each for each in gaps if each[0] < each[1] and each[2] < each[3]]


def _compared(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int
) -> list[tuple[int, int]]:
    """Without an anchor: one by one where that is cheap, else nothing stays."""
    if a >= b or c >= d or (b - a) * (d - c) > _SMALL:
        return []
    blocks = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks()
    return [(a + block.a + n, c + block.b + n) for block in blocks for n in range(block.size)]


def _without_crumbs(pairs: list[tuple[int, int]], after: list[str]) -> list[tuple[int, int]]:
    """Leave out what stays by chance between two changes: signs alone, or a single word between longer changes."""
    kept: list[tuple[int, int]] = []
    for run, before, behind in _runs(pairs, len(after)):
        words = sum(any(sign.isalnum() for sign in after[place]) for _, place in run)
        is_crumb = before and behind and (not words or (words == 1 and min(before, behind) >= 3))
        if not is_crumb:
            kept += run
    return kept


def _runs(pairs: list[tuple[int, int]], end: int) -> list[tuple[list[tuple[int, int]], int, int]]:
    """Runs of neighbouring pairs, each with the number of words that come before and after it."""
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    edges = [(-1, -1), *(run[-1] for run in runs)]
    firsts = [*(run[0] for run in runs), (pairs[-1][0] + 1 if pairs else 0, end)]
    gaps = [max(first[0] - edge[0], first[1] - edge[1]) - 1 for edge, first in zip(edges, firsts, strict=True)]
    return [(run, gaps[number], gaps[number + 1]) for number, run in enumerate(runs)]


def _segments(before: list[str], after: list[str], pairs: list[tuple[int, int]]) -> list[Segment]:
    segments: list[Segment] = []
    x = y = 0
    for old, new in [*pairs, (len(before), len(after))]:
        _add(segments, "del", before[x:old])
        _add(segments, "ins", after[y:new])
        x, y = old + 1, new + 1
        if new < len(after):
            _add_same(segments, before[old], after[new])
    return segments


def _add_same(segments: list[Segment], old: str, new: str) -> None:
    """A word that stays; where the spaces after it don't, they go and come."""
    if old == new:
        _add(segments, "same", [new])
        return
    word = new.strip()
    _add(segments, "same", [word])
    _add(segments, "del", [old.removeprefix(word)])
    _add(segments, "ins", [new.removeprefix(word)])


def _add(segments: list[Segment], op: Op, pieces: list[str]) -> None:
    if not any(pieces):
        return
    if segments and segments[-1].op == op:
        segments[-1] = Segment(op, segments[-1].text + "".join(pieces))
    else:
        segments.append(Segment(op, "".join(pieces)))
