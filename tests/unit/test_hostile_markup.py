"""6,000 hostile or broken strings: what is left of them is harmless and whole, and stays as it is."""

from __future__ import annotations

from html import escape

import pytest
from markdown_it import MarkdownIt

from igny8.editing.saving import checked
from igny8.lib.markup import sanitise
from igny8.publishing.as_markdown import as_markdown
from tests.unit.harmless import problems_of
from tests.unit.hostile import COUNT, hostile_strings

BEFORE = "<h2>Before</h2><p>It stands.</p>"


def test_there_are_as_many_as_are_said() -> None:
    assert len(set(hostile_strings())) == COUNT
    assert sum(bool(problems_of(hostile)) for hostile in hostile_strings()) > 5_000


@pytest.mark.parametrize(
    "bad",
    [
        "<script>x</script>",
        "<p onclick=x>x</p>",
        '<a href="java&#10;script:x">x</a>',
        "<p>x",
        "x</p>",
        "<b><i>x</b></i>",
        "<!-- x -->",
        "<svg></svg>",
    ],
)
def test_the_reader_sees_harm(bad: str) -> None:
    assert problems_of(bad)


def test_they_end_up_harmless_and_whole_and_a_second_pass_changes_nothing() -> None:
    for hostile in hostile_strings():
        clean = sanitise(BEFORE + hostile)
        assert clean.startswith(BEFORE), hostile
        assert not problems_of(clean), (hostile, clean)
        assert sanitise(clean).encode() == clean.encode(), (hostile, clean)
        assert checked({"body": BEFORE + hostile}) == {"body": clean}


_PLACES = (  # where an article may rightly speak of such a string
    "<p>{}</p>",
    "<h3>{}</h3>",
    "<ul><li>{}</li></ul>",
    "<table><tr><td>{}</td></tr></table>",
    "<pre>```\n{}</pre>",
    "<p><code>`{}</code></p>",
    "<p><code>{}</code></p>",
    '<p><a href="https://a.example/{}" title="{}">x</a></p>',
    '<p><img src="https://a.example/{}" alt="]({})" title="{}"></p>',
    "<blockquote>[x](javascript:{})</blockquote>",
    "<p>[x]: javascript:{}</p>",
)


def test_as_words_they_stay_words_in_markdown() -> None:
    markdown = MarkdownIt("commonmark")  # which lets HTML through
    for number, hostile in enumerate(hostile_strings()):
        body = _PLACES[number % len(_PLACES)].replace("{}", escape(hostile))
        written = as_markdown(sanitise(BEFORE + body, images=True))
        shown = markdown.render(written)
        found = [problem for problem in problems_of(shown) if problem not in {"<img>", "src", "alt"}]
        assert not found, (hostile, written, found)
