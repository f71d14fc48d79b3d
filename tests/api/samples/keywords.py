"""A keyword that was excluded, so that there is a change to undo."""

from __future__ import annotations

from typing import Any, Final

from igny8.models import Keyword
from igny8.planning.bulk.keywords import change_keywords
from tests.api.people import World

BODIES: Final[dict[str, Any]] = {
    "create_keyword": {"term": "wool hats"},
    "change_keywords": {"action": "exclude", "ids": [1]},
}


def fill(world: World) -> dict[str, Any]:
    keyword = Keyword.objects.create(site=world.site, term="hats", normalised_term="hats", twin_key="hats")
    done = change_keywords(site=world.site, action="exclude", which=[keyword.pk], arguments={}, user=world.alice)
    return {"change_id": done.change_id}
