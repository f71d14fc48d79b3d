"""The whole prompt of a part as it would be sent for an input, without asking anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from igny8.ai.client import Drawing, Request
from igny8.ai.functions.auto_cluster import AutoClusterInput
from igny8.ai.functions.generate_content import GenerateContentInput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput
from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.prompts.port import Prompts
from igny8.ai.providers.prompted import clusters, ideas, image_prompts
from igny8.ai.providers.prompted.article import mend, meta, outline, pieces
from igny8.ai.providers.prompted.article.about import About
from igny8.ai.providers.prompted.pictures import drawing_of
from igny8.ai.providers.prompted.requests import Requests

Input = AutoClusterInput | GenerateIdeasInput | GenerateContentInput | GenerateImagePromptsInput | GenerateImagesInput


def preview(prompts: Prompts, part: str, given: Input) -> Request[Any] | Drawing:
    """What is sent for `part`. Where it builds on an answer, the brief's headings or the keywords stand in for it."""
    match given:
        case AutoClusterInput():
            return clusters.request_of(Requests(prompts, given.site), given)
        case GenerateIdeasInput():
            return ideas.request_of(Requests(prompts, given.site), given)
        case GenerateContentInput():
            return _ARTICLE[part](Requests(prompts, given.site), About(given))
        case GenerateImagePromptsInput():
            return image_prompts.request_of(Requests(prompts, given.site), given)
        case GenerateImagesInput():
            return drawing_of(prompts, given)


def _intro(requests: Requests, about: About) -> Request[Any]:
    return pieces.intro_request(requests, about, outline.stand_in(about.given))


def _section(requests: Requests, about: About) -> Request[Any]:
    planned = outline.stand_in(about.given)
    return pieces.section_request(requests, about, planned, planned.sections[0])


def _faq(requests: Requests, about: About) -> Request[Any]:
    return pieces.faq_request(requests, about, outline.stand_in(about.given))


def _meta(requests: Requests, about: About) -> Request[Any]:
    headings = [section.heading for section in outline.stand_in(about.given).sections]
    return meta.request_of(requests, about, "…", headings)


def _mend(requests: Requests, about: About) -> Request[Any]:
    about = About(about.given.model_copy(update={"repair": about.given.repair or ["…"]}))
    return mend.request_of(requests, about, "…", about.given.target_words)


_ARTICLE: Final[Mapping[str, Callable[[Requests, About], Request[Any]]]] = {
    "article_outline": outline.request_of,
    "article_intro": _intro,
    "article_section": _section,
    "article_faq": _faq,
    "article_meta": _meta,
    "article_mend": _mend,
}
