"""The sweep moves on what stands still."""

from __future__ import annotations

import pytest
from typing_extensions import override

from igny8.automation import advance as advancing
from igny8.automation.retry import retry_failed
from igny8.automation.start import start_run
from igny8.automation.sweep import sweep
from igny8.lib import doorbell
from igny8.models import AutomationRun, RunStage, RunStep
from igny8.pipeline.registry import get_stage
from tests.flow.engine.rows import add_keywords, add_tasks, make_site
from tests.flow.engine.turns import fresh, work_all

pytestmark = pytest.mark.django_db


class Counting(doorbell.SilentBell):
    rings = 0

    @override
    def ring(self) -> None:
        self.rings += 1


def test_a_run_whose_starter_died_after_the_commit_is_moved_on(monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    with monkeypatch.context() as patched:
        patched.setattr("igny8.automation.start.advance", lambda run_id: None)
        run = start_run(site=site)
    assert not RunStep.objects.exists()
    sweep()
    work_all()
    assert fresh(run).status == "completed"


def test_a_run_whose_last_finisher_died_before_it_advanced_is_moved_on(monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    with monkeypatch.context() as patched:
        patched.setattr("igny8.automation.work.advance", lambda run_id: None)
        work_all()
    assert fresh(run).status == "running"
    assert RunStage.objects.get(run=run, number=4).open_steps == 0
    sweep()
    assert fresh(run).status == "completed"


def test_it_rings() -> None:
    bell = Counting()
    doorbell.install(bell)
    sweep()
    doorbell.install(doorbell.SilentBell())
    assert bell.rings == 1


def test_to_advance_once_too_often_does_nothing() -> None:
    site = make_site()
    add_keywords(site, 2)
    run = start_run(site=site)
    for _ in range(3):
        advancing.advance(run.pk)
    assert RunStep.objects.count() == 1
    work_all()
    advancing.advance(run.pk)
    assert fresh(run).status == "completed"


def test_a_run_that_cannot_be_moved_on_fails_after_five_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site()
    add_tasks(site, 1)
    monkeypatch.setattr("igny8.automation.advance.get_stage", {}.__getitem__)
    run = start_run(site=site, stages=[4])
    assert fresh(run).advance_failures == 1
    for _ in range(4):
        assert fresh(run).status == "running"
        sweep()
    assert fresh(run).status == "failed"
    assert "could not be moved on from stage" in run.error
    monkeypatch.setattr("igny8.automation.advance.get_stage", get_stage)
    retry_failed(run)
    work_all()
    assert fresh(run).status == "completed"
    assert run.stages.get(number=4).done_items == 1


def test_a_success_between_forgets_the_failures() -> None:
    run = start_run(site=make_site())
    AutomationRun.objects.update(advance_failures=4)
    advancing.advance(run.pk)
    assert fresh(run).advance_failures == 0
