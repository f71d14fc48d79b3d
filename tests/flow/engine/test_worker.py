"""The embedded worker: real threads on a real database."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from igny8.automation.start import start_run
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.drain import drain
from igny8.models import Content, RunStep
from tests.flow.engine.rows import add_keywords, check_ledger, make_site

pytestmark = pytest.mark.django_db(transaction=True)


def test_sixteen_threads_finish_a_run_exactly_once(home: Path, bell: EmbeddedBell) -> None:
    site = make_site(stage_1_batch_size=2, concurrency=16)
    add_keywords(site, 60)
    run = drain(start_run(site=site), bell=bell, home=home, threads=16)
    assert run.status == "completed"
    assert Content.objects.count() == 60
    assert RunStep.objects.exclude(status="done").count() == 0
    assert run.credits_used == 12 + 300
    check_ledger()


def test_its_threads_end_with_it(home: Path, bell: EmbeddedBell) -> None:
    drain(start_run(site=make_site()), bell=bell, home=home, threads=4)
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("igny8-worker")] == []
    assert list((home / "workers").iterdir()) == []
