"""Whether the article is in the site's language, told by its script and its commonest words."""

from __future__ import annotations

from collections import Counter
from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, not_applicable, passed, some, warned
from igny8.quality.language.function_words import FUNCTION_WORDS, are_alike, function_words
from igny8.quality.language.scripts import expected_scripts, letters, main_script

FEWEST_LETTERS: Final = 40
FEWEST_WORDS: Final = 25
CLEARLY: Final = 1.5  # times as many of another language's words
LEAST_SHARE: Final = 0.12  # of function words, to be taken for a language
FOREIGN: Final = 0.2  # of the paragraphs


def _run(article: Article) -> Finding:
    text = "\n".join(paragraph.text for paragraph in article.paragraphs)
    if letters(text).total() < FEWEST_LETTERS:
        return not_applicable("The text is too short to tell.")
    script = main_script(text)
    measured: dict[str, object] = {"language": article.language, "script": script}
    if script not in expected_scripts(article.language):
        told = f"The text is in {script} script, but the site's language is {article.language}. Write it in that."
        return failed(told, **measured)
    said = Counter(word for sentence in article.sentences for word in sentence.words)
    other = _other_language(said, article.primary_language)
    if other:
        told = f"The text looks like “{other}”, but the site's language is {article.language}. Write it in that."
        return failed(told, **measured, looks_like=other)
    foreign = _foreign(article)
    measured["foreign_paragraphs"] = len(foreign)
    if len(foreign) > FOREIGN * sum(paragraph.word_count >= FEWEST_WORDS for paragraph in article.paragraphs):
        return warned(f"Some paragraphs are in another language: {some(foreign, 2)}. Translate them.", **measured)
    return passed(f"The text is in {article.language}, as far as its script and words tell.", **measured)


def _other_language(said: Counter[str], language: str) -> str:
    """The language that a text is in instead; "" where it is the right one, or can't be told."""
    own = function_words(language)
    if not own or said.total() < FEWEST_WORDS:
        return ""
    here = _share(said, own)
    best = max(FUNCTION_WORDS, key=lambda code: (_share(said, FUNCTION_WORDS[code]), code))
    there = _share(said, FUNCTION_WORDS[best])
    if are_alike(best, language) or there < LEAST_SHARE or there < CLEARLY * here:
        return ""
    return best


def _share(said: Counter[str], listed: frozenset[str]) -> float:
    return sum(said[word] for word in listed if word in said) / said.total()


def _foreign(article: Article) -> list[str]:
    found = []
    for paragraph in article.paragraphs:
        said = Counter(word for sentence in paragraph.sentences for word in sentence.words)
        is_foreign = main_script(paragraph.text) not in {"", *expected_scripts(article.language)}
        if said.total() >= FEWEST_WORDS and (is_foreign or _other_language(said, article.primary_language)):
            found.append(paragraph.text)
    return found


LANGUAGE = Check(
    key="language",
    title="Language",
    weight=8,
    threshold=(
        f"fails if the script isn't the language's, or another language's commonest words come {CLEARLY} times as "
        f"often; warns if more than {FOREIGN:.0%} of the longer paragraphs are in another; passes otherwise"
    ),
    source="ours; the words: igny8/quality/language/function_words.py",
    run=_run,
    is_must=True,
)
