"""What a site's limits hold at the gate."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.automation.config import update_config
from igny8.lib.errors import Invalid
from igny8.models import Content, Site
from igny8.quality.holding import Held, held_among, reasons_to_hold, require_not_held
from tests.flow.stages.kit import StageKit, drain
from tests.flow.stages.rows import a_draft, a_site, planned

pytestmark = pytest.mark.django_db


def limit(site: Site, **changes: Any) -> None:
    update_config(site=site, changes=changes, actor="command line")


def a_result(key: str, status: str) -> dict[str, Any]:
    return {"key": key, "title": key.title(), "status": status, "message": "Mend it.", "weight": 1, "is_must": False}


def an_article(site: Site, title: str = "A", *, score: int | None = 50, **statuses: str) -> Content:
    checks = [a_result(key, status) for key, status in {"links": "pass", **statuses}.items()]
    return planned(a_draft(site, title, score=score, checks=checks))


def test_by_default_nothing_is_held() -> None:
    site = a_site()
    assert reasons_to_hold(an_article(site, score=0, numbers="fail")) == []
    assert reasons_to_hold(a_draft(site, "Never checked")) == []
    limit(site, image_quality="high")
    require_not_held(an_article(site, "B", score=0, numbers="fail"))


def test_a_score_below_the_limit_is_held() -> None:
    site = a_site()
    limit(site, quality_min_score=60)
    assert reasons_to_hold(an_article(site, "A", score=59)) == ["Its score is 59; this site asks for 60."]
    assert reasons_to_hold(an_article(site, "B", score=60)) == []


def test_a_failed_check_of_the_list_is_held_and_a_warning_is_not() -> None:
    site = a_site()
    limit(site, quality_hold="numbers, language")
    assert reasons_to_hold(an_article(site, "A", numbers="fail", links="fail")) == ["Numbers: Mend it."]
    assert reasons_to_hold(an_article(site, "B", numbers="warn")) == []


def test_a_brief_and_what_was_never_checked_are_held_where_there_are_limits() -> None:
    site = a_site()
    limit(site, quality_min_score=1)
    brief = an_article(site, "A", score=None, written="fail")
    brief.is_brief = True
    assert reasons_to_hold(brief) == ["It is a brief and has no score; this site asks for 1."]
    assert reasons_to_hold(a_draft(site, "B")) == ["It hasn't been checked yet."]


def test_held_is_a_conflict_with_its_reasons() -> None:
    site = a_site()
    limit(site, quality_min_score=60, quality_hold=["numbers"])
    content = an_article(site, score=10, numbers="fail")
    with pytest.raises(Held) as caught:
        require_not_held(content)
    assert (caught.value.code, caught.value.status, caught.value.exit_code) == ("content_held", 409, 4)
    assert caught.value.extra == {"content_id": content.pk, "reasons": reasons_to_hold(content)}
    assert "override" in caught.value.message


def test_limits_count_at_once_and_for_their_own_site() -> None:
    site, other = a_site(), a_site(domain="other.example")
    content = an_article(site, score=10)
    limit(other, quality_min_score=60)
    assert held_among(site, [content.pk]) == set()
    limit(site, quality_min_score=60)
    assert held_among(site, [content.pk]) == {content.pk}
    assert held_among(other, [content.pk]) == set()
    limit(site, quality_min_score="none")
    assert held_among(site, [content.pk]) == set()


def test_the_gate_counts_what_is_held_apart() -> None:
    site = a_site()
    for number, score in enumerate([90, 80, 20]):
        an_article(site, f"Article {number}", score=score)
    kit = StageKit(site)
    assert drain(7, kit).counts == {"content_ready_for_review": 3, "content_held": 0}
    limit(site, quality_min_score=60)
    assert drain(7, kit).counts == {"content_ready_for_review": 2, "content_held": 1}
    assert Content.objects.ready_for_review(site).count() == 3  # a person sees them all


@pytest.mark.parametrize(
    "changes",
    [
        {"quality_hold": ["nothing"]},
        {"quality_hold": "numbers nothing"},
        {"quality_hold": 7},
        {"quality_hold": [["numbers"]]},
        {"quality_min_score": 101},
        {"quality_min_score": -1},
    ],
)
def test_limits_that_make_no_sense_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        limit(a_site(), **changes)
    assert set(caught.value.extra["fields"]) == set(changes)


@pytest.mark.parametrize(
    ("value", "kept"), [("none", []), ("", []), ([], []), ("language,numbers", ["language", "numbers"])]
)
def test_the_list_is_kept_in_the_order_of_the_checks(value: Any, kept: list[str]) -> None:
    site = a_site()
    assert update_config(site=site, changes={"quality_hold": value}, actor="c").quality_hold == kept
