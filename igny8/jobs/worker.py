"""The embedded worker: threads that take steps as long as there are any, a sweeper, and a renewer of their leases."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connections

from igny8.automation.claim import ALONE_FROM, Asking, claim_step
from igny8.automation.due import seconds_to_next
from igny8.automation.lease import Claim, give_back_all, renew
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.gateway import limiter
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.roll import Entry, strike_dead, worker_name
from igny8.planning.import_work import claim_import, give_back_imports, work_import

_log = logging.getLogger("igny8.worker")
_LONGEST_WAIT: Final = 3_600.0  # an idle thread wakes by a ring; this is for rings that never came
_AFTER_AN_ERROR: Final = 2.0


class Worker:
    """Works steps in `threads` threads, of one run only if `run_id` is given. Start it, stop it, once."""

    def __init__(self, *, bell: EmbeddedBell, home: Path, threads: int, run_id: UUID | None = None) -> None:
        self.name = worker_name()  # stands in `leased_by` of its steps
        self._bell = bell
        self._home = home
        self._run_id = run_id
        self._stopping = threading.Event()
        self._ended = threading.Event()
        self._importing = threading.Lock()
        self._claiming = threading.Lock()  # one claim at a time here, so that a suspect really runs alone
        self._held: dict[int, Claim] = {}
        self._threads = [self._thread(self._work, f"igny8-worker-{number}") for number in range(1, threads + 1)]
        self._keepers = [self._thread(self._sweep, "igny8-sweeper"), self._thread(self._renew, "igny8-renewer")]
        self._entry: Entry | None = None

    def start(self) -> None:
        """Free what dead workers of this home held, and begin."""
        self._entry = Entry(self._home, self.name, self._bell.listen(), serves_all=self._run_id is None)
        for dead in strike_dead(self._home):
            freed = give_back_all(dead, crashed=True) + give_back_imports(dead)
            _log.info("freed %d steps and imports of %s, which is dead", freed, dead)
        for thread in (*self._keepers, *self._threads):
            thread.start()

    def stop(self, seconds: float = 3.0) -> None:
        """Take no more steps, let those in flight finish for so long, and give back the rest. Nothing stays leased."""
        self._stopping.set()
        with self._claiming:
            self._bell.ring_here()  # nothing is claimed from here on; each waiter that ends wakes the next
        limiter.interrupt()  # who only waits for a provider's limit goes home at once
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        if self._held:
            given_back = give_back_all(self.name, crashed=False)
            _log.info("gave back %d steps that could not be finished in %.0f s", given_back, seconds)
        limiter.resume()
        self._ended.set()
        self._bell.stop_listening()
        if self._entry is not None:
            self._entry.strike()

    @property
    def in_flight(self) -> int:
        """Steps that are worked on at this moment."""
        return len(self._held)

    def _thread(self, work: Callable[[], None], name: str) -> threading.Thread:
        return threading.Thread(target=self._closing_connections, args=(work,), name=name, daemon=True)

    def _closing_connections(self, work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connections.close_all()
            self._bell.ring_here()

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                claim = self._claim()
                if claim is None and self._import():
                    continue
                if claim is None:
                    self._bell.wait(seconds_to_next(self._run_id) or _LONGEST_WAIT)
                    continue
                self._bell.ring_here()  # there may be more: one waiter wakes the next
                self._do(claim)
            except Exception:  # noqa: BLE001 - a thread that died would be missed; its step's lease runs out
                _log.exception("a step could not be claimed or settled; going on in %.0f s", _AFTER_AN_ERROR)
                self._stopping.wait(_AFTER_AN_ERROR)

    def _claim(self) -> Claim | None:
        with self._claiming:
            if self._stopping.is_set():
                return None
            held = list(self._held.values())
            has_suspect = any(claim.step.crashes >= ALONE_FROM for claim in held)
            claim = claim_step(Asking(self.name, len(held), has_suspect=has_suspect, run_id=self._run_id))
            if claim is not None:
                self._held[claim.step.pk] = claim
            return claim

    def _do(self, claim: Claim) -> None:
        try:
            work_step(claim)
        finally:
            self._held.pop(claim.step.pk, None)

    def _import(self) -> bool:
        """Work an import that waits, if there is one; one at a time here, as each keeps the database busy."""
        if self._run_id is not None or self._stopping.is_set() or not self._importing.acquire(blocking=False):
            return False
        try:
            job = claim_import(self.name)
            if job is not None:
                self._bell.ring_here()
                work_import(job, is_ending=self._stopping.is_set)
            return job is not None
        finally:
            self._importing.release()

    def _sweep(self) -> None:
        while not self._stopping.is_set():
            try:
                sweep()
            except Exception:  # noqa: BLE001 - who sweeps must not die of what it finds
                _log.exception("the sweep failed; it is done again in %d s", settings.IGNY8_SWEEP_SECONDS)
            self._stopping.wait(settings.IGNY8_SWEEP_SECONDS)

    def _renew(self) -> None:
        while not self._ended.wait(settings.IGNY8_LEASE_SECONDS / 4):
            try:
                if held := list(self._held):
                    renew(self.name, held)
            except DatabaseError:
                _log.exception("leases could not be renewed; what runs out is given to another")
