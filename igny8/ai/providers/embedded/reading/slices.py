"""Which searches ask the same: terms are compared by their meaning words, plain plurals and common synonyms folded."""

from __future__ import annotations

from functools import lru_cache

from igny8.ai.providers.embedded.reading.clean import visible
from igny8.ai.providers.embedded.reading.grammar import is_plural
from igny8.lib.text import normalise_term, words

_EMPTY = frozenset(
    """
a an the and or but of for in on at to from with by as is are was were be do does did can could should would will i
you we my your me it its this that these those there what which who how when where why so near vs versus into if not
no any de la el los las un una en y o que para por con del al der die das den dem des ein eine und oder für mit von zu
im am le les du et ou pour avec dans sur au aux il lo gli i di da e per con nel het een van voor met op te em os as no
na do da dos das e ou para com um uma
""".split()
)
_SAME = {
    "cost": "cost", "price": "cost", "pricing": "cost", "fee": "cost", "rate": "cost", "quote": "cost", "pay": "cost",
    "cheap": "cost", "cheapest": "cost", "affordable": "cost", "costs": "cost",
    "best": "choose", "top": "choose", "choose": "choose", "choosing": "choose", "pick": "choose", "compare": "choose",
    "compared": "choose", "comparison": "choose", "buy": "choose", "buying": "choose", "versus": "choose",
    "rental": "rent", "renting": "rent", "hire": "rent", "hiring": "rent", "rented": "rent",
    "fix": "fix", "fixing": "fix", "repair": "fix", "repairing": "fix", "troubleshooting": "fix", "cure": "fix",
    "error": "fix", "problem": "fix", "issue": "fix",
    "women": "woman", "womens": "woman", "ladies": "woman", "men": "man", "mens": "man", "gents": "man",
    "kids": "child", "childrens": "child", "children": "child", "kid": "child",
    "personalized": "personalised", "colour": "color", "grey": "gray", "jewellery": "jewelry",
    "customise": "customize", "counselling": "counseling",
}  # fmt: skip
# Words that a title adds to its subject without narrowing it.
_GENERIC = frozenset(
    """
guide practical plain essential basics basic explained explain understanding understand know need everything simple
complete introduction overview thing start before common question answer answered faq note more about made easy step
""".split()
)


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The meaning words of a text, each in one form; all of its words where it has no meaning words."""
    said = words(normalise_term(visible(text)).replace("’", "'"), "en")
    plain = [word.removesuffix("'s").replace("'", "") for word in said]
    meaning = frozenset(_stem(word) for word in plain if word not in _EMPTY)
    return meaning or frozenset(plain) or frozenset({visible(text)})


def subject_stems(title: str) -> frozenset[str]:
    """The meaning words of a title without those that any guide has."""
    return (stems(title) - _GENERIC) or stems(title)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words (Jaccard), 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def repeats(title: str, others: list[str], *, most: float = 0.74) -> bool:
    """Whether a title says what one of the others says already."""
    mine = subject_stems(title)
    return any(overlap(mine, subject_stems(other)) > most for other in others)


def _stem(word: str) -> str:
    if word in _SAME:
        return _SAME[word]
    if is_plural(word):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else _singular(word)
    return _SAME.get(word, word)


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
