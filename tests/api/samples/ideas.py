"""An idea and a task."""

from __future__ import annotations

from typing import Any, Final

from tests.api.people import World
from tests.api.planning import cluster, idea, task

BODIES: Final[dict[str, Any]] = {
    "create_idea": {"cluster_id": 1, "idea_title": "How to wash wool"},
    "change_ideas": {"action": "reject", "ids": [1]},
    "create_task": {"title": "How to wash wool"},
}


def fill(world: World) -> dict[str, Any]:
    made = idea(cluster(world.site, "Scarves", "long scarf"), "How long is a scarf?")
    return {"idea_id": made.pk, "task_id": task(world.site, "Scarves for dogs").pk}
