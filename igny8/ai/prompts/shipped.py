"""The prompts that come with IGNY8: one file for each part, known by its hash."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.port import Prompt

SHIPPED = "shipped"
_FOLDER = Path(__file__).parent


@cache
def shipped(part: str) -> Prompt:
    """The shipped text of a part. Raises KeyError for a part that there isn't."""
    text = (_FOLDER / f"{PARTS[part].key}.md").read_text(encoding="utf-8").strip()
    return Prompt(text, f"{SHIPPED}:{hashlib.sha256(text.encode()).hexdigest()[:12]}")


class ShippedPrompts:
    """The library of a site that has changed nothing."""

    def prompt(self, part: str) -> Prompt:
        return shipped(part)
