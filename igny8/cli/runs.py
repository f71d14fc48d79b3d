"""What the commands about runs share: which run is meant, how it is told, which exit code it gives."""

from __future__ import annotations

import re
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from igny8.automation.controls import active_run
from igny8.automation.estimate import estimate_error
from igny8.automation.read import describe_run
from igny8.cli.answer import Answer, table
from igny8.lib.errors import Conflict, NotFound
from igny8.models import AutomationRun, Site
from igny8.pipeline.registry import get_stage

ACTOR = "command line"
EXIT_CODES = {"completed": 0, "failed": 1, "cancelled": 1, "paused": 3, "running": 0}


class NoActiveRun(Conflict):
    """The site has no run that is running or paused."""

    code = "no_active_run"


def the_active_run(site: Site) -> AutomationRun:
    """The site's run that is running or paused. Raises `NoActiveRun`."""
    run = active_run(site)
    if run is None:
        raise NoActiveRun(f"{site.domain} has no active run. Nothing was changed. `igny8 run` starts one.")
    return run


def run_named(site: Site, run_id: str | None) -> AutomationRun:
    """The site's run of that id, or its active one, or its last one. Raises `NotFound`."""
    runs = AutomationRun.objects.filter(site=site).select_related("site__account").order_by("-started_at")
    if run_id is not None:
        found = [run for run in runs if str(run.pk).startswith(run_id.strip().lower())]
        if len(found) != 1:
            raise NotFound(f"{site.domain} has no run {run_id!r}, or several that begin so.")
        return found[0]
    run = active_run(site) or runs.first()
    if run is None:
        raise NotFound(f"{site.domain} has no run yet. `igny8 run` starts one.")
    return run


def stages_in(text: str | None) -> list[int] | None:
    """The stages of "1", "1-3" or "1,3-5". Raises a usage error."""
    if text is None:
        return None
    stages: set[int] = set()
    for part in text.split(","):
        found = re.fullmatch(r"\s*([1-7])\s*(?:-\s*([1-7])\s*)?", part)
        if found is None or int(found[2] or found[1]) < int(found[1]):
            raise click.UsageError(f"{text!r} names no stages: write 1, 1-3 or 1,3 with stages from 1 to 7.")
        stages |= set(range(int(found[1]), int(found[2] or found[1]) + 1))
    return sorted(stages)


def answer_of(run: AutomationRun, *, more: str = "", exit_code: int | None = None) -> Answer:
    """The AutomationRun as JSON; for a person its stages with their results, and what to do next."""
    told = {**describe_run(run), "estimate_error": estimate_error(run) if run.completed_at else None}
    lines: list[RenderableType] = [Text(_headline(told)), stage_table(told)]
    if told["estimate_error"]:
        lines.append(Text(_compared(told["estimate_error"])))
    if told["error"]:
        lines.append(Text(told["error"], style="red"))
    if more:
        lines.append(Text(more))
    return Answer(told, Group(*lines), EXIT_CODES[run.status] if exit_code is None else exit_code)


def _headline(told: dict[str, Any]) -> str:
    reason = f" ({told['pause_reason']})" if told["pause_reason"] else ""
    return f"Run {told['run_id'][:8]} is {told['status']}{reason}: {told['total_credits_used']:,} credits used."


def _compared(error: dict[str, Any]) -> str:
    return (
        f"Estimated about {error['estimated']:,} credits ({error['low']:,} to {error['high']:,}), "
        f"used {error['actual']:,}."
    )


def stage_table(told: dict[str, Any]) -> RenderableType:
    """The run's seven stages, each with its counts and its result."""
    return table(
        (
            (
                stage["number"],
                get_stage(stage["number"]).title.partition(" (")[0],
                stage["status"],
                f"{stage['done']:,}/{stage['total']:,}",
                stage["failed"],
                stage["credits"],
                _result(told[f"stage_{stage['number']}_result"]),
            )
            for stage in told["stages"]
        ),
        *("#", "stage", "status", "done", "parked", "credits", "result"),
        empty="",
    )


def _result(result: dict[str, Any] | None) -> str:
    """What the stage made; what it processed stands under "done" already."""
    kept = {key: value for key, value in (result or {}).items() if key not in {"credits_used", "skipped"} and value}
    return ", ".join(f"{key.replace('_', ' ')} {value:,}" for key, value in kept.items() if "_processed" not in key)
