"""An import from the first look to its end: previewed, confirmed by a person, worked by a worker, or cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.access.sectors import sector_of
from igny8.lib import clock, doorbell
from igny8.lib.errors import Conflict
from igny8.lib.text import one_line
from igny8.models import ImportJob, Site, User
from igny8.planning import uploads
from igny8.planning.importing import opened, preview, wishes_of

KEPT: Final = timedelta(days=1)  # an upload that nobody confirmed
_S = ImportJob.Status


@dataclass(frozen=True)
class Upload:
    """A file that somebody sends."""

    name: str
    pieces: Iterable[bytes]
    size: int | None  # bytes, where that is known before


class ImportState(Conflict):
    """The import is in a state in which this makes no sense; `extra["status"]` names it."""

    code = "import_state"


def begin_import(*, site: Site, upload: Upload, wishes: Mapping[str, Any], user: User) -> ImportJob:
    """Keep an upload and say what it holds; nothing is imported before `confirm_import`.

    `wishes` are sector_id, market and columns. Raises `TooLarge`, `UnreadableFile` or `Invalid`, and keeps nothing.
    """
    sector_of(site, wishes.get("sector_id"))
    name = one_line(upload.name, 255) or "upload"
    stored = uploads.store(upload.pieces, upload.size)
    try:
        path = uploads.path_of(stored)
        wished = wishes_of(wishes)
        told = preview(path, name=name, site=site, wishes=wished)
        with opened(path, None, name, wished.keyword_column) as found:
            sha256 = found.sha256
        return ImportJob.objects.create(
            site=site,
            file_name=name,
            file_sha256=sha256,
            file_size=path.stat().st_size,
            upload=stored,
            tool=told["tool"],
            options=dict(wishes),
            preview=told,
            status=_S.PREVIEWED,
            created_by=user,
        )
    except BaseException:
        uploads.remove(stored)
        raise


def preview_again(job: ImportJob, *, wishes: Mapping[str, Any]) -> ImportJob:
    """Look once more, with other wishes. Raises `ImportState`, `UnreadableFile` or `Invalid`."""
    _check_waits(job)
    options = {**job.options, **wishes}
    sector_of(job.site, options.get("sector_id"))
    told = preview(uploads.path_of(job.upload), name=job.file_name, site=job.site, wishes=wishes_of(options))
    job.options, job.preview, job.tool = options, told, told["tool"]
    job.save(update_fields=["options", "preview", "tool"])
    return job


def confirm_import(job: ImportJob, *, wishes: Mapping[str, Any]) -> ImportJob:
    """Hand it to the workers. Raises `ImportState` unless it was previewed or has failed; `Invalid` for bad wishes."""
    _check_waits(job)
    options = {**job.options, **wishes}
    sector_of(job.site, options.get("sector_id"))
    wished = wishes_of(options)
    with opened(uploads.path_of(job.upload), None, job.file_name, wished.keyword_column) as found:
        found.with_columns(wished.columns)
    uploads.begin(job.upload)
    with transaction.atomic():
        waiting = ImportJob.objects.filter(pk=job.pk, status__in=[_S.PREVIEWED, _S.FAILED])
        if not waiting.update(status=_S.QUEUED, options=options, error=None, finished_at=None):
            job.refresh_from_db()
            raise _wrong_state(job)
        transaction.on_commit(doorbell.ring)
    job.refresh_from_db()
    return job


def cancel_import(job: ImportJob) -> ImportJob:
    """End it before it commits: nothing of it is kept. To cancel twice changes nothing. Raises `ImportState`."""
    if job.upload:
        uploads.ask_to_stop(job.upload)  # whoever works on it lets the database go
    open_now = ImportJob.objects.filter(pk=job.pk, status__in=[_S.PREVIEWED, _S.QUEUED, _S.RUNNING])
    ended = open_now.update(status=_S.CANCELLED, upload="", lease_until=None, finished_at=clock.now())
    upload = job.upload
    job.refresh_from_db()
    if upload and job.upload != upload:
        uploads.remove(upload)  # it is cancelled, or was done just before
    if not ended and job.status != _S.CANCELLED:
        if job.upload:
            uploads.begin(job.upload)
        raise _wrong_state(job)
    return job


def import_in_reach(who: Principal, import_id: int) -> ImportJob:
    """The import of that id, with its site."""
    return in_reach(who, ImportJob.objects.select_related("site__account", "created_by"), import_id, kind="import")


def imports_of(site: Site) -> QuerySet[ImportJob]:
    """The site's imports."""
    return ImportJob.objects.filter(site=site).select_related("created_by")


def describe_import(job: ImportJob) -> dict[str, Any]:
    """An import in plain values."""
    told = job.preview or {}
    total = told["keywords"] + sum(each["rows"] for each in told["left_out"]) if told else None
    done = total if job.status == _S.DONE else uploads.progress_of(job.upload) if job.upload else 0
    return {
        "id": job.pk,
        "site_id": job.site_id,
        "file_name": job.file_name,
        "file_size": job.file_size,
        "tool": job.tool,
        "status": job.status,
        "options": {"sector_id": None, "market": "", "columns": {}} | job.options,
        "preview": job.preview,
        "rows_done": done,
        "rows_total": total,
        "result": job.result or None,
        "error": job.error,
        "created_by": job.created_by.email if job.created_by else None,
        "created_at": job.created_at,
        "finished_at": job.finished_at,
    }


def expire_imports() -> int:
    """Let go what nobody confirmed for a day, and uploads that no job needs; how many imports that were."""
    old = ImportJob.objects.filter(created_at__lt=clock.now() - KEPT)
    expired = old.filter(status=_S.PREVIEWED).update(status=_S.EXPIRED, finished_at=clock.now())
    old.filter(status__in=[_S.EXPIRED, _S.FAILED]).exclude(upload="").update(upload="")
    keep = set(ImportJob.objects.exclude(upload="").values_list("upload", flat=True))
    uploads.remove_old(keep=keep, seconds=KEPT.total_seconds())
    return expired


def _check_waits(job: ImportJob) -> None:
    if job.status not in {_S.PREVIEWED, _S.FAILED} or not uploads.is_here(job.upload):
        raise _wrong_state(job)


def _wrong_state(job: ImportJob) -> ImportState:
    lost = " and its file is gone" if job.status in {_S.PREVIEWED, _S.FAILED} else ""
    return ImportState(
        f"The import is {job.status}{lost}. Nothing was changed; upload the file again to import it once more.",
        status=job.status,
    )
