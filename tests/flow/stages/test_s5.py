from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from igny8.ai.errors import Refused
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput, ImagePrompt
from igny8.models import Content, Image, Site, Task
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task, an_image

pytestmark = pytest.mark.django_db

BODY = (
    "<p>Intro</p><h2>What you need</h2><p>Coffee.</p><h3>Beans</h3><p>Coarse.</p><h2>The steps &amp; times</h2>"
    "<p>Stir.</p><h2>Questions</h2><p>None.</p>"
)


def prompt(kind: str = "in_article", heading: str = "", **fields: Any) -> ImagePrompt:
    given = {"kind": kind, "prompt": f"A picture: {heading}", "alt_text": "Alt\ntext", "heading": heading}
    return ImagePrompt.model_validate({**given, **fields})


FEATURED = prompt("featured", title="Cold Brew")


def answering(site: Site, *images: ImagePrompt) -> tuple[StageKit, ScriptedAI]:
    ai = ScriptedAI({"generate_image_prompts": lambda given: GenerateImagePromptsOutput(images=list(images))})
    return StageKit(site, ai), ai


def placed() -> list[tuple[str, int, str]]:
    return list(Image.objects.order_by("position").values_list("kind", "position", "heading"))


def test_a_draft_gets_its_images_planned() -> None:
    site = a_site()
    draft = a_draft(site, body=BODY, priority=3)
    kit, _ = answering(site, FEATURED, prompt(heading="What you need"), prompt(heading="Questions"))

    drained = drain(5, kit)

    assert drained.counts == {"content_processed": 1, "prompts_created": 3, "credits_used": 2}
    assert placed() == [("featured", 0, ""), ("in_article", 1, "What you need"), ("in_article", 2, "Questions")]
    image = Image.objects.get(position=0)
    assert (image.title, image.alt_text, image.priority, image.status) == ("Cold Brew", "Alt text", 3, "pending")
    draft.refresh_from_db()
    assert draft.images_planned_at is not None
    assert kit.lines == [("info", "Planned 3 images for “How to Make Cold Brew”")]


def test_the_provider_sees_the_article_in_outline() -> None:
    site = a_site()
    a_draft(site, body=BODY, task=a_task(a_cluster(site)))
    kit, ai = answering(site, FEATURED)

    drain(5, kit)

    given: GenerateImagePromptsInput = ai.asked[0]
    assert [section.heading for section in given.sections] == ["What you need", "The steps & times", "Questions"]
    assert given.sections[0].summary == "Coffee.\nBeans\nCoarse."
    assert (given.main_keyword, given.cluster_name, given.content_structure) == ("cold brew", "Cold Brew", "how_to")
    assert given.max_in_article == 2


def test_an_article_that_a_person_wrote_has_no_task() -> None:
    site = a_site()
    a_draft(site, body="<p>Short.</p>")
    kit, ai = answering(site, FEATURED, prompt(heading="Nowhere"))
    drain(5, kit)
    assert (ai.asked[0].main_keyword, ai.asked[0].max_in_article) == ("How to Make Cold Brew", 0)
    assert placed() == [("featured", 0, "")]


def test_headings_are_those_of_the_article() -> None:
    site = a_site()
    a_draft(site, body=BODY)
    changed, invented = prompt(heading="STEPS and times"), prompt(heading="Storing it")
    drain(5, answering(site, FEATURED, invented, changed)[0])
    assert placed()[1:] == [("in_article", 1, "What you need"), ("in_article", 2, "The steps & times")]


def test_there_is_one_featured_image() -> None:
    site = a_site()
    a_draft(site, body=BODY)
    drain(5, answering(site, prompt(heading="Questions"), FEATURED, prompt("featured"))[0])
    assert [kind for kind, _, _ in placed()] == ["featured", "in_article", "in_article"]
    assert Image.objects.get(kind="featured").title == "Cold Brew"


def test_the_first_is_featured_where_none_is() -> None:
    site = a_site()
    a_draft(site, body=BODY)
    drain(5, answering(site, prompt(heading="Questions"))[0])
    assert placed() == [("featured", 0, "")]


def test_no_prompts_are_an_answer() -> None:
    site = a_site()
    a_draft(site, body=BODY)
    kit, _ = answering(site)
    assert drain(5, kit).counts == {"content_processed": 1, "prompts_created": 0, "credits_used": 2}
    assert not get_stage(5).waiting(site).exists()
    assert Content.objects.ready_for_review(site).exists()
    assert kit.lines == [("info", "Planned no images for “How to Make Cold Brew”")]


def test_a_draft_that_was_decided_meanwhile_is_left_alone() -> None:
    site = a_site()
    draft = a_draft(site, body=BODY)
    outcome = get_stage(5).work(Batch([draft.pk]), answering(site, FEATURED)[0])
    Content.objects.update(status="rejected")

    with transaction.atomic():
        tally = outcome.save()

    assert (tally.counts, tally.credits) == ({"content_processed": 0, "prompts_created": 0}, 0)
    assert not Image.objects.exists()


def test_a_settlement_that_is_done_again_takes_nobodys_place() -> None:
    site = a_site()
    draft, other = a_draft(site, body=BODY), a_draft(site, "Another")
    outcome = get_stage(5).work(Batch([draft.pk]), answering(site, FEATURED)[0])
    with transaction.atomic():
        outcome.save()
        transaction.set_rollback(True)
    an_image(other)  # where ids are given anew after a rollback, it has the one that was given before

    with transaction.atomic():
        outcome.save()

    assert sorted(Image.objects.values_list("content_id", flat=True)) == sorted([draft.pk, other.pk])


def test_a_brief_that_cannot_be_read_does_not_stop_it() -> None:
    site = a_site()
    task = a_task(a_cluster(site))
    Task.objects.update(brief={"version": 9})
    a_draft(site, body=BODY, task=task)
    kit, ai = answering(site, FEATURED)
    assert drain(5, kit).counts["prompts_created"] == 1
    assert ai.asked[0].main_keyword == "How to Make Cold Brew"


def test_a_refused_draft_is_refused_alone() -> None:
    site = a_site()
    bad = a_draft(site, "Bad", body=BODY)
    a_draft(site, "Good", body=BODY)

    def answer(given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput:
        if given.title == "Bad":
            raise Refused("No pictures of that.")
        return GenerateImagePromptsOutput(images=[FEATURED])

    drained = drain(5, StageKit(site, ScriptedAI({"generate_image_prompts": answer})))
    assert drained.refused == {bad.pk: "No pictures of that."}
    assert Image.objects.get().content.title == "Good"


def test_a_parked_draft_reaches_the_gate_and_may_come_back() -> None:
    site = a_site()
    draft = a_draft(site, body=BODY)
    stage = get_stage(5)
    assert stage.park([draft.pk], "The provider refused.") == 1
    assert stage.park([draft.pk], "Again.") == 0
    assert not stage.waiting(site).exists()
    assert Content.objects.ready_for_review(site).get().parked_reason == "The provider refused."
    with transaction.atomic():
        assert stage.unpark(site) == [draft.pk]
    assert stage.waiting(site).get() == draft
    assert not Content.objects.ready_for_review(site).exists()
