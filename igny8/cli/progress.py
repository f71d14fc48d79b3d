"""A run as it goes: bars in a terminal, the lines of its log anywhere else. Always on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max
from rich.console import Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from igny8.automation.log import event_text, read_events
from igny8.automation.read import describe_run
from igny8.cli.answer import aside
from igny8.lib.text import one_line
from igny8.models import AutomationRun, RunEvent
from igny8.pipeline.registry import get_stage

Watch = Callable[[AutomationRun], None]
_DRAWN_EVERY = 0.4  # seconds; the rows are read as often
_BAR = 24  # characters, less in a narrow terminal
_LEAST_ITEM = 12  # an item's name in less room says nothing
_MARKS = {"completed": "✓", "failed": "✗", "skipped": "–", "running": "▸", "planning": "▸", "waiting": " "}
_COLOURS = {"completed": "green", "failed": "red", "running": "cyan", "planning": "cyan"}


@contextmanager
def watching(run: AutomationRun) -> Iterator[Watch]:
    """A function to be called again and again with the run, which shows how far it is."""
    with _bars(run) if aside().is_terminal else _lines(run) as watch:
        yield watch


@contextmanager
def _bars(run: AutomationRun) -> Iterator[Watch]:
    drawn_at = 0.0
    with Live(_drawn(run), console=aside(), auto_refresh=False) as live:

        def watch(now: AutomationRun) -> None:
            nonlocal drawn_at
            if time.monotonic() - drawn_at >= _DRAWN_EVERY:
                live.update(_drawn(now), refresh=True)
                drawn_at = time.monotonic()

        try:
            yield watch
        finally:
            run.refresh_from_db()
            live.update(_drawn(run), refresh=True)


def _drawn(run: AutomationRun) -> RenderableType:
    told = describe_run(run)
    rows = [_row(stage) for stage in told["stages"]]
    bar = min(_BAR, max(8, aside().width // 6))
    left = aside().width - bar - sum(max(len(row[place]) for row in rows) + 1 for place in (0, 1, 2, 3)) - 1
    grid = Table.grid(padding=(0, 1))
    for justify in ("left", "left", "left", "right", "right", "left"):
        grid.add_column(justify=justify, no_wrap=True)
    for stage, (mark, title, count, credits_, item) in zip(told["stages"], rows, strict=True):
        colour = _COLOURS.get(stage["status"], "dim")
        grid.add_row(
            Text(mark, style=colour),
            Text(title, style=colour),
            _bar(stage, bar),
            Text(count),
            Text(credits_),
            Text(one_line(item, left) if left > _LEAST_ITEM else "", style="dim"),
        )
    foot = f"{_state(told)} · {told['total_credits_used']:,} credits · {told['ai_calls']:,} AI calls"
    if told["eta"]:
        foot += f" · ends about {told['eta'][11:16]} UTC"
    return Group(grid, Text(foot, style="bold"))


def _row(stage: dict[str, Any]) -> tuple[str, str, str, str, str]:
    """Mark, title, counts, credits, item."""
    parked = f" ({stage['failed']:,} parked)" if stage["failed"] else ""
    return (
        _MARKS[stage["status"]],
        get_stage(stage["number"]).title.partition(" (")[0],
        "skipped"
        if stage["status"] == "skipped"
        else f"{stage['done'] + stage['failed']:,}/{stage['total']:,}{parked}",
        f"{stage['credits']:,} cr" if stage["credits"] else "",
        stage["current_item"] or "",
    )


def _bar(stage: dict[str, Any], width: int) -> RenderableType:
    total = max(1, stage["total"])
    is_over = stage["status"] in {"completed", "skipped"}
    settled = total if is_over else stage["done"] + stage["failed"]
    return ProgressBar(total=total, completed=settled, width=width, pulse=stage["status"] == "planning")


def _state(told: dict[str, Any]) -> str:
    reason = f" ({told['pause_reason']})" if told["pause_reason"] else ""
    return f"{told['status'].capitalize()}{reason}"


@contextmanager
def _lines(run: AutomationRun) -> Iterator[Watch]:
    zone = ZoneInfo(run.site.time_zone)
    last = (RunEvent.objects.filter(run=run).aggregate(last=Max("id"))["last"] or 1) - 1
    shown_at = 0.0

    def show(*, is_over: bool = False) -> None:
        nonlocal last
        for event in read_events(run=run, level="info", lines=1_000, after=last, is_over=is_over):
            aside().print(event_text(event, zone), markup=False, soft_wrap=True)
            last = event.pk

    def watch(now: AutomationRun) -> None:
        nonlocal shown_at
        del now
        if time.monotonic() - shown_at >= _DRAWN_EVERY:
            show()
            shown_at = time.monotonic()

    try:
        yield watch
    finally:
        show(is_over=True)
