"""English titles: patterns per form and number that stay grammatical whatever the keyword is."""

from __future__ import annotations

import itertools
import re

from igny8.ai.functions.common import ContentStructure, Intent
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.casing import title_case
from igny8.ai.providers.embedded.reading.forms import Form, Reading
from igny8.ai.providers.embedded.reading.grammar import Number, article_for
from igny8.ai.providers.embedded.reading.lexicon import ASKING

# {t}: the core, {a}: the core with its article, {s}: all that was said. A colon makes the keyword a label, so that
# patterns behind one need no grammar.
_ANY = ("{s}: What to Know", "{s}: A Practical Guide", "{s}: The Essentials", "{s}: Questions and Answers")

_PLAIN: dict[Intent, tuple[str, ...]] = {
    Intent.INFORMATIONAL: (
        "{t}: A Practical Guide",
        "{t}: The Essentials",
        "{t}: What to Know Before You Start",
        "{t}: The Basics",
        "{t}: A Plain Introduction",
    ),
    Intent.COMMERCIAL: (
        "{t}: How to Choose",
        "{t}: What to Compare Before You Decide",
        "{t}: What Matters and What Doesn’t",
        "{t}: A Buyer’s Guide",
    ),
    Intent.TRANSACTIONAL: (
        "{t}: What to Check Before You Decide",
        "{t}: How It Works and What to Ask",
        "{t}: What to Expect",
        "{t}: What to Settle First",
    ),
    Intent.NAVIGATIONAL: ("{t}: What It Is and Where to Find It", "{t}: A Short Orientation", "{t}: What to Know"),
}

_FLOWING: dict[Intent, tuple[str, ...]] = {
    Intent.INFORMATIONAL: (
        "A Practical Guide to {t}",
        "Understanding {t}",
        "{t} Explained",
        "A Plain Introduction to {t}",
    ),
    Intent.COMMERCIAL: ("How to Choose {t}", "Choosing {t}: What Matters", "How to Compare {t}"),
    Intent.TRANSACTIONAL: ("{t}: What to Check Before You Decide", "{t}: What to Ask Before You Commit"),
    Intent.NAVIGATIONAL: (),
}

_COUNTED: dict[Intent, tuple[str, ...]] = {
    Intent.INFORMATIONAL: ("{t} Basics", "{t}: A Practical Guide"),
    Intent.COMMERCIAL: ("How to Choose {a}", "Choosing {a}: What Matters"),
    Intent.TRANSACTIONAL: ("{t}: What to Check Before You Decide",),
    Intent.NAVIGATIONAL: (),
}

_FORMS: dict[Form, tuple[str, ...]] = {
    Form.HOW_TO: ("How to {t}", "How to {t}, Step by Step", "How to {t}: A Walkthrough"),
    Form.VERSUS: (
        "{t}: How They Compare",
        "{t}: Which One Fits You",
        "{t}: The Differences That Matter",
        "{t}, Side by Side",
    ),
    Form.BEST: ("Best {t}: How to Choose", "The Best {t}, Compared", "Best {t}: What to Look For"),
    Form.PRICE: ("{t}: What It Costs and Why", "{t} Cost: What You Pay For", "{t}: Prices and What Drives Them"),
    Form.NEAR: ("{t} Near You: How to Choose", "{t} Near You: What to Ask First", "{t} in Your Area: What to Expect"),
    Form.REVIEW: (
        "{t} Review: What to Check Before You Decide",
        "{t} Review: Strengths, Weaknesses and Who It Suits",
        "{t}, Reviewed: What Holds Up and What Doesn’t",
    ),
    Form.ALTERNATIVES: ("{t} Alternatives: How They Compare", "Alternatives to {t} and When to Switch"),
    Form.LIST: ("{t}: Which to Pick and Why", "{t}, Sorted and Explained", "{t}: A List with Notes"),
    Form.CHECKLIST: ("{t}: What Belongs on It", "{t}: What to Include and Why", "{t}: Point by Point"),
    Form.MEANING: ("{t}: What It Means", "The Meaning of {t}", "{t}, Defined and Explained"),
    Form.ADDRESS: ("{s}: How to Get There", "{s}: Where to Find It", "{s}: Access and Common Problems"),
}
# A question for one term: what is, what are, at most four words.
_TERM = r"what(?:’s| is| are)(?: an?)?(?: (?!true|some\b)\S+){1,4}$"
# What may follow a question, by its first words; the first that matches.
_AFTER_QUESTIONS = (
    (
        r"how (?:much|many|long|often|far|old|fast)\b",
        ("", "The Figures and What Moves Them", "A Range You Can Plan With"),
    ),
    (r"how\b", ("", "From Start to Finish", "A Plain Explanation")),
    (r"(?:what|who)(?:’s| is| are) the\b", ("", "A Straight Answer")),
    (_TERM, ("", "A Plain Explanation", "What the Term Covers", "In Plain Words")),
    (r"why\b", ("", "The Reasons in Order", "What Is Behind It")),
    (r"(?:when|where)\b", ("", "A Straight Answer")),
    (r"which\b", ("", "A Straight Answer", "How to Decide")),
    (r"(?:what|who|whose|whom)\b", ("", "A Straight Answer")),
    (r"", ("", "What It Depends On", "The Short Answer and the Long One", "What to Consider")),
)
_FIXES = ("{s}: Causes and Fixes", "{s}: What to Check First", "{s}: How to Find the Cause")


