"""Stage 4: a task becomes an article, made harmless, counted, and tied to what it quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from igny8.ai.errors import InvalidOutput, Refused
from igny8.ai.functions.common import ContentStructure, ContentType, Intent, TargetKeyword
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput, KnowledgePassage
from igny8.knowledge.citing import verified
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.retrieval import retrieve
from igny8.lib.errors import Invalid
from igny8.lib.markup import sanitise
from igny8.lib.text import count_words, one_line, slugify, text_of
from igny8.models import Content, ContentIdea, ContentVersion, Site, Task
from igny8.pipeline.batches import cut
from igny8.pipeline.context import site_context
from igny8.pipeline.prices import words_price, words_reserve
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.planning.brief import Brief, make_brief, read_brief

MOST_PASSAGES: Final = 6
FUNCTION: Final = "generate_content"


@dataclass
class _Written:
    """An article before it is stored."""

    task: Task
    content: Content
    most_credits: int  # what was reserved for it


class WriteArticles:
    """One AI call per task."""

    number = 4
    key = "tasks_to_content"
    title = "Tasks → Content (AI)"
    type: StageType = "AI"
    result_keys: tuple[str, ...] = ("tasks_processed", "content_created", "total_word_count", "credits_used")

    def waiting(self, site: Site) -> QuerySet[Task]:
        return Task.objects.filter(site=site, status=Task.Status.PENDING).order_by("-priority", "id")

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return sum(_reserve(task) for task in Task.objects.filter(pk__in=batch.item_ids).select_related("cluster"))

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        written: list[_Written] = []
        refused: dict[int, str] = {}
        for task in self.waiting(kit.site).filter(pk__in=batch.item_ids).select_related("cluster"):
            try:
                written.append(_write(task, kit))
            except (Refused, Invalid) as error:
                refused[task.pk] = str(error)
        return Outcome(save=lambda: _save(written, kit), refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        pending = Task.objects.filter(pk__in=item_ids, status=Task.Status.PENDING)
        return pending.update(status=Task.Status.PARKED, parked_reason=reason)

    def unpark(self, site: Site) -> list[int]:
        parked = Task.objects.filter(site=site, status=Task.Status.PARKED).select_for_update()
        ids = list(parked.order_by("-priority", "id").values_list("pk", flat=True))
        Task.objects.filter(pk__in=ids).update(status=Task.Status.PENDING, parked_reason="")
        return ids

    def label(self, item: Task) -> str:
        return item.title


def _form(task: Task) -> tuple[ContentType, ContentStructure]:
    try:
        return ContentType(task.content_type), ContentStructure(task.content_structure)
    except ValueError as error:
        raise Invalid(f"The task's form can't be used: {error}. Choose another, then retry it.") from error


def _brief(task: Task) -> Brief:
    """The task's brief; a task that a person made without one is written for its title."""
    _, structure = _form(task)
    if task.brief:
        return read_brief(task.brief)
    return make_brief(
        audience="",
        intent=Intent(task.cluster.intent) if task.cluster else Intent.INFORMATIONAL,
        structure=structure,
        keywords=[TargetKeyword(term=task.title)],
        questions=[],
    )


def _reserve(task: Task) -> int:
    try:
        return words_reserve(_brief(task).target_words)
    except Invalid:
        return 0  # work refuses it for the same reason


def _write(task: Task, kit: Kit) -> _Written:
    brief = _brief(task)
    content_type, structure = _form(task)
    passages = _passages(task, brief, kit)
    given = GenerateContentInput(
        site=site_context(kit.site).model_copy(update={"audience": brief.audience or kit.site.audience}),
        title=task.title,
        description=task.description,
        content_type=content_type,
        content_structure=structure,
        intent=brief.intent,
        cluster_name=task.cluster.name if task.cluster else "",
        keywords=[*brief.keywords, *(TargetKeyword(term=question) for question in brief.questions)],
        outline=brief.outline,
        target_words=brief.target_words,
        notes=brief.notes,
        passages=passages,
    )
    content = _content(task, kit.ai.generate_content(given), passages, kit)
    return _Written(task, content, words_reserve(brief.target_words))


