from __future__ import annotations

import pytest

from igny8.ai.errors import NoEmbeddings
from igny8.ai.provider import Vectors
from igny8.ai.providers.embedded.embeddings import embed
from igny8.planning.nearness import Titles


def _titles(*titles: str, language: str = "en") -> Titles:
    return Titles(titles, embed=embed, model="offline", language=language)


def _none(texts: list[str]) -> Vectors:
    raise NoEmbeddings("There is no model.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Milk Steaming for Beginners", "Milk Steaming: A Beginner's Guide"),
        ("How to Make Cold Brew", "Cold Brew: How to Make It Step by Step"),
        ("Best Espresso Machines", "The Best Espresso Machines Compared"),
        ("Cold Brew vs Iced Coffee", "Iced Coffee vs Cold Brew: What Is the Difference?"),
        ("Wedding Rings for Men: A Complete Guide", "The Complete Guide to Men's Wedding Rings"),
    ],
)
def test_titles_that_say_the_same(one: str, other: str) -> None:
    near = _titles("Something Else Entirely", one).nearest(other)
    assert near is not None
    assert near.title == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Best Plumber in Leeds", "Best Plumber in York"),
        ("How to Clean an Espresso Machine", "How to Descale an Espresso Machine"),
        ("Best Espresso Machines Under $500", "Best Espresso Machines Under $200"),
        ("iPhone 14 Cases", "iPhone 15 Cases"),
        ("Socks for Men", "Socks for Women"),
        ("Bamboo Socks: Common Questions, Answered", "Wool Socks: Common Questions, Answered"),
    ],
)
def test_titles_that_do_not(one: str, other: str) -> None:
    assert _titles(one).nearest(other) is None


def test_the_model_must_be_surer_abroad() -> None:
    wash, dry = "Jak prać skarpetki wełniane", "Jak suszyć skarpetki wełniane"
    assert _titles(wash, language="pl").nearest(dry) is None
    assert _titles("Guía de calcetines de lana", language="es").nearest("Calcetines de lana: guía") is not None


def test_without_a_model_a_common_mould_counts_little() -> None:
    moulded = [f"{what} Socks: Common Questions, Answered" for what in ("Wool", "Bamboo", "Ankle", "Running", "Bed")]
    titles = Titles(moulded, embed=_none, model="offline", language="en")
    assert titles.nearest("Silk Socks: Common Questions, Answered") is None
    near = titles.nearest("Wool Socks: Common Questions Answered")
    assert near is not None
    assert near.title == moulded[0]


def test_a_title_that_was_added_counts() -> None:
    titles = _titles()
    assert titles.nearest("Cold Brew") is None
    titles.add("Cold Brew")
    assert titles.nearest("cold  BREW") is not None


def test_what_comes_near_to_a_subject() -> None:
    titles = _titles("Income Tax Returns", "Making Cold Brew", "Cold Brew Ratios That Work")
    assert titles.about("Cold Brew: cold brew ratio", 5) == ["Cold Brew Ratios That Work", "Making Cold Brew"]
    assert titles.about("Cold Brew: cold brew ratio", 1) == ["Cold Brew Ratios That Work"]


def test_what_is_expected_is_embedded_at_once_and_never_again() -> None:
    calls: list[list[str]] = []

    def counted(texts: list[str]) -> Vectors:
        calls.append(texts)
        return embed(texts)

    titles = Titles(["Old"], embed=counted, model="counted", language="en")
    titles.expect(["New One", "New Two"])
    titles.nearest("New One")
    titles.nearest("New Two")
    assert [sorted(call) for call in calls] == [["New One", "New Two", "Old"]]
