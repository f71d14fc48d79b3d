"""What is added to the generated migration by hand isn't lost when it is generated anew."""

from __future__ import annotations

from importlib import import_module

from igny8.migrations import _postgresql


def test_the_log_s_order_is_kept_by_the_last_operation() -> None:
    migration = import_module("igny8.migrations.0001_initial").Migration
    assert migration.operations[-1] is _postgresql.LOG_IN_ORDER
