"""SmolLM2, a language model small enough for tests. `make setup` fetches it."""

from __future__ import annotations

import sys
from pathlib import Path


def smollm2() -> Path:
    """The GGUF file. What it writes is worth nothing; it shows that the plumbing holds."""
    path = Path(sys.prefix) / "share/igny8-tests/smollm2.gguf"
    if not path.is_file():
        raise RuntimeError("The tests' model isn't there. Fetch it: make setup")
    return path
