from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8.automation.bands import Band, Seen, learned
from igny8.automation.cascade import Door, Forecast, Rates, project

EXACT = Rates(
    clusters_per_keyword=Band.exactly(0.25),
    ideas_per_cluster=Band.exactly(2),
    target_words=Band.exactly(1_000),
    words_per_target=Band.exactly(1),
    images_per_article=Band.exactly(3),
    done={number: Band.exactly(1) for number in range(1, 8)},
)
VAGUE = Rates(
    clusters_per_keyword=Band(0.1, 0.25, 0.6),
    ideas_per_cluster=Band(1, 2, 4),
    target_words=Band(800, 1_000, 1_900),
    words_per_target=Band(0.5, 1, 1.2),
    images_per_article=Band(1, 3, 3),
    done={number: Band(0.9, 0.97, 1) for number in range(1, 8)},
)


def _settings(**changes: Any) -> dict[str, Any]:
    return {"ideas_per_cluster": 3, "image_quality": "draft", **changes}


def _doors(*waiting: int) -> dict[int, Door]:
    return {number: Door(waiting[number - 1] if number <= len(waiting) else 0) for number in range(1, 8)}


def _project(rates: Rates = EXACT, targets: tuple[int, ...] = (), **settings: Any) -> list[Forecast]:
    return project(doors=_doors(100), settings=_settings(**settings), rates=rates, targets=targets)


def test_keywords_become_images() -> None:
    found = _project()
    assert [each.items for each in found] == [100, 25, 50, 50, 50, 150, 50]
    assert [each.expected for each in found] == [20, 50, 0, 100, 100, 150, 0]


def test_a_cap_holds_what_comes_after_it() -> None:
    found = _project(stage_2_max_items=10, stage_4_max_items=5)
    assert [each.items for each in found] == [100, 10, 20, 5, 5, 15, 5]


def test_a_stage_that_is_off_feeds_nothing() -> None:
    found = _project(stage_2_enabled=False)
    assert [each.items for each in found] == [100, 0, 0, 0, 0, 0, 0]


def test_what_waits_is_taken_too() -> None:
    found = project(doors=_doors(0, 3, 4, 5, 6, 7, 8), settings=_settings(), rates=EXACT, targets=())
    assert [each.items for each in found] == [0, 3, 10, 15, 21, 70, 29]


def test_a_stage_that_has_begun_takes_no_more() -> None:
    doors = {2: Door(4, is_fixed=True), 3: Door(9), 4: Door(0), 5: Door(0), 6: Door(0), 7: Door(0)}
    found = project(doors=doors, settings=_settings(stage_2_max_items=1), rates=EXACT, targets=())
    assert [each.items for each in found] == [0, 4, 17, 17, 17, 51, 17]


@pytest.mark.parametrize(("quality", "credits"), [("draft", 150), ("standard", 300), ("high", 600)])
def test_image_quality(quality: str, credits: int) -> None:  # noqa: A002
    assert _project(image_quality=quality)[5].expected == credits


def test_an_article_pays_on_average_for_half_a_unit_more() -> None:
    rates = Rates(**{**vars(EXACT), "words_per_target": Band(0.5, 1, 1.3)})
    assert project(doors=_doors(0, 0, 0, 10), settings=_settings(), rates=rates, targets=())[3].expected == 25


def test_known_targets_are_priced_by_themselves() -> None:
    targets = (5_000, 400)
    found = project(doors=_doors(0, 0, 0, 2), settings=_settings(), rates=EXACT, targets=targets)[3]
    assert (found.low, found.high) == (11, 11)
    found = project(doors=_doors(0, 0, 0, 2), settings=_settings(stage_4_max_items=1), rates=EXACT, targets=targets)[3]
    assert (found.low, found.high) == (10, 10)


def test_no_article_costs_more_than_its_reservation() -> None:
    rates = Rates(**{**vars(EXACT), "words_per_target": Band.exactly(9)})
    assert project(doors=_doors(0, 0, 0, 2), settings=_settings(), rates=rates, targets=(1_000, 1_000))[3].high == 6


def test_ideas_never_exceed_what_is_asked_for() -> None:
    rates = Rates(**{**vars(EXACT), "ideas_per_cluster": Band(1, 2, 99)})
    assert project(doors=_doors(0, 10), settings=_settings(), rates=rates, targets=())[2].items == 20
    assert project(doors=_doors(0, 10), settings=_settings(), rates=rates, targets=())[3].high == 30 * 2


@given(st.lists(st.integers(0, 500), min_size=7, max_size=7), st.lists(st.integers(100, 5_000), max_size=5))
def test_low_expected_and_high_stay_in_order(waiting: list[int], targets: list[int]) -> None:
    for each in project(doors=_doors(*waiting), settings=_settings(), rates=VAGUE, targets=targets):
        assert 0 <= each.low <= each.expected <= each.high


def test_a_rate_without_history_is_its_default() -> None:
    rate = learned(4, 0.5, [])
    assert rate.expected == 4
    assert rate.low < 3 < 5 < rate.high


def test_a_rate_follows_much_history_and_little_less() -> None:
    much = learned(4, 0.5, [Seen(200, 100)] * 5)
    little = learned(4, 0.5, [Seen(2, 1)])
    assert much.expected == pytest.approx(8, rel=0.02)
    assert 4 < little.expected < 4.5


def test_steady_history_narrows_a_rate() -> None:
    vague, steady = learned(4, 0.5, []), learned(4, 0.5, [Seen(100, 100)] * 10)
    assert steady.high / steady.low < (vague.high / vague.low) ** 0.6


def test_a_run_that_foretold_nothing_teaches_nothing() -> None:
    assert learned(4, 0.5, [Seen(3, 0)]) == learned(4, 0.5, [])


def test_a_run_that_gave_nothing_lowers_the_rate() -> None:
    assert learned(4, 0.5, [Seen(0, 50)]).expected < 1
