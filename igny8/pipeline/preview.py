"""Prompts as they would be sent for a row of a site: the input is made as its stage makes it, and nobody is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NoReturn

from django.db.models import QuerySet

from igny8.ai.client import Drawing, Request
from igny8.ai.errors import NoEmbeddings
from igny8.ai.functions.auto_cluster import AutoClusterInput, GroupKeyword, ProposedGroup
from igny8.ai.functions.common import Intent
from igny8.ai.functions.generate_content import GenerateContentInput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput
from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.prompts.port import Prompt, Prompts
from igny8.ai.provider import Vectors
from igny8.ai.providers.prompted.preview import Input, preview
from igny8.gateway.prompts import checked, part_named, prompts_for
from igny8.lib.errors import NotFound
from igny8.models import AutomationConfig, Cluster, Content, Image, Keyword, Site, Task
from igny8.pipeline.context import site_context
from igny8.pipeline.stage import StageAI
from igny8.pipeline.stages import (
    s2_clusters_to_ideas,
    s4_tasks_to_content,
    s5_content_to_image_prompts,
    s6_image_prompts_to_images,
)

_MOST_KEYWORDS: Final = 50
_MOST_NAMES: Final = 300
_ASKED: Final = AssertionError("A preview asks nobody.")


@dataclass(frozen=True)
class Preview:
    """What would be sent, and what it was made from."""

    part: str
    version: str  # of the prompt; "unsaved" for a text that isn't saved
    item: str  # what a person calls the row
    item_id: int
    system: str  # empty for a drawing
    user: str
    sent: Request[Any] | Drawing = field(repr=False)  # the same, as a client takes it


class _NobodyAsked:
    """Stands for the AI: previews use no embeddings, so what comes near is found by words."""

    def embed(self, texts: list[str]) -> Vectors:
        raise NoEmbeddings

    def provider_of(self, function: str) -> str:
        return "preview"

    def vector_space(self) -> str:
        return "preview"

    def auto_cluster(self, given: AutoClusterInput) -> NoReturn:
        raise _ASKED

    def generate_ideas(self, given: GenerateIdeasInput) -> NoReturn:
        raise _ASKED

    def generate_content(self, given: GenerateContentInput) -> NoReturn:
        raise _ASKED

    def generate_image_prompts(self, given: GenerateImagePromptsInput) -> NoReturn:
        raise _ASKED

    def generate_images(self, given: GenerateImagesInput) -> NoReturn:
        raise _ASKED


@dataclass
class _Kit:
    site: Site
    settings: Mapping[str, Any]
    ai: StageAI = field(default_factory=_NobodyAsked)

    def log(self, level: Literal["debug", "info", "warning", "error"], message: str, **data: Any) -> None:
        """Nothing runs, so nothing is told."""


@dataclass(frozen=True)
class _Unsaved:
    """A text that a person tries, over the library."""

    text: str
    library: Prompts

    def prompt(self, part: str) -> Prompt:
        return Prompt(self.text, "unsaved") if self.text else self.library.prompt(part)


def preview_item(site: Site, part: str, *, item_id: int | None = None, text: str = "") -> Preview:
    """The whole prompt of `part` for a cluster, task, article or image of the site; without `item_id` the newest.

    `text` is tried instead of what is in force. Raises `NotFound`, or `Invalid` for a text that can't be used.
    """
    about = part_named(part)
    kind, rows, label, given_for = _ITEMS[about.function]
    found = rows(site)
    item = found.filter(pk=item_id).first() if item_id is not None else found.order_by("-pk").first()
    if item is None:
        raise NotFound(
            f"{site.domain} has no {kind}{'' if item_id is None else f' {item_id}'} to show this prompt with."
        )
    config = AutomationConfig.objects.filter(site=site).first() or AutomationConfig(site=site)
    settings = {"ideas_per_cluster": config.ideas_per_cluster, "image_quality": config.image_quality}
    prompts = _Unsaved(checked(part, text) if text else "", prompts_for(site))
    sent = preview(prompts, part, given_for(item, _Kit(site, settings)))
    return Preview(part, sent.prompt_version, label(item), item.pk, *_texts(sent), sent)


def kind_of_item(function: str) -> str:
    """What a function's prompts are previewed with: a cluster, a task, an article or an image."""
    return _ITEMS[function][0]


def _texts(sent: Request[Any] | Drawing) -> tuple[str, str]:
    return ("", sent.prompt) if isinstance(sent, Drawing) else (sent.system, sent.user)


def _names(cluster: Cluster, kit: _Kit) -> AutoClusterInput:
    """The cluster as if it had yet to be named."""
    keywords = list(Keyword.objects.filter(cluster=cluster).order_by("-priority", "id")[:_MOST_KEYWORDS])
    pillar = cluster.pillar.term if cluster.pillar else (keywords[0].term if keywords else cluster.name)
    listed = [GroupKeyword(id=each.pk, term=each.term, volume=each.volume, intent=_intent(each)) for each in keywords]
    group = ProposedGroup(
        key="preview",
        pillar=pillar,
        size=len(listed),
        intent=Intent(cluster.intent),
        sample=[each.term for each in keywords],
        keywords=listed,
    )
    others = Cluster.objects.filter(site=kit.site).exclude(pk=cluster.pk).order_by("-priority", "id")
    names = list(others.values_list("name", flat=True)[:_MOST_NAMES])
    return AutoClusterInput(site=site_context(kit.site), groups=[group], existing_names=names)


def _intent(keyword: Keyword) -> Intent | None:
    return Intent(keyword.intent) if keyword.intent else None


def _ideas(cluster: Cluster, kit: _Kit) -> Input:
    keywords = s2_clusters_to_ideas.keywords_of(cluster)
    if not keywords:
        raise NotFound(f"The cluster “{cluster.name}” has no keywords to show this prompt with.")
    return s2_clusters_to_ideas.given_for(cluster, keywords, s2_clusters_to_ideas.titles_of(kit), kit)


_Entry = tuple[str, Callable[[Site], QuerySet[Any]], Callable[[Any], str], Callable[[Any, _Kit], Input]]


def _clusters(site: Site) -> QuerySet[Cluster]:
    filled = Keyword.objects.filter(site=site, cluster__isnull=False).values("cluster")
    return Cluster.objects.filter(site=site, pk__in=filled).select_related("pillar")


def _tasks(site: Site) -> QuerySet[Task]:
    return Task.objects.filter(site=site).select_related("cluster")


def _contents(site: Site) -> QuerySet[Content]:
    return Content.objects.filter(site=site).select_related("task__cluster")


def _images(site: Site) -> QuerySet[Image]:
    return Image.objects.filter(content__site=site).select_related("content__task__cluster")


_ITEMS: Final[Mapping[str, _Entry]] = {
    "auto_cluster": ("cluster", _clusters, lambda cluster: cluster.name, _names),
    "generate_ideas": ("cluster", _clusters, lambda cluster: cluster.name, _ideas),
    "generate_content": ("task", _tasks, lambda task: task.title, s4_tasks_to_content.given_for),
    "generate_image_prompts": (
        "article",
        _contents,
        lambda content: content.title,
        s5_content_to_image_prompts.given_for,
    ),
    "generate_images": (
        "image",
        _images,
        lambda image: f"{image.content.title}: {image.heading or 'cover'}",
        s6_image_prompts_to_images.given_for,
    ),
}
