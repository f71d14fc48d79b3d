"""What is checked of every answer, whatever it is about: that it shows no instructions and speaks the language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from igny8.ai.errors import InvalidOutput
from igny8.ai.prompts.locale import spoken
from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.shipped import shipped
from igny8.ai.prompts.template import GUARD, MATERIAL
from igny8.ai.providers.prompted.tongue import is_plausible
from igny8.lib.text import normalise_term, words

_BLOCKS: Final = "|".join(sorted({name for part in PARTS.values() for name in part.data} | {"problem", "passage"}))
_MARK = re.compile(rf"(?:<<<|>>>)(?:{_BLOCKS})\b")
_MARK_LINE = re.compile(rf"^[ \t]*(?:<<<|>>>)(?:{_BLOCKS})[ \t]*$\n?", re.MULTILINE)
_ITSELF = re.compile(r"\bas an ai (?:language )?(?:model|assistant)\b", re.IGNORECASE)
_TELLING: Final = 60  # characters of an instruction that nobody writes by chance


def refuse_leaks(text: str, part: str) -> None:
    """Raises `InvalidOutput` where an answer holds pieces of its prompt, or speaks of itself as a machine.

    Only our own words count: a person's prompt may ask for a sentence word for word.
    """
    if _MARK.search(text) or _ITSELF.search(text):
        raise InvalidOutput("it speaks of its instructions or of itself instead of the subject")
    said = " ".join(text.split())
    if any(piece in said for piece in _pieces(part)):
        raise InvalidOutput("it repeats its instructions instead of following them")


def without_mark_lines(text: str) -> str:
    """The text without lines that only hold a mark: small models set what they write between marks as they saw it."""
    return _MARK_LINE.sub("", text).strip()


@cache
def _pieces(part: str) -> frozenset[str]:
    """Every run of so many characters in our instructions that begins with a word."""
    own = " ".join(f"{shipped(part).text.partition(MATERIAL)[0]} {GUARD}".split())
    starts = [0, *(at + 1 for at, sign in enumerate(own) if sign == " ")]
    return frozenset(own[at : at + _TELLING] for at in starts if at + _TELLING <= len(own))


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
