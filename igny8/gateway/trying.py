"""Tries providers: a small real request for each model that is used, told in plain words."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

from igny8.gateway.choices import Choice
from igny8.gateway.connections import connection_of
from igny8.gateway.known import EMBED, IMAGES, Known
from igny8.lib.errors import Igny8Error
from igny8.lib.seal import SealBroken

_KEY_LOST: Final = "Its key was sealed under another secret than this installation's. Enter the key again."


def tried(
    known: Known | None, choices: Mapping[str, Choice], model: str = "", function: str = ""
) -> list[dict[str, Any]]:
    """What came of trying `model`, or each text model that the provider is set up with or chosen for; the offline one
    always works.

    Each: model, ok, code, message, latency_ms (None where no answer came). With `function` it is that function's model
    that is tried: for vectors with one word; for pictures the service's list is read, and nothing is drawn.
    """
    if known is None:
        told = "It needs nothing: no key, no server, no network."
        return [{"model": "", "ok": True, "code": "ok", "message": told, "latency_ms": None}]
    if known.is_key_lost:
        return [{"model": model, "ok": False, "code": SealBroken.code, "message": _KEY_LOST, "latency_ms": None}]
    if function:
        choice = choices[function]
        chosen = choice.model if choice.provider.lower() == known.name.lower() else ""
        return [_try(known, model or chosen or known.model_for(function), function)]
    return [_try(known, each) for each in ([model] if model else models_of(known, choices))]


def offered_by(known: Known) -> dict[str, Any]:
    """The names of the models that the service says it offers; what is wrong, where it doesn't answer."""
    from igny8.ai.clients.offered import offered

    if known.is_key_lost:
        return {"name": known.name, "ok": False, "code": SealBroken.code, "message": _KEY_LOST, "models": []}
    diagnosis, names = offered(connection_of(known))
    told = {"ok": diagnosis.ok, "code": diagnosis.code, "message": diagnosis.message}
    return {"name": known.name, **told, "models": names}


def models_of(known: Known, choices: Mapping[str, Choice]) -> list[str]:
    """The text models that matter; [""] where there is none, which still tries address and key."""
    models = [known.model]
    for function, choice in choices.items():
        if function not in {IMAGES, EMBED}:
            models += [choice.model] if choice.provider.lower() == known.name.lower() else []
            models += [choice.fallback_model] if choice.fallback_provider.lower() == known.name.lower() else []
    return list(dict.fromkeys(model for model in models if model)) or [""]


def _try(known: Known, model: str, function: str = "") -> dict[str, Any]:
    from igny8.ai.clients.diagnose import diagnose, diagnose_vectors
    from igny8.ai.clients.offered import diagnose_pictures

    if function in {IMAGES, EMBED} and not model:
        missing = f"{known.name} names no model for this. Name one."
        return {"model": "", "ok": False, "code": "unknown_model", "message": missing, "latency_ms": None}
    asks = {IMAGES: diagnose_pictures, EMBED: diagnose_vectors}.get(function, diagnose)
    began = time.monotonic()
    try:
        diagnosis = asks(connection_of(known), model)
    except Igny8Error as error:
        return {"model": model, "ok": False, "code": error.code, "message": error.message, "latency_ms": None}
    took = round(1_000 * (time.monotonic() - began)) if diagnosis.ok else None
    told = {"ok": diagnosis.ok, "code": diagnosis.code, "message": diagnosis.message}
    return {"model": model, **told, "latency_ms": took}
