"""The questions and steps of an article, as far as they stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from igny8.lib.json_ld import present


def still_there(said: Mapping[str, Any], body: str) -> dict[str, list[dict[str, str]]]:
    """Questions and steps that stand as headings of the harmless body, in the words that stand there."""
    faq = present(body, [pair["question"] for pair in said.get("faq", [])])
    steps = present(body, [step["name"] for step in said.get("steps", [])])
    return {
        "faq": [{"question": question, "answer": text} for question, text in faq],
        "steps": [{"name": name, "text": text} for name, text in steps],
    }
