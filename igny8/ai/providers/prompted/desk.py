"""Where a function asks: it makes requests from prompts, counts what they use and looks at every answer."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextvars import copy_context
from dataclasses import replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from igny8.ai.client import Completion, Finish, ModelClient, Request, Turn
from igny8.ai.errors import InvalidOutput, ProviderError, Refused
from igny8.ai.functions.common import SiteContext
from igny8.ai.prompts.fence import fenced, line, plain
from igny8.ai.prompts.port import Prompts
from igny8.ai.provider import Usage
from igny8.ai.providers.prompted.checking import refuse_leaks, without_mark_lines
from igny8.ai.providers.prompted.joining import joined, whole
from igny8.ai.providers.prompted.remembering import Memory, key_of
from igny8.ai.providers.prompted.requests import Requests

MOST_AT_ONCE: Final = 8  # requests of one article; how many a provider takes in all is the client's to know
MOST_CONTINUED: Final = 3
_AGAIN: Final = "Your last answer could not be used. The block says why; answer again, without that fault."
_GO_ON: Final = (
    "Your text was cut off. Go on with the sentence that comes next, in the same form. Repeat nothing, and say nothing "
    "about this."
)
_LABELLED = re.compile(r"(introduction|outline|section \d+|questions|meta): ")

Answer = TypeVar("Answer", bound=BaseModel)
Result = TypeVar("Result")


class Desk(Requests):
    """One call of a function. `problem` is what was wrong with the answer before, and goes to the part it names."""

    def __init__(
        self,
        client: ModelClient,
        prompts: Prompts,
        usage: Usage,
        site: SiteContext,
        *,
        problem: str = "",
        memory: Memory | None = None,
    ) -> None:
        super().__init__(prompts, site)
        self._client = client
        self._usage = usage
        self._problem = problem
        self._memory = memory
        self._lock = threading.Lock()

    @property
    def is_second_try(self) -> bool:
        """Whether the answer before was no use: now what can be mended is mended, not asked again."""
        return bool(self._problem)

    def parsed(self, request: Request[Answer], read: Callable[[Answer], Result], label: str = "") -> Result:
        """Ask for JSON; what `read` makes of it. `read` raises `InvalidOutput` for what can't be used."""

        def ask(sent: Request[Answer]) -> Completion[Answer]:
            completion = self._complete(sent)
            if completion.finish is Finish.LENGTH:
                raise InvalidOutput("it was cut off before its end: answer more briefly")
            if completion.parsed is None:
                raise InvalidOutput("it is not the JSON that was asked for")
            refuse_leaks(" ".join(_strings(completion.parsed.model_dump())), request.purpose)
            return completion

        def take(completion: Completion[Answer]) -> Result:
            if completion.parsed is None:
                raise InvalidOutput("it is not the JSON that was asked for")
            return read(completion.parsed)

        return self._asked(request, label, ask, take)

    def written(self, request: Request[Any], read: Callable[[str], Result], label: str = "") -> Result:
        """Ask for a text, going on where it was cut off; what `read` makes of it."""

        def ask(sent: Request[Any]) -> Completion[Any]:
            text = plain(self._whole_text(sent)).strip()
            if self.is_second_try:
                text = without_mark_lines(text)
            if not text:
                raise InvalidOutput("it holds no text")
            refuse_leaks(text, request.purpose)
            return Completion(text, Finish.STOP)

        return self._asked(request, label, ask, lambda completion: read(completion.text))

    def side_by_side(self, work: Sequence[Callable[[], Result]]) -> list[Result]:
        """Do it all at once; the results in order. What fails for the provider's sake is told before all else."""
        if not work:
            return []
        with ThreadPoolExecutor(min(MOST_AT_ONCE, len(work)), thread_name_prefix="igny8-section") as pool:
            futures = [pool.submit(copy_context().run, each) for each in work]
            for future in as_completed(futures):
                # A useless answer stops no other: those are kept for the next try. What fails for all, or is
                # refused, does: what no thread has begun isn't asked any more, and what is on its way is waited for.
                if (error := _error(future)) and not isinstance(error, InvalidOutput):
                    for other in futures:
                        other.cancel()
        errors = [error for future in futures if (error := _error(future))]
        if errors:
            raise min(errors, key=lambda error: isinstance(error, ProviderError) and error.is_about_item)
        return [future.result() for future in futures]

    def _asked(
        self,
        request: Request[Any],
        label: str,
        ask: Callable[[Request[Any]], Completion[Any]],
        take: Callable[[Completion[Any]], Result],
    ) -> Result:
        problem = self._problem_of(label)
        key = key_of(self._client.name, request)
        kept = self._memory.recall(key, request) if self._memory is not None and not problem else None
        try:
            completion = kept or ask(_again(request, problem) if problem else request)
            result = take(completion)
        except InvalidOutput as error:
            said = line(error.problem, 300)
            raise InvalidOutput(f"{label}: {said}" if label else said) from error
        if self._memory is not None and completion is not kept:
            self._memory.keep(key, completion)
        return result

    def _problem_of(self, label: str) -> str:
        named = _LABELLED.match(self._problem)
        if named is None:
            return self._problem
        return self._problem[named.end() :] if named.group(1) == label else ""

    def _whole_text(self, request: Request[Any]) -> str:
        completion = self._complete(request)
        text = completion.text
        for _ in range(MOST_CONTINUED):
            if completion.finish is not Finish.LENGTH or not text.strip():
                break
            head = whole(text)
            turns = [*request.history, Turn("assistant", head), Turn("user", _GO_ON)]
            completion = self._complete(replace(request, history=turns))
            text = joined(head, completion.text)
        return whole(text) if completion.finish is Finish.LENGTH else text

    def _complete(self, request: Request[Any]) -> Completion[Any]:
        used = Usage()
        try:
            completion = self._client.complete(request, used)
        finally:
            with self._lock:
                add(self._usage, used)
        if completion.finish is Finish.FILTERED:
            raise Refused("The provider's content filter cut the answer off.")
        return completion


def add(total: Usage, used: Usage) -> None:
    """Count what one request used into the whole."""
    total.model = used.model or total.model
    total.tokens_in += used.tokens_in
    total.tokens_out += used.tokens_out
    total.tokens_cached += used.tokens_cached
    total.cost += used.cost


def _again(request: Request[Any], problem: str) -> Request[Any]:
    """The request with what was wrong, and with more room: an answer that was cut off needs it."""
    told = f"{request.user}\n\n{_AGAIN}\n{fenced('problem', line(problem, 300))}"
    return replace(request, user=told, max_tokens=2 * request.max_tokens)


def _error(future: Future[Any]) -> BaseException | None:
    return None if future.cancelled() else future.exception()


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for each in inner for text in _strings(each)]
