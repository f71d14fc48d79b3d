"""Groups: what belongs together, at every level, in any order, and how later terms join."""

from __future__ import annotations

import random

import numpy as np
import pytest

from igny8.planning.grouping.basis import Basis
from igny8.planning.grouping.groups import CUTS, GRANULARITIES, LEXICAL_CUTS, Terms, cuts_for, form_groups, join_groups
from igny8.planning.grouping.linkage import Labels
from tests.unit.grouping.words import SUBJECTS, TERMS, embed


def given(terms: list[str]) -> Terms:
    return Terms(terms, embed(terms))


def sets(terms: list[str], labels: Labels) -> set[frozenset[str]]:
    return {frozenset(t for t, other in zip(terms, labels, strict=True) if other == label) for label in labels}


def many(count: int) -> list[str]:
    draw = random.Random(5)
    words = "running trail white cheap home fixed payday best red big shoes sneakers loan mortgage pasta recipe".split()
    return sorted({" ".join(draw.sample(words, draw.randint(1, 4))) for _ in range(count * 2)})[:count]


def test_it_works() -> None:
    labels = form_groups(given(TERMS))["broad"]
    assert sets(TERMS, labels) == {frozenset(terms) for terms in SUBJECTS.values()}


@pytest.mark.parametrize("count", [2, 3, 20, 300])
def test_levels_are_nested(count: int) -> None:
    terms = many(count)
    labels = form_groups(given(terms))
    tight, balanced, broad = (sets(terms, labels[name]) for name in GRANULARITIES)
    assert all(any(small <= large for large in balanced) for small in tight)
    assert all(any(small <= large for large in broad) for small in balanced)
    assert len(tight) >= len(balanced) >= len(broad)


def test_order_does_not_matter() -> None:
    terms = many(400)
    shuffled = terms.copy()
    random.Random(3).shuffle(shuffled)
    labels, again = form_groups(given(terms)), form_groups(given(shuffled))
    for name in GRANULARITIES:
        assert sets(terms, labels[name]) == sets(shuffled, again[name])


def test_no_terms_no_groups() -> None:
    nothing = Terms([], np.zeros((0, 64), np.float32))
    assert all(len(labels) == 0 for labels in form_groups(nothing).values())
    assert all(len(labels) == 0 for labels in form_groups(Terms([])).values())


def test_one_term_is_a_group() -> None:
    assert [labels.tolist() for labels in form_groups(given(["socks"])).values()] == [[0], [0], [0]]


def test_identical_terms_are_one_group_even_at_tight() -> None:
    terms = ["running shoes"] * 40 + ["home loan"]
    labels = form_groups(given(terms))["tight"]
    assert len(set(labels[:40])) == 1
    assert labels[40] != labels[0]


@pytest.mark.parametrize(
    ("together", "apart"),
    [
        (["running shoes men", "mens running shoes", "running shoe for men"], "mortgage calculator"),
        (["кроссовки для бега", "кроссовки для бега мужские", "мужские кроссовки для бега"], "калькулятор ипотеки"),
        (["東京 ラーメン おすすめ", "東京ラーメンおすすめ", "東京 ラーメン"], "住宅ローン 計算"),
        (["รองเท้าวิ่งผู้ชาย", "รองเท้าวิ่ง ผู้ชาย", "รองเท้าวิ่งชาย"], "สินเชื่อบ้าน"),
    ],
)
def test_words_alone_group_in_every_script(together: list[str], apart: str) -> None:
    labels = form_groups(Terms([*together, apart]))["broad"]
    assert len(set(labels[:3])) == 1
    assert labels[3] != labels[0]


def test_words_alone_have_cuts_of_their_own() -> None:
    assert cuts_for(Terms(["shoes"])) == LEXICAL_CUTS
    assert cuts_for(given(["shoes"])) == CUTS
    assert cuts_for(Terms(["靴"], embed(["shoes"]), np.zeros(1, np.float32))) == LEXICAL_CUTS


def test_later_terms_join_where_they_belong() -> None:
    first = [[t for t in terms if t != terms[0]] for terms in SUBJECTS.values()]
    members = [given(terms) for terms in first]
    later = [terms[0] for terms in SUBJECTS.values()]
    joined = join_groups(given(later), members, Basis.of_parts(members), "broad")
    assert joined.groups.tolist() == [0, 1, 2]
    assert all((labels == -1).all() for labels in joined.labels.values())


def test_later_terms_that_belong_nowhere_form_groups_of_their_own() -> None:
    members = [given(SUBJECTS["shoes"]), given(SUBJECTS["money"])]
    later = ["camping tent", "shoes trail", "tent campsite"]
    joined = join_groups(given(later), members, Basis.of_parts([*members, given(later)]), "broad")
    assert joined.groups.tolist() == [-1, 0, -1]
    assert joined.labels["broad"].tolist() == [0, -1, 0]


def test_joining_does_not_depend_on_the_order() -> None:
    members = [given(SUBJECTS["shoes"]), given(SUBJECTS["money"])]
    later = many(60)
    basis = Basis.of_parts(members)
    forwards = join_groups(given(later), members, basis, "balanced")
    backwards = join_groups(given(later[::-1]), members, basis, "balanced")
    assert forwards.groups.tolist() == backwards.groups[::-1].tolist()


def test_without_groups_to_join_all_is_formed() -> None:
    basis = Basis.of(TERMS, embed(TERMS))
    joined = join_groups(given(TERMS), [], basis, "balanced")
    formed = form_groups(given(TERMS))
    assert (joined.groups == -1).all()
    assert all(sets(TERMS, joined.labels[name]) == sets(TERMS, formed[name]) for name in GRANULARITIES)


def test_a_term_without_letters_stays_alone() -> None:
    labels = form_groups(Terms(["!!!", "???", "running shoes", "shoes for running"]))["broad"]
    assert labels[0] != labels[1]
    assert labels[2] == labels[3]
