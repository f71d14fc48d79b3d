"""Undoes a bulk change within a week, row by row: what was changed again since stays as it is, and is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Model, QuerySet

from igny8.access import audit
from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.lib import clock
from igny8.lib.errors import Conflict
from igny8.models import BulkChange, Cluster, ContentIdea, Keyword, Sector, Site, Task, User
from igny8.planning.bulk.change import MOST_TOLD, locked
from igny8.planning.bulk.keyword_actions import derive
from igny8.planning.bulk.rows import Values, as_json, from_json, read_rows, write_rows
from igny8.planning.bulk.undelete import undelete
from igny8.planning.pillars import bring_back_pillars, mend_clusters

KEPT: Final = timedelta(days=7)
_DERIVED: Final = ("volume", "impressions", "difficulty", "intent", "edited_fields", "priority")


@dataclass(frozen=True)
class _Kind:
    model: type[Model]
    derive: Callable[[Values], Values] = lambda row: {}
    needs: tuple[str, ...] = ()  # columns that `derive` reads


_KINDS: Final = {
    "keyword": _Kind(Keyword, derive, _DERIVED),
    "idea": _Kind(ContentIdea),
    "task": _Kind(Task),
}


class ChangeState(Conflict):
    """The change can't be undone any more."""

    code = "change_state"


@dataclass
class Undone:
    """What became of the rows."""

    restored: int = 0
    refused: int = 0  # changed since, or in the way of something new
    refused_ids: list[int] = field(default_factory=list)  # the first hundred

    def refuse(self, ids: Iterable[int]) -> None:
        for pk in ids:
            self.refused += 1
            if len(self.refused_ids) < MOST_TOLD:
                self.refused_ids.append(pk)


def change_in_reach(who: Principal, change_id: int) -> BulkChange:
    """The change of that id, with its site."""
    return in_reach(who, BulkChange.objects.select_related("site__account"), change_id, kind="change")


def changes_of(site: Site) -> QuerySet[BulkChange]:
    """What can still be undone."""
    return BulkChange.objects.filter(site=site, created_at__gte=clock.now() - KEPT)


def undo_change(change: BulkChange, *, user: User) -> Undone:
    """Give the rows their old values back. Raises `ChangeState` for what was undone before, or is a week old."""
    with transaction.atomic():
        site = locked(change.site)
        change = BulkChange.objects.select_for_update().get(pk=change.pk)
        if change.undone_at is not None or change.created_at < clock.now() - KEPT:
            state = "undone" if change.undone_at else "expired"
            raise ChangeState(f"This change is {state}. Nothing was changed.", status=state)
        done = Undone()
        touched: set[int] = set()
        if change.action == "delete":
            touched = undelete(_KINDS[change.kind].model, change, done.refuse)
            done.restored = change.counts["changed"] - done.refused
        else:
            for part in change.parts.order_by("pk").iterator():
                touched |= _give_back(_KINDS[change.kind], site, part.rows, done)
        mend_clusters(touched)
        bring_back_pillars({int(key): pk for key, pk in change.pillars.items()})
        change.undone_at = clock.now()
        change.save(update_fields=["undone_at"])
        _audit(site, change, user, done)
    return done


def forget_old_changes() -> int:
    """Remove changes that can't be undone any more; how many went."""
    return BulkChange.objects.filter(created_at__lt=clock.now() - KEPT).delete()[0]


def _give_back(kind: _Kind, site: Site, rows: list[Any], done: Undone) -> set[int]:
    """Write the old values of a part's rows; the clusters that are touched by it."""
    columns = {*rows[0][1], *kind.needs}
    own = kind.model._default_manager.filter(site=site)  # noqa: SLF001 - Django's public way
    there = read_rows(own, [row[0] for row in rows], sorted(columns))
    gone = _missing(site, [row[1] for row in rows])
    wanted: list[tuple[int, Values]] = []
    touched: set[int] = set()
    for pk, before, after in rows:
        now = as_json(there.get(pk, {}))
        is_same = pk in there and all(now[name] == value for name, value in after.items())
        if not is_same or any((name, value) in gone for name, value in before.items() if not isinstance(value, list)):
            done.refuse([pk])
            continue
        old = from_json(kind.model, before)
        wanted.append((pk, old | kind.derive(there[pk] | old)))
        touched |= {each for each in (before.get("cluster_id"), after.get("cluster_id")) if each is not None}
        if "cluster_id" not in before and there[pk].get("cluster_id"):
            touched.add(there[pk]["cluster_id"])
    write_rows(kind.model, wanted)
    done.restored += len(wanted)
    return touched & set(Cluster.objects.filter(pk__in=touched).values_list("pk", flat=True))


def _missing(site: Site, befores: list[Values]) -> set[tuple[str, Any]]:
    """(column, id) of clusters and sectors that the old values name and that are gone."""
    missing: set[tuple[str, Any]] = set()
    for column, model in (("cluster_id", Cluster), ("sector_id", Sector)):
        named = {before[column] for before in befores if before.get(column) is not None}
        found = model._default_manager.filter(site=site, pk__in=named).values_list("pk", flat=True)  # noqa: SLF001
        missing |= {(column, pk) for pk in named - set(found)}
    return missing


def _audit(site: Site, change: BulkChange, user: User, done: Undone) -> None:
    audit.record(
        account=site.account,
        actor=user.email,
        user=user,
        action=f"{change.kind}.undo",
        target=f"bulk change {change.pk}",
        site=site.pk,
        undone=change.action,
        restored=done.restored,
        refused=done.refused,
    )