def titles_for(reading: Reading, intent: Intent) -> list[str]:
    """All titles that fit the reading; each is grammatical on its own."""
    if len(reading.said) > _LONGEST:
        return [title_case(clean.cut(reading.said, _LONGEST))]
    patterns = _patterns(reading, intent)
    fill = {
        "{t}": reading.core,
        "{a}": f"{article_for(reading.core)} {reading.core}",
        "{s}": reading.said,
    }
    titles = []
    for pattern in patterns:
        for slot, words in fill.items():
            pattern = pattern.replace(slot, words)
        titles.append(title_case(pattern))
    return [title for title in dict.fromkeys(titles) if not _doubles(title)] or [title_case(reading.said)]


def _patterns(reading: Reading, intent: Intent) -> tuple[str, ...]:
    form, number = reading.form, reading.number
    if form is Form.QUESTION:
        endings = next(endings for asked, endings in _AFTER_QUESTIONS if re.match(asked, reading.core, re.IGNORECASE))
        return tuple(f"{{t}}? {ending}".strip() for ending in endings)
    if form is Form.PHRASE:
        return _phrase_patterns(number, intent)
    if form is Form.ADDRESS and "." in reading.said:
        return ("{s}: What It Is and Where to Find It", "{s}: A Short Orientation", "{s}: What to Know")
    if form is Form.FRAGMENT and reading.said.lower().split()[0] in ASKING and len(reading.said.split()) > 3:
        return ("{s}", "{s}: A Plain Explanation")
    if form is Form.FIX:
        return _fix_patterns(reading)
    if form is Form.PRICE:
        return _price_patterns(reading)
    if form is Form.NEAR and reading.is_doing:
        return ("Where to {t} Near You", "Where to {t} Near You: What to Ask First")
    return _FORMS.get(form, _ANY)


def _phrase_patterns(number: Number, intent: Intent) -> tuple[str, ...]:
    if number in {Number.PLURAL, Number.MASS}:
        return (*_FLOWING[intent], *(p for p in _PLAIN[intent] if number is Number.MASS or "It" not in p.split()))
    if number is Number.COUNT:
        return (*_COUNTED[intent], *_PLAIN[intent])
    return tuple(pattern for pattern in _PLAIN[intent] if " It " not in pattern) or _ANY


