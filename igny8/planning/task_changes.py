"""Tasks by a person's hand: made, changed with their briefs, deleted for a week."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction

from igny8.access.sectors import sector_of
from igny8.ai.functions.common import ContentStructure, Intent, TargetKeyword
from igny8.lib.errors import Invalid
from igny8.models import Cluster, Content, ContentIdea, Site, Task, User
from igny8.planning.brief import make_brief, read_brief
from igny8.planning.bulk.change import Action, Report, Verdict, change_rows, locked
from igny8.planning.bulk.rows import Values, columns_of
from igny8.planning.states import wrong_state
from igny8.planning.task_reads import with_names

_OPEN: Final = {Task.Status.PENDING, Task.Status.PARKED}


def create_task(*, site: Site, values: dict[str, Any], brief: dict[str, Any]) -> Task:
    """Make a task; its brief is the usual one of its form with what `brief` says. Raises `Invalid`."""
    cluster = _cluster_of(site, values.get("cluster_id"))
    if cluster is not None and "sector_id" not in values:
        values = {**values, "sector_id": cluster.sector_id}
    sector_of(site, values.get("sector_id"))
    usual = make_brief(
        audience=site.audience,
        intent=Intent(cluster.intent) if cluster else Intent.INFORMATIONAL,
        structure=ContentStructure(values["content_structure"]),
        keywords=[TargetKeyword(term=values["title"])],
        questions=[],
    )
    task = Task(site=site, **{"priority": cluster.priority if cluster else 0, **values})
    task.brief = _edited(usual.model_dump(mode="json"), brief)
    task.save(force_insert=True)
    return _fresh(task)


def change_task(task: Task, *, changes: dict[str, Any], brief: dict[str, Any]) -> Task:
    """Change a task that isn't written yet; of the brief, the fields that are named. Raises `ItemState`, `Invalid`."""
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("site").get(pk=task.pk)
        if task.status not in _OPEN:
            raise wrong_state("task", task.status, "Nothing was changed; change its article.")
        _cluster_of(task.site, changes.get("cluster_id"))
        sector_of(task.site, changes.get("sector_id"))
        for name, value in changes.items():
            setattr(task, name, value)
        if brief:
            task.brief = _edited(task.brief or _usual(task), brief)
        task.save(update_fields=[*changes, "brief"])
    return _fresh(task)


def delete_task(task: Task, *, user: User) -> Report:
    """Delete a task that isn't written yet; its idea counts as rejected, or the task would be made again.

    The report's `change_id` brings both back within a week. Raises `ItemState`.
    """
    with transaction.atomic():
        site = locked(task.site)
        task = Task.objects.select_for_update().get(pk=task.pk)
        if task.status not in _OPEN:
            raise wrong_state("task", task.status)
        action = Action(
            kind="task",
            name="delete",
            model=Task,
            columns=columns_of(Task),
            decide=lambda row: Verdict(after={"deleted": True}),
            carry_out=_delete,
        )
        return change_rows(site=site, action=action, ids=[task.pk], user=user)


def _delete(rows: dict[int, Values]) -> dict[int, Values]:
    kept = {}
    for pk, row in rows.items():
        idea = ContentIdea.objects.filter(pk=row["idea_id"] or 0).first()
        contents = list(Content.objects.filter(task=pk).values_list("pk", flat=True))
        kept[pk] = {**row, "_contents": contents, "_idea_status": idea.status if idea else None}
        if idea is not None:
            ContentIdea.objects.filter(pk=idea.pk).update(status=ContentIdea.Status.REJECTED)
    Task.objects.filter(pk__in=list(rows)).delete()
    return kept


def _edited(stored: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The brief with these fields; its main keyword is the first of its keywords. Raises `Invalid`."""
    if changes.get("keywords"):
        changes = {**changes, "main_keyword": changes["keywords"][0]["term"]}
    try:
        return read_brief({**stored, **changes}).model_dump(mode="json")
    except Invalid as error:
        fields = {f"brief.{name}": reason for name, reason in error.extra.get("fields", {"version": "unknown"}).items()}
        raise Invalid(f"{error.message} Nothing was changed.", fields=fields) from error


def _usual(task: Task) -> dict[str, Any]:
    """What a task without a brief is written by."""
    try:
        structure = ContentStructure(task.content_structure)
    except ValueError as error:
        problem = "unknown; choose another with the brief"
        raise Invalid(f"Nothing was changed: the form is {problem}.", fields={"content_structure": problem}) from error
    keywords = [TargetKeyword(term=task.title)]
    brief = make_brief(audience="", intent=Intent.INFORMATIONAL, structure=structure, keywords=keywords, questions=[])
    return brief.model_dump(mode="json")


def _cluster_of(site: Site, cluster_id: int | None) -> Cluster | None:
    if cluster_id is None:
        return None
    found = Cluster.objects.filter(site=site, pk=cluster_id).first()
    if found is None:
        raise Invalid("The site has no such cluster. Nothing was changed.", fields={"cluster_id": "unknown"})
    return found


def _fresh(task: Task) -> Task:
    return with_names(Task.objects.filter(pk=task.pk)).get()
