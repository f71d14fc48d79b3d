"""Stage 3: an idea becomes a task with its brief. Local: no AI, no credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from igny8.ai.functions.common import ContentStructure, ContentType, Intent, TargetKeyword
from igny8.lib.text import normalise_term
from igny8.models import Cluster, ContentIdea, Keyword, Site, Task
from igny8.pipeline.batches import cut
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.planning.brief import Brief, make_brief
from igny8.planning.questions import is_question


class PlanTasks:
    """One task per idea; the one-to-one link decides where two workers meet."""

    number = 3
    key = "ideas_to_tasks"
    title = "Ideas → Tasks (Local)"
    type: StageType = "Local"
    result_keys: tuple[str, ...] = ("ideas_processed", "tasks_created")

    def waiting(self, site: Site) -> QuerySet[ContentIdea]:
        waiting = ContentIdea.objects.filter(site=site, status=ContentIdea.Status.NEW, parked_reason="")
        return waiting.order_by("-priority", "id")

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return 0

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        ideas = list(
            self.waiting(kit.site)
            .filter(pk__in=batch.item_ids)
            .select_related("keyword_cluster", "keyword_cluster__pillar")
        )
        keywords = _keywords_of({idea.keyword_cluster_id for idea in ideas})
        tasks: list[Task] = []
        refused: dict[int, str] = {}
        for idea in ideas:
            try:
                tasks.append(_task(idea, kit.site, keywords[idea.keyword_cluster_id]))
            except ValueError as error:  # a type, structure or length that no brief may have; pydantic's is one too
                refused[idea.pk] = f"No brief can be made of it: {error}"
        return Outcome(save=lambda: _save(tasks), refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return 0

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        waiting = ContentIdea.objects.filter(pk__in=item_ids, status=ContentIdea.Status.NEW, parked_reason="")
        return waiting.update(parked_reason=reason)

    def parked(self, site: Site) -> dict[int, str]:
        return dict(_parked(site).values_list("pk", "parked_reason"))

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        parked = _parked(site).select_for_update().values_list("pk", flat=True)
        ids = [pk for pk in parked if only is None or pk in only]
        ContentIdea.objects.filter(pk__in=ids).update(parked_reason="")
        return ids

    def label(self, item: ContentIdea) -> str:
        return item.idea_title

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        found = ContentIdea.objects.filter(site=site, pk__in=item_ids).only("idea_title")
        return {item.pk: self.label(item) for item in found}


def _parked(site: Site) -> QuerySet[ContentIdea]:
    parked = ContentIdea.objects.filter(site=site, status=ContentIdea.Status.NEW).exclude(parked_reason="")
    return parked.order_by("-priority", "id")


def _keywords_of(cluster_ids: set[int]) -> dict[int, list[Keyword]]:
    found: dict[int, list[Keyword]] = defaultdict(list)
    keywords = Keyword.objects.filter(cluster_id__in=cluster_ids, variant_of__isnull=True)
    columns = ("cluster_id", "term", "normalised_term", "volume", "difficulty", "intent")
    for keyword in keywords.order_by("-priority", "id").only(*columns):
        if keyword.cluster_id is not None:
            found[keyword.cluster_id].append(keyword)
    return found


def _task(idea: ContentIdea, site: Site, keywords: list[Keyword]) -> Task:
    ContentType(idea.content_type)
    return Task(
        site=site,
        sector_id=idea.sector_id,
        cluster_id=idea.keyword_cluster_id,
        idea=idea,
        title=idea.idea_title,
        description=idea.description,
        content_type=idea.content_type,
        content_structure=idea.content_structure,
        brief=_brief(idea, site, keywords).model_dump(mode="json"),
        priority=idea.priority,
    )


def _brief(idea: ContentIdea, site: Site, keywords: list[Keyword]) -> Brief:
    cluster: Cluster = idea.keyword_cluster
    known = {keyword.normalised_term: keyword for keyword in keywords}
    terms = idea.target_keywords or [cluster.pillar.term if cluster.pillar else cluster.name]
    targets = [_target(term, known.get(normalise_term(term))) for term in terms]
    return make_brief(
        audience=site.audience,
        intent=targets[0].intent or Intent(cluster.intent),
        structure=ContentStructure(idea.content_structure),
        keywords=targets,
        questions=(keyword.term for keyword in keywords if is_question(keyword.term, site.language)),
    )


def _target(term: str, keyword: Keyword | None) -> TargetKeyword:
    if keyword is None:
        return TargetKeyword(term=term)
    intent = Intent(keyword.intent) if keyword.intent else None
    return TargetKeyword(term=keyword.term, volume=keyword.volume, difficulty=keyword.difficulty, intent=intent)


def _save(tasks: list[Task]) -> Tally:
    idea_ids = [task.idea_id for task in tasks if task.idea_id is not None]
    still_new = ContentIdea.objects.filter(pk__in=idea_ids, status=ContentIdea.Status.NEW).select_for_update()
    claimed = list(still_new.order_by("pk").values_list("pk", flat=True))
    ContentIdea.objects.filter(pk__in=claimed).update(status=ContentIdea.Status.IN_PROGRESS)
    there = set(Task.objects.filter(idea_id__in=claimed).values_list("idea_id", flat=True))
    new = [task for task in tasks if task.idea_id in claimed and task.idea_id not in there]
    Task.objects.bulk_create(new, ignore_conflicts=True)
    made = Task.objects.filter(idea_id__in=claimed).count() - len(there)
    return Tally({"ideas_processed": len(claimed), "tasks_created": made})
