"""Average linkage on the graph of nearest neighbours: one pass gives nested groups at every cut."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from igny8.planning.grouping.lexical import Vectors
from igny8.planning.grouping.neighbours import nearest

_NEIGHBOURS = 15
_MOST_KEPT = 80  # neighbours of a merged group

Labels = NDArray[np.int32]


def link(vectors: Vectors, cuts: Sequence[float]) -> list[Labels]:
    """Group numbers at each of the rising `cuts`, where a cut is the largest distance (1 - similarity) merged.

    The similarity of two groups is the mean over all their pairs, computed from group sums: sum A · sum B / |A| |B|.
    A group is numbered by its first row. Groups at a lower cut lie within one group at a higher one.
    """
    forest = _Forest(vectors)
    labels = []
    for cut in cuts:
        forest.merge_down_to(1 - cut)
        labels.append(forest.labels())
    return labels


class _Forest:
    """Groups while they merge. A group lives in the slot of the lower-numbered of the two it was made from."""

    def __init__(self, vectors: Vectors) -> None:
        count = len(vectors)
        self._sums = vectors.copy()
        self._sizes = np.ones(count, np.int64)
        self._parents = np.arange(count, dtype=np.int32)
        self._near: list[dict[int, float]] = [{} for _ in range(count)]
        self._heap: list[tuple[float, int, int]] = []
        rows, similarities = nearest(vectors, _NEIGHBOURS)
        for row, (others, values) in enumerate(zip(rows.tolist(), similarities.tolist(), strict=True)):
            for other, similarity in zip(others, values, strict=True):
                self._connect(row, other, similarity)
        self._heap = [(-s, a, b) for a, near in enumerate(self._near) for b, s in near.items() if a < b]
        heapify(self._heap)

    def merge_down_to(self, least: float) -> None:
        """Merge the most similar pair again and again, until no pair reaches `least`."""
        while self._heap:
            negative, one, other = self._heap[0]
            if self._near[one].get(other) != -negative:
                heappop(self._heap)  # one of the two has merged since
            elif -negative < least:
                return
            else:
                heappop(self._heap)
                self._merge(one, other)

    def labels(self) -> Labels:
        roots = self._parents
        while True:
            above = roots[roots]
            if np.array_equal(above, roots):
                return roots.copy()
            roots = above

    def _connect(self, one: int, other: int, similarity: float) -> None:
        if other not in self._near[one]:
            self._near[one][other] = similarity
            self._near[other][one] = similarity

    def _merge(self, one: int, other: int) -> None:
        """`one` swallows `other`; one < other."""
        around = sorted((self._near[one].keys() | self._near[other].keys()) - {one, other})
        for slot in around:
            self._near[slot].pop(one, None)
            self._near[slot].pop(other, None)
        self._near[one], self._near[other] = {}, {}
        self._parents[other] = one
        self._sums[one] += self._sums[other]
        self._sizes[one] += self._sizes[other]
        if not around:
            return
        similarities = self._sums[around] @ self._sums[one] / (self._sizes[around] * self._sizes[one])
        best = np.argsort(-similarities, kind="stable")[:_MOST_KEPT]
        for slot, similarity in zip(np.asarray(around)[best].tolist(), similarities[best].tolist(), strict=True):
            self._connect(one, slot, similarity)
            heappush(self._heap, (-similarity, min(one, slot), max(one, slot)))
