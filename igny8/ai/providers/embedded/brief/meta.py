"""Meta title and description within what a result page shows."""

from __future__ import annotations

import re

from igny8.ai.functions.common import ContentStructure
from igny8.ai.providers.embedded.choice import turned
from igny8.ai.providers.embedded.english.descriptions import META
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.casing import first_large, sentence_case, title_case
from igny8.ai.providers.embedded.reading.forms import Form, read
from igny8.ai.providers.embedded.reading.tongue import Tongue

MOST_TITLE = 60
MOST_DESCRIPTION = 155


def meta_title(title: str, main_keyword: str, tongue: Tongue) -> str:
    """The title where it fits; else what stands before its colon; else the keyword, cut at a word."""
    label = re.split(r"(?<=\?)\s|[:：]\s", title)[0]
    said = read(main_keyword, is_english=tongue.is_english).said
    named = title_case(said) if tongue.is_english else tongue.as_heading(said)
    for candidate in (title, label, named):
        if 3 <= len(candidate) <= MOST_TITLE:
            return candidate
    return clean.cut(label, MOST_TITLE)


def meta_description(title: str, main_keyword: str, structure: ContentStructure, tongue: Tongue) -> str:
    """A sentence on what the page gives, around the keyword as a label; the bare title where no pack has one."""
    pack = tongue.pack
    if tongue.is_neutral:
        return clean.cut(clean.visible(title), MOST_DESCRIPTION)
    pattern = pack.templates.meta[structure] if pack.templates else turned(META[structure], title)[0]
    room = MOST_DESCRIPTION - len(pattern.replace("{kw}", ""))
    label = clean.cut(_label(main_keyword, tongue), room)
    if tongue.is_english and read(main_keyword).form is Form.QUESTION and pattern.startswith("{kw}: "):
        return f"{label}? {first_large(pattern.removeprefix('{kw}: '))}"
    return pattern.replace("{kw}", label)


def _label(keyword: str, tongue: Tongue) -> str:
    said = read(keyword).said
    return sentence_case(said) if tongue.is_english else tongue.as_heading(said)
