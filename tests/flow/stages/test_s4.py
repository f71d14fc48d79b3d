from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from igny8.ai.errors import InvalidOutput, Refused
from igny8.ai.functions.generate_content import Citation, GenerateContentInput, GenerateContentOutput
from igny8.ai.providers.embedded.embeddings import embed
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.sources import add_text
from igny8.lib.text import count_words, text_of
from igny8.models import Content, ContentVersion, Sector, Site, Task
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_cluster, a_draft, a_site, a_task

pytestmark = pytest.mark.django_db

KNOWLEDGE = "# Brewing\n\nOur cold brew steeps for eighteen hours at four degrees. We grind the beans coarse."


def article(body: str = "<h2>One</h2><p>" + "word " * 620 + "</p>", **fields: Any) -> GenerateContentOutput:
    given = {"title": "Cold Brew, Step by Step", "body_html": body, "meta_title": "Cold brew", "meta_description": "d"}
    return GenerateContentOutput.model_validate({**given, **fields})


def answering(
    site: Site, answer: GenerateContentOutput | Callable[[GenerateContentInput], GenerateContentOutput]
) -> tuple[StageKit, ScriptedAI]:
    ai = ScriptedAI({"generate_content": answer if callable(answer) else lambda given: answer})
    return StageKit(site, ai), ai


def test_a_task_becomes_an_article() -> None:
    site = a_site()
    sector = Sector.objects.create(site=site, name="Coffee")
    task = a_task(a_cluster(site, sector=sector), priority=4)
    kit, _ = answering(site, article(is_brief=True))

    drained = drain(4, kit)

    assert drained.counts == {
        "tasks_processed": 1,
        "content_created": 1,
        "total_word_count": 621,
        "credits_used": 2,
    }
    content = Content.objects.get()
    assert (content.task, content.sector, content.priority) == (task, sector, 4)
    assert (content.title, content.slug) == ("Cold Brew, Step by Step", "cold-brew-step-by-step")
    assert (content.word_count, content.provider, content.is_brief) == (621, "offline", True)
    assert (content.status, content.images_planned_at) == ("draft", None)
    assert kit.lines == [("info", "Wrote the brief “Cold Brew, Step by Step”: 621 words")]
    task.refresh_from_db()
    assert task.idea is not None
    assert (task.status, task.idea.status) == ("completed", "completed")


def test_the_first_version_is_the_ais() -> None:
    site = a_site()
    a_task(a_cluster(site))
    drain(4, answering(site, article())[0])
    version, content = ContentVersion.objects.get(), Content.objects.get()
    assert (version.content, version.number, version.author, version.user) == (content, 1, "ai", None)
    assert (version.title, version.body, version.meta_title) == (content.title, content.body, content.meta_title)


def test_the_writer_gets_the_brief_and_what_the_site_knows() -> None:
    site = a_site(voice="Warm.")
    added = add_text(site, KNOWLEDGE, Embedder("offline", embed))
    add_text(site, "Our tax office opens on Mondays. Bring your papers.", Embedder("offline", embed))
    a_task(a_cluster(site))
    kit, ai = answering(site, article())

    drain(4, kit)

    given = ai.asked[0]
    assert [keyword.term for keyword in given.keywords] == ["cold brew", "how long does cold brew last"]
    assert (given.target_words, given.site.voice, given.cluster_name) == (1500, "Warm.", "Cold Brew")
    assert [passage.source for passage in given.passages] == [added.source.title]
    assert "eighteen hours" in given.passages[0].text


