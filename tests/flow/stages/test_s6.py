from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from llmock.pytest_plugin import LLMock
from PIL import Image as Pillow
from pytest_django.fixtures import Settings

from igny8.ai.client import Drawing
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.make import make_client
from igny8.ai.errors import InvalidOutput, Refused, Unavailable
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Usage
from igny8.editing.pictures import ask_for_another
from igny8.media.article import drawn_images
from igny8.media.store import path_of
from igny8.models import Content, Image, Site, User
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from tests.flow.stages.kit import SETTINGS, ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task, an_image, planned

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


def picture(width: int = 64, height: int = 32) -> bytes:
    with io.BytesIO() as file:
        Pillow.new("RGB", (width, height), "teal").save(file, "WEBP")
        return file.getvalue()


def answering(site: Site, answer: Callable[[GenerateImagesInput], bytes]) -> tuple[StageKit, ScriptedAI]:
    def give(given: GenerateImagesInput) -> GenerateImagesOutput:
        return GenerateImagesOutput(data=answer(given), mime_type="image/webp")

    ai = ScriptedAI({"generate_images": give})
    return StageKit(site, ai), ai


def test_an_image_is_drawn_stored_and_measured() -> None:
    site = a_site()
    image = an_image(planned(a_draft(site, task=a_task(a_cluster(site)))), title="Cold Brew", seed=3)
    ai = ScriptedAI()
    kit = StageKit(site, ai)

    drained = drain(6, kit)

    assert drained.counts == {"images_processed": 1, "images_generated": 1, "images_failed": 0, "credits_used": 1}
    image.refresh_from_db()
    assert (image.status, image.width, image.height) == ("generated", 1200, 630)
    assert (image.mime_type, image.provider) == ("image/webp", "offline")
    with Pillow.open(path_of(image.file)) as drawn:
        assert drawn.size == (1200, 630)
    assert path_of(image.file).stat().st_size == image.size_bytes
    given = ai.asked[0]
    assert (given.title, given.topic, given.seed, given.quality) == ("Cold Brew", "Cold Brew", 3, "draft")
    assert kit.lines[0][1].startswith("Drew the cover of “How to Make Cold Brew”: 1200 × 630, ")
    assert Content.objects.ready_for_review(site).exists()


@pytest.mark.parametrize(("quality", "price"), [("draft", 2), ("standard", 4), ("high", 8)])
def test_the_price_goes_by_quality(quality: str, price: int) -> None:
    site = a_site()
    draft = planned(a_draft(site))
    an_image(draft)
    an_image(draft, kind="in_article", position=1, heading="Steps")
    kit, ai = answering(site, lambda given: picture(given.width, given.height))
    kit.settings = {**SETTINGS, "image_quality": quality}

    assert get_stage(6).price(Batch([1, 2]), kit.settings) == price
    assert drain(6, kit).charged == price
    assert [(given.width, given.height) for given in ai.asked] == [(1200, 630), (1200, 675)]
    assert "Drew the image under “Steps” of" in kit.lines[1][1]


def test_an_svg_of_a_service_becomes_pixels(llmock: LLMock) -> None:
    """llmock draws SVG: the client hands it on, the media floor makes WebP of it, the row has its measures."""
    connection = Connection(Kind.OPENAI, base_url=llmock.base_url("openai"), key="k", allow_private=True)
    client = make_client(connection, model="m", image_model="gpt-image-1")

    def draw(given: GenerateImagesInput) -> GenerateImagesOutput:
        drawn = client.draw(Drawing(given.prompt, given.width, given.height), Usage())
        assert drawn.mime_type == "image/svg+xml"
        return GenerateImagesOutput(data=drawn.data, mime_type=drawn.mime_type)

    site = a_site()
    image = an_image(planned(a_draft(site)))
    assert drain(6, StageKit(site, ScriptedAI({"generate_images": draw}))).counts["images_generated"] == 1
    client.close()

    image.refresh_from_db()
    assert image.mime_type == "image/webp"
    with Pillow.open(path_of(image.file)) as stored:
        assert (stored.format, stored.size) == ("WEBP", (image.width, image.height))


