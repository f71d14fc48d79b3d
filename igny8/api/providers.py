"""Providers of an account, or of one of its sites: set up, changed, tried, taken away. Keys only go in."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import account_and_site
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.schemas import providers as schemas
from igny8.api.schemas.text import Id
from igny8.gateway.choices import Chooser, choices_of
from igny8.gateway.describing import describe_provider, describe_providers
from igny8.gateway.finding import is_offline, is_set_up, provider_named
from igny8.gateway.placing import Place, place
from igny8.gateway.price_list import price_list
from igny8.gateway.removing import take_away
from igny8.gateway.setting_up import Wanted, set_provider
from igny8.gateway.trying import offered_by, tried

router = Router(tags=["providers"])
_PUT: Final = {**answering(200, schemas.ProviderOut), 201: schemas.ProviderOut}
_PLAIN: Final = ("kind", "base_url", "key", "allow_private", "model", "image_model", "embedding_model")


@router.get("", auth=doors(Need.ADMIN), response=answering(200, schemas.ProvidersOut), operation_id="list_providers")
def list_providers(request: HttpRequest, account_id: Id | None = None, site_id: Id | None = None) -> Any:
    """All that can be used, with what each serves and how its calls went. Of a key only the last four characters."""
    return {"items": describe_providers(_chooser(request, account_id, site_id))}


@router.get(
    "{provider_name}/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.ProviderOut),
    operation_id="get_provider",
)
def get_provider(
    request: HttpRequest, provider_name: schemas.Named, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """One of them; not the built-in one, of which there is nothing to tell."""
    chooser = _chooser(request, account_id, site_id)
    return describe_provider(chooser, provider_named(chooser, provider_name))


@router.put("{provider_name}/", auth=doors(Need.ADMIN), response=_PUT, operation_id="put_provider")
def put_provider(
    request: HttpRequest,
    provider_name: schemas.Named,
    payload: schemas.ProviderIn,
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """Set a provider up, or set it up anew: what is left out is empty afterwards, but for the key.

    201 for a new one. With a site it is that site's alone. A key goes to no other host than it was given for: with a
    new address it is given again.
    """
    chooser = _chooser(request, account_id, site_id)
    values = {name: getattr(payload, name) for name in _PLAIN}
    wanted = Wanted(
        provider_name,
        **{**values, "base_url": payload.base_url or ""},
        options=_set(payload.options),
        prices=_prices(payload.prices),
        replaces_options=True,
        replaces_prices=True,
    )
    was_there = is_set_up(chooser.account, provider_name)
    known = place(chooser, wanted, Place())[0] if payload.serve else set_provider(chooser, wanted)
    return Status(200 if was_there else 201, describe_provider(chooser, known))


@router.patch(
    "{provider_name}/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.ProviderOut),
    operation_id="change_provider",
)
def change_provider(
    request: HttpRequest,
    provider_name: schemas.Named,
    payload: schemas.ProviderChangeIn,
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """Change what is named. One of the environment becomes the account's, with the key that lies there."""
    chooser = _chooser(request, account_id, site_id)
    known = provider_named(chooser, provider_name)
    changes = {name: getattr(payload, name) for name in _PLAIN}
    options = payload.options
    wanted = Wanted(
        known.name, **changes, options=_set(options) if options else {}, replaces_options=options is not None
    )
    return describe_provider(chooser, set_provider(chooser, wanted))


@router.delete(
    "{provider_name}/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.ProviderGoneOut),
    operation_id="delete_provider",
)
def delete_provider(
    request: HttpRequest, provider_name: schemas.Named, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """Forget a provider, its key and every choice of it. The answer says who serves those functions now."""
    chooser = _chooser(request, account_id, site_id)
    name = provider_named(chooser, provider_name).name
    gone = take_away(chooser, name)
    told = f"{name} and its key are forgotten."
    return {"name": name, "message": f"{told} Choices changed: {len(gone)}." if gone else told, "choices": gone}


@router.post(
    "{provider_name}/test/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.TestedOut),
    operation_id="test_provider",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once_outside
def try_provider(
    request: HttpRequest,
    provider_name: schemas.Named,
    payload: schemas.TestIn,
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """Ask a model one short question, and say in plain words what is wrong. It costs some 30 tokens of each model.

    With `function` that one's model is tried; nothing is ever drawn. What is wrong with the provider is told in the
    answer, which is 200 always.
    """
    chooser = _chooser(request, account_id, site_id)
    choices = choices_of(account_id=chooser.account.pk, site_id=site_id)
    known = None if is_offline(provider_name) else provider_named(chooser, provider_name)
    tests = tried(known, choices, payload.model, payload.function or "")
    name = known.name if known else provider_name.lower()
    return Status(200, {"name": name, "ok": all(each["ok"] for each in tests), "tests": tests})


@router.get(
    "{provider_name}/models/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.OfferedOut),
    operation_id="list_models",
)
def list_models(
    request: HttpRequest, provider_name: schemas.Named, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """The models that the service says it offers, asked now. Costs nothing."""
    return offered_by(provider_named(_chooser(request, account_id, site_id), provider_name))


@router.get(
    "{provider_name}/prices/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.PriceListOut),
    operation_id="list_prices",
)
def list_prices(
    request: HttpRequest, provider_name: schemas.Named, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """What each of its models costs, and who says so."""
    chooser = _chooser(request, account_id, site_id)
    return {"items": price_list(provider_named(chooser, provider_name), _choices(chooser))}


@router.put(
    "{provider_name}/prices/",
    auth=doors(Need.ADMIN),
    response=answering(200, schemas.PriceListOut),
    operation_id="put_prices",
)
def put_prices(
    request: HttpRequest,
    provider_name: schemas.Named,
    payload: schemas.PricesIn,
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """Set the prices that go before the lists': all of them at once. Calls from now on are priced so."""
    chooser = _chooser(request, account_id, site_id)
    name = provider_named(chooser, provider_name).name
    known = set_provider(chooser, Wanted(name, prices=_prices(payload.prices), replaces_prices=True))
    return {"items": price_list(known, _choices(chooser))}


def _chooser(request: HttpRequest, account_id: int | None, site_id: int | None) -> Chooser:
    who = principal(request)
    account, site = account_and_site(who, account_id, site_id)
    return Chooser(account, site, actor=who.user.email, user=who.user)


def _choices(chooser: Chooser) -> Any:
    return choices_of(account_id=chooser.account.pk, site_id=chooser.site.pk if chooser.site else None)


def _set(options: schemas.ProviderOptionsIn) -> dict[str, Any]:
    return {name: value for name, value in options.model_dump().items() if value is not None}


def _prices(given: dict[str, schemas.PriceIn]) -> dict[str, dict[str, str]]:
    return {
        model: {name: str(value) for name, value in price.model_dump().items() if value is not None}
        for model, price in given.items()
    }
