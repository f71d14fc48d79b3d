"""llama.cpp in this process (`igny8[local]`): a GGUF file that the user names, JSON held to its schema by a grammar."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from igny8.ai.client import Answer, Completion, Drawing, Finish, Picture, Request
from igny8.ai.clients.answers import broken_off, completion, schema_of
from igny8.ai.clients.connection import Connection
from igny8.ai.clients.sending import sendable
from igny8.ai.errors import ModelGone, NoEmbeddings, ProviderError, Refused, TimedOut, Unavailable
from igny8.ai.provider import Usage, Vectors

_FINISHES: Final = {"stop": Finish.STOP, "length": Finish.LENGTH}
_QUIET: Final = -1  # of llama.cpp's log, which holds prompts at higher levels


@dataclass
class _Engine:
    """A loaded model. One request at a time: two would share the same cores and the same memory for their prompts."""

    server: Any
    free: threading.Lock = field(default_factory=threading.Lock)


_loading = threading.Lock()
_loaded: dict[tuple[Path, int, int], _Engine] = {}


class LocalClient:
    """One GGUF file. It is loaded at the first request, once a process, and stays."""

    def __init__(self, connection: Connection, model: str) -> None:
        self._connection = connection
        self._path = Path(model).expanduser()
        self.name = f"{connection.kind}/{self._path.stem}"

    def complete(self, request: Request[Answer], usage: Usage) -> Completion[Answer]:
        usage.model = self._path.stem
        engine = _engine(self._connection, self._path)
        if not engine.free.acquire(timeout=self._connection.timeout_seconds):
            raise TimedOut(f"The local model was busy for {self._connection.timeout_seconds:g} seconds.")
        try:
            answered = engine.server.handle_chat_completions(_asked(sendable(request)))
        except (RuntimeError, ValueError) as error:
            raise Unavailable(f"The local model failed: {error}") from error
        finally:
            engine.free.release()
        if (problem := answered.get("error")) is not None:
            raise _fault(problem)
        return _completion(request, answered, usage)

    def draw(self, drawing: Drawing, usage: Usage) -> Picture:
        raise ModelGone("A local model draws no pictures. Choose another service for images.")

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        raise NoEmbeddings("A local model makes no vectors here; the embedded one does.")

    def close(self) -> None:
        """Nothing to close: the model stays loaded for the next client of the same file."""


def _asked(request: Request[Answer]) -> dict[str, Any]:
    turns = [{"role": "system", "content": request.system}] if request.system else []
    turns.append({"role": "user", "content": request.user})
    turns += [{"role": turn.role, "content": turn.text} for turn in request.history]
    asked: dict[str, Any] = {"messages": turns, "max_tokens": request.max_tokens}
    if request.temperature is not None:
        asked["temperature"] = request.temperature
    if request.answer is not None:
        schema = {"name": request.answer.__name__, "schema": schema_of(request, is_bounded=True)}
        asked["response_format"] = {"type": "json_schema", "json_schema": schema}
    return asked


def _completion(request: Request[Answer], answered: dict[str, Any], usage: Usage) -> Completion[Answer]:
    used = answered.get("usage") or {}
    usage.tokens_in += used.get("prompt_tokens", 0)
    usage.tokens_out += used.get("completion_tokens", 0)
    usage.tokens_cached += (used.get("prompt_tokens_details") or {}).get("cached_tokens", 0)
    choice = answered["choices"][0]
    finish = _FINISHES.get(choice.get("finish_reason"))
    if finish is None:
        raise broken_off(choice["message"].get("content") or "")
    return completion(request, choice["message"].get("content") or "", finish)


def _fault(problem: dict[str, Any]) -> ProviderError:
    said = str(problem.get("message", problem))
    if problem.get("type") == "exceed_context_size_error":
        error = Refused(f"The request is too long for the local model: {said}. Give it more room (context_tokens).")
        error.reason = "too_long"
        return error
    return Unavailable(f"The local model failed: {said}") if problem.get("code", 500) >= 500 else Refused(said)


def _engine(connection: Connection, path: Path) -> _Engine:
    key = (path.resolve(), connection.threads, connection.context_tokens)
    with _loading:
        if key not in _loaded:
            _loaded[key] = _Engine(_load(connection, path))
        return _loaded[key]


def _load(connection: Connection, path: Path) -> Any:
    try:
        import xllamacpp
    except ImportError as error:
        missing = Unavailable(
            "The library for local models isn't installed. Nothing was lost: install it with "
            "pip install 'igny8[local]', and start IGNY8 again."
        )
        missing.reason = "not_installed"
        raise missing from error
    if not path.is_file():
        raise ModelGone(f"There is no file {path}. Give the whole path of a GGUF file.")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = connection.context_tokens
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = connection.threads
    parameters.cpuparams_batch.n_threads = connection.threads
    parameters.verbosity = _QUIET
    # llama.cpp always listens on a port of this machine as well: nobody else gets in without this key.
    parameters.api_keys = [secrets.token_urlsafe(32)]
    parameters.endpoint_slots = parameters.endpoint_props = parameters.ui = False
    try:
        return xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise ModelGone(f"{path} can't be loaded: {error} It must be a GGUF file that fits into memory.") from error
