"""Which pictures an article gets, and what is written on them."""

from __future__ import annotations

import pytest

from igny8.ai.functions.common import ContentStructure, Intent, SiteContext
from igny8.ai.functions.generate_image_prompts import (
    ArticleSection,
    GenerateImagePromptsInput,
    GenerateImagePromptsOutput,
)
from igny8.ai.providers.embedded.image_prompts import generate_image_prompts, short_title


def pictures(headings: list[str], *, most: int = 2, language: str = "en") -> GenerateImagePromptsOutput:
    return generate_image_prompts(
        GenerateImagePromptsInput(
            site=SiteContext(name="Brew House", domain="brew.example", language=language),
            title="Cold Brew Ratio: What to Know Before You Start",
            main_keyword="cold brew ratio",
            intent=Intent.INFORMATIONAL,
            content_structure=ContentStructure.GUIDE,
            sections=[ArticleSection(heading=heading, summary="Words.") for heading in headings],
            max_in_article=most,
        )
    )


def test_it_works() -> None:
    featured, inner = pictures(["About this brief", "What It Costs", "How Long Does Cold Brew Last?"], most=1).images
    assert (featured.title, featured.heading) == ("Cold Brew Ratio", "")
    assert (inner.title, inner.heading) == ("How Long Does Cold Brew Last?", "How Long Does Cold Brew Last?")
    assert featured.alt_text == "Graphic with the words “Cold Brew Ratio”."
    assert "cold brew ratio" in featured.prompt


def test_the_briefs_own_headings_get_none() -> None:
    assert len(pictures(["About this brief", "Before This Is Published", "Frequently Asked Questions"]).images) == 1


def test_a_heading_that_repeats_the_title_gets_none() -> None:
    assert len(pictures(["Cold Brew Ratios"]).images) == 1


def test_pictures_keep_the_articles_order() -> None:
    found = pictures(["Where to Start", "Cold Brew Jars", "The Bill", "Cold Brew Water"]).images[1:]
    assert [image.heading for image in found] == ["Cold Brew Jars", "Cold Brew Water"]


def test_none_more_than_asked() -> None:
    assert len(pictures(["One thing", "Another thing"], most=0).images) == 1


def test_words_on_a_picture_are_not_those_of_another() -> None:
    found = pictures(["Cold Brew Ratio: Five Jars in a Row", "Cold Brew Ratio and Grind Size Explained Here"]).images
    assert [image.title for image in found][:2] == ["Cold Brew Ratio", "Five Jars in a Row"]


def test_without_a_telling_section_there_is_one_picture_at_most() -> None:
    found = pictures(["The Short Answer", "When It Matters", "Where to Begin"]).images[1:]
    assert [image.heading for image in found] == ["When It Matters"]


def test_alt_text_is_in_the_sites_language() -> None:
    assert pictures([], language="de").images[0].alt_text.startswith("Grafik mit den Worten „")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Cold Brew", "Cold Brew"),
        ("Are Payday Loans Bad? What It Depends On", "Are Payday Loans Bad?"),
        ("Waschmaschine reinigen: das Wichtigste im Überblick", "Waschmaschine reinigen"),
        ("word " * 30, "word word word word word word word word word word word word…"),
        ("洞窟温泉 ランキング", "洞窟温泉 ランキング"),
    ],
)
def test_the_title_on_a_picture_is_short(title: str, short: str) -> None:
    assert short_title(title, 64) == short
