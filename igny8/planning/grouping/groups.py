"""Forms groups of terms at three nested levels, and lets later terms join groups that exist.

Measured on search-engine and topic gold; the recipe and its scores are in docs/reference/grouping.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from igny8.planning.grouping.basis import Basis
from igny8.planning.grouping.lexical import Vectors
from igny8.planning.grouping.linkage import Labels, link
from igny8.planning.grouping.neighbours import neighbours_for_smoothing, smooth

GRANULARITIES = ("tight", "balanced", "broad")  # a page a group, a subject a group, a silo a group
CUTS = {"tight": 0.30, "balanced": 0.50, "broad": 0.70}
LEXICAL_CUTS = {"tight": 0.40, "balanced": 0.60, "broad": 0.75}  # where meaning has no part in the similarity
JOIN_SLACK = 0.05  # a term may join a group that exists at so much more than the cut
_BLOCK = 1024
_LEXICAL_BELOW = 0.15  # mean share of meaning


@dataclass(frozen=True)
class Terms:
    """Terms to group. `embeddings` is None where there are none; rows have unit length.

    `weights` says for each term how much of its similarity is meaning (`scripts.semantic_weight`).
    """

    terms: Sequence[str]
    embeddings: Vectors | None = None
    weights: NDArray[np.float32] | None = None

    def take(self, rows: NDArray[np.intp]) -> Terms:
        """Some of the terms, in the order of the row numbers."""
        return Terms(
            [self.terms[row] for row in rows],
            None if self.embeddings is None else self.embeddings[rows],
            None if self.weights is None else self.weights[rows],
        )

    def share_of_meaning(self) -> NDArray[np.float32]:
        """The weight of each term; zero without embeddings, seven tenths by default."""
        if self.embeddings is None:
            return np.zeros(len(self.terms), np.float32)
        if self.weights is None:
            return np.full(len(self.terms), 0.7, np.float32)
        return self.weights

    def placed(self, basis: Basis) -> Vectors:
        """Their vectors on a basis."""
        return basis.place(self.terms, self.embeddings, self.share_of_meaning())


@dataclass(frozen=True)
class Joined:
    """Where terms went that came to groups which exist."""

    groups: NDArray[np.int32]  # the number of the group that each joined, -1 for none
    labels: dict[str, Labels]  # new groups of those that joined none, by granularity; -1 for those that joined
    vectors: Vectors  # smoothed, for choosing what stands for a group


def cuts_for(terms: Terms) -> dict[str, float]:
    """The cuts that fit the terms: others where words alone decide."""
    shares = terms.share_of_meaning()
    return CUTS if len(shares) and float(shares.mean()) >= _LEXICAL_BELOW else LEXICAL_CUTS


def form_groups(terms: Terms, basis: Basis | None = None) -> dict[str, Labels]:
    """A group number for each term, by granularity. The same terms give the same groups in any order."""
    order = _order(terms.terms)
    ordered = terms.take(order)
    vectors = ordered.placed(basis or Basis.of(ordered.terms, ordered.embeddings))
    vectors = smooth(vectors, neighbours_for_smoothing(len(vectors)))
    return _labels_at(vectors, ordered, order)


def join_groups(terms: Terms, members: Sequence[Terms], basis: Basis, granularity: str) -> Joined:
    """Each term joins the group that exists to which it is most similar in the mean, if it is similar enough.

    The others form new groups. `members` are the terms of each group that exists; none of those ever moves.
    The basis is that of the groups that exist, or of all terms together.
    """
    order = _order(terms.terms)
    ordered = terms.take(order)
    kept = [group.placed(basis) for group in members]
    vectors = ordered.placed(basis)
    size = len(vectors) + sum(map(len, kept))
    neighbours = neighbours_for_smoothing(size)
    vectors = smooth(np.concatenate([vectors, *kept]), neighbours, len(vectors))
    # Members were smoothed towards their whole set when they were grouped; nearly all of it was their own group.
    means = [smooth(group, neighbours).mean(axis=0) for group in kept]
    groups = _most_similar(vectors, means, 1 - cuts_for(terms)[granularity] - JOIN_SLACK)
    left = np.flatnonzero(groups < 0)
    labels = {name: np.full(len(order), -1, np.int32) for name in GRANULARITIES}
    for name, found in zip(GRANULARITIES, link(vectors[left], list(cuts_for(terms).values())), strict=True):
        labels[name][order[left]] = left[found]
    back = np.argsort(order)
    return Joined(groups[back], labels, vectors[back])


def _most_similar(vectors: Vectors, means: list[Vectors], least: float) -> NDArray[np.int32]:
    """The number of the mean nearest to each row, -1 where none is as near as `least`."""
    found = np.full(len(vectors), -1, np.int32)
    if means and len(vectors):
        together = np.stack(means).T
        for start in range(0, len(vectors), _BLOCK):
            products = vectors[start : start + _BLOCK] @ together
            best = products.argmax(axis=1)
            enough = products[np.arange(len(best)), best] >= least
            found[start : start + _BLOCK][enough] = best[enough]
    return found


def _order(terms: Sequence[str]) -> NDArray[np.intp]:
    return np.array(sorted(range(len(terms)), key=lambda row: terms[row]), np.intp)


def _labels_at(vectors: Vectors, ordered: Terms, order: NDArray[np.intp]) -> dict[str, Labels]:
    labels = {}
    for name, found in zip(GRANULARITIES, link(vectors, list(cuts_for(ordered).values())), strict=True):
        labels[name] = np.empty(len(order), np.int32)
        labels[name][order] = found
    return labels