def _price_patterns(reading: Reading) -> tuple[str, ...]:
    if reading.is_doing:
        return ("What It Costs to {t}", "The Cost to {t}: What You Pay For")
    if reading.said.lower().startswith(("how much ", "what does ", "what do ")):
        return ("{s}?", "{s}? What Moves the Price")
    if re.match(r"cheap|affordable|low cost|discount", reading.said, re.IGNORECASE):
        return (
            "{s}: What You Give Up and What You Don’t",
            "{s}: Where to Save and Where Not To",
            "{s}: How to Judge the Price",
        )
    if reading.number is Number.PLURAL:
        return ("{t}: What They Cost and Why", "How Much Do {t} Cost?", "{t}: Prices and What Drives Them")
    if reading.number is Number.MASS:
        return ("{t}: What It Costs and Why", "How Much Does {t} Cost?", "{t}: Prices and What Drives Them")
    if reading.number is Number.COUNT:
        return ("{t} Cost: What You Pay For", "How Much Does {a} Cost?", "{t} Prices and What Drives Them")
    return ("{t} Cost: What You Pay For", "{t}: Prices and What Drives Them", "{t} Pricing: What to Look At")


def _fix_patterns(reading: Reading) -> tuple[str, ...]:
    said = reading.said.lower()
    if said.startswith("how to "):
        return ("{s}", "{s}: Where to Begin")
    first = said.split()[0]
    if first in {"why", "what", "how", "is", "are", "does", "do", "can", "which", "when", "who", "where"}:
        return tuple(f"{{s}}? {suffix}".strip() for suffix in ("", "Causes and Fixes", "What to Check First"))
    if first in {"fix", "troubleshoot", "repair", "solve", "resolve", "unblock", "unclog", "stop", "get"}:
        return ("How to {s}", "How to {s}: Where to Begin")
    return _FIXES


def _doubles(title: str) -> bool:
    words = re.findall(r"[\w’]+", title.lower())
    return any(one == other for one, other in itertools.pairwise(words)) or any(
        words.count(word) > 1
        for word in ("guide", "review", "best", "choose", "cost", "costs", "alternatives", "checklist")
    )


_STRUCTURES: dict[Form, ContentStructure] = {
    Form.HOW_TO: ContentStructure.HOW_TO,
    Form.QUESTION: ContentStructure.EXPLAINER,
    Form.VERSUS: ContentStructure.COMPARISON,
    Form.BEST: ContentStructure.LISTICLE,
    Form.PRICE: ContentStructure.GUIDE,
    Form.NEAR: ContentStructure.LANDING,
    Form.FIX: ContentStructure.TROUBLESHOOTING,
    Form.REVIEW: ContentStructure.REVIEW,
    Form.ALTERNATIVES: ContentStructure.COMPARISON,
    Form.LIST: ContentStructure.LISTICLE,
    Form.CHECKLIST: ContentStructure.CHECKLIST,
    Form.MEANING: ContentStructure.EXPLAINER,
    Form.ADDRESS: ContentStructure.FAQ,
    Form.FRAGMENT: ContentStructure.EXPLAINER,
}
_LONGEST = 90  # characters; a longer search is its own title, cut at a word
_SERVICE = re.compile(
    r"\b(?:services?|compan(?:y|ies)|agenc(?:y|ies)|contractors?|rentals?|hire|repairs?|installers?|cleaners?|plumbers?|"
    r"electricians?|lawyers?|attorneys?|dentists?|therapists?|psychologists?|clinics?|consultants?|photographers?|"
    r"movers|roofers?|accountants?|caterers?|planners?|classes|lessons|tutors?)\b",
    re.IGNORECASE,
)


def structure_of(reading: Reading, intent: Intent) -> ContentStructure:
    """How a page for this search is built."""
    if reading.form is not Form.PHRASE:
        return _STRUCTURES[reading.form]
    if is_service(reading.core) and intent in {Intent.TRANSACTIONAL, Intent.COMMERCIAL}:
        return ContentStructure.LANDING
    return {
        Intent.INFORMATIONAL: ContentStructure.GUIDE,
        Intent.COMMERCIAL: ContentStructure.GUIDE,
        Intent.TRANSACTIONAL: ContentStructure.LANDING,
        Intent.NAVIGATIONAL: ContentStructure.FAQ,
    }[intent]


def is_service(core: str) -> bool:
    """Whether the thing is a service that somebody is hired for."""
    return bool(_SERVICE.search(core))
