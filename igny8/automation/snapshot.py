"""A run's own copy of its site's settings, so that later changes apply to the next run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from igny8.automation.config import get_config, run_settings
from igny8.lib.errors import Invalid
from igny8.models import Site

NUMBERS = range(1, 8)
_PLANNER, _WRITER = (1, 2, 3), (4, 5, 6)


def snapshot(
    site: Site, *, stages: Collection[int] | None = None, caps: Mapping[int, int] | None = None
) -> dict[str, Any]:
    """The site's config as plain values. `stages` switches all others off; `caps` are items per stage for this run.

    Raises `Invalid` for a stage that doesn't exist and for a cap below 1.
    """
    _check(stages, caps or {})
    values = run_settings(get_config(site))
    values["stage_7_enabled"] = True
    for number in NUMBERS:
        values[f"stage_{number}_enabled"] &= _is_wanted(site, number, stages)
    for number, cap in (caps or {}).items():
        values[f"stage_{number}_max_items"] = cap
    return values


def _check(stages: Collection[int] | None, caps: Mapping[int, int]) -> None:
    wrong: dict[str, str] = {}
    if stages is not None and (not stages or not set(stages) <= set(NUMBERS)):
        wrong["stages"] = "must name stages from 1 to 7"
    if not set(caps) <= set(NUMBERS[:6]) or any(cap < 1 for cap in caps.values()):
        wrong["caps"] = "must be at least 1 item, for stages from 1 to 6"
    if wrong:
        told = "; ".join(f"{field} {reason}" for field, reason in wrong.items())
        raise Invalid(f"The run can't be started so: {told}. Nothing was started.", fields=wrong)


def _is_wanted(site: Site, number: int, stages: Collection[int] | None) -> bool:
    if stages is not None and number not in stages:
        return False
    if number in _PLANNER:
        return site.planner_enabled
    return site.writer_enabled if number in _WRITER else True
