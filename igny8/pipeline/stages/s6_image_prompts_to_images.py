"""Stage 6: an image is drawn, checked, stored and measured."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from igny8.ai.errors import InvalidOutput, Refused, Unavailable
from igny8.ai.functions.generate_image_prompts import ImageKind
from igny8.ai.functions.generate_images import GenerateImagesInput, ImageQuality
from igny8.media.errors import ImageTooLarge, MediaFull, MediaUnwritable, NotAnImage
from igny8.media.store import StoredImage, store
from igny8.models import Content, Image, Site
from igny8.pipeline.batches import cut
from igny8.pipeline.context import site_context
from igny8.pipeline.prices import images_price
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally

# Decided articles are left alone. One that is to be changed keeps its pictures, so they are drawn all the same.
_OPEN: Final = (Content.Status.DRAFT, Content.Status.CHANGES_REQUESTED)
# Pixels. The first is what social networks crop a shared page's picture to (1.91:1), the second is 16:9.
SIZES: Final = {ImageKind.FEATURED: (1200, 630), ImageKind.IN_ARTICLE: (1200, 675)}


@dataclass
class _Drawn:
    """An image that is on disk, before its row says so."""

    image: Image
    file: StoredImage


class DrawImages:
    """One AI call per image. Files are named after their content, so what is drawn twice is stored once."""

    number = 6
    key = "image_prompts_to_images"
    title = "Image Prompts → Images (AI)"
    type: StageType = "AI"
    result_keys: tuple[str, ...] = ("images_processed", "images_generated", "images_failed", "credits_used")

    def waiting(self, site: Site) -> QuerySet[Image]:
        pending = Image.objects.filter(content__site=site, content__status__in=_OPEN, status=Image.Status.PENDING)
        return pending.order_by("-priority", "id")

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return images_price(len(batch.item_ids), settings["image_quality"])

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        drawn: list[_Drawn] = []
        refused: dict[int, str] = {}
        for image in self.waiting(kit.site).filter(pk__in=batch.item_ids).select_related("content__task__cluster"):
            try:
                drawn.append(_Drawn(image, _draw(image, kit)))
            except Refused as refusal:
                refused[image.pk] = str(refusal)
        return Outcome(save=lambda: _save(drawn, kit), refused=refused)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        """The article reaches the gate all the same, marked so; a picture that was to be drawn again stays as it is."""
        pending = Image.objects.filter(pk__in=item_ids, status=Image.Status.PENDING)
        kept = pending.exclude(file="").update(status=Image.Status.GENERATED, failed_reason=reason)
        return kept + pending.filter(file="").update(status=Image.Status.FAILED, failed_reason=reason)

    def parked(self, site: Site) -> dict[int, str]:
        return dict(_parked(site).values_list("pk", "failed_reason"))

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        parked = _parked(site).select_for_update(of=("self",)).values_list("pk", flat=True)
        ids = [pk for pk in parked if only is None or pk in only]
        Image.objects.filter(pk__in=ids).update(status=Image.Status.PENDING, failed_reason="")
        return ids

    def label(self, item: Image) -> str:
        what = "cover" if item.kind == Image.Kind.FEATURED else f"image under {item.heading}"
        return f"{item.content.title}: {what}"

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        found = Image.objects.filter(content__site=site, pk__in=item_ids).select_related("content")
        return {item.pk: self.label(item) for item in found}


def _parked(site: Site) -> QuerySet[Image]:
    settled = (Image.Status.FAILED, Image.Status.GENERATED)
    failed = Image.objects.filter(content__site=site, content__status__in=_OPEN, status__in=settled)
    return failed.exclude(failed_reason="").order_by("-priority", "id")


def given_for(image: Image, kit: Kit) -> GenerateImagesInput:
    """What a provider is told of an image."""
    content = image.content
    cluster = content.task.cluster if content.task else None
    kind = ImageKind(image.kind)
    width, height = SIZES[kind]
    return GenerateImagesInput(
        site=site_context(kit.site),
        prompt=image.prompt,
        kind=kind,
        title=image.title,
        topic=cluster.name if cluster else "",
        alt_text=image.alt_text,
        width=width,
        height=height,
        quality=ImageQuality(kit.settings["image_quality"]),
        seed=image.seed,
    )


def _draw(image: Image, kit: Kit) -> StoredImage:
    answer = kit.ai.generate_images(given_for(image, kit))
    try:
        return store(answer.data, answer.mime_type)
    except (NotAnImage, ImageTooLarge) as error:
        raise InvalidOutput(error.message) from error
    except (MediaFull, MediaUnwritable) as error:
        raise Unavailable(error.message) from error  # no fault of the image: the run pauses and tries again


def _save(drawn: list[_Drawn], kit: Kit) -> Tally:
    made = 0
    for each in drawn:
        image, file = each.image, each.file
        as_it_was = Image.objects.filter(
            pk=image.pk, status=Image.Status.PENDING, prompt=image.prompt, title=image.title, seed=image.seed
        )
        changed = as_it_was.update(
            status=Image.Status.GENERATED,
            file=file.path,
            mime_type=file.mime_type,
            width=file.width,
            height=file.height,
            size_bytes=file.size,
            provider=kit.ai.provider_of("generate_images"),
            failed_reason="",
        )
        if not changed:
            continue  # a person asked for another one meanwhile
        made += 1
        what = "the cover" if image.kind == Image.Kind.FEATURED else f"the image under “{image.heading}”"
        line = f"Drew {what} of “{image.content.title}”: {file.width} × {file.height}, {file.size / 1000:,.0f} kB"
        kit.log("info", line, image_id=image.pk, content_id=image.content_id)
    counts = {"images_processed": made, "images_generated": made}
    return Tally(counts, credits=images_price(made, kit.settings["image_quality"]))
