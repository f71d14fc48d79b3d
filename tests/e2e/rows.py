"""Articles at the gate of a server's site, as its stages would leave them: `python -m tests.e2e.rows SITE HOW_MANY`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.servers.igny8 import environment


def make_articles(home: Path, database: str, site: int, count: int) -> None:
    """In a process of their own, on the server's database."""
    command = [sys.executable, "-m", "tests.e2e.rows", str(site), str(count)]
    subprocess.run(command, env=environment(home, database), check=True, timeout=120)


def _main(site_id: int, count: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "igny8.config.settings"
    import django

    django.setup()
    from igny8.editing.checking import check_article
    from igny8.models import Site
    from tests.api.articles import an_article

    site = Site.objects.get(pk=site_id)
    for number in range(1, count + 1):
        title = f"How to Choose Warm Socks, Part {number}"
        citations = [{"passage_id": 1, "source": "Yarn", "url": "https://example.org/yarn", "quote": "warm when wet"}]
        check_article(an_article(site, title, is_brief=False, provider="writer", citations=citations))


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
