"""Reading an English search term: what it asks for (its form), and about what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.agreement import agreed, asked_price
from igny8.ai.providers.embedded.reading.grammar import (
    Number,
    is_command,
    is_noun_phrase,
    is_plural,
    number_of,
    with_article,
    with_articles,
)
from igny8.ai.providers.embedded.reading.lexicon import (
    ASKING,
    AUXILIARIES,
    COMMANDS,
    SUBJECTS,
    TRAILING,
)


class Form(StrEnum):
    """What kind of search it is."""

    HOW_TO = "how_to"  # how to do something; `core` is the doing
    QUESTION = "question"  # `core` is the whole question
    VERSUS = "versus"  # one against another; `sides` holds them
    BEST = "best"  # what is best; `core` is the thing
    PRICE = "price"  # what it costs
    NEAR = "near"  # where to get it nearby
    FIX = "fix"  # something is broken; `core` is the whole phrase
    REVIEW = "review"  # how good it is
    ALTERNATIVES = "alternatives"  # what else there is
    LIST = "list"  # ideas, examples, types, tips; `core` is the whole phrase
    CHECKLIST = "checklist"  # a checklist, template or list of requirements; `core` is the whole phrase
    MEANING = "meaning"  # what a word means
    ADDRESS = "address"  # a site, a log-in, an operator
    PHRASE = "phrase"  # a noun phrase
    FRAGMENT = "fragment"  # none of these: is quoted or used as a label, never built into a sentence


@dataclass(frozen=True)
class Reading:
    """A term as it was understood. All texts as typed, in lower or the typed case, without a question mark."""

    term: str  # as it came
    said: str  # cleaned; never empty
    form: Form
    core: str  # the thing or the doing that it is about
    sides: tuple[str, ...] = ()
    is_doing: bool = False  # the core is a command: "rent speakers", "replace a roof"

    @property
    def number(self) -> Number:
        """How the core behaves in a sentence; unknown unless it is a noun phrase."""
        if self.said.lower().endswith(" for sale"):
            return Number.UNKNOWN
        return number_of(self.core) if not self.is_doing and is_noun_phrase(self.core) else Number.UNKNOWN


_YEAR = r"(?:\s+(?:in\s+)?20\d\d(?:[-/ ]\d\d)?)?"
_MARKET = r"(?:\s+(?:uk|usa?|canada|india|australia))?"
_HOW_TO = re.compile(
    r"^(?:how to|how do (?:i|you|we)|how can (?:i|you|we)|how should (?:i|you)|ways? to|steps to)\s+(.+)$", re.I
)
_GUIDE_TO = re.compile(r"^(?:guide|tutorial)\s+(?:to|for|on)\s+(.+)$", re.I)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|v/s)\s+", re.I)
_OR = re.compile(r"^(.+?)\s+or\s+(.+)$", re.I)
_DIFFERENCE = re.compile(r"^(?:what is the |what’s the )?differences? between\s+(.+?)\s+and\s+(.+)$", re.I)
_BEST = re.compile(r"^(?:the\s+)?(?:best|top(?:\s+rated)?(?:\s+\d{1,3})?(?:\s+best)?|good)\s+(.+)$", re.I)
_ASKED_BEST = re.compile(r"^(?:what|which)(?:’s| is| are)?\s+(?:the\s+)?best\s+(.+)$", re.I)
_PRICE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"^(?:how much (?:do|does|is|are|for)|what (?:do|does|is the (?:price|cost) of)|(?:average )?cost (?:of|to)"
            r"|prices? (?:of|for))\s+(.+?)(?:\s+cost)?$"
        ),
        r"^(.+?)\s+(?:prices?|costs?|pricing|fees?|rates|price list|quotes?)" + _YEAR + _MARKET + "$",
        r"^(?:cheap|cheapest|affordable|low cost|discount)\s+(.+)$",
    )
)
_NEAR = re.compile(
    r"^(.+?)\s+(?:near\s*me|near\s*by|nearby|close to me|in my area)(?:\s+(?:open now|now|today))?$", re.IGNORECASE
)
_FIX = re.compile(
    r"\b(?:doesn’t work|won’t|isn’t|can’t|cannot|not (?:\w+ing|found)|errors?"
    r"|(?:problems?|issues?)(?! (?:track|manage|solv))"
    r"|broken|stuck|crash(?:es|ing)?|fail(?:s|ed|ing|ure)?|leaking|missing|troubleshoot(?:ing)?|keeps? \w+ing)\b",
    re.IGNORECASE,
)
_FIXING = re.compile(
    r"^(?:how to |how do i )?(?:fix|troubleshoot|repair|solve|resolve|unblock|unclog)\s+(.+)$",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"^(?:reviews? (?:of|for)\s+)?(.+?)\s+(?:reviews?|ratings?)" + _YEAR + "$", re.I)
_ALTERNATIVES = re.compile(
    r"^(?:alternatives? (?:to|for)\s+(.+)|(.+?)\s+alternatives?|(?:apps|sites|tools) like\s+(.+))$", re.I
)
_LIST = re.compile(
    r"^(?:(?:types|kinds|examples|list|benefits|advantages|disadvantages|signs|symptoms|causes|pros and cons) of\s+.+"
    r"|(?:tips|ideas|gifts) for\s+.+"
    r"|.+\s+(?:ideas|examples|types|tips|benefits|symptoms|signs|quotes|names|recipes|designs|styles|trends))$",
    re.IGNORECASE,
)
_CHECKLIST = re.compile(
    r"^.+\s+(?:checklist|check list|template|templates|requirements|eligibility|worksheet|itinerary|packing list)"
    + _YEAR
    + "$",
    re.I,
)
_MEANING = re.compile(
    r"^(?:(?:meaning|definition) of\s+(.+)|define\s+(.+)|(.+?)\s+(?:meaning|definition|explained|defined))$", re.I
)
_ADDRESS = re.compile(
    r"\b(?:log ?in|sign ?in|sign ?up|official (?:web)?site|portal|customer service|phone number|contact number)$", re.I
)
_QUALITIES = frozenset("best top good cheap cheapest free online new review reviews price cost near meaning".split())
_CODE = re.compile(r"[_/\\$@{}=;]|\w\(|::")


def read(term: str, *, is_english: bool = True) -> Reading:
    """The reading of any term. Never fails: what makes no sense is a fragment.

    Of a term in another language only the signs are read that are the same everywhere.
    """
    said = clean.cut(clean.spoken(term), 160).rstrip("…").strip() or clean.quoted(term, most=60) or "?"
    if not is_english:
        is_versus = len(_VERSUS.split(said)) > 1
        return (_versus(term, said) if is_versus else _address(term, said)) or Reading(term, said, Form.PHRASE, said)
    for reader in (_address, _fragment, _best_of_all, _versus, _price, _near, _fix, _how_to, _kinds, _question, _bare):
        found = reader(term, said)
        if found:
            return found
    return Reading(term, said, Form.FRAGMENT, said)


def _address(term: str, said: str) -> Reading | None:
    if clean.domain_in(said) or _ADDRESS.search(said) or said.lower().startswith(("www ", "http")):
        return Reading(term, said, Form.ADDRESS, said)
    return None


def _fragment(term: str, said: str) -> Reading | None:
    words = said.split()
    has_letters = sum(c.isalpha() for c in said)
    is_odd = (
        _CODE.search(said)
        or has_letters < 2
        or words[-1].lower() in TRAILING - {"off", "on", "out", "up", "down", "over"}
    )
    if is_odd or len(said) > 110 or any(len(word) > 40 for word in words):
        return Reading(term, said, Form.FRAGMENT, said)
    return None


def _best_of_all(term: str, said: str) -> Reading | None:
    found = _ASKED_BEST.match(said) or _BEST.match(said)
    if not found:
        return None
    core = found[1]
    price = _near(term, core)
    if price:
        return Reading(term, said, Form.NEAR, price.core)
    if re.match(r"(?:ways?|method) (?:to|of)\s", core, re.I):
        return Reading(
            term,
            said,
            Form.HOW_TO,
            with_article(re.sub(r"^(?:ways?|method) (?:to|of)\s+", "", core, flags=re.I)),
            is_doing=True,
        )
    if not is_noun_phrase(core):
        asked = re.sub(r"^(what|which)(?:’s| is| are)?\s+(?:the\s+)?best", r"\1 is the best", said, flags=re.IGNORECASE)
        return Reading(
            term, said, Form.FRAGMENT if asked == said and not _ASKED_BEST.match(said) else Form.QUESTION, asked
        )
    return Reading(term, said, Form.BEST, core)


def _versus(term: str, said: str) -> Reading | None:
    between = _DIFFERENCE.match(said)
    sides = between.groups() if between else tuple(_VERSUS.split(said))
    if len(sides) == 1 and (either := _OR.match(said)) and said.lower().split()[0] not in ASKING | AUXILIARIES:
        sides = either.groups()
    sides = tuple(side.strip() for side in sides if side.strip())
    if len(sides) < 2 or len(sides) > 4 or len({side.lower() for side in sides}) < len(sides):
        return None
    if sides[0].lower().split()[0] in ASKING | AUXILIARIES or not all(any(c.isalnum() for c in side) for side in sides):
        return None
    return Reading(term, said, Form.VERSUS, " vs ".join(sides), (*sides[:-1], _bare_side(sides[-1])))


_ABOUT = re.compile(
    r"\s+(?:(?:for|in|on)\s+.+|prices?|pricing|costs?|fees|reviews?|reddit|difference|differences|comparison|seo|20\d\d)$",
    re.IGNORECASE,
)


def _bare_side(side: str) -> str:
    """The last side without what the comparison is about: "shopify for seo" -> "shopify"."""
    bare = _ABOUT.sub("", side)
    return bare if bare.strip() else side


def _price(term: str, said: str) -> Reading | None:
    for pattern in _PRICE:
        found = pattern.match(said)
        if found and is_noun_phrase(found[1]) and not found[1].lower().endswith("stock"):
            return Reading(term, asked_price(said, found[1]), Form.PRICE, found[1])
        if found and is_command(found[1]):
            return Reading(term, said, Form.PRICE, with_article(found[1]), is_doing=True)
    return None


def _near(term: str, said: str) -> Reading | None:
    found = _NEAR.match(said)
    if found and is_noun_phrase(found[1]):
        return Reading(term, said, Form.NEAR, found[1])
    doing = re.sub(r"^(?:where|places) to ", "", found[1], flags=re.I) if found else ""
    return Reading(term, said, Form.NEAR, with_article(doing), is_doing=True) if is_command(doing) else None


def _fix(term: str, said: str) -> Reading | None:
    if _FIX.search(said) or _FIXING.match(said):
        return Reading(term, said, Form.FIX, said)
    return None


def _how_to(term: str, said: str) -> Reading | None:
    found = _HOW_TO.match(said)
    if found and number_of(found[1]) is Number.PLURAL and found[1].lower().split()[0] not in COMMANDS:
        return Reading(term, said, Form.FRAGMENT, said)  # "how to payday loans": the verb is missing
    if found and found[1].lower().split()[0] not in TRAILING:
        return Reading(term, said, Form.HOW_TO, with_articles(with_article(found[1])), is_doing=True)
    named = re.match(r"^(\S+(?: \S+)?) how to (.+)$", said, re.IGNORECASE)
    if named and is_noun_phrase(named[1]) and named[2].lower().split()[-1] not in TRAILING:
        doing = with_articles(with_article(named[2]))
        core = f"{doing} ({named[1]})" if " " in doing else f"{doing} {named[1]}"
        return Reading(term, said, Form.HOW_TO, core, is_doing=True)
    if is_command(said):
        return Reading(term, said, Form.HOW_TO, with_articles(with_article(said)), is_doing=True)
    return None


def _kinds(term: str, said: str) -> Reading | None:
    for form, pattern in ((Form.REVIEW, _REVIEW), (Form.ALTERNATIVES, _ALTERNATIVES), (Form.MEANING, _MEANING)):
        found = pattern.match(said)
        if found and is_noun_phrase(core := next(part for part in found.groups() if part)):
            return Reading(term, said, form, core)
    for form, pattern in ((Form.CHECKLIST, _CHECKLIST), (Form.LIST, _LIST)):
        if pattern.match(said) and is_noun_phrase(said):
            return Reading(term, said, form, said)
    guide = _GUIDE_TO.match(said)
    return Reading(term, said, Form.PHRASE, guide[1]) if guide and is_noun_phrase(guide[1]) else None


_ASKED_VERBS = frozenset(
    """
