"""An idea and a task."""

from __future__ import annotations

from typing import Any, Final

from tests.api.people import World
from tests.api.planning import cluster, idea, task

_IDEA: Final[dict[str, Any]] = {"cluster_id": 1, "idea_title": "How to wash wool"}
_BULK: Final[dict[str, Any]] = {"action": "reject", "ids": [1]}
BODIES: Final[dict[str, Any]] = {
    "create_idea": _IDEA,
    "change_idea": {"content_structure": "how_to"},
    "change_ideas": _BULK,
    "create_task": {"title": "How to wash wool", "brief": {"target_words": 900, "outline": ["Before you begin"]}},
    "change_task": {"brief": {"notes": "Name no brands."}},
}


def fill(world: World) -> dict[str, Any]:
    own = cluster(world.site, "Scarves", "long scarf")
    made = idea(own, "How long is a scarf?")
    _IDEA["cluster_id"], _BULK["ids"] = own.pk, [made.pk]
    return {"idea_id": made.pk, "task_id": task(world.site, "Scarves for dogs").pk}
