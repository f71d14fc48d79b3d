"""generate_image_prompts: which pictures an article gets, and what they show."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from igny8.ai.functions.common import ContentStructure, Given, Intent, SiteContext


class ImageKind(StrEnum):
    """Where a picture stands."""

    FEATURED = "featured"
    IN_ARTICLE = "in_article"


class ArticleSection(Given):
    """A heading of the article and the beginning of what stands under it."""

    heading: str
    summary: str = ""


class GenerateImagePromptsInput(Given):
    """An article in outline."""

    site: SiteContext
    title: str
    cluster_name: str = ""
    main_keyword: str
    intent: Intent
    content_structure: ContentStructure
    sections: list[ArticleSection]
    max_in_article: int = Field(default=2, ge=0, le=20)


class ImagePrompt(Given):
    """One picture."""

    kind: ImageKind
    prompt: str = Field(min_length=1, max_length=4000)
    alt_text: str = Field(min_length=1, max_length=500)
    heading: str = Field(default="", max_length=300)  # the section that it belongs to; empty for the featured one
    title: str = Field(default="", max_length=300)  # words to be set on it; empty for none


class GenerateImagePromptsOutput(Given):
    """One featured picture, then those in the article, in its order."""

    images: list[ImagePrompt]
