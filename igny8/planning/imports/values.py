"""What a cell says: nothing, zero, or a number. The three are never merged; None is nothing."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

MOST_COUNT = 2**63 - 1  # what the column holds
LONGEST_NUMBER = 60  # characters; a longer cell is text
MOST_MONEY = Decimal(10) ** 8

_NOTHING = frozenset(("", "-", "--", "—", "–", "n/a", "na", "n.a.", "nan", "null", "none", "∞", "-∞", "?", "no data"))
_SCALES = {
    "k": 1_000, "tsd": 1_000, "tys": 1_000, "тыс": 1_000, "mil": 1_000, "mille": 1_000, "천": 1_000, "千": 1_000,
    "m": 1_000_000, "mio": 1_000_000, "mln": 1_000_000, "млн": 1_000_000, "mi": 1_000_000,
    "b": 1_000_000_000, "mrd": 1_000_000_000, "млрд": 1_000_000_000, "万": 10_000, "萬": 10_000, "만": 10_000,
}  # fmt: skip
_RANGE_WORDS = frozenset("a à to bis do de des entre y et und from von od от до между i".split())
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"[\s'’٬]+")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)\s*([^\W\d_]*)")
_BETWEEN = re.compile(r"\d\s*[^\W\d_]*\.?\s*(?:-|–|—|‒|~|\bto\b|\bbis\b|\ba\b|\bà\b|\bdo\b)\s*\d")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$")


def count(cell: str) -> int | None:
    """A whole number: "1,300", "1.300", "2.9K", "1K – 10K", "<10", "10M+"; None where the cell tells none.

    A range counts as half its upper end where that is ten times the lower end or more, which is how Google's own
    exports write their buckets (10-100 is 50, 1K-10K is 5,000), else as its middle. "<10" is the range from 0.
    """
    if cell.isascii() and cell.isdigit():
        return min(int(cell), MOST_COUNT) if len(cell) < 19 else None
    return _count(cell)


@lru_cache(maxsize=4096)
def _count(cell: str) -> int | None:
    if len(cell) > LONGEST_NUMBER:
        return None
    text = _plain(cell)
    if text in _NOTHING or text.startswith("-") or not _is_figure(text):
        return None
    numbers = [_scaled(digits, scale) for digits, scale in _NUMBER.findall(_SPACES.sub("", text))]
    if not numbers or None in numbers:
        return None
    low, high = numbers[0] or Decimal(0), numbers[-1] or Decimal(0)
    if len(numbers) > 1 and not _BETWEEN.search(text):
        return None
    if len(numbers) > 1 or text.startswith("<"):
        low = low if len(numbers) > 1 else Decimal(0)
        value = high / 2 if high >= 10 * low else (low + high) / 2
    else:
        value = high
    rounded = int(value + Decimal("0.5"))
    return rounded if rounded <= MOST_COUNT else None


def _is_figure(text: str) -> bool:
    """Whether nothing but numbers, their scales and the words of a range stand there."""
    return all(word in _SCALES or word in _RANGE_WORDS for word in _WORD.findall(text))


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).strip().strip("'\"").casefold().strip()
    if not text.isascii():
        text = "".join(_digit(character) for character in text)
    return text


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _scaled(digits: str, scale: str) -> Decimal | None:
    factor = _SCALES.get(scale, 1)
    if factor == 1 and _GROUPED.fullmatch(digits) and not digits.startswith("0"):
        return Decimal(re.sub(r"[.,]", "", digits))
    value = _decimal(digits, comma_is_decimal=True)
    return None if value is None else value * factor


def _decimal(digits: str, *, comma_is_decimal: bool) -> Decimal | None:
    """A number with up to two kinds of marks: the last one is the decimal mark, if there are two."""
    comma, dot = digits.rfind(","), digits.rfind(".")
    decimal, group = (",", ".") if comma > dot else (".", ",")
    if comma >= 0 and dot >= 0:
        plain = digits.replace(group, "").replace(decimal, ".")
        return Decimal(plain) if digits.count(decimal) == 1 else None
    if digits.count(decimal) > 1:
        return Decimal(digits.replace(decimal, ""))
    if decimal == "," and not comma_is_decimal and _GROUPED.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", "."))


def decimal(cell: str, comma_is_decimal: bool = False) -> Decimal | None:
    """A number with decimals, whatever stands around it ("US$2.17", "1,5 €", "45.61%"); None where there is none.

    "1,300" is 1,300, unless the file writes decimal commas: then it is 1.3.
    """
    if len(cell) > LONGEST_NUMBER:
        return None
    text = _plain(cell)
    match = None if text in _NOTHING else _NUMBER.search(_SPACES.sub("", text))
    value = _decimal(match.group(1), comma_is_decimal=comma_is_decimal) if match else None
    if match is None or value is None:
        return None
    value *= _SCALES.get(match.group(2), 1)
    return -value if "-" in text[: text.find(match.group(1)[0])] else value


@lru_cache(maxsize=4096)
def money(cell: str, comma_is_decimal: bool = False) -> Decimal | None:
    """A price of at most 100 million, to four places; None where there is none."""
    value = decimal(cell, comma_is_decimal)
    if value is None or not 0 <= value < MOST_MONEY:
        return None
    return value.quantize(Decimal("0.0001"))


@lru_cache(maxsize=4096)
def difficulty(cell: str, comma_is_decimal: bool = False) -> float | None:
    """0-100; None where the cell is empty or says something else."""
    value = decimal(cell, comma_is_decimal)
    return float(value) if value is not None and 0 <= value <= 100 else None


def trend(cell: str) -> list[float] | None:
    """A row of numbers in one cell: "0.00,0.80,...", "[23,36,...]"; None where there are fewer than two."""
    pieces = [piece for piece in re.split(r"[,;|\s]+", cell.strip().strip("[]()")) if piece]
    try:
        numbers = [float(piece) for piece in pieces]
    except ValueError:
        return None
    return numbers if len(numbers) > 1 else None
