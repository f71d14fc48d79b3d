from __future__ import annotations

import pytest
from django.db import transaction

from igny8.models import ContentIdea, Sector, Task
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch
from igny8.planning.brief import read_brief
from tests.flow.stages.kit import StageKit, drain
from tests.flow.stages.rows import a_cluster, a_keyword, a_site, an_idea

pytestmark = pytest.mark.django_db

TERMS = ("cold brew", "cold brew ratio", "how long does cold brew last", "is cold brew stronger")


def test_an_idea_becomes_a_task() -> None:
    site = a_site()
    sector = Sector.objects.create(site=site, name="Coffee")
    idea = an_idea(a_cluster(site, terms=TERMS, sector=sector), priority=7.5)

    drained = drain(3, StageKit(site))

    task = Task.objects.get()
    assert drained.counts == {"ideas_processed": 1, "tasks_created": 1}
    assert drained.charged == 0
    assert (task.idea, task.cluster, task.sector) == (idea, idea.keyword_cluster, sector)
    assert (task.title, task.description) == (idea.idea_title, idea.description)
    assert (task.content_type, task.content_structure) == ("post", "how_to")
    assert (task.priority, task.status) == (7.5, "pending")
    idea.refresh_from_db()
    assert idea.status == "in_progress"


def test_the_brief_holds_what_is_known() -> None:
    site = a_site()
    an_idea(a_cluster(site, terms=TERMS), target_keywords=["Cold  Brew", "cold brew ratio", "cold brew jar"])

    drain(3, StageKit(site))

    brief = read_brief(Task.objects.get().brief)
    assert brief.audience == "Home baristas"
    assert brief.main_keyword == "cold brew"
    assert [(keyword.term, keyword.volume) for keyword in brief.keywords] == [
        ("cold brew", 1000),
        ("cold brew ratio", 999),
        ("cold brew jar", None),
    ]
    assert brief.questions == ["how long does cold brew last", "is cold brew stronger"]
    assert brief.target_words == 1500


def test_word_order_twins_are_no_questions() -> None:
    site = a_site()
    cluster = a_cluster(site, terms=("how to cold brew", "cold brew"))
    a_keyword(cluster, "how cold brew to", variant_of=cluster.pillar)
    an_idea(cluster, target_keywords=["cold brew"])

    drain(3, StageKit(site))

    assert read_brief(Task.objects.get().brief).questions == ["how to cold brew"]


def test_an_idea_without_keywords_takes_the_pillar() -> None:
    site = a_site()
    an_idea(a_cluster(site, terms=TERMS), target_keywords=[])

    drain(3, StageKit(site))

    assert read_brief(Task.objects.get().brief).main_keyword == "cold brew"


def test_many_ideas_in_small_batches() -> None:
    site = a_site()
    cluster = a_cluster(site)
    for number in range(7):
        an_idea(cluster, f"Idea {number}", priority=number)

    drained = drain(3, StageKit(site), batch_size=2)

    assert drained.counts == {"ideas_processed": 7, "tasks_created": 7}
    assert [task.title for task in Task.objects.order_by("id")][:2] == ["Idea 6", "Idea 5"]
    assert drain(3, StageKit(site)).counts == {"ideas_processed": 0, "tasks_created": 0}


def test_an_idea_that_was_rejected_meanwhile_stays_rejected() -> None:
    site = a_site()
    idea = an_idea(a_cluster(site))
    outcome = get_stage(3).work(Batch([idea.pk]), StageKit(site))
    ContentIdea.objects.update(status="rejected")

    with transaction.atomic():
        tally = outcome.save()

    assert tally.counts == {"ideas_processed": 0, "tasks_created": 0}
    assert not Task.objects.exists()
    assert ContentIdea.objects.get().status == "rejected"


def test_an_idea_has_one_task_whoever_made_it() -> None:
    site = a_site()
    idea = an_idea(a_cluster(site))
    outcome = get_stage(3).work(Batch([idea.pk]), StageKit(site))
    Task.objects.create(site=site, idea=idea, title="By hand", content_type="post", content_structure="guide")

    with transaction.atomic():
        tally = outcome.save()

    assert tally.counts == {"ideas_processed": 1, "tasks_created": 0}
    assert Task.objects.get().title == "By hand"


@pytest.mark.parametrize("bad", [{"content_structure": "poem"}, {"content_type": "leaflet"}, {"target_keywords": [""]}])
def test_an_idea_that_no_brief_fits_is_refused_alone(bad: dict[str, object]) -> None:
    site = a_site()
    cluster = a_cluster(site)
    spoilt = an_idea(cluster, "Spoilt", **bad)
    an_idea(cluster, "Sound")

    drained = drain(3, StageKit(site))

    assert list(drained.refused) == [spoilt.pk]
    assert [task.title for task in Task.objects.all()] == ["Sound"]


def test_a_parked_idea_waits_no_longer_and_comes_back() -> None:
    site = a_site()
    idea = an_idea(a_cluster(site))
    stage = get_stage(3)

    assert stage.park([idea.pk], "No brief can be made of it.") == 1
    assert not stage.waiting(site).exists()
    assert ContentIdea.objects.get().parked_reason == "No brief can be made of it."
    with transaction.atomic():
        assert stage.unpark(site) == [idea.pk]
    assert stage.waiting(site).get() == idea


def test_other_sites_ideas_wait_at_their_own_door() -> None:
    an_idea(a_cluster(a_site()))
    assert drain(3, StageKit(a_site(domain="other.example"))).counts["ideas_processed"] == 0
