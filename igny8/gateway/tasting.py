"""Asks a model once for a person who tries a prompt: outside of any run, metered and within the site's caps."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import Any, Final

from igny8.ai.client import Drawing, Request
from igny8.ai.errors import ProviderError
from igny8.ai.provider import Usage
from igny8.gateway.connections import client_of, limiter_of
from igny8.gateway.known import Known
from igny8.gateway.limiter import Interrupted
from igny8.gateway.metered_client import Meter, MeteredClient
from igny8.gateway.recording import Caller
from igny8.gateway.serving import Server, Serving
from igny8.gateway.spending import CapReached, caps_of
from igny8.lib.errors import Conflict
from igny8.models import Site

LONGEST_SECONDS: Final = 90.0  # of one request: a person is waiting


class NothingToAsk(Conflict):
    """No model is asked for this, so there is no answer to show."""

    code = "nothing_to_ask"


@dataclass
class Taste:
    """What came of asking."""

    provider: str
    model: str
    ok: bool = False
    code: str = ""  # "ok", or what went wrong; stable
    message: str = ""  # in plain words
    text: str = ""  # the answer, word for word
    finish: str = ""  # stop, length, filtered
    latency_ms: int = 0
    usage: Usage = field(default_factory=Usage)

    def plain(self) -> dict[str, Any]:
        """In plain values."""
        used = self.usage
        tokens = {"tokens_in": used.tokens_in, "tokens_out": used.tokens_out, "tokens_cached": used.tokens_cached}
        told = {name: value for name, value in vars(self).items() if name != "usage"}
        return {**told, **tokens, "cost": float(used.cost or 0)}


def taste(site: Site, function: str, sent: Request[Any] | Drawing) -> Taste:
    """The answer of who serves the function for the site. What goes wrong with the provider is a part of it.

    Raises `NothingToAsk` where the function is served offline, or a picture would be drawn.
    """
    if isinstance(sent, Drawing):
        raise NothingToAsk("A picture isn't drawn for a preview. Save the prompt, then redraw an image.")
    server = _server(site, function)
    if isinstance(server, Taste):
        return server
    known = server.known
    if known is None:
        raise NothingToAsk(
            f"{function} is served by {server.name}, which reads no prompts. Choose a model for it first."
        )
    return _asked(site, function, known, server.model, sent)


def _server(site: Site, function: str) -> Server | Taste:
    """Who serves it, or why nobody can."""
    serving = Serving(site)
    choice = serving.choice(function)
    try:
        return serving.first(function)
    except ProviderError as error:
        return Taste(choice.provider, choice.model, code=error.code, message=str(error))


def _asked(site: Site, function: str, known: Known, model: str, sent: Request[Any]) -> Taste:
    seconds = min(float(known.options.get("timeout_seconds") or LONGEST_SECONDS), LONGEST_SECONDS)
    patient = replace(known, options={**known.options, "timeout_seconds": seconds})
    meter = Meter(
        caller=Caller(site),
        known=known,
        function=function,
        model=model,
        limiter=limiter_of(known),
        caps=caps_of(site),
    )
    came = Taste(known.name, model)
    began = time.monotonic()
    try:
        client = MeteredClient(client_of(patient, function, model), meter)
        completion = client.complete(sent, came.usage)
    except (ProviderError, CapReached) as error:
        came.code, came.message = error.code, str(error)
    except Interrupted:
        came.code, came.message = "unavailable", "The server is being stopped. Try again in a moment."
    else:
        came.ok, came.code, came.message = True, "ok", "It answered."
        came.text, came.finish = completion.text, completion.finish.value
    came.latency_ms = round(1_000 * (time.monotonic() - began))
    return came
