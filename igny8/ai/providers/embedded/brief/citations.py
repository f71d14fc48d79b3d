"""Quotations: whole sentences of the site's own passages, each placed where it bears on a section."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from icu4py.breakers import SentenceBreaker

from igny8.ai.functions.generate_content import Citation, KnowledgePassage
from igny8.ai.providers.embedded.brief.draft import Section
from igny8.ai.providers.embedded.reading.slices import stems

LEAST_SIMILARITY = 0.3  # cosine to the task; below, a passage is about something else
_MOST_QUOTES = 6  # in one brief
_MOST_PER_PASSAGE = 2
_MOST_PER_SECTION = 2
_LEAST_SHARED = 4  # two words that the section and the sentence alone share, or one and what all share
_LONGEST_QUOTE = 420
_SHORTEST_QUOTE = 30
_ENDINGS = (".", "!", "?", "。", "！", "？", "…", "।", "؟", ".”", '."', "!”", "?”", ".)", "。」")


def place(passages: Sequence[KnowledgePassage], sections: list[Section], terms: Sequence[str], language: str) -> None:
    """Adds to the sections what the passages say on them, the most similar passage first.

    A sentence must share a meaning word with the searches, and more than that with its section.
    """
    about = frozenset[str]().union(*(stems(term) for term in terms))
    placed = 0
    for passage in sorted(passages, key=lambda passage: (-passage.similarity, passage.id)):
        if passage.similarity < LEAST_SIMILARITY:
            return
        for quote, section in _bearing(passage, sections, about, language):
            if placed < _MOST_QUOTES and len(section.quotes) < _MOST_PER_SECTION:
                section.quotes.append(
                    Citation(passage_id=passage.id, source=passage.source, url=passage.url, quote=quote)
                )
                placed += 1


def _bearing(
    passage: KnowledgePassage, sections: list[Section], about: frozenset[str], language: str
) -> list[tuple[str, Section]]:
    """The passage's sentences that share most words with a section, best first; one for each section."""
    # What all sections hold says nothing about where a sentence belongs.
    common = (
        frozenset.intersection(*(_words(section) for section in sections)) if len(sections) > 1 else frozenset[str]()
    )
    found: list[tuple[int, int, str, int]] = []
    for at, sentence in enumerate(sentences_of(passage.text, language)):
        said = stems(sentence)
        if said & about:
            scores = [2 * len(said & (_words(section) - common)) + len(said & common) for section in sections]
            best = max(range(len(sections)), key=lambda number: scores[number])
            if scores[best] >= _LEAST_SHARED:
                found.append((-scores[best], at, sentence, best))
    chosen: dict[int, str] = {}
    for _, _, sentence, number in sorted(found):
        if number not in chosen and len(chosen) < _MOST_PER_PASSAGE:
            chosen[number] = sentence
    return [(sentence, sections[number]) for number, sentence in chosen.items()]


def sentences_of(text: str, language: str) -> list[str]:
    """The whole sentences of a text that may be quoted, each verbatim on one line of it."""
    found = []
    for line in text.encode(errors="replace").decode().splitlines():  # ICU takes no lone surrogates
        for piece in SentenceBreaker(line, language):
            sentence = piece.strip()
            is_clean = not any(unicodedata.category(character) in {"Cc", "Cf"} for character in sentence)
            is_whole = sentence.endswith(_ENDINGS) and not sentence.startswith(("#", "|", "-", "*", ">"))
            if sentence in text and is_clean and is_whole and _SHORTEST_QUOTE <= len(sentence) <= _LONGEST_QUOTE:
                found.append(sentence)
    return found


def _words(section: Section) -> frozenset[str]:
    return stems(" ".join([section.heading, *section.serves]))
