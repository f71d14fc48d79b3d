"""Single actions of the planning half: group now, plan more ideas, make the task now, write this task.

Each is a run of one stage on named items, beside any pipeline run; what can't be paid isn't begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from igny8.automation.afford import check_action
from igny8.automation.start import start_action
from igny8.lib.errors import Conflict, Invalid
from igny8.models import AutomationRun, Cluster, ContentIdea, Keyword, Site, Task, User
from igny8.planning.states import ItemState, wrong_state


class NothingWaits(Conflict):
    """No keyword waits to be grouped."""

    code = "nothing_waits"


def group_now(*, site: Site, keyword_ids: Sequence[int] | None, user: User, trigger: str) -> AutomationRun:
    """Group the waiting keywords, or those of them that are named. Raises `NothingWaits`, `Invalid` or 402."""
    waiting = Keyword.objects.filter(site=site, status=Keyword.Status.NEW)
    if keyword_ids is not None:
        waiting = waiting.filter(pk__in=keyword_ids)
    ids = list(waiting.order_by("-priority", "id").values_list("pk", flat=True))
    if keyword_ids is not None and len(ids) != len(set(keyword_ids)):
        problem = "not all of them are keywords of the site that wait for a cluster"
        raise Invalid(f"Nothing was started: {problem}.", fields={"keyword_ids": problem})
    if not ids:
        raise NothingWaits("No keyword of the site waits for a cluster. Nothing was started; import some.")
    return _start(site, 1, ids, user, trigger)


def plan_more_ideas(cluster: Cluster, *, user: User, trigger: str) -> AutomationRun:
    """Find ideas for a cluster, more if it has some. Raises `ItemState` where it has no keywords, or 402."""
    if not Keyword.objects.filter(cluster=cluster, status=Keyword.Status.MAPPED).exists():
        raise ItemState("The cluster has no keywords. Nothing was started.", status=cluster.status)
    with transaction.atomic():
        closed = [Cluster.Status.MAPPED, Cluster.Status.PARKED]
        reopened = Cluster.objects.filter(pk=cluster.pk, status__in=closed)
        reopened.update(status=Cluster.Status.ACTIVE, parked_reason="")
        # A cluster that was never counted when its ideas were made would not stand at the door again.
        Cluster.objects.filter(pk=cluster.pk, mapped_size=0, ideas__isnull=False).update(mapped_size=1)
        return _start(cluster.site, 2, [cluster.pk], user, trigger)


def make_task_now(idea: ContentIdea, *, user: User, trigger: str) -> AutomationRun:
    """Make the idea's task. Raises `ItemState` for an idea that has one, or that a person rejected."""
    with transaction.atomic():
        waits = ContentIdea.objects.filter(pk=idea.pk, status=ContentIdea.Status.NEW)
        if not waits.update(parked_reason=""):
            raise wrong_state("idea", ContentIdea.objects.get(pk=idea.pk).status, "Nothing was started.")
        return _start(idea.site, 3, [idea.pk], user, trigger)


def write_task(task: Task, *, user: User, trigger: str) -> AutomationRun:
    """Write the task's article. Raises `ItemState` for a task that is written, or 402."""
    with transaction.atomic():
        waits = Task.objects.filter(pk=task.pk, status__in=[Task.Status.PENDING, Task.Status.PARKED])
        if not waits.update(status=Task.Status.PENDING, parked_reason=""):
            raise wrong_state("task", Task.objects.get(pk=task.pk).status, "Nothing was started.")
        return _start(task.site, 4, [task.pk], user, trigger)


def describe_started(run: AutomationRun) -> dict[str, Any]:
    """What a caller needs to follow it."""
    return {"run_id": str(run.pk), "message": "It has started."}


def _start(site: Site, stage: int, ids: list[int], user: User, trigger: str) -> AutomationRun:
    check_action(site, stage, ids)
    return start_action(site=site, stage=stage, item_ids=ids, user=user, trigger=trigger)
