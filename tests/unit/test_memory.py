from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from igny8.lib.memory import ARENAS, share_arenas

# Sixteen threads allocate side by side; glibc's malloc_info tells how many arenas there are.
_COUNT = """
import ctypes, sys, threading
from igny8.lib.memory import share_arenas
if "shared" in sys.argv:
    assert share_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
together = threading.Barrier(16)
def allocate():
    together.wait(); libc.malloc(1000); together.wait()
threads = [threading.Thread(target=allocate) for _ in range(16)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w")); libc.malloc_info(0, out); libc.fflush(out)
"""


def _arenas(*arguments: str) -> int:
    given = [sys.executable, "-c", _COUNT, *arguments]
    return subprocess.run(given, capture_output=True, text=True, check=True).stdout.count("<heap nr=")


def test_threads_share_two_arenas() -> None:
    if platform.libc_ver()[0] == "glibc":
        assert _arenas("shared") <= ARENAS < _arenas()
    else:
        assert not share_arenas()


def test_a_users_own_setting_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    assert not share_arenas()
