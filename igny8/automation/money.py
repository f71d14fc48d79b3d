"""Money in the engine: whether a step fits a site's caps, and what a run is expected to cost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.db.models import Sum

from igny8.automation.cascade import Forecast
from igny8.gateway.choices import choices_of
from igny8.gateway.spending import Caps, Overspent, caps_of, overspent
from igny8.gateway.usual import FUNCTION_OF_STAGE, usual_cost
from igny8.models import AICall, RunStep, Site
from igny8.pipeline.registry import get_stage

ENOUGH_SEEN: Final = 10  # items; from here on the site's history is trusted
SPREAD: Final = 1.25  # an item costs so much more, or less, than the mean
SPREAD_UNSEEN: Final = 2.0  # where the mean is a guess


def beyond_caps(step: RunStep, caps: Caps) -> Overspent | None:
    """The first cap that the step would break, beside what the site's steps in flight may cost yet."""
    needed = _usually(step) if step.kind == RunStep.Kind.WORK else Decimal(0)
    return overspent(caps, site=step.site, run_id=step.run_id, needed=needed, flying=_flying(step))


def first_item_beyond_caps(site: Site, settings: Mapping[str, Any]) -> Overspent | None:
    """The cap that the first item with a cost of a run to come would break."""
    caps = caps_of(site)
    if not caps.any:
        return None
    for number in FUNCTION_OF_STAGE:
        if settings[f"stage_{number}_enabled"] and get_stage(number).waiting(site).exists():
            needed = usual_cost(site, number, quality=settings["image_quality"]).cost
            return overspent(caps, site=site, run_id=None, needed=needed, flying=Decimal(0))
    return None


def _usually(step: RunStep) -> Decimal:
    quality = str(step.run.settings.get("image_quality") or "draft")
    return usual_cost(step.site, step.number, quality=quality).cost * len(step.item_ids)


def _flying(step: RunStep) -> Decimal:
    """What the site's steps in flight may cost yet: what they usually cost, less what they have spent."""
    leased = RunStep.objects.filter(site=step.site, status=RunStep.Status.LEASED, uses_ai=True).exclude(pk=step.pk)
    flying = list(leased.filter(kind=RunStep.Kind.WORK).select_related("run", "site__account"))
    calls = AICall.objects.filter(step__in=[each.pk for each in flying]).order_by()
    spent = dict(calls.values_list("step_id").annotate(cost=Sum("cost")))
    return sum((max(Decimal(0), _usually(each) - spent.get(each.pk, Decimal(0))) for each in flying), Decimal(0))


def add_money(site: Site, settings: Mapping[str, Any], forecasts: list[Forecast], told: dict[str, Any]) -> None:
    """Put dollars beside the credits of an estimate: low, expected and high, in sum and by stage."""
    quality = str(settings.get("image_quality") or "draft")
    choices = choices_of(account_id=site.account_id, site_id=site.pk)
    for forecast, stage in zip(forecasts, told["stages"], strict=True):
        usual = usual_cost(site, forecast.number, quality=quality, choices=choices)
        spread = SPREAD if usual.seen >= ENOUGH_SEEN else SPREAD_UNSEEN
        each = float(usual.cost)
        stage["cost_low"] = round(forecast.items_low * each / spread, 6)
        stage["cost_expected"] = round(forecast.items * each, 6)
        stage["cost_high"] = round(forecast.items_high * each * spread, 6)
        stage["is_cost_known"] = usual.is_known
    for name in ("cost_low", "cost_expected", "cost_high"):
        told[name] = round(sum(stage[name] for stage in told["stages"]), 6)
    told["is_cost_known"] = all(stage["is_cost_known"] for stage in told["stages"] if stage["items_high"])
