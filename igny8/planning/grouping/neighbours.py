"""Nearest neighbours by blocked matrix products, and one step of smoothing towards them."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from igny8.planning.grouping.lexical import Vectors, unit

_BLOCK = 256  # rows at a time; bounds the memory
_STEP = np.float32(0.3)  # how far a vector moves towards its neighbours
_LEAST = 0.3  # similarity of a neighbour that counts: what even the broadest cut keeps apart draws nothing

Rows = NDArray[np.int32]


def nearest(vectors: Vectors, most: int, count: int | None = None) -> tuple[Rows, Vectors]:
    """The numbers and similarities of the `most` nearest other rows, the nearest first.

    For each row, or for the first `count` rows only.
    """
    wanted = len(vectors) if count is None else count
    most = max(0, min(most, len(vectors) - 1))
    rows = np.zeros((wanted, most), np.int32)
    similarities = np.zeros((wanted, most), np.float32)
    if not most:
        return rows, similarities
    for start in range(0, wanted, _BLOCK):
        stop = min(start + _BLOCK, wanted)
        products = vectors[start:stop] @ vectors.T
        here = np.arange(stop - start)
        products[here, start + here] = -np.inf
        best = np.argpartition(products, len(vectors) - most, axis=1)[:, -most:].astype(np.int32)
        found = np.take_along_axis(products, best, axis=1)
        # By similarity, and where two are equal by number, so that the order is always the same.
        order = np.lexsort((best, -found), axis=1)
        rows[start:stop] = np.take_along_axis(best, order, axis=1)
        similarities[start:stop] = np.take_along_axis(found, order, axis=1)
    return rows, similarities


def neighbours_for_smoothing(size: int) -> int:
    """How many neighbours the rows of a set of `size` are smoothed towards."""
    return min(8, max(2, round(sqrt(size) / 2)))


def smooth(vectors: Vectors, neighbours: int, count: int | None = None) -> Vectors:
    """Rows moved three tenths of the way to the mean of their neighbours, weighted by similarity squared.

    All rows, or the first `count`, moved towards any.
    """
    rows, similarities = nearest(vectors, neighbours, count)
    if not rows.shape[1]:
        return vectors[: len(rows)]
    weights = np.where(similarities >= _LEAST, similarities, np.float32(0)) ** 2
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), np.float32(1e-9))
    moved = np.empty((len(rows), vectors.shape[1]), np.float32)
    for start in range(0, len(rows), _BLOCK):
        part = slice(start, min(start + _BLOCK, len(rows)))
        means = np.einsum("ij,ijk->ik", weights[part], vectors[rows[part]])
        moved[part] = unit((1 - _STEP) * vectors[part] + _STEP * means)  # with no neighbour: as it was
    return moved
