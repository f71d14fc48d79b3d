"""Word-order twins at grouping: who follows whom, and who stands for itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from igny8.lib.portions import portions
from igny8.models import Keyword

Scope = tuple[int | None, str]  # sector and market: groups never cross them


@dataclass(frozen=True)
class Following:
    """What becomes of twins. Keywords in neither table are grouped by themselves."""

    leaders: Mapping[int, int]  # keyword -> the keyword whose group it takes
    clusters: Mapping[int, int]  # keyword -> the cluster that its leader, or a twin of its own, has


def following(keywords: Iterable[Keyword]) -> Following:
    """Sort out the twins among keywords that are about to be grouped.

    A twin follows its leader where both are grouped now, and joins its leader's cluster where that has one. If the
    leader is excluded, parked, elsewhere or in another sector, the twin stands for itself, and for the others of
    the same leader. A leader whose twin has a cluster joins that.
    """
    by_id = {keyword.pk: keyword for keyword in keywords}
    outside = _mapped(
        Keyword.objects.filter(status=Keyword.Status.MAPPED, cluster__isnull=False),
        {k.variant_of_id for k in by_id.values() if k.variant_of_id is not None} - by_id.keys(),
        "pk",
    )
    twins = _mapped(
        Keyword.objects.filter(status=Keyword.Status.MAPPED, cluster__isnull=False), by_id.keys(), "variant_of"
    )
    leaders: dict[int, int] = {}
    clusters: dict[int, int] = {}
    stand_ins: dict[tuple[int, Scope], int] = {}
    for keyword in sorted(by_id.values(), key=lambda each: each.pk):
        scope = scope_of(keyword)
        leader_id = keyword.variant_of_id
        if leader_id is None:
            if (keyword.pk, scope) in twins:
                clusters[keyword.pk] = twins[keyword.pk, scope]
        elif leader_id in by_id and scope_of(by_id[leader_id]) == scope:
            leaders[keyword.pk] = leader_id
        elif (leader_id, scope) in outside:
            clusters[keyword.pk] = outside[leader_id, scope]
        else:
            first = stand_ins.setdefault((leader_id, scope), keyword.pk)
            if first != keyword.pk:
                leaders[keyword.pk] = first
    return Following(leaders, clusters)


def scope_of(keyword: Keyword) -> Scope:
    """The sector and market of a keyword."""
    return keyword.sector_id, keyword.market


def _mapped(among: QuerySet[Keyword], ids: Iterable[int], column: str) -> dict[tuple[int, Scope], int]:
    """(id in `column`, scope) -> cluster, for the mapped keywords with one of the ids there."""
    found: dict[tuple[int, Scope], int] = {}
    columns = ("pk" if column == "pk" else "variant_of_id", "sector_id", "market", "cluster_id")
    for some in portions(sorted(ids), 500):
        rows = among.filter(**{f"{column}__in": some}).order_by("-pk").values_list(*columns)
        for keyword_id, sector_id, market, cluster_id in rows:
            found[keyword_id, (sector_id, market)] = cluster_id
    return found
