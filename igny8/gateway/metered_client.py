"""A model client that keeps to its connection's limit, mends faults by the policy, and stores each request."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import numpy as np

from igny8.ai.client import Answer, Completion, Drawing, ModelClient, Picture, Request
from igny8.ai.errors import InvalidOutput, ProviderError, RateLimited
from igny8.ai.provider import Usage, Vectors
from igny8.gateway import spending
from igny8.gateway.known import Known
from igny8.gateway.limiter import Limiter, PausedTooLong
from igny8.gateway.mending import Course, with_problems
from igny8.gateway.prices import Used, cost_of
from igny8.gateway.recording import Caller, Told, record, rest
from igny8.gateway.spending import Caps
from igny8.gateway.words import picture_words

MOST_TEXTS: Final = 100  # embedded by one request: what every service takes

_Result = TypeVar("_Result")
_Ask = Callable[[list[str], Usage, Told], _Result]  # problems of the answers before, what it uses, what is told of it


@dataclass(frozen=True)
class Meter:
    """Whom a client works for, and what is written beside each of its requests."""

    caller: Caller
    known: Known
    function: str
    model: str
    limiter: Limiter
    caps: Caps = field(default_factory=Caps)
    is_fallback: bool = False
    first_retry: int = 0  # above 0: the whole function is asked again

    def told(self, purpose: str, prompt_version: str, retry: int) -> Told:
        """What is known of a request before it is made."""
        return Told(
            function=self.function,
            provider=self.known.name,
            model=self.model,
            purpose=purpose,
            prompt_version=prompt_version,
            retry=retry,
            is_fallback=self.is_fallback,
        )


class MeteredClient:
    """The same port as the client that it wraps. Safe to use from several threads of one step."""

    def __init__(self, client: ModelClient, meter: Meter) -> None:
        self.name = f"{meter.known.name} {meter.model}"
        self._client = client
        self._meter = meter

    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        def ask(problems: list[str], used: Usage, told: Told) -> Completion[Answer]:
            asked = with_problems(request, problems)
            told.turns = _turns(asked)
            completion = self._client.complete(asked, used)
            told.finish, told.answer = completion.finish.value, completion.text
            return completion

        return self._mended(request.purpose, request.prompt_version, ask, usage)

    def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        def ask(problems: list[str], used: Usage, told: Told) -> Picture:
            told.turns = [("user", drawing.prompt)]
            picture = self._client.draw(drawing, used)
            told.drawing, told.answer = drawing, picture_words(picture.mime_type, picture.data)
            return picture

        return self._mended("picture", drawing.prompt_version, ask, usage)

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        rows = [self._embed(texts[at : at + MOST_TEXTS], usage) for at in range(0, len(texts), MOST_TEXTS)]
        return np.concatenate(rows) if rows else np.empty((0, 0), np.float32)

    def _embed(self, texts: list[str], usage: Usage) -> Vectors:
        return self._mended("embed", "", lambda problems, used, told: self._client.embed(texts, used), usage)

    def _mended(self, purpose: str, prompt_version: str, ask: _Ask[_Result], usage: Usage) -> _Result:
        """Make the request, again where the policy says that this helps. Raises what can't be helped here."""
        course = Course(self._meter.first_retry)
        while True:
            told = self._meter.told(purpose, prompt_version, course.retry)
            try:
                return self._once(told, course, ask, usage)
            except ProviderError as error:
                course.mend(error)

    def _once(self, told: Told, course: Course, ask: _Ask[_Result], usage: Usage) -> _Result:
        meter = self._meter
        if meter.caps.any:
            step = meter.caller.step
            spending.check(meter.caps, site=meter.caller.site, run_id=step.run_id if step else None)
        rest(meter.caller)
        try:
            with meter.limiter.slot(patience=course.patience) as began:
                try:
                    return self._asked(told, course.problems, ask)
                except RateLimited as error:
                    course.rest_seconds = meter.limiter.refused(began, error.retry_after_seconds)
                    raise
                finally:
                    told.seconds = time.monotonic() - began
                    if told.outcome == "ok":
                        meter.limiter.worked()
        except PausedTooLong as error:
            course.rest_seconds = error.seconds
            raise RateLimited(retry_after_seconds=error.seconds) from error
        finally:
            if told.outcome:
                self._store(told, usage)

    def _asked(self, told: Told, problems: list[str], ask: _Ask[_Result]) -> _Result:
        try:
            answer = ask(problems, told.usage, told)
            told.outcome = "ok"
        except ProviderError as error:
            told.outcome, told.error = error.code, str(error)
            told.answer = error.said if isinstance(error, InvalidOutput) else ""
            raise
        except Exception as error:
            told.outcome, told.error = "error", repr(error)
            raise
        return answer

    def _store(self, told: Told, usage: Usage) -> None:
        used = told.usage
        told.cost = cost_of(Used(self._meter.model, used, told.drawing), self._meter.known)
        record(self._meter.caller, told)
        rest(self._meter.caller)
        usage.model = used.model or self._meter.model
        usage.tokens_in += used.tokens_in
        usage.tokens_out += used.tokens_out
        usage.tokens_cached += used.tokens_cached
        usage.cost += told.cost or 0


def _turns(request: Request[Any]) -> list[tuple[str, str]]:
    """All that the model is told, for the log."""
    return [("system", request.system), ("user", request.user), *((turn.role, turn.text) for turn in request.history)]
