"""Steps that are settled in the same moment, each in a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from igny8.ai.functions.generate_content import GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasOutput
from igny8.models import Cluster, Content, ContentIdea, Task
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch, Outcome, Tally
from tests.flow.stages.kit import ScriptedAI, StageKit
from tests.flow.stages.rows import a_cluster, a_site, a_task, an_idea
from tests.flow.stages.test_s2 import idea
from tests.flow.stages.test_s4 import article

pytestmark = pytest.mark.django_db(transaction=True)


def settle_at_once(outcomes: Sequence[Outcome]) -> list[Tally]:
    together = Barrier(len(outcomes))

    def settle(save: Callable[[], Tally]) -> Tally:
        try:
            together.wait(30)
            with transaction.atomic():
                return save()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(outcomes)) as pool:
        return list(pool.map(settle, [outcome.save for outcome in outcomes]))


def test_one_title_found_by_many_steps() -> None:
    site = a_site()
    clusters = [a_cluster(site, f"Brewer {letter}", (f"brewer {letter}",)) for letter in "abcdef"]
    answer = GenerateIdeasOutput(ideas=[idea("Brewing"), idea("Beans at Home")])
    kit = StageKit(site, ScriptedAI({"generate_ideas": lambda given: answer}))

    tallies = settle_at_once([get_stage(2).work(Batch([cluster.pk]), kit) for cluster in clusters])

    titles = list(ContentIdea.objects.values_list("idea_title", flat=True))
    assert len(titles) == len(set(titles)) == sum(tally.counts["ideas_created"] for tally in tallies)
    assert {"Brewing", "Beans at Home"} <= set(titles)
    assert all(cluster.ideas.exists() for cluster in clusters)
    assert not Cluster.objects.filter(status="active").exists()


def test_one_slug_wanted_by_many_articles() -> None:
    site = a_site()
    cluster = a_cluster(site)
    tasks = [a_task(cluster, f"Article {letter}") for letter in "abcdef"]
    answer: GenerateContentOutput = article()
    kit = StageKit(site, ScriptedAI({"generate_content": lambda given: answer}))

    settle_at_once([get_stage(4).work(Batch([task.pk]), kit) for task in tasks])

    slugs = list(Content.objects.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs)) == 6
    assert not any(slug.rsplit("-")[-1].isdigit() for slug in slugs)
    assert Content.objects.values("title").distinct().count() == 6


def test_one_idea_taken_by_many_steps() -> None:
    site = a_site()
    new = an_idea(a_cluster(site))
    tallies = settle_at_once([get_stage(3).work(Batch([new.pk]), StageKit(site)) for _ in range(6)])
    assert Task.objects.count() == 1
    assert sum(tally.counts["tasks_created"] for tally in tallies) == 1
    assert sum(tally.counts["ideas_processed"] for tally in tallies) == 1


def test_one_task_written_by_many_steps() -> None:
    site = a_site()
    task = a_task(a_cluster(site))
    kit = StageKit(site, ScriptedAI({"generate_content": lambda given: article()}))
    tallies = settle_at_once([get_stage(4).work(Batch([task.pk]), kit) for _ in range(6)])
    assert Content.objects.count() == 1
    assert sum(tally.credits for tally in tallies) == 2
