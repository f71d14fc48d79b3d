"""Keeps clusters right when keywords come and go: who stands for them, and what they are worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import F, Q

from igny8.lib.portions import portions
from igny8.models import Cluster, Keyword
from igny8.planning.founding import refresh_priorities


def mend_clusters(cluster_ids: Iterable[int]) -> dict[int, int]:
    """After keywords came or went: a new pillar where the old one has left, and the priority anew.

    The pillars that were replaced: cluster id -> keyword id. Where none is left to stand for it, there is no pillar.
    """
    ids = sorted(set(cluster_ids))
    replaced: dict[int, int] = {}
    for some in portions(ids, 500):
        gone = Q(pillar__isnull=True) | Q(pillar__cluster__isnull=True) | ~Q(pillar__cluster=F("pk"))
        without = dict(Cluster.objects.filter(gone, pk__in=some).values_list("pk", "pillar_id"))
        chosen = _weightiest(list(without))
        for pk, pillar_id in without.items():
            if chosen.get(pk) != pillar_id:
                Cluster.objects.filter(pk=pk).update(pillar_id=chosen.get(pk))
            if pillar_id is not None:
                replaced[pk] = pillar_id
    refresh_priorities(ids)
    empty = Cluster.objects.filter(pk__in=ids, keywords__isnull=True).exclude(priority=0)
    empty.update(priority=0)
    return replaced


def bring_back_pillars(pillars: Mapping[int, int]) -> None:
    """Undo what `mend_clusters` replaced, where the keyword is a member again."""
    for cluster_id, keyword_id in pillars.items():
        if Keyword.objects.filter(pk=keyword_id, cluster_id=cluster_id).exists():
            Cluster.objects.filter(pk=cluster_id).update(pillar_id=keyword_id)


def _weightiest(cluster_ids: list[int]) -> dict[int, int]:
    """The most searched keyword of each cluster, no twin if there is another."""
    chosen: dict[int, int] = {}
    members = Keyword.objects.filter(cluster_id__in=cluster_ids, status=Keyword.Status.MAPPED)
    ordered = members.order_by(
        "cluster_id",
        F("variant_of").asc(nulls_first=True),
        F("volume").desc(nulls_last=True),
        F("impressions").desc(nulls_last=True),
        "id",
    )
    for cluster_id, pk in ordered.values_list("cluster_id", "pk"):
        if cluster_id is not None:
            chosen.setdefault(cluster_id, pk)
    return chosen
