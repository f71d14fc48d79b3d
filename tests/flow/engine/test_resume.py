from __future__ import annotations

import pytest

from igny8.automation.config import update_config
from igny8.automation.controls import WrongState
from igny8.automation.pause import pause_run
from igny8.automation.resume import OverBudget, resume_run
from igny8.automation.start import start_run
from igny8.credits.grants import grant
from igny8.lib.errors import InsufficientCredits
from igny8.models import AuditEntry, Content, RunStep
from tests.flow.engine.rows import add_tasks, balance, check_ledger, make_site
from tests.flow.engine.turns import fresh, work_all

pytestmark = pytest.mark.django_db


def test_a_run_short_of_credits_pauses_and_goes_on_once_it_can_pay() -> None:
    site = make_site(granted=18)  # each of the toy's articles reserves 7 and costs 5
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4], allow_partial=True)
    work_all()
    assert (fresh(run).status, run.pause_reason) == ("paused", "credits")
    assert (Content.objects.count(), balance(site)) == (3, 3)
    with pytest.raises(InsufficientCredits) as refused:
        resume_run(run)
    assert refused.value.extra == {"needed": 7, "balance": 3, "shortfall": 4}
    grant(account=site.account, amount=4)
    resume_run(run)
    work_all()
    assert fresh(run).status == "completed"
    assert balance(site) == 2
    check_ledger()


def test_a_run_over_its_budget_goes_on_once_the_budget_is_raised() -> None:
    site = make_site(max_credits_per_run=12)
    add_tasks(site, 3)
    run = start_run(site=site, stages=[4])
    work_all()
    assert (fresh(run).status, run.pause_reason, Content.objects.count()) == ("paused", "budget", 2)
    with pytest.raises(OverBudget) as refused:
        resume_run(run)
    assert refused.value.status == 402
    assert refused.value.extra == {"period": "run", "limit": 12, "used": 10, "needed": 7}
    update_config(site=site, changes={"max_credits_per_run": 17}, actor="test")
    resume_run(run)
    work_all()
    assert fresh(run).status == "completed"


def test_to_resume_a_running_run_changes_nothing() -> None:
    run = start_run(site=make_site())
    resume_run(run)
    assert not AuditEntry.objects.filter(action="run.resume").exists()


def test_an_ended_run_cannot_be_resumed() -> None:
    run = start_run(site=make_site())
    work_all()
    with pytest.raises(WrongState):
        resume_run(run)


def test_waiting_steps_go_at_once() -> None:
    site = make_site()
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    pause_run(run)
    RunStep.objects.update(not_before="2999-01-01T00:00Z")
    resume_run(run)
    work_all()
    assert fresh(run).status == "completed"
