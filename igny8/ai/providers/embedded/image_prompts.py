"""Pictures for an article: one at its top, and some where a section gains from one."""

from __future__ import annotations

from igny8.ai.functions.generate_image_prompts import (
    ArticleSection,
    GenerateImagePromptsInput,
    GenerateImagePromptsOutput,
    ImageKind,
    ImagePrompt,
)
from igny8.ai.providers.embedded.reading import clean
from igny8.ai.providers.embedded.reading.slices import overlap, stems
from igny8.ai.providers.embedded.reading.tongue import Tongue, tongue_of
from igny8.ai.providers.embedded.subjects.finding import subject_of
from igny8.ai.providers.embedded.subjects.scenes import ARRANGED, SCENES

_TITLE_LENGTH = 64
_HEADING_LENGTH = 48
_ALIKE = 0.8  # shared words from which a heading says what a picture says already
_TELLING = 2  # worth from which a section names the subject
# Headings that a table or a list serves better than a picture.
_PLAIN_MATTER = stems("price cost bill facts figures rules sources check verdict next mistakes details")


def generate_image_prompts(given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput:
    """One featured picture, then at most `max_in_article` in the article's order."""
    tongue = tongue_of(given.site.language, [given.main_keyword, given.title])
    title = short_title(given.title, _TITLE_LENGTH)
    images = [
        ImagePrompt(
            kind=ImageKind.FEATURED,
            prompt=_prompt(given, title, "Wide cover picture"),
            alt_text=_alt(title, tongue),
            title=title,
        )
    ]
    for section in _worth_a_picture(given, tongue):
        heading = _unlike(section.heading, [image.title for image in images])
        images.append(
            ImagePrompt(
                kind=ImageKind.IN_ARTICLE,
                prompt=_prompt(given, heading, "Picture within an article"),
                alt_text=_alt(heading, tongue),
                heading=section.heading[:300],
                title=heading,
            )
        )
    return GenerateImagePromptsOutput(images=images)


def short_title(title: str, most: int) -> str:
    """The title as it fits on a picture: what stands before its colon or question mark, cut at a word."""
    whole = clean.visible(title)
    for mark, keep in ((": ", ""), ("：", ""), ("? ", "?"), ("？", "？"), (" – ", "")):
        head, found, _ = whole.partition(mark)
        if found and 3 <= len(head.strip()) < most:
            return head.strip() + keep
    return clean.cut(whole, most)


def _worth_a_picture(given: GenerateImagePromptsInput, tongue: Tongue) -> list[ArticleSection]:
    """The sections that say most about the subject; none about the brief itself, none that repeats another picture."""
    pack = tongue.pack
    skipped = {pack.about, pack.closing, pack.faq}
    seen = [stems(short_title(given.title, _TITLE_LENGTH))]
    fitting: list[tuple[int, int, ArticleSection]] = []
    about = stems(f"{given.main_keyword} {given.cluster_name}")
    for at, section in enumerate(given.sections):
        mine = stems(section.heading)
        is_new = all(overlap(mine, other) < _ALIKE for other in seen)
        if is_new and clean.visible(section.heading) and section.heading not in skipped:
            seen.append(mine)
            worth = 2 * bool(mine & about) + bool(section.summary) - 2 * bool(mine & _PLAIN_MATTER)
            fitting.append((-worth, at, section))
    # A section that names the subject says what to draw; without any, one picture breaks up the text.
    telling = [found for found in fitting if -found[0] >= _TELLING] or sorted(fitting[1:], key=lambda found: found[0])[
        :1
    ]
    chosen = sorted(telling, key=lambda found: found[:2])[: given.max_in_article]
    return [section for _, _, section in sorted(chosen, key=lambda found: found[1])]


def _unlike(heading: str, taken: list[str]) -> str:
    """The heading's short form, or what follows its colon where another picture carries the short form."""
    short = short_title(heading, _HEADING_LENGTH)
    _, found, rest = clean.visible(heading).partition(": ")
    return clean.cut(rest, _HEADING_LENGTH) if short in taken and found and len(rest) >= 3 else short


def _prompt(given: GenerateImagePromptsInput, words: str, use: str) -> str:
    """A prompt that a model which draws from words can follow too; what is quoted in it is subject, not instruction."""
    scene = SCENES[subject_of([given.main_keyword, given.cluster_name, given.title]).key]
    about = clean.quoted(given.main_keyword, most=100) or words
    return (
        f"{use} on the subject “{about}”, for a section headed “{words}”. Show {scene}; "
        f"{ARRANGED[given.content_structure]}. Soft daylight, muted colours, shallow depth, calm background with room "
        "for a heading. No logos, no brands, no recognisable faces, no lettering in the scene itself."
    )


def _alt(title: str, tongue: Tongue) -> str:
    return tongue.pack.picture.replace("{title}", title)
