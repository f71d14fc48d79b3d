"""A claim's time must not grow with the steps of all times: its query goes by the indexes on what is open."""

from __future__ import annotations

import pytest
from django.db import connection

from igny8.automation.claim import Asking, claim_step
from igny8.automation.claim_sql import CHOOSE
from igny8.models import Account, AutomationRun, RunStage, RunStep, Site

FINISHED = 5_000


@pytest.mark.django_db
def test_whose_turn_it_is_is_found_without_reading_finished_steps() -> None:
    site = Site.objects.create(account=Account.objects.create(name="A"), name="S", domain="s.example")
    run = AutomationRun.objects.create(site=site)
    stage = RunStage.objects.create(run=run, number=1)
    RunStep.objects.bulk_create(
        RunStep(run=run, stage=stage, site=site, number=1, status="done") for _ in range(FINISHED)
    )
    query = CHOOSE.replace("{runs}", "").format(now="CURRENT_TIMESTAMP")
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE igny8_runstep")
        cursor.execute(f"{'EXPLAIN' if is_postgresql else 'EXPLAIN QUERY PLAN'} {query}")
        plan = "\n".join(str(row[0 if is_postgresql else 3]) for row in cursor.fetchall())
    assert "run_step_leased" in plan
    assert "igny8_runstep_site_id" not in plan
    assert "Seq Scan on igny8_runstep" not in plan


@pytest.mark.django_db
def test_a_claims_statements_are_planned_once_a_connection() -> None:
    """On PostgreSQL; SQLite's driver keeps statements by itself, and has no way to tell."""
    for _ in range(4):
        assert claim_step(Asking("test")) is None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%WITH leased AS%'")
            assert cursor.fetchone() == (1,)
