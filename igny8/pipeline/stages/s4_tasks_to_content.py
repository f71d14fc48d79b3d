"""Stage 4: a task becomes an article, made harmless, counted, and tied to what it quotes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from igny8.ai.errors import InvalidOutput, ProviderError, Refused
from igny8.ai.functions.common import ContentStructure, ContentType, Intent, TargetKeyword
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput, KnowledgePassage
from igny8.editing import rewriting
from igny8.editing.structure import still_there
from igny8.editing.versions import keep_ai_versions
from igny8.gateway.spending import CapReached
from igny8.knowledge.citing import verified
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.retrieval import retrieve
from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.lib.markup import sanitise
from igny8.lib.text import count_words, one_line, slugify, text_of
from igny8.models import Content, ContentIdea, ContentVersion, Site, Task
from igny8.pipeline.batches import cut
from igny8.pipeline.context import site_context
from igny8.pipeline.prices import words_price, words_reserve
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.planning.brief import Brief, make_brief, read_brief
from igny8.quality import repair
from igny8.quality.recheck import Checked, check

MOST_PASSAGES: Final = 6
FUNCTION: Final = "generate_content"


@dataclass
class _Draft:
    """One text of a writer, with what the checks say of it."""

    content: Content
    checked: Checked


@dataclass
class _Written:
    """An article before it is stored."""

    task: Task
    draft: _Draft
    most_credits: int  # what was reserved for it
    before: Content | None = None  # the text that was mended, where the mended one is kept
    old: Content | None = None  # the article that it takes the place of, where a person asked for changes


class WriteArticles:
    """One AI call per task. Where a person asked for changes of its article, that one becomes a new version."""

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
        old = rewriting.asked_for(batch.item_ids)
        for task in self.waiting(kit.site).filter(pk__in=batch.item_ids).select_related("cluster"):
            try:
                written.append(_write(task, old.get(task.pk), kit))
            except (Refused, Invalid) as error:
                refused[task.pk] = str(error)
        return Outcome(save=lambda: _save(written, kit), refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        pending = Task.objects.filter(pk__in=item_ids, status=Task.Status.PENDING)
        return pending.update(status=Task.Status.PARKED, parked_reason=reason)

    def parked(self, site: Site) -> dict[int, str]:
        return dict(_parked(site).values_list("pk", "parked_reason"))

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        parked = _parked(site).select_for_update().values_list("pk", flat=True)
        ids = [pk for pk in parked if only is None or pk in only]
        Task.objects.filter(pk__in=ids).update(status=Task.Status.PENDING, parked_reason="")
        return ids

    def label(self, item: Task) -> str:
        return item.title

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        found = Task.objects.filter(site=site, pk__in=item_ids).only("title")
        return {item.pk: self.label(item) for item in found}


def _parked(site: Site) -> QuerySet[Task]:
    return Task.objects.filter(site=site, status=Task.Status.PARKED).order_by("-priority", "id")


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


def given_for(task: Task, kit: Kit) -> GenerateContentInput:
    """What the writer is told of a task. Raises `Invalid` where its brief or its form can't be read."""
    brief = _brief(task)
    content_type, structure = _form(task)
    return GenerateContentInput(
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
        passages=_passages(task, brief, kit),
    )


def _write(task: Task, old: Content | None, kit: Kit) -> _Written:
    given = given_for(task, kit)
    if old is not None:
        given = given.model_copy(update=rewriting.asked_of_writer(old, given.notes))
    first = _draft(task, old, given, kit)
    written = _Written(task, first, words_reserve(given.target_words), old=old)
    report = first.checked.report
    is_wanted = bool(kit.settings.get("quality_repair", True))
    if repair.is_worth_it(report, provider=first.content.provider, is_wanted=is_wanted):
        _mend(written, given, kit)
    return written


def _draft(task: Task, old: Content | None, given: GenerateContentInput, kit: Kit) -> _Draft:
    content = _content(task, kit.ai.generate_content(given), given.passages, kit)
    if old is not None:
        rewriting.take_over(old, content)
    return _Draft(content, check(content, kit.site, _embedder(kit)))


