"""The doorbell: a hint that there may be work. The rows decide; a lost ring only costs time."""

from __future__ import annotations

from typing import Protocol


class Doorbell(Protocol):
    """What wakes workers. Adapters live in `igny8.jobs`; `igny8.config` installs one."""

    def ring(self) -> None:
        """Wake whoever waits. Never blocks, never raises, may be called from any thread."""

    def wait(self, timeout_seconds: float) -> bool:
        """Sleep until a ring or the time-out; true if it rang."""


class SilentBell:
    """The doorbell of a process that has no workers: its rings go unheard, the sweep finds the work."""

    def ring(self) -> None:
        return None

    def wait(self, timeout_seconds: float) -> bool:
        del timeout_seconds
        return False


_installed: Doorbell = SilentBell()


def install(bell: Doorbell) -> None:
    """Make `bell` the doorbell of this process."""
    global _installed  # noqa: PLW0603 - one doorbell per process, installed by the wiring
    _installed = bell


def installed() -> Doorbell:
    """The doorbell of this process."""
    return _installed


def ring() -> None:
    """Wake the workers. Call it in `transaction.on_commit` only: before the commit there is nothing to see."""
    _installed.ring()


def wait(timeout_seconds: float) -> bool:
    """Sleep until somebody rings or the time is up."""
    return _installed.wait(timeout_seconds)
