"""Words that a site avoids are found wherever a reader meets them, as whole words, in any case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.quality.articles import BODY, an_article, result


def _found(text: str, *avoided: str, language: str = "en") -> dict[str, Any]:
    return dict(result("words_to_avoid", an_article(text, avoided=avoided, language=language)).measured["words"])


@pytest.mark.parametrize(
    ("text", "avoided", "times"),
    [
        ("It is CHEAP, cheap and cheaper.", "cheap", 2),
        ("A game-changing jar. Game changing, they say.", "Game-Changing", 2),
        ("Don’t do it.", "don't", 1),
        ("Café au lait", "café", 1),
    ],
)
def test_it_is_found(text: str, avoided: str, times: int) -> None:
    assert _found(f"<p>{text}</p>", avoided) == {avoided: times}


@pytest.mark.parametrize(
    "text", ["<p>Cheaply, cheapest and uncheap.</p>", "<pre><code>cheap</code></pre>", "<p>che</p><p>ap</p>"]
)
def test_other_words_and_code_are_not(text: str) -> None:
    assert _found(text, "cheap") == {}


def test_a_phrase_ends_with_its_block() -> None:
    assert _found("<h2>A game</h2><p>changing jar</p>", "game changing") == {}


def test_scripts_without_spaces_are_searched_for_signs() -> None:
    assert _found("<p>この商品は最安値です。</p>", "最安値", "高い", language="ja") == {"最安値": 1}


@pytest.mark.parametrize("where", ["title", "meta_title", "meta_description"])
def test_titles_and_meta_texts_are_read(where: str) -> None:
    found = result("words_to_avoid", an_article(**{where: "Cheap cold brew coffee"}))
    assert (found.status, found.measured["words"]) == ("fail", {"cheap": 1})
    assert "“cheap”" in found.message


def test_without_a_list_the_question_does_not_arise() -> None:
    assert result("words_to_avoid", an_article(BODY, avoided=())).status == "not_applicable"
    assert result("words_to_avoid", an_article(BODY, avoided=("...",))).status == "pass"
