"""Ties quotations to the passages that they come from; what isn't there is no quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from igny8.ai.functions.generate_content import Citation, KnowledgePassage
from igny8.lib.quoting import is_quoted_from


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
