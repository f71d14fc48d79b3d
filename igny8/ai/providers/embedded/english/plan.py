"""The plan of an English brief: the structure's blocks, with the searches between them."""

from __future__ import annotations

from igny8.ai.functions.common import Intent
from igny8.ai.functions.generate_content import GenerateContentInput
from igny8.ai.providers.embedded.brief.draft import Plan, Section
from igny8.ai.providers.embedded.brief.groups import merged, nearest
from igny8.ai.providers.embedded.choice import Phrasing
from igny8.ai.providers.embedded.english.asked import advice_for, is_short
from igny8.ai.providers.embedded.english.block import section_of
from igny8.ai.providers.embedded.english.closing import checks_for
from igny8.ai.providers.embedded.english.headings import heading_of
from igny8.ai.providers.embedded.english.modifiers import asked_by
from igny8.ai.providers.embedded.english.narrower import narrower
from igny8.ai.providers.embedded.english.structures.registry import BLOCKS, READERS
from igny8.ai.providers.embedded.english.topic import Topic, topic_of
from igny8.ai.providers.embedded.languages.pack import Pack
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.forms import Form, Reading, read
from igny8.ai.providers.embedded.reading.slices import overlap, stems

_WORDS_PER_SECTION = 150  # of the finished article
_MOST_FAQ = 6
_ASKING = {Form.QUESTION, Form.HOW_TO}
# A block of the structure that a search would say again.
_COVERED = {Form.PRICE: "costs", Form.FIX: "wrong"}


