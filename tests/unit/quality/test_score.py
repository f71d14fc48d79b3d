from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from igny8.quality.examine import examine
from igny8.quality.score import LOWEST_BAND, score_of
from tests.unit.quality.articles import an_article

ORDER = ["fail", "warn", "pass"]


def row(key: str, status: str, weight: int = 1, *, is_must: bool = False) -> dict[str, Any]:
    return {"key": key, "status": status, "weight": weight, "is_must": is_must}


rows = st.lists(
    st.builds(
        row,
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from([*ORDER, "not_applicable"]),
        st.integers(0, 9),
        is_must=st.booleans(),
    ),
    max_size=12,
)


def test_the_score_is_a_share_of_the_weights() -> None:
    assert score_of([row("a", "pass", 3), row("b", "fail", 1)]) == 75
    assert score_of([row("a", "warn", 3), row("b", "pass", 1)]) == 62
    assert score_of([row("a", "pass", 3), row("b", "not_applicable", 9)]) == 100
    assert score_of([row("a", "not_applicable", 3)]) is None
    assert score_of([]) is None


def test_hundred_is_without_a_fault() -> None:
    assert score_of([row("a", "pass", 999), row("b", "warn", 1)]) == 99


def test_a_must_that_fails_keeps_it_in_the_lowest_band() -> None:
    good = [row("a", "pass", 99)]
    assert score_of([*good, row("b", "fail", 1, is_must=True)]) == LOWEST_BAND
    assert score_of([*good, row("b", "warn", 1, is_must=True)]) == 99


@given(rows, st.integers(0, 20))
def test_a_better_result_never_lowers_it(found: list[dict[str, Any]], at: int) -> None:
    if not found or found[at % len(found)]["status"] in {"pass", "not_applicable"}:
        return
    better = [dict(each) for each in found]
    changed = better[at % len(found)]
    changed["status"] = ORDER[ORDER.index(changed["status"]) + 1]
    before, after = score_of(found), score_of(better)
    assert (before is None) is (after is None)  # where nothing that applies has a weight
    assert (after or 0) >= (before or 0)


def test_a_brief_has_no_score_and_says_so() -> None:
    report = examine(an_article(is_brief=True))
    found = {result.key: result for result in report.results}
    assert report.score is None
    assert found["written"].status == "fail"
    assert "brief" in found["written"].message
    assert found["placeholders"].status == "not_applicable"
    assert found["meta_title"].status == "pass"


def test_the_same_article_has_the_same_checks() -> None:
    assert examine(an_article()).checks == examine(an_article()).checks
