"""Calls to AI providers, with what they used; and the tokens of programs."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from igny8.lib import clock
from igny8.models.runs import AutomationRun, RunStep
from igny8.models.tenants import Site, User


class AICall(models.Model):
    """One call of one AI function, whatever came of it. Kept even when its result was discarded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, models.CASCADE, related_name="ai_calls")
    run = models.ForeignKey(AutomationRun, models.SET_NULL, null=True, related_name="ai_calls")
    step = models.ForeignKey(RunStep, models.SET_NULL, null=True, related_name="ai_calls")
    stage = models.PositiveSmallIntegerField(null=True)
    function = models.CharField(max_length=64)
    provider = models.CharField(max_length=64)
    model = models.CharField(max_length=128)
    prompt_version = models.CharField(max_length=64, blank=True)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    tokens_cached = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=14, decimal_places=8, default=0)  # US dollars
    latency_ms = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=32)  # ok, rate_limited, unavailable, timeout, invalid_output, refused...
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["run"], name="ai_call_by_run"),
            models.Index(fields=["site", "created_at"], name="ai_call_by_site"),
        ]


class Token(models.Model):
    """A program's key. Only its hash is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=200, blank=True)
    token_sha256 = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=16)  # its first characters, to tell tokens apart
    scopes = models.JSONField(default=list)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user"], name="token_by_user")]
