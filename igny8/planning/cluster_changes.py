"""A person's hand on one cluster: its name, its lock, its sector, its pillar, its end."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from igny8.access import audit
from igny8.access.sectors import sector_of
from igny8.lib import clock
from igny8.lib.errors import Conflict, Invalid
from igny8.lib.text import slugify
from igny8.models import Cluster, ClusterMerge, ContentIdea, Keyword, Task, User
from igny8.planning.bulk.change import locked
from igny8.planning.founding import refresh_priorities


class ClusterExists(Conflict):
    """The site has a cluster of this name or slug already."""

    code = "cluster_exists"


class ClusterNotEmpty(Conflict):
    """It still holds something; `extra` counts what."""

    code = "cluster_not_empty"


def change_cluster(cluster: Cluster, *, changes: dict[str, Any], user: User) -> Cluster:
    """Change name, slug, description, intent, pillar_id, sector_id or is_locked; keywords, ideas and tasks move to
    the sector with it. Raises `ClusterExists` or `Invalid`."""
    before = {name: getattr(cluster, name) for name in changes}
    with transaction.atomic():
        site = locked(cluster.site)
        _check(cluster, changes)
        for name, value in changes.items():
            setattr(cluster, name, value)
        try:
            with transaction.atomic():
                cluster.save(update_fields=list(changes))
        except IntegrityError as error:
            raise ClusterExists(
                f"{site.domain} has a cluster of this name or slug already. Nothing was changed."
            ) from error
        if "sector_id" in changes:
            _move_to_sector(cluster)
        refresh_priorities([cluster.pk])
        changed = {name: [before[name], value] for name, value in changes.items() if before[name] != value}
        record(cluster, user, "update", changed=changed)
    return _fresh(cluster)


def delete_cluster(cluster: Cluster, *, user: User) -> None:
    """Remove a cluster that holds nothing. Raises `ClusterNotEmpty`, with the counts."""
    with transaction.atomic():
        locked(cluster.site)
        cluster = Cluster.objects.select_for_update(of=("self",)).select_related("site__account").get(pk=cluster.pk)
        held = {
            "keywords": Keyword.objects.filter(cluster=cluster).count(),
            "ideas": ContentIdea.objects.filter(keyword_cluster=cluster).count(),
            "tasks": Task.objects.filter(cluster=cluster).count(),
        }
        if any(held.values()):
            told = ", ".join(f"{count:,} {name}" for name, count in held.items() if count)
            raise ClusterNotEmpty(
                f"The cluster holds {told}. Nothing was changed; move them, or merge it into another.", **held
            )
        record(cluster, user, "delete")
        cluster.delete()


def record(cluster: Cluster, user: User, verb: str, **data: Any) -> None:
    """Audit what a person did to a cluster."""
    audit.record(
        account=cluster.site.account,
        actor=user.email,
        user=user,
        action=f"cluster.{verb}",
        target=cluster.name,
        site=cluster.site_id,
        cluster=cluster.pk,
        **data,
    )


def _check(cluster: Cluster, changes: dict[str, Any]) -> None:
    if "sector_id" in changes:
        sector_of(cluster.site, changes["sector_id"])
    pillar_id = changes.get("pillar_id")
    if pillar_id is not None and not Keyword.objects.filter(pk=pillar_id, cluster=cluster).exists():
        raise Invalid("Nothing was changed: the pillar is one of its keywords.", fields={"pillar_id": "not in it"})
    slug = changes.get("slug")
    if slug is not None and slug != slugify(slug, most=200):
        problem = f"a slug is like {slugify(slug)!r}, and never ends in a bare number"
        raise Invalid(f"Nothing was changed: {problem}.", fields={"slug": problem})
    if slug is not None and ClusterMerge.objects.filter(site=cluster.site, slug=slug).exists():
        raise ClusterExists("This slug was a merged cluster's, and stays its. Nothing was changed.")


def _move_to_sector(cluster: Cluster) -> None:
    """Groups don't cross sectors: what belongs to it goes with it."""
    Keyword.objects.filter(cluster=cluster).update(sector_id=cluster.sector_id, updated_at=clock.now())
    ContentIdea.objects.filter(keyword_cluster=cluster).update(sector_id=cluster.sector_id)
    Task.objects.filter(cluster=cluster).update(sector_id=cluster.sector_id)


def _fresh(cluster: Cluster) -> Cluster:
    return Cluster.objects.select_related("site__account", "sector", "pillar").get(pk=cluster.pk)