def _passages(task: Task, brief: Brief, kit: Kit) -> list[KnowledgePassage]:
    embedder = Embedder(kit.ai.provider_of("embed"), kit.ai.embed)
    query = (
        task.title if brief.main_keyword.casefold() in task.title.casefold() else f"{task.title} {brief.main_keyword}"
    )
    return [found.as_input() for found in retrieve(kit.site, query, embedder, most=MOST_PASSAGES)]


def _content(task: Task, answer: GenerateContentOutput, passages: list[KnowledgePassage], kit: Kit) -> Content:
    title = one_line(answer.title, 300) or task.title
    try:
        body = sanitise(answer.body_html)
    except Invalid as error:
        raise InvalidOutput(error.message) from error
    count = count_words(text_of(body), kit.site.language)
    if not count:
        raise InvalidOutput(f"the article “{title}” has no words")
    citations, unfounded = verified(answer.citations, passages)
    for citation in unfounded:
        kit.log(
            "warning", f"“{title}”: left out a citation that its source doesn't hold: “{one_line(citation.quote, 100)}”"
        )
    return Content(
        site_id=task.site_id,
        sector_id=task.sector_id,
        task=task,
        title=title,
        body=body,
        meta_title=one_line(answer.meta_title, 300),
        meta_description=one_line(answer.meta_description, 500),
        word_count=count,
        citations=[citation.model_dump(mode="json") for citation in citations],
        provider=kit.ai.provider_of(FUNCTION),
        is_brief=answer.is_brief,
        priority=task.priority,
    )


def _save(written: list[_Written], kit: Kit) -> Tally:
    counts = {"tasks_processed": 0, "content_created": 0, "total_word_count": 0}
    price = 0
    for each in written:
        task, content = each.task, each.content
        pending = Task.objects.filter(pk=task.pk, status=Task.Status.PENDING)
        if not pending.update(status=Task.Status.COMPLETED):
            continue  # parked, removed or written by somebody else meanwhile
        ideas = ContentIdea.objects.filter(task=task, status=ContentIdea.Status.IN_PROGRESS)
        ideas.update(status=ContentIdea.Status.COMPLETED)
        _store(content, task)
        counts["tasks_processed"] += 1
        counts["content_created"] += 1
        counts["total_word_count"] += content.word_count
        price += min(words_price(content.word_count), each.most_credits)
        what = "the brief " if content.is_brief else ""
        kit.log(
            "info",
            f"Wrote {what}“{content.title}”: {content.word_count:,} words",
            task_id=task.pk,
            content_id=content.pk,
            words=content.word_count,
        )
    return Tally(counts, credits=price)


def _store(content: Content, task: Task) -> None:
    """A title that the site has gives way to the task's, which is unlike its others; then the slug grows."""
    own, planned = slugify(content.title), slugify(task.title)
    more = slugify(task.cluster.name) if task.cluster else "article"
    wanted = [(content.title, own)] if not _has(content.site_id, title=content.title) else []
    wanted += [(task.title, slug) for slug in (planned, f"{planned}-{more}", f"{planned}-of-task-{task.pk}-page")]
    for title, slug in wanted:
        if _insert(content, title, slug):
            break
    ContentVersion.objects.create(
        content=content,
        number=1,
        author="ai",
        title=content.title,
        body=content.body,
        meta_title=content.meta_title,
        meta_description=content.meta_description,
    )


def _has(site_id: int, **what: str) -> bool:
    return Content.objects.filter(site_id=site_id, **what).exists()


def _insert(content: Content, title: str, slug: str) -> bool:
    """Store the article under this slug; false where another of the site has it."""
    content.pk = None
    content.title, content.slug = title, slug
    try:
        with transaction.atomic():
            content.save(force_insert=True)
    except IntegrityError:
        if _has(content.site_id, slug=slug):
            return False
        raise
    return True
