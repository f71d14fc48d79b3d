"""The measure that groups are judged by."""

from __future__ import annotations

import pytest

from benchmarks.scores import adjusted_rand_index


def test_names_of_groups_do_not_matter() -> None:
    assert adjusted_rand_index("aabbc", [5, 5, 1, 1, 9]) == 1


def test_a_value_worked_out_by_hand() -> None:
    # Of 15 pairs 4 are together in the first, 2 in the second, 2 in both; by chance 4 · 2 / 15 would be.
    assert adjusted_rand_index("aaabbc", "xxyzzw") == pytest.approx((2 - 8 / 15) / (3 - 8 / 15))


def test_one_group_says_nothing() -> None:
    assert adjusted_rand_index("aabb", "xxxx") == 0
    assert adjusted_rand_index("abcd", "xyzw") == 1
