"""The page about quality says of every check what the code says, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from igny8.quality import score
from igny8.quality.check import Check
from igny8.quality.checks import coverage, repeats
from igny8.quality.language.readability import FORMULAS
from igny8.quality.prints import MOST_PIECES, PIECE, SEQUENCE, SKETCH
from igny8.quality.registry import CHECKS
from igny8.quality.repair import LEAST_WEIGHT
from igny8.quality.rows import MOST_ENTITIES, SHARED_BY

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/quality.md").read_text(encoding="utf-8")


def row(check: Check) -> str:
    marks = [word for word, is_so in (("must", check.is_must), ("brief", check.for_briefs)) if is_so]
    if check.is_mendable:
        marks.append("mend")
    told = [f"`{check.key}`", check.title, str(check.weight), check.threshold, check.source, ", ".join(marks)]
    return f"| {' | '.join(told)} |"


def test_the_table_is_the_registry() -> None:
    shown = [line for line in PAGE.splitlines() if re.match(r"\| `[a-z_]+` \| [A-Z]", line)]
    assert shown == [row(check) for check in CHECKS]


def test_the_formulas_are_the_codes() -> None:
    shown = [line for line in PAGE.splitlines() if re.match(r"\| [a-z]{2} \| ", line)]
    assert shown == [f"| {code} | {each.name} | {each.least} to {each.most} |" for code, each in FORMULAS.items()]


def test_the_numbers_in_the_text_are_the_codes() -> None:
    for said in (
        f"{score.LOWEST_BAND} or below",
        f"at least {LEAST_WEIGHT} together",
        f"{MOST_PIECES} pieces of about {PIECE} words",
        f"{SKETCH} smallest hashes of its runs of {SEQUENCE} words",
        f"at least {SHARED_BY} of the cluster's keywords share",
        f"at most {MOST_ENTITIES}",
        f"at least {coverage.FEWEST_ENTITIES} of them",
        f"{repeats.NEAR:.2f}",
    ):
        assert said in PAGE, said


def test_keys_and_titles_are_unique() -> None:
    assert len({check.key for check in CHECKS}) == len({check.title for check in CHECKS}) == len(CHECKS)
