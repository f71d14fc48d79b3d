"""What a site's finished runs say about the next one: the rates between stages. Defaults where they say nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Final

from igny8.automation.bands import Band, Seen, learned
from igny8.automation.cascade import Rates
from igny8.gateway import serving
from igny8.models import AutomationRun, Content, RunStage, Site, Task

MOST_RUNS: Final = 20  # older ones say less about the next
MOST_ARTICLES: Final = 200

# Expected without history, and how far sites differ (standard deviation of the logarithm).
KEYWORDS_PER_CLUSTER: Final = {"tight": 2.0, "balanced": 3.5, "broad": 6.0}
IDEAS_OF_THOSE_ASKED: Final = 0.9
IMAGES_PER_ARTICLE: Final = 3.0
DONE: Final = 0.98
TARGET_WORDS: Final = 1_700.0
WORDS_PER_TARGET: Final = 1.0
WORDS_PER_TARGET_OFFLINE: Final = 0.45  # what is composed offline is a brief, much shorter than its article
OFFLINE: Final = "offline"  # the provider without a network
_SPREAD: Final = {"clusters": 0.6, "ideas": 0.15, "images": 0.15, "done": 0.015, "target": 0.25, "words": 0.25}


def rates(site: Site, settings: Mapping[str, Any]) -> Rates:
    """The rates for a run of the site under `settings`."""
    past = _past(site)
    clusters = _clusters_per_keyword(settings)
    ideas = _ideas_per_cluster(settings)
    return Rates(
        clusters_per_keyword=learned(
            clusters,
            _SPREAD["clusters"],
            _seen(past[1], "clusters_created", "keywords_processed", _clusters_per_keyword),
        ),
        ideas_per_cluster=learned(
            ideas, _SPREAD["ideas"], _seen(past[2], "ideas_created", "clusters_processed", _ideas_per_cluster)
        ),
        target_words=_target_words(site),
        words_per_target=_words_per_target(site),
        images_per_article=learned(
            IMAGES_PER_ARTICLE,
            _SPREAD["images"],
            _seen(past[5], "prompts_created", "content_processed", lambda _: IMAGES_PER_ARTICLE),
        ),
        done={number: _done(past[number]) for number in range(1, 8)},
    )


def _clusters_per_keyword(settings: Mapping[str, Any]) -> float:
    return 1 / KEYWORDS_PER_CLUSTER[settings["granularity"]]


def _ideas_per_cluster(settings: Mapping[str, Any]) -> float:
    return float(settings["ideas_per_cluster"] * IDEAS_OF_THOSE_ASKED)


def _past(site: Site) -> dict[int, list[RunStage]]:
    ended = [AutomationRun.Status.COMPLETED, AutomationRun.Status.FAILED, AutomationRun.Status.CANCELLED]
    runs = AutomationRun.objects.filter(site=site, kind=AutomationRun.Kind.PIPELINE, status__in=ended)
    last = list(runs.order_by("-started_at").values_list("pk", flat=True)[:MOST_RUNS])
    by_number: dict[int, list[RunStage]] = defaultdict(list)
    stages = RunStage.objects.filter(run__in=last, status=RunStage.Status.COMPLETED, total_items__gt=0)
    for stage in stages.select_related("run"):
        by_number[stage.number].append(stage)
    return by_number


def _seen(
    stages: list[RunStage], came: str, taken: str, by_default: Callable[[Mapping[str, Any]], float]
) -> list[Seen]:
    """What each past stage gave, beside what the defaults foretell under the settings that it had."""
    return [
        Seen(stage.result[came], stage.result[taken] * by_default(stage.run.settings))
        for stage in stages
        if stage.result and came in stage.result
    ]


def _done(stages: list[RunStage]) -> Band:
    seen = [Seen(stage.total_items - stage.failed_items, stage.total_items * DONE) for stage in stages]
    return learned(DONE, _SPREAD["done"], seen).at_most(1)


def _target_words(site: Site) -> Band:
    tasks = Task.objects.filter(site=site, brief__target_words__isnull=False)
    targets = list(tasks.order_by("-id").values_list("brief__target_words", flat=True)[:MOST_ARTICLES])
    return learned(TARGET_WORDS, _SPREAD["target"], [Seen(sum(targets) / TARGET_WORDS, len(targets))])


def _words_per_target(site: Site) -> Band:
    provider = serving.name_of("generate_content", site)
    default = WORDS_PER_TARGET_OFFLINE if provider == OFFLINE else WORDS_PER_TARGET
    written = Content.objects.filter(site=site, provider=provider, task__brief__target_words__gt=0)
    pairs = list(written.order_by("-id").values_list("word_count", "task__brief__target_words")[:MOST_ARTICLES])
    came = sum(words / target for words, target in pairs)
    return learned(default, _SPREAD["words"], [Seen(came / default, len(pairs))])
