"""Clusters: listed, renamed, locked, merged, split; grouped now, given more ideas."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import clusters as schemas
from igny8.api.schemas.automation import RunStartedOut
from igny8.api.schemas.text import Cursor
from igny8.automation import planning_actions as actions
from igny8.planning import cluster_reads as reads
from igny8.planning.cluster_changes import change_cluster, delete_cluster
from igny8.planning.cluster_map import draw_map
from igny8.planning.cluster_shaping import merge_clusters, split_cluster
from igny8.planning.growth import grown_clusters

router = Router(tags=["clusters"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.ClustersOut), operation_id="list_clusters")
def list_clusters(
    request: HttpRequest,
    site_id: int,
    which: Query[schemas.ClusterFilters],
    sort: schemas.Sort = "-priority",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    cursor: Cursor = "",
) -> Any:
    """The site's clusters that fit, with their counts."""
    site = site_in_reach(principal(request), site_id)
    rows = reads.clusters_of(site, reads.ClusterFilter(**which.model_dump()))
    order = sort[: sort.startswith("-")] + reads.SORTS[sort.removeprefix("-")]
    found, following = page(rows, sort=order, cursor=cursor, limit=limit)
    return {"items": reads.describe_clusters(found), "next": following}


@router.get(
    "grown/", auth=doors(Need.READ), response=answering(200, schemas.ClustersOut), operation_id="grown_clusters"
)
def grown(request: HttpRequest, site_id: int, limit: Annotated[int, Query(ge=1, le=MOST)] = 50) -> Any:
    """The clusters that have outgrown their ideas, the most grown first: each may be given more."""
    rows = grown_clusters(site_in_reach(principal(request), site_id)).select_related("sector", "pillar")
    return {"items": reads.describe_clusters(list(rows[:limit])), "next": None}


@router.get("map/", auth=doors(Need.READ), response=answering(200, schemas.ClusterMapOut), operation_id="map_clusters")
def draw(request: HttpRequest, site_id: int, which: Query[schemas.ClusterFilters]) -> Any:
    """The clusters that fit as the topical map draws them: keywords, articles, and which are near each other."""
    site = site_in_reach(principal(request), site_id)
    return draw_map(reads.clusters_of(site, reads.ClusterFilter(**which.model_dump())))


@router.post(
    "group_now/",
    auth=doors(Need.WRITE),
    response=answering(202, RunStartedOut, may_cost=True),
    operation_id="group_now",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def group_now(request: HttpRequest, site_id: int, payload: schemas.GroupNowIn) -> Any:
    """Group the keywords that wait, or some of them, beside any run of the site."""
    who = principal(request)
    site = site_in_reach(who, site_id)
    run = actions.group_now(site=site, keyword_ids=payload.keyword_ids, user=who.user, trigger=who.trigger)
    return Status(202, actions.describe_started(run))


@router.get(
    "{cluster_id}/",
    auth=doors(Need.READ),
    response=answering(200, schemas.ClusterWholeOut),
    operation_id="read_cluster",
)
def read(request: HttpRequest, cluster_id: int) -> Any:
    """A cluster with its evidence: the keywords nearest to its middle. Its keywords: GET keywords/?cluster_id."""
    return reads.describe_cluster(reads.cluster_in_reach(principal(request), cluster_id))


@router.patch(
    "{cluster_id}/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ClusterWholeOut),
    operation_id="change_cluster",
)
def change(request: HttpRequest, cluster_id: int, payload: schemas.ClusterChange) -> Any:
    """Rename it, lock or unlock it, give it another sector, pillar, intent or description."""
    who = principal(request)
    cluster = reads.cluster_in_reach(who, cluster_id)
    changed = change_cluster(cluster, changes=payload.model_dump(exclude_unset=True), user=who.user)
    return reads.describe_cluster(changed)


@router.delete("{cluster_id}/", auth=doors(Need.WRITE), response=answering(204, None), operation_id="delete_cluster")
def delete(request: HttpRequest, cluster_id: int) -> Any:
    """Remove a cluster that holds nothing; 409 counts what it holds."""
    who = principal(request)
    delete_cluster(reads.cluster_in_reach(who, cluster_id), user=who.user)
    return Status(204, None)


@router.post(
    "{cluster_id}/merge/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ClusterWholeOut),
    operation_id="merge_clusters",
)
def merge(request: HttpRequest, cluster_id: int, payload: schemas.MergeIn) -> Any:
    """Merge others into it: keywords, ideas and tasks move, and what still comes for them goes to it."""
    who = principal(request)
    into = reads.cluster_in_reach(who, cluster_id)
    return reads.describe_cluster(merge_clusters(into, others=payload.cluster_ids, user=who.user))


@router.post(
    "{cluster_id}/split/",
    auth=doors(Need.WRITE),
    response=answering(201, schemas.ClusterWholeOut),
    operation_id="split_cluster",
)
def split(request: HttpRequest, cluster_id: int, payload: schemas.SplitIn) -> Any:
    """Move some of its keywords into a new cluster, which is the answer."""
    who = principal(request)
    cluster = reads.cluster_in_reach(who, cluster_id)
    made = split_cluster(cluster, name=payload.name, keyword_ids=payload.keyword_ids, user=who.user)
    return Status(201, reads.describe_cluster(made))


@router.post(
    "{cluster_id}/plan_more_ideas/",
    auth=doors(Need.WRITE),
    response=answering(202, RunStartedOut, may_cost=True),
    operation_id="plan_more_ideas",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def plan_more_ideas(request: HttpRequest, cluster_id: int) -> Any:
    """Find ideas for it, more if it has some, beside any run of the site."""
    who = principal(request)
    cluster = reads.cluster_in_reach(who, cluster_id)
    return Status(202, actions.describe_started(actions.plan_more_ideas(cluster, user=who.user, trigger=who.trigger)))
