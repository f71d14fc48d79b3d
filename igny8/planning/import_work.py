"""Works confirmed imports: claimed by compare-and-set, done in one transaction, harmless when it is begun again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, connection, connections, transaction
from django.db.models import F, Q

from igny8.lib import clock
from igny8.lib.database import patiently, present
from igny8.lib.errors import Igny8Error
from igny8.models import ImportJob, Sector
from igny8.planning import uploads
from igny8.planning.importing import opened, wishes_of, write_keywords

MOST_TRIES: Final = 5  # claims of one import; then it is given up, as its file may be what kills workers
_S = ImportJob.Status
_log = logging.getLogger("igny8.imports")


class _Stopped(Exception):
    """Somebody else has the import, or nobody is to have it, or this worker is ending."""


def claim_import(worker: str) -> ImportJob | None:
    """The first import that waits, or whose worker is gone, and whose file is here; None if there is none."""
    waits = Q(status=_S.QUEUED) | Q(status=_S.RUNNING, lease_until__lt=present())
    for job in ImportJob.objects.filter(waits).order_by("id"):
        if not uploads.is_here(job.upload):
            continue
        mine = ImportJob.objects.filter(pk=job.pk, status=job.status, fence=job.fence)
        if job.fence >= MOST_TRIES:
            error = {"code": "given_up", "message": _GIVEN_UP, "extra": {}}
            mine.update(status=_S.FAILED, error=error, lease_until=None, finished_at=clock.now())
        elif mine.update(status=_S.RUNNING, fence=F("fence") + 1, leased_by=worker, lease_until=_lease()):
            job.refresh_from_db()
            return job
    return None


def work_import(job: ImportJob, *, is_ending: Callable[[], bool] = lambda: False) -> None:
    """Import the claimed job's file. Whatever goes wrong, either all of it is there or nothing.

    `is_ending` is asked now and then: once it says so, the import is given back.
    """
    lost = threading.Event()
    try:
        with _renewing(job, lost):
            _import(job, lambda: lost.is_set() or uploads.is_asked_to_stop(job.upload) or is_ending())
    except _Stopped:
        patiently(lambda: _let_go(job))
    except Igny8Error as error:
        _fail(job, {"code": error.code, "message": error.message, "extra": error.extra})
    except (OperationalError, InterfaceError):
        patiently(lambda: give_back_imports(job.leased_by))
        raise
    except Exception:  # noqa: BLE001 - what a strange file does to a library must not cost the worker its thread
        _log.exception("import %d failed", job.pk)
        message = "This is a defect in IGNY8; its log says more. Nothing was imported."
        _fail(job, {"code": "internal_error", "message": message, "extra": {}})
    else:
        uploads.remove(job.upload)


def give_back_imports(worker: str) -> int:
    """Let another have the imports that a worker has; how many those are."""
    held = ImportJob.objects.filter(status=_S.RUNNING, leased_by=worker)
    return held.update(status=_S.QUEUED, lease_until=None)


def _import(job: ImportJob, is_stopped: Callable[[], bool]) -> None:
    def tell(rows: int) -> None:
        if is_stopped():
            raise _Stopped
        uploads.note_progress(job.upload, rows)

    options = job.options
    wished = wishes_of(options)
    path = uploads.path_of(job.upload)
    with opened(path, None, job.file_name, wished.keyword_column) as found, transaction.atomic():
        found = found.with_columns(wished.columns)
        # A sector that was deleted meanwhile leaves its rows without one, as it leaves others.
        sector = Sector.objects.filter(site_id=job.site_id, pk=options.get("sector_id") or 0).first()
        result = write_keywords(found, job=job, sector=sector, market=wished.market, tell=tell)
        _settle(job, result)


def _settle(job: ImportJob, result: dict[str, Any]) -> None:
    """Last in the transaction: a cancelled or lost import is rolled back whole."""
    mine = ImportJob.objects.filter(pk=job.pk, status=_S.RUNNING, fence=job.fence)
    done = {"status": _S.DONE, "result": result, "tool": result["tool"], "upload": "", "lease_until": None}
    if not mine.update(**done, finished_at=clock.now()):
        raise _Stopped


def _let_go(job: ImportJob) -> None:
    """Who asked to stop may be waiting to write that it is cancelled, or may be gone: it is written here as well."""
    if not uploads.is_asked_to_stop(job.upload):
        give_back_imports(job.leased_by)
        return
    mine = ImportJob.objects.filter(pk=job.pk, status=_S.RUNNING, fence=job.fence)
    mine.update(status=_S.CANCELLED, upload="", lease_until=None, finished_at=clock.now())
    uploads.remove(job.upload)


def _fail(job: ImportJob, error: dict[str, Any]) -> None:
    mine = ImportJob.objects.filter(pk=job.pk, status=_S.RUNNING, fence=job.fence)
    patiently(lambda: mine.update(status=_S.FAILED, error=error, lease_until=None, finished_at=clock.now()))


def _lease() -> Any:
    return present() + timedelta(seconds=settings.IGNY8_LEASE_SECONDS)


@contextmanager
def _renewing(job: ImportJob, lost: threading.Event) -> Iterator[None]:
    """Renew the lease for as long as the block runs; `lost` is set where there is none to renew.

    On SQLite the import's own transaction keeps everybody from taking it: a claim is a write.
    """
    if connection.vendor == "sqlite":
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(target=_renew, args=(job, lost, ended), name="igny8-import-lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _renew(job: ImportJob, lost: threading.Event, ended: threading.Event) -> None:
    mine = ImportJob.objects.filter(pk=job.pk, status=_S.RUNNING, fence=job.fence)
    try:
        while not ended.wait(settings.IGNY8_LEASE_SECONDS / 4):
            try:
                if not mine.update(lease_until=_lease()):
                    lost.set()
                    return
            except DatabaseError:
                _log.exception("the lease of import %d could not be renewed", job.pk)
    finally:
        connections.close_all()


_GIVEN_UP: Final = (
    f"It was begun {MOST_TRIES} times, and each time its worker was lost. Nothing was imported; split the file, or "
    "look into the worker's log."
)
