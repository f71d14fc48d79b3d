"""The topical map: a site's clusters, their weightiest keywords, how far their articles are, who is near whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
from django.db.models import Avg, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, Window
from django.db.models.functions import Coalesce, RowNumber
from numpy.typing import NDArray

from igny8.lib.portions import portions
from igny8.models import Cluster, Content, ContentIdea, Keyword, KeywordVector, Task
from igny8.planning.growth import LEAST_GROWTH, LEAST_SHARE

MOST_CLUSTERS: Final = 500
MOST_CIRCLES: Final = 2_000  # what a browser draws smoothly: clusters and keywords together
MOST_KEYWORDS: Final = 10  # of one cluster
MOST_LINKS: Final = 3  # of one cluster
LEAST_NEARNESS: Final = 0.5
_HASHES_AT_ONCE: Final = 500
_OWN: Final = "id name intent status sector_id is_locked priority".split()


@dataclass
class _Articles:
    """How far the articles of a cluster are."""

    planned: int = 0  # ideas that nobody rejected, and tasks without one
    written: int = 0
    published: int = 0


def draw_map(clusters: QuerySet[Cluster]) -> dict[str, Any]:
    """The largest of `clusters` by searches, then by weight, with what is counted of all of them."""
    drawn = list(_by_size(clusters)[:MOST_CLUSTERS])
    each = min(MOST_KEYWORDS, max(1, MOST_CIRCLES // max(1, len(drawn)) - 1))
    ids = [cluster.pk for cluster in drawn]
    sizes, top, articles = _sizes(ids), _top_keywords(ids, each), _articles(ids)
    totals = _totals(clusters)
    return totals | {
        "items": [_described(cluster, sizes, top, articles) for cluster in drawn],
        "left_out": max(0, totals["clusters"] - len(drawn)),
        "links": _links(drawn, top),
    }


def _by_size(clusters: QuerySet[Cluster]) -> QuerySet[Cluster]:
    own = Keyword.objects.filter(cluster=OuterRef("pk"), status=Keyword.Status.MAPPED, variant_of__isnull=True)
    searches = own.order_by().values("cluster").annotate(sum=Sum("volume")).values("sum")
    volume = Coalesce(Subquery(searches, output_field=IntegerField()), Value(0))
    return clusters.annotate(searches=volume).order_by("-searches", "-priority", "id")


def _totals(clusters: QuerySet[Cluster]) -> dict[str, Any]:
    mapped = Keyword.objects.filter(cluster__in=clusters.order_by().values("pk"), status=Keyword.Status.MAPPED)
    counted = mapped.aggregate(keywords=Count("pk"), volume=Sum("volume", filter=Q(variant_of__isnull=True)))
    volume = counted["volume"]
    return {
        "clusters": clusters.count(),
        "keywords": counted["keywords"],
        "volume": None if volume is None else int(volume),
    }


def _sizes(ids: list[int]) -> dict[int, tuple[int, int | None, float | None]]:
    """Keywords of each cluster, their searches, and how hard they are on average: twins aside, as in lists."""
    own = Q(variant_of__isnull=True)
    rows = Keyword.objects.filter(cluster__in=ids, status=Keyword.Status.MAPPED).order_by().values_list("cluster_id")
    counted = rows.annotate(
        size=Count("pk"), volume=Sum("volume", filter=own), difficulty=Avg("difficulty", filter=own)
    )
    return {pk: (size, volume, difficulty) for pk, size, volume, difficulty in counted if pk is not None}


def _top_keywords(ids: list[int], each: int) -> dict[int, list[dict[str, Any]]]:
    place = Window(
        RowNumber(),
        partition_by="cluster_id",
        order_by=[F("volume").desc(nulls_last=True), F("priority").desc(), F("id").asc()],
    )
    rows = Keyword.objects.filter(cluster__in=ids, status=Keyword.Status.MAPPED, variant_of__isnull=True)
    placed = rows.annotate(place=place).filter(place__lte=each).order_by("cluster_id", "place")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    names = ("id", "term", "normalised_term", "volume")
    for pk, *row in placed.values_list("cluster_id", *names):
        found[pk].append(dict(zip(names, row, strict=True)))
    return found


def _articles(ids: list[int]) -> dict[int, _Articles]:
    found: dict[int, _Articles] = defaultdict(_Articles)
    ideas = ContentIdea.objects.filter(keyword_cluster__in=ids).exclude(status=ContentIdea.Status.REJECTED)
    for pk, count in ideas.order_by().values_list("keyword_cluster").annotate(count=Count("pk")):
        found[pk].planned += count
    by_hand = Task.objects.filter(cluster__in=ids, idea__isnull=True).order_by()
    for pk, count in by_hand.values_list("cluster_id").annotate(count=Count("pk")):
        if pk is not None:
            found[pk].planned += count
    written = Content.objects.filter(task__cluster__in=ids).exclude(status=Content.Status.REJECTED).order_by()
    published = Count("pk", filter=Q(status=Content.Status.PUBLISHED))
    for pk, count, done in written.values_list("task__cluster_id").annotate(count=Count("pk"), done=published):
        if pk is not None:
            found[pk].written, found[pk].published = count, done
    return found


def _described(
    cluster: Cluster,
    sizes: dict[int, tuple[int, int | None, float | None]],
    top: dict[int, list[dict[str, Any]]],
    articles: dict[int, _Articles],
) -> dict[str, Any]:
    size, volume, difficulty = sizes.get(cluster.pk, (0, None, None))
    done = articles.get(cluster.pk, _Articles())
    growth = max(0, size - cluster.mapped_size) if cluster.status == Cluster.Status.MAPPED else 0
    return {name: getattr(cluster, name) for name in _OWN} | {
        "keywords": size,
        "volume": None if volume is None else int(volume),
        "difficulty": None if difficulty is None else round(float(difficulty), 1),
        "planned": max(done.planned, done.written),
        "written": done.written,
        "published": done.published,
        "offers_more_ideas": growth >= LEAST_GROWTH and growth >= LEAST_SHARE * cluster.mapped_size,
        "top": [{name: row[name] for name in ("id", "term", "volume")} for row in top.get(cluster.pk, [])],
    }


def _links(drawn: Sequence[Cluster], top: dict[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """For each cluster the few that come nearest, by the vectors of their weightiest keywords; each pair once."""
    middles = _middles({cluster.pk: [row["normalised_term"] for row in top.get(cluster.pk, [])] for cluster in drawn})
    if len(middles) < 2:
        return []
    ids = list(middles)
    likeness = _cosines(np.array(list(middles.values()), np.float32))
    np.fill_diagonal(likeness, -1.0)
    pairs: dict[tuple[int, int], float] = {}
    for row, own in enumerate(ids):
        for place in np.argsort(-likeness[row], kind="stable")[:MOST_LINKS]:
            if likeness[row][place] >= LEAST_NEARNESS:
                one, other = sorted((own, ids[int(place)]))
                pairs[one, other] = round(float(likeness[row][place]), 3)
    return [
        {"one_id": one, "other_id": other, "nearness": nearness} for (one, other), nearness in sorted(pairs.items())
    ]


def _cosines(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """How near each is to each, -1 to 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return np.asarray(unit @ unit.T, np.float32)


