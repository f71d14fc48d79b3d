"""What the automation page must say and offer in each state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

ONE_RUN: Final = "One run per site. Run now is free again when this run ends."


@dataclass(frozen=True)
class Looks:
    """What the page must say and offer in a state. `free` are the controls that work; the others are as `off` says."""

    word: str
    sub: str
    free: frozenset[str]
    primary: str
    off: dict[str, str] = field(default_factory=dict)
    banner: str = ""
    why: str = ""


def _looks(word: str, sub: str, *free: str, primary: str, **more: Any) -> Looks:
    return Looks(word, sub, frozenset(free), primary, **more)


_ACTIVE: Final = {"off": {"Run now": ONE_RUN}}
_KEEPS: Final = r"^Paused \d\d:\d\d\. The run keeps its place\.$"
STILL: Final = {
    "new": _looks(
        "",
        r"^Schedule off\. Add keywords to begin\.$",
        primary="Import keywords",
        off={
            "Run now": "Nothing waits at any stage. Import keywords first.",
            "Start first run": "Import keywords first.",
        },
    ),
    "idle": _looks("", r"^Schedule off\. 24 keywords wait\.$", "Run now", primary="Run now"),
    "gate": _looks(
        "",
        r"^Schedule off\. 0 keywords wait\.$",
        primary="Review 2 drafts",
        off={"Run now": "Nothing waits at any stage. Import keywords first."},
    ),
    "spent": _looks(
        "Completed",
        r"^Last run ended .*, \d\d:\d\d\. 0 credits used\.$",
        primary="Import keywords",
        off={"Run now": "Nothing waits at any stage. Import keywords first."},
    ),
    "completed": _looks(
        "Completed", r"^Last run ended .*, \d\d:\d\d\. \d+ credits used\.$", "Run now", primary="Run now"
    ),
    "credits": _looks(
        "Paused for credits, stage 2 of 7",
        _KEEPS,
        "Resume",
        "Cancel run",
        primary="Add credits",
        banner="The run is paused: not enough credits for stage 2",
        why=r"It still needs about \d+ credits for this stage and the balance is \d+\. What is done is saved\. "
        r"Add credits and resume: it goes on from here\.",
        **_ACTIVE,
    ),
    "budget": _looks(
        "Paused by a budget, stage 2 of 7",
        _KEEPS,
        "Resume",
        "Cancel run",
        primary="Change budgets",
        banner="The run is paused: stage 2 would break a budget",
        why=r"nothing above the budget was spent\. Raise it, or wait for its next day or month, and resume\.",
        **_ACTIVE,
    ),
    "down": _looks(
        "Paused, the AI provider fails, stage 2 of 7",
        _KEEPS,
        "Resume",
        "Cancel run",
        primary="Try now",
        banner="The run is paused: the AI provider fails",
        why=r"failed requests cost no credits\. It tries again by itself at \d\d:\d\d\.",
        **_ACTIVE,
    ),
    "refused": _looks(
        "Paused, the AI provider fails, stage 2 of 7",
        _KEEPS,
        "Resume",
        "Cancel run",
        primary="Try now",
        banner="The run is paused: the AI provider fails",
        why=r"It waits for a person: the key was refused\. Replace it, then try\.",
        **_ACTIVE,
    ),
    "nonsense": _looks(
        "Failed at stage 2 of 7",
        r"^Stopped .*, \d\d:\d\d\. Finished work is saved\.$",
        primary="Retry stage 2",
        banner="Stage 2 stopped",
        why=r"0 of \d+ clusters are done and kept\. \d+ items failed and cost nothing\. Retry works only those\."
        r".*Every item of stage 2 was parked",
        off={"Run now": "Nothing waits but what failed. Retry that, or import keywords."},
    ),
}
RUNNING: Final = _looks(
    "Running, stage 2 of 7", r"^Started \d\d:\d\d", "Pause", "Cancel run", primary="Pause", **_ACTIVE
)
PAUSING: Final = _looks("Pausing after this item", _KEEPS, "Resume", "Cancel run", primary="Resume", **_ACTIVE)
PAUSED: Final = _looks("Paused by a person, stage 2 of 7", _KEEPS, "Resume", "Cancel run", primary="Resume", **_ACTIVE)
CANCELLED: Final = _looks(
    "Cancelled", r"^Last run was cancelled .*, \d\d:\d\d\. \d+ credits used\.$", "Run now", primary="Run now"
)
