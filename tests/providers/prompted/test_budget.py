from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8.ai.providers.prompted.article.budget import section_count, share


@pytest.mark.parametrize(("words", "count"), [(100, 1), (800, 3), (1500, 6), (2500, 10), (3000, 12), (20_000, 40)])
def test_sections_by_length(words: int, count: int) -> None:
    assert section_count(words) == count


@given(
    st.integers(100, 20_000),
    st.lists(st.integers(-5, 10**9), min_size=1, max_size=40),
    st.integers(0, 6),
)
def test_the_parts_are_the_whole(words: int, wanted: list[int], questions: int) -> None:
    budgets = share(words, wanted, questions)
    assert abs(budgets.intro + budgets.faq + sum(budgets.sections) - words) <= len(wanted)
    assert min(budgets.sections) >= 1
    assert len(budgets.sections) == len(wanted)


def test_sections_get_what_they_deserve_within_bounds() -> None:
    sections = share(1000, [100, 100, 200], 0).sections
    assert sections[2] == pytest.approx(2 * sections[0], abs=2)
    greedy = share(1000, [1, 1, 1_000_000], 0).sections
    assert max(greedy) < 7 * min(greedy)
