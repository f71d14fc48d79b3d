"""What the faulty provider was asked, written down beside the database, so that a kill takes nothing back.

One file for each request, one line for each call of it: what became of it, and the request. A killed process leaves
its line, or, killed before that, nothing that another call's line depends on.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

FOLDER: Final = "calls"
OK: Final = "ok"


class Journal:
    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        self._counter = home / "calls-made"  # a byte for each
        self._counter.touch()

    def calls(self, request: str) -> list[str]:
        """What became of each call of this request so far."""
        try:
            lines = self._file(request).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [line.partition(" ")[0] for line in lines]

    def note(self, request: str, fate: str) -> None:
        """Write down a call before it does anything."""
        handle = os.open(self._file(request), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"{fate} {request}\n".encode())
        finally:
            os.close(handle)
        with self._counter.open("ab") as counter:
            counter.write(b".")

    def everything(self) -> dict[str, list[str]]:
        """Request -> what became of its calls."""
        found: dict[str, list[str]] = {}
        for path in self.folder.iterdir():
            for line in path.read_text(encoding="utf-8").splitlines():
                fate, _, request = line.partition(" ")
                found.setdefault(request, []).append(fate)
        return found

    def count(self) -> int:
        """How many calls there were."""
        return self._counter.stat().st_size

    def _file(self, request: str) -> Path:
        return self.folder / hashlib.sha256(request.encode()).hexdigest()[:32]