causes cause happens happen makes make uses use owns own has have invented helps help kills kill allow allows accept
accepts offer offers give gives take takes need needs require requires sell sells do does work works mean means pay pays
""".split()
)


def _question(term: str, said: str) -> Reading | None:
    words = said.lower().split()
    if len(words) < 3:
        return None
    first, second = words[0], words[1]
    if second == "to":
        return None  # "what to do with ...": a topic, not a sentence
    is_asking = (first in ASKING and (second in AUXILIARIES or first in {"what’s", "who’s", "where’s", "how’s"})) or (
        first in {"how", "what", "which", "who", "whose"} and any(word in AUXILIARIES for word in words[2:7])
    )
    is_yes_no = (
        first in AUXILIARIES
        and (second in SUBJECTS or is_plural(second) or len(words) > 3)
        and first not in {"may", "will"}
    )
    if first in {"who", "what", "which"} and not is_asking:
        is_asking = second != "to" and len(words) > 3 and any(word in _ASKED_VERBS for word in words[1:5])
    return Reading(term, said, Form.QUESTION, agreed(said)) if is_asking or is_yes_no else None


def _bare(term: str, said: str) -> Reading | None:
    is_thing = is_noun_phrase(said) and said.lower() not in _QUALITIES
    return Reading(term, said, Form.PHRASE, said) if is_thing else None
