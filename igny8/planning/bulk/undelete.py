"""Brings deleted rows back under their old ids, with what pointed to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import ForeignKey, Model

from igny8.models import BulkChange, Cluster, Content, ContentIdea, Keyword, Task
from igny8.planning.bulk.keyword_deletion import FOLLOWERS, PILLAR_OF
from igny8.planning.bulk.rows import Values, from_json

Refuse = Callable[[Iterable[int]], None]


def undelete(model: type[Model], change: BulkChange, refuse: Refuse) -> set[int]:
    """Insert what was deleted; what something new stands in the way of is refused. The clusters that are touched."""
    links: list[tuple[int, int]] = []
    touched: set[int] = set()
    for part in change.parts.order_by("pk").iterator():
        rows = {pk: before for pk, before, _ in part.rows}
        back = _insert(model, rows)
        refuse(pk for pk in rows if pk not in back)
        for pk in back:
            links += _relink(model, pk, rows[pk])
            if rows[pk].get("cluster_id") is not None:
                touched.add(rows[pk]["cluster_id"])
    _follow(links)
    return set(Cluster.objects.filter(pk__in=touched).values_list("pk", flat=True)) if model is Keyword else set()


def _insert(model: type[Model], rows: dict[int, Values]) -> set[int]:
    manager = model._default_manager  # noqa: SLF001 - Django's public way
    there = set(manager.filter(pk__in=rows).values_list("pk", flat=True))
    own = {pk: {name: value for name, value in row.items() if not name.startswith("_")} for pk, row in rows.items()}
    _drop_what_is_gone(model, list(own.values()))
    fresh = [model(pk=pk, **from_json(model, row)) for pk, row in own.items() if pk not in there]
    manager.bulk_create(fresh, ignore_conflicts=True)  # a new row with the same term stays
    return set(manager.filter(pk__in=rows).values_list("pk", flat=True)) - there


def _drop_what_is_gone(model: type[Model], rows: list[Values]) -> None:
    """Let the rows point to nothing where what they pointed to is no more; twins are linked at the end."""
    for key in (each for each in model._meta.concrete_fields if isinstance(each, ForeignKey)):  # noqa: SLF001
        named = {row[key.attname] for row in rows if row[key.attname] is not None}
        found = set() if key.related_model is model else _existing(key.related_model, named)
        for row in rows:
            if row[key.attname] not in found:
                row[key.attname] = None
    if model is Keyword:
        for row in rows:
            if row["status"] == Keyword.Status.MAPPED and row["cluster_id"] is None:
                row["status"] = Keyword.Status.NEW.value


def _existing(model: Any, ids: set[Any]) -> set[Any]:
    return set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))  # noqa: SLF001


def _relink(model: type[Model], pk: int, row: Values) -> list[tuple[int, int]]:
    """Let point to the row again what did; links of twins come back, for the end: (twin, leader)."""
    if model is Task:
        Content.objects.filter(pk__in=row["_contents"], task__isnull=True).update(task_id=pk)
        ideas = ContentIdea.objects.filter(pk=row["idea_id"], status=ContentIdea.Status.REJECTED)
        ideas.update(status=row["_idea_status"] or ContentIdea.Status.REJECTED)
        return []
    Cluster.objects.filter(pk__in=row[PILLAR_OF]).update(pillar_id=pk)
    own = [(pk, row["variant_of_id"])] if row["variant_of_id"] is not None else []
    return own + [(follower, pk) for follower in row[FOLLOWERS]]


def _follow(links: list[tuple[int, int]]) -> None:
    leaders = _existing(Keyword, {leader for _, leader in links})
    for twin, leader in links:
        if leader in leaders:
            Keyword.objects.filter(pk=twin).exclude(pk=leader).update(variant_of_id=leader)
