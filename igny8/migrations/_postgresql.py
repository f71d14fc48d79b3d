"""What PostgreSQL alone needs beside the tables: that the log of runs can be followed without missing a line.

Ids are handed out before their transactions commit, so 12 may be seen while 11 is not. Each transaction that logs
holds a shared advisory lock, taken before its first id, that says which id was the last one then. `igny8_log_settled`
is the highest id below which no open transaction can put a line. Each line also tells whoever listens.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import migrations

_INSTALL: Final = """
CREATE FUNCTION igny8_log_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    handed_out bigint;
BEGIN
    IF coalesce(current_setting('igny8.log_begun', true), '') = '' THEN
        SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO handed_out FROM igny8_runevent_id_seq;
        PERFORM pg_advisory_xact_lock_shared(5865, (((handed_out + 2147483648) & 4294967295) - 2147483648)::int);
        PERFORM set_config('igny8.log_begun', 'yes', true);
    END IF;
    PERFORM pg_notify('igny8_log', '');
    RETURN NULL;
END $$;

CREATE TRIGGER igny8_log_begins BEFORE INSERT ON igny8_runevent
    FOR EACH STATEMENT EXECUTE FUNCTION igny8_log_begins();

CREATE FUNCTION igny8_log_settled() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    handed_out bigint;
    settled bigint;
BEGIN
    -- In this order: whoever was handed an id up to here took its lock before, and still holds it or has ended.
    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO handed_out FROM igny8_runevent_id_seq;
    SELECT min(handed_out - behind) INTO settled FROM (
        SELECT (handed_out - objid::bigint) & 4294967295 AS behind FROM pg_locks
        WHERE locktype = 'advisory' AND classid = 5865 AND objsubid = 2
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) AS logging WHERE behind < 2147483648;
    RETURN coalesce(settled, handed_out);
END $$;
"""
_REMOVE: Final = """
DROP TRIGGER igny8_log_begins ON igny8_runevent;
DROP FUNCTION igny8_log_begins();
DROP FUNCTION igny8_log_settled();
"""


def _install(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_INSTALL, params=None)


def _remove(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_REMOVE, params=None)


LOG_IN_ORDER: Final = migrations.RunPython(_install, _remove, elidable=False)
