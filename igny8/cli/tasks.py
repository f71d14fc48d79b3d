"""`igny8 tasks`: the articles that are to be written."""

from __future__ import annotations

import click

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.models import Task


@click.command("tasks", cls=Command)
@site_option
@click.option("--status", type=click.Choice([str(value) for value in Task.Status.values]), help="Only these.")
def command(site: str | None, status: str | None) -> Answer:
    """List every editorial task of a site, weightiest first."""
    found = Task.objects.filter(site=site_named(site)).select_related("cluster")
    if status is not None:
        found = found.filter(status=status)
    rows = [
        {
            "id": task.pk,
            "idea_id": task.idea_id,
            "title": task.title,
            "status": str(task.status),
            "cluster": task.cluster.name if task.cluster else None,
            "content_type": task.content_type,
            "content_structure": task.content_structure,
            "target_words": task.brief.get("target_words"),
            "priority": task.priority,
            "parked_reason": task.parked_reason,
        }
        for task in found.order_by("-priority", "id")
    ]
    shown = table(
        ([row[name] for name in ("id", "title", "status", "cluster", "target_words", "parked_reason")] for row in rows),
        *("id", "title", "status", "cluster", "words", "reason"),
        empty="There is no task yet. `igny8 run` makes them from ideas.",
    )
    return Answer(rows, shown)
