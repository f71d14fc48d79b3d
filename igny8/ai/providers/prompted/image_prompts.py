"""generate_image_prompts: a cover, and pictures under the headings that gain from one."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from igny8.ai.client import Request
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.common import Given
from igny8.ai.functions.generate_image_prompts import (
    ArticleSection,
    GenerateImagePromptsInput,
    GenerateImagePromptsOutput,
    ImageKind,
    ImagePrompt,
)
from igny8.ai.prompts.fence import line, plain
from igny8.ai.providers.prompted.checking import refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.requests import Requests

_LONGEST_PROMPT: Final = 4000
_LONGEST_ALT: Final = 250
_LONGEST_HEADING: Final = 300
_SUMMARY: Final = 300


class PictureAnswer(Given):
    """One picture."""

    section: int = Field(description="0 for the cover, else the number of the section")
    prompt: str = Field(description="What is seen, in English")
    alt_text: str = Field(description="What the picture shows, in the site's language")


class PicturesAnswer(Given):
    """What the model answers."""

    pictures: list[PictureAnswer]


def generate_image_prompts(desk: Desk, given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput:
    """The cover first, then the others in the article's order."""
    images = desk.parsed(request_of(desk, given), lambda answer: _read(desk, answer, given))
    return GenerateImagePromptsOutput(images=images)


def request_of(requests: Requests, given: GenerateImagePromptsInput) -> Request[PicturesAnswer]:
    """What is asked about an article."""
    most = _most(given)
    return requests.request(
        "generate_image_prompts",
        data={
            "title": line(given.title, _LONGEST_HEADING),
            "keyword": f"{line(given.main_keyword)}\nmostly: {given.intent}",
            "sections": "\n".join(_row(number, section) for number, section in enumerate(given.sections, 1)),
        },
        ours={"most": str(most)},
        answer=PicturesAnswer,
        max_tokens=2_000 + 300 * (most + 1),
        items=(1, most + 1),
    )


def _most(given: GenerateImagePromptsInput) -> int:
    return min(given.max_in_article, len(given.sections))


def _row(number: int, section: ArticleSection) -> str:
    return f"{number} | {line(section.heading, _LONGEST_HEADING)} | {line(section.summary, _SUMMARY)}"


def _read(desk: Desk, answer: PicturesAnswer, given: GenerateImagePromptsInput) -> list[ImagePrompt]:
    pictures = _with_a_cover(desk, answer.pictures)
    chosen: dict[int, PictureAnswer] = {}
    for each in pictures:
        is_known = 0 <= each.section <= len(given.sections)
        if (not is_known or each.section in chosen) and not desk.is_second_try:
            what = "has two pictures" if is_known else "does not exist"
            raise InvalidOutput(f"section {each.section} {what}")
        if is_known:
            chosen.setdefault(each.section, each)
    cover = chosen.pop(0)
    placed = sorted(chosen.items())[: _most(given)]
    if not desk.is_second_try:
        refuse_foreign(" ".join(each.alt_text for each in pictures), desk.site.language)
    first = _picture(cover, ImageKind.FEATURED, "", line(given.title, _LONGEST_HEADING))
    return [first, *(_placed(number, each, given) for number, each in placed)]


def _with_a_cover(desk: Desk, pictures: list[PictureAnswer]) -> list[PictureAnswer]:
    """The pictures; on a second try the first becomes the cover where none is meant to be it."""
    covers = sum(each.section == 0 for each in pictures)
    if covers == 1 or (covers and desk.is_second_try):
        return pictures
    if not pictures or not desk.is_second_try:
        raise InvalidOutput("exactly one picture must be the cover, with section 0")
    return [pictures[0].model_copy(update={"section": 0}), *pictures[1:]]


def _placed(number: int, each: PictureAnswer, given: GenerateImagePromptsInput) -> ImagePrompt:
    heading = given.sections[number - 1].heading.encode(errors="replace").decode()
    return _picture(each, ImageKind.IN_ARTICLE, heading[:_LONGEST_HEADING], "")


def _picture(each: PictureAnswer, kind: ImageKind, heading: str, title: str) -> ImagePrompt:
    prompt, alt_text = plain(each.prompt).strip()[:_LONGEST_PROMPT], line(each.alt_text, _LONGEST_ALT)
    if not prompt or not alt_text:
        raise InvalidOutput("a picture has no prompt or no alt_text")
    return ImagePrompt(kind=kind, prompt=prompt, alt_text=alt_text, heading=heading, title=title)
