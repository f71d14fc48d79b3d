"""Changes keywords by the thousand: `change_keywords` is the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction

from igny8.access.sectors import sector_of
from igny8.lib.errors import Invalid
from igny8.models import BulkChange, Cluster, Site, User
from igny8.planning.bulk.change import Report, change_rows, ids_of, locked
from igny8.planning.bulk.keyword_actions import keyword_action, with_twins
from igny8.planning.bulk.keyword_deletion import followers_first
from igny8.planning.keyword_reads import KeywordFilter, keywords_of
from igny8.planning.pillars import mend_clusters


def change_keywords(
    *,
    site: Site,
    action: str,
    which: Sequence[int] | KeywordFilter,
    arguments: dict[str, Any],
    user: User,
    dry_run: bool = False,
) -> Report:
    """Do `action` (exclude, restore, set_intent, set_sector, move, delete) to the keywords that are named or fit.

    Twins of those that are meant are counted with them. Raises `Invalid` for too many, or for a cluster or sector
    that isn't the site's; then nothing was changed.
    """
    with transaction.atomic():
        site = locked(site)
        _check(site, action, arguments)
        arguments = {name: arguments[name] for name in arguments if name == _NEEDED.get(action)}
        named = ids_of(keywords_of(site, which)) if isinstance(which, KeywordFilter) else list(which)
        ids = with_twins(action, named)
        if action == "delete":
            ids = followers_first(ids)
        done = keyword_action(action, site=site, ids=ids, arguments=arguments)
        report = change_rows(site=site, action=done, ids=ids, user=user, dry_run=dry_run)
        if report.change_id is not None:
            _mend(report, arguments)
        return report


def delete_keyword(*, site: Site, keyword_id: int, user: User) -> Report:
    """Delete one; the report's `change_id` is what brings it back."""
    return change_keywords(site=site, action="delete", which=[keyword_id], arguments={}, user=user)


_NEEDED: Final = {"set_intent": "intent", "set_sector": "sector_id", "move": "cluster_id"}


def _check(site: Site, action: str, arguments: dict[str, Any]) -> None:
    needed = _NEEDED.get(action)
    if needed is not None and (needed not in arguments or (arguments[needed] is None and needed != "sector_id")):
        raise Invalid(f"Nothing was changed: {action} needs {needed}.", fields={needed: "needed"})
    if action == "set_sector":
        sector_of(site, arguments["sector_id"])
    if action == "move" and not Cluster.objects.filter(site=site, pk=int(arguments["cluster_id"])).exists():
        raise Invalid("The site has no such cluster. Nothing was changed.", fields={"cluster_id": "unknown"})


def _mend(report: Report, arguments: dict[str, Any]) -> None:
    touched = {row["cluster_id"] for row in report.before.values()} | {arguments.get("cluster_id")}
    replaced = mend_clusters(pk for pk in touched if pk is not None)
    if replaced:
        BulkChange.objects.filter(pk=report.change_id or 0).update(pillars=replaced)
