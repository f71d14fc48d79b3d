"""Word-order twins: "shop plugin woocommerce" follows "woocommerce shop plugin", or both would become an article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Count, Max

from igny8.models import Keyword, Site

_KEYS_AT_ONCE = 1_000
_Item = TypeVar("_Item")


class Twins:
    """Links the twins that came since it was made. Twins are of one site, market and sector."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._newest_before = Keyword.objects.filter(site=site).aggregate(id=Max("id"))["id"] or 0

    def link(self) -> None:
        """Give each new twin its leader: one that led before, else the one with the greatest demand, else the first."""
        links: list[tuple[int, int]] = []
        excluded: list[int] = []
        for members in self._groups():
            leader = self._leader(members)
            followers = [member["id"] for member in members if self._may_follow(member, leader)]
            links += [(leader["id"], follower) for follower in followers]
            if leader["status"] == Keyword.Status.EXCLUDED:
                excluded += followers
        _write(links)
        for chunk in _chunks(excluded):  # who doesn't want a term doesn't want its twin
            Keyword.objects.filter(pk__in=chunk).update(status=Keyword.Status.EXCLUDED)

    def _groups(self) -> Iterator[list[dict[str, Any]]]:
        ours = Keyword.objects.filter(site=self._site)
        several = ours.values("market", "sector_id", "twin_key").annotate(size=Count("id"), newest=Max("id"))
        keys = several.filter(size__gt=1, newest__gt=self._newest_before).order_by().values_list("twin_key", flat=True)
        for chunk in _chunks(sorted(set(keys))):
            members = ours.filter(twin_key__in=chunk).order_by("twin_key", "market", "sector_id", "id")
            rows = members.values(
                "id", "twin_key", "market", "sector_id", "volume", "impressions", "variant_of_id", "status"
            )
            for _, group in groupby(rows, key=lambda row: (row["twin_key"], row["market"], row["sector_id"])):
                together = [dict(row) for row in group]
                if len(together) > 1:
                    yield together

    def _leader(self, members: list[dict[str, Any]]) -> dict[str, Any]:
        before = [member for member in members if not self._is_new(member) and member["variant_of_id"] is None]
        return max(before or members, key=lambda member: (*_demand(member), -member["id"]))

    def _may_follow(self, member: dict[str, Any], leader: dict[str, Any]) -> bool:
        return self._is_new(member) and member["id"] != leader["id"]

    def _is_new(self, member: dict[str, Any]) -> bool:
        return bool(member["id"] > self._newest_before)


def _chunks(items: list[_Item]) -> Iterator[list[_Item]]:
    return (items[start : start + _KEYS_AT_ONCE] for start in range(0, len(items), _KEYS_AT_ONCE))


def _demand(member: dict[str, Any]) -> tuple[int, int]:
    """Searches first, impressions where they are equal or unknown; unknown is less than zero."""
    return (
        -1 if member["volume"] is None else member["volume"],
        -1 if member["impressions"] is None else member["impressions"],
    )


def _write(links: list[tuple[int, int]]) -> None:
    if links:
        table = connection.ops.quote_name(Keyword._meta.db_table)  # noqa: SLF001 - Django's public way
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET variant_of_id = %s WHERE id = %s", links)  # noqa: S608
