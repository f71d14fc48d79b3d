"""Image prompts with their places, and the pictures that are drawn from them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from typing_extensions import override

from igny8.ai.client import Drawing, Picture
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.generate_image_prompts import ImageKind
from igny8.ai.functions.generate_images import GenerateImagesInput, ImageQuality
from igny8.ai.prompts.shipped import ShippedPrompts
from igny8.ai.provider import Usage
from igny8.ai.providers.prompted.provider import PromptedProvider
from tests.providers.inputs import SITE, TERMS, prompts
from tests.providers.prompted.conftest import Serve
from tests.providers.prompted.scripted import ScriptedClient, blocks


def picture(section: int, prompt: str = "A jar", alt_text: str = "A jar of coffee") -> dict[str, Any]:
    return {"section": section, "prompt": prompt, "alt_text": alt_text}


def answer(*pictures: dict[str, Any]) -> dict[str, Any]:
    return {"pictures": list(pictures)}


def test_pictures_are_placed_in_the_articles_order(serve: Serve) -> None:
    provider, client = serve(generate_image_prompts=answer(picture(5), picture(0), picture(2)))
    found = provider.generate_image_prompts(prompts(TERMS), Usage()).images
    assert [(each.kind, each.heading) for each in found] == [
        ("featured", ""),
        ("in_article", TERMS[1]),
        ("in_article", TERMS[4]),
    ]
    assert found[0].title == TERMS[0]
    assert blocks(client.asked[0])["sections"].startswith("1 | cold brew | \n2 | how to make cold brew |")


def test_no_more_than_wanted(serve: Serve) -> None:
    provider, _ = serve(generate_image_prompts=answer(*(picture(number) for number in range(6))))
    assert len(provider.generate_image_prompts(prompts(TERMS), Usage()).images) == 3


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (answer(), "must be the cover"),
        (answer(picture(0), picture(0)), "must be the cover"),
        (answer(picture(0), picture(6)), "section 6 does not exist"),
        (answer(picture(0), picture(-1)), "section -1 does not exist"),
        (answer(picture(0), picture(1), picture(1)), "section 1 has two pictures"),
        (answer(picture(0, prompt=" ")), "no prompt or no alt_text"),
        (answer(picture(0, alt_text="\x07")), "no prompt or no alt_text"),
        (answer(picture(0, alt_text="Ein Glas", prompt="x")), ""),
    ],
)
def test_useless_answers(serve: Serve, said: dict[str, Any], problem: str) -> None:
    provider, _ = serve(generate_image_prompts=said)
    if not problem:
        assert provider.generate_image_prompts(prompts(TERMS), Usage()).images
        return
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_image_prompts(prompts(TERMS), Usage())
    assert problem in raised.value.problem


def drawing(**more: Any) -> GenerateImagesInput:
    site = SITE.model_copy(update={"image_style": "flat shapes"})
    given = {
        "site": site,
        "prompt": "a jar\u202e of\ncold brew",
        "kind": ImageKind.FEATURED,
        "width": 600,
        "height": 315,
    }
    return GenerateImagesInput.model_validate({**given, **more})


def test_a_drawing_has_prompt_kind_and_the_sites_style(serve: Serve) -> None:
    provider, client = serve()
    found = provider.generate_images(drawing(quality=ImageQuality.HIGH, seed=2, topic="Coffee"), Usage())
    sent = client.drawn[0]
    assert sent.prompt.startswith("a jar of cold brew\n\nStyle: flat shapes")
    assert "the wide cover picture of an article" in sent.prompt
    assert "Variation 2" in sent.prompt
    assert (sent.width, sent.height, sent.quality) == (600, 315, "high")
    assert sent.prompt_version.startswith("shipped:")
    assert found.mime_type == "image/webp"
    with Image.open(io.BytesIO(found.data)) as picture:
        assert (picture.size, picture.format) == ((600, 315), "WEBP")


@pytest.mark.parametrize("data", [b"", b"<html>", b"RIFF\x00\x00\x00\x00WEBP", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50])
def test_what_is_no_picture_is_no_answer(data: bytes) -> None:
    class Broken(ScriptedClient):
        @override
        def draw(self, drawing: Drawing, usage: Usage) -> Picture:
            return Picture(data, "image/png")

    with pytest.raises(InvalidOutput, match="can't be opened"):
        PromptedProvider(Broken(), ShippedPrompts()).generate_images(drawing(), Usage())


def test_a_picture_that_would_fill_the_memory_is_no_answer() -> None:
    with io.BytesIO() as file:
        Image.new("1", (6000, 6000)).save(file, "PNG")
        large = file.getvalue()

    class Large(ScriptedClient):
        @override
        def draw(self, drawing: Drawing, usage: Usage) -> Picture:
            return Picture(large, "image/png")

    with pytest.raises(InvalidOutput, match="pixels"):
        PromptedProvider(Large(), ShippedPrompts()).generate_images(drawing(), Usage())


def test_the_first_becomes_the_cover_on_the_second_try(serve: Serve) -> None:
    provider, _ = serve(generate_image_prompts=answer(picture(3, prompt="first"), picture(2)))
    found = provider.generate_image_prompts(prompts(TERMS), Usage(), "exactly one picture must be the cover").images
    assert [(each.kind, each.prompt) for each in found] == [("featured", "first"), ("in_article", "A jar")]
    provider, _ = serve(generate_image_prompts=answer())
    with pytest.raises(InvalidOutput):
        provider.generate_image_prompts(prompts(TERMS), Usage(), "exactly one picture must be the cover")


class DrawsVectors(ScriptedClient):
    @override
    def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        return Picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")


def test_vectors_go_on_to_who_makes_pixels_of_them() -> None:
    provider = PromptedProvider(DrawsVectors(), ShippedPrompts())
    given = GenerateImagesInput(site=SITE, prompt="A jar", kind=ImageKind.FEATURED, width=64, height=64)
    assert provider.generate_images(given, Usage()).mime_type == "image/svg+xml"
