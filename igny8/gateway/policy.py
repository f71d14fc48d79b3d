"""The one fault policy: what is done at once about a request that failed, and whether another provider takes over.

SDKs repeat nothing. A request is repeated here, because an article is many requests and one that failed must not cost
the others. What comes out of here goes to `igny8.automation.faults`, which tries a step later, parks it or pauses the
run. The whole table is in docs/reference/providers.md.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from igny8.ai.errors import (
    InvalidOutput,
    KeyRefused,
    ModelGone,
    NoEmbeddings,
    ProviderError,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)

PATIENCE_SECONDS: Final = 90.0  # that one request waits for a provider that says "too many", all in all
BACKOFF_SECONDS: Final = 1.0  # before the first repetition; doubled with each
RESTING_SECONDS: Final = 60.0  # for so long a provider that was replaced is not asked again


class Remedy(StrEnum):
    """What is done about a fault, here and now."""

    WAIT = "wait"  # the whole connection rests, then the request is made again
    REPEAT = "repeat"  # the request is made again after a moment
    ASK_AGAIN = "ask_again"  # the model is told what was wrong
    GIVE_UP = "give_up"  # nothing helps here


@dataclass(frozen=True)
class Rule:
    """What is done about a kind of fault."""

    remedy: Remedy
    times: int  # at most; a request that waits is bounded by its patience instead
    falls_back: bool  # where that didn't help, the fallback provider is asked, if there is one
    rests: bool = False  # where it was replaced, the fault is of the provider: it is left alone for a while


RULES: Final[dict[type[ProviderError], Rule]] = {
    RateLimited: Rule(Remedy.WAIT, 1_000, falls_back=True, rests=True),
    Unavailable: Rule(Remedy.REPEAT, 3, falls_back=True, rests=True),
    TimedOut: Rule(Remedy.REPEAT, 1, falls_back=True),
    InvalidOutput: Rule(Remedy.ASK_AGAIN, 2, falls_back=True),
    Refused: Rule(Remedy.GIVE_UP, 0, falls_back=True),
    KeyRefused: Rule(Remedy.GIVE_UP, 0, falls_back=True, rests=True),
    ModelGone: Rule(Remedy.GIVE_UP, 0, falls_back=True, rests=True),
    NoEmbeddings: Rule(Remedy.GIVE_UP, 0, falls_back=False),
    ProviderError: Rule(Remedy.GIVE_UP, 0, falls_back=True),
}


def rule_for(error: ProviderError) -> Rule:
    """The rule of the error's class, or of the nearest above it."""
    return next(RULES[kind] for kind in type(error).__mro__ if kind in RULES)


def remedy_for(error: ProviderError, tries: int) -> Remedy:
    """What to do about an error that `tries` requests met before in the same way."""
    rule = rule_for(error)
    return rule.remedy if tries < rule.times else Remedy.GIVE_UP


def backoff_seconds(tries: int) -> float:
    """How long to wait before a repetition: doubled each time, with jitter."""
    return BACKOFF_SECONDS * 2.0**tries * random.uniform(0.5, 1.0)
