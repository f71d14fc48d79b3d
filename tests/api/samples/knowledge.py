"""A text that the site knows."""

from __future__ import annotations

from typing import Any, Final

from igny8.knowledge.served import served_embedder
from igny8.knowledge.sources import add_text
from tests.api.people import Form, World

BODIES: Final[dict[str, Any]] = {
    "add_source": {"text": "Merino keeps its warmth when it is wet."},
    "upload_source": Form("wool.md", b"# Wool\nMerino keeps its warmth when it is wet.", "text/markdown"),
    "change_source": {"title": "On wool"},
}


def fill(world: World) -> dict[str, Any]:
    source = add_text(world.site, "# Yarn\nA sock of wool dries slowly.", served_embedder(world.site)).source
    return {"source_id": source.pk, "query": "wool"}
