"""A sector."""

from __future__ import annotations

from typing import Any, Final

from igny8.models import Sector
from tests.api.people import World

BODIES: Final[dict[str, Any]] = {
    "create_site": {"domain": "hats.example", "language": "de", "time_zone": "Europe/Berlin"},
    "change_site": {"voice": "Plain and warm."},
    "create_sector": {"name": "Wool"},
    "rename_sector": {"name": "Cotton"},
}


def fill(world: World) -> dict[str, Any]:
    return {"sector_id": Sector.objects.create(site=world.site, name="Socks for feet").pk}
