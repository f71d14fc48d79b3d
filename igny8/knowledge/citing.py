"""Ties quotations to the passages that they come from; what isn't there is no quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from igny8.ai.functions.generate_content import Citation, KnowledgePassage
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


def verified(
    citations: Iterable[Citation], passages: Sequence[KnowledgePassage]
) -> tuple[list[Citation], list[Citation]]:
    """The citations whose quote stands in the passage that they name, with its own source and address; and the rest."""
    known = {passage.id: passage for passage in passages}
    kept: list[Citation] = []
    dropped: list[Citation] = []
    for citation in citations:
        passage = known.get(citation.passage_id)
        if passage is None or not is_quoted_from(citation.quote, passage.text):
            dropped.append(citation)
        else:
            kept.append(citation.model_copy(update={"source": passage.source, "url": passage.url}))
    return kept, dropped
