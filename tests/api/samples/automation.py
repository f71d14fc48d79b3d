"""A keyword that waits, and a run."""

from __future__ import annotations

from typing import Any, Final

from igny8.automation.start import start_run
from igny8.models import Keyword
from tests.api.people import World

BODIES: Final[dict[str, Any]] = {}


def fill(world: World) -> dict[str, Any]:
    keyword = Keyword.objects.create(site=world.site, term="socks", normalised_term="socks", twin_key="socks")
    run = start_run(site=world.site, user=world.alice)
    return {
        "site_id": world.site.pk,
        "account_id": world.account.pk,
        "keyword_id": keyword.pk,
        "run_id": run.pk,
    }
