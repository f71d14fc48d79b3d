"""Tasks as lists ask for them, and with their briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Count, QuerySet

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.lib.errors import Invalid
from igny8.models import Content, Site, Task
from igny8.planning.brief import read_brief

SORTS: Final = {"priority": "priority", "title": "title", "created": "id"}
_OWN: Final = (
    "id site_id sector_id cluster_id idea_id title description content_type content_structure priority status "
    "parked_reason created_at"
).split()


@dataclass(frozen=True)
class TaskFilter:
    """Which tasks are meant; what is None or empty asks for nothing."""

    status: Sequence[str] = ()
    cluster_id: int | None = None
    sector_id: int | None = None
    search: str = ""  # in the title


def tasks_of(site: Site, which: TaskFilter) -> QuerySet[Task]:
    """The site's tasks that fit."""
    asked = {
        "status__in": list(which.status) or None,
        "cluster_id": which.cluster_id,
        "sector_id": which.sector_id,
        "title__icontains": which.search.strip() or None,
    }
    return Task.objects.filter(site=site, **{name: value for name, value in asked.items() if value is not None})


def with_names(rows: QuerySet[Task]) -> QuerySet[Task]:
    """The rows with the names that `describe_task` tells."""
    return rows.select_related("cluster", "sector")


def count_by_status(site: Site, which: TaskFilter) -> dict[str, int]:
    """How many fit in each status, whatever status the filter names."""
    rows = tasks_of(site, replace(which, status=())).order_by().values_list("status")
    return dict.fromkeys(Task.Status.values, 0) | dict(rows.annotate(count=Count("pk")))


def task_in_reach(who: Principal, task_id: int) -> Task:
    """The task of that id, with its site."""
    return in_reach(who, with_names(Task.objects.select_related("site__account")), task_id, kind="task")


def describe_task(task: Task) -> dict[str, Any]:
    """A task as a list shows it."""
    return {name: getattr(task, name) for name in _OWN} | {
        "cluster": task.cluster.name if task.cluster else None,
        "sector": task.sector.name if task.sector else None,
        "target_words": task.brief.get("target_words"),
        "main_keyword": task.brief.get("main_keyword"),
    }


def describe_task_whole(task: Task) -> dict[str, Any]:
    """A task with its brief and the articles that were written for it."""
    return describe_task(task) | {
        "brief": _brief(task),
        "content_ids": list(Content.objects.filter(task=task).order_by("id").values_list("pk", flat=True)),
    }


def _brief(task: Task) -> dict[str, Any] | None:
    try:
        return read_brief(task.brief).model_dump(mode="json") if task.brief else None
    except Invalid:
        return None  # of another version: stage 4 says so when it comes to it
