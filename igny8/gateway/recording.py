"""Stores each request to a model, with what was asked and answered, as it ends."""

from __future__ import annotations

import threading
import zlib
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.lib import clock
from igny8.lib.database import patiently
from igny8.models import AICall, AICallText, RunStep, Site

MOST_TEXT: Final = 200_000  # characters of a prompt, and of an answer, that are kept
_DELETED_AT_ONCE: Final = 1_000


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
    prompt: str = ""
    answer: str = ""
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
    if not settings.IGNY8_AI_TEXT_DAYS or not (told.prompt or told.answer):
        call.save(force_insert=True)
        return
    with transaction.atomic():
        call.save(force_insert=True)
        AICallText.objects.create(call=call, prompt=pack(told.prompt), answer=pack(told.answer))


def rest(caller: Caller) -> None:
    """Give the database connection back before a long wait.

    On PostgreSQL it goes to the pool, where others want it. A thread that is not the step's own may end at any
    moment and leave its connection open, so there it is closed on SQLite too.
    """
    is_own = caller.thread == threading.get_ident()
    if (connection.vendor == "postgresql" or not is_own) and not connection.in_atomic_block:
        connection.close()


def pack(text: str) -> bytes:
    """A text for storing: packed, and cut where it is very long."""
    kept = text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}\n[{len(text) - MOST_TEXT:,} characters more]"
    return zlib.compress(kept.encode("utf-8", "surrogatepass"), 6)


def unpack(packed: bytes | memoryview[int]) -> str:
    """The text that `pack` packed."""
    return zlib.decompress(bytes(packed)).decode("utf-8", "surrogatepass")


def prune_texts(days: int) -> int:
    """Forget prompts and answers that are older; the calls stay. How many went."""
    gone = 0
    while True:
        old = AICallText.objects.filter(created_at__lt=clock.now() - timedelta(days=days))
        some = list(old.values_list("pk", flat=True)[:_DELETED_AT_ONCE])
        if not some:
            return gone
        gone += AICallText.objects.filter(pk__in=some).delete()[0]
