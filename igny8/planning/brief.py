"""The brief of a task: what the writer gets, and what a person may edit before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from igny8.ai.functions.common import ContentStructure, Intent, TargetKeyword
from igny8.lib.errors import Invalid

VERSION: Final = 1

# Words that an article of each structure aims at. Ours: a whole guide costs the 5 credits that the price list
# speaks of, the other structures are set beside it by how much they have to hold.
TARGET_WORDS: Final[Mapping[ContentStructure, int]] = {
    ContentStructure.GUIDE: 2500,
    ContentStructure.LISTICLE: 1800,
    ContentStructure.COMPARISON: 1800,
    ContentStructure.REVIEW: 1600,
    ContentStructure.EXPLAINER: 1500,
    ContentStructure.HOW_TO: 1500,
    ContentStructure.TROUBLESHOOTING: 1200,
    ContentStructure.FAQ: 1200,
    ContentStructure.CHECKLIST: 1000,
    ContentStructure.LANDING: 800,
}

# Who wants to buy or to get somewhere reads less than who wants to know.
SHARE_BY_INTENT: Final[Mapping[Intent, float]] = {
    Intent.INFORMATIONAL: 1.0,
    Intent.COMMERCIAL: 1.0,
    Intent.TRANSACTIONAL: 0.8,
    Intent.NAVIGATIONAL: 0.6,
}

MOST_QUESTIONS: Final = 8


class Brief(BaseModel):
    """What to write for whom. Stored as JSON with its task; `version` says how to read an old one."""

    model_config = ConfigDict(extra="forbid")

    version: int = VERSION
    audience: str = Field(default="", max_length=2000)
    intent: Intent
    main_keyword: str = Field(min_length=1, max_length=500)
    keywords: list[TargetKeyword] = Field(min_length=1, max_length=200)  # the main one first
    target_words: int = Field(ge=100, le=20_000)
    outline: list[str] = Field(default=[], max_length=100)  # headings a person wants; empty: the writer's own
    notes: str = Field(default="", max_length=20_000)  # what a person adds
    questions: list[str] = Field(default=[], max_length=50)  # searchers' own, to be answered


def target_words(structure: ContentStructure, intent: Intent) -> int:
    """How long an article should be, in words, to the nearest 50."""
    return round(TARGET_WORDS[structure] * SHARE_BY_INTENT[intent] / 50) * 50


def make_brief(
    *,
    audience: str,
    intent: Intent,
    structure: ContentStructure,
    keywords: list[TargetKeyword],
    questions: Iterable[str],
) -> Brief:
    """The brief that a task starts with. `keywords` has the main one first; what it holds is no question again."""
    said = {keyword.term.casefold() for keyword in keywords}
    asked = [question for question in dict.fromkeys(questions) if question.casefold() not in said]
    return Brief(
        audience=audience[:2000],
        intent=intent,
        main_keyword=keywords[0].term,
        keywords=keywords[:200],
        target_words=target_words(structure, intent),
        questions=asked[:MOST_QUESTIONS],
    )


def read_brief(stored: Mapping[str, Any]) -> Brief:
    """The brief that a task holds. Raises `Invalid`, naming each bad field, where it can't be read."""
    if stored.get("version", VERSION) != VERSION:
        raise Invalid(f"The brief has version {stored['version']}, and this IGNY8 reads version {VERSION}.")
    try:
        return Brief.model_validate(stored)
    except ValidationError as error:
        fields = {".".join(map(str, fault["loc"])): fault["msg"] for fault in error.errors()}
        raise Invalid(f"The brief can't be used: {', '.join(fields)}.", fields=fields) from error
