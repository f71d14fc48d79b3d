"""Keeps a worker process alive: starts it again when it dies, and ends it in order."""

from __future__ import annotations

import logging
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

_SHORTEST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 15.0
_LIVED_WELL_SECONDS: Final = 60.0  # who lived so long is started again at once
_END_SECONDS: Final = 6.0

_log = logging.getLogger("igny8.worker")


def supervise(command: Sequence[str], ended: threading.Event) -> None:
    """Run `command` until `ended` is set, again and again. After quick deaths it waits longer and longer.

    The child's standard input stays open while this process lives, so that the child can tell when it doesn't.
    """
    pause = _SHORTEST_PAUSE
    while not ended.is_set():
        started = time.monotonic()
        code = _run_once(command, ended)
        if ended.is_set():
            return
        lived_well = time.monotonic() - started >= _LIVED_WELL_SECONDS
        pause = _SHORTEST_PAUSE if lived_well else min(pause * 2, _LONGEST_PAUSE)
        _log.error("the worker ended with code %s; it is started again in %.1f s", code, pause)
        ended.wait(pause)


def _run_once(command: Sequence[str], ended: threading.Event) -> int | None:
    child = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own program
    gone_or_ended = threading.Event()
    for wait in (child.wait, ended.wait):
        threading.Thread(target=_tell_after, args=(wait, gone_or_ended), daemon=True).start()
    try:
        gone_or_ended.wait()
        return child.poll()
    finally:
        _end(child)


def _tell_after(wait: Callable[[], object], event: threading.Event) -> None:
    wait()
    event.set()


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    if child.stdin:
        child.stdin.close()
