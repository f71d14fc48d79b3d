"""Runs, their stages, their steps and their log. These rows are the truth: code only moves them on."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from igny8.lib import clock
from igny8.models.tenants import Site, User


class AutomationRun(models.Model):
    """One pass of the pipeline over a site, or one single action on named items."""

    class Status(models.TextChoices):
        RUNNING = "running"
        PAUSED = "paused"
        COMPLETED = "completed"
        FAILED = "failed"
        CANCELLED = "cancelled"

    class Kind(models.TextChoices):
        PIPELINE = "pipeline"  # one active at a time on a site
        ACTION = "action"  # one stage, named items, beside the pipeline

    class Trigger(models.TextChoices):
        MANUAL = "manual"
        SCHEDULED = "scheduled"
        API = "api"

    class PauseReason(models.TextChoices):
        USER = "user"
        CREDITS = "credits"
        BUDGET = "budget"
        PROVIDER = "provider"
        SHUTDOWN = "shutdown"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, models.CASCADE, related_name="runs")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PIPELINE)
    status = models.CharField(max_length=10, choices=Status, default=Status.RUNNING)
    pause_reason = models.CharField(max_length=10, choices=PauseReason, blank=True)
    current_stage = models.PositiveSmallIntegerField(default=1)
    trigger_type = models.CharField(max_length=10, choices=Trigger, default=Trigger.MANUAL)
    started_by = models.ForeignKey(User, models.SET_NULL, null=True)
    retry_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="retries")
    settings = models.JSONField(default=dict)  # the site's config when it started
    concurrency = models.PositiveSmallIntegerField(default=4)  # of its settings, for the claim: AI steps in flight
    credits_used = models.PositiveBigIntegerField(default=0)  # written when it ends; until then the sum of its stages
    estimate = models.JSONField(null=True)  # what it was expected to cost, as shown at the start
    error = models.TextField(blank=True)
    advance_failures = models.PositiveSmallIntegerField(default=0)
    probe_at = models.DateTimeField(null=True)  # when a run paused by its provider tries again
    probes = models.PositiveSmallIntegerField(default=0)  # tries since the provider failed; above 0: one step at a time
    paused_at = models.DateTimeField(null=True)  # since when it is paused
    paused_seconds = models.JSONField(default=dict)  # how long it stood still before, by stage
    started_at = models.DateTimeField(default=clock.now)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["site"],
                condition=Q(kind="pipeline", status__in=["running", "paused"]),
                name="run_one_active_per_site",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["running", "paused", "completed", "failed", "cancelled"]),
                name="run_status_valid",
            ),
            models.CheckConstraint(
                condition=(Q(status="paused") & ~Q(pause_reason="")) | (~Q(status="paused") & Q(pause_reason="")),
                name="run_pause_has_reason",
            ),
            models.CheckConstraint(condition=Q(current_stage__gte=1, current_stage__lte=7), name="run_stage_valid"),
        ]
        indexes: ClassVar = [
            models.Index(F("site"), F("started_at").desc(), name="run_history"),
            models.Index(fields=["status"], condition=Q(status="running"), name="run_running"),
        ]


class RunStage(models.Model):
    """One of a run's seven parts. It fixes its items when it begins."""

    class Status(models.TextChoices):
        WAITING = "waiting"  # its turn hasn't come
        PLANNING = "planning"  # its plan step is open
        RUNNING = "running"  # its steps are open
        COMPLETED = "completed"
        SKIPPED = "skipped"  # disabled; its items wait
        FAILED = "failed"  # every item was parked

    run = models.ForeignKey(AutomationRun, models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    open_steps = models.PositiveIntegerField(default=0)  # counted down; one finisher sees zero
    total_items = models.PositiveIntegerField(default=0)
    done_items = models.PositiveIntegerField(default=0)
    failed_items = models.PositiveIntegerField(default=0)
    takes = models.JSONField(null=True)  # what its next plan takes: {"ids": [...], "after": id or null}; null: all
    tally = models.JSONField(default=dict)  # running sums of the result keys
    credits_used = models.PositiveBigIntegerField(default=0)
    result = models.JSONField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="run_stage_once"),
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "planning", "running", "completed", "skipped", "failed"]),
                name="run_stage_status_valid",
            ),
        ]


class RunStep(models.Model):
    """One batch of a stage. Whoever raises its fence owns it until `lease_until`."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        LEASED = "leased"
        DONE = "done"
        FAILED = "failed"

    class Kind(models.TextChoices):
        PLAN = "plan"  # fixes the stage's items and cuts them into work steps
        WORK = "work"

    run = models.ForeignKey(AutomationRun, models.CASCADE, related_name="steps")
    stage = models.ForeignKey(RunStage, models.CASCADE, related_name="steps")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")  # for the claim, which is fair between sites
    number = models.PositiveSmallIntegerField()  # of the stage
    kind = models.CharField(max_length=4, choices=Kind, default=Kind.WORK)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    item_ids = models.JSONField(default=list)
    payload = models.JSONField(default=dict)  # what the stage's plan says about these items
    uses_ai = models.BooleanField(default=False)  # counts against the site's `concurrency`
    price = models.PositiveBigIntegerField(default=0)  # the most that it may cost: what a claim reserves
    attempts = models.PositiveSmallIntegerField(default=0)  # work that ended in an error
    crashes = models.PositiveSmallIntegerField(default=0)  # leases that ran out
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=100, blank=True)
    not_before = models.DateTimeField(null=True)
    reserved = models.PositiveBigIntegerField(default=0)  # credits that the present fence took from the balance
    credits_used = models.PositiveBigIntegerField(default=0)
    error = models.TextField(blank=True)
    error_code = models.CharField(max_length=64, blank=True)
    split_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="halves")
    created_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "leased", "done", "failed"]), name="run_step_status_valid"
            ),
            models.CheckConstraint(
                condition=(Q(status="leased") & Q(lease_until__isnull=False))
                | (~Q(status="leased") & Q(lease_until__isnull=True)),
                name="run_step_lease_valid",
            ),
        ]
        indexes: ClassVar = [
            models.Index(F("run"), F("id"), condition=Q(status="waiting"), name="run_step_ready"),
            models.Index(F("lease_until"), condition=Q(status="leased"), name="run_step_leased"),
            models.Index(fields=["run", "number", "status"], name="run_step_by_stage"),
        ]


class RunEvent(models.Model):
    """A line of a run's log, or of its site's alone. The text, the stream and `igny8 logs` all read these rows."""

    class Level(models.TextChoices):
        DEBUG = "debug"
        INFO = "info"
        WARNING = "warning"
        ERROR = "error"

    run = models.ForeignKey(AutomationRun, models.CASCADE, null=True, related_name="events")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    time = models.DateTimeField(default=clock.now)
    level = models.CharField(max_length=7, choices=Level, default=Level.INFO)
    stage = models.PositiveSmallIntegerField(null=True)
    message = models.TextField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["run", "id"], name="run_event_by_run"),
            models.Index(fields=["site", "id"], name="run_event_by_site"),
            models.Index(fields=["time"], name="run_event_by_time"),
        ]
