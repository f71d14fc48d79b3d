from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from igny8.models import Account, AutomationRun, Site


def _site() -> Site:
    return Site.objects.create(account=Account.objects.create(name="A"), name="S", domain="s.example")


@pytest.mark.django_db
def test_a_site_has_one_active_pipeline_run() -> None:
    site = _site()
    AutomationRun.objects.create(site=site)
    with pytest.raises(IntegrityError), transaction.atomic():
        AutomationRun.objects.create(site=site, status="paused", pause_reason="user")
    AutomationRun.objects.create(site=site, status="completed")
    AutomationRun.objects.create(site=site, kind="action")


@pytest.mark.django_db
def test_a_balance_is_never_negative() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(name="A", credit_balance=-1)


@pytest.mark.django_db(transaction=True)
def test_sqlite_runs_in_wal_with_immediate_transactions() -> None:
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.django_db(transaction=True)
def test_threads_meet_at_the_same_database() -> None:
    site = _site()
    failures: list[BaseException] = []

    def start() -> None:
        try:
            AutomationRun.objects.create(site=site)
        except IntegrityError as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert AutomationRun.objects.count() == 1
    assert len(failures) == 7
