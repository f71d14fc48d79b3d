"""Whatever comes in: every check answers, soon, and with values that JSON can hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igny8.lib.markup import sanitise
from igny8.quality.article import Facts, Written, prepare
from igny8.quality.examine import examine
from igny8.quality.score import score_of
from tests.unit.quality.articles import an_article, results

HOSTILE = {
    "nothing": "",
    "no end": "<p>One <b>two <i>three",
    "no start": "three</i></b></p></h2></li></ul>",
    "headings in headings": "<h2>One<h3>Two</h2>three</h3>",
    "one long word": f"<p>{'a' * 300_000}</p>",
    "one long paragraph": f"<p>{'word ' * 60_000}</p>",
    "no sentence ends": f"<p>{'слово ' * 20_000}</p>",
    "many headings": "<h2>x</h2>" * 3_000,
    "many numbers": f"<p>{'1,234.56 ' * 5_000}</p>",
    "many digits": f"<p>{'9' * 50_000}</p>",
    "many marks": f"<p>{'“' * 20_000}{'«' * 20_000}</p>",
    "many brackets": f"<p>{'[' * 20_000}{'{' * 20_000}{'&lt;' * 20_000}</p>",
    "many links": '<p><a href="https://[">x</a></p>' * 2_000,
    "right to left": "<p dir='rtl'>\u202eشكرا 123 \u202c\u200f«نص» — ١٢٣٪</p>",
    "emoji": f"<p>{'👨‍👩‍👧‍👦 👍🏽 ' * 2_000}</p>",
    "marks on marks": f"<p>a{chr(0x301) * 5_000}</p>",
    "unusual": "<p>\x00\x0b\ufeff\ufffd\U000e0001 ﷽ ㍿ ½ ⅷ ① ²</p>",
    "no letters": "<p>!!! ... ??? 123</p>",
    "one line of code": "<pre>" + "x = 1;\n" * 5_000 + "</pre>",
    "one paragraph again and again": "<p>The very same words stand in this paragraph each time it comes.</p>" * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en", "ja", "ar", "xx", ""])
def test_every_check_answers(name: str, language: str, caplog: pytest.LogCaptureFixture) -> None:
    report = examine(an_article(HOSTILE[name], language=language))
    assert not caplog.records, caplog.records[0].exc_text  # a check that fails is logged
    json.dumps(report.checks, allow_nan=False)
    assert report.score is not None
    assert 0 <= report.score <= 100


@given(st.text(max_size=400), st.text(max_size=80), st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_is_checked(body: str, title: str, keyword: str) -> None:
    article = prepare(
        Written(title, sanitise(f"<h2>{keyword}</h2><p>{body}</p>"), title, body, language="en"),
        Facts(keywords=[keyword, title], entities=[keyword], sources=[body], target_words=100),
    )
    report = examine(article)
    assert all("defect" not in result.message for result in report.results)
    assert report.checks == examine(article).checks
    assert score_of(json.loads(json.dumps(report.checks))) == report.score


def test_a_check_that_breaks_does_not_lose_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, size: int) -> int:
        raise RuntimeError("no")

    monkeypatch.setattr("igny8.quality.checks.meta_description.width", broken)
    found = results(an_article())
    assert found["meta_description"].status == "not_applicable"
    assert "defect" in found["meta_description"].message
    assert found["title"].status == "pass"


def test_no_check_reads_a_clock_or_a_file() -> None:
    folder = Path(__file__).resolve().parents[3] / "igny8/quality"
    for path in [
        *folder.glob("checks/*.py"),
        *folder.glob("language/*.py"),
        folder / "article.py",
        folder / "markup.py",
    ]:
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("import random", "clock", "datetime", "open(", "igny8.models")), path
