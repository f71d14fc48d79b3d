"""Ideas for a cluster: its keywords are cut into slices that ask different things, and each slice gets one title."""

from __future__ import annotations

from dataclasses import dataclass, field

from igny8.ai.functions.common import ContentStructure, ContentType, Intent, TargetKeyword
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput, Idea
from igny8.ai.providers.embedded.choice import turned
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.casing import title_case
from igny8.ai.providers.embedded.reading.forms import Form, Reading, read
from igny8.ai.providers.embedded.reading.slices import overlap, repeats, stems
from igny8.ai.providers.embedded.reading.tongue import Tongue, tongue_of
from igny8.ai.providers.embedded.titles import english, packed
from igny8.lib.text import normalise_term

_MOST_KEYWORDS = 30  # the schema's limit
_LONGEST_TITLE = 300  # the schema's and the column's limit
_NEAR = 1 / 3  # of a keyword's words have to be an idea's already
# From this many shared words on, two searches of one form are answered by one page.
_ALIKE = {
    Form.HOW_TO: 0.6,
    Form.PHRASE: 0.75,
    Form.BEST: 0.5,
    Form.PRICE: 0.5,
    Form.NEAR: 0.4,
    Form.FIX: 0.6,
    Form.LIST: 0.6,
}


@dataclass
class Slice:
    """Searches that one page answers; the first leads."""

    readings: list[Reading] = field(default_factory=list)
    weight: float = 0.0

    @property
    def lead(self) -> Reading:
        return self.readings[0]


def generate_ideas(given: GenerateIdeasInput) -> GenerateIdeasOutput:
    """At most `count` ideas; fewer where the cluster asks fewer things, at least one."""
    keywords = given.keywords or [TargetKeyword(term=given.pillar, intent=given.intent)]
    tongue = tongue_of(given.site.language, [keyword.term for keyword in keywords])
    slices = _ranked(_slices(keywords, tongue), given, tongue)
    ideas: list[Idea] = []
    rest: list[Reading] = []
    for slice_ in slices:
        title = _title(slice_, given, tongue, ideas) if len(ideas) < given.count else ""
        if title:
            ideas.append(_idea(title, slice_, given, tongue))
        else:
            rest += slice_.readings
    if not ideas:
        ideas.append(_idea(_last_resort(slices[0], given, tongue), slices[0], given, tongue))
        rest = [reading for reading in rest if reading not in slices[0].readings]
    _spread(rest, ideas)
    return GenerateIdeasOutput(ideas=[_described(idea, tongue) for idea in ideas])


def _slices(keywords: list[TargetKeyword], tongue: Tongue) -> list[Slice]:
    slices: list[Slice] = []
    for at, keyword in enumerate(keywords):
        reading = read(keyword.term, is_english=tongue.is_english)
        mine = stems(reading.core)
        for slice_ in slices:
            same_form = slice_.lead.form is reading.form
            enough = _ALIKE.get(reading.form, 0.7) if same_form else 0.99
            if overlap(mine, stems(slice_.lead.core)) >= enough and (same_form or _is_plain(slice_.lead, reading)):
                break
        else:
            slice_ = Slice()
            slices.append(slice_)
        slice_.readings.append(reading)
        # Where volumes are missing the order speaks: keywords come weightiest first.
        slice_.weight += (keyword.volume or 0) + 1 / (at + 1)
    return slices


def _is_plain(one: Reading, other: Reading) -> bool:
    """Whether two forms about the same thing are answered by one page."""
    forms = {one.form, other.form}
    return forms <= {Form.PHRASE, Form.FRAGMENT, Form.MEANING} or forms in (
        {Form.PHRASE, Form.NEAR},
        {Form.PHRASE, Form.BEST},
    )


def _ranked(slices: list[Slice], given: GenerateIdeasInput, tongue: Tongue) -> list[Slice]:
    """The pillar's slice first, then by weight; a phrase that only narrows the pillar, or says little, comes later."""
    pillar = stems(read(given.pillar, is_english=tongue.is_english).core)

    def rank(slice_: Slice) -> tuple[int, float]:
        lead = slice_.lead
        is_pillar = any(normalise_term(r.term) == normalise_term(given.pillar) for r in slice_.readings)
        if is_pillar and lead.form not in {Form.ADDRESS, Form.FRAGMENT}:
            return (0, 0.0)
        share = 0.5 if lead.form is Form.PHRASE and stems(lead.core) > pillar else 1.0
        poor = lead.form in {Form.ADDRESS, Form.FRAGMENT}
        return (2 if poor else 1, -slice_.weight * share)

    return sorted(slices, key=rank)


