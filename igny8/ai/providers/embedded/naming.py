"""Names for groups of keywords, from their pillar and their commonest terms."""

from __future__ import annotations

import re

from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput, NamedGroup, ProposedGroup
from igny8.ai.functions.common import Intent
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.casing import title_case
from igny8.ai.providers.embedded.reading.forms import Form, Reading, read
from igny8.ai.providers.embedded.reading.grammar import gerund, is_noun_phrase
from igny8.ai.providers.embedded.reading.lexicon import COMMANDS, TRAILING
from igny8.ai.providers.embedded.reading.slices import overlap, stems
from igny8.ai.providers.embedded.reading.tongue import Tongue, tongue_of
from igny8.lib.text import normalise_term

_LONGEST = 70
_NUMBER_AT_END = re.compile(r"[\s\-–—:,/#]*\b[\d./\-–]+$")
_LEADING = re.compile(r"^(?:what (?:is|are)|who (?:is|are)|how to|how do (?:i|you)) (?:(?:a|an|the) )?", re.IGNORECASE)


def auto_cluster(given: AutoClusterInput) -> AutoClusterOutput:
    """Names every group; refines none: all keywords of the batch stay where the grouping put them."""
    taken = {normalise_term(name) for name in given.existing_names}
    named = []
    for group in given.groups:
        tongue = tongue_of(given.site.language, [group.pillar, *group.sample])
        name = group.cluster_name or _free_name(group, tongue, taken)
        taken.add(normalise_term(name))
        named.append(
            NamedGroup(
                key=group.key,
                name=name,
                description=_description(group, tongue),
                intent=group.intent,
                keyword_ids=[keyword.id for keyword in group.keywords],
            )
        )
    return AutoClusterOutput(groups=named)


def _free_name(group: ProposedGroup, tongue: Tongue, taken: set[str]) -> str:
    for term in _tellers(group, tongue):
        name = _name(term, tongue)
        if name and normalise_term(name) not in taken:
            return name
    name = _name(group.pillar, tongue) or "Unnamed searches"
    for angle in (_ANGLES[group.intent], "and Related Searches", "and More", "and Further Searches"):
        if normalise_term(f"{name} {angle}") not in taken:
            return f"{name} {angle}"
    # Letters, because a name never ends in a bare number.
    return next(free for letters in _letters() if normalise_term(free := f"{name}, Group {letters}") not in taken)


def _tellers(group: ProposedGroup, tongue: Tongue) -> list[str]:
    """The terms that a name may come from, best first: a thing names a group better than a question or a fragment."""
    terms = [group.pillar, *group.sample]
    if not tongue.is_english or read(group.pillar).form not in _POOR_NAMES:
        return terms
    mine = stems(group.pillar)

    def rank(term: str) -> tuple[bool, int]:
        reading = read(term)
        is_thing = reading.form not in {*_POOR_NAMES, Form.HOW_TO} or not _subject(reading).endswith("?")
        return (not mine & stems(term), 0 if is_thing and reading.form is not Form.HOW_TO else 1)

    return sorted(terms, key=rank)


_POOR_NAMES = {Form.FRAGMENT, Form.ADDRESS, Form.QUESTION}
_ANGLES = {
    Intent.INFORMATIONAL: "Explained",
    Intent.COMMERCIAL: "Compared",
    Intent.TRANSACTIONAL: "to Buy or Book",
    Intent.NAVIGATIONAL: "Sites",
}


def _letters() -> list[str]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [
        *alphabet,
        *(a + b for a in alphabet for b in alphabet),
        *(a + b + c for a in alphabet for b in alphabet for c in alphabet),
    ]


def _name(term: str, tongue: Tongue) -> str:
    reading = read(term, is_english=tongue.is_english)
    if not any(character.isalnum() for character in reading.said):
        return ""
    said = _subject(reading) if tongue.is_english else reading.said
    said = _without_loose_end(clean.cut(said, _LONGEST).rstrip("…"))
    return title_case(said) if tongue.is_english else tongue.as_heading(said)


def _subject(reading: Reading) -> str:
    """What a search is about, as a name: "how to descale a kettle" -> "descaling a kettle"."""
    if reading.form is Form.HOW_TO:
        verb, _, rest = reading.core.partition(" ")
        return f"{gerund(verb)} {rest}" if verb.lower() in COMMANDS else reading.core
    if reading.form is Form.QUESTION:
        thing = _LEADING.sub("", reading.core)
        return thing if thing != reading.core and is_noun_phrase(thing) else f"{reading.core}?"
    is_about = reading.form in {Form.BEST, Form.REVIEW, Form.MEANING, Form.NEAR}
    return reading.core if (is_about or reading.form is Form.PRICE) and not reading.is_doing else reading.said


# "pour over" ends in no loose word; "filter bags buy" does.
_LOOSE = (TRAILING - {"over", "up", "off", "out"}) | {"buy"}


def _without_loose_end(said: str) -> str:
    """The words without a number or a joining word at their end: neither says anything about the group."""
    kept = said
    while kept:
        shorter = _NUMBER_AT_END.sub("", kept).strip(" ,-–—:")
        words = shorter.split(" ")
        if len(words) > 1 and words[-1].lower() in _LOOSE:
            shorter = " ".join(words[:-1])
        if shorter == kept:
            return kept if kept.lower() not in TRAILING else f"“{kept}” searches"
        kept = shorter
    return f"Number {said}" if not said[-1:].isdigit() else f"“{said}” searches"


def _description(group: ProposedGroup, tongue: Tongue) -> str:
    shown: list[str] = []
    for term in [group.pillar, *group.sample]:
        fresh = clean.quoted(term, most=60)
        if fresh and all(overlap(stems(term), stems(known)) < 0.99 for known in shown):
            shown.append(fresh)
        if len(shown) == 3:
            break
    return tongue.pack.about_searches(shown or ["?"], group.size)
