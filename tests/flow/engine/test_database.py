"""A database that is held by another, for longer than anybody likes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections, transaction

from igny8.automation.start import start_run
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.drain import drain
from igny8.lib.database import patiently
from igny8.models import Content, RunStep
from tests.flow.engine.rows import add_tasks, check_ledger, make_site

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def _held(seconds: float) -> Iterator[None]:
    """Another holds all writing for so long."""
    holding = threading.Event()

    def hold() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("LOCK TABLE igny8_runstep, igny8_account IN EXCLUSIVE MODE")
            holding.set()
            threading.Event().wait(seconds)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    holding.wait()
    yield
    holder.join()


def test_a_run_goes_on_after_the_database_was_locked(
    home: Path, bell: EmbeddedBell, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":  # each statement gives up much sooner than the lock does
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    site = make_site(concurrency=8)
    add_tasks(site, 12)
    run = start_run(site=site, stages=[4])
    with _held(3.0):
        run = drain(run, bell=bell, home=home, threads=4)
    assert run.status == "completed"
    assert Content.objects.count() == 12
    assert not RunStep.objects.filter(attempts__gt=0).exists()
    check_ledger()


def test_patience_ends() -> None:
    tries = []

    def locked() -> None:
        tries.append(1)
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError):
        patiently(locked, seconds=0.3)
    assert len(tries) > 2


def test_there_is_no_second_try_inside_a_transaction() -> None:
    tries = []

    def locked() -> None:
        tries.append(1)
        raise OperationalError("database is locked")

    with pytest.raises(OperationalError), transaction.atomic():
        patiently(locked)
    assert len(tries) == 1
