"""What the web app's editor is tested with is what the sanitiser keeps: each element, each attribute, unchanged."""

from __future__ import annotations

import re
from pathlib import Path

from igny8.lib import markup

_FILE = Path(__file__).parents[2] / "frontend/src/features/review/editor/every-element.html"
_HTML = _FILE.read_text("utf-8").strip()
_OPENED = re.compile(r"<([a-z][a-z0-9]*)((?:\s+[a-z]+=\"[^\"]*\")*)\s*>")


def _used() -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for tag, attributes in _OPENED.findall(_HTML):
        used.setdefault(tag, set()).update(re.findall(r"([a-z]+)=", attributes))
    return used


def test_the_sanitiser_keeps_all_of_it() -> None:
    assert markup.sanitise(_HTML) == _HTML


def test_every_element_and_attribute_of_the_sanitiser_is_in_it() -> None:
    used = _used()
    assert set(used) == markup.ELEMENTS
    missing = {
        f"{tag} {name}"
        for tag, names in markup.ATTRIBUTES.items()
        for name in names
        if tag != "*" and name not in used[tag]
    }
    assert not missing
    assert set().union(*used.values()) >= markup.ATTRIBUTES["*"]
