"""Clusters that have outgrown their ideas. They are offered to a person, never reopened by themselves."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from igny8.models import Cluster, Keyword, Site

LEAST_GROWTH = 5  # keywords
LEAST_SHARE = 0.5  # of the size at which the ideas were made


def grown_clusters(site: Site) -> QuerySet[Cluster]:
    """Mapped clusters that grew by 5 keywords and by half since their ideas were made, the most grown first.

    Each has `size` (its mapped keywords now) and `growth`.
    """
    mapped = Cluster.objects.filter(site=site, status=Cluster.Status.MAPPED)
    size = Count("keywords", filter=Q(keywords__status=Keyword.Status.MAPPED))
    grown = mapped.annotate(size=size, growth=size - F("mapped_size"))
    enough = Q(growth__gte=LEAST_GROWTH) & Q(growth__gte=LEAST_SHARE * F("mapped_size"))
    return grown.filter(enough).order_by("-growth", "id")
