"""What every tracked file must hold to."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_ROOM = 400  # lines; at 300 a file should be asked whether it is two rooms
PROSE_AND_CODE = {".py", ".md", ".toml", ".lock", ".yaml", ".yml", ".txt", ".cfg", ".sh", ".json", ""}
# Written in two parts, so that this file doesn't hold what it looks for.
REGISTRIES = re.compile(
    "|".join(["pypi" + r"\.org", "files\\.python" + "hosted", "npm" + r"js\.org", "deb\\.deb" + "ian"])
)
OPEN_ENDS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]) + r")\b")


@cache
def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in names.splitlines() if (path := ROOT / name).is_file() and path.suffix in PROSE_AND_CODE]


def _holding(pattern: re.Pattern[str], *, suffixes: set[str] = PROSE_AND_CODE) -> list[str]:
    found = []
    for path in tracked():
        if path.suffix in suffixes:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    return found


def test_there_are_files_to_look_at() -> None:
    assert len(tracked()) > 50


def test_no_file_names_a_registry() -> None:
    assert _holding(REGISTRIES) == []


def test_no_open_ends_in_code() -> None:
    assert _holding(OPEN_ENDS, suffixes={".py", ""}) == []


def test_no_room_is_too_long() -> None:
    rooms = [path for path in tracked() if path.suffix == ".py" and path.parts[-2] != "migrations"]
    long = {
        str(path.relative_to(ROOT)): lines for path in rooms if (lines := path.read_text().count("\n")) > LONGEST_ROOM
    }
    assert long == {}


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    "link", re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")) or ["README.md"]
)
def test_the_readme_links_to_what_is_there(link: str) -> None:
    assert (ROOT / link).exists()
