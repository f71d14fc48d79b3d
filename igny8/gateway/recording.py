"""Stores each request to a model, with what was asked and answered, as it ends."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection, transaction

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.gateway import words
from igny8.lib.database import patiently
from igny8.models import AICall, RunStep, Site


@dataclass(frozen=True)
class Caller:
    """For whom models are asked: a step of a run, or a site outside any run."""

    site: Site
    step: RunStep | None = None
    thread: int = field(default_factory=threading.get_ident)  # the one that keeps its database connection


@dataclass
class Told:
    """What is known of one request when it ends."""

    function: str
    provider: str
    model: str = ""
    purpose: str = ""
    prompt_version: str = ""
    retry: int = 0
    is_fallback: bool = False
    usage: Usage = field(default_factory=Usage)
    cost: Decimal | None = None  # None: nobody knows
    seconds: float = 0.0
    outcome: str = ""  # "": nothing was asked yet
    finish: str = ""
    error: str = ""
    turns: words.Turns = ()  # what it was told
    answer: str = ""  # what it said, also where that was no use
    drawing: Drawing | None = None  # the picture that came


def record(caller: Caller, told: Told) -> None:
    """Write the request down, in a transaction of its own: it stands whatever becomes of its step."""
    step, usage = caller.step, told.usage
    call = AICall(
        site_id=caller.site.pk,
        run_id=step.run_id if step else None,
        step_id=step.pk if step else None,
        stage=step.number if step else None,
        function=told.function,
        provider=told.provider,
        model=(told.model or usage.model)[:128],
        answered_by=usage.model[:128] if told.model and usage.model != told.model else "",
        purpose=told.purpose[:32],
        prompt_version=told.prompt_version[:64],
        retry=told.retry,
        is_fallback=told.is_fallback,
        tokens_in=max(0, usage.tokens_in),
        tokens_out=max(0, usage.tokens_out),
        tokens_cached=max(0, usage.tokens_cached),
        cost=told.cost or 0,
        is_priced=told.cost is not None,
        latency_ms=round(told.seconds * 1000),
        outcome=told.outcome[:32],
        finish=told.finish[:16],
        error=told.error.replace("\x00", "")[:2000],
    )
    patiently(lambda: _save(call, told))


def _save(call: AICall, told: Told) -> None:
    if not words.are_kept() or not (told.turns or told.answer):
        call.save(force_insert=True)
        return
    text = words.texts_of(call, told.turns, told.answer)
    with transaction.atomic():
        call.save(force_insert=True)
        text.save(force_insert=True)


def rest(caller: Caller) -> None:
    """Give the database connection back before a long wait.

    On PostgreSQL it goes to the pool, where others want it. A thread that is not the step's own may end at any
    moment and leave its connection open, so there it is closed on SQLite too.
    """
    is_own = caller.thread == threading.get_ident()
    if (connection.vendor == "postgresql" or not is_own) and not connection.in_atomic_block:
        connection.close()
