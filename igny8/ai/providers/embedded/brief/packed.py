"""The plan of a brief from a language pack: the structure's parts, and between them what the keywords ask."""

from __future__ import annotations

from igny8.ai.functions.generate_content import GenerateContentInput
from igny8.ai.providers.embedded.brief.draft import Plan, Section, Table
from igny8.ai.providers.embedded.brief.groups import merged
from igny8.ai.providers.embedded.choice import Phrasing
from igny8.ai.providers.embedded.languages.pack import Part
from igny8.ai.providers.embedded.languages.plans import PLANS
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.forms import Reading, read
from igny8.ai.providers.embedded.reading.tongue import Tongue

_WORDS_PER_SECTION = 150  # of the finished article
_MOST_SECTIONS = 14
_ROWS = 4
_LONGEST_HEADING = 110
_POINTS = 2  # under a search


def plan_of(given: GenerateContentInput, tongue: Tongue) -> Plan:
    """A person's headings, else the structure's parts; where the language isn't ours, the searches alone."""
    pack, phrasing = tongue.pack, Phrasing(given.title)
    groups = merged([read(keyword.term, is_english=False) for keyword in given.keywords])
    room = max(4, min(_MOST_SECTIONS, given.target_words // _WORDS_PER_SECTION))
    if given.outline:
        sections = [_under(heading, [], tongue, phrasing) for heading in given.outline]
        room = 0
    elif tongue.is_neutral or pack.templates is None:
        sections = [_searched(groups.pop(0), tongue, phrasing)]
    else:
        sections = [_section(pack.templates.parts[key]) for key in PLANS[given.content_structure]]
    if groups and not tongue.is_neutral:
        sections[0].serves += [reading.term for reading in groups.pop(0)]
    own, left = groups[: max(0, room - len(sections))], groups[max(0, room - len(sections)) :]
    at = len(sections) if tongue.is_neutral else max(1, len(sections) - 2)
    sections[at:at] = [_searched(group, tongue, phrasing) for group in own]
    return Plan(
        reader=[phrasing.pick(pack.intents[given.intent], "intent")],
        sections=_distinct(sections),
        checks=list(pack.closing_points),
        further=[reading.term for group in left for reading in group],
    )


def _section(part: Part) -> Section:
    return Section(
        heading=part.heading,
        purpose=part.purpose,
        points=list(part.points),
        table=Table(part.table, ("",) * _ROWS) if part.table else None,
    )


def _searched(group: list[Reading], tongue: Tongue, phrasing: Phrasing) -> Section:
    heading = clean.cut(tongue.as_question(group[0].term, group[0].said), _LONGEST_HEADING)
    return _under(heading, [reading.term for reading in group], tongue, phrasing)


def _under(heading: str, serves: list[str], tongue: Tongue, phrasing: Phrasing) -> Section:
    pack = tongue.pack
    points = [phrasing.pick(pack.search_points, heading, str(turn)) for turn in range(_POINTS)]
    return Section(
        heading=heading,
        purpose=phrasing.pick(pack.search_purposes, heading),
        points=[point for point in points if point],
        serves=serves,
    )


def _distinct(sections: list[Section]) -> list[Section]:
    """Each heading once; what a repeated one serves goes to the first."""
    kept: dict[str, Section] = {}
    for section in sections:
        key = section.heading.casefold()
        if key in kept:
            kept[key].serves += section.serves
        else:
            kept[key] = section
    return list(kept.values())
