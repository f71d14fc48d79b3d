"""Reads the claims of a text: its numbers and its quotations, in any digits and any quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

# A number with what makes it one: thousands, decimals, a sign for money before, a unit behind. Every part is bounded.
_NUMBER: Final = re.compile(
    r"(?<![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])(?<![.,/-])(?P<money>[$€£¥₹₽₺]\s?)?"
    r"(?P<figure>\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)(?:[.,٫]\d{1,6})?|\d{1,15}(?:[.,'’٬٫]\d{1,6}){0,5})"
    r"(?P<unit>\s?(?:%|‰|٪|％|[$€£¥₹₽₺]|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b|por cento\b|"
    r"per cento\b|procent\b|процент|million|billion|trillion|millionen|milliarden|millones|milhões|milioni|миллион|"
    r"миллиард|万|億|亿))?",
    re.IGNORECASE,
)
_SEPARATORS: Final = re.compile(r"[ .,'’\u00a0\u202f٬٫]")
_SMALL: Final = 10  # counts of steps and spoonfuls
_BIG: Final = 1000
_YEARS: Final = range(1500, 2200)

_MARKS: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‹": "›", "”": "”"}
_STRAIGHT: Final = re.compile(r'(?<![\w"])"([^"\n]{1,600})"(?![\w"])')
_LONGEST: Final = 600


@dataclass(frozen=True)
class Number:
    """A number in a sentence."""

    text: str
    values: frozenset[str]  # what it may mean: "1.500" is 1500 and 1.5
    is_strong: bool  # a share, money, a year, thousands: what a reader would want the source of


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text. Small whole numbers without a unit are no claims."""
    plain = _western(text)
    for match in _NUMBER.finditer(plain):
        figure = match["figure"]
        values = _values(figure)
        has_unit = bool(match["money"] or match["unit"])
        whole = max((int(value) for value in values if value.isdigit()), default=0)
        if not has_unit and whole <= _SMALL and figure.isdigit():
            continue
        yield Number(text[match.start() : match.end()].strip(), values, has_unit or whole >= _BIG or whole in _YEARS)


def values_in(texts: Iterable[str]) -> frozenset[str]:
    """All values that the numbers of some texts may mean, small ones too."""
    return frozenset(
        value for text in texts for match in _NUMBER.finditer(_western(text)) for value in _values(match["figure"])
    )


def _western(text: str) -> str:
    """The same text, character for character, with the digits 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and _is_decimal(c) else c for c in text)


def _is_decimal(character: str) -> bool:
    return unicodedata.category(character) == "Nd"


def _values(figure: str) -> frozenset[str]:
    joined = _SEPARATORS.sub("", figure).lstrip("0") or "0"
    parts = _SEPARATORS.split(figure)
    if len(parts) == 1:
        return frozenset((joined,))
    decimal = f"{''.join(parts[:-1]).lstrip('0') or '0'}.{parts[-1].rstrip('0')}".rstrip(".")
    return frozenset((joined, decimal)) if all(len(part) == 3 for part in parts[1:]) else frozenset((decimal,))


def quotations(text: str) -> list[str]:
    """What stands between quotation marks, in order."""
    found = [(match.start(), match.group(1)) for match in _STRAIGHT.finditer(text)]
    at = 0
    while at < len(text):
        closing = _MARKS.get(text[at])
        end = _end(text, at + 1, closing) if closing else -1
        if end > 0:
            found.append((at, text[at + 1 : end]))
            at = end
        at += 1
    return [said.strip() for _, said in sorted(found) if said.strip()]


def _end(text: str, start: int, closing: str) -> int:
    places = (text.find(mark, start, start + _LONGEST) for mark in closing)
    return min((place for place in places if place >= 0), default=-1)
