"""Cuts a text into passages: by its headings, then by its sentences, 60 to 180 words each where the text allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from icu4py.breakers import SentenceBreaker
from markdown_it import MarkdownIt
from markdown_it.token import Token

from igny8.lib.text import count_words, one_line, text_of, words

FEWEST_WORDS: Final = 60
MOST_WORDS: Final = 180
_AIM: Final = 150  # leaves room for a sentence more

_CODE = {"fence", "code_block"}
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Cut:
    """A passage before it is stored."""

    heading: str
    text: str


@dataclass
class _Part:
    """What stands under one heading: its paragraphs."""

    heading: str
    paragraphs: list[str]


def cut(markdown: str, language: str) -> list[Cut]:
    """The passages of a text, in its order; plain text is Markdown without marks. Empty where there are no words.

    A part below 60 words is joined to the one after it; one above 180 is cut at the ends of sentences into pieces
    of about the same length. Words are Unicode's, so Chinese and Thai are cut as English is.
    """
    cuts = [piece for part in _parts(markdown) for piece in _pieces(part, language)]
    return list(_joined(cuts, language))


def first_heading(markdown: str) -> str:
    """The text's own title, where it begins with one."""
    return next((part.heading for part in _parts(markdown) if part.heading or part.paragraphs), "")


def _parts(markdown: str) -> list[_Part]:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    parts = [_Part("", [])]
    for index, token in enumerate(tokens):
        if token.type == "inline" and tokens[index - 1].type == "heading_open":
            parts.append(_Part(one_line(_inline(token), 300), []))
        elif paragraph := _paragraph(token):
            parts[-1].paragraphs.append(paragraph)
    return [part for part in parts if part.paragraphs]


def _paragraph(token: Token) -> str:
    if token.type == "inline":
        return _tidy(_inline(token))
    if token.type in _CODE:
        return _tidy(token.content)
    return _tidy(text_of(token.content)) if token.type == "html_block" else ""


def _inline(token: Token) -> str:
    shown = []
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            shown.append(" ")
        elif child.type == "image" or child.type in {"text", "code_inline"}:
            shown.append(child.content)
    return "".join(shown)


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\x00", "")).strip()


def _pieces(part: _Part, language: str) -> Iterator[Cut]:
    sentences = [
        (short, count_words(short, language))
        for number, paragraph in enumerate(part.paragraphs)
        for sentence in _sentences(paragraph, language, is_first=number == 0)
        for short in _short(sentence, language)
    ]
    left = sum(count for _, count in sentences)
    if not left:
        return
    pieces = ceil(left / _AIM) if left > MOST_WORDS else 1
    held: list[str] = []
    held_words = 0
    for sentence, count in sentences:
        is_enough = pieces > 1 and held_words + count / 2 >= left / pieces
        if held and (is_enough or held_words + count > MOST_WORDS):
            yield Cut(part.heading, "".join(held).strip())
            left, pieces = left - held_words, pieces - 1
            held, held_words = [], 0
        held.append(sentence)
        held_words += count
    yield Cut(part.heading, "".join(held).strip())


def _sentences(paragraph: str, language: str, *, is_first: bool) -> Iterator[str]:
    if not is_first:
        yield "\n"
    yield from SentenceBreaker(paragraph, language)


def _short(sentence: str, language: str) -> Iterable[str]:
    """A sentence that is longer than a passage, cut between words."""
    if count_words(sentence, language) <= MOST_WORDS:
        return [sentence]
    pieces, start, position = [], 0, 0
    for number, word in enumerate(words(sentence, language), 1):
        position = sentence.index(word, position) + len(word)
        if number % MOST_WORDS == 0:
            pieces.append(sentence[start:position])
            start = position
    return [*pieces, sentence[start:]]


def _joined(cuts: list[Cut], language: str) -> Iterator[Cut]:
    held: Cut | None = None
    for piece in cuts:
        if held is None:
            held = piece
            continue
        together = _together(held, piece)
        short = min(count_words(held.text, language), count_words(piece.text, language)) < FEWEST_WORDS
        if short and count_words(together.text, language) <= MOST_WORDS:
            held = together
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _together(first: Cut, second: Cut) -> Cut:
    heading = first.heading or second.heading
    if second.heading in {"", heading}:
        return Cut(heading, f"{first.text}\n{second.text}")
    return Cut(heading, f"{first.text}\n{second.heading}\n{second.text}")
