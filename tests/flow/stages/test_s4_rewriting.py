"""Stage 4 writes an article again, as a person asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.editing import review
from igny8.editing.saving import save_article
from igny8.models import Content, ContentVersion, Site, Task, User
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_site, a_task, an_image
from tests.flow.stages.test_s4 import answering, article

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann@example.org")


@pytest.fixture
def written() -> Content:
    """An article that a writer wrote; its title and text are the writer's."""
    site = a_site()
    a_task(a_cluster(site))
    kit, ai = answering(site, article())
    ai.provider = "acme"
    drain(4, kit)
    return Content.objects.get()


def _asked(content: Content, ann: User, instruction: str = "Add a table.") -> tuple[StageKit, ScriptedAI]:
    review.ask_for_changes(content, user=ann, instruction=instruction, rewrite=True)
    kit, ai = answering(content.site, article("<h2>Two</h2><p>" + "other " * 300 + "</p>", title="Anew"))
    kit.settings = {**kit.settings, "quality_repair": False}
    ai.provider = "acme"
    return kit, ai


def test_the_writer_gets_the_text_and_the_instruction(written: Content, ann: User) -> None:
    kit, ai = _asked(written, ann)
    drain(4, kit)
    given: GenerateContentInput = ai.asked[0]
    assert (given.title, given.draft_html, given.repair) == (written.title, written.body, ["Add a table."])
    assert given.notes == "Add a table."


def test_it_is_the_same_article_in_a_new_version(written: Content, ann: User) -> None:
    an_image(written, status="generated", file="a.webp")
    kit, _ = _asked(written, ann)
    drained = drain(4, kit)
    assert (drained.counts["tasks_processed"], drained.counts["content_created"], drained.charged) == (1, 0, 1)
    assert drained.counts["total_word_count"] == 301
    content = Content.objects.get()
    assert (content.pk, content.slug, content.title) == (written.pk, written.slug, "Anew")
    assert (content.status, content.version, content.checked_version) == ("draft", 2, 2)
    assert (content.rewrite_instruction, content.word_count, content.images.count()) == ("", 301, 1)
    kinds = ContentVersion.objects.order_by("number").values_list("number", "kind", "author")
    assert list(kinds) == [(1, "written", "ai"), (2, "rewritten", "ai")]
    assert Task.objects.get().status == "completed"
    assert kit.lines[-1][1].startswith("Rewrote “Anew”: 301 words")


def test_it_is_not_found_to_be_like_itself(written: Content, ann: User) -> None:
    kit, _ = _asked(written, ann)
    same = article()
    assert isinstance(kit.ai, ScriptedAI)
    kit.ai.answers = {"generate_content": lambda given: same}
    drain(4, kit)
    checks = {check["key"]: check["status"] for check in Content.objects.get().checks}
    assert checks["near_duplicates"] != "fail"


@pytest.mark.parametrize("decide", [review.approve, review.reject, review.back_to_draft])
def test_what_a_person_decides_meanwhile_stays(written: Content, ann: User, decide: Any) -> None:
    kit, _ = _asked(written, ann)
    outcome = get_stage(4).work(Batch([Task.objects.get().pk]), kit)
    decide(written, user=ann)
    before = Content.objects.values().get()
    with transaction.atomic():
        tally = outcome.save()
    assert (tally.counts["tasks_processed"], tally.credits) == (0, 0)
    assert Content.objects.values().get() == before
    assert (Task.objects.get().status, ContentVersion.objects.count()) == ("completed", 1)


def test_what_is_asked_for_anew_meanwhile_is_written_by_the_next_step(written: Content, ann: User) -> None:
    kit, _ = _asked(written, ann)
    outcome = get_stage(4).work(Batch([Task.objects.get().pk]), kit)
    review.back_to_draft(written, user=ann)
    kit, ai = _asked(written, ann, "No, shorter.")
    with transaction.atomic():
        assert outcome.save().credits == 0
    assert Task.objects.get().status == "pending"
    drain(4, kit)
    assert ai.asked[0].repair == ["No, shorter."]
    assert Content.objects.get().version == 2


def test_a_rewrite_that_is_refused_is_parked_and_can_be_retried(written: Content, ann: User) -> None:
    _asked(written, ann)
    task = Task.objects.get()
    assert get_stage(4).park([task.pk], "No.") == 1
    assert Content.objects.get().status == "changes_requested"
    with transaction.atomic():
        assert get_stage(4).unpark(written.site) == [task.pk]
    kit, _ = answering(written.site, article())
    drain(4, kit)
    assert Content.objects.get().version == 2


def test_a_mended_rewrite_leaves_both_texts(written: Content, ann: User) -> None:
    def write(given: GenerateContentInput) -> GenerateContentOutput:
        return article(
            "<h2>T</h2><p>[insert a table here] " + "x " * 50 + "</p>" if given.repair == ["Add a table."] else _GOOD
        )

    review.ask_for_changes(written, user=ann, instruction="Add a table.", rewrite=True)
    kit, ai = answering(written.site, write)
    ai.provider = "acme"
    drain(4, kit)
    kinds = ContentVersion.objects.order_by("number").values_list("number", "kind")
    assert list(kinds) == [(1, "written"), (2, "rewritten"), (3, "mended")]
    assert (Content.objects.get().version, Content.objects.get().body) == (3, _GOOD)


def test_an_untouched_brief_is_composed_again_and_a_filled_one_is_not(ann: User) -> None:
    site: Site = a_site()
    a_task(a_cluster(site))
    drain(4, StageKit(site))
    brief = Content.objects.get()
    review.ask_for_changes(brief, user=ann, instruction="Mention the grinder.", rewrite=True)
    assert drain(4, StageKit(site)).refused == {}
    brief.refresh_from_db()
    assert (brief.is_brief, "Mention the grinder." in brief.body) == (True, True)
    filled = save_article(brief, user=ann, version=2, changes={"body": "<p>Filled by Ann.</p>"})
    review.ask_for_changes(filled, user=ann, instruction="Longer.", rewrite=True)
    refused = drain(4, StageKit(site)).refused
    assert "can't rewrite" in next(iter(refused.values()))
    assert Content.objects.get().body == "<p>Filled by Ann.</p>"


_GOOD = "<h2>Cold brew</h2><p>" + "Cold brew steeps for a day. It is mild and sweet. " * 150 + "</p>"
