"""A tiny real call that says in plain words whether a connection works, and what to do if it doesn't."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel

from igny8.ai.client import Request
from igny8.ai.clients.connection import Connection
from igny8.ai.clients.make import Client, make_client
from igny8.ai.errors import InvalidOutput, ProviderError
from igny8.ai.provider import Usage
from igny8.lib.errors import Igny8Error

LONGEST_WAIT_SECONDS: Final = 30.0  # a person is waiting
_HELLO: Final[Request[BaseModel]] = Request(
    purpose="test", system="Answer with one word.", user="Say: ready", max_tokens=16
)

# What each reason, or code where there is no reason, means; {model} and {address} are filled in.
_MEANINGS: Final = {
    "bad_key": "The key was refused. Check that it is whole, still valid, and allowed to use {model}.",
    "no_quota": "The key is good, but its account has no quota or credit left. Top it up, or use another key.",
    "unknown_model": "The service knows no model “{model}”. Check the name, and that the key may use it.",
    "wrong_address": "Something answers at {address}, but not as this kind of service does. Check the address: "
    "OpenAI-compatible ones often end in /v1.",
    "bad_answer": "Something answers at {address}, but not as this kind of service does. Check the address and the "
    "kind of service.",
    "no_host": "There is no host of that name: {address}. Check the spelling, and that this machine has a network.",
    "nobody_there": "Nothing answers at {address}. Check that the server runs, and its port.",
    "no_route": "No connection to {address} came about in time. Check the network, the firewall and the address.",
    "broke_off": "The connection to {address} broke off. Check the address, its https:// or http://, and any proxy.",
    "tls": "The server at {address} has no certificate that this machine trusts. Check https:// or http://, the "
    "name, the clock, and for a certificate of your own SSL_CERT_FILE.",
    "address_refused": "{said}",
    "not_installed": "{said}",
    "too_long": "The model has too little room for even a short question. {said}",
    "filtered": "The service's content filter refused even a harmless question. {said}",
    "rate_limited": "Key and model are good, but the service allows no more requests for now. Try again later.",
    "timeout": "No answer within {seconds:g} seconds. The service is slow or overloaded; a local model may need "
    "longer the first time.",
    "unavailable": "The service is down or overloaded. {said}",
    "model_gone": "{said}",
    "refused": "The service refuses the request. {said}",
}


@dataclass(frozen=True)
class Diagnosis:
    """What a test call came to."""

    ok: bool
    code: str  # "ok", or what is wrong; stable
    message: str  # for people
    model: str = ""  # the model that answered


def diagnose(connection: Connection, model: str) -> Diagnosis:
    """Ask the model one short question. Never raises for what is wrong with the connection."""
    return _tried(connection, model, lambda client, usage: client.complete(_HELLO, usage), model=model)


def diagnose_vectors(connection: Connection, model: str) -> Diagnosis:
    """Ask the embedding model for the vector of one word."""
    return _tried(connection, model, lambda client, usage: client.embed(["ready"], usage), embedding_model=model)


def _tried(
    connection: Connection,
    name: str,
    ask: Callable[[Client, Usage], object],
    *,
    model: str = "",
    embedding_model: str = "",
) -> Diagnosis:
    usage = Usage()
    patient = min(connection.timeout_seconds, LONGEST_WAIT_SECONDS)
    connection = replace(connection, timeout_seconds=patient)
    try:
        client = make_client(connection, model=model, embedding_model=embedding_model)
        try:
            ask(client, usage)
        finally:
            client.close()
    except InvalidOutput:
        pass  # an answer without words: the connection works all the same
    except ProviderError as error:
        return meaning_of(error, connection, name)
    except Igny8Error as error:
        return Diagnosis(False, error.code, connection.redacted(error.message))
    return Diagnosis(True, "ok", f"It works: {usage.model or name} answered.", usage.model or name)


def meaning_of(error: ProviderError, connection: Connection, model: str) -> Diagnosis:
    """What went wrong, for a person."""
    code = error.reason or error.code
    said = connection.redacted(str(error))
    message = _MEANINGS.get(code, "{said}").format(
        model=model, address=connection.shown_address, said=said, seconds=connection.timeout_seconds
    )
    if said not in message:
        message = f"{message} ({said})"
    return Diagnosis(False, code, message)