def test_citations_are_kept_where_the_source_holds_them() -> None:
    site = a_site()
    passage = add_text(site, KNOWLEDGE, Embedder("offline", embed), url="https://a.example").source.passages.get()
    a_task(a_cluster(site))
    true = Citation(passage_id=passage.pk, source="Wrong", quote="our cold  brew steeps for eighteen hours")
    false = Citation(passage_id=passage.pk, source="Brewing", quote="steeps for eighty hours")
    foreign = Citation(passage_id=passage.pk + 1, source="Brewing", quote="We grind the beans coarse.")
    kit, _ = answering(site, article(citations=[true, false, foreign]))

    drain(4, kit)

    assert Content.objects.get().citations == [
        {"passage_id": passage.pk, "source": "Brewing", "url": "https://a.example", "quote": true.quote}
    ]
    assert [level for level, line in kit.lines if "left out a citation" in line] == ["warning", "warning"]


def test_questions_and_steps_are_kept_where_the_body_holds_them() -> None:
    site = a_site()
    a_task(a_cluster(site))
    body = "<h2>Grind</h2><p>Grind it.</p><h2>FAQ</h2><h3>Is it <script>x</script>good?</h3><p>It <b>is</b>.</p>"
    faq = [{"question": "Is it good?", "answer": "Claimed."}, {"question": "Gone?", "answer": "Yes."}]
    steps = [{"name": "grind", "text": "Claimed."}]
    drain(4, answering(site, article(body, faq=faq, steps=steps))[0])
    assert Content.objects.get().structured_data == {
        "faq": [{"question": "Is it good?", "answer": "It is."}],
        "steps": [{"name": "Grind", "text": "Grind it."}],
    }


def test_hostile_html_is_made_harmless() -> None:
    site = a_site()
    a_task(a_cluster(site))
    body = (
        "<h1>Top</h1><p onclick='x()'>Good <script>alert(1)</script>words"
        "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>link</a><!-- hidden --><!-- wp:more /-->"
        "<iframe src=//a.example></iframe><table><tr><td>cell<ul><li>open"
    )
    drain(4, answering(site, article(body))[0])
    content = Content.objects.get()
    assert content.body == (
        "<h2>Top</h2><p>Good words<a>link</a><!-- wp:more /--></p>"
        "<table><tbody><tr><td>cell<ul><li>open</li></ul></td></tr></tbody></table>"
    )
    assert content.word_count == 5  # "wordslink" is one


@pytest.mark.parametrize("body", ["<p> </p>", "<script>word</script>", "<blockquote>" * 500, "…"])
def test_an_article_without_words_is_no_answer(body: str) -> None:
    site = a_site()
    task = a_task(a_cluster(site))
    with pytest.raises(InvalidOutput):
        get_stage(4).work(Batch([task.pk]), answering(site, article(body))[0])
    assert get_stage(4).waiting(site).get() == task


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("zh", "我喜欢喝咖啡", 4),
        ("th", "ฉันชอบกาแฟ", 3),
        ("ar", "أحب القهوة الباردة", 3),
        ("de", "Ich mag kalten Kaffee", 4),
    ],
)
def test_words_are_counted_in_the_sites_language(language: str, sentence: str, words: int) -> None:
    site = a_site(language=language)
    a_task(a_cluster(site))
    drained = drain(4, answering(site, article(f"<p>{sentence}</p>", title=sentence))[0])
    content = Content.objects.get()
    assert drained.counts["total_word_count"] == words == content.word_count
    assert content.word_count == count_words(text_of(content.body), language)
    assert content.slug


def test_total_words_and_credits_are_sums() -> None:
    site = a_site()
    cluster = a_cluster(site)
    for number in range(4):
        a_task(cluster, f"Article {number}")

    def answer(given: GenerateContentInput) -> GenerateContentOutput:
        return article("<p>" + "word " * (100 + 500 * int(given.title[-1])) + "</p>", title=given.title)

    drained = drain(4, answering(site, answer)[0], batch_size=3)

    assert drained.counts["total_word_count"] == sum(Content.objects.values_list("word_count", flat=True))
    assert drained.counts["credits_used"] == 1 + 2 + 3 + 4


