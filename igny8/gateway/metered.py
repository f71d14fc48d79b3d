"""The AI functions as a stage sees them: served by who was chosen or by the fallback, asked again, metered."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from igny8.ai.errors import ProviderError
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Vectors
from igny8.gateway import policy
from igny8.gateway.asking import Asking, Call, ask
from igny8.gateway.connections import limiter_of
from igny8.gateway.recording import Caller
from igny8.gateway.resting import is_resting, let_rest
from igny8.gateway.serving import Server, Serving
from igny8.gateway.spending import Caps, caps_of
from igny8.models import RunStep, Site

_Answer = TypeVar("_Answer")


class Tell(Protocol):
    """Writes a line into the run's log."""

    def __call__(self, level: Any, message: str, **data: Any) -> None: ...


def _say_nothing(level: Any, message: str, **data: Any) -> None:
    return None


class MeteredAI:
    """Serves one step, or a site outside any run. Each call is stored as it ends, also when the step is discarded."""

    def __init__(self, served: RunStep | Site, tell: Tell = _say_nothing) -> None:
        """`tell` hears of a provider that was replaced, in a line for the run's log."""
        self._caller = Caller(served) if isinstance(served, Site) else Caller(served.site, served)
        self._tell = tell
        self._serving = Serving(self._caller.site)
        self._served: dict[str, str] = {}  # function -> who served it last
        self._caps: Caps | None = None  # read when they are first needed

    def provider_of(self, function: str) -> str:
        """Who served the function here last; before, who was chosen for it."""
        return self._served.get(function) or self._serving.choice(function).provider

    def vector_space(self) -> str:
        """Names what `embed` makes: vectors of two names are never compared."""
        return self._serving.space()

    def auto_cluster(self, given: AutoClusterInput) -> AutoClusterOutput:
        return self._ask(
            "auto_cluster", lambda provider, usage, problem: provider.auto_cluster(given, usage, problem), given
        )

    def generate_ideas(self, given: GenerateIdeasInput) -> GenerateIdeasOutput:
        return self._ask(
            "generate_ideas", lambda provider, usage, problem: provider.generate_ideas(given, usage, problem), given
        )

    def generate_content(self, given: GenerateContentInput) -> GenerateContentOutput:
        return self._ask(
            "generate_content",
            lambda provider, usage, problem: provider.generate_content(given, usage, problem),
            given,
        )

    def generate_image_prompts(self, given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput:
        return self._ask(
            "generate_image_prompts",
            lambda provider, usage, problem: provider.generate_image_prompts(given, usage, problem),
            given,
        )

    def generate_images(self, given: GenerateImagesInput) -> GenerateImagesOutput:
        return self._ask(
            "generate_images", lambda provider, usage, problem: provider.generate_images(given, usage, problem), given
        )

    def embed(self, texts: list[str]) -> Vectors:
        return self._ask("embed", lambda provider, usage, problem: provider.embed(texts, usage))

    def _ask(self, function: str, call: Call[_Answer], given: BaseModel | None = None) -> _Answer:
        fallback = self._serving.fallback(function)
        if fallback is None:
            return self._served_by(self._serving.first(function), function, call, given)
        first: Server | None = None
        failure: ProviderError | None = None
        try:
            first = self._serving.first(function)
            if not _rests(first):
                return self._served_by(first, function, call, given)
        except ProviderError as error:
            if not policy.rule_for(error).falls_back:
                raise
            self._replace(function, first, error, fallback)
            failure = error
        try:
            return self._served_by(fallback, function, call, given)
        except ProviderError as error:
            # What may work later is what the engine should hear of; else what happened first.
            if failure is None or (error.is_repeatable and not failure.is_repeatable):
                raise
            raise failure from error

    def _served_by(self, server: Server, function: str, call: Call[_Answer], given: BaseModel | None) -> _Answer:
        answer = ask(Asking(self._caller, self._caps_for(server), function, server, given), call)
        self._served[function] = server.name
        return answer

    def _caps_for(self, server: Server) -> Caps:
        if server.known is None:
            return Caps()  # built in: it costs nothing
        if self._caps is None:
            self._caps = caps_of(self._caller.site)
        return self._caps

    def _replace(self, function: str, first: Server | None, error: ProviderError, fallback: Server) -> None:
        if policy.rule_for(error).rests and first is not None and first.known is not None:
            let_rest(limiter_of(first.known), first.model, policy.RESTING_SECONDS)
        name = self._serving.choice(function).provider
        message = f"{name} failed ({error}); {fallback.name} takes over for {function}."
        data = {"function": function, "provider": name, "fallback": fallback.name, "code": error.code}
        self._tell("warning", message, **data)


def _rests(server: Server) -> bool:
    return server.known is not None and is_resting(limiter_of(server.known), server.model)
