"""Numbers in brackets become citations, where the passage really says it; elsewhere they go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from icu4py.breakers import SentenceBreaker

from igny8.ai.functions.generate_content import Citation, KnowledgePassage
from igny8.lib.quoting import is_quoted_from
from igny8.lib.text import normalise_term, words

_MARK = re.compile(r"[ \t]*\[\^?(\d{1,2}(?:\s*[,;]\s*\^?\d{1,2})*)\](?![(:])")
_LEADING_MARKS = re.compile(rf"\A(?:{_MARK.pattern})+")
_CODE = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]*`)", re.DOTALL)
_QUOTED = re.compile(r"[“„«]([^“”„«»\n]{8,}?)[”“»]|\"([^\"\n]{8,}?)\"")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_LONGEST_QUOTE: Final = 420
_LEAST_SHARED: Final = 2  # words of a claim that the passage's sentence holds, too
_LEAST_SHARE: Final = 0.25
_STEM: Final = 7  # letters
_SHORT_WORD: Final = 3  # letters: "the", "und", "que" say nothing


def cited(markdown: str, passages: Sequence[KnowledgePassage], language: str) -> tuple[str, list[Citation]]:
    """The text with a token for each mark that holds, and what it quotes."""
    citations: list[Citation] = []
    pieces = _CODE.split(markdown)
    for place in range(0, len(pieces), 2):  # every second piece is code
        pieces[place] = "\n".join(_line(each, passages, language, citations) for each in pieces[place].split("\n"))
    return "".join(pieces), citations


def _line(text: str, passages: Sequence[KnowledgePassage], language: str, citations: list[Citation]) -> str:
    done, place = "", 0
    for mark in _MARK.finditer(text):
        done += text[place : mark.start()]
        place = mark.end()
        numbers = [int(number) for number in re.findall(r"\d+", mark.group(1))]
        if not any(1 <= number <= len(passages) for number in numbers) and done[-1:].isalnum():
            if not mark.group().startswith((" ", "\t")):
                done += mark.group()  # names[0] is no citation
            continue
        claim = _claim(done, language)
        for number in dict.fromkeys(numbers):
            passage = passages[number - 1] if 1 <= number <= len(passages) else None
            quote = _support(claim, passage, language) if passage else ""
            if passage and quote:
                done += token(number)
                citations.append(Citation(passage_id=passage.id, source=passage.source, url=passage.url, quote=quote))
    return done + text[place:]


def _claim(before: str, language: str) -> str:
    """The last sentence before a mark."""
    told = _TOKEN.sub("", before).strip().encode(errors="replace").decode()
    sentences = [piece.strip() for piece in SentenceBreaker(told, language) if piece.strip()]
    return sentences[-1] if sentences else ""


def _support(claim: str, passage: KnowledgePassage, language: str) -> str:
    """What the passage says of the claim, word for word; empty where it doesn't hold the claim's words and numbers."""
    quotes = [first or second for first, second in _QUOTED.findall(claim)]
    if quotes:
        return next((quote for quote in quotes if is_quoted_from(quote, passage.text)), "")
    if not set(_NUMBER.findall(claim)) <= set(_NUMBER.findall(passage.text)):
        return ""
    said = _telling(claim, language)
    best, shared = "", 0
    for sentence in _sentences(passage.text, language):
        common = len(said & _telling(sentence, language))
        if common > shared:
            best, shared = sentence, common
    return best if shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * len(said) else ""


def _sentences(text: str, language: str) -> list[str]:
    clean = text.encode(errors="replace").decode()  # ICU takes no lone surrogates
    pieces = [piece.strip() for line in clean.splitlines() for piece in SentenceBreaker(line, language)]
    return [_cut(piece) for piece in pieces if piece and piece in text]


def _cut(sentence: str) -> str:
    if len(sentence) <= _LONGEST_QUOTE:
        return sentence
    return sentence[: sentence.rfind(" ", 0, _LONGEST_QUOTE) if " " in sentence[:_LONGEST_QUOTE] else _LONGEST_QUOTE]


def _telling(text: str, language: str) -> frozenset[str]:
    """The words of a text that say something, forms of one word taken together as far as its beginning goes."""
    said = words(normalise_term(text), language)
    return frozenset(word.rstrip("s")[:_STEM] for word in said if len(word) > _SHORT_WORD or _is_dense(word))


def _is_dense(word: str) -> bool:
    """Numbers, and words of scripts that need few signs for one."""
    return word[0].isdigit() or (not word.isascii() and not word[0].islower())


def with_marks(markdown: str, passages: Sequence[KnowledgePassage], language: str) -> str:
    """The text with marks for passages without an address: those were taken out when it was shown."""
    hidden = [(number, passage) for number, passage in enumerate(passages, 1) if not _has_address(passage)]
    if not hidden:
        return markdown
    lines = []
    for line in markdown.split("\n"):
        pieces = list(SentenceBreaker(line.encode(errors="replace").decode(), language))
        lines.append("".join(_with_mark(piece, hidden, language) for piece in pieces))
    return "\n".join(lines)


def _with_mark(sentence: str, hidden: list[tuple[int, KnowledgePassage]], language: str) -> str:
    claim = _LEADING_MARKS.sub("", sentence).strip()  # a mark after a full stop belongs to the sentence before it
    if _MARK.search(claim) or not (_NUMBER.search(claim) or _QUOTED.search(claim)):
        return sentence
    number = next((number for number, passage in hidden if _support(claim, passage, language)), 0)
    bare = sentence.rstrip()
    return f"{bare} [{number}]{sentence[len(bare) :]}" if number else sentence


def _has_address(passage: KnowledgePassage) -> bool:
    return passage.url.startswith(("http://", "https://"))


def token(number: int) -> str:
    """What stands for a mark on its way into HTML."""
    return f"\ue000{number}\ue001"


def linked(html: str, passages: Sequence[KnowledgePassage]) -> str:
    """The tokens as raised numbers that lead to the source; gone where the source has no address."""
    numbers: dict[str, int] = {}

    def shown(found: re.Match[str]) -> str:
        url = passages[int(found.group(1)) - 1].url
        if not _has_address(passages[int(found.group(1)) - 1]):
            return ""
        number = numbers.setdefault(url, len(numbers) + 1)
        return f'<sup><a href="{escape(url)}">[{number}]</a></sup>'

    return _TOKEN.sub(shown, html)


def without_tokens(text: str) -> str:
    """The text as a reader sees it."""
    return _TOKEN.sub("", text)


def distinct(citations: Sequence[Citation]) -> list[Citation]:
    """Each quote of a passage once."""
    return list({(each.passage_id, each.quote): each for each in citations}.values())
