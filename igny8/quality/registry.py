"""Every check, in the order in which it is shown."""

from __future__ import annotations

from typing import Final

from igny8.quality.check import Check
from igny8.quality.checks import (
    alt_texts,
    avoided,
    claims,
    coverage,
    headings,
    keyword_density,
    keyword_places,
    leftovers,
    length,
    links,
    meta_description,
    reading,
    repeats,
    titles,
    tongue,
    wording,
    written,
)

CHECKS: Final[tuple[Check, ...]] = (
    written.WRITTEN,
    leftovers.PROMPT_LEAKAGE,
    leftovers.PLACEHOLDERS_LEFT,
    tongue.LANGUAGE,
    claims.NUMBERS,
    claims.QUOTATIONS,
    repeats.NEAR_DUPLICATES,
    repeats.REPEATED_PARAGRAPHS,
    length.LENGTH,
    coverage.KEYWORD_COVERAGE,
    coverage.ENTITIES,
    keyword_places.KEYWORD_TITLE,
    keyword_places.KEYWORD_INTRODUCTION,
    keyword_places.KEYWORD_HEADINGS,
    keyword_places.KEYWORD_META,
    keyword_density.KEYWORD_DENSITY,
    titles.TITLE,
    titles.META_TITLE,
    meta_description.META_DESCRIPTION,
    headings.HEADING_ORDER,
    headings.EMPTY_SECTIONS,
    headings.SECTION_LENGTH,
    reading.READABILITY,
    reading.SENTENCES,
    reading.PARAGRAPHS,
    links.LINKS,
    links.INTERNAL_LINKS,
    links.EXTERNAL_LINKS,
    alt_texts.ALT_TEXTS,
    avoided.WORDS_TO_AVOID,
    wording.GENERIC_PHRASES,
    wording.LONG_DASHES,
)
BY_KEY: Final = {check.key: check for check in CHECKS}
