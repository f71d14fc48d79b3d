"""Merges and splits clusters, so that they stay merged and split whatever stage 1 does at the same time."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from igny8.lib import clock
from igny8.lib.errors import Conflict, Invalid
from igny8.lib.portions import portions
from igny8.models import Cluster, ClusterMerge, ContentIdea, Keyword, Task, User
from igny8.planning.bulk.change import locked
from igny8.planning.bulk.keyword_actions import with_twins
from igny8.planning.cluster_changes import ClusterExists, record
from igny8.planning.founding import free_name
from igny8.planning.pillars import mend_clusters

_S = Cluster.Status


class OtherMarket(Conflict):
    """Groups don't cross markets."""

    code = "other_market"


def merge_clusters(into: Cluster, *, others: Sequence[int], user: User) -> Cluster:
    """Move all that the others hold into one, and remove them. Later keywords of theirs go to it as well.

    Raises `Invalid` for ids that aren't other clusters of the site, `OtherMarket` for one of another market.
    """
    with transaction.atomic():
        site = locked(into.site)
        into = Cluster.objects.select_for_update(of=("self",)).select_related("site__account").get(pk=into.pk)
        # Locked, so that a step that saves ideas for one of them has done so before, or finds it gone.
        named = Cluster.objects.filter(site=site, pk__in=set(others) - {into.pk})
        merged = list(named.order_by("pk").select_for_update())
        if len(merged) != len(set(others)):
            problem = "name other clusters of the same site"
            raise Invalid(f"Nothing was changed: {problem}.", fields={"cluster_ids": problem})
        if any(each.market != into.market for each in merged):
            raise OtherMarket("Clusters of different markets can't be merged. Nothing was changed.")
        _move_all(merged, into)
        _remember(merged, into)
        _set_status(merged, into)
        Cluster.objects.filter(pk__in=[each.pk for each in merged]).delete()
        mend_clusters([into.pk])
        record(into, user, "merge", merged=[each.name for each in merged])
    return Cluster.objects.select_related("site__account", "sector", "pillar").get(pk=into.pk)


def split_cluster(cluster: Cluster, *, name: str, keyword_ids: Sequence[int], user: User) -> Cluster:
    """Move some of its keywords, with their twins, into a new cluster; the new one, which waits for its ideas.

    Raises `Invalid` for keywords that aren't in it, or if none would stay; `ClusterExists`.
    """
    with transaction.atomic():
        site = locked(cluster.site)
        _check_members(cluster, keyword_ids)
        ids = with_twins("move", list(keyword_ids))
        if not Keyword.objects.filter(cluster=cluster).exclude(pk__in=ids).exists():
            problem = "at least one keyword stays"
            raise Invalid(f"Nothing was changed: {problem}.", fields={"keyword_ids": problem})
        new = Cluster(
            site=site,
            sector_id=cluster.sector_id,
            market=cluster.market,
            name=name,
            slug=free_name(site, name),
            intent=cluster.intent,
            is_shaped=True,
        )
        try:
            with transaction.atomic():
                new.save(force_insert=True)
        except IntegrityError as error:
            raise ClusterExists(f"{site.domain} has a cluster {name!r} already. Nothing was changed.") from error
        for some in portions(ids, 500):
            Keyword.objects.filter(pk__in=some, cluster=cluster).update(cluster=new, updated_at=clock.now())
        _shrink(cluster)
        mend_clusters([cluster.pk, new.pk])
        record(new, user, "split", split_from=cluster.name, keywords=len(ids))
    return Cluster.objects.select_related("site__account", "sector", "pillar").get(pk=new.pk)


def _move_all(merged: list[Cluster], into: Cluster) -> None:
    ids = [each.pk for each in merged]
    Keyword.objects.filter(cluster__in=ids).update(cluster=into, sector_id=into.sector_id, updated_at=clock.now())
    ContentIdea.objects.filter(keyword_cluster__in=ids).update(keyword_cluster=into, sector_id=into.sector_id)
    Task.objects.filter(cluster__in=ids).update(cluster=into, sector_id=into.sector_id)


def _remember(merged: list[Cluster], into: Cluster) -> None:
    """A step that works on one of them right now finds the way by this; slugs stay taken."""
    ClusterMerge.objects.filter(into__in=merged).update(into=into)
    ClusterMerge.objects.bulk_create(
        ClusterMerge(
            site_id=into.site_id, old_id=each.pk, name=each.name, slug=each.slug, group_key=each.group_key, into=into
        )
        for each in merged
    )


def _set_status(merged: list[Cluster], into: Cluster) -> None:
    """Who has ideas is mapped; but what a person opened again to get more stays open."""
    statuses = {each.status for each in (*merged, into)}
    is_reopened = into.status == _S.ACTIVE and into.mapped_size > 0
    if not is_reopened:
        into.status = next(status for status in (_S.MAPPED, _S.ACTIVE, _S.PARKED) if status in statuses)
    into.parked_reason = into.parked_reason if into.status == _S.PARKED else ""
    into.mapped_size += sum(each.mapped_size for each in merged)
    into.is_shaped = True
    into.save(update_fields=["status", "parked_reason", "mapped_size", "is_shaped"])


def _check_members(cluster: Cluster, keyword_ids: Sequence[int]) -> None:
    named = set(keyword_ids)
    members: dict[int, int | None] = dict(
        Keyword.objects.filter(pk__in=named, cluster=cluster).values_list("pk", "variant_of_id")
    )
    problem = ""
    if len(members) != len(named):
        problem = f"{len(named) - len(members)} of them aren't in the cluster"
    elif any(leader is not None and leader not in named for leader in members.values()):
        problem = "a word-order twin goes where the keyword goes that it follows; name that"
    if problem:
        raise Invalid(f"Nothing was changed: {problem}.", fields={"keyword_ids": problem})


def _shrink(cluster: Cluster) -> None:
    """Growth is counted from what it is now."""
    size = Keyword.objects.filter(cluster=cluster, status=Keyword.Status.MAPPED).count()
    cluster.mapped_size = min(cluster.mapped_size, size)
    cluster.is_shaped = True
    cluster.save(update_fields=["mapped_size", "is_shaped"])
