"""Asks one provider for one function: the built-in ones metered as a whole, the others request by request."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

from pydantic import BaseModel

from igny8.ai.errors import InvalidOutput, ProviderError
from igny8.ai.functions.generate_images import GenerateImagesOutput
from igny8.ai.provider import Provider, Usage
from igny8.gateway import serving, words
from igny8.gateway.connections import client_of, limiter_of
from igny8.gateway.known import Known
from igny8.gateway.metered_client import Meter, MeteredClient
from igny8.gateway.recording import Caller, Told, record
from igny8.gateway.serving import Server
from igny8.gateway.spending import Caps

MOST_TIMES: Final = 2  # that a function is asked for, where its whole answer is no use

_Answer = TypeVar("_Answer")
Call = Callable[[Provider, Usage, str], _Answer]  # the last is what was wrong with the answer before


@dataclass(frozen=True)
class Asking:
    """A function, for whom it is asked, and who serves it."""

    caller: Caller
    caps: Caps
    function: str
    server: Server
    given: BaseModel | None = None  # what goes in, for the log; None: it isn't words


def ask(asking: Asking, call: Call[_Answer]) -> _Answer:
    """The answer. What can't be used is asked for once more, with what was wrong; the second error goes up."""
    problem = ""
    for time_ in range(MOST_TIMES):
        try:
            return _once(asking, call, problem, time_)
        except InvalidOutput as error:
            if _is_final(error) or time_ + 1 == MOST_TIMES:
                raise
            problem = error.problem
    raise AssertionError("one of the tries returns or raises")


def _is_final(error: BaseException | None) -> bool:
    """Whether the model was told already what was wrong. A provider may have put other words around the error."""
    return error is not None and (getattr(error, "is_final", False) or _is_final(error.__cause__))


def _once(asking: Asking, call: Call[_Answer], problem: str, retry: int) -> _Answer:
    known = asking.server.known
    if known is None:
        return _whole(asking, call, problem, retry)
    meter = Meter(
        caller=asking.caller,
        known=known,
        function=asking.function,
        model=asking.server.model,
        limiter=limiter_of(known),
        caps=asking.caps,
        is_fallback=asking.server.is_fallback,
        first_retry=retry,
    )
    return call(_prompted(asking, known, meter), Usage(), problem)


def _prompted(asking: Asking, known: Known, meter: Meter) -> Provider:
    from igny8.ai.providers.prompted.provider import PromptedProvider
    from igny8.gateway.keeping import kept_for
    from igny8.gateway.prompts import prompts_for

    client = MeteredClient(client_of(known, asking.function, asking.server.model), meter)
    return PromptedProvider(client, prompts_for(asking.caller.site), memory=kept_for(asking.caller))


def _whole(asking: Asking, call: Call[_Answer], problem: str, retry: int) -> _Answer:
    """One row for the whole function."""
    told = Told(
        function=asking.function,
        provider=asking.server.name,
        retry=retry,
        is_fallback=asking.server.is_fallback,
        outcome="error",
        turns=_turns(asking.given, problem),
    )
    started = time.monotonic()
    try:
        answer = call(serving.provider(asking.server.name), told.usage, problem)
        told.outcome = "ok"
    except ProviderError as error:
        told.outcome, told.error = error.code, str(error)
        raise
    except Exception as error:
        told.error = repr(error)
        raise
    else:
        told.answer = _in_words(answer) if told.turns else ""
    finally:
        told.seconds = time.monotonic() - started
        told.cost = Decimal(told.usage.cost)
        record(asking.caller, told)
    return answer


def _turns(given: BaseModel | None, problem: str) -> words.Turns:
    """What it was told: values, not words, and what was wrong with its answer before."""
    if given is None or not words.are_kept():
        return ()
    return [("input", words.as_words(given)), *([("user", problem)] if problem else [])]


def _in_words(answer: object) -> str:
    if isinstance(answer, GenerateImagesOutput):
        return words.picture_words(answer.mime_type, answer.data)
    return words.as_words(answer)
