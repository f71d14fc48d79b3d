"""What an item of a stage usually costs in money: by the site's own history, else by the price of its models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any, Final

from django.db.models import Sum

from igny8.ai.client import Drawing
from igny8.ai.provider import Usage
from igny8.gateway.choices import Choice, choices_of
from igny8.gateway.known import Known, find, is_built_in
from igny8.gateway.prices import Used, cost_of
from igny8.lib.seal import SealBroken
from igny8.models import AICall, RunStep, Site

_STEPS_BACK: Final = 30
FUNCTION_OF_STAGE: Final = {
    1: "auto_cluster",
    2: "generate_ideas",
    4: "generate_content",
    5: "generate_image_prompts",
    6: "generate_images",
}
# Tokens in and out for an item where the site has no history: a keyword, a cluster, an article of some 1,700 words in
# nine requests, an article's image prompts. A picture is priced as one.
_TYPICAL_TOKENS: Final = {1: (120, 60), 2: (1_500, 600), 4: (18_000, 5_500), 5: (3_000, 500), 6: (120, 0)}


@dataclass(frozen=True)
class Usual:
    """Dollars for an item. `seen` counts the items that it was learnt from; without any it is a guess by the tokens."""

    cost: Decimal
    seen: int = 0
    is_known: bool = True  # false: nobody knows what the model costs


def usual_cost(site: Site, stage: int, *, quality: str = "draft", choices: Mapping[str, Choice] | None = None) -> Usual:
    """What an item of the stage costs with the provider and model that serve it now; `choices` are the site's."""
    function = FUNCTION_OF_STAGE.get(stage)
    if function is None:
        return Usual(Decimal(0))
    choice = (choices or choices_of(account_id=site.account_id, site_id=site.pk))[function]
    if is_built_in(choice.provider):
        return Usual(Decimal(0))
    known = find(choice.provider, account=site.account, site=site)
    if known is None:
        return Usual(Decimal(0), is_known=False)
    return _from_history(site, stage, choice, known) or _guess(stage, choice, known, quality)


def usual_seconds(site: Site, stage: int) -> float | None:
    """How long an item of the stage usually takes: the median over its last steps; None where none is done."""
    done = RunStep.objects.filter(site=site, number=stage, status=RunStep.Status.DONE, kind=RunStep.Kind.WORK)
    timed = done.filter(started_at__isnull=False, finished_at__isnull=False).order_by("-id")
    rows = timed.values_list("started_at", "finished_at", "item_ids")[:_STEPS_BACK]
    each = [(ended - began).total_seconds() / len(items) for began, ended, items in rows if began and ended and items]
    return round(median(each), 3) if each else None


def _from_history(site: Site, stage: int, choice: Choice, known: Known) -> Usual | None:
    """The mean over the last steps that this provider and model worked."""
    steps = RunStep.objects.filter(site=site, number=stage, status=RunStep.Status.DONE, kind=RunStep.Kind.WORK)
    items = dict(steps.order_by("-id").values_list("pk", "item_ids")[:_STEPS_BACK])
    model = choice.model or known.model_for(FUNCTION_OF_STAGE[stage])
    calls = AICall.objects.filter(step_id__in=list(items), provider=known.name, model=model, is_priced=True)
    costs = dict(calls.order_by().values_list("step_id").annotate(cost=Sum("cost")))
    seen = sum(len(items[step]) for step in costs if step is not None)
    return Usual(Decimal(sum(costs.values())) / seen, seen) if seen else None


def _guess(stage: int, choice: Choice, known: Known, quality: str) -> Usual:
    tokens_in, tokens_out = _TYPICAL_TOKENS[stage]
    model = choice.model or known.model_for(FUNCTION_OF_STAGE[stage])
    drawing = Drawing(prompt="", width=1_200, height=630, quality=quality) if stage == 6 else None
    used = Used(model, Usage(tokens_in=tokens_in, tokens_out=tokens_out), drawing)
    cost = cost_of(used, known)
    return Usual(cost or Decimal(0), is_known=cost is not None)


def usual_by_function(site: Site) -> list[dict[str, Any]]:
    """What an item of each stage that asks models costs, and how long it takes."""
    choices = choices_of(account_id=site.account_id, site_id=site.pk)
    found = []
    for stage, function in FUNCTION_OF_STAGE.items():
        usual = _usual_or_unknown(site, stage, choices)
        cost = float(usual.cost) if usual.is_known else None
        seconds = usual_seconds(site, stage)
        found.append({"function": function, "stage": stage, "cost": cost, "seen": usual.seen, "seconds": seconds})
    return found


def _usual_or_unknown(site: Site, stage: int, choices: Mapping[str, Choice]) -> Usual:
    try:
        return usual_cost(site, stage, choices=choices)
    except SealBroken:  # its price needs no key, but there is no provider to ask for it any more
        return Usual(Decimal(0), is_known=False)
