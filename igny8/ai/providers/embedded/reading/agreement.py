"""Agreement: searchers leave verbs and articles in the wrong number; a title may not."""

from __future__ import annotations

import re

from igny8.ai.providers.embedded.reading.grammar import (
    Number,
    article_for,
    is_noun_phrase,
    is_plural,
    number_of,
    with_articles,
)
from igny8.ai.providers.embedded.reading.lexicon import ADJECTIVES_AFTER

_DOES = re.compile(
    r"^(how|why|when|where|how (?:long|often|much|many)|)\s*(?:do|does)\s+(.+?)\s+"
    r"(works?|lasts?|costs?|expires?|helps?|happens?)$",
    re.IGNORECASE,
)


_PLURAL_DOES = re.compile(
    r"\bdoes\s+((?!(?:a|an|the|my|your|this)\b)(?:[\w’-]+\s+){0,2}[\w’-]+)\s+(stay|go|affect|show|hurt|need|take|require|have|come|get"
    r"|do|make|help|cause|count|give|use|look|become|stop|charge|report|check)\b",
    re.IGNORECASE,
)


def _done(question: str) -> str:
    """The question with do or does as its noun wants it: "how do cold brew work" -> "how does cold brew work"."""
    plural = _PLURAL_DOES.search(question)
    if plural and is_plural(plural[1].lower().split()[-1]):
        question = f"{question[: plural.start()]}do{question[plural.start() + 4 :]}"
    found = _DOES.match(question)
    number = number_of(found[2]) if found and is_noun_phrase(found[2]) else Number.UNKNOWN
    if not found or number is Number.UNKNOWN:
        return question
    named = f"{article_for(found[2])} {found[2]}" if number is Number.COUNT else found[2]
    return f"{found[1]} {'do' if number is Number.PLURAL else 'does'} {named} {found[3].rstrip('s').lower()}".strip()


_IS = re.compile(rf"^(?:is|are)\s+(.+?)\s+((?:{'|'.join(sorted(ADJECTIVES_AFTER))})\b.*)$", re.IGNORECASE)


def _been(question: str) -> str:
    """ "is payday loans legal" -> "are payday loans legal"."""
    found = _IS.match(question)
    number = number_of(found[1]) if found and is_noun_phrase(found[1]) else Number.UNKNOWN
    if not found or number not in {Number.PLURAL, Number.MASS}:
        return question
    return f"{'are' if number is Number.PLURAL else 'is'} {found[1]} {found[2]}"


def agreed(question: str) -> str:
    """The question with its verb in the number of its noun: "what is payday loans" -> "what are payday loans"."""
    question = re.sub(r"\s+(?:reddit|quora|youtube|pdf|ppt|wikipedia)$", "", question, flags=re.IGNORECASE)
    question = _been(_done(question))
    found = re.match(r"^(what|who|where)(?: (is|are)|(’s)) (a |an |the )?(.+)$", question, re.I)
    if not found or not is_noun_phrase(found[5]):
        return with_articles(question)
    asking, verb, _, article, thing = found.groups()
    number = number_of(thing)
    if number is Number.PLURAL:
        article = "" if (article or "").lower() in {"a ", "an "} else article
        verb = "are"
    elif number in {Number.MASS, Number.COUNT}:
        verb = "is"
        if number is Number.COUNT and not article:
            article = "an " if thing[0].lower() in "aeiou" else "a "
    return f"{asking} {verb or 'is'} {article or ''}{thing}"


def asked_price(said: str, thing: str) -> str:
    """ "how much does payday loans cost" -> "how much do payday loans cost"; what can't be told stays as typed."""
    number = number_of(thing)
    if not said.lower().startswith("how much ") or number is Number.UNKNOWN:
        return said
    named = f"{article_for(thing)} {thing}" if number is Number.COUNT else thing
    return f"how much {'do' if number is Number.PLURAL else 'does'} {named} cost"
