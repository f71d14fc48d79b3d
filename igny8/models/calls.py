"""Calls to AI providers, with what they used; and the tokens of programs."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from igny8.lib import clock
from igny8.models.runs import AutomationRun, RunStep
from igny8.models.tenants import Site, User


class AICall(models.Model):
    """One request to a model, whatever came of it. Written once, never changed; kept where its result was discarded.

    The embedded provider has no requests: there one row is one call of a function.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, models.CASCADE, related_name="ai_calls")
    run = models.ForeignKey(AutomationRun, models.SET_NULL, null=True, related_name="ai_calls")
    step = models.ForeignKey(RunStep, models.SET_NULL, null=True, related_name="ai_calls")
    stage = models.PositiveSmallIntegerField(null=True)
    function = models.CharField(max_length=64)
    provider = models.CharField(max_length=64)
    model = models.CharField(max_length=128)
    answered_by = models.CharField(max_length=128, blank=True)  # what the model calls itself, where that differs
    purpose = models.CharField(max_length=32, blank=True)  # which part of the function: "outline", "section"
    retry = models.PositiveSmallIntegerField(default=0)  # how often the same request was made before, in this call
    is_fallback = models.BooleanField(default=False)  # the provider chosen first had failed
    prompt_version = models.CharField(max_length=64, blank=True)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    tokens_cached = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=14, decimal_places=8, default=0)  # US dollars
    is_priced = models.BooleanField(default=True)  # false: nobody knows what this model costs, so `cost` is 0
    latency_ms = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=32)  # ok, rate_limited, unavailable, timeout, invalid_output, refused...
    finish = models.CharField(max_length=16, blank=True)  # stop, length, filtered; "" where no text came
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["run"], name="ai_call_by_run"),
            models.Index(fields=["site", "created_at"], name="ai_call_by_site"),
        ]


class AICallText(models.Model):
    """What was asked and answered, word for word, packed; kept for IGNY8_AI_TEXT_DAYS."""

    call = models.OneToOneField(AICall, models.CASCADE, primary_key=True, related_name="text")
    prompt = models.BinaryField()  # the turns, see igny8.gateway.words
    prompt_cut = models.PositiveIntegerField(default=0)  # characters that were left out at the end
    answer = models.BinaryField()
    answer_cut = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["created_at"], name="ai_call_text_by_time")]


class KeptAnswer(models.Model):
    """A useful answer of an article that its run hasn't finished, by what was asked: it isn't paid for again."""

    run = models.ForeignKey(AutomationRun, models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=64)  # SHA-256 of the request and who was asked
    answer = models.BinaryField()  # packed, see igny8.gateway.words
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "key"], name="kept_answer_once")]
        indexes: ClassVar = [models.Index(fields=["created_at"], name="kept_answer_by_time")]


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


class IdempotencyKey(models.Model):
    """A request that was done once, and its answer. Written in the transaction of the deed; kept for a day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)  # digest of method, address and body
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"], name="idempotency_by_time")]
