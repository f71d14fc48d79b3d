"""What a site holds at each of its pages, in one look: the numbers of its menu."""

from __future__ import annotations

from django.db.models import Q

from igny8.models import Content, ContentIdea, Image, Keyword, Site, Task


def count_site(site: Site) -> dict[str, int]:
    """How many rows each list of the site holds, and how many of them wait."""
    of_site = Q(site=site)
    return {
        "keywords": Keyword.objects.filter(of_site).count(),
        "ideas_new": ContentIdea.objects.filter(of_site, status=ContentIdea.Status.NEW).count(),
        "tasks_pending": Task.objects.filter(of_site, status=Task.Status.PENDING).count(),
        "articles": Content.objects.filter(of_site).exclude(status=Content.Status.REJECTED).count(),
        "images_pending": Image.objects.filter(content__site=site, status=Image.Status.PENDING).count(),
        "ready_for_review": Content.objects.ready_for_review(site).count(),
        "published": Content.objects.filter(of_site, status=Content.Status.PUBLISHED).count(),
    }
