"""Asks one address again and again, and says how long answers took: with wrk, or where that isn't there by itself."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

CONNECTIONS: Final = 2  # at once: the machine is to be measured, not its queue
_UNITS: Final = {"us": 0.001, "ms": 1.0, "s": 1_000.0}


@dataclass(frozen=True)
class Took:
    """Milliseconds, and answers a second."""

    p50: float
    p99: float
    rate: float


def with_wrk() -> bool:
    """Whether wrk is there; root gets it from Debian's packages."""
    if shutil.which("wrk") is None and shutil.which("apt-get") and _is_root():
        subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], check=False, capture_output=True)
    found = shutil.which("wrk") is not None
    print("measured with wrk" if found else "wrk isn't here: measured with threads of Python", file=sys.stderr)
    return found


def ask(url: str, headers: dict[str, str], seconds: float, *, wrk: bool) -> Took:
    """Ask for so long, after a short while of warming up."""
    _ask_by_hand(url, headers, min(1.0, seconds))
    return _ask_with_wrk(url, headers, seconds) if wrk else _ask_by_hand(url, headers, seconds)


def _ask_with_wrk(url: str, headers: dict[str, str], seconds: float) -> Took:
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--timeout", "30s", "--latency", *given, url]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told and "If-None-Match" not in headers:
        raise RuntimeError(f"{url} was refused: {told}")
    lines = re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)", told)
    took = {share: float(value) * _UNITS[unit] for share, value, unit in lines}
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    return Took(took["50"], took["99"], float(rate[1]) if rate else 0.0)


def _ask_by_hand(url: str, headers: dict[str, str], seconds: float) -> Took:
    took: list[float] = []
    threads = [threading.Thread(target=_ask_once, args=(url, headers, seconds, took)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took.sort()
    return Took(took[len(took) // 2], took[int(len(took) * 0.99)], len(took) / seconds)


def _ask_once(url: str, headers: dict[str, str], seconds: float, took: list[float]) -> None:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status not in {200, 304}:
            raise RuntimeError(f"{url} answered {answer.status}")
        took.append((time.monotonic() - began) * 1_000)
    connection.close()


def _is_root() -> bool:
    import os

    return os.geteuid() == 0
