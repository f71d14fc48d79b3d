"""Checks of what works: database, providers, media folder, worker, runs. Providers are really called."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from igny8.ai.functions.auto_cluster import AutoClusterInput, GroupKeyword, ProposedGroup
from igny8.ai.functions.common import Intent, SiteContext
from igny8.ai.functions.generate_image_prompts import ImageKind
from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.provider import Usage
from igny8.cli import workers
from igny8.cli.health.check import Check
from igny8.gateway import serving
from igny8.jobs.roll import serving_workers
from igny8.lib.sqlite import sqlite_file
from igny8.models import Account, AutomationRun, RunStep

_SITE = SiteContext(name="Doctor", domain="doctor.example")


def database() -> Check:
    """Kind, version, write-ahead log, migrations."""
    pending = MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            told = f"SQLite {cursor.fetchone()[0]}, {sqlite_file(connection)}"
            cursor.execute("PRAGMA journal_mode")
            journal = cursor.fetchone()[0]
        else:
            cursor.execute("SHOW server_version")
            told, journal = f"PostgreSQL {cursor.fetchone()[0]}", "wal"
    if journal != "wal":
        advice = "Put the home on a local disk: write-ahead logging needs shared memory, which network disks lack."
        return Check("database", "fail", f"{told}, journal {journal}", advice)
    if pending:
        return Check("database", "fail", f"{told}, {len(pending)} migrations are missing", "Run any other command.")
    return Check("database", "ok", f"{told}, write-ahead log, all migrations applied")


def database_writes() -> Check:
    """A row is really written, and taken back."""
    started = time.perf_counter()
    with transaction.atomic():
        Account.objects.create(name=f"doctor {time.time_ns()}")
        transaction.set_rollback(True)
    return Check("database writes", "ok", f"a row was written and taken back in {_ms(started)}")


def embeddings() -> Check:
    """The model loads, and near things are near."""
    started = time.perf_counter()
    name = serving.name_of("embed")  # on this machine; what a key is for is tried under its provider's name
    near, far = _similarities(serving.provider(name).embed(["brew coffee", "make coffee", "car tax"], Usage()))
    found = f"{name}: three terms in {_ms(started)}"
    if near <= far:
        return Check("embeddings", "fail", f"{found}, but they make no sense", "Install IGNY8 again.")
    return Check("embeddings", "ok", found)


def _similarities(vectors: object) -> tuple[float, float]:
    import numpy as np

    rows = np.asarray(vectors, dtype=np.float32)
    return float(rows[0] @ rows[1]), float(rows[0] @ rows[2])


def writing() -> Check:
    """A test call of the cheapest text function."""
    started = time.perf_counter()
    name = serving.name_of("auto_cluster")
    keyword = GroupKeyword(id=1, term="how to brew coffee")
    group = ProposedGroup(
        key="a", pillar=keyword.term, size=1, intent=Intent.INFORMATIONAL, sample=[keyword.term], keywords=[keyword]
    )
    named = serving.provider(name).auto_cluster(AutoClusterInput(site=_SITE, groups=[group]), Usage())
    return Check("text", "ok", f'{name}: a group was named "{named.groups[0].name}" in {_ms(started)}')


def pictures() -> Check:
    """A picture is drawn."""
    started = time.perf_counter()
    name = serving.name_of("generate_images")
    wanted = GenerateImagesInput(
        site=_SITE, prompt="A cup of coffee", kind=ImageKind.FEATURED, title="Doctor", width=600, height=315
    )
    drawn = serving.provider(name).generate_images(wanted, Usage())
    return Check("pictures", "ok", f"{name}: {len(drawn.data):,} bytes of {drawn.mime_type} in {_ms(started)}")


def media() -> Check:
    """The folder that keeps images."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / f".doctor-{time.time_ns()}"
    try:
        probe.write_bytes(b"x")
    except OSError as error:
        return Check(
            "media", "fail", f"{folder}: {error.strerror}", "Let this user write there, or set IGNY8_MEDIA_URL."
        )
    finally:
        probe.unlink(missing_ok=True)
    return Check("media", "ok", f"{folder} can be written")


def worker() -> Check:
    """Whether anybody takes the steps of runs on this machine."""
    alive = serving_workers(workers.home())
    if alive:
        return Check("worker", "ok", f"{len(alive)} at work here: {', '.join(alive)}")
    if AutomationRun.objects.filter(status=AutomationRun.Status.RUNNING).exists():
        return Check(
            "worker", "warn", "none here, and a run waits for one", "Start `igny8 up`, or `igny8 resume --wait`."
        )
    return Check("worker", "ok", "none here, and none is needed now")


def runs() -> Check:
    """Runs that wait for a person, and steps whose lease ran out."""
    paused = AutomationRun.objects.filter(status=AutomationRun.Status.PAUSED).select_related("site")
    stuck = [f"{run.site.domain} ({run.pause_reason})" for run in paused]
    leased = RunStep.objects.filter(status=RunStep.Status.LEASED).count()
    if stuck:
        return Check("runs", "warn", f"paused: {', '.join(stuck)}", "`igny8 logs` says why; `igny8 resume` goes on.")
    return Check("runs", "ok", f"none is paused, {leased:,} steps in flight")


def _ms(started: float) -> str:
    return f"{(time.perf_counter() - started) * 1000:,.0f} ms"
