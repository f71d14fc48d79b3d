"""`igny8 status`: how a site stands."""

from __future__ import annotations

from typing import Any

import click
from django.db.models import Count, Model
from rich.console import Group, RenderableType
from rich.text import Text

from igny8.access.lookups import site_named
from igny8.automation.config import describe_config, get_config
from igny8.automation.controls import active_run
from igny8.automation.read import describe_run, pipeline_overview
from igny8.cli import workers
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.cli.runs import stage_table
from igny8.jobs.roll import serving_workers
from igny8.models import Cluster, Content, ContentIdea, Image, Keyword, Site, Task

_COUNTED: dict[str, tuple[type[Model], str]] = {
    "keywords": (Keyword, "site"),
    "clusters": (Cluster, "site"),
    "ideas": (ContentIdea, "site"),
    "tasks": (Task, "site"),
    "content": (Content, "site"),
    "images": (Image, "content__site"),
}


@click.command("status", cls=Command)
@site_option
def command(site: str | None) -> Answer:
    """Show the active run, what waits at each stage, what there is, credits, and whether a worker runs."""
    found = site_named(site)
    run = active_run(found)
    alive = serving_workers(workers.home())
    value: dict[str, Any] = {
        "site": {"id": found.pk, "domain": found.domain, "name": found.name, "account": found.account.name},
        "run": describe_run(run) if run else None,
        "stages": pipeline_overview(found),
        "counts": {name: _by_status(found, model, field) for name, (model, field) in _COUNTED.items()},
        "balance": found.account.credit_balance,
        "is_scheduled": get_config(found).is_enabled,
        "next_run_at": describe_config(get_config(found))["next_run_at"],
        "worker_alive": bool(alive),
        "workers": alive,
    }
    return Answer(value, Group(*_told(value)))


def _by_status(site: Site, model: type[Model], field: str) -> dict[str, int]:
    rows = model._default_manager.filter(**{field: site}).values_list("status")  # noqa: SLF001 - documented model API
    return dict(rows.annotate(rows=Count("pk")).order_by("status"))


def _told(value: dict[str, Any]) -> list[RenderableType]:
    worker = "a worker runs" if value["worker_alive"] else "no worker runs on this machine (`igny8 up` starts one)"
    planned = f", next run at {value['next_run_at'][:16]} UTC" if value["next_run_at"] else ""
    lines: list[RenderableType] = [
        Text(f"{value['site']['name']} ({value['site']['domain']}), account {value['site']['account']}", style="bold"),
        Text(f"{value['balance']:,} credits; {worker}{planned}."),
        Text(""),
        _counts(value["counts"]),
        Text(""),
    ]
    if value["run"]:
        run = value["run"]
        reason = f" ({run['pause_reason']})" if run["pause_reason"] else ""
        lines += [Text(f"Run {run['run_id'][:8]} is {run['status']}{reason}."), stage_table(run)]
    else:
        lines += [Text("No run is active. What waits at each stage:"), _doors(value["stages"])]
    return lines


def _counts(counts: dict[str, dict[str, int]]) -> RenderableType:
    rows = (
        (name, sum(found.values()), ", ".join(f"{number:,} {status}" for status, number in found.items()))
        for name, found in counts.items()
    )
    return table(rows, "what", "in all", "of them", empty="")


def _doors(stages: list[dict[str, Any]]) -> RenderableType:
    return table(
        ((stage["number"], stage["name"], stage["type"], stage["pending"]) for stage in stages),
        *("#", "stage", "by", "waiting"),
        empty="",
    )
