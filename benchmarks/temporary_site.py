"""A site on a temporary SQLite database, for measurements that go through the real import."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from igny8.models import Site


@contextmanager
def temporary_sites() -> Iterator[TemporarySites]:
    """Set Django up on an empty database in a folder that is gone afterwards. Once per process."""
    with TemporaryDirectory(prefix="igny8-measure-") as folder:
        os.environ["IGNY8_HOME"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'measure.sqlite3'}"
        os.environ["IGNY8_CREDITS"] = "off"
        os.environ["DJANGO_SETTINGS_MODULE"] = "igny8.config.settings"
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0)
        yield TemporarySites()
        connection.close()


class TemporarySites:
    """Makes sites that differ in nothing but their name."""

    def __init__(self) -> None:
        from igny8.models import Account

        self._account = Account.objects.create(name="Measurements")

    def make(self, name: str) -> Site:
        from igny8.models import Site

        return Site.objects.create(account=self._account, name=name[:200], domain=f"{abs(hash(name))}.example")
