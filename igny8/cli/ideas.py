"""`igny8 ideas`: what could be written."""

from __future__ import annotations

import click

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.models import ContentIdea


@click.command("ideas", cls=Command)
@site_option
@click.option("--status", type=click.Choice([str(value) for value in ContentIdea.Status.values]), help="Only these.")
def command(site: str | None, status: str | None) -> Answer:
    """List every idea of a site, weightiest first."""
    found = ContentIdea.objects.filter(site=site_named(site)).select_related("keyword_cluster")
    if status is not None:
        found = found.filter(status=status)
    rows = [
        {
            "id": idea.pk,
            "title": idea.idea_title,
            "status": str(idea.status),
            "cluster": idea.keyword_cluster.name,
            "content_type": idea.content_type,
            "content_structure": idea.content_structure,
            "target_keywords": idea.target_keywords,
            "similar_to": idea.similar_to,
            "priority": idea.priority,
            "description": idea.description,
        }
        for idea in found.order_by("-priority", "id")
    ]
    shown = table(
        ([row[name] for name in ("id", "title", "status", "cluster", "content_structure")] for row in rows),
        *("id", "title", "status", "cluster", "structure"),
        empty="There is no idea yet. `igny8 run` makes them from clusters.",
    )
    return Answer(rows, shown)
