from __future__ import annotations

import pytest

from igny8.ai.providers.prompted.article.markdown import as_html, cleaned


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("## What You Need\n\nBeans.", "Beans."),
        ("# Anything\nBeans.", "Beans."),
        ("**What you need**\n\nBeans.", "Beans."),
        ("### what you need\nBeans.", "Beans."),
        ("### Another\nBeans.", "### Another\nBeans."),
        ("**Bold** beans.", "**Bold** beans."),
        ("```markdown\nBeans.\n```", "Beans."),
        ("```python\nx = 1\n```", "```python\nx = 1\n```"),
        ("<think>Hm.\n\nWell.</think>\nBeans.", "Beans."),
        ("Sure! Here is the section:\n\nBeans.", "Beans."),
        ("Here's what you need to know:\n- beans", "- beans"),
        ("Here is the truth about beans, said plainly", "Here is the truth about beans, said plainly"),
        ("<h2>What</h2>\n<p>Beans.</p>", "<p>Beans.</p>"),
    ],
)
def test_only_the_text_of_the_section_is_left(said: str, left: str) -> None:
    assert cleaned(said, "What You Need") == left


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One *two* **three**.", "<p>One <em>two</em> <strong>three</strong>.</p>"),
        ("# A\n## B\n### C\n#### D", "<h3>A</h3>\n<h3>B</h3>\n<h3>C</h3>\n<h4>D</h4>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("[x](https://a.example) [y](https://b.example)", '<p><a href="https://a.example">x</a> y</p>'),
        ("[x](javascript:alert(1)) ![p](https://a.example/p.png)", "<p>[x](javascript:alert(1)) </p>"),
        ("<p onclick='x()'>Hi <script>alert(1)</script><b>you</b></p>", "<p>Hi <b>you</b></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<iframe src=x></iframe>\n\nText", "<p>Text</p>"),
    ],
)
def test_it_becomes_harmless_html(markdown: str, html: str) -> None:
    assert as_html(markdown, {"https://a.example"}) == html


def test_tables_come_through() -> None:
    html = as_html("| a | b |\n|---|---|\n| 1 | <img src=x onerror=y> |")
    assert "<table>" in html
    assert "<td>1</td>" in html
    assert "img" not in html
