"""What the floor above hands to the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Wiring:
    """Given as click's context object, because commands must not import `igny8.config`."""

    load: Callable[[], None]  # settings and table definitions; before a command's module is imported
    prepare: Callable[[], None]  # home folder, key, migrations, doorbell; before a command works
