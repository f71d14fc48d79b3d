"""How it reads: a readability band, the length of sentences, the length of paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, counted, failed, not_applicable, passed, warned
from igny8.quality.language.readability import count, formula_for
from igny8.quality.language.scripts import is_spaceless

FEWEST_WORDS: Final = 100
FEWEST_SENTENCES: Final = 5
LONG_SENTENCE: Final = 20
# Other languages set more or fewer words into a sentence.
LONG_SENTENCE_IN: Final[Mapping[str, int]] = {
    "it": 25,
    "es": 25,
    "pt": 25,
    "fr": 25,
    "ru": 15,
    "he": 15,
    "tr": 15,
    "ar": 20,
}
MANY: Final = 0.25
TOO_MANY: Final = 0.40
LONG_PARAGRAPH: Final = 150
TOO_LONG: Final = 200


def _readability(article: Article) -> Finding:
    formula = formula_for(article.primary_language)
    if formula is None:
        return not_applicable(f"There is no formula for {article.language}.")
    counts = count([sentence.words for sentence in article.sentences], article.primary_language)
    if counts.words < FEWEST_WORDS or counts.sentences < FEWEST_SENTENCES:
        return not_applicable("The text is too short to tell.")
    value = round(formula.value(counts), 1)
    measured = {"formula": formula.name, "value": value, "least": formula.least, "most": formula.most}
    told = f"{formula.name}: {value}; texts for everyone lie at {formula.least:.0f} to {formula.most:.0f}."
    if value < formula.least:
        return warned(f"{told} It reads hard: use shorter sentences and plainer words.", **measured)
    if value > formula.most:
        return warned(f"{told} It reads like a primer: let sentences breathe.", **measured)
    return passed(told, **measured)


def _sentences(article: Article) -> Finding:
    if is_spaceless(article.text):
        return not_applicable("Sentences of this script aren't measured in words.")
    lengths = [len(sentence.words) for sentence in article.sentences]
    if len(lengths) < FEWEST_SENTENCES:
        return not_applicable("The text is too short to tell.")
    most = LONG_SENTENCE_IN.get(article.primary_language, LONG_SENTENCE)
    long = sum(length > most for length in lengths)
    share = long / len(lengths)
    measured = {
        "sentences": len(lengths),
        "long": long,
        "share": round(share, 2),
        "longest": max(lengths),
        "words": most,
    }
    told = f"{long} of {len(lengths)} sentences have more than {most} words; the longest has {max(lengths)}."
    if share <= MANY:
        return passed(told, **measured)
    return (warned if share <= TOO_MANY else failed)(f"{told} Cut some in two.", **measured)


def _paragraphs(article: Article) -> Finding:
    lengths = [paragraph.word_count for paragraph in article.paragraphs]
    if not lengths:
        return not_applicable("There is no running text.")
    long = sum(length > LONG_PARAGRAPH for length in lengths)
    measured = {"paragraphs": len(lengths), "long": long, "longest": max(lengths)}
    if not long:
        return passed(f"The longest paragraph has {counted(max(lengths), 'word')}.", **measured)
    told = f"{counted(long, 'paragraph')} above {LONG_PARAGRAPH} words; the longest has {max(lengths):,}. Cut them."
    return (failed if max(lengths) > TOO_LONG else warned)(told, **measured)


READABILITY = Check(
    key="readability",
    title="Readability band",
    weight=2,
    threshold="passes inside the band of the language's formula; warns outside; never fails",
    source="the formulas' authors (see below); the bands: ours",
    run=_readability,
)
SENTENCES = Check(
    key="sentences",
    title="Sentence length",
    weight=3,
    threshold=(
        f"passes if up to {MANY:.0%} of the sentences have more than {LONG_SENTENCE} words (25 in Italian, Spanish, "
        f"Portuguese and French, 15 in Russian, Hebrew and Turkish); warns up to {TOO_MANY:.0%}; fails above"
    ),
    source="Yoast's sentence length: 20 words, 25 %, 25 and 15 words by language; 40 % (Yoast has 30 %): ours",
    run=_sentences,
)
PARAGRAPHS = Check(
    key="paragraphs",
    title="Paragraph length",
    weight=3,
    threshold=f"passes up to {LONG_PARAGRAPH} words; warns up to {TOO_LONG}; fails above",
    source="Yoast's paragraph length",
    run=_paragraphs,
)
