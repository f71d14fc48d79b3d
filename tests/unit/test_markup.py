from __future__ import annotations

from html.parser import HTMLParser

import pytest
from typing_extensions import override

from igny8.lib.errors import Invalid
from igny8.lib.markup import DEEPEST, Section, place_under_headings, sanitise, sections


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>Plain <strong>words</strong></p>", "<p>Plain <strong>words</strong></p>"),
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()" style="color:red" id="y">a</p>', "<p>a</p>"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="java\tscript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="java\x01script:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="https://a.example/?b=1">a</a>', '<a href="https://a.example/?b=1">a</a>'),
        ('<a href="/brewing#steps">a</a>', '<a href="/brewing#steps">a</a>'),
        ("<p>one<p>two<b>three", "<p>one</p><p>two<b>three</b></p>"),
        ("<h1>Title</h1><H1 class=x>Two</H1>", "<h2>Title</h2><h2>Two</h2>"),
        ("<svg><text>x</text></svg><math><mi>y</mi></math>z", "z"),
        ("a\x00b", "ab"),
        ('<p class="wp-block-quote evil">a</p>', '<p class="wp-block-quote">a</p>'),
        ("<iframe src='//a.example'>inside</iframe>after", "after"),
    ],
)
def test_only_an_articles_own_elements_stay(given: str, expected: str) -> None:
    assert sanitise(given) == expected
    assert sanitise(expected) == expected


class _Seen(HTMLParser):
    """The names of the elements and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


def test_the_block_editors_comments_stay_and_others_go() -> None:
    block = '<!-- wp:heading {"level":3} --><h3>a</h3><!-- /wp:heading --><!-- wp:more /-->'
    assert sanitise(f"<!--[if IE]>b<![endif]-->{block}<!-- note -->") == block


@pytest.mark.parametrize(
    "given",
    [
        '<a title="<!--"></a><p>x</p><a title="--> onmouseover=alert(1) ">b</a>',
        '<!-- wp:x {"a":"--!><script>alert(1)</script>"} -->',
        "<!--><script>alert(1)</script>-->",
        "<!<!-- a -->-- wp:x --><script>alert(1)</script>",
    ],
)
def test_comments_hide_nothing(given: str) -> None:
    clean = sanitise(given)
    seen = _Seen()
    seen.feed(clean)
    assert seen.names <= {"a", "p", "title"}
    assert sanitise(clean) == clean


def test_pictures_stay_where_a_person_put_them() -> None:
    given = '<img src="https://a.example/b.webp" alt="b" onload="x()">'
    assert sanitise(given, images=True) == '<img src="https://a.example/b.webp" alt="b">'


@pytest.mark.parametrize("given", ["<blockquote>" * (DEEPEST + 1), "<ul><li>" * 20_000, "a" * 1_000_001])
def test_what_is_no_article_is_refused(given: str) -> None:
    with pytest.raises(Invalid, match="no article"):
        sanitise(given)


def test_many_unclosed_paragraphs_are_no_depth() -> None:
    assert sanitise("<p>a" * 1000).count("</p>") == 1000


BODY = "<p>Intro</p><h2>One &amp; only</h2><p>First.</p><h3>Part</h3><p>Of it.</p><h2>Two</h2><p>Second.</p><h2></h2>"


def test_sections() -> None:
    assert sections(BODY) == [
        Section(2, "One & only", "First.\nPart\nOf it."),
        Section(3, "Part", "Of it."),
        Section(2, "Two", "Second."),
    ]


def test_pieces_go_under_their_headings() -> None:
    placed = place_under_headings(
        "<h2>A</h2><p>a</p><h2>B</h2><!-- /wp:heading --><p>b</p>", [("b", "<i/>"), ("A", "<u/>")]
    )
    assert placed == "<h2>A</h2>\n<u/><p>a</p><h2>B</h2><!-- /wp:heading -->\n<i/><p>b</p>"


def test_a_heading_that_stands_twice_takes_one_piece_each() -> None:
    placed = place_under_headings("<h2>A</h2><p>a</p><h2>A</h2><p>b</p>", [("A", "1"), ("A", "2")])
    assert placed == "<h2>A</h2>\n1<p>a</p><h2>A</h2>\n2<p>b</p>"


def test_a_piece_whose_heading_is_gone_comes_last() -> None:
    assert place_under_headings("<h2>A</h2><p>a</p>", [("Gone", "1")]) == "<h2>A</h2><p>a</p>\n1"
