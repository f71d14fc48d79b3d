"""Keeps the process small: the C library may otherwise hold freed memory back for each thread."""

from __future__ import annotations

import ctypes
import os
from typing import Final

ARENAS: Final = 2
_M_ARENA_MAX: Final = -8  # of mallopt(3), glibc alone


def share_arenas() -> bool:
    """Let all threads share two arenas of malloc; call it before there are threads. True where that was done.

    glibc gives a thread an arena of its own, up to eight per core, and returns little of what was freed there. A
    MALLOC_ARENA_MAX in the environment stays as it is; other C libraries have no such arenas.
    """
    if "MALLOC_ARENA_MAX" in os.environ or os.name != "posix":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and mallopt(_M_ARENA_MAX, ARENAS) == 1
