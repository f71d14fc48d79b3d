"""Titles in the other languages: the keyword as a label, then a phrase that needs none of its grammar."""

from __future__ import annotations

import re

from igny8.ai.functions.common import ContentStructure, Intent
from igny8.ai.providers.embedded.reading.forms import Form, Reading
from igny8.ai.providers.embedded.reading.slices import stems
from igny8.ai.providers.embedded.reading.tongue import Tongue


def titles_for(reading: Reading, structure: ContentStructure, tongue: Tongue) -> list[str]:
    """The keyword itself where its language isn't ours, else the pack's patterns around it."""
    said = tongue.as_heading(reading.said)
    if tongue.is_neutral or tongue.pack.templates is None:
        return [tongue.as_question(reading.term, reading.said)]
    patterns = tongue.pack.templates.titles[structure]
    mine = stems(said)
    # "Checkliste Umzug: die Checkliste" says it twice.
    return [pattern.replace("{kw}", said) for pattern in patterns if not mine & stems(pattern[4:])] or [said]


def structure_of(reading: Reading, intent: Intent, tongue: Tongue) -> ContentStructure:
    """By the language's telling words, then by the intent."""
    if reading.form is Form.VERSUS and reading.term.lower().find(" or ") < 0:
        return ContentStructure.COMPARISON
    for pattern, structure in tongue.pack.templates.cues if tongue.pack.templates and not tongue.is_neutral else ():
        if re.search(pattern, reading.said, re.IGNORECASE):
            return structure
    return {
        Intent.INFORMATIONAL: ContentStructure.GUIDE,
        Intent.COMMERCIAL: ContentStructure.GUIDE,
        Intent.TRANSACTIONAL: ContentStructure.LANDING,
        Intent.NAVIGATIONAL: ContentStructure.FAQ,
    }[intent]
