from __future__ import annotations

import pytest

from igny8.quality.language.claims import numbers, quotations, values_in
from tests.unit.quality.articles import an_article, result

SOURCE = "We steep the grounds for 18 hours. In 2019 we sold 12,500 litres, a rise of 37.5 %."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It takes 3 steps and 10 minutes.", []),
        ("It takes 18 hours.", ["18"]),
        ("A rise of 5 % in 2019, $7 a cup.", ["5 %", "2019", "$7"]),
        ("Il coûte 1 500 € par an.", ["1 500 €"]),
        ("Es kostet 1.500,50 € im Jahr.", ["1.500,50 €"]),
        ("ارتفع بنسبة ٣٧٪ عام ٢٠١٩", ["٣٧٪", "٢٠١٩"]),
        ("कीमत ४५० रुपये है", ["४५०"]),
        ("约30万人喝咖啡", ["30万"]),
        ("Model V60-02 and B2B are names.", []),
        ("Water is H2O.", []),
    ],
)
def test_numbers_are_read(text: str, found: list[str]) -> None:
    assert [number.text for number in numbers(text)] == found


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("12,500", "12.500", True),
        ("12,500", "12500", True),
        ("37.5", "37,5", True),
        ("37.5", "375", False),
        ("٣٧٫٥", "37.5", True),
        ("18", "180", False),
        ("1.500,50", "1500.5", True),
    ],
)
def test_one_number_in_two_spellings(one: str, other: str, *, is_same: bool) -> None:
    assert bool(values_in([one]) & values_in([other])) is is_same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "cold is best" twice.', ["cold is best"]),
        ("She said “it is cold” and left.", ["it is cold"]),
        ("Er sagte „es ist kalt“ und ging.", ["es ist kalt"]),
        ("Il dit « c'est froid » et part.", ["c'est froid"]),
        ("彼は「冷たいコーヒーが好き」と言った。", ["冷たいコーヒーが好き"]),
        ('A 5" pipe and a 6" pipe.', []),
        ("An “open mark without its end", []),
    ],
)
def test_quotations_are_read(text: str, found: list[str]) -> None:
    assert quotations(text) == found


def test_a_number_of_a_cited_passage_has_a_source() -> None:
    found = result(
        "numbers", an_article("<p>It steeps 18 hours; 12.500 litres in 2019, up 37,5 %.</p>", sources=(SOURCE,))
    )
    assert (found.status, found.measured["numbers"], found.measured["without_source"]) == ("pass", 4, 0)
    assert {claim["source"] for claim in found.measured["ledger"]} == {"passage"}


def test_an_invented_number_is_flagged() -> None:
    found = result("numbers", an_article("<p>It steeps 18 hours. 62 % of drinkers agree.</p>", sources=(SOURCE,)))
    assert found.status == "warn"
    assert found.measured["ledger"][0] == {"claim": "62 %", "source": "none", "is_strong": True}
    assert "“62 %”" in found.message


def test_many_invented_numbers_fail() -> None:
    assert result("numbers", an_article("<p>In 2019, 62 % paid $7 for 5,000 cups.</p>")).status == "fail"


def test_numbers_of_no_weight_only_warn() -> None:
    assert result("numbers", an_article("<p>Take 12, 15, 18, 20, 25 and 30 grams.</p>")).status == "warn"


def test_a_number_of_the_title_or_a_keyword_is_the_briefs() -> None:
    article = an_article("<p>Grinders under $200, tried.</p>", keywords=("grinder under $200",))
    assert result("numbers", article).measured["ledger"][0]["source"] == "brief"


def test_a_number_beside_a_link_is_linked() -> None:
    linked = '<p>62 % agree, says <a href="https://survey.org/x">the survey</a>.</p>'
    own = '<p>62 % agree, says <a href="/x">our page</a>.</p>'
    assert result("numbers", an_article(linked)).measured["ledger"][0]["source"] == "link"
    assert result("numbers", an_article(own)).status == "warn"


def test_numbers_in_headings_are_not_counted() -> None:
    assert result("numbers", an_article("<h2>15 beans</h2><p>Good ones.</p>")).status == "not_applicable"


def test_a_quotation_has_to_stand_in_its_source() -> None:
    true = an_article("<p>They “steep the grounds for 18 hours”, they say.</p>", sources=(SOURCE,))
    false = an_article("<p>They “steep the grounds for 80 hours”, they say.</p>", sources=(SOURCE,))
    assert result("quotations", true).status == "pass"
    assert result("quotations", false).status == "warn"


def test_two_invented_quotations_fail() -> None:
    body = "<blockquote><p>Coffee is the wine of the morning.</p></blockquote><p>“It is the best drink of all.”</p>"
    assert result("quotations", an_article(body)).status == "fail"


def test_a_verified_citation_is_a_source() -> None:
    body = "<blockquote><p>Coffee is the wine of the morning.</p></blockquote>"
    assert result("quotations", an_article(body, quotes=("coffee is the wine of the morning",))).status == "pass"


def test_short_quotations_are_names() -> None:
    assert result("quotations", an_article("<p>The so-called “Dutch coffee” is old.</p>")).status == "not_applicable"
