"""Clusters as lists ask for them, with what is counted of their keywords and what shows that they belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.models import Cluster, ClusterMerge, ContentIdea, Keyword, KeywordVector, Site, Task
from igny8.planning.growth import LEAST_GROWTH, LEAST_SHARE

SORTS: Final = {"priority": "priority", "name": "name", "created": "id"}
MOST_EVIDENCE: Final = 12
_LOOKED_AT: Final = 500  # keywords, the weightiest
_OWN: Final = (
    "id site_id sector_id market name slug description intent pillar_id priority status parked_reason is_locked "
    "is_shaped mapped_size created_at"
).split()


@dataclass(frozen=True)
class ClusterFilter:
    """Which clusters are meant; what is None or empty asks for nothing."""

    status: Sequence[str] = ()
    sector_id: int | None = None
    market: str | None = None
    intent: Sequence[str] = ()
    locked: bool | None = None
    empty: bool | None = None  # without keywords
    search: str = ""  # in the name


def clusters_of(site: Site, which: ClusterFilter) -> QuerySet[Cluster]:
    """The site's clusters that fit."""
    rows = Cluster.objects.filter(site=site).select_related("sector", "pillar")
    asked: dict[str, Any] = {
        "status__in": list(which.status) or None,
        "sector_id": which.sector_id,
        "market": which.market,
        "intent__in": list(which.intent) or None,
        "is_locked": which.locked,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    if which.empty is not None:
        has_keywords = Exists(Keyword.objects.filter(cluster=OuterRef("pk")))
        rows = rows.filter(~has_keywords if which.empty else has_keywords)
    return rows.filter(name__icontains=which.search.strip()) if which.search.strip() else rows


def cluster_in_reach(who: Principal, cluster_id: int) -> Cluster:
    """The cluster of that id, with its site."""
    rows = Cluster.objects.select_related("site__account", "sector", "pillar")
    return in_reach(who, rows, cluster_id, kind="cluster")


def describe_clusters(clusters: Sequence[Cluster]) -> list[dict[str, Any]]:
    """Clusters with their counts: two questions, however many they are."""
    ids = [each.pk for each in clusters]
    counted = _counted(ids)
    ideas = dict(
        ContentIdea.objects.filter(keyword_cluster__in=ids)
        .order_by()
        .values_list("keyword_cluster")
        .annotate(count=Count("pk"))
    )
    return [_described(each, counted.get(each.pk, (0, None)), ideas.get(each.pk, 0)) for each in clusters]


def describe_cluster(cluster: Cluster) -> dict[str, Any]:
    """A cluster with all that is known of it."""
    return describe_clusters([cluster])[0] | {
        "tasks": Task.objects.filter(cluster=cluster).count(),
        "evidence": evidence(cluster),
        "merged": list(ClusterMerge.objects.filter(into=cluster).order_by("id").values("name", "slug", "created_at")),
    }


def evidence(cluster: Cluster) -> list[dict[str, Any]]:
    """The keywords nearest to its middle, by the vectors that grouped them; by weight where there are none."""
    members = Keyword.objects.filter(cluster=cluster, status=Keyword.Status.MAPPED, variant_of__isnull=True)
    rows = list(members.order_by("-priority", "id").values("id", "term", "normalised_term", "volume")[:_LOOKED_AT])
    nearness = _nearness([row["normalised_term"] for row in rows])
    told: list[dict[str, Any]] = [
        {
            "id": row["id"],
            "term": row["term"],
            "volume": row["volume"],
            "nearness": nearness.get(row["normalised_term"]),
        }
        for row in rows
    ]
    told.sort(key=lambda row: -(row["nearness"] or 0.0))  # stable: by weight where nothing is known
    return told[:MOST_EVIDENCE]


def _counted(ids: list[int]) -> dict[int, tuple[int, int | None]]:
    """Mapped keywords of each cluster, and their searches; twins aside, as tools report the same for each of them."""
    mapped = Keyword.objects.filter(cluster__in=ids, status=Keyword.Status.MAPPED).order_by()
    sums = mapped.values_list("cluster_id").annotate(
        size=Count("pk"), volume=Sum("volume", filter=Q(variant_of__isnull=True))
    )
    return {pk: (size, volume) for pk, size, volume in sums if pk is not None}


def _described(cluster: Cluster, counted: tuple[int, int | None], ideas: int) -> dict[str, Any]:
    size, volume = counted
    growth = max(0, size - cluster.mapped_size) if cluster.status == Cluster.Status.MAPPED else 0
    return {name: getattr(cluster, name) for name in _OWN} | {
        "sector": cluster.sector.name if cluster.sector else None,
        "pillar": cluster.pillar.term if cluster.pillar else None,
        "keywords": size,
        "volume": None if volume is None else int(volume),
        "ideas": ideas,
        "growth": growth,
        "offers_more_ideas": growth >= LEAST_GROWTH and growth >= LEAST_SHARE * cluster.mapped_size,
    }


def _nearness(terms: list[str]) -> dict[str, float]:
    """How near each term is to the middle of them all, 0 to 1, of those whose vector is kept."""
    by_hash = {sha256(term.encode()).hexdigest(): term for term in terms}
    rows = list(KeywordVector.objects.filter(term_sha256__in=by_hash).values_list("model", "term_sha256", "vector"))
    if len(rows) < 2:
        return {}
    commonest = Counter(model for model, _, _ in rows).most_common(1)[0][0]
    kept = [(by_hash[key], np.frombuffer(bytes(vector), "<f2")) for model, key, vector in rows if model == commonest]
    vectors = np.array([vector for _, vector in kept], np.float32)
    middle = vectors.mean(axis=0)
    middle /= float(np.linalg.norm(middle)) or 1.0
    return {term: round(float(value), 3) for (term, _), value in zip(kept, vectors @ middle, strict=True)}
