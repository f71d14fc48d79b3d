"""The whole river on its real parts: a keyword file goes in, drafts with images on disk come out, and counts agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.models import Sum
from PIL import Image as Pillow
from pytest_django.fixtures import Settings
from typing_extensions import override

from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Usage
from igny8.ai.providers.embedded.provider import EmbeddedProvider
from igny8.automation.start import start_run
from igny8.lib.text import count_words, text_of
from igny8.media.store import path_of
from igny8.models import AICall, AutomationRun, Cluster, Content, ContentIdea, Image, Keyword, RunEvent, Site, Task
from igny8.planning.importing import import_keywords
from tests.flow.engine.rows import charged, check_ledger, make_site
from tests.flow.engine.turns import fresh, work_all

pytestmark = pytest.mark.django_db

SUBJECTS = ("espresso machine", "milk frother")
MOULDS = ("{}", "best {}", "how to use a {} at home", "{} cleaning", "what is a {}")


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def keyword_file(tmp_path: Path) -> Path:
    """An export of 11 rows: one subject after the other, and a twin that differs in the order of its words."""
    terms = [mould.format(subject) for subject in SUBJECTS for mould in MOULDS] + ["espresso machine best"]
    rows = [f"{term},{1000 - 10 * number},{number % 60}" for number, term in enumerate(terms)]
    path = tmp_path / "keywords.csv"
    path.write_text("\n".join(["Keyword,Volume,Keyword Difficulty", *rows]), encoding="utf-8")
    return path


def results(run: AutomationRun) -> dict[int, dict[str, int]]:
    return {stage.number: stage.result for stage in run.stages.order_by("number") if stage.result is not None}


def check_end_to_end(site: Site, run: AutomationRun) -> None:
    """Every row is where it should be, and every number of the results is the number of the rows."""
    done = results(run)
    wrong = list(run.steps.exclude(error="").values_list("number", "error_code", "error"))
    assert fresh(run).status == "completed", wrong
    _check_planning(site, done)
    _check_writing(site, done)
    assert run.credits_used == charged(site) == sum(result.get("credits_used", 0) for result in done.values())
    check_ledger()


def _check_planning(site: Site, done: dict[int, dict[str, int]]) -> None:
    keywords = Keyword.objects.filter(site=site)
    mapped = keywords.filter(status="mapped", cluster__isnull=False).count()
    assert mapped + keywords.filter(status="parked").exclude(parked_reason="").count() == keywords.count()
    assert done[1]["keywords_processed"] == mapped
    clusters = Cluster.objects.filter(site=site)
    assert done[1]["clusters_created"] == clusters.count()
    assert done[2]["clusters_processed"] == clusters.filter(status="mapped").count()
    ideas = ContentIdea.objects.filter(site=site)
    assert done[2]["ideas_created"] == ideas.count() == done[3]["ideas_processed"]
    assert done[3]["tasks_created"] == Task.objects.filter(site=site, idea__in=ideas).count() == ideas.count()
    assert len({title.casefold() for title in ideas.values_list("idea_title", flat=True)}) == ideas.count()


def _check_writing(site: Site, done: dict[int, dict[str, int]]) -> None:
    drafts = Content.objects.filter(site=site)
    assert done[4]["content_created"] == drafts.count() == done[4]["tasks_processed"]
    assert done[4]["total_word_count"] == drafts.aggregate(sum=Sum("word_count"))["sum"]
    for draft in drafts:
        assert draft.word_count == count_words(text_of(draft.body), site.language)
        assert 1 <= draft.versions.count() <= (2 if draft.repaired_at else 1)
    images = Image.objects.filter(content__in=drafts)
    assert done[5]["prompts_created"] == images.count()
    assert done[6]["images_generated"] == images.filter(status="generated").count()
    assert done[6]["images_failed"] == images.filter(status="failed").count()
    assert done[6]["images_processed"] == images.count()
    assert done[7]["content_ready_for_review"] == Content.objects.ready_for_review(site).count() == drafts.count()
    for image in images.filter(status="generated"):
        with Pillow.open(path_of(image.file)) as drawn:
            assert (drawn.format, *drawn.size) == ("WEBP", image.width, image.height)


def test_a_keyword_file_becomes_reviewable_drafts(keyword_file: Path) -> None:
    site = make_site("grind")
    imported = import_keywords(site=site, path=keyword_file)

    run = start_run(site=site)
    work_all()

    assert imported["new"] == 11
    check_end_to_end(site, run)
    assert not Task.objects.exclude(status="completed").exists()
    twin = Keyword.objects.get(normalised_term="espresso machine best")
    assert twin.variant_of is not None
    assert (twin.cluster, twin.status) == (twin.variant_of.cluster, "mapped")
    assert set(Content.objects.values_list("provider", "is_brief", "status")) == {("offline", True, "draft")}
    assert len(set(Content.objects.values_list("title", flat=True))) == Content.objects.count()


def test_a_second_run_finds_nothing_to_do(keyword_file: Path) -> None:
    site = make_site("grind")
    import_keywords(site=site, path=keyword_file)
    start_run(site=site, caps={4: 2})
    work_all()
    Task.objects.filter(status="pending").delete()

    run = start_run(site=site)
    work_all()

    done = results(run)
    assert done[7] == {"content_ready_for_review": 2, "content_held": 0}
    assert not any(sum(done[number].values()) for number in range(1, 7))
    assert fresh(run).credits_used == 0


def test_caps_hold_and_the_rest_waits(keyword_file: Path) -> None:
    site = make_site("grind")
    import_keywords(site=site, path=keyword_file)

    run = start_run(site=site, caps={2: 1, 4: 2})
    work_all()

    done = results(run)
    assert done[2]["clusters_processed"] == 1
    assert done[4]["content_created"] == 2
    assert Cluster.objects.filter(status="active").count() == done[1]["clusters_created"] - 1 > 0
    assert Task.objects.filter(status="pending").count() == done[3]["tasks_created"] - 2 > 0
    assert done[7]["content_ready_for_review"] == 2
    check_ledger()


class Spoilt(EmbeddedProvider):
    """Fails on whatever speaks of the milk frother: there is always one item like it."""

    @override
    def generate_content(self, given: GenerateContentInput, usage: Usage, problem: str = "") -> GenerateContentOutput:
        if "milk frother" in given.title.casefold():
            raise InvalidOutput("it curdled")
        return super().generate_content(given, usage, problem)

    @override
    def generate_images(self, given: GenerateImagesInput, usage: Usage, problem: str = "") -> GenerateImagesOutput:
        answer = super().generate_images(given, usage, problem)
        return answer.model_copy(update={"data": b"no image"}) if given.kind == "featured" else answer


def test_one_bad_item_stands_alone_and_the_others_finish(keyword_file: Path, settings: Settings) -> None:
    settings.IGNY8_PROVIDERS = {"offline": "tests.flow.test_pipeline.Spoilt"}
    site = make_site("grind", stage_4_batch_size=50, stage_6_batch_size=50, max_attempts=1)
    import_keywords(site=site, path=keyword_file)

    run = start_run(site=site)
    work_all()

    check_end_to_end(site, run)
    bad = Task.objects.filter(title__icontains="milk frother")
    assert bad.exists()
    assert set(bad.values_list("status", "parked_reason")) == {("parked", "The answer can't be used: it curdled")}
    assert not Task.objects.exclude(title__icontains="milk frother").exclude(status="completed").exists()
    covers = Image.objects.filter(kind="featured")
    assert set(covers.values_list("status", flat=True)) == {"failed"}
    assert all("no whole WebP" in reason for reason in covers.values_list("failed_reason", flat=True))
    assert set(Image.objects.filter(kind="in_article").values_list("status", flat=True)) == {"generated"}
    assert AICall.objects.filter(run=run, outcome="invalid_output").exists()
    warnings = set(RunEvent.objects.filter(run=run, level="warning").values_list("message", flat=True))
    for task in bad:
        assert f"“{task.title}” is set aside: The answer can't be used: it curdled" in warnings


def test_the_log_can_be_read_by_a_person(keyword_file: Path) -> None:
    site = make_site("grind")
    import_keywords(site=site, path=keyword_file)
    start_run(site=site, caps={2: 1, 4: 1})
    work_all()
    lines = list(RunEvent.objects.filter(site=site, level="info").values_list("message", flat=True))
    draft = Content.objects.get()
    assert f"Wrote the brief “{draft.title}”: {draft.word_count:,} words" in lines
    assert f"Planned {draft.images.count()} images for “{draft.title}”" in lines
    assert any(line.startswith(f"Drew the cover of “{draft.title}”: 1200 × 630, ") for line in lines)
