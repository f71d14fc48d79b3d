"""Who is measured: the product and the plain loop on each database, and the peers; each in a child process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engine.environment import peers_python
from tests.servers.postgresql import create_database, drop_database

ROOT = Path(__file__).parents[2]
OURS, PLAIN = "igny8", "plain loop"
DATABASES = ("SQLite", "PostgreSQL")


@dataclass(frozen=True)
class Side:
    """`server` is a PostgreSQL server's URL for a side that works there; each run gets a new database."""

    name: str
    command: Sequence[str]
    server: str = ""
    is_sequential: bool = False  # one step after another: with a slow provider its time is known beforehand

    def run(self, steps: int, latency_seconds: float) -> float:
        """Seconds for so many steps. Raises SystemExit if they weren't all done, once each."""
        url = create_database(self.server) if self.server else ""
        try:
            with tempfile.TemporaryDirectory(prefix="igny8-bench-") as folder:
                return self._run(steps, latency_seconds, {"IGNY8_HOME": folder, "DATABASE_URL": url})
        finally:
            if url:
                drop_database(url)

    def _run(self, steps: int, latency_seconds: float, given: dict[str, str]) -> float:
        done = subprocess.run(
            [*self.command, str(steps), str(latency_seconds)],
            env={**os.environ, **given},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{self.name} failed:\n{done.stdout}\n{done.stderr}")
        return float(json.loads(done.stdout.strip().splitlines()[-1])["seconds"])


def product(server: str) -> list[Side]:
    """The engine and the plain loop on both databases."""
    found = []
    for database in DATABASES:
        url = server if database == "PostgreSQL" else ""
        found.append(Side(f"{PLAIN}, {database}", [sys.executable, "-m", "benchmarks.engine.plain"], url, True))
        found.append(Side(f"{OURS}, {database}", [sys.executable, "-m", "benchmarks.engine.ours"], url))
    return found


def peers() -> list[Side]:
    """Prefect and DBOS, each as its own documentation sets it up on one machine, on SQLite."""
    python = str(peers_python())
    return [
        Side("Prefect 3, SQLite", [python, "-m", "benchmarks.engine.peer_prefect"]),
        Side("DBOS, SQLite", [python, "-m", "benchmarks.engine.peer_dbos"]),
    ]
