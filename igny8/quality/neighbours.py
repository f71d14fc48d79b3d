"""Finds the article of a site that comes nearest, by the prints that are kept: one product of matrices."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

import numpy as np
from django.db.models import Count, Max, Sum
from numpy.typing import NDArray

from igny8.lib import clock
from igny8.models import Content, ContentPrint, Site
from igny8.quality.article import Article, Nearest
from igny8.quality.prints import SKETCH, Print

_HELD: Final = 16  # sites whose prints stay in memory; about 1 kB an article
Signature = tuple[Any, ...]


@dataclass(frozen=True)
class Compared:
    """What came of a comparison."""

    others: int
    nearest: Nearest | None


@dataclass(frozen=True)
class _Shelf:
    """A site's prints, one row each."""

    signature: Signature
    ids: NDArray[np.int64]
    sketches: NDArray[np.uint32]
    rows: NDArray[np.int64]  # of the vectors, among the ids
    vectors: NDArray[np.float16]


_shelves: OrderedDict[tuple[int, str], _Shelf] = OrderedDict()
_lock = Lock()


def compare(site: Site, article: Article, made: Print, *, besides: int | None = None) -> Compared:
    """The article of the site that comes nearest, `besides` (the article's own id) and rejected ones left out."""
    shelf = _shelf(site, made.model)
    others = shelf.ids != (-1 if besides is None else besides)
    if not others.any():
        return Compared(0, None)
    cosines, shares = _cosines(shelf, made), _shares(shelf, made)
    nearness = np.where(others, np.maximum(np.nan_to_num(cosines, nan=0.0), shares), -2.0)
    row = int(np.argmax(nearness))
    pk = int(shelf.ids[row])
    cosine = None if np.isnan(cosines[row]) else float(cosines[row])
    title = Content.objects.filter(pk=pk).values_list("title", flat=True).first() or ""
    is_sure = made.model != "offline" or article.primary_language == "en"
    return Compared(int(others.sum()), Nearest(pk, title, cosine, float(shares[row]), is_sure=is_sure))


def _cosines(shelf: _Shelf, made: Print) -> NDArray[np.float32]:
    cosines = np.full(len(shelf.ids), np.nan, np.float32)
    if made.vector and len(shelf.rows):
        cosines[shelf.rows] = shelf.vectors.astype(np.float32) @ np.frombuffer(made.vector, np.float16).astype(
            np.float32
        )
    return cosines


def _shares(shelf: _Shelf, made: Print) -> NDArray[np.float32]:
    shares = np.zeros(len(shelf.ids), np.float32)
    if made.sketch:
        shares[:] = (shelf.sketches == np.frombuffer(made.sketch, np.uint32)).mean(axis=1)
    return shares


def keep(content: Content, made: Print) -> None:
    """Store an article's print, in the caller's transaction. A brief is compared with nothing, so it has none."""
    if content.is_brief:
        return
    values = {"site_id": content.site_id, "model": made.model, "vector": made.vector, "sketch": made.sketch}
    ContentPrint.objects.update_or_create(content=content, defaults={**values, "made_at": clock.now()})


def _shelf(site: Site, model: str) -> _Shelf:
    """The site's prints in memory, read again when one came, went or changed."""
    mine = ContentPrint.objects.filter(site=site).exclude(content__status=Content.Status.REJECTED)
    told = mine.aggregate(count=Count("pk"), newest=Max("made_at"), sum=Sum("pk"))
    signature = (told["count"], told["newest"], told["sum"])
    key = (site.pk, model)
    with _lock:
        held = _shelves.get(key)
    if held is not None and held.signature == signature:
        return held
    rows = list(mine.order_by("pk").values_list("pk", "model", "vector", "sketch"))
    shelf = _read(signature, model, rows)
    with _lock:
        _shelves[key] = shelf
        _shelves.move_to_end(key)
        while len(_shelves) > _HELD:
            _shelves.popitem(last=False)
    return shelf


def _read(signature: Signature, model: str, rows: list[tuple[int, str, Any, Any]]) -> _Shelf:
    sketches = np.zeros((len(rows), SKETCH), np.uint32)
    with_vector: list[int] = []
    vectors: list[NDArray[np.float16]] = []
    for row, (_, made_by, vector, sketch) in enumerate(rows):
        if sketch:
            sketches[row] = np.frombuffer(bytes(sketch), np.uint32)
        if vector and model and made_by == model:
            with_vector.append(row)
            vectors.append(np.frombuffer(bytes(vector), np.float16))
    ids = np.array([pk for pk, _, _, _ in rows], np.int64)
    return _Shelf(signature, ids, sketches, np.array(with_vector, np.int64), np.array(vectors, np.float16))
