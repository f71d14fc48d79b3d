"""An upload that waits for a person's word."""

from __future__ import annotations

from typing import Any, Final

from igny8.planning import import_jobs
from tests.api.people import Form, World

_FILE: Final = b"Keyword,Volume\nwool socks,880\n"
BODIES: Final[dict[str, Any]] = {"begin_import": Form("keywords.csv", _FILE)}


def fill(world: World) -> dict[str, Any]:
    file = import_jobs.Upload("keywords.csv", [_FILE], len(_FILE))
    job = import_jobs.begin_import(site=world.site, upload=file, wishes={}, user=world.alice)
    return {"import_id": job.pk}
