"""Stage 5: a draft gets its images planned: one featured, some under its headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from igny8.ai.errors import Refused
from igny8.ai.functions.common import ContentStructure, Intent
from igny8.ai.functions.generate_image_prompts import (
    ArticleSection,
    GenerateImagePromptsInput,
    ImageKind,
    ImagePrompt,
)
from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.lib.markup import sections
from igny8.lib.text import normalise_term, one_line, words
from igny8.models import Content, Image, Site
from igny8.pipeline.batches import cut
from igny8.pipeline.context import site_context
from igny8.pipeline.prices import prompts_price
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.planning.brief import read_brief
from igny8.quality.recheck import recheck_pictures

MOST_IN_ARTICLE: Final = 2
_SUMMARY: Final = 300  # characters of a section that a provider is shown
_SAME_HEADING: Final = 0.5  # of the words, where a provider has changed a heading


@dataclass
class _Planned:
    """What came for one draft."""

    content: Content
    images: list[Image]


class PlanImages:
    """One AI call per draft."""

    number = 5
    key = "content_to_image_prompts"
    title = "Content → Image Prompts (AI)"
    type: StageType = "AI"
    result_keys: tuple[str, ...] = ("content_processed", "prompts_created", "credits_used")

    def waiting(self, site: Site) -> QuerySet[Content]:
        return Content.objects.unplanned(site)

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return prompts_price(len(batch.item_ids))

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        planned: list[_Planned] = []
        refused: dict[int, str] = {}
        for content in self.waiting(kit.site).filter(pk__in=batch.item_ids).select_related("task__cluster"):
            try:
                planned.append(_Planned(content, _images(content, kit)))
            except Refused as refusal:
                refused[content.pk] = str(refusal)
        return Outcome(save=lambda: _save(planned, kit), refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        """The draft reaches the gate without images, marked so."""
        unplanned = Content.objects.filter(pk__in=item_ids, images_planned_at__isnull=True, parked_reason="")
        return unplanned.update(parked_reason=reason)

    def parked(self, site: Site) -> dict[int, str]:
        return dict(_parked(site).values_list("pk", "parked_reason"))

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        parked = _parked(site).select_for_update().values_list("pk", flat=True)
        ids = [pk for pk in parked if only is None or pk in only]
        Content.objects.filter(pk__in=ids).update(parked_reason="")
        return ids

    def label(self, item: Content) -> str:
        return item.title

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        found = Content.objects.filter(site=site, pk__in=item_ids).only("title")
        return {item.pk: self.label(item) for item in found}


def _parked(site: Site) -> QuerySet[Content]:
    unplanned = Content.objects.filter(site=site, status=Content.Status.DRAFT, images_planned_at__isnull=True)
    return unplanned.exclude(parked_reason="").order_by("-priority", "id")


def _images(content: Content, kit: Kit) -> list[Image]:
    given = given_for(content, kit)
    return _rows(content, kit.ai.generate_image_prompts(given).images, [section.heading for section in given.sections])


def _sections(content: Content) -> list[ArticleSection]:
    found = sections(content.body)
    top = min((section.level for section in found), default=2)
    shown = [section for section in found if section.level == top]
    return [ArticleSection(heading=one_line(each.heading, 300), summary=each.text[:_SUMMARY]) for each in shown]


def given_for(content: Content, kit: Kit) -> GenerateImagePromptsInput:
    """What a provider is told of an article."""
    headings = _sections(content)
    task = content.task
    cluster = task.cluster if task else None
    main_keyword, intent = content.title, Intent(cluster.intent) if cluster else Intent.INFORMATIONAL
    if task and task.brief:
        try:
            brief = read_brief(task.brief)
        except Invalid:
            kit.log("debug", f"The brief of “{task.title}” can't be read; its title stands in for it.")
        else:
            main_keyword, intent = brief.main_keyword, brief.intent
    return GenerateImagePromptsInput(
        site=site_context(kit.site),
        title=content.title,
        cluster_name=cluster.name if cluster else "",
        main_keyword=main_keyword,
        intent=intent,
        content_structure=_structure(task.content_structure if task else ""),
        sections=headings,
        max_in_article=min(MOST_IN_ARTICLE, len(headings)),
    )


def _structure(stored: str) -> ContentStructure:
    known = {structure.value: structure for structure in ContentStructure}
    return known.get(stored, ContentStructure.EXPLAINER)


def _rows(content: Content, prompts: list[ImagePrompt], headings: list[str]) -> list[Image]:
    """One featured image, the first if none is marked so; then those under headings that the article has."""
    featured = next((prompt for prompt in prompts if prompt.kind == ImageKind.FEATURED), next(iter(prompts), None))
    if featured is None:
        return []
    left = dict.fromkeys(headings)
    placed: list[tuple[str, ImagePrompt]] = []
    for prompt in prompts:
        if prompt is not featured and len(placed) < MOST_IN_ARTICLE:
            heading = _heading(prompt.heading, list(left))
            if heading is not None:
                del left[heading]
                placed.append((heading, prompt))
    placed.sort(key=lambda pair: headings.index(pair[0]))
    first = _row(content, featured, Image.Kind.FEATURED, 0, "")
    return [first, *(_row(content, each, Image.Kind.IN_ARTICLE, n, where) for n, (where, each) in enumerate(placed, 1))]


def _heading(wanted: str, headings: list[str]) -> str | None:
    """The article's heading that is meant: the same, else the likest by its words, else the first that has none yet."""
    same = next((heading for heading in headings if normalise_term(heading) == normalise_term(wanted)), None)
    if same is not None:
        return same
    likest = max(headings, key=lambda heading: _shared(wanted, heading), default=None)
    if likest is not None and _shared(wanted, likest) >= _SAME_HEADING:
        return likest
    return next(iter(headings), None)


def _shared(one: str, other: str) -> float:
    first, second = set(words(normalise_term(one))), set(words(normalise_term(other)))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _row(content: Content, prompt: ImagePrompt, kind: Image.Kind, position: int, heading: str) -> Image:
    return Image(
        content=content,
        kind=kind,
        position=position,
        heading=heading,
        title=one_line(prompt.title, 300),
        prompt=prompt.prompt.replace("\x00", "").strip(),
        alt_text=one_line(prompt.alt_text, 500),
        priority=content.priority,
    )


def _save(planned: list[_Planned], kit: Kit) -> Tally:
    drafts = prompts = 0
    for each in planned:
        unplanned = Content.objects.filter(
            pk=each.content.pk, status=Content.Status.DRAFT, images_planned_at__isnull=True, parked_reason=""
        )
        if not unplanned.update(images_planned_at=clock.now()):
            continue  # decided by a person, or planned by somebody else meanwhile
        for image in each.images:
            image.pk = None  # a settlement that was rolled back is done again
        Image.objects.bulk_create(each.images)
        recheck_pictures(each.content.pk)
        drafts += 1
        prompts += len(each.images)
        count = "one image" if len(each.images) == 1 else f"{len(each.images) or 'no'} images"
        kit.log("info", f"Planned {count} for “{each.content.title}”", content_id=each.content.pk)
    return Tally({"content_processed": drafts, "prompts_created": prompts}, credits=prompts_price(drafts))
