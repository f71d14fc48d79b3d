"""What should never reach a reader: talk of the model, and blanks that were left open."""

from __future__ import annotations

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, passed, some
from igny8.quality.language.patterns import LEAKS, NOTES, PLACEHOLDERS, found


def _leaks(article: Article) -> Finding:
    text = "\n".join(article.shown).lower().replace("’", "'")
    leaks = found(LEAKS, text)
    if leaks:
        return failed(f"The text talks of the model or its instructions: {some(leaks)}. Take it out.", found=leaks[:20])
    return passed("Nothing of the prompt or the model shows.", found=[])


def _placeholders(article: Article) -> Finding:
    text = "\n".join(article.shown)
    blanks = [*found(PLACEHOLDERS, text), *found([NOTES], text)]
    if blanks:
        return failed(f"Blanks were left open: {some(blanks)}. Fill them in, or take them out.", found=blanks[:20])
    return passed("No blank was left open.", found=[])


PROMPT_LEAKAGE = Check(
    key="prompt_leakage",
    title="Prompt leakage",
    weight=8,
    threshold="fails at one phrase of a model about itself or its task, one mark of a chat template, or one delimiter",
    source="ours; the phrases: igny8/quality/language/patterns.py",
    run=_leaks,
    for_briefs=True,
    is_must=True,
)
PLACEHOLDERS_LEFT = Check(
    key="placeholders",
    title="Placeholder text",
    weight=8,
    threshold="fails at one blank: lorem ipsum, [insert ...], {{x}}, ____, a note to oneself in capitals",
    source="ours; the patterns: igny8/quality/language/patterns.py",
    run=_placeholders,
    is_must=True,
)
