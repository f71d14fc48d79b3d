"""Ideas by a person's hand: made, changed."""

from __future__ import annotations

from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.lib.errors import Conflict, Invalid
from igny8.models import Cluster, ContentIdea, Keyword, Site
from igny8.planning.idea_reads import with_names
from igny8.planning.states import wrong_state

_MOST_TARGETS: Final = 10


class IdeaExists(Conflict):
    """The site has an idea of this title already; `extra["idea_id"]` names it."""

    code = "idea_exists"


def create_idea(*, site: Site, cluster_id: int, values: dict[str, Any]) -> ContentIdea:
    """Make an idea for a cluster; it waits to become a task. Raises `IdeaExists` or `Invalid`."""
    with transaction.atomic():
        cluster = Cluster.objects.select_for_update(no_key=True).filter(site=site, pk=cluster_id).first()
        if cluster is None:
            raise Invalid("The site has no such cluster. Nothing was changed.", fields={"cluster_id": "unknown"})
        values = {**values, "target_keywords": values.get("target_keywords") or _weightiest(cluster)}
        idea = ContentIdea(
            site=site,
            keyword_cluster=cluster,
            sector_id=cluster.sector_id,
            **{"priority": cluster.priority, **values},
        )
        _save(idea)
        # An idea of a person's doesn't take the place of those that stage 2 finds: the cluster still waits for them.
        Cluster.objects.filter(pk=cluster.pk, status=Cluster.Status.ACTIVE, mapped_size=0).update(mapped_size=1)
    return _fresh(idea)


def change_idea(idea: ContentIdea, *, changes: dict[str, Any]) -> ContentIdea:
    """Change title, description, form, target keywords or priority, until it has a task. Raises `ItemState`,
    `IdeaExists`."""
    with transaction.atomic():
        idea = ContentIdea.objects.select_for_update().get(pk=idea.pk)
        if idea.status not in {ContentIdea.Status.NEW, ContentIdea.Status.REJECTED}:
            raise wrong_state("idea", idea.status, "Nothing was changed; change its task.")
        for name, value in changes.items():
            setattr(idea, name, value)
        _save(idea, fields=list(changes))
    return _fresh(idea)


def _save(idea: ContentIdea, fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            idea.save(update_fields=fields)
    except IntegrityError as error:
        there = ContentIdea.objects.filter(site_id=idea.site_id, idea_title=idea.idea_title).first()
        if there is None:
            raise
        raise IdeaExists(
            f"The site has the idea “{idea.idea_title}” already. Nothing was changed.", idea_id=there.pk
        ) from error


def _weightiest(cluster: Cluster) -> list[str]:
    mapped = Keyword.objects.filter(cluster=cluster, status=Keyword.Status.MAPPED, variant_of__isnull=True)
    return list(mapped.order_by("-priority", "id").values_list("term", flat=True)[:_MOST_TARGETS])


def _fresh(idea: ContentIdea) -> ContentIdea:
    return with_names(ContentIdea.objects.filter(pk=idea.pk)).get()
