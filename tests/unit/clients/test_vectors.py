"""Vectors in portions, of unit length, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import numpy as np
import pytest

from igny8.ai.clients.vectors import LONGEST_TEXT, MOST_CHARACTERS, embedded, portions
from igny8.ai.errors import InvalidOutput
from igny8.ai.provider import Vectors


def run(texts: list[str], rows: list[Sequence[float]] | None = None) -> Vectors:
    async def embed(portion: list[str]) -> Sequence[Sequence[float]]:
        return [[float(len(text)), 1.0] for text in portion] if rows is None else rows

    return asyncio.run(embedded(texts, embed, most_texts=3))


def test_rows_come_in_order_and_of_unit_length() -> None:
    texts = ["a" * length for length in range(1, 11)]
    found = run(texts)
    assert found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(found[:, 0] / found[:, 1], range(1, 11), rtol=1e-5)


def test_no_texts_no_rows() -> None:
    assert run([]).shape[0] == 0


@pytest.mark.parametrize(
    "rows", [[[1.0, 0.0]], [[1.0], [1.0, 2.0]], [[0.0, 0.0], [1.0, 0.0]], [[float("nan"), 1.0], [1.0, 0.0]]]
)
def test_odd_answers_are_no_vectors(rows: list[Sequence[float]]) -> None:
    with pytest.raises(InvalidOutput):
        run(["a", "b"], rows)


def test_portions_keep_the_limits() -> None:
    found = portions(["x" * 50_000] * 100 + ["", "  "], 40)
    assert max(len(portion) for portion in found) <= 40
    assert max(sum(map(len, portion)) for portion in found) <= MOST_CHARACTERS
    assert {len(text) for portion in found for text in portion} == {LONGEST_TEXT, 1}
    assert sum(len(portion) for portion in found) == 102
