"""Requests for pictures, for the tests of this folder."""

from __future__ import annotations

from igny8.ai.functions.common import SiteContext
from igny8.ai.functions.generate_image_prompts import ImageKind
from igny8.ai.functions.generate_images import GenerateImagesInput, ImageQuality

FEATURED, IN_ARTICLE = ImageKind.FEATURED, ImageKind.IN_ARTICLE


def asked(
    title: str = "How to Make Cold Brew Coffee at Home",
    *,
    topic: str = "Cold brew",
    prompt: str = "A calm cover",
    kind: ImageKind = FEATURED,
    size: tuple[int, int] = (1200, 630),
    seed: int = 0,
    quality: ImageQuality = ImageQuality.DRAFT,
    domain: str = "brewguide.example",
) -> GenerateImagesInput:
    site = SiteContext(name="Brew Guide", domain=domain)
    width, height = size
    return GenerateImagesInput(
        site=site,
        prompt=prompt,
        kind=kind,
        title=title,
        topic=topic,
        width=width,
        height=height,
        seed=seed,
        quality=quality,
    )
