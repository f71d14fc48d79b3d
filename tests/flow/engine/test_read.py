"""What the command line and the API show of a run is counted from its rows."""

from __future__ import annotations

import json

import pytest

from igny8.automation.read import describe_run, pipeline_overview, runs_of
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from tests.flow.engine.rows import add_keywords, add_tasks, make_site
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    site = make_site()
    add_keywords(site, 3)
    run = start_run(site=site)
    work_all()
    told = json.loads(json.dumps(describe_run(fresh(run))))
    assert told["run_id"] == str(run.pk)
    assert told["status"] == "completed"
    assert told["pause_reason"] is None
    assert told["total_credits_used"] == 16
    assert told["stage_1_result"] == {"keywords_processed": 3, "credits_used": 1}
    assert told["stage_7_result"] == {"content_ready_for_review": 0}
    assert told["completed_at"] >= told["started_at"]
    assert [stage["number"] for stage in told["stages"]] == [1, 2, 3, 4, 5, 6, 7]
    assert told["stages"][3] | {"started_at": "", "finished_at": ""} == {
        "number": 4, "status": "completed", "total": 3, "done": 3, "failed": 0, "current_item": None,
        "credits": 15, "tokens": 0, "cost": 0.0, "started_at": "", "finished_at": "", "paused_seconds": 0.0,
    }  # fmt: skip


def test_the_item_in_hand_is_named() -> None:
    site = make_site(stage_1_batch_size=1)
    add_keywords(site, 3)
    run = start_run(site=site)
    claim = take_work()
    told = describe_run(fresh(run))
    assert told["stages"][0]["current_item"] == "socks 0"
    assert told["eta"] is None  # nothing is known of the pace
    work_step(claim)
    assert describe_run(fresh(run))["stages"][0]["done"] == 1


def test_the_end_is_expected_by_the_pace_of_earlier_runs() -> None:
    site = make_site()
    add_keywords(site, 2)
    start_run(site=site)
    work_all()
    add_keywords(site, 2)
    told = describe_run(start_run(site=site))
    assert told["eta"] is not None
    assert told["eta"] >= told["started_at"]


def test_the_overview_counts_what_waits_at_each_door() -> None:
    site = make_site()
    add_keywords(site, 3)
    add_tasks(site, 2)
    overview = pipeline_overview(site)
    assert [door["pending"] for door in overview] == [3, 0, 0, 2, 0, 0, 0]
    assert overview[0] == {"number": 1, "name": "Toy 1", "pending": 3, "type": "AI"}


def test_the_latest_run_comes_first() -> None:
    site = make_site()
    first = start_run(site=site)
    work_all()
    second = start_run(site=site)
    assert [run.pk for run in runs_of(site)] == [second.pk, first.pk]
    assert runs_of(site, before=second.started_at) == [first]
