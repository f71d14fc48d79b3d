"""A field of life, and what a page about anything in it has to look up, compare and be careful with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """Texts are English noun phrases without a capital, unless said otherwise. None states a fact."""

    key: str
    words: frozenset[str]  # whose presence in the keywords tells the field
    criteria: tuple[str, ...]  # by what things of this field are compared
    facts: tuple[str, ...]  # what to look up
    costs: tuple[str, ...] = ()  # items of the bill; empty where the field has none
    needs: tuple[str, ...] = ()  # what a doer has to have ready
    sources: str = "the page of whoever is responsible for it"  # where a fact of this field is found
    expert: str = "somebody who does this for a living"  # who should read the draft
    caution: str = ""  # a whole sentence; where a wrong word can do harm


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())