def _middles(terms_by_cluster: dict[int, list[str]]) -> dict[int, NDArray[np.float32]]:
    """The mean of each cluster's vectors, of those that the commonest model made."""
    hashes = {_hash(term) for terms in terms_by_cluster.values() for term in terms}
    by_model: Counter[str] = Counter()
    kept: dict[tuple[str, str], bytes] = {}
    for some in portions(sorted(hashes), _HASHES_AT_ONCE):
        rows = KeywordVector.objects.filter(term_sha256__in=some)
        for model, term_hash, vector in rows.values_list("model", "term_sha256", "vector"):
            by_model[model] += 1
            kept[model, term_hash] = bytes(vector)
    if not by_model:
        return {}
    model = by_model.most_common(1)[0][0]
    middles: dict[int, NDArray[np.float32]] = {}
    for pk, terms in terms_by_cluster.items():
        keys = [(model, _hash(term)) for term in terms]
        found = [kept[key] for key in keys if key in kept]
        if found:
            rows_of_it = np.array([np.frombuffer(each, "<f2") for each in found], np.float32)
            middles[pk] = rows_of_it.mean(axis=0).astype(np.float32)
    return middles


def _hash(term: str) -> str:
    return sha256(term.encode("utf-8", "surrogatepass")).hexdigest()
