"""generate_images: draws one picture."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from igny8.ai.functions.common import Given, SiteContext
from igny8.ai.functions.generate_image_prompts import ImageKind


class ImageQuality(StrEnum):
    """How much care; the same words as the config's."""

    DRAFT = "draft"
    STANDARD = "standard"
    HIGH = "high"


class GenerateImagesInput(Given):
    """What to draw."""

    site: SiteContext
    prompt: str
    kind: ImageKind
    title: str = ""  # words to be set on it
    topic: str = ""  # the cluster: pictures of one topic share a palette
    alt_text: str = ""
    width: int = Field(ge=64, le=4096)
    height: int = Field(ge=64, le=4096)
    quality: ImageQuality = ImageQuality.DRAFT
    seed: int = 0  # another number draws another picture


class GenerateImagesOutput(Given):
    """The picture: WebP, PNG, JPEG or plain SVG. Who stores it opens and measures it, and makes pixels of SVG."""

    data: bytes
    mime_type: str
