"""Writes 0001_initial anew, until the first release.

Indexes and constraints go into their tables' creation where all their fields do: SQLite makes a table anew for each
that comes later, and a first start would take seconds longer.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "igny8" / "migrations" / "0001_initial.py"
LAST = "        _postgresql.LOG_IN_ORDER,\n"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.writer import MigrationWriter

    FILE.unlink(missing_ok=True)
    django.setup()
    call_command("makemigrations", "igny8", name="initial", verbosity=0)
    migration = MigrationLoader(None).get_migration("igny8", "0001_initial")
    migration.operations = folded(migration.operations)
    text = MigrationWriter(migration).as_string().rstrip()
    ours = "import igny8.models.automation\n"
    text = text.replace(ours, f"{ours}from igny8.migrations import _postgresql\n", 1)
    FILE.write_text(f"{text.removesuffix(']').rstrip()}\n{LAST}    ]\n", encoding="utf-8")
    ruff = ROOT / ".venv" / "bin" / "ruff"
    subprocess.run([ruff, "check", "--quiet", "--fix", FILE], check=True)  # noqa: S603
    subprocess.run([ruff, "format", "--quiet", FILE], check=True)  # noqa: S603


def folded(operations: list[Any]) -> list[Any]:
    """The operations, those that can be done at a table's creation done there."""
    from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

    late = {(each.model_name_lower, each.name) for each in operations if isinstance(each, AddField)}
    made = {each.name_lower: each for each in operations if isinstance(each, CreateModel)}
    kept = []
    for each in operations:
        if isinstance(each, AddIndex | AddConstraint):
            kind, what = ("indexes", each.index) if isinstance(each, AddIndex) else ("constraints", each.constraint)
            if not any((each.model_name_lower, name) in late for name in names_in(what)):
                made[each.model_name_lower].options.setdefault(kind, []).append(what)
                continue
        kept.append(each)
    return kept


def names_in(what: Any) -> set[str]:
    """The fields that an index or a constraint speaks of; all words of its conditions, to be sure."""
    return set(re.findall(r"\w+", repr(what.deconstruct())))


if __name__ == "__main__":
    main()
