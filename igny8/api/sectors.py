"""Sectors: the sections of a site."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from igny8.access import sectors
from igny8.access.policy import Need
from igny8.access.reach import sector_in_reach, site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.schemas import sites as schemas

router = Router(tags=["sites"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.SectorsOut), operation_id="list_sectors")
def list_sectors(request: HttpRequest, site_id: int) -> Any:
    """The site's sectors, by name."""
    return {"items": list(sectors.sectors_of(site_in_reach(principal(request), site_id)))}


@router.post("", auth=doors(Need.WRITE), response=answering(201, schemas.SectorOut), operation_id="create_sector")
def create_sector(request: HttpRequest, site_id: int, payload: schemas.SectorIn) -> Any:
    """Make a sector. Groups never cross it."""
    site = site_in_reach(principal(request), site_id)
    return Status(201, sectors.create_sector(site=site, name=payload.name))


@router.patch(
    "{sector_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.SectorOut), operation_id="rename_sector"
)
def rename_sector(request: HttpRequest, sector_id: int, payload: schemas.SectorIn) -> Any:
    """Give it another name."""
    return sectors.rename_sector(sector_in_reach(principal(request), sector_id), name=payload.name)


@router.delete(
    "{sector_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.SectorGoneOut), operation_id="delete_sector"
)
def delete_sector(request: HttpRequest, sector_id: int) -> Any:
    """Remove the section. What stood in it stays, without a sector."""
    return sectors.delete_sector(sector_in_reach(principal(request), sector_id))
