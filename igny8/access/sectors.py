"""Sectors: the sections of a site."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet

from igny8.lib.errors import Conflict, Invalid
from igny8.models import Cluster, ContentIdea, GroupingBasis, Keyword, Sector, Site, Task


class SectorExists(Conflict):
    """The site has a sector of this name already."""

    code = "sector_exists"


def sector_named(*, site: Site, name: str) -> Sector:
    """The site's sector of that name, made if it is new."""
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise Invalid("A sector's name has 1 to 200 characters.", fields={"sector": "1 to 200 characters"})
    found = Sector.objects.filter(site=site, name__iexact=name).first()
    return found or Sector.objects.create(site=site, name=name)


def sector_of(site: Site, sector_id: int | None) -> Sector | None:
    """The site's sector of that id; None for None. Raises `Invalid`: the id came in a body."""
    if sector_id is None:
        return None
    found = Sector.objects.filter(site=site, pk=sector_id).first()
    if found is None:
        raise Invalid("The site has no such sector. Nothing was changed.", fields={"sector_id": "unknown"})
    return found


def sectors_of(site: Site) -> QuerySet[Sector, Any]:
    """The site's sectors by name, each with its number of clusters."""
    rows = Sector.objects.filter(site=site).annotate(clusters=Count("cluster")).order_by("name", "id")
    return rows.values("id", "site_id", "name", "clusters", "created_at")


def create_sector(*, site: Site, name: str) -> Sector:
    """Make a sector. Raises `SectorExists`."""
    try:
        with transaction.atomic():
            return Sector.objects.create(site=site, name=name)
    except IntegrityError as error:
        raise _exists(site, name) from error


def rename_sector(sector: Sector, *, name: str) -> Sector:
    """Give it another name. Raises `SectorExists`."""
    try:
        with transaction.atomic():
            sector.name = name
            sector.save(update_fields=["name"])
    except IntegrityError as error:
        raise _exists(sector.site, name) from error
    return sector


def delete_sector(sector: Sector) -> dict[str, int]:
    """Remove the section; what stood in it stays, without a sector. The counts of what stayed."""
    with transaction.atomic():
        Site.objects.select_for_update(no_key=True).get(pk=sector.site_id)
        kinds = {"keywords": Keyword, "clusters": Cluster, "ideas": ContentIdea, "tasks": Task}
        kept = {name: kind._default_manager.filter(sector=sector).count() for name, kind in kinds.items()}  # noqa: SLF001 - Django's public way
        GroupingBasis.objects.filter(site_id=sector.site_id, scope__startswith=f"{sector.pk}:").delete()
        sector.delete()
    return kept


def _exists(site: Site, name: str) -> SectorExists:
    return SectorExists(f"{site.domain} has a sector {name!r} already. Nothing was changed.")