def plan_of(given: GenerateContentInput, pack: Pack) -> Plan:
    """Sections in their order, each search in one of them, in the FAQ or among the further ones."""
    phrasing = Phrasing(given.title)
    readings = [read(keyword.term) for keyword in given.keywords]
    topic = topic_of(readings, [given.cluster_name, given.title, given.site.audience, given.site.name])
    groups = merged(readings)
    room = max(5, min(14, given.target_words // _WORDS_PER_SECTION))
    if given.outline:
        sections, at = _outlined(given.outline, topic, phrasing), len(given.outline)
    else:
        sections, at = _built(given, topic, phrasing, groups, room)
    plan = Plan(reader=_reader(given, pack, phrasing), sections=sections, checks=checks_for(topic, phrasing))
    _place_main(groups[0], plan)
    left = _placed(groups[1:], plan, at, 0 if given.outline else room - len(sections), topic, phrasing)
    _ask(left, plan, topic, phrasing)
    plan.links = _links(given, topic, plan, phrasing)
    return plan


def _built(
    given: GenerateContentInput, topic: Topic, phrasing: Phrasing, groups: list[list[Reading]], room: int
) -> tuple[list[Section], int]:
    """The structure's sections as far as there is room beside the searches, and where searches go among them."""
    covered = {_COVERED.get(group[0].form, "") for group in groups[1:]}
    wanted = min(len(groups) - 1, max(2, room // 2))
    pays = given.intent in {Intent.COMMERCIAL, Intent.TRANSACTIONAL} or topic.main.form is Form.PRICE
    blocks = [
        block
        for block in BLOCKS[given.content_structure]
        if block.key not in covered
        and (pays or not block.is_for_buyers)
        and (not block.fields or topic.subject.key in block.fields)
    ]
    for weight in (2, 1):
        while sum(block.key != "*" for block in blocks) + wanted > room:
            light = [block for block in blocks if block.weight == weight and block.key != "*"]
            if not light:
                break
            blocks.remove(light[-1])
    sections: list[Section] = []
    at = 0
    for block in blocks:
        if block.key == "*":
            at = len(sections)
        else:
            section = section_of(block, topic, phrasing, given.title)
            sections += [section] if section else []
    return sections, at


def _outlined(outline: list[str], topic: Topic, phrasing: Phrasing) -> list[Section]:
    """A person's own headings, each with advice by what it asks; none is left out or moved."""
    sections = []
    for heading in outline:
        reading = read(heading)
        section = _searched([reading], topic, phrasing)
        section.heading = heading
        section.serves = []
        sections.append(section)
    return sections


def _place_main(group: list[Reading], plan: Plan) -> None:
    plan.sections[0].serves += [reading.term for reading in group]


def _placed(
    groups: list[list[Reading]], plan: Plan, at: int, room: int, topic: Topic, phrasing: Phrasing
) -> list[list[Reading]]:
    """Gives searches a section: one whose heading says it already, else one of their own while there is room."""
    left = []
    added = 0
    has_faq = sum(is_short(group[0]) for group in groups) > 1
    same = stems(topic.main.core)
    for group in groups:
        is_main = group[0].form is Form.PHRASE and stems(group[0].core) == same
        section = plan.sections[0] if is_main else nearest(group, plan.sections)
        if section is not None:
            section.serves += [reading.term for reading in group]
        elif added < room and group[0].form is not Form.FRAGMENT and not (has_faq and is_short(group[0])):
            plan.sections.insert(at + added, _searched(group, topic, phrasing))
            added += 1
        else:
            left.append(group)
    return left


def _searched(group: list[Reading], topic: Topic, phrasing: Phrasing) -> Section:
    """A section for searches that ask the same."""
    lead = group[0]
    advice = advice_for(lead)
    asked = asked_by(lead.core if lead.form is Form.NEAR else lead.said, is_question=lead.form is Form.QUESTION)
    points = [phrasing.pick(options, lead.said) for options in asked[:2]]
    if lead.form is Form.PHRASE:
        points += narrower(lead, topic, phrasing, is_alone=not any(points))
    points += [phrasing.pick(options, lead.said) for options in advice.points]
    return Section(
        heading=heading_of(lead, topic.main),
        purpose=phrasing.pick(advice.purposes, lead.said),
        points=[point for point in points if point][:3],
        serves=[reading.term for reading in group],
    )


def _ask(groups: list[list[Reading]], plan: Plan, topic: Topic, phrasing: Phrasing) -> None:
    """The questions among what is left make the FAQ; the rest is named at the end."""
    taken = [stems(section.heading) for section in plan.sections]
    for group in groups:
        heading = heading_of(group[0], topic.main)
        is_new = all(overlap(stems(heading), other) < 0.75 for other in taken)
        if group[0].form in _ASKING and len(plan.faq) < _MOST_FAQ and is_new:
            plan.faq.append((heading, phrasing.pick(advice_for(group[0]).hints, group[0].said)))
            plan.faq_serves.append([reading.term for reading in group])
            taken.append(stems(heading))
        else:
            plan.further += [reading.term for reading in group]


def _reader(given: GenerateContentInput, pack: Pack, phrasing: Phrasing) -> list[str]:
    said = [
        phrasing.pick(READERS[given.content_structure], "reader"),
        phrasing.pick(pack.intents[given.intent], "intent"),
    ]
    if given.site.audience.strip():
        said.append(f"The site writes for: {given.site.audience.strip().rstrip('.')}.")
    return said


def _links(given: GenerateContentInput, topic: Topic, plan: Plan, phrasing: Phrasing) -> list[str]:
    """Slots for internal links: one up, one sideways, one onwards."""
    above = clean.quoted(given.cluster_name, most=80)
    aside = clean.quoted(plan.further[0], most=80) if plan.further else ""
    return [
        f"Up, to the site’s main page on “{above}”" if above else "Up, to the page that introduces the subject",
        f"Sideways, to a page that answers “{aside}”" if aside else phrasing.pick(_ASIDE, "aside"),
        phrasing.pick(_ONWARDS, "onwards"),
    ]


_ASIDE = (
    "Sideways, to a page that explains a term used here",
    "Sideways, to the page that readers of this one open next",
    "Sideways, to a page that goes deeper into one of the sections",
)
_ONWARDS = (
    "Onwards, to the reader’s next step",
    "Onwards, to the page where the reader can act on it",
    "Onwards, to the offer or tool that fits, if there is one",
)