def test_an_overlong_article_costs_no_more_than_was_reserved() -> None:
    site = a_site()
    task = a_task(a_cluster(site))
    reserved = get_stage(4).price(Batch([task.pk]), {})
    drained = drain(4, answering(site, article("<p>" + "word " * 9000 + "</p>"))[0])
    assert reserved == drained.charged == 4


def test_slugs_are_unique_and_never_end_in_a_number() -> None:
    site = a_site()
    cluster = a_cluster(site)
    a_draft(site, "Cold Brew 2024", slug="cold-brew-2024-page")
    for number in range(3):
        a_task(cluster, f"Cold Brew, Part {number}")
    drain(4, answering(site, article(title="Cold Brew 2024"))[0])
    slugs = list(Content.objects.order_by("id").values_list("slug", flat=True))
    assert len(set(slugs)) == 4
    assert not any(slug.rsplit("-")[-1].isdigit() for slug in slugs)


def test_two_sites_may_have_one_slug() -> None:
    for domain in ("a.example", "b.example"):
        site = a_site(domain=domain)
        a_task(a_cluster(site))
        drain(4, answering(site, article())[0])
    assert Content.objects.filter(slug="cold-brew-step-by-step").count() == 2


def test_a_title_that_the_site_has_gives_way_to_the_tasks() -> None:
    site = a_site()
    a_draft(site, "Cold Brew, Step by Step")
    a_task(a_cluster(site), "Cold Brew for Two")
    drain(4, answering(site, article())[0])
    assert Content.objects.filter(title="Cold Brew for Two", slug="cold-brew-for-two").exists()


def test_a_task_that_was_parked_meanwhile_gets_no_article() -> None:
    site = a_site()
    task = a_task(a_cluster(site))
    outcome = get_stage(4).work(Batch([task.pk]), answering(site, article())[0])
    Task.objects.update(status="parked")

    with transaction.atomic():
        tally = outcome.save()

    assert tally.credits == 0
    assert set(tally.counts.values()) == {0}
    assert not Content.objects.exists()


def test_a_task_without_a_brief_is_written_for_its_title() -> None:
    site = a_site()
    Task.objects.create(site=site, title="Cold Brew", content_type="post", content_structure="guide")
    kit, ai = answering(site, article())
    drain(4, kit)
    assert [keyword.term for keyword in ai.asked[0].keywords] == ["Cold Brew"]
    assert ai.asked[0].target_words == 2500


@pytest.mark.parametrize("bad", [{"brief": {"version": 9}}, {"brief": {"intent": "vague"}}, {"content_type": "x"}])
def test_a_task_that_cannot_be_read_is_refused_alone(bad: dict[str, object]) -> None:
    site = a_site()
    cluster = a_cluster(site)
    task = a_task(cluster, "Spoilt")
    Task.objects.filter(pk=task.pk).update(**bad)
    a_task(cluster, "Sound")

    drained = drain(4, answering(site, article())[0])

    assert list(drained.refused) == [task.pk]
    assert drained.counts["content_created"] == 1
    assert get_stage(4).price(Batch([task.pk]), {}) == 0


def test_a_refused_article_does_not_hold_up_the_others() -> None:
    site = a_site()
    cluster = a_cluster(site)
    bad = a_task(cluster, "Bad")
    a_task(cluster, "Good")

    def answer(given: GenerateContentInput) -> GenerateContentOutput:
        if given.title == "Bad":
            raise Refused("The filter refuses it.")
        return article()

    drained = drain(4, answering(site, answer)[0])
    assert drained.refused == {bad.pk: "The filter refuses it."}
    assert Content.objects.count() == 1


def test_a_parked_task_comes_back() -> None:
    site = a_site()
    task = a_task(a_cluster(site))
    stage = get_stage(4)
    assert stage.park([task.pk], "It was refused.") == 1
    assert Task.objects.get().parked_reason == "It was refused."
    assert not stage.waiting(site).exists()
    with transaction.atomic():
        assert stage.unpark(site) == [task.pk]
    assert stage.waiting(site).get() == task
