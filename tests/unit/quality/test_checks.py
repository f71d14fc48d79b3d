"""Each check: a good article passes it, a spoilt one doesn't."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.quality.article import Article, Nearest
from igny8.quality.check import Status
from igny8.quality.examine import examine
from igny8.quality.markup import Picture
from igny8.quality.registry import CHECKS
from tests.unit.quality.articles import BODY, an_article, result, results

LONG = "This sentence is about cold brew coffee and goes on for a while. "
PARAGRAPH = "The jar stands in the fridge overnight and the grounds sink slowly to the bottom of it."


def test_a_good_article_passes_everything() -> None:
    article = an_article()
    left = {key: found.status for key, found in results(article).items() if found.status is not Status.PASS}
    assert left == {"numbers": "not_applicable", "quotations": "not_applicable"}
    assert examine(article).score == 100


SPOILT: list[tuple[str, str, Article]] = [
    ("written", "fail", an_article(is_brief=True)),
    ("title", "fail", an_article(title="W" * 60)),
    ("title", "warn", an_article(title="Cold brew coffee at home: the jar, the ratio, the beans and the water")),
    ("title", "warn", an_article(title="Cold brew coffee")),
    ("title", "fail", an_article(title=" ")),
    ("meta_title", "fail", an_article(meta_title="")),
    ("meta_title", "fail", an_article(meta_title="m" * 60)),
    ("meta_title", "warn", an_article(meta_title="Cold brew")),
    ("meta_description", "fail", an_article(meta_description="")),
    ("meta_description", "warn", an_article(meta_description="Cold brew coffee, in short.")),
    ("meta_description", "fail", an_article(meta_description="Cold brew coffee, at length and more. " * 6)),
    ("heading_order", "fail", an_article("<h1>Top</h1>" + BODY)),
    ("heading_order", "warn", an_article("<h2>One</h2><p>a</p><h4>Two</h4><p>b</p>")),
    ("heading_order", "fail", an_article("<h4>One</h4><p>a</p><h2>Two</h2><p>b</p><h5>Three</h5><p>c</p>")),
    ("heading_order", "fail", an_article("<h2></h2><p>a</p>")),
    ("heading_order", "warn", an_article("<h2>Steps</h2><p>a</p><h2>STEPS</h2><p>b</p>")),
    ("empty_sections", "fail", an_article(BODY + "<h2>More</h2>")),
    ("empty_sections", "fail", an_article("<h2>One</h2><h2>Two</h2><p>b</p>")),
    ("empty_sections", "not_applicable", an_article("<p>b</p>")),
    ("section_length", "warn", an_article("<h2>One</h2>" + f"<p>{LONG * 10}</p>" * 3)),
    ("section_length", "fail", an_article(f"<p>{LONG * 10}</p>" * 3)),
    ("keyword_title", "fail", an_article(title="How to make iced drinks at home without any trouble")),
    ("keyword_introduction", "fail", an_article("<p>" + "Drinks are nice. " * 50 + "</p><p>Cold brew coffee</p>")),
    ("keyword_headings", "warn", an_article("<h2>Jar</h2><p>x</p>")),
    ("keyword_headings", "warn", an_article("".join(f"<h2>Cold brew coffee {n}</h2><p>x</p>" for n in "abcd"))),
    ("keyword_meta", "fail", an_article(meta_title="Iced drinks", meta_description="Drinks")),
    ("keyword_meta", "warn", an_article(meta_description="Drinks")),
    ("keyword_density", "fail", an_article(f"<p>{'We like cold brew coffee here. ' * 30}</p>")),
    ("keyword_density", "fail", an_article(BODY + "<p>Cold brew coffee, cold brew coffee, cold brew coffee.</p>")),
    ("keyword_density", "warn", an_article(f"<p>{'We like these very nice iced drinks here. ' * 30}</p>")),
    ("keyword_coverage", "fail", an_article("<p>Nothing of that here.</p>", title="Coffee")),
    ("keyword_coverage", "warn", an_article("<p>The cold brew ratio is known. Nothing else.</p>")),
    ("keyword_coverage", "not_applicable", an_article(keywords=("cold brew coffee",))),
    ("entities", "fail", an_article("<p>Nothing of that.</p>", title="None")),
    ("entities", "not_applicable", an_article(entities=("one", "two"))),
    ("length", "fail", an_article(target_words=2000)),
    ("length", "warn", an_article(target_words=450)),
    ("length", "warn", an_article("<p>Short.</p>", target_words=None)),
    ("length", "pass", an_article(word_count=300, target_words=None)),
    (
        "readability",
        "warn",
        an_article(
            "<p>" + "Institutional considerations necessitate organisational reconfiguration notwithstanding "
            "environmental uncertainties characterising contemporary administrative responsibilities. " * 10 + "</p>"
        ),
    ),
    ("readability", "warn", an_article("<p>" + "We go. It is so. " * 40 + "</p>")),
    ("sentences", "fail", an_article("<p>" + ("word " * 30 + "ends. Next ") * 10 + "</p>")),
    ("paragraphs", "warn", an_article(f"<p>{LONG * 13}</p>")),
    ("paragraphs", "fail", an_article(f"<p>{LONG * 20}</p>")),
    ("links", "not_applicable", an_article("<p>No link.</p>")),
    ("internal_links", "warn", an_article("<p>No link.</p>")),
    ("internal_links", "not_applicable", an_article("<p>No link.</p>", linkable=0)),
    ("external_links", "warn", an_article("<p>No link.</p>")),
    ("external_links", "warn", an_article("".join(f'<p><a href="https://s{n}.org/">l</a></p>' for n in range(5)))),
    ("alt_texts", "fail", an_article(pictures=(Picture("", "the cover"),))),
    ("alt_texts", "warn", an_article(pictures=(Picture("A jar"), Picture("a JAR")))),
    ("alt_texts", "warn", an_article(pictures=(Picture("A jar of ground coffee " * 6),))),
    ("alt_texts", "warn", an_article(pictures=(Picture("Image of a jar"),))),
    ("alt_texts", "warn", an_article(pictures=(Picture("coffee, cold brew, jar, beans, best, cheap"),))),
    ("alt_texts", "warn", an_article(pictures=tuple(Picture(f"cold brew coffee in glass {n}") for n in "abcde"))),
    ("alt_texts", "not_applicable", an_article(pictures=())),
    ("repeated_paragraphs", "fail", an_article(f"<p>{PARAGRAPH}</p><p>Other.</p><p>{PARAGRAPH.upper()}</p>")),
    ("repeated_paragraphs", "fail", an_article(f"<p>{PARAGRAPH}</p><p>So: {PARAGRAPH} That is all.</p>")),
    ("near_duplicates", "fail", an_article(nearest=Nearest(7, "Same", 0.97, 0.05))),
    ("near_duplicates", "fail", an_article(nearest=Nearest(7, "Same", None, 0.5))),
    ("near_duplicates", "warn", an_article(nearest=Nearest(7, "Near", 0.92, 0.0))),
    ("near_duplicates", "pass", an_article(nearest=Nearest(7, "Abroad", 0.92, 0.0, is_sure=False))),
    ("near_duplicates", "warn", an_article(nearest=Nearest(7, "Near", 0.5, 0.2))),
    ("near_duplicates", "not_applicable", an_article(nearest=None, others=0)),
    ("generic_phrases", "fail", an_article("<p>" + "In today's fast-paced world, let's dive in. " * 20 + "</p>")),
    ("generic_phrases", "warn", an_article(BODY + "<p>In conclusion, look no further.</p>", word_count=500)),
    ("long_dashes", "warn", an_article(f"<p>{'Coffee — cold — is good for you and me. ' * 15}</p>")),
    ("long_dashes", "not_applicable", an_article(f"<p>{'Кофе — это напиток. ' * 40}</p>", language="ru")),
]


@pytest.mark.parametrize(("key", "status", "article"), SPOILT, ids=[f"{n}-{case[0]}" for n, case in enumerate(SPOILT)])
def test_a_spoilt_article_does_not(key: str, status: str, article: Article) -> None:
    found = result(key, article)
    assert found.status == status, found.message


def test_every_check_is_spoilt_here_or_in_a_test_of_its_own() -> None:
    own = {"words_to_avoid", "prompt_leakage", "placeholders", "language", "numbers", "quotations"}
    assert own | {key for key, _, _ in SPOILT} == {check.key for check in CHECKS}


@pytest.mark.parametrize(
    ("href", "is_whole"),
    [
        ("https://coffee.org/a?b=c#d", True),
        ("/relative/page", True),
        ("page.html", True),
        ("mailto:a@coffee.org", True),
        ("tel:+49301234", True),
        ("https://daily-grind.org/x", True),
        ("https://bücher.de/kaffee", True),
        ("https://192.0.2.7/x", True),
        ("", False),
        ("#steps", False),
        ("https://", False),
        ("https://example.com/your-link", False),
        ("https://yoursite.com", False),
        ("https://localhost/x", False),
        ("https://coffee", False),
        ("javascript:alert(1)", False),
        ("https://coffee.org/a b", False),
        ("[insert link]", False),
        ("https://[::1", False),
    ],
)
def test_links_are_whole(href: str, *, is_whole: bool) -> None:
    found = result("links", an_article(f'<p><a href="{href}">words</a></p>'))
    assert (found.status == "pass") is is_whole, found.message


def test_a_link_without_words_is_not_whole() -> None:
    assert result("links", an_article('<p><a href="https://coffee.org/"></a></p>')).status == "fail"


def test_the_sites_own_hosts_are_internal() -> None:
    body = '<p><a href="https://www.daily-grind.org/a">a</a> <a href="https://shop.daily-grind.org/">b</a></p>'
    assert result("internal_links", an_article(body)).measured["links"] == 2
    assert result("external_links", an_article(body)).status == "warn"


def test_every_result_says_what_was_measured_and_wanted() -> None:
    for found in results(an_article()).values():
        assert found.threshold
        assert found.message.endswith((".", "”)")) or found.status == "pass"
        told: dict[str, Any] = found.as_json()
        assert set(told) == {"key", "title", "status", "measured", "threshold", "message", "weight", "is_must"}
        assert type(told["status"]) is str
