"""What the built front end must hold to."""

from __future__ import annotations

import gzip
import json
from typing import Any, Final

import pytest

from igny8.web.app import DIST

MOST: Final = 200_000  # bytes of script, gzipped, until the automation page stands


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    """What came of what, as the build wrote it."""
    file = DIST / ".vite" / "manifest.json"
    assert file.is_file(), "make setup builds the front end"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _needed(manifest: dict[str, Any], *entries: str) -> set[str]:
    found: set[str] = set()
    open_ = list(entries)
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += manifest[name].get("imports", [])
    return {manifest[name]["file"] for name in found}


def test_the_automation_page_is_light(manifest: dict[str, Any]) -> None:
    scripts = _needed(manifest, "index.html", "src/app/routes/automation.tsx")
    assert len(scripts) > 2
    sizes = {script: len(gzip.compress((DIST / script).read_bytes())) for script in scripts}
    assert sum(sizes.values()) <= MOST, sizes


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    page = (DIST / "index.html").read_text(encoding="utf-8")
    assert all(" src=" in part.partition(">")[0] for part in page.split("<script")[1:])
    assert "<style" not in page
    assert " style=" not in page


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in DIST.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert "url(http" not in text
        assert "@import" not in text
