"""What the faulty provider was asked, written down beside the database, so that a kill takes nothing back.

One file for each request, one line for each call of it: what became of it. A killed process leaves its line.
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
            return self._file(request).read_text(encoding="utf-8").splitlines()[1:]
        except FileNotFoundError:
            return []

    def note(self, request: str, fate: str) -> None:
        """Write down a call before it does anything."""
        path = self._file(request)
        head = "" if path.exists() else f"{request}\n"
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"{head}{fate}\n".encode())
        finally:
            os.close(handle)
        with self._counter.open("ab") as counter:
            counter.write(b".")

    def everything(self) -> dict[str, list[str]]:
        """Request -> what became of its calls."""
        found = {}
        for path in self.folder.iterdir():
            request, *fates = path.read_text(encoding="utf-8").splitlines()
            found[request] = fates
        return found

    def count(self) -> int:
        """How many calls there were."""
        return self._counter.stat().st_size

    def _file(self, request: str) -> Path:
        return self.folder / hashlib.sha256(request.encode()).hexdigest()[:32]
