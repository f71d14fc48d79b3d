"""Embeds a site's articles anew where another model made their vectors: two models' vectors are never compared."""

from __future__ import annotations

from functools import partial
from threading import Lock
from typing import Final

from django.db import transaction

from igny8.lib.database import patiently
from igny8.models import Content, ContentPrint, Site
from igny8.quality import neighbours
from igny8.quality.prints import Embeds, Print, print_of
from igny8.quality.rows import article_of

_AT_ONCE: Final = 50
_renewing = Lock()  # threads of this process don't embed the same articles side by side


def renew_prints(site: Site, embedder: Embeds) -> int:
    """Give every article that another model's vector stands for one of this embedder; how many got one.

    Embeds, so call it outside any transaction. Where a provider can't embed now, the rest is left for another time.
    """
    old = ContentPrint.objects.filter(site=site).exclude(model__in=["", embedder.model]).order_by("pk")
    if not old.exists():
        return 0
    renewed = 0
    with _renewing:
        while some := list(old.select_related("content__site", "content__task")[:_AT_ONCE]):
            for each in some:
                made = print_of(article_of(each.content, site), embedder)
                if not made.vector:
                    return renewed
                patiently(partial(_keep, each.content, made))
                renewed += 1
    return renewed


def _keep(content: Content, made: Print) -> None:
    with transaction.atomic():
        neighbours.keep(content, made)
