"""Strings that break programs: each comes back as it went in, or is refused; never is anything broken by it."""

from __future__ import annotations

from typing import Any, Final

from tests.api.people import Caller

NAUGHTY: Final = (
    "plain",
    " spaces around ",
    "nul \x00 inside",
    "half a pair \ud83d",
    "right to left \u202e overridden",
    "\u2067אבג\u2069",
    "line\nbreak\ttab\r\n",
    "😀👩‍👩‍👧‍👦 é e\u0301",
    "ﷺ" * 60,
    "<script>alert('x')</script>",
    "'; DROP TABLE igny8_site; --",
    '=HYPERLINK("http://evil.example")',
    "%s %(x)s {x} \\ \\u0000",
    "\u2028\u2029\ufeff\u0085",
    "x" * 10_000,
    "   ",
    "",
    "\u200b",
    "NaN",
    "null",
)


def check(send: Any, read: Any, field: str) -> None:
    """`send(text)` is the answer of a request that sets the field, `read(answer)` the field as it is afterwards."""
    kept = 0
    for text in NAUGHTY:
        answer = send(text)
        assert answer.status_code in {200, 201, 409, 422}, (field, text, answer.content)
        if answer.status_code == 422:
            assert answer.json()["extra"].get("fields"), (field, text, answer.content)
        elif answer.status_code < 300:
            assert read(answer) == text, (field, text)
            kept += 1
    assert kept >= 8, field


def check_patch(caller: Caller, path: str, field: str) -> None:
    """The field of what a PATCH changes and answers."""
    check(lambda text: caller.patch(path, {field: text}), lambda answer: answer.json()[field], field)
