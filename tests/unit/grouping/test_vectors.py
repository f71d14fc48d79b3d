"""Words as vectors, neighbours, smoothing, and linkage against the plain method."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.cluster.hierarchy import average, fcluster
from scipy.spatial.distance import pdist

from igny8.planning.grouping.basis import Basis
from igny8.planning.grouping.lexical import LENGTH, Vectors, document_counts, lexical_vectors, unit
from igny8.planning.grouping.linkage import link
from igny8.planning.grouping.neighbours import nearest, neighbours_for_smoothing, smooth
from igny8.planning.grouping.scripts import is_unspaced, plain, semantic_weight
from tests.unit.grouping.words import TERMS, embed


def lexical(*terms: str) -> Vectors:
    return lexical_vectors(terms, document_counts(terms), len(terms))


def clouds(centres: int, each: int) -> Vectors:
    draw = np.random.default_rng(1)
    middles = draw.normal(size=(centres, 24))
    return unit((np.repeat(middles, each, axis=0) + draw.normal(size=(centres * each, 24)) * 0.5).astype(np.float32))


def test_word_order_and_marks_make_no_difference() -> None:
    one, other, marked = lexical("running shoes men", "men running shoes", "Running Shoés men")
    assert one @ other == pytest.approx(1, abs=1e-6)
    assert one @ marked == pytest.approx(1, abs=1e-6)


def test_rare_words_weigh_more_than_common_ones() -> None:
    rows = lexical("red shoes", "blue shoes", "red hat", *[f"{colour} shoes" for colour in "pink grey gold".split()])
    assert rows[0] @ rows[2] > rows[0] @ rows[1]


def test_inflections_are_near() -> None:
    running, runner, table = lexical("running", "runner", "table")
    assert running @ runner > 0.15
    assert abs(running @ table) < 0.15


def test_vectors_have_their_length() -> None:
    rows = lexical("a", "", "!!", "靴")
    assert rows.shape == (4, LENGTH)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0, 1], abs=1e-6)


@pytest.mark.parametrize(
    ("term", "is_it"), [("รองเท้า", True), ("東京 ramen", False), ("東京のラーメン", True), ("пальто", False)]
)
def test_scripts_without_spaces_are_known(term: str, is_it: bool) -> None:
    assert is_unspaced(term) is is_it


@pytest.mark.parametrize(
    ("term", "pieces", "weight"),
    [("running shoes", 1.2, 0.7), ("buty do biegania", 2.5, 0.5), ("ботинки", 1.2, 0.3), ("東京のラーメン", 1, 0.0)],
)
def test_meaning_weighs_less_where_the_model_knows_less(term: str, pieces: float, weight: float) -> None:
    assert semantic_weight(term, pieces) == weight


def test_plain_terms() -> None:
    assert plain("  Women\u2019s  CAFÉ ") == "women's cafe"


def test_nearest_is_what_a_full_sort_finds() -> None:
    vectors = clouds(10, 60)
    rows, similarities = nearest(vectors, 7)
    products = vectors @ vectors.T
    np.fill_diagonal(products, -9)
    assert np.array_equal(rows, np.argsort(-products, axis=1, kind="stable")[:, :7])
    assert similarities == pytest.approx(np.take_along_axis(products, rows, axis=1))


def test_nearest_of_the_first_rows_only() -> None:
    vectors = clouds(4, 10)
    rows, _ = nearest(vectors, 3, 5)
    assert np.array_equal(rows, nearest(vectors, 3)[0][:5])


def test_smoothing_draws_neighbours_together() -> None:
    vectors = clouds(5, 20)
    moved = smooth(vectors, 5)
    assert (moved[0] @ moved[1:20].T).mean() > (vectors[0] @ vectors[1:20].T).mean()
    assert np.linalg.norm(moved, axis=1) == pytest.approx(np.ones(100), abs=1e-5)


@pytest.mark.parametrize(("size", "count"), [(1, 2), (20, 2), (100, 5), (1000, 8), (30_000, 8)])
def test_how_many_neighbours_smooth(size: int, count: int) -> None:
    assert neighbours_for_smoothing(size) == count


def test_linkage_equals_the_full_method_on_clear_groups() -> None:
    vectors = clouds(12, 15)
    tree = average(pdist(vectors, "cosine"))
    for cut, labels in zip((0.2, 0.5, 0.7), link(vectors, [0.2, 0.5, 0.7]), strict=True):
        full = fcluster(tree, cut, "distance")
        ours = {frozenset(np.flatnonzero(labels == label).tolist()) for label in labels}
        theirs = {frozenset(np.flatnonzero(full == label).tolist()) for label in full}
        assert len(ours & theirs) >= 0.9 * len(theirs)


def test_a_group_is_numbered_by_its_first_row() -> None:
    vectors = clouds(3, 4)[[0, 4, 8, 1, 5, 9]]
    assert link(vectors, [0.7])[0].tolist() == [0, 1, 2, 0, 1, 2]


def test_a_basis_survives_packing() -> None:
    basis = Basis.of(TERMS, embed(TERMS))
    mean, counts = basis.packed()
    again = Basis.unpacked(basis.size, mean, counts)
    weights = np.full(2, 0.7, np.float32)
    new = ["trail shoes", "loan"]
    assert np.array_equal(basis.place(new, embed(new), weights), again.place(new, embed(new), weights))
    assert len(mean) + len(counts) < 200_000
