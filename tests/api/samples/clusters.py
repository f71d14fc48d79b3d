"""A cluster with keywords, and another one."""

from __future__ import annotations

from typing import Any, Final

from igny8.models import Keyword
from tests.api.people import World
from tests.api.planning import cluster

_MERGED: Final[dict[str, Any]] = {"cluster_ids": [1]}
_SPLIT: Final[dict[str, Any]] = {"name": "Warm gloves", "keyword_ids": [1]}
BODIES: Final[dict[str, Any]] = {
    "merge_clusters": _MERGED,
    "split_cluster": _SPLIT,
    "change_cluster": {"name": "Gloves for winter", "is_locked": True},
}


def _empty(world: World) -> None:
    """What is deleted holds nothing."""
    Keyword.objects.filter(cluster=world.ids["cluster_id"]).update(cluster=None, status="new")


PREPARE: Final = {"delete_cluster": _empty}


def fill(world: World) -> dict[str, Any]:
    own = cluster(world.site, "Gloves", "warm gloves", "gloves for children")
    _MERGED["cluster_ids"] = [cluster(world.site, "Mittens", "warm mittens").pk]
    _SPLIT["keyword_ids"] = [own.keywords.get(term="warm gloves").pk]
    return {"cluster_id": own.pk}
