"""Which provider and model serve each function of an account or a site, and what would be used now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from igny8.access.policy import Need
from igny8.access.reach import account_and_site, site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.schemas import choices as schemas
from igny8.api.schemas.providers import Function
from igny8.api.schemas.text import Id
from igny8.gateway.choices import Choice, Chooser, choose, forget
from igny8.gateway.effective import effective
from igny8.gateway.planning_presets import describe_presets, use_preset
from igny8.gateway.usual import usual_by_function

router = Router(tags=["choices"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.FunctionChoicesOut), operation_id="list_choices")
def list_choices(request: HttpRequest, account_id: Id | None = None, site_id: Id | None = None) -> Any:
    """Who would serve each function now, and why: the site's choice, the account's, or nobody's."""
    return _effective(_chooser(request, account_id, site_id))


@router.put("", auth=doors(Need.ADMIN), response=answering(200, schemas.FunctionChoicesOut), operation_id="put_choices")
def put_choices(
    request: HttpRequest, payload: schemas.FunctionChoicesIn, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """Choose for the functions that are named; the others stay. For a site, or for all that chose nothing."""
    chooser = _chooser(request, account_id, site_id)
    choose(chooser, {function: Choice(**given.model_dump()) for function, given in payload.choices.items()})
    return _effective(chooser)


@router.get("presets/", auth=doors(Need.READ), response=answering(200, schemas.PresetsOut), operation_id="list_presets")
def list_presets(request: HttpRequest, account_id: Id | None = None, site_id: Id | None = None) -> Any:
    """Every preset with what it would choose, by provider."""
    return {"items": describe_presets(_chooser(request, account_id, site_id))}


@router.post(
    "presets/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.PresetAppliedOut),
    operation_id="apply_preset",
)
def apply_preset(
    request: HttpRequest, payload: schemas.PresetIn, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """Choose for all functions at once; with `dry_run` only say what that would change. Fallbacks go."""
    chooser = _chooser(request, account_id, site_id)
    functions = use_preset(chooser, payload.preset, payload.provider, dry_run=payload.dry_run)
    return {"preset": payload.preset, "dry_run": payload.dry_run, "functions": functions}


@router.get(
    "usual/", auth=doors(Need.READ), response=answering(200, schemas.UsualsOut), operation_id="list_usual_costs"
)
def list_usual_costs(request: HttpRequest, site_id: Id) -> Any:
    """What an item of each stage usually costs the site, and how long it takes, with who serves it now."""
    return {"items": usual_by_function(site_in_reach(principal(request), site_id))}


@router.delete(
    "{function_name}/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.FunctionChoicesOut),
    operation_id="clear_choice",
)
def clear_choice(
    request: HttpRequest, function_name: Function, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """Take a choice back: a site follows its account again, an account is served by the built-in provider."""
    chooser = _chooser(request, account_id, site_id)
    forget(chooser, [function_name])
    return _effective(chooser)


def _effective(chooser: Chooser) -> dict[str, Any]:
    found = effective(chooser)
    return {"items": found.functions, "preset": found.preset}


def _chooser(request: HttpRequest, account_id: int | None, site_id: int | None) -> Chooser:
    who = principal(request)
    account, site = account_and_site(who, account_id, site_id)
    return Chooser(account, site, actor=who.user.email, user=who.user)
