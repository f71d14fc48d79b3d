from __future__ import annotations

from igny8.quality import repair
from igny8.quality.examine import examine
from igny8.quality.registry import BY_KEY
from tests.unit.quality.articles import BODY, an_article

GOOD = examine(an_article())
POOR = examine(
    an_article(f"{BODY}<p>As an AI language model, in 2019, 62 % paid $7 for 5,000 cups.</p>", meta_title="")
)


def test_a_writer_is_told_what_failed_the_worst_first() -> None:
    told = repair.instructions(POOR)
    assert [line.split(":")[0] for line in told] == ["Prompt leakage", "Numbers with a source", "Meta title length"]
    assert "Take it out." in told[0]
    assert BY_KEY["meta_title"].threshold in told[2]


def test_a_repair_is_asked_for_once_and_of_a_writer() -> None:
    assert repair.is_worth_it(POOR, provider="openai")
    assert not repair.is_worth_it(POOR, provider="offline")
    assert not repair.is_worth_it(POOR, provider="openai", is_wanted=False)
    assert not repair.is_worth_it(GOOD, provider="openai")
    assert not repair.is_worth_it(examine(an_article(is_brief=True)), provider="openai")


def test_what_a_writer_cannot_mend_is_no_reason() -> None:
    report = examine(an_article(nearest=an_article().nearest, pictures=()))
    assert repair.instructions(report) == []
    light = examine(an_article(meta_title=""))
    assert [result.key for result in light.failed] == ["meta_title"]
    assert not repair.is_worth_it(light, provider="openai")


def test_the_better_of_two_is_kept_and_the_first_of_equals() -> None:
    assert repair.is_better(GOOD, POOR)
    assert not repair.is_better(POOR, GOOD)
    assert not repair.is_better(GOOD, GOOD)
    assert not repair.is_better(examine(an_article(is_brief=True)), POOR)
