"""Embeddings of terms, each made once and kept: the cache is shared by all sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

import numpy as np

from igny8.ai.provider import Vectors
from igny8.ai.providers.embedded.embeddings import MODEL
from igny8.lib.portions import portions
from igny8.models import KeywordVector

Embed = Callable[[list[str]], Vectors]

_READ_AT_ONCE = 500
_EMBEDDED_AT_ONCE = 1000  # what is lost at most when the process dies


def model_name(space: str) -> str:
    """What is kept beside a vector to say what made it."""
    return f"{space}/{MODEL}" if space == "offline" else space


def embeddings_of(terms: Sequence[str], *, model: str, embed: Embed, tell: Callable[[int, int], None]) -> Vectors:
    """A row of unit length for each term, in order; what is not in the cache is embedded and put there.

    `tell` hears after each portion how many of how many were embedded. Raises what `embed` raises; the portions
    before are kept.
    """
    distinct = sorted(set(terms))
    rows_by_term: dict[str, bytes] = _cached(distinct, model)
    missing = [term for term in distinct if term not in rows_by_term]
    for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
        portion = missing[start : start + _EMBEDDED_AT_ONCE]
        packed = [row.tobytes() for row in embed(portion).astype("<f2")]
        rows_by_term.update(zip(portion, packed, strict=True))
        _keep(portion, packed, model)
        tell(start + len(portion), len(missing))
    # All rows go through float16, so that a term has one vector whether it was cached or not.
    width = len(next(iter(rows_by_term.values()))) // 2 if rows_by_term else 0
    result = np.empty((len(terms), width), np.float32)
    for row, term in enumerate(terms):
        result[row] = np.frombuffer(rows_by_term[term], "<f2")
    return result


def _cached(terms: Sequence[str], model: str) -> dict[str, bytes]:
    terms_by_hash = {_hash(term): term for term in terms}
    found: dict[str, bytes] = {}
    for hashes in portions(terms_by_hash, _READ_AT_ONCE):
        rows = KeywordVector.objects.filter(model=model, term_sha256__in=hashes)
        for term_hash, vector in rows.values_list("term_sha256", "vector"):
            found[terms_by_hash[term_hash]] = bytes(vector)
    return found


def _keep(terms: Sequence[str], packed: Sequence[bytes], model: str) -> None:
    rows = [KeywordVector(model=model, term_sha256=_hash(t), vector=v) for t, v in zip(terms, packed, strict=True)]
    # Another worker may have embedded the same term meanwhile; either row serves.
    KeywordVector.objects.bulk_create(rows, batch_size=_READ_AT_ONCE, ignore_conflicts=True)


def _hash(term: str) -> str:
    return sha256(term.encode("utf-8", "surrogatepass")).hexdigest()
