"""The priority's formula, its parts, and what stands in for the unknown."""

from __future__ import annotations

import pytest

from igny8.planning.priority import Figures, cluster_figures, parts, priority


def test_the_formula_at_its_ends() -> None:
    assert priority(volume=1_000_000, difficulty=0, intent="transactional") == 100
    assert priority(volume=0, difficulty=100, intent="navigational") == 1.5


def test_the_formula_in_the_middle() -> None:
    # 60 · log10(1001) / log10(100001) + 25 · 0.7 + 15 · 0.9
    assert priority(volume=1000, difficulty=30, intent="commercial") == 67.0


def test_unknown_is_not_zero() -> None:
    assert priority(volume=0) < priority() < priority(volume=100)
    assert priority(difficulty=100) < priority() < priority(difficulty=0)


def test_impressions_count_where_no_volume_is_known() -> None:
    assert priority(impressions=500) == priority(volume=500)
    assert priority(volume=0, impressions=500) == priority(volume=0)


@pytest.mark.parametrize(
    "figures",
    [
        Figures(),
        Figures(volume=720, difficulty=41.0, intent="informational"),
        Figures(impressions=12, difficulty=0.0),
        Figures(volume=0, impressions=3, intent="navigational"),
    ],
)
def test_the_parts_add_up(figures: Figures) -> None:
    given = vars(figures)
    assert sum(part.points for part in parts(**given)) == pytest.approx(priority(**given), abs=0.06)


def test_the_parts_say_what_is_unknown() -> None:
    demand, ease, intent = parts(volume=0)
    assert (demand.is_known, demand.points) == (True, 0)
    assert (ease.is_known, ease.note) == (False, "unknown, counted as 50")
    assert not intent.is_known


def test_the_parts_say_that_impressions_are_no_volume() -> None:
    demand, _, _ = parts(impressions=9)
    assert (demand.figure, demand.note) == (9, "impressions (no volume is known)")


def test_figures_out_of_range_stay_in_range() -> None:
    assert priority(volume=10**12, difficulty=-5, intent="transactional") == 100
    assert priority(volume=0, difficulty=400, intent="navigational") == 1.5


def test_a_cluster_sums_demand_and_averages_difficulty_by_it() -> None:
    figures = cluster_figures([Figures(volume=99, difficulty=10), Figures(volume=299, difficulty=50), Figures()])
    assert figures == Figures(volume=398, difficulty=40, intent="")


def test_a_cluster_of_unknowns_is_unknown() -> None:
    assert cluster_figures([Figures(), Figures()], "commercial") == Figures(intent="commercial")
