"""A keyword that was excluded, so that there is a change to undo."""

from __future__ import annotations

from typing import Any, Final

from igny8.models import Keyword
from igny8.planning.bulk.keywords import change_keywords
from tests.api.people import World

_BULK: Final[dict[str, Any]] = {"action": "exclude", "ids": [1]}
BODIES: Final[dict[str, Any]] = {
    "create_keyword": {"term": "wool hats"},
    "change_keyword": {"volume": 880, "intent": "commercial"},
    "change_keywords": _BULK,
}


def fill(world: World) -> dict[str, Any]:
    keyword = Keyword.objects.create(site=world.site, term="hats", normalised_term="hats", twin_key="hats")
    done = change_keywords(site=world.site, action="exclude", which=[keyword.pk], arguments={}, user=world.alice)
    _BULK["ids"] = [keyword.pk]
    return {"change_id": done.change_id}
