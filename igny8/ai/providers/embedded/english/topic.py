"""What an English brief is about, in the shapes that its sentences can take."""

from __future__ import annotations

import re
from dataclasses import dataclass

from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.casing import names_cased, title_case
from igny8.ai.providers.embedded.reading.forms import Form, Reading
from igny8.ai.providers.embedded.reading.grammar import Number, article_for, head_of, words_of
from igny8.ai.providers.embedded.reading.slices import stems
from igny8.ai.providers.embedded.subjects.finding import subject_of
from igny8.ai.providers.embedded.subjects.subject import Subject

# Of these nobody asks what they are or how they work: "cold brew ratio", "grind size chart".
_MEASURES = frozenset("ratio size chart table list temperature time amount level price number date map".split())
_SLOT = re.compile(r"\{(\w+)\}")
_FLOWING = {Number.PLURAL, Number.MASS, Number.COUNT}


@dataclass(frozen=True)
class Topic:
    """The main search and its field. `slots` holds what a sentence may ask for by `{name}`."""

    main: Reading
    subject: Subject
    slots: dict[str, str]

    def fill(self, sentence: str) -> str:
        """The sentence with its slots filled; empty where this topic can't fill one of them."""
        names = _SLOT.findall(sentence)
        if any(name not in self.slots for name in names):
            return ""
        return _SLOT.sub(lambda found: self.slots[found[1]], sentence)

    def filled(self, sentences: tuple[str, ...]) -> list[str]:
        """Those of the sentences that this topic can fill."""
        return [said for sentence in sentences if (said := self.fill(sentence))]


def topic_of(readings: list[Reading], around: list[str]) -> Topic:
    """The topic of some searches, the main one first; what is around them is asked where they tell no field."""
    main = readings[0]
    subject = subject_of([reading.said for reading in readings], around)
    slots = {
        "k": f"“{clean.quoted(main.term, most=80)}”",
        "sources": subject.sources,
        "expert": subject.expert,
    }
    if main.form is Form.HOW_TO:
        slots |= {"D": title_case(main.core), "d": names_cased(main.core)}
    if main.form is Form.VERSUS:
        slots |= {"A": _side(main.sides[0]), "B": _side(main.sides[1])}
    thing = _thing(readings)
    if thing:
        slots |= _thing_slots(thing)
    return Topic(main, subject, slots)


def _side(side: str) -> str:
    return title_case(side)


def _thing(readings: list[Reading]) -> Reading | None:
    """The search whose core can stand in a sentence and that means what the main one means."""
    mine = stems(readings[0].core)
    for reading in readings:
        is_same = stems(reading.core) == mine and reading.form not in {Form.LIST, Form.CHECKLIST, Form.FIX}
        if is_same and reading.number in {Number.PLURAL, Number.MASS}:
            return reading
    return readings[0] if readings[0].number is Number.COUNT and readings[0].form not in {Form.FIX} else None


def _thing_slots(reading: Reading) -> dict[str, str]:
    core, number = reading.core, reading.number
    is_plural = number is Number.PLURAL
    bare = names_cased(core)
    named = f"{article_for(core)} {bare}" if number is Number.COUNT else bare
    slots = {
        "N": title_case(core),  # as a label
    }
    if {head_of(core), words_of(core)[-1]} & _MEASURES:
        return slots
    if is_plural:
        slots["P"] = title_case(core)
    return slots | {
        "t": named,  # inside a sentence: "payday loans", "cold brew", "a payday loan"
        "T": title_case(f"of {named}").removeprefix("Of "),  # inside a title
        "are": "are" if is_plural else "is",
        "Are": "Are" if is_plural else "Is",
        "They": "They" if is_plural else "It",
        "they": "they" if is_plural else "it",
        "do": "do" if is_plural else "does",
        "Do": "Do" if is_plural else "Does",
        "Work": "Work" if is_plural else "Works",
        "Cost": "Cost" if is_plural else "Costs",
    }
