"""Tells whether a text holds a quotation word for word."""

from __future__ import annotations

from igny8.lib.text import normalise_term

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_LEFT_OUT = "…"


def is_quoted_from(quote: str, text: str) -> bool:
    """Whether `text` holds the quote word for word; case, spaces and the shape of quotation marks don't count.

    A quote that leaves something out, with "…" or "...", must have each of its pieces there, in order.
    """
    place = 0
    where = _plain(text)
    pieces = [piece.strip(' "') for piece in _plain(quote).replace("...", _LEFT_OUT).split(_LEFT_OUT)]
    pieces = [piece for piece in pieces if piece]
    for piece in pieces:
        found = where.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return bool(pieces)


def _plain(text: str) -> str:
    # NFKC makes three dots of the one character, so pieces are told apart by the dots.
    return normalise_term(text.translate(_STRAIGHT))
