"""`igny8 checks`, and what `igny8 content` says of scores."""

from __future__ import annotations

import pytest

from igny8.models import Content, Site
from tests.flow.cli.conftest import Cli
from tests.unit.quality.articles import BODY


@pytest.fixture
def article(acme: Cli) -> Content:
    return Content.objects.create(
        site=Site.objects.get(), title="Cold Brew", slug="cold-brew", body=BODY, word_count=200, provider="openai"
    )


def test_an_article_is_checked_and_shown(acme: Cli, article: Content) -> None:
    shown = acme("checks", article.pk)
    article.refresh_from_db()
    assert article.checks
    assert f"Cold Brew: score {article.score}" in shown.out
    assert "There is no meta title." in shown.out
    assert "fails above 600 px or if empty" in shown.out
    assert "No paragraph is said twice." not in shown.out
    assert "No paragraph is said twice." in acme("checks", article.pk, "--all").out


def test_as_json(acme: Cli, article: Content) -> None:
    told = acme("checks", article.pk, "--json").json
    article.refresh_from_db()
    assert (told["content_id"], told["score"], told["held"]) == (article.pk, article.score, [])
    assert told["checks"] == article.checks


def test_checked_again(acme: Cli, article: Content) -> None:
    acme("checks", article.pk)
    Content.objects.filter(pk=article.pk).update(meta_title="Cold brew coffee at home: jar, ratio and beans")
    assert "There is no meta title." in acme("checks", article.pk).out
    assert "There is no meta title." not in acme("checks", article.pk, "--again").out


def test_what_is_held_is_shown(acme: Cli, article: Content) -> None:
    assert acme("config", "set", "quality_min_score=99", "quality_hold=meta_title").exit_code == 0
    told = acme("checks", article.pk, "--json").json
    assert len(told["held"]) == 2
    assert "Held: " in acme("checks", article.pk).out
    [row] = acme("content", "--json").json
    assert (row["is_held"], row["score"]) == (True, told["score"])
    assert f"{told['score']} (held)" in acme("content").out


def test_an_article_that_is_not_there(acme: Cli) -> None:
    assert acme("checks", 77).exit_code == 1
    assert acme("checks", "x").exit_code == 2
