from __future__ import annotations

import pytest

from igny8.lib.blocks import Block, blocks_of


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("<p> A <strong>b</strong>\n c</p>", [Block("p", "A b c", ("strong",))]),
        ("<h2>One</h2><p>Two</p>", [Block("h2", "One"), Block("p", "Two")]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", [Block("li", "a"), Block("li", "b"), Block("li", "c")]),
        ("<table><tr><td>1</td><td>2</td></tr></table>", [Block("td", "1"), Block("td", "2")]),
        ("loose<p>&lt;b&gt; &amp; c</p>", [Block("", "loose"), Block("p", "<b> & c")]),
        ('<p><a href="/x">y</a></p>', [Block("p", "y", ("a href=/x",))]),
        ("<blockquote><p>a</p></blockquote></p>", [Block("p", "a")]),
        ("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", [Block("p", "a")]),
    ],
)
def test_blocks(html: str, blocks: list[Block]) -> None:
    assert blocks_of(html) == blocks
