"""What the engine does about each kind of error that a step can end with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError

from igny8.ai.errors import InvalidOutput, RateLimited, Refused, TimedOut, Unavailable
from igny8.automation.faults import wait_seconds
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.lib.database import read_clock
from igny8.models import Content, RunEvent, RunStep, Task
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_tasks, balance, charged, check_ledger, make_site
from tests.flow.engine.toy import Toys
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db

Raises = Callable[[Batch, Kit], None]


def failing(*errors: Exception) -> Raises:
    """Raise each error once, then work."""
    left: Iterator[Exception] = iter(errors)

    def behave(batch: Batch, kit: Kit) -> None:
        error = next(left, None)
        if error is not None:
            raise error

    return behave


def settle_all() -> None:
    """Work until nothing is left, without waiting for moments to come."""
    RunStep.objects.filter(status="waiting").update(not_before=None)
    while work_all():
        RunStep.objects.filter(status="waiting").update(not_before=None)


def test_a_rate_limit_waits_for_as_long_as_the_provider_says(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = failing(RateLimited(retry_after_seconds=30))
    start_run(site=site, stages=[4])
    work_step(take_work())
    step = RunStep.objects.get(kind="work")
    assert (step.status, step.attempts, step.error_code) == ("waiting", 1, "rate_limited")
    assert step.not_before is not None
    assert timedelta(seconds=28) < step.not_before - read_clock() < timedelta(seconds=31)
    assert work_all() == 0
    assert balance(site) == 1_000  # nothing is held while it waits
    settle_all()
    assert charged(site) == 5
    check_ledger()


@pytest.mark.parametrize(
    "error", [Unavailable("503"), TimedOut("30 s"), RateLimited(), InvalidOutput("no JSON"), ValueError("a defect")]
)
def test_what_may_pass_is_tried_again(toys: Toys, error: Exception) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = failing(error, error)
    run = start_run(site=site, stages=[4])
    settle_all()
    assert fresh(run).status == "completed"
    assert len(toys.written.worked) == 3
    assert Content.objects.count() == 1
    assert charged(site) == 5
    check_ledger()


def test_a_refusal_is_never_repeated(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 2)
    toys.written.behave = failing(Refused("The content filter said no."))
    run = start_run(site=site, stages=[4])
    settle_all()
    assert len(toys.written.worked) == 2
    assert Task.objects.get(status="parked").parked_reason == "The content filter said no."
    assert fresh(run).status == "completed"
    assert charged(site) == 5


@pytest.mark.parametrize("error", [TimedOut("30 s"), InvalidOutput("no JSON"), ValueError("a defect")])
def test_an_item_that_always_fails_is_parked_with_its_reason_and_costs_nothing(toys: Toys, error: Exception) -> None:
    site = make_site(max_attempts=3)
    bad, _ = add_tasks(site, 2)

    def behave(batch: Batch, kit: Kit) -> None:
        if bad.pk in batch.item_ids:
            raise error

    toys.written.behave = behave
    run = start_run(site=site, stages=[4])
    settle_all()
    assert toys.written.worked.count([bad.pk]) == 3
    assert str(error) in Task.objects.get(pk=bad.pk).parked_reason
    stage = run.stages.get(number=4)
    assert (stage.done_items, stage.failed_items) == (1, 1)
    assert charged(site) == 5
    assert fresh(run).status == "completed"
    check_ledger()


def test_when_every_item_of_a_stage_is_parked_the_run_fails(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 2)
    toys.written.behave = failing(Refused("no"), Refused("no"))
    run = start_run(site=site)
    settle_all()
    assert (fresh(run).status, run.current_stage) == ("failed", 4)
    assert run.error.startswith("Every item of stage 4 was parked")
    assert run.stages.get(number=4).status == "failed"
    assert charged(site) == 0


def test_an_item_that_its_stage_gives_up_at_once_is_parked_and_the_others_go_on(toys: Toys) -> None:
    site = make_site(stage_4_batch_size=3)
    bad, *_ = add_tasks(site, 3)
    toys.written.refuses = {bad.pk: "It has no keyword."}
    run = start_run(site=site, stages=[4])
    settle_all()
    assert Task.objects.get(status="parked").parked_reason == "It has no keyword."
    stage = run.stages.get(number=4)
    assert (stage.done_items, stage.failed_items) == (2, 1)
    assert charged(site) == 10


def test_a_defect_leaves_its_traceback_in_the_log(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = failing(ZeroDivisionError("nought"))
    start_run(site=site, stages=[4])
    work_step(take_work())
    event = RunEvent.objects.get(level="warning")
    assert event.message.startswith("ZeroDivisionError: nought Tried again in")
    assert "raise error" in event.data["traceback"]


def test_a_database_that_could_not_be_used_is_not_the_items_fault(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = failing(*[OperationalError("database is locked")] * 9)
    run = start_run(site=site, stages=[4])
    settle_all()
    assert fresh(run).status == "completed"
    assert RunStep.objects.get(kind="work").attempts == 0


def test_an_output_that_cannot_be_saved_is_a_fault_like_another(toys: Toys, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(max_attempts=1)
    add_tasks(site, 2)
    broken = toys.written._save

    def save(item_ids: list[int]) -> object:
        tally = broken(item_ids)
        if len(toys.written.worked) == 1:
            raise ValueError("a defect while saving")
        return tally

    monkeypatch.setattr(toys.written, "_save", save)
    start_run(site=site, stages=[4])
    settle_all()
    assert Content.objects.count() == 1
    assert Task.objects.filter(status="parked").count() == 1
    check_ledger()


def test_waits_grow_with_each_attempt_and_never_beyond_their_cap() -> None:
    longest = [max(wait_seconds(Unavailable("x"), attempt) for _ in range(200)) for attempt in (1, 2, 3, 20)]
    assert longest[0] <= 2 < longest[2] <= 8
    assert 60 < longest[3] <= 120


def test_a_retry_after_beyond_reason_is_cut() -> None:
    assert wait_seconds(RateLimited(retry_after_seconds=1e9), 1) <= 901
    assert wait_seconds(RateLimited(retry_after_seconds=-5), 1) == 0
