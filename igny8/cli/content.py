"""`igny8 content`: the articles that were written."""

from __future__ import annotations

import click
from django.db.models import Count, F, Q

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.models import Content, Image
from igny8.quality.holding import held_among


@click.command("content", cls=Command)
@site_option
@click.option("--status", type=click.Choice([str(value) for value in Content.Status.values]), help="Only these.")
def command(site: str | None, status: str | None) -> Answer:
    """List every article of a site, in the order of writing."""
    meant = site_named(site)
    found = Content.objects.filter(site=meant).order_by("id")
    if status is not None:
        found = found.filter(status=status)
    rows = list(
        found.values(
            *("id", "task_id", "title", "slug", "status", "word_count", "provider", "is_brief", "score"),
            *("parked_reason", "created_at"),
            cluster=F("task__cluster__name"),
            images_generated=Count("images", filter=Q(images__status=Image.Status.GENERATED)),
            images_pending=Count("images", filter=Q(images__status=Image.Status.PENDING)),
            images_failed=Count("images", filter=Q(images__status=Image.Status.FAILED)),
        )
    )
    held = held_among(meant, [row["id"] for row in rows])
    for row in rows:
        row["is_held"] = row["id"] in held
    shown = table(
        (
            (
                row["id"],
                row["title"],
                row["status"],
                row["word_count"],
                f"{row['provider']}{' (brief)' if row['is_brief'] else ''}",
                f"{row['score']} (held)" if row["is_held"] else row["score"],
                row["images_generated"],
            )
            for row in rows
        ),
        *("id", "title", "status", "words", "provider", "score", "images"),
        empty="There is no article yet. `igny8 run` writes them from tasks.",
    )
    return Answer(rows, shown)
