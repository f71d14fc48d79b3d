"""What the engine hands to a stage: everything with side effects, bound to one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from igny8.automation.log import log_event
from igny8.gateway.metered import MeteredAI
from igny8.lib.database import patiently
from igny8.models import AutomationRun, RunStep, Site
from igny8.pipeline.stage import StageAI


@dataclass
class StepKit:
    """See `igny8.pipeline.stage.Kit`."""

    site: Site
    settings: Mapping[str, Any]
    ai: StageAI
    run: AutomationRun
    number: int

    def log(self, level: Literal["debug", "info", "warning", "error"], message: str, **data: Any) -> None:
        patiently(lambda: log_event(self.run, level, message, stage=self.number, data=data))


def kit_for(step: RunStep) -> StepKit:
    """The kit of a step that was claimed; its run and site are loaded."""

    def tell(level: Literal["debug", "info", "warning", "error"], message: str, **data: Any) -> None:
        patiently(lambda: log_event(step.run, level, message, stage=step.number, data=data))

    return StepKit(step.site, step.run.settings, MeteredAI(step, tell), step.run, step.number)
