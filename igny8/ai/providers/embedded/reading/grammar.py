"""Grammar of English phrases as far as titles need it: number, articles, what may stand inside a sentence."""

from __future__ import annotations

from enum import StrEnum

from igny8.ai.providers.embedded.reading.lexicon import (
    ADJECTIVES_AFTER,
    CLAUSE_WORDS,
    COMMANDS,
    COMMANDS_OR_NOUNS,
    COUNTABLE,
    DETERMINERS,
    DOUBLING,
    IRREGULAR_PLURALS,
    JOINERS,
    MASS,
    NOT_PLURAL,
    NOUNS_FIRST,
    PREPOSITIONS,
    TRAILING,
    is_mass_ending,
)

_VOWEL_SOUND = frozenset(
    "hour hours honest honor honour heir seo faq mba mri sms sql xml html ssl led lcd nft rv fbi hr".split()
)
_CONSONANT_SOUND = ("uni", "use", "usa", "usb", "uk", "eu", "one", "once", "ubi", "uri", "ui", "ur", "u.s", "uv", "url")


# For whom something is, at the end of a search: "walking socks women".
_AUDIENCES = frozenset("women men ladies kids children girls boys adults beginners women’s men’s womens mens".split())


class Number(StrEnum):
    """How a noun phrase behaves in a sentence."""

    PLURAL = "plural"  # "payday loans"
    MASS = "mass"  # "cold brew": singular without an article
    COUNT = "count"  # "payday loan": singular that needs an article
    UNKNOWN = "unknown"  # can't be told: never put into a sentence bare


def words_of(phrase: str) -> list[str]:
    """The words, lower case."""
    return phrase.lower().split()


def head_of(phrase: str) -> str:
    """The noun that a noun phrase is about: the last word before a preposition."""
    words = words_of(phrase)
    for at, word in enumerate(words):
        if at and word in PREPOSITIONS:
            return words[at - 1]
    return words[-1] if words else ""


def number_of(phrase: str) -> Number:
    """Plural, mass, countable singular, or unknown."""
    words = words_of(phrase)
    head = head_of(phrase)
    if not words or words[0] in DETERMINERS:
        return Number.UNKNOWN
    if any(word in {"and", "&"} for word in words[: words.index(head) + 1 if head in words else None]):
        return Number.UNKNOWN
    if len(words) > 1 and head in _AUDIENCES:
        return Number.UNKNOWN
    if is_plural(head):
        return Number.PLURAL
    if head in COUNTABLE:
        return Number.COUNT
    if head in MASS or is_mass_ending(head):
        return Number.MASS
    return Number.UNKNOWN


def is_plural(word: str) -> bool:
    """Whether an English noun is a plural, by its shape and the exceptions that searches hold."""
    if word in IRREGULAR_PLURALS and word not in MASS:
        return True
    if word in NOT_PLURAL or word.endswith(("ss", "us", "is", "’s", "ous")) or len(word) < 4:
        return False
    return word.endswith("s") and word.isalpha()


def article_for(phrase: str) -> str:
    """`a` or `an`, by the sound that the phrase begins with."""
    first = (words_of(phrase) or [""])[0]
    if first in _VOWEL_SOUND:
        return "an"
    if first.startswith(_CONSONANT_SOUND):
        return "a"
    return "an" if first[:1] in "aeiou8" else "a"


def is_noun_phrase(phrase: str) -> bool:
    """Whether the words can stand for a thing: no question, no command, no clause, no loose end."""
    words = words_of(phrase)
    if not words or len(words) > 8 or words[0] in PREPOSITIONS | JOINERS or words[-1] in TRAILING - {"over"}:
        return False
    if any(word in CLAUSE_WORDS for word in words) or not any(c.isalpha() for c in phrase):
        return False
    if is_command(phrase):
        return False
    return not any(word in COMMANDS - COMMANDS_OR_NOUNS for word in words)


def is_command(phrase: str) -> bool:
    """Whether the phrase opens with a verb that asks for something to be done."""
    words = words_of(phrase)
    if len(words) < 2 or words[0] not in COMMANDS:
        return False
    if words[0] not in NOUNS_FIRST:
        return True
    return words[1] in DETERMINERS or (len(words) > 2 and words[1] in {"up", "out", "off"})


_ADVERBS = frozenset("online fast free quickly easily now today again properly correctly safely yourself".split())


def with_article(verb_phrase: str) -> str:
    """A command with the article that searchers leave out: "rent projector for wedding" -> "rent a projector ..."."""
    words = verb_phrase.split(" ")
    after_verb = {"up", "out", "off", "on", "of", "for", "in", "to", "from", "with"}
    start = 2 if len(words) > 1 and words[1].lower() in after_verb else 1
    end = start
    while end < len(words) and words[end].lower() not in PREPOSITIONS | JOINERS:
        end += 1
    while end > start + 1 and words[end - 1].lower() in _ADVERBS:
        end -= 1
    thing = words[start:end]
    if not thing or thing[0].lower() in DETERMINERS or thing[0].lower().endswith(("’s", "s’")):
        return verb_phrase
    if any(not word.replace("-", "").isalpha() for word in thing) or thing[-1].lower() not in COUNTABLE:
        return verb_phrase
    if any(word.lower() in CLAUSE_WORDS | COMMANDS - COMMANDS_OR_NOUNS for word in thing):
        return verb_phrase
    return " ".join([*words[:start], article_for(" ".join(thing)), *words[start:]])


_ARTICLE_AFTER = frozenset("in with from on without inside into for".split())
# Nouns that stand without an article after a preposition: "in bed", "on paper", "from home".
_IDIOMS = frozenset("bed home school college church class page email phone order work sale paper foot board".split())


def with_articles(phrase: str) -> str:
    """A question or a doing with the articles that searchers leave out after a preposition: "in kettle"."""
    words = phrase.split(" ")
    done: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1].lower() if at else ""
        is_bare = before in _ARTICLE_AFTER and word.lower() in COUNTABLE - _IDIOMS
        is_alone = at + 1 == len(words) or words[at + 1].lower() in PREPOSITIONS | JOINERS | ADJECTIVES_AFTER
        done += [article_for(word), word] if is_bare and is_alone else [word]
    return " ".join(done)


def gerund(verb: str) -> str:
    """The -ing form of a plain English verb."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if verb in DOUBLING else verb + "ing"
