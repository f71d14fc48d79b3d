"""Searches that ask the same, and the sections that answer them already."""

from __future__ import annotations

from igny8.ai.providers.embedded.brief.draft import Section
from igny8.ai.providers.embedded.reading.forms import Form, Reading
from igny8.ai.providers.embedded.reading.slices import overlap, stems

_SAME = 0.75  # shared words over all words


def merged(readings: list[Reading]) -> list[list[Reading]]:
    """Near-duplicates together, in the order of their first; a question leads where there is one."""
    groups: list[list[Reading]] = []
    for reading in readings:
        mine = stems(reading.said)
        for group in groups:
            is_same_kind = {group[0].form, reading.form} != {Form.PHRASE, Form.VERSUS}
            if is_same_kind and overlap(mine, stems(group[0].said)) >= _SAME:
                group.append(reading)
                break
        else:
            groups.append([reading])
    first, *others = groups
    return [first, *(sorted(group, key=lambda reading: reading.form is not Form.QUESTION) for group in others)]


def nearest(group: list[Reading], sections: list[Section]) -> Section | None:
    """The section whose heading says what these searches ask."""
    mine = stems(group[0].said)
    for section in sections:
        if overlap(mine, stems(section.heading)) >= _SAME:
            return section
    return None
