"""What the libraries raise, as our errors. docs/reference/providers.md holds the same as a table.

Everything with a status is sorted here by status and words, after what pydantic-ai knows better: it reads each
service's own codes for an empty account, a bad key and a prompt that is too long.
"""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from pydantic_ai import exceptions as theirs

from igny8.ai.clients.connection import Connection
from igny8.ai.errors import (
    InvalidOutput,
    KeyRefused,
    ModelGone,
    ProviderError,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)
from igny8.lib.addresses import AddressRefused
from igny8.lib.pinning import AnswerTooLarge

LONGEST_SAID: Final = 300  # characters of what a service said about its error
MOST_WAIT_SECONDS: Final = 24 * 3600.0  # nobody means more by Retry-After

_NO_QUOTA: Final = (
    "insufficient_quota",
    "exceeded_current_quota",
    "exceeded your current quota",
    "billing_hard_limit",
    "billing_not_active",
    "credit balance",
    "insufficient credits",
    "insufficient balance",
    "insufficient_credits",
    "payment required",
)
_TOO_LONG: Final = (
    "context_length_exceeded",
    "context length",
    "context size",
    "context window",
    "exceed_context_size",
    "prompt is too long",
    "maximum number of tokens",
    "input token count",
    "too many tokens",
)
_FILTERED: Final = ("content_filter", "content_policy", "content policy", "moderation", "safety system", "flagged")
_NO_MODEL: Final = (
    "model_not_found",
    "not a valid model",
    "no models loaded",
    "unknown model",
    "unsupported_model",
    "deploymentnotfound",
    "model not found",
)
_LIBRARIES: Final = frozenset(("openai", "anthropic", "google", "pydantic_ai", "httpx2", "httpx"))
_BROKEN_OFF: Final = frozenset(("ReadError", "WriteError", "CloseError", "ConnectError", "RemoteProtocolError"))


def fault_of(error: Exception, connection: Connection) -> ProviderError:
    """Our error for one of theirs. What isn't about the service at all is a mistake of ours, and raised as it is."""
    for sort in (_by_cause, _by_category, _by_library):
        if (fault := sort(error, connection)) is not None:
            return fault
    raise error


def _by_cause(error: Exception, connection: Connection) -> ProviderError | None:
    """Faults of the network, told by what lies at the bottom."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, AddressRefused):
            return _with_reason(Unavailable(cause.message), "address_refused")
        if isinstance(cause, AnswerTooLarge):
            return InvalidOutput("it is far too large")
    if isinstance(error, theirs.ModelHTTPError) or _status(error) is not None:
        return None
    where = connection.shown_address
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return _with_reason(Unavailable(f"There is no host of that name: {where}"), "no_host")
        if isinstance(cause, ssl.SSLError):
            return _with_reason(Unavailable(f"No trusted connection to {where}: {cause.reason or cause}"), "tls")
        if isinstance(cause, ConnectionRefusedError):
            return _with_reason(Unavailable(f"Nothing answers at {where}"), "nobody_there")
    return _timed_out(error, causes, connection)


def _timed_out(error: Exception, causes: list[BaseException], connection: Connection) -> ProviderError | None:
    names = {type(cause).__name__ for cause in causes}
    if names & {"ConnectTimeout", "PoolTimeout"}:
        return _with_reason(Unavailable(f"No connection to {connection.shown_address} in time"), "no_route")
    is_timeout = isinstance(error, TimeoutError | theirs.ModelTimeoutError | theirs.ModelRequestTimeout)
    if is_timeout or names & {"ReadTimeout", "WriteTimeout", "APITimeoutError"}:
        return TimedOut(f"No whole answer within {connection.timeout_seconds:g} seconds.")
    if names & _BROKEN_OFF:
        return _with_reason(Unavailable(f"The connection to {connection.shown_address} broke off."), "broke_off")
    return None


def _by_category(error: Exception, connection: Connection) -> ProviderError | None:
    """What pydantic-ai has read from the service's own codes."""
    told = _told(error, connection)
    if isinstance(error, theirs.ContentFilterError):
        return Refused(f"The service's content filter refused this request. {told}")
    if isinstance(error, theirs.ModelQuotaExceededError):
        return _with_reason(KeyRefused(f"The account has no quota left. {told}"), "no_quota")
    if isinstance(error, theirs.ModelContextWindowExceededError):
        return _with_reason(Refused(f"The request is too long for this model. {told}"), "too_long")
    if isinstance(error, theirs.ModelAuthenticationError) and _status(error) not in {401, 403}:
        return _with_reason(KeyRefused(f"The key was refused. {told}"), "bad_key")
    return None


