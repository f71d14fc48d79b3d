from __future__ import annotations

import pytest

from igny8.automation.config import update_config
from igny8.automation.controls import RunActive
from igny8.automation.start import start_run
from igny8.lib.errors import Invalid
from igny8.models import AuditEntry, AutomationRun, RunEvent, User
from tests.flow.engine.rows import add_keywords, make_site
from tests.flow.engine.threads import at_once
from tests.flow.engine.turns import take_work, work_all

pytestmark = pytest.mark.django_db


def test_who_started_it_is_written_down() -> None:
    alice = User.objects.create(email="alice@example.org")
    run = start_run(site=make_site(), user=alice)
    assert run.started_by == alice
    entry = AuditEntry.objects.get(action="run.start")
    assert (entry.actor, entry.target) == ("alice@example.org", str(run.pk))
    assert RunEvent.objects.order_by("id")[0].message == "Started by alice@example.org."


def test_a_second_start_is_told_of_the_first() -> None:
    site = make_site()
    run = start_run(site=site)
    with pytest.raises(RunActive) as refused:
        start_run(site=site)
    assert refused.value.code == "run_active"
    assert refused.value.extra == {"run_id": str(run.pk), "status": "running"}


def test_another_site_is_free() -> None:
    site = make_site()
    start_run(site=site)
    start_run(site=make_site("shoes", account=site.account))
    assert AutomationRun.objects.filter(status="running").count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_fifty_simultaneous_starts_one_succeeds() -> None:
    site = make_site()
    results = at_once(50, lambda number: start_run(site=site))
    runs = [result for result in results if isinstance(result, AutomationRun)]
    refused = [result for result in results if isinstance(result, RunActive)]
    assert (len(runs), len(refused)) == (1, 49), results
    assert AutomationRun.objects.get() == runs[0]
    assert {error.extra["run_id"] for error in refused} == {str(runs[0].pk)}


@pytest.mark.parametrize("stages", [[0], [8], [], [1, 99]])
def test_senseless_stages_are_refused(stages: list[int]) -> None:
    with pytest.raises(Invalid, match="from 1 to 7"):
        start_run(site=make_site(), stages=stages)
    assert not AutomationRun.objects.exists()


@pytest.mark.parametrize("caps", [{1: 0}, {7: 1}, {0: 1}, {2: -5}])
def test_senseless_caps_are_refused(caps: dict[int, int]) -> None:
    with pytest.raises(Invalid, match="at least 1 item"):
        start_run(site=make_site(), caps=caps)


def test_only_the_named_stages_run() -> None:
    site = make_site()
    add_keywords(site, 1)
    run = start_run(site=site, stages=[1, 7])
    work_all()
    skipped = [stage.number for stage in run.stages.order_by("number") if stage.status == "skipped"]
    assert skipped == [2, 3, 4, 5, 6]


def test_a_switched_off_writer_writes_nothing() -> None:
    site = make_site()
    site.writer_enabled = False
    site.save()
    run = start_run(site=site)
    work_all()
    assert [stage.number for stage in run.stages.filter(status="skipped").order_by("number")] == [4, 5, 6]


def test_later_changes_of_the_config_apply_to_the_next_run() -> None:
    site = make_site(stage_1_batch_size=1)
    add_keywords(site, 4)
    run = start_run(site=site)
    update_config(site=site, changes={"stage_1_batch_size": 4}, actor="test")
    assert len(take_work().step.item_ids) == 1
    assert run.settings["stage_1_batch_size"] == 1
