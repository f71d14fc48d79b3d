"""What happens in the same moment, on a real database with real threads."""

from __future__ import annotations

from pathlib import Path

import pytest

from igny8.automation.cancel import cancel_run
from igny8.automation.claim import Asking, claim_step
from igny8.automation.pause import pause_run
from igny8.automation.retry import retry_failed
from igny8.automation.settle import settle_work
from igny8.automation.start import start_run
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.drain import drain
from igny8.models import AutomationRun, Content, RunEvent, RunStep, Task
from igny8.pipeline.stage import Batch, Kit, Outcome
from tests.flow.engine.rows import add_keywords, add_tasks, charged, check_ledger, make_site
from tests.flow.engine.threads import at_once
from tests.flow.engine.toy import Toys
from tests.flow.engine.turns import fresh, take, work_all

pytestmark = pytest.mark.django_db(transaction=True)


def _planned(articles: int) -> AutomationRun:
    site = make_site(concurrency=32)
    add_tasks(site, articles)
    run = start_run(site=site, stages=[4])
    work_step(take())
    return run


def test_of_many_who_settle_at_once_exactly_one_sees_the_last(toys: Toys) -> None:
    run = _planned(12)
    claims = [take(f"worker {number}") for number in range(12)]
    outcomes: list[Outcome] = [
        toys.written.work(Batch(claim.step.item_ids), None)  # type: ignore[arg-type]
        for claim in claims
    ]
    left = at_once(12, lambda number: settle_work(claims[number], outcomes[number]))
    assert sorted(left) == list(range(12))
    assert charged(run.site) == 60
    check_ledger()


def test_a_run_ends_once_however_many_move_it_on(toys: Toys) -> None:
    run = _planned(8)
    claims = [take(f"worker {number}") for number in range(8)]
    at_once(12, lambda number: work_step(claims[number]) if number < 8 else sweep())
    assert fresh(run).status == "completed"
    assert RunEvent.objects.filter(message__startswith="Completed").count() == 1


def test_a_cancel_in_the_midst_of_settlements_keeps_the_ledger_whole() -> None:
    for turn in range(3):
        site = make_site(f"site{turn}")
        add_tasks(site, 10)
        run = start_run(site=site, stages=[4])
        work_step(take())
        claims = [claim for number in range(10) if (claim := claim_step(Asking(f"w{number}"))) is not None]
        results = at_once(
            len(claims) + 1,
            lambda number, claims=claims, run=run: work_step(claims[number - 1]) if number else cancel_run(run),  # type: ignore[misc]
        )
        assert not [result for result in results if isinstance(result, Exception)]
        assert fresh(run).status == "cancelled"
        assert not RunStep.objects.filter(status__in=["waiting", "leased"]).exists()
        done = Task.objects.filter(site=site, status="completed").count()
        assert charged(site) == 5 * done == run.credits_used
        check_ledger()


def test_cancel_pause_and_retry_while_sixteen_threads_halve(home: Path, bell: EmbeddedBell, toys: Toys) -> None:
    def behave(batch: Batch, kit: Kit) -> None:
        if any(item % 7 == 0 for item in batch.item_ids):
            raise ValueError("a bad item")

    toys.sorted.behave = behave
    site = make_site(concurrency=16, stage_1_batch_size=16, max_attempts=1)
    add_keywords(site, 64)
    run = start_run(site=site, stages=[1])

    def press(number: int) -> None:
        if number == 0:
            drain(run, bell=bell, home=home, threads=16)
        elif number == 1:
            cancel_run(AutomationRun.objects.get(pk=run.pk))

    results = at_once(2, press)
    assert not [result for result in results if isinstance(result, Exception)], results
    assert fresh(run).status == "cancelled"
    assert not RunStep.objects.filter(status__in=["waiting", "leased"]).exists()
    check_ledger()
    toys.sorted.behave = lambda batch, kit: None
    second = start_run(site=site, stages=[1])
    work_all()
    assert fresh(second).status == "completed"


def test_once_a_pause_was_answered_no_step_begins() -> None:
    run = _planned(16)

    def press(number: int) -> object:
        if number == 0:
            pause_run(run)
            return RunStep.objects.filter(fence__gt=0, kind="work").count()
        return claim_step(Asking(f"w{number}"))

    begun, *claims = at_once(12, press)
    assert RunStep.objects.filter(fence__gt=0, kind="work").count() == begun == sum(map(bool, claims))


def test_of_two_retries_at_once_none_doubles_an_item(toys: Toys) -> None:
    def behave(batch: Batch, kit: Kit) -> None:
        raise ValueError("bad")

    toys.written.behave = behave
    site = make_site(max_attempts=1)
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4])
    work_all()
    assert fresh(run).status == "failed"
    toys.written.behave = lambda batch, kit: None
    at_once(4, lambda number: retry_failed(AutomationRun.objects.get(pk=run.pk)))
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 4
    assert run.stages.get(number=4).total_items == 4
    check_ledger()
