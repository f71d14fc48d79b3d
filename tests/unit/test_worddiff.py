from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8.lib import worddiff
from igny8.lib.worddiff import Segment, diff_words, matches, tokens

_WORDS = st.lists(st.sampled_from("the a sock wool , . 袜子 warm\n very".split(" ")), max_size=40).map(" ".join)


def _side(segments: list[Segment], left_out: str) -> str:
    return "".join(segment.text for segment in segments if segment.op != left_out)


def test_words_that_stay_come_and_go() -> None:
    told = diff_words("The quick brown fox jumps over the dog.", "The slow brown fox jumps over the dog!", "en")
    assert told == [
        ("same", "The "),
        ("del", "quick "),
        ("ins", "slow "),
        ("same", "brown fox jumps over the dog"),
        ("del", "."),
        ("ins", "!"),
    ]


def test_chinese_is_compared_word_by_word() -> None:
    told = diff_words("我喜欢羊毛袜子", "我喜欢棉袜子", "zh")
    assert told[0] == ("same", "我喜欢")
    assert told[-1] == ("same", "袜子")


def test_a_word_that_stays_by_chance_between_two_long_changes_is_no_anchor() -> None:
    told = diff_words("red green blue and black white grey", "one two three and four five six", "en")
    assert [segment.op for segment in told] == ["del", "ins"]


@given(_WORDS, _WORDS)
def test_both_sides_come_back_whole(old: str, new: str) -> None:
    segments = diff_words(old, new, "en")
    assert _side(segments, "del") == new
    assert _side(segments, "ins") == old
    assert all(first.op != second.op for first, second in pairwise(segments))


@given(st.text(max_size=60))
def test_tokens_join_to_the_text_again(text: str) -> None:
    assert "".join(tokens(text, "en")) == text


@given(st.lists(st.integers(0, 6), max_size=30), st.lists(st.integers(0, 6), max_size=30))
def test_pairs_rise_on_both_sides_and_hold_the_same(old: list[int], new: list[int]) -> None:
    pairs = matches(old, new)
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@pytest.mark.parametrize("new", ["b a a ", "a b ", "c d ", "b "])
def test_a_long_text_of_few_words_does_not_take_its_square(new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []

    def matcher(junk: None, old: list[str], new: list[str], autojunk: bool) -> SequenceMatcher[str]:
        weighed.append(len(old) * len(new))
        return SequenceMatcher(junk, old, new, autojunk)

    monkeypatch.setattr(worddiff, "SequenceMatcher", matcher)
    segments = diff_words("a b " * 20_000, new * 20_000, "en")
    assert _side(segments, "del") == new * 20_000
    assert sum(weighed) <= 40_000
