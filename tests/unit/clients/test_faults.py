"""Which of our errors a status and its words become."""

from __future__ import annotations

import pytest
import time_machine

from igny8.ai.clients.faults import MOST_WAIT_SECONDS, by_status, retry_after_seconds
from igny8.ai.errors import KeyRefused, ModelGone, ProviderError, RateLimited, Refused, TimedOut, Unavailable

TABLE = [
    (429, "", RateLimited, ""),
    (429, "insufficient_quota", KeyRefused, "no_quota"),
    (402, "", KeyRefused, "no_quota"),
    (400, "your credit balance is too low", KeyRefused, "no_quota"),
    (401, "", KeyRefused, "bad_key"),
    (403, "", KeyRefused, "bad_key"),
    (403, "input was flagged by moderation", Refused, "filtered"),
    (404, "the model `x` does not exist", ModelGone, "unknown_model"),
    (404, "", ModelGone, "wrong_address"),
    (400, "x is not a valid model id", ModelGone, "unknown_model"),
    (400, "no models loaded", ModelGone, "unknown_model"),
    (405, "", ModelGone, "wrong_address"),
    (400, "context_length_exceeded", Refused, "too_long"),
    (413, "", Refused, "too_long"),
    (400, "content_policy_violation", Refused, "filtered"),
    (400, "", Refused, ""),
    (422, "", Refused, ""),
    (408, "", TimedOut, ""),
    (409, "", Unavailable, ""),
    (425, "", Unavailable, ""),
    (500, "", Unavailable, ""),
    (502, "", Unavailable, ""),
    (503, "", Unavailable, ""),
    (504, "", Unavailable, ""),
    (529, "", Unavailable, ""),
]


@pytest.mark.parametrize(("status", "words", "kind", "reason"), TABLE)
def test_each_status_has_its_error(status: int, words: str, kind: type[ProviderError], reason: str) -> None:
    fault = by_status(status, "Told so.", words, None)
    assert type(fault) is kind
    assert fault.reason == reason
    assert str(fault) == f"The service answered {status}. Told so."


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "0"}, 0),
        ({"retry-after": "Wed, 25 Nov 2026 12:00:30 GMT"}, 30),
        ({"retry-after": "Wed, 25 Nov 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "999999999"}, MOST_WAIT_SECONDS),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, MOST_WAIT_SECONDS),
        ({}, None),
    ],
)
@time_machine.travel("2026-11-25 12:00:00Z", tick=False)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_seconds(headers) == seconds
