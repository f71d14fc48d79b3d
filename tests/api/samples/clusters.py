"""A cluster with a keyword."""

from __future__ import annotations

from typing import Any, Final

from tests.api.people import World
from tests.api.planning import cluster

BODIES: Final[dict[str, Any]] = {
    "merge_clusters": {"cluster_ids": [1]},
    "split_cluster": {"name": "Warm", "keyword_ids": [1]},
}


def fill(world: World) -> dict[str, Any]:
    return {"cluster_id": cluster(world.site, "Gloves", "warm gloves").pk}
