"""What can go wrong at a provider, sorted by what the engine does about it."""

from __future__ import annotations


class ProviderError(Exception):
    """Base. `code` is stored with the call; `is_repeatable` says whether the same request may work later.

    `is_about_item` tells a fault of the request from a fault of the provider: the first parks an item in the
    end, the second pauses the run.
    """

    code = "provider_error"
    is_repeatable = True
    is_about_item = True
    reason = ""  # finer than the code, where it is known (bad_key, no_quota, tls): for `ai/clients/diagnose.py`


class RateLimited(ProviderError):
    """Too many requests. `retry_after_seconds` is the provider's own word, where it gave one."""

    code = "rate_limited"
    is_about_item = False

    def __init__(self, message: str = "", retry_after_seconds: float | None = None) -> None:
        super().__init__(message or "The provider allows no more requests for now.")
        self.retry_after_seconds = retry_after_seconds


class Unavailable(ProviderError):
    """5xx, reset, no route: the provider is down or can't be reached. It may say when it will be back."""

    code = "unavailable"
    is_about_item = False

    def __init__(self, message: str = "", retry_after_seconds: float | None = None) -> None:
        super().__init__(message or "The provider can't be reached now.")
        self.retry_after_seconds = retry_after_seconds


class TimedOut(ProviderError):
    """No whole answer in time."""

    code = "timeout"


class InvalidOutput(ProviderError):
    """The answer doesn't parse or breaks its schema. Asked again with `problem` added.

    `is_final`: the model was told already, as often as it is worth. `said` is what came, where that is a text.
    """

    code = "invalid_output"
    is_final = False
    said = ""

    def __init__(self, problem: str) -> None:
        super().__init__(f"The answer can't be used: {problem}")
        self.problem = problem


class Refused(ProviderError):
    """The provider won't do this request (content filter, impossible input). Never repeated."""

    code = "refused"
    is_repeatable = False


class KeyRefused(ProviderError):
    """The key is wrong, expired or out of quota. The run pauses until a person mends it."""

    code = "key_refused"
    is_repeatable = False
    is_about_item = False


class ModelGone(ProviderError):
    """The model doesn't exist there. The run pauses."""

    code = "model_gone"
    is_repeatable = False
    is_about_item = False


class NoEmbeddings(ProviderError):
    """There is no embedding model here. Grouping then goes by the words alone."""

    code = "no_embeddings"
    is_repeatable = False
    is_about_item = False
