"""The embedded model: what its vectors promise, and what happens where it can't be loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from igny8.ai.errors import NoEmbeddings
from igny8.ai.providers.embedded import embeddings
from igny8.ai.providers.embedded.embeddings import DIMENSIONS, Embedder, embed

TERMS = ["fix a flat tyre", "mortgage rates today", "", "北京 旅行", "กรุงเทพ", "x" * 400, "long words " * 300]


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(embeddings, "_shared", None)
    yield
    embeddings._shared = None


def test_rows_have_unit_length_and_stand_in_order() -> None:
    vectors = embed(TERMS)
    assert vectors.shape == (len(TERMS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TERMS)), abs=1e-5)
    assert np.sum(embed(TERMS[::-1])[::-1] * vectors, axis=1) == pytest.approx(np.ones(len(TERMS)), abs=1e-5)


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    alone = np.concatenate([embed([term]) for term in TERMS])
    assert np.abs(alone - embed(TERMS)).max() < 1e-5


def test_meaning_is_nearer_than_letters() -> None:
    tyre, same, other = embed(["how to fix a flat tyre", "repair a punctured bicycle tire", "how to fix a flat rate"])
    assert tyre @ same > tyre @ other


def test_nothing_in_nothing_out() -> None:
    assert embed([]).shape == (0, DIMENSIONS)


def test_threads_share_one_model(unloaded: None) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(embed, [TERMS] * 8))
        loaded = {id(one) for one in pool.map(lambda _: embeddings.embedder(), range(8))}
    assert len(loaded) == 1
    assert all(np.array_equal(result, results[0]) for result in results)


def test_a_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    model = tmp_path / "model.onnx"
    model.write_bytes(b"something else")
    with pytest.raises(NoEmbeddings, match="not the file that was pinned"):
        Embedder(model, threads=1)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoEmbeddings, match="can't be read"):
        Embedder(tmp_path / "model.onnx", threads=1)


def test_a_machine_without_onnxruntime_is_said(unloaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(NoEmbeddings, match="onnxruntime can't be loaded"):
        embed(["term"])


def test_a_missing_package_is_said(unloaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "find_spec", lambda name: None)
    with pytest.raises(NoEmbeddings, match="not installed"):
        embed(["term"])


def test_a_failed_load_is_tried_again(unloaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "onnxruntime", None)
        with pytest.raises(NoEmbeddings):
            embed(["term"])
    assert embed(["term"]).shape == (1, DIMENSIONS)


def test_the_number_of_threads_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IGNY8_EMBEDDING_THREADS", "3")
    assert embeddings._default_threads() == 3
    monkeypatch.setenv("IGNY8_EMBEDDING_THREADS", "none")
    assert 1 <= embeddings._default_threads() <= 4
