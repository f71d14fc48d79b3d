"""One request through all its tries: waits, repeats or asks again as the policy says, or gives the error up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from igny8.ai.client import Answer, Request, Turn
from igny8.ai.errors import InvalidOutput, ProviderError
from igny8.gateway import policy
from igny8.gateway.limiter import SPREAD, pause
from igny8.gateway.policy import Remedy

_MOST_PROBLEM: Final = 1_000  # characters of it that the model is told


@dataclass
class Course:
    """What has become of a request so far."""

    first_retry: int = 0
    patience: float = policy.PATIENCE_SECONDS  # how long its connection may rest yet
    rest_seconds: float = 0.0  # how long the last "too many" makes it rest
    problems: list[str] = field(default_factory=list)  # what was wrong with each answer before
    _failures: Counter[type[ProviderError]] = field(default_factory=Counter)

    @property
    def retry(self) -> int:
        return self.first_retry + self._failures.total()

    def mend(self, error: ProviderError) -> None:
        """Do what helps against the error, so that the request can be made again; raises it where nothing does."""
        tries = self._failures[type(error)]
        self._failures[type(error)] += 1
        remedy = policy.remedy_for(error, tries)
        if remedy is Remedy.WAIT and self.rest_seconds <= self.patience:
            self.patience -= self.rest_seconds  # the limiter does the waiting, for all requests of the connection
        elif remedy is Remedy.REPEAT:
            self._pause(error, tries)
        elif remedy is Remedy.ASK_AGAIN and isinstance(error, InvalidOutput):
            self.problems.append(error.problem)
        else:
            if isinstance(error, InvalidOutput):
                error.is_final = True
            raise error

    def _pause(self, error: ProviderError, tries: int) -> None:
        """Wait before the next try, as long as the provider asked for; raises the error where that is too long."""
        asked = getattr(error, "retry_after_seconds", None) or 0.0
        if asked > self.patience:
            raise error
        self.patience -= asked
        pause(max(policy.backoff_seconds(tries), asked * (1 + SPREAD) + SPREAD if asked else 0.0))


def with_problems(request: Request[Answer], problems: list[str]) -> Request[Answer]:
    """The request, telling the model what was wrong with its last answer. Turns keep alternating."""
    if not problems:
        return request
    told = (
        f"Your last answer could not be used: {problems[-1][:_MOST_PROBLEM]}\n"
        "Answer once more, whole and in the form that was asked for."
    )
    history = list(request.history)
    if not history:
        return replace(request, user=f"{request.user}\n\n{told}")
    if history[-1].role == "user":
        history[-1] = Turn("user", f"{history[-1].text}\n\n{told}")
    else:
        history.append(Turn("user", told))
    return replace(request, history=history)