def _title(slice_: Slice, given: GenerateIdeasInput, tongue: Tongue, ideas: list[Idea]) -> str:
    others = [*given.existing_titles, *(idea.title for idea in ideas)]
    subjects = [stems(read(idea.target_keywords[0], is_english=tongue.is_english).core) for idea in ideas]
    lead = slice_.lead
    if (
        ideas
        and lead.form in {Form.PHRASE, Form.FRAGMENT}
        and any(overlap(stems(lead.core), s) > 0.74 for s in subjects)
    ):
        return ""  # what it asks is answered by an idea that stands already
    endings = {_ending(idea.title) for idea in ideas}
    titles = [title for title in _titles(lead, given, tongue) if not repeats(title, others)]
    # Titles of one cluster stand beside each other in a list: they shouldn't end alike.
    return next((title for title in titles if _ending(title) not in endings), titles[0] if titles else "")


def _ending(title: str) -> str:
    return " ".join(title.casefold().split()[-3:])


def _titles(reading: Reading, given: GenerateIdeasInput, tongue: Tongue) -> list[str]:
    if tongue.is_english:
        titles = english.titles_for(reading, given.intent)
    else:
        titles = packed.titles_for(reading, _structure(reading, given.intent, tongue), tongue)
    # The first pattern of each form is the plainest; the site and the keyword choose, so that a site doesn't drone.
    return [clean.cut(title, _LONGEST_TITLE) for title in turned(titles, given.site.domain, reading.said)]


def _last_resort(slice_: Slice, given: GenerateIdeasInput, tongue: Tongue) -> str:
    """A title for a cluster whose every title exists: told apart by the words that its siblings don't have."""
    taken = {normalise_term(title) for title in given.existing_titles}
    for reading in [slice_.lead, *(read(keyword.term, is_english=tongue.is_english) for keyword in given.keywords)]:
        for title in _titles(reading, given, tongue):
            if normalise_term(title) not in taken:
                return title
    name = given.cluster_name.strip() or given.pillar
    title = title_case(clean.spoken(name)) if tongue.is_english else name
    for ending in _ENDINGS:
        if normalise_term(f"{title}{ending}") not in taken:
            return f"{title}{ending}"
    return f"{title} ({len(taken) + 1}.)"


_ENDINGS = ("", ": Another Look", ": Further Questions", ": What Else to Know", ": A Second View", ": More Detail")


def _structure(reading: Reading, intent: Intent, tongue: Tongue) -> ContentStructure:
    if tongue.is_english:
        return english.structure_of(reading, intent)
    return packed.structure_of(reading, intent, tongue)


def _idea(title: str, slice_: Slice, given: GenerateIdeasInput, tongue: Tongue) -> Idea:
    structure = _structure(slice_.lead, given.intent, tongue)
    return Idea(
        title=title if len(title) >= 3 else f"{title} – {given.site.name}",
        description="?",
        content_type=_content_type(structure, slice_.lead, given.intent, tongue),
        content_structure=structure,
        target_keywords=[reading.term for reading in slice_.readings[:_MOST_KEYWORDS]],
    )


def _content_type(structure: ContentStructure, lead: Reading, intent: Intent, tongue: Tongue) -> ContentType:
    if structure is not ContentStructure.LANDING:
        return ContentType.POST
    if not tongue.is_english or lead.form is Form.NEAR or english.is_service(lead.core):
        return ContentType.PAGE
    return ContentType.PRODUCT if intent is Intent.TRANSACTIONAL else ContentType.PAGE


def _spread(rest: list[Reading], ideas: list[Idea]) -> None:
    """Gives each keyword that leads nothing to the idea whose keywords it is nearest to, if any is near."""
    subjects = [stems(" ".join(idea.target_keywords)) for idea in ideas]
    for reading in rest:
        mine = stems(reading.said)
        near = [len(mine & subject) / len(mine) for subject in subjects]
        at = near.index(max(near))
        if near[at] >= _NEAR and len(ideas[at].target_keywords) < _MOST_KEYWORDS:
            ideas[at].target_keywords.append(reading.term)


def _described(idea: Idea, tongue: Tongue) -> Idea:
    shown = [clean.quoted(term, most=80) for term in idea.target_keywords[:3]]
    searches = tongue.pack.about_searches(shown, len(idea.target_keywords))
    line = tongue.pack.structures[idea.content_structure]
    return idea.model_copy(update={"description": f"{line} {searches}"})
