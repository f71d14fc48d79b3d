"""Random commands, crashes, faults and passing time against the engine; after each, everything that must hold holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, F, Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from typing_extensions import override

from igny8.ai.errors import InvalidOutput, KeyRefused, RateLimited, Refused, TimedOut, Unavailable
from igny8.automation.cancel import cancel_run
from igny8.automation.claim import Asking, claim_step
from igny8.automation.lease import Claim, give_back_all
from igny8.automation.pause import pause_run
from igny8.automation.resume import resume_run
from igny8.automation.retry import retry_failed
from igny8.automation.start import start_action, start_run
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.credits.grants import grant
from igny8.lib.errors import Igny8Error
from igny8.models import Account, AutomationConfig, AutomationRun, Content, Keyword, RunStage, RunStep, Site, Task
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_keywords, add_tasks, charged, check_ledger, make_site
from tests.flow.engine.toy import Toys, nothing_special

OPEN = ("waiting", "leased")
ENDED = ("completed", "failed", "cancelled")
_WANT = ("insufficient_credits", "over_budget")
FAULTS: list[Exception | None] = [
    None,
    None,
    None,
    RateLimited(retry_after_seconds=20),
    Unavailable("503"),
    TimedOut("slow"),
    InvalidOutput("no JSON"),
    Refused("no"),
    KeyRefused("expired"),
    ValueError("a defect"),
]


class Engine(RuleBasedStateMachine):
    """One site, some workers, a provider with moods, and somebody who presses every button."""

    toys: Toys

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        for model in (AutomationRun, Content, Task, Keyword, Site, Account):
            model.objects.all().delete()
        self.site = make_site(granted=200, stage_1_batch_size=4, stage_4_batch_size=2, max_attempts=2, concurrency=3)
        self.claims: list[Claim] = []
        self.fault: Exception | None = None
        self.toys.sorted.behave = self.toys.written.behave = self._behave
        add_keywords(self.site, 6)
        add_tasks(self.site, 3)
        start_run(site=self.site, stages=[1, 4, 7], allow_partial=True)
        work_step(self._claim("first"))  # its plan

    def _claim(self, worker: str) -> Claim:
        claim = claim_step(Asking(worker))
        assert claim is not None
        return claim

    @override
    def teardown(self) -> None:
        self._let_everything_end()
        transaction.savepoint_rollback(self.savepoint)

    def _behave(self, batch: Batch, kit: Kit) -> None:
        if self.fault is not None:
            raise self.fault

    def _expect(self, refused: Igny8Error, *codes: str) -> None:
        assert refused.code in codes, refused.message

    def _runs(self) -> list[AutomationRun]:
        return list(AutomationRun.objects.order_by("started_at"))

    def _press(self, button: Any, **given: Any) -> None:
        runs = self._runs()
        if runs:
            try:
                button(runs[-1 - given.pop("back", 0) % len(runs)])
            except Igny8Error as refused:
                self._expect(refused, "run_state", "run_active", "nothing_to_retry", *_WANT)

    @rule(keywords=st.integers(0, 9), tasks=st.integers(0, 4))
    def new_items_arrive(self, keywords: int, tasks: int) -> None:
        add_keywords(self.site, keywords)
        add_tasks(self.site, tasks)

    @rule(cap=st.none() | st.integers(1, 5))
    def somebody_starts_a_run(self, cap: int | None) -> None:
        try:
            start_run(site=self.site, stages=[1, 4, 7], allow_partial=True, caps={4: cap} if cap else None)
        except Igny8Error as refused:
            self._expect(refused, "run_active")

    @rule(data=st.data())
    def somebody_starts_an_action(self, data: st.DataObject) -> None:
        tasks = list(Task.objects.filter(site=self.site).values_list("pk", flat=True))
        if tasks:
            chosen = data.draw(st.lists(st.sampled_from(tasks), min_size=1, max_size=3, unique=True))
            try:
                start_action(site=self.site, stage=4, item_ids=chosen)
            except Igny8Error as refused:
                self._expect(refused, "items_busy")

    @rule(back=st.integers(0, 3))
    def somebody_pauses(self, back: int) -> None:
        self._press(pause_run, back=back)

    @rule(back=st.integers(0, 3))
    def somebody_resumes(self, back: int) -> None:
        self._press(resume_run, back=back)

    @rule(back=st.integers(0, 3))
    def somebody_cancels(self, back: int) -> None:
        self._press(cancel_run, back=back)

    @rule(back=st.integers(0, 3))
    def somebody_retries(self, back: int) -> None:
        self._press(retry_failed, back=back)

    @rule(worker=st.sampled_from("abc"), count=st.integers(1, 3))
    def a_worker_takes_steps(self, worker: str, count: int) -> None:
        for _ in range(count):
            claim = claim_step(Asking(worker))
            if claim is not None:
                self.claims.append(claim)

    @rule(count=st.integers(1, 6), fault=st.sampled_from(FAULTS))
    def a_worker_works(self, count: int, fault: Exception | None) -> None:
        self.fault = fault
        for _ in range(count):
            claim = claim_step(Asking("d"))
            if claim is not None:
                work_step(claim)
        self.fault = None

    @rule(fault=st.sampled_from(FAULTS))
    def a_worker_comes_back_after_another_did_its_step(self, fault: Exception | None) -> None:
        late = self.claims.pop() if self.claims else claim_step(Asking("late"))
        if late is None:
            return
        RunStep.objects.filter(pk=late.step.pk, status="leased").update(lease_until="2000-01-01T00:00Z")
        sweep()
        self.a_worker_works(2, None)
        self.fault = fault
        work_step(late)
        self.fault = None

    @rule(which=st.integers(0, 9), fault=st.sampled_from(FAULTS))
    @precondition(lambda self: self.claims)
    def a_worker_finishes(self, which: int, fault: Exception | None) -> None:
        """In time or late, with an output or with an error."""
        self.fault = fault
        work_step(self.claims.pop(which % len(self.claims)))
        self.fault = None

    @rule(which=st.integers(0, 9))
    @precondition(lambda self: self.claims)
    def a_worker_finishes_and_comes_back_with_the_same(self, which: int) -> None:
        claim = self.claims.pop(which % len(self.claims))
        work_step(claim)
        work_step(claim)

    @rule(worker=st.sampled_from("abc"), crashed=st.booleans())
    def a_worker_ends(self, worker: str, crashed: bool) -> None:
        """Its claims stay in our hands: it may yet come back late."""
        give_back_all(worker, crashed=crashed)

    @rule(seconds=st.sampled_from([1, 30, 61, 400, 3_600]))
    def time_passes(self, seconds: int) -> None:
        past = timedelta(seconds=seconds)
        RunStep.objects.update(lease_until=F("lease_until") - past, not_before=F("not_before") - past)
        AutomationRun.objects.update(probe_at=F("probe_at") - past)

    @rule(hours=st.integers(1, 3))
    def the_clock_is_set_back(self, hours: int) -> None:
        ahead = timedelta(hours=hours)
        RunStep.objects.update(lease_until=F("lease_until") + ahead, not_before=F("not_before") + ahead)

    @rule()
    def a_sweep_comes(self) -> None:
        sweep()

    @rule(amount=st.integers(1, 40))
    def credits_are_granted(self, amount: int) -> None:
        grant(account=self.site.account, amount=amount)

    @rule(limit=st.none() | st.integers(0, 60))
    def the_budget_changes(self, limit: int | None) -> None:
        AutomationConfig.objects.update(max_credits_per_run=limit)

    @invariant()
    def the_ledger_is_right(self) -> None:
        check_ledger()
        mapped = [stage.tally.get("keywords_processed", 0) for stage in RunStage.objects.filter(number=1)]
        assert charged(self.site) == 5 * Content.objects.count() + sum(-(-count // 5) for count in mapped)
        assert charged(self.site) == (RunStage.objects.aggregate(sum=Sum("credits_used"))["sum"] or 0)

    @invariant()
    def nothing_is_made_twice_and_nothing_is_lost(self) -> None:
        assert not Task.objects.alias(made=Count("contents")).filter(made__gt=1).exists()
        assert Task.objects.filter(status="completed").count() == Content.objects.count()
        by_stage: dict[int, list[int]] = {}
        for step in RunStep.objects.filter(kind="work", status__in=OPEN):
            by_stage.setdefault(step.number, []).extend(step.item_ids)
        for items in by_stage.values():
            assert len(items) == len(set(items)), "an item is in two open steps"

    @invariant()
    def the_counts_of_each_stage_are_right(self) -> None:
        for stage in RunStage.objects.prefetch_related("steps").select_related("run"):
            open_steps = [step for step in stage.steps.all() if step.status in OPEN]
            assert stage.open_steps == len(open_steps)
            assert min(stage.done_items, stage.failed_items, stage.total_items) >= 0
            if stage.run.status not in ENDED:
                items = sum(len(step.item_ids) for step in open_steps)
                assert stage.total_items == stage.done_items + stage.failed_items + items

    @invariant()
    def the_states_are_right(self) -> None:
        for run in self._runs():
            if run.status in ENDED:
                assert run.completed_at is not None
                assert not run.steps.filter(status__in=OPEN).exists()
                assert run.credits_used == sum(run.stages.values_list("credits_used", flat=True))
            if run.status == "completed":
                assert run.stages.filter(status__in=["completed", "skipped"]).count() == 7
            assert (run.probe_at is None) or (run.status, run.pause_reason) == ("paused", "provider")
        assert AutomationRun.objects.filter(kind="pipeline", status__in=["running", "paused"]).count() <= 1
        assert not RunStep.objects.exclude(status="leased").filter(reserved__gt=0).exists()

    def _let_everything_end(self) -> None:
        """Cure every fault, pay for everything, press resume: each run comes to its end."""
        AutomationConfig.objects.update(max_credits_per_run=None)
        grant(account=self.site.account, amount=10_000)
        self.toys.sorted.behave = self.toys.written.behave = nothing_special
        for worker in "abc":
            give_back_all(worker, crashed=False)
        for run in AutomationRun.objects.filter(status="paused"):
            resume_run(run)
        for _ in range(3):
            RunStep.objects.update(not_before=None)
            sweep()
            while claim := claim_step(Asking("last")):
                work_step(claim)
        assert not AutomationRun.objects.exclude(status__in=ENDED).exists()
        check_ledger()


@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_happens_the_invariants_hold(toys: Toys) -> None:
    Engine.toys = toys
    run_state_machine_as_test(
        Engine,
        settings=settings(
            max_examples=30,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
