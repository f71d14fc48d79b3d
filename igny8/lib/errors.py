"""The family of errors that a person may see: what happened, what is kept, what to do next."""

from __future__ import annotations

from typing import Any


class Igny8Error(Exception):
    """Base of every expected error. `code` is stable, `message` is for people, `extra` is for programs.

    `exit_code` is what the command line ends with, `status` what the API answers.
    """

    code = "error"
    status = 400
    exit_code = 1

    def __init__(self, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.message = message
        self.extra = extra


class NotFound(Igny8Error):
    """There is no such thing, or it isn't yours."""

    code = "not_found"
    status = 404


class Invalid(Igny8Error):
    """A value isn't allowed; `extra["fields"]` names each bad field with its reason."""

    code = "invalid"
    status = 422
    exit_code = 2


class Conflict(Igny8Error):
    """The thing is in a state in which this makes no sense."""

    code = "conflict"
    status = 409
    exit_code = 4


class InsufficientCredits(Igny8Error):
    """The balance can't pay for it; `extra` holds the numbers."""

    code = "insufficient_credits"
    status = 402
    exit_code = 4
