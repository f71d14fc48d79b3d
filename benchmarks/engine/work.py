"""The work of one step as a peer does it: wait for the provider, then one transaction of four writes on SQLite.

Standard library only, because the peers run in an environment of their own, without the product.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

BODY = "x" * 7_000  # an article of some 1,200 words
_local = threading.local()


def create(path: Path) -> None:
    """Make the application's database: an output row, a ledger row, a balance and a counter."""
    with sqlite3.connect(path) as connection:
        connection.executescript(
            """
            PRAGMA journal_mode=WAL;
            CREATE TABLE output (step INTEGER PRIMARY KEY, body TEXT NOT NULL);
            CREATE TABLE ledger (step INTEGER PRIMARY KEY, amount INTEGER NOT NULL);
            CREATE TABLE account (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL CHECK (balance >= 0));
            CREATE TABLE run (id INTEGER PRIMARY KEY, done INTEGER NOT NULL);
            INSERT INTO account VALUES (1, 1000000000);
            INSERT INTO run VALUES (1, 0);
            """
        )


def do_step(path: Path, step: int, latency_seconds: float) -> int:
    """Do one step; its number, for the peer to keep."""
    if latency_seconds:
        time.sleep(latency_seconds)
    connection = _connection(path)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO output VALUES (?, ?)", (step, BODY))
    connection.execute("INSERT INTO ledger VALUES (?, -5)", (step,))
    connection.execute("UPDATE account SET balance = balance - 5 WHERE id = 1")
    connection.execute("UPDATE run SET done = done + 1 WHERE id = 1")
    connection.execute("COMMIT")
    return step


def check(path: Path, steps: int) -> None:
    """Fail unless each step was done exactly once."""
    with sqlite3.connect(path) as connection:
        done = connection.execute(
            "SELECT (SELECT count(*) FROM output), (SELECT count(*) FROM ledger), (SELECT done FROM run)"
        ).fetchone()
    if done != (steps, steps, steps):
        raise SystemExit(f"expected {steps} outputs, ledger rows and counts; found {done}")


def _connection(path: Path) -> sqlite3.Connection:
    """This thread's connection to the database."""
    known: dict[Path, sqlite3.Connection] = _local.__dict__.setdefault("connections", {})
    if path not in known:
        known[path] = sqlite3.connect(path, timeout=60, isolation_level=None)
        known[path].execute("PRAGMA synchronous=NORMAL")
    return known[path]