def _by_library(error: Exception, connection: Connection) -> ProviderError | None:
    """By status where there is one; else a broken connection or body, if a library of the service raised it."""
    status = _status(error)
    if status is not None and status >= 400:
        return by_status(status, _told(error, connection), _words(error), _retry_after(error))
    if isinstance(error, theirs.UserError):
        return Refused(f"This model can't do that: {error}")
    # OpenAI's library lets a body that is no JSON through as Python's own error, where no model of pydantic-ai asks.
    is_no_json = isinstance(error, json.JSONDecodeError | UnicodeDecodeError)
    if is_no_json or type(error).__module__.partition(".")[0] in _LIBRARIES or _raised_in(error) in _LIBRARIES:
        return unreadable(_told(error, connection))
    return None


def unreadable(told: str) -> ProviderError:
    """For what is no answer of such a service at all."""
    return _with_reason(Unavailable(f"The service's answer can't be read. {told}"), "bad_answer")


def _raised_in(error: Exception) -> str:
    """The package in which an error came up: libraries stumble over answers of an odd shape with a TypeError."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    name = trace.tb_frame.f_globals.get("__name__", "") if trace else ""
    return str(name).partition(".")[0]


def by_status(status: int, told: str, words: str, retry_after_seconds: float | None) -> ProviderError:
    """An answer that is an error. `words` is all that it says, in small letters."""
    said = f"The service answered {status}. {told}".strip()
    if status in {402, 429} or (status == 403 and "quota" in words):
        if status == 402 or any(word in words for word in _NO_QUOTA):
            return _with_reason(KeyRefused(said), "no_quota")
        return RateLimited(said, retry_after_seconds)
    if status == 408:
        return TimedOut(said)
    if status in {409, 423, 425} or status >= 500:
        return Unavailable(said, retry_after_seconds)
    return _about_request(status, said, words)


def _about_request(status: int, said: str, words: str) -> ProviderError:
    if any(word in words for word in _FILTERED):
        return _with_reason(Refused(said), "filtered")
    if status in {401, 403}:
        return _with_reason(KeyRefused(said), "bad_key")
    if any(word in words for word in _NO_QUOTA):
        return _with_reason(KeyRefused(said), "no_quota")
    if any(word in words for word in _NO_MODEL) or (status == 404 and "model" in words):
        return _with_reason(ModelGone(said), "unknown_model")
    if status in {404, 405, 410}:
        return _with_reason(ModelGone(said), "wrong_address")
    if status == 413 or any(word in words for word in _TOO_LONG):
        return _with_reason(Refused(said), "too_long")
    return Refused(said)


def refuses_schema(error: Exception) -> bool:
    """Whether a server has refused a request for its way of asking for JSON."""
    words = _words(error)
    marks = ("response_format", "json_schema", "structured output", "grammar", "response format")
    return _status(error) in {400, 404, 422, 500, 501} and any(mark in words for mark in marks)


def _with_reason(error: ProviderError, reason: str) -> ProviderError:
    error.reason = reason
    return error


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it came from."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        current = waiting.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [current.__cause__, current.__context__]
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions


def _status(error: Exception) -> int | None:
    """The status of the answer: pydantic-ai's and both SDKs' errors have it under this name; Google's says `code`."""
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    return status if isinstance(status, int) else None


def _told(error: Exception, connection: Connection) -> str:
    """What the service said, short and without the key."""
    body = getattr(error, "body", None)
    said = _message(body) or str(getattr(error, "message", "") or error)
    return connection.redacted(" ".join(said.split()))[:LONGEST_SAID]


def _message(body: object) -> str:
    if not isinstance(body, Mapping):
        return ""
    inner = body.get("error", body)
    found = inner.get("message") if isinstance(inner, Mapping) else inner
    return found if isinstance(found, str) else ""


def _words(error: Exception) -> str:
    """All that the service said. pydantic-ai's own message isn't in it: that speaks of a model each time."""
    names: tuple[str, ...] = ("body", "provider_error_code", "provider_error_type", "type")
    if not isinstance(error, theirs.ModelHTTPError):
        names = (*names, "message")
    return " ".join(str(part) for part in (getattr(error, name, None) for name in names) if part).lower()


def _retry_after(error: Exception) -> float | None:
    known = getattr(error, "retry_after", None)
    if isinstance(known, int | float):
        return min(float(known), MOST_WAIT_SECONDS)
    response = getattr(error, "response", None)
    headers = getattr(error, "headers", None) or getattr(response, "headers", None)
    return retry_after_seconds(headers) if isinstance(headers, Mapping) else None


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Retry-After, as seconds (services send fractions, too) or as a date."""
    lowered = {name.lower(): value for name, value in headers.items()}
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(lowered[name]) * unit
        except (KeyError, ValueError):
            continue
        if seconds >= 0:
            return min(seconds, MOST_WAIT_SECONDS)
    return _until(lowered.get("retry-after", ""))


def _until(date: str) -> float | None:
    try:
        at = parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return None
    seconds = (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(seconds, 0.0), MOST_WAIT_SECONDS)
