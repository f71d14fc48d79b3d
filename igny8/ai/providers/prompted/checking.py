"""What is checked of every answer, whatever it is about: that it shows no instructions and speaks the language."""

from __future__ import annotations

import re
from typing import Final

from igny8.ai.errors import InvalidOutput
from igny8.ai.prompts.locale import spoken
from igny8.ai.prompts.parts import PARTS
from igny8.ai.providers.prompted.tongue import is_plausible
from igny8.lib.text import normalise_term, words

_BLOCKS: Final = "|".join(sorted({name for part in PARTS.values() for name in part.data} | {"problem", "passage"}))
_MARK = re.compile(rf"(?:<<<|>>>)(?:{_BLOCKS})\b")
_ITSELF = re.compile(r"\bas an ai (?:language )?(?:model|assistant)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[.:\n]\s+")
_TELLING: Final = 60  # characters of an instruction that nobody writes by chance


def refuse_leaks(text: str, system: str) -> None:
    """Raises `InvalidOutput` where an answer holds pieces of its prompt, or speaks of itself as a machine."""
    if _MARK.search(text) or _ITSELF.search(text):
        raise InvalidOutput("it speaks of its instructions or of itself instead of the subject")
    said = " ".join(text.split())
    pieces = (" ".join(piece.split()) for piece in _SENTENCES.split(system))
    if any(len(piece) >= _TELLING and piece in said for piece in pieces):
        raise InvalidOutput("it repeats its instructions instead of following them")


def refuse_foreign(text: str, language: str) -> None:
    """Raises `InvalidOutput` where a text is plainly of another language than the site's."""
    if not is_plausible(text, language):
        raise InvalidOutput(f"it is not written in {spoken(language)}")


def refuse_avoided(text: str, avoided: list[str], language: str) -> None:
    """Raises `InvalidOutput` where a text holds a word that the site avoids."""
    said = f" {' '.join(words(normalise_term(text), language))} "
    for phrase in avoided:
        wanted = " ".join(words(normalise_term(phrase), language))
        if wanted and f" {wanted} " in said:
            raise InvalidOutput(f"it holds “{phrase}”, which this site avoids")