def _mend(written: _Written, given: GenerateContentInput, kit: Kit) -> None:
    """Ask the writer once to mend what failed; the better of the two texts is kept. It costs no credits more."""
    first = written.draft
    told = repair.instructions(first.checked.report)
    again = given.model_copy(update={"repair": told, "draft_html": first.content.body})
    title, had = first.content.title, first.checked.report.score
    try:
        second = _draft(written.task, written.old, again, kit)
        # Which headings are questions and steps was found out when they were written.
        second.content.structured_data = still_there(first.content.structured_data, second.content.body)
    except (ProviderError, CapReached, Invalid) as error:
        # The first text is written and paid for: a repair that fails never costs it.
        kit.log("warning", f"“{title}”: could not be mended, and is kept as it was (score {had}): {error}")
    else:
        is_better = repair.is_better(second.checked.report, first.checked.report)
        if is_better:
            written.draft, written.before = second, first.content
        kept = "kept" if is_better else "not kept"
        kit.log("info", f"“{title}”: mended by its writer, score {had} → {second.checked.report.score}, {kept}")
    written.draft.content.repaired_at = clock.now()


def _embedder(kit: Kit) -> Embedder:
    return Embedder(kit.ai.vector_space(), kit.ai.embed)


def _passages(task: Task, brief: Brief, kit: Kit) -> list[KnowledgePassage]:
    query = (
        task.title if brief.main_keyword.casefold() in task.title.casefold() else f"{task.title} {brief.main_keyword}"
    )
    return [found.as_input() for found in retrieve(kit.site, query, _embedder(kit), most=MOST_PASSAGES)]


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
        structured_data=still_there(answer.model_dump(include={"faq", "steps"}), body),
        provider=kit.ai.provider_of(FUNCTION),
        is_brief=answer.is_brief,
        priority=task.priority,
    )


def _save(written: list[_Written], kit: Kit) -> Tally:
    counts = {"tasks_processed": 0, "content_created": 0, "total_word_count": 0}
    price = 0
    for each in written:
        task, content = each.task, each.draft.content
        if not _complete(each):
            continue  # parked, removed, decided or written by somebody else meanwhile
        ideas = ContentIdea.objects.filter(task=task, status=ContentIdea.Status.IN_PROGRESS)
        ideas.update(status=ContentIdea.Status.COMPLETED)
        if each.old is None:
            _store(each)
        counts["tasks_processed"] += 1
        counts["content_created"] += each.old is None
        counts["total_word_count"] += content.word_count
        price += min(words_price(content.word_count), each.most_credits)
        verb = "Wrote" if each.old is None else "Rewrote"
        what = "the brief " if content.is_brief else ""
        score = "" if content.score is None else f", score {content.score}"
        kit.log(
            "info",
            f"{verb} {what}“{content.title}”: {content.word_count:,} words{score}",
            task_id=task.pk,
            content_id=content.pk,
            words=content.word_count,
            score=content.score,
        )
    return Tally(counts, credits=price)


def _complete(each: _Written) -> bool:
    """Whether the task still waited for this. A rewrite that was asked for anew meanwhile keeps its task waiting."""
    pending = Task.objects.filter(pk=each.task.pk, status=Task.Status.PENDING)
    if each.old is not None:
        locked = list(pending.select_for_update(no_key=True).values_list("pk", flat=True))
        each.draft.checked.put_on(each.draft.content)
        if not locked or not rewriting.put_in_place(each.old, each.draft.content, mended=each.before):
            return False
        each.draft.checked.keep_print(each.draft.content)
    return bool(pending.update(status=Task.Status.COMPLETED))


def _store(written: _Written) -> None:
    """A title that the site has gives way to the task's, which is unlike its others; then the slug grows."""
    content, task, checked = written.draft.content, written.task, written.draft.checked
    content.version = content.checked_version = 1 if written.before is None else 2
    own, planned = slugify(content.title), slugify(task.title)
    more = slugify(task.cluster.name) if task.cluster else "article"
    wanted = [(content.title, own)] if not _has(content.site_id, title=content.title) else []
    wanted += [(task.title, slug) for slug in (planned, f"{planned}-{more}", f"{planned}-of-task-{task.pk}-page")]
    for title, slug in wanted:
        checked.retitled(title).put_on(content)
        if _insert(content, title, slug):
            break
    checked.keep_print(content)
    keep_ai_versions(content, ContentVersion.Kind.WRITTEN, mended=written.before)


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
