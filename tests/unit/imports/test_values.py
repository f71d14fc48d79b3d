from __future__ import annotations

from decimal import Decimal

import pytest

from igny8.planning.imports import values
from igny8.planning.imports.currencies import currency_of
from igny8.planning.imports.intents import intent_of
from igny8.planning.imports.markets import market_of
from igny8.planning.imports.terms import is_term, tidy, unwrap


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0", 0), ("12", 12), ("1,300", 1300), ("1.300", 1300), ("1 300", 1300), ("1\u00a0300", 1300), ("1'300", 1300),
        ("1,234,567", 1_234_567), ("480.0", 480), ("1,300.0", 1300), ("2.9K", 2900), ("2,9 тыс.", 2900),
        ("10M+", 10_000_000),        (">1M", 1_000_000), ("~1,000", 1000), ("１２", 12), ("١٢٠", 120), ("<10", 5),
        ("10 – 100", 50), ("100-1K", 500), ("1K – 10K", 5000), ("1.000 – 10.000", 5000), ("10 000–100 000", 50_000),
        ("De 1 mil a 10 mil", 5000), ("1 k – 10 k", 5000), ("1 Tsd.–10 Tsd.", 5000), ("1万 – 10万", 50_000),
        ("30301 - 300000", 165_151), ("70 - 90", 80),
        ("", None), (" --", None), ("-", None), ("∞", None), ("n/a", None), ("-5", None), ("rye bread", None),
        ("top 10 breads", None), ("1.2,3.4", None), ("9" * 30, None), ("x" * 10_000, None),
    ],
)  # fmt: skip
def test_count(cell: str, expected: int | None) -> None:
    assert values.count(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("US$2.17", "2.17"), ("₹1,111.44", "1111.44"), ("1.234,56", "1234.56"), ("2,17", "2.17"), ("0.00", "0"),
        ("€0,80", "0.8"), ("", None), (" --", None), ("-1", None), ("99999999999", None), ("free", None),
    ],
)  # fmt: skip
def test_money(cell: str, expected: str | None) -> None:
    assert values.money(cell) == (None if expected is None else Decimal(expected))


def test_a_comma_is_decimal_where_the_file_says_so() -> None:
    assert (values.money("1,300"), values.money("1,300", True)) == (Decimal("1300"), Decimal("1.3"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("45%", 45), ("68,5", 68.5), ("0", 0), ("", None), ("101", None), ("-1", None), ("hard", None)],
)
def test_difficulty(cell: str, expected: float | None) -> None:
    assert values.difficulty(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("0.00,0.80", [0, 0.8]), ("[23,36]", [23, 36]), ("up", None), ("7", None), ("", None)]
)
def test_trend(cell: str, expected: list[float] | None) -> None:
    assert values.trend(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CPC (USD)", "USD"), ("CPC/EUR", "EUR"), ("CPC", ""), ("US$2.17", "USD"), ("₹3", "INR"), ("A$1", "AUD"),
        ("CPC, $", "USD"), ("1,5 zł", "PLN"), ("try", ""), ("2.17", ""),
    ],
)  # fmt: skip
def test_currency(text: str, expected: str) -> None:
    assert currency_of(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Navigational, Transactional", "navigational"), ("commercial, informational", "commercial"),
        ("i|t", "informational"), ("1,0", "informational"), ("3", "transactional"), ("T", "transactional"),
        ("Informational,Non-branded,Non-local", "informational"), ("Branded,Commercial", "commercial"),
        ("Kommerziell", "commercial"), ("Transaccional", "transactional"), ("Информационный", "informational"),
        ("", ""), ("Non-branded", ""), ("HOMEPAGES", ""),
    ],
)  # fmt: skip
def test_intent(cell: str, expected: str) -> None:
    assert intent_of(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("gb", "gb"), ("UK", "gb"), ("US", "us"), ("en-US", "us"), ("pt_BR", "br"), ("Spain", "es"),
        ("Province of Barcelona, Catalonia, Spain", "es"), ("United States", "us"), ("all", ""), ("", ""), ("xx", ""),
    ],
)  # fmt: skip
def test_market(cell: str, expected: str) -> None:
    assert market_of(cell) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("[cold brew]", "cold brew"), ('"cold brew"', "cold brew"), ("“cold brew”", "cold brew"),
        ("+cold +brew", "cold brew"), ("ecommerce +woocommerce", "ecommerce woocommerce"),
        ("c++", "c++"), ("disney+ price", "disney+ price"), ("+1 country code", "+1 country code"), ("a+b", "a+b"),
        ('"a" and "b"', '"a" and "b"'), ("[a] [b]", "[a] [b]"), ("[]", "[]"), ('"', '"'), ("list[int]", "list[int]"),
        ('5" pipe', '5" pipe'),
    ],
)  # fmt: skip
def test_unwrap(term: str, expected: str) -> None:
    assert unwrap(term) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("  a  b ", "a b"), ("a\r\nb", "a b"), ("a\x07b\x00", "a b"), ("\ufeffa", "a"), ("é\u00a0ü", "é ü")],
)
def test_tidy(cell: str, expected: str) -> None:
    assert tidy(cell) == expected


@pytest.mark.parametrize(("term", "expected"), [("a", True), ("?!", False), ("🙂", True), ("日", True), ("...5", True)])
def test_is_term(term: str, expected: bool) -> None:
    assert is_term(term) is expected
