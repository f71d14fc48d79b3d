"""Reads the AI calls of runs and sites: by filter, one, and what it asked and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.models import AICall, Site


@dataclass(frozen=True)
class CallFilter:
    """Which AI calls."""

    run_id: UUID | None = None
    stage: int | None = None
    step_id: int | None = None
    function: str | None = None
    provider: str | None = None
    model: str | None = None
    outcome: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def calls_of(site: Site, which: CallFilter) -> QuerySet[AICall]:
    """The site's AI calls that fit."""
    fields = {
        "run": which.run_id,
        "stage": which.stage,
        "step": which.step_id,
        "function": which.function,
        "provider": which.provider,
        "model": which.model,
        "outcome": which.outcome,
        "created_at__gte": which.since,
        "created_at__lt": which.until,
    }
    return AICall.objects.filter(site=site, **{name: value for name, value in fields.items() if value is not None})


def call_in_reach(who: Principal, call_id: UUID) -> AICall:
    """The call of that id, if it is within their reach."""
    return in_reach(who, AICall.objects.select_related("site__account"), call_id, kind="AI call")


def describe_call(call: AICall) -> dict[str, Any]:
    """An AI call in plain values."""
    return {
        "id": str(call.pk),
        "run_id": str(call.run_id) if call.run_id else None,
        "step_id": call.step_id,
        "stage": call.stage,
        "function": call.function,
        "provider": call.provider,
        "model": call.model,
        "purpose": call.purpose or None,
        "retry": call.retry,
        "is_fallback": call.is_fallback,
        "prompt_version": call.prompt_version or None,
        "tokens_in": call.tokens_in,
        "tokens_out": call.tokens_out,
        "tokens_cached": call.tokens_cached,
        "cost": float(call.cost),
        "is_priced": call.is_priced,
        "latency_ms": call.latency_ms,
        "outcome": call.outcome,
        "finish": call.finish or None,
        "error": call.error or None,
        "created_at": call.created_at.isoformat(),
    }
