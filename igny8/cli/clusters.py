"""`igny8 clusters`: the groups that a site's keywords form."""

from __future__ import annotations

import click
from django.db.models import Count, Q, Sum

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.models import Cluster


@click.command("clusters", cls=Command)
@site_option
@click.option("--status", type=click.Choice([str(value) for value in Cluster.Status.values]), help="Only these.")
def command(site: str | None, status: str | None) -> Answer:
    """List every cluster of a site, weightiest first."""
    found = Cluster.objects.filter(site=site_named(site)).select_related("pillar", "sector")
    if status is not None:
        found = found.filter(status=status)
    counted = found.annotate(
        keyword_count=Count("keywords", distinct=True),
        volume_sum=Sum("keywords__volume", filter=Q(keywords__variant_of__isnull=True)),
    ).order_by("-priority", "id")
    rows = [
        {
            "id": cluster.pk,
            "name": cluster.name,
            "slug": cluster.slug,
            "status": str(cluster.status),
            "intent": str(cluster.intent),
            "pillar": cluster.pillar.term if cluster.pillar else None,
            "keywords": cluster.keyword_count,
            "volume": cluster.volume_sum,
            "priority": cluster.priority,
            "description": cluster.description,
            "market": cluster.market,
            "sector": cluster.sector.name if cluster.sector else None,
            "is_locked": cluster.is_locked,
            "parked_reason": cluster.parked_reason,
        }
        for cluster in counted
    ]
    shown = table(
        (
            [row[name] for name in ("id", "name", "status", "intent", "pillar", "keywords", "volume", "parked_reason")]
            for row in rows
        ),
        *("id", "cluster", "status", "intent", "pillar", "keywords", "volume", "reason"),
        empty="There is no cluster yet. `igny8 run` makes them from keywords.",
    )
    return Answer(rows, shown)
