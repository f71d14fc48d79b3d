"""Imports in the hands of real workers: woken by a ring, killed, told to end."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.worker import Worker
from igny8.models import Account, ImportJob, Keyword, Site, User
from igny8.planning import uploads
from igny8.planning.import_jobs import Upload, begin_import, cancel_import, confirm_import
from tests.flow.engine import program
from tests.flow.engine.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

Start = Callable[[], subprocess.Popen[bytes]]
MANY = 60_000


@pytest.fixture
def home(tmp_path: Path, settings: LazySettings) -> Path:
    settings.IGNY8_HOME = tmp_path
    settings.IGNY8_SWEEP_SECONDS = 3_600  # what is found is found by a ring
    return tmp_path


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Starts worker processes, and ends those that a test leaves behind."""
    started: list[subprocess.Popen[bytes]] = []

    def one() -> subprocess.Popen[bytes]:
        started.append(program.start(home))
        return started[-1]

    yield one
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stdin:
            process.stdin.close()


def _confirmed(rows: int) -> ImportJob:
    account = Account.objects.create(name="A")
    site = Site.objects.create(account=account, name="Socks", domain="socks.example")
    content = b"Keyword,Volume\n" + b"".join(b"wool sock %d,%d\n" % (n, n) for n in range(rows))
    upload = Upload("keywords.csv", [content], len(content))
    user = User.objects.create_user("alice@example.org")
    return confirm_import(begin_import(site=site, upload=upload, wishes={}, user=user), wishes={})


def _is(job: ImportJob, status: str) -> Callable[[], bool]:
    return lambda: ImportJob.objects.get(pk=job.pk).status == status


def _is_under_way(job: ImportJob) -> Callable[[], bool]:
    return lambda: uploads.progress_of(job.upload) >= 4_000


def test_an_idle_worker_is_woken_by_the_confirmation(home: Path, bell: EmbeddedBell) -> None:
    worker = Worker(bell=bell, home=home, threads=2)
    worker.start()
    try:
        job = _confirmed(10)
        until(_is(job, "done"), what="the import")
    finally:
        worker.stop()
    assert Keyword.objects.count() == 10
    assert not uploads.is_here(job.upload)


@pytest.mark.slow
def test_a_killed_workers_import_keeps_nothing_and_is_done_by_the_next(start: Start, bell: EmbeddedBell) -> None:
    job = _confirmed(MANY)
    process = start()
    until(_is_under_way(job), what="the import to be under way", seconds=120)
    process.kill()
    process.wait()
    assert Keyword.objects.count() == 0
    assert ImportJob.objects.get().status == "running"
    start()
    until(_is(job, "done"), what="the import", seconds=120)
    assert Keyword.objects.count() == MANY
    assert ImportJob.objects.get().fence == 2


@pytest.mark.slow
def test_a_worker_that_is_told_to_end_gives_it_back(start: Start, bell: EmbeddedBell) -> None:
    job = _confirmed(MANY)
    process = start()
    until(_is_under_way(job), what="the import to be under way", seconds=120)
    process.terminate()
    assert process.wait(timeout=60) == 0
    assert ImportJob.objects.get().status == "queued"
    assert Keyword.objects.count() == 0


@pytest.mark.slow
def test_it_is_cancelled_in_the_midst_of_it(start: Start, bell: EmbeddedBell) -> None:
    job = _confirmed(MANY)
    start()
    until(_is_under_way(job), what="the import to be under way", seconds=120)
    assert cancel_import(job).status == "cancelled"
    assert Keyword.objects.count() == 0
    assert not list(uploads.path_of("x").parent.iterdir())
