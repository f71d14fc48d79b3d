"""Tries providers: a small real request for each model that is used, told in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from igny8.gateway.choices import Choice
from igny8.gateway.connections import connection_of
from igny8.gateway.known import EMBED, IMAGES, Known
from igny8.lib.errors import Igny8Error


def tried(known: Known | None, choices: Mapping[str, Choice]) -> list[dict[str, Any]]:
    """What came of trying each text model that the provider is set up with or chosen for; the offline one always works.

    Each: model, ok, code, message. Pictures and vectors are not tried here: they cost more than a word.
    """
    if known is None:
        return [{"model": "", "ok": True, "code": "ok", "message": "It needs nothing: no key, no server, no network."}]
    return [_try(known, model) for model in models_of(known, choices)]


def models_of(known: Known, choices: Mapping[str, Choice]) -> list[str]:
    """The text models that matter; [""] where there is none, which still tries address and key."""
    models = [known.model]
    for function, choice in choices.items():
        if function not in {IMAGES, EMBED}:
            models += [choice.model] if choice.provider.lower() == known.name.lower() else []
            models += [choice.fallback_model] if choice.fallback_provider.lower() == known.name.lower() else []
    return list(dict.fromkeys(model for model in models if model)) or [""]


def _try(known: Known, model: str) -> dict[str, Any]:
    from igny8.ai.clients.diagnose import diagnose

    try:
        diagnosis = diagnose(connection_of(known), model)
    except Igny8Error as error:
        return {"model": model, "ok": False, "code": error.code, "message": error.message}
    return {"model": model, "ok": diagnosis.ok, "code": diagnosis.code, "message": diagnosis.message}
