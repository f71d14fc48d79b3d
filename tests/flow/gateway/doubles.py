"""A model client that answers as a test tells it, and what a test needs to put it in a provider's place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, cast

import numpy as np

from igny8.ai.client import Answer, Completion, Drawing, Finish, Picture, Request
from igny8.ai.provider import Usage, Vectors
from igny8.models import AutomationRun, ProviderKey, RunStage, RunStep, Site
from tests.flow.engine.rows import make_site

Reply = Callable[[Request[Any]], str]


class ScriptedClient:
    """Gives out what it was told, in order, then `then`; an exception is raised. Remembers what it was asked."""

    name = "scripted"

    def __init__(self, *answers: Any, then: Any = "fine", tokens: tuple[int, int] = (1_000, 100)) -> None:
        self._answers: Iterator[Any] = iter(answers)
        self._then = then
        self._tokens = tokens
        self._lock = threading.Lock()
        self.asked: list[Any] = []

    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        answer = self._next(request, usage)
        text = answer(request) if callable(answer) else answer
        if isinstance(text, Completion):
            return cast("Completion[Answer]", text)
        parsed = request.answer.model_validate_json(text) if request.answer else None
        return Completion(text, Finish.STOP, parsed)

    def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        return cast(Picture, self._next(drawing, usage))

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        self._next(texts, usage)
        return np.eye(3, dtype=np.float32)[[len(text) % 3 for text in texts]]

    def _next(self, asked: Any, usage: Usage) -> Any:
        with self._lock:
            self.asked.append(asked)
            answer = next(self._answers, self._then)
        usage.tokens_in += self._tokens[0]
        usage.tokens_out += self._tokens[1]
        if isinstance(answer, BaseException):
            raise answer
        return answer


def make_step(site: Site | None = None, number: int = 2) -> RunStep:
    site = site or make_site(f"site{Site.objects.count()}")
    run, _ = AutomationRun.objects.get_or_create(site=site)
    stage, _ = RunStage.objects.get_or_create(run=run, number=number)
    return RunStep.objects.create(run=run, stage=stage, site=site, number=number)


def make_key(site: Site, name: str = "openai", **values: Any) -> ProviderKey:
    given = {"kind": "openai", "model": "gpt-4o-mini", "sealed_key": "", **values}
    return ProviderKey.objects.create(account=site.account, name=name, **given)