@pytest.mark.parametrize("data", [b"", b"no image", picture()[:40], b"<svg><script>alert(1)</script>"])
def test_bytes_that_are_no_image_are_no_answer(data: bytes) -> None:
    site = a_site()
    image = an_image(planned(a_draft(site)))
    with pytest.raises(InvalidOutput):
        get_stage(6).work(Batch([image.pk]), answering(site, lambda given: data)[0])
    assert Image.objects.get().status == "pending"


def test_a_folder_that_cannot_be_written_is_no_fault_of_the_image(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = str(tmp_path / "file")
    site = a_site()
    image = an_image(planned(a_draft(site)))
    with pytest.raises(Unavailable, match="media folder"):
        get_stage(6).work(Batch([image.pk]), answering(site, lambda given: picture())[0])


@pytest.mark.parametrize("changed", [{"prompt": "Another"}, {"seed": 1}, {"title": "New"}, {"status": "failed"}])
def test_what_a_person_changed_meanwhile_stays(changed: dict[str, Any]) -> None:
    site = a_site()
    image = an_image(planned(a_draft(site)))
    outcome = get_stage(6).work(Batch([image.pk]), answering(site, lambda given: picture())[0])
    Image.objects.update(**changed)
    before = Image.objects.values().get()

    with transaction.atomic():
        tally = outcome.save()

    assert (tally.counts["images_generated"], tally.credits) == (0, 0)
    assert Image.objects.values().get() == before


def test_a_refused_image_is_refused_alone() -> None:
    site = a_site()
    draft = planned(a_draft(site))
    bad = an_image(draft, prompt="Something bad")
    an_image(draft, kind="in_article", position=1)

    def answer(given: GenerateImagesInput) -> bytes:
        if "bad" in given.prompt:
            raise Refused("No.")
        return picture()

    drained = drain(6, answering(site, answer)[0])
    assert drained.refused == {bad.pk: "No."}
    assert drained.counts["images_generated"] == 1


def test_an_image_that_is_given_up_lets_the_article_through() -> None:
    site = a_site()
    draft = planned(a_draft(site))
    image = an_image(draft)
    stage = get_stage(6)

    assert stage.park([image.pk], "The provider refused.") == 1
    assert stage.park([image.pk], "Again.") == 0
    image.refresh_from_db()
    assert (image.status, image.failed_reason) == ("failed", "The provider refused.")
    assert Content.objects.ready_for_review(site).get() == draft
    with transaction.atomic():
        assert stage.unpark(site) == [image.pk]
    assert stage.waiting(site).get() == image


def test_drawing_again_gives_another_picture() -> None:
    site = a_site()
    image = an_image(planned(a_draft(site)), title="Cold Brew")
    drain(6, StageKit(site))
    image.refresh_from_db()
    first = image.file
    Content.objects.update(status="approved")

    ask_for_another(image, user=User.objects.create_user("ann@example.org"), changes={})
    assert Content.objects.get().status == "draft"
    assert [shown.file for shown in drawn_images(image.content)] == [first]
    drain(6, StageKit(site))

    image.refresh_from_db()
    assert image.seed == 1
    assert image.file != first


def test_a_picture_that_cannot_be_drawn_again_stays_and_can_be_retried() -> None:
    site = a_site()
    image = an_image(planned(a_draft(site)), file="images/old.webp", prompt="Old")
    stage = get_stage(6)

    assert stage.park([image.pk], "The provider refused.") == 1
    image.refresh_from_db()
    assert (image.status, image.file, image.failed_reason) == ("generated", "images/old.webp", "The provider refused.")
    with transaction.atomic():
        assert stage.unpark(site) == [image.pk]


def test_images_of_drafts_alone_are_drawn() -> None:
    site = a_site()
    an_image(planned(a_draft(site, status="rejected")))
    an_image(planned(a_draft(a_site(domain="other.example"))))
    assert drain(6, StageKit(site)).counts["images_processed"] == 0


def test_labels() -> None:
    draft = planned(a_draft(a_site()))
    stage = get_stage(6)
    assert stage.label(an_image(draft)) == "How to Make Cold Brew: cover"
    inside = an_image(draft, kind="in_article", position=1, heading="Steps")
    assert stage.label(inside) == "How to Make Cold Brew: image under Steps"
