"""English headings from searches."""

from __future__ import annotations

from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.casing import title_case
from igny8.ai.providers.embedded.reading.forms import Form, Reading
from igny8.ai.providers.embedded.reading.grammar import Number, gerund

_LONGEST = 110


def heading_of(reading: Reading, main: Reading) -> str:
    """The search as a heading: a question as one, everything else as a phrase that stands alone."""
    return clean.cut(title_case(_like(main, _said(reading))), _LONGEST)


def _like(main: Reading, said: str) -> str:
    """ "descaling kettle with vinegar" with the article that the main search has: "descale a kettle"."""
    words = main.core.split(" ")
    if main.form is Form.HOW_TO and len(words) > 2 and words[1] in {"a", "an"}:
        doing = gerund(words[0])
        return (
            said.replace(f"{doing} {words[2]}", f"{doing} {words[1]} {words[2]}", 1) if said.startswith(doing) else said
        )
    return said


def _said(reading: Reading) -> str:
    form, core = reading.form, reading.core
    if form is Form.QUESTION:
        return f"{core}?"
    if form is Form.HOW_TO:
        return f"how to {core}"
    if form is Form.NEAR:
        return f"where to {core} near you" if reading.is_doing else f"{core} near you"
    if form is Form.PRICE and reading.said.lower().startswith(("how ", "what ")):
        return f"{reading.said}?"
    if form is Form.PRICE and reading.is_doing:
        return f"what it costs to {core}"
    if form is Form.BEST and reading.said.lower().startswith(("what", "which")):
        return f"what {'are' if reading.number is Number.PLURAL else 'is'} the best {core}?"
    if form is Form.FIX and reading.said.split()[0].lower() in {"why", "what", "how", "is", "does", "can"}:
        return reading.said if reading.said.lower().startswith("how to") else f"{reading.said}?"
    return reading.said
