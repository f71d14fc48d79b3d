"""Fills a database with as many rows as are asked for: a few are made as the product makes them, the rest are copied.

As a program: `python -m benchmarks.api.rows SITES KEYWORDS` tells the site, and a token for it, as JSON.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

WAITING: Final = 500  # keywords at the door, whatever the number of all
CLUSTERS: Final = 100
ARTICLES: Final = 200
SITES_OF_AN_ACCOUNT: Final = 50


def main(sites: int, keywords: int) -> None:
    from igny8.config import home

    home.prepare()
    from django.db import connection

    told = make_world(sites, keywords)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps(told))


def make_world(sites: int, keywords: int) -> dict[str, Any]:
    from igny8.access.sites import create_site
    from igny8.access.tokens import create_token
    from igny8.access.users import add_member, create_account
    from igny8.automation.start import start_run
    from igny8.credits.grants import grant_opening
    from igny8.models import Account, Membership, Site, User

    owner = User.objects.create_user("owner@example.org")
    account = create_account(name="Measured", owner=owner)
    grant_opening(account)
    site = create_site(account=account, domain="measured.example")
    _fill(site.pk, keywords)
    others = User.objects.create_user("others@example.org")
    for number in range(1, sites):
        if number % SITES_OF_AN_ACCOUNT == 1:
            account = Account.objects.create(name=f"Account {number}")
            add_member(account=account, user=others, role=Membership.Role.OWNER)
        Site.objects.create(account=account, name=f"Site {number}", domain=f"site{number}.example")
    _give_each_a_little()
    start_run(site=site, user=owner)
    return {"site_id": site.pk, "token": create_token(user=owner, scopes=["write"])[1]}


def _fill(site_id: int, keywords: int) -> None:
    from igny8.models import Cluster, Content, Keyword, Task

    clusters = Cluster.objects.bulk_create(
        Cluster(site_id=site_id, name=f"Cluster {n}", slug=f"cluster-{n}-x", priority=n % 7) for n in range(CLUSTERS)
    )
    task = Task.objects.create(site_id=site_id, title="Written", status=Task.Status.COMPLETED, cluster=clusters[0])
    Content.objects.bulk_create(
        Content(site_id=site_id, task=task, title=f"Article {n}", slug=f"article-{n}-x", body="<p>Text.</p>" * 50)
        for n in range(ARTICLES)
    )
    Keyword.objects.bulk_create(
        Keyword(site_id=site_id, term=t, normalised_term=t, twin_key=t, priority=n % 100)
        for n, t in ((n, f"waiting {n}") for n in range(WAITING))
    )
    mapped = Keyword.objects.create(
        site_id=site_id,
        term="mapped",
        normalised_term="mapped",
        twin_key="mapped",
        cluster=clusters[0],
        status=Keyword.Status.MAPPED,
    )
    number = "CAST(i AS text)"
    terms = dict.fromkeys(("term", "normalised_term", "twin_key"), f"'mapped ' || {number}")
    _copy(Keyword, mapped.pk, keywords - WAITING - 1, {**terms, "priority": "i % 100", "volume": "i % 5000"})


def _give_each_a_little() -> None:
    """Every other site has a keyword at its door and an article."""
    from igny8.models import Content, Keyword, Site

    bare = Site.objects.filter(keywords=None).values_list("pk", flat=True)
    ids = list(bare)
    Keyword.objects.bulk_create(
        (Keyword(site_id=pk, term=t, normalised_term=t, twin_key=t) for pk in ids for t in ("one", "two", "three")),
        batch_size=2_000,
    )
    Content.objects.bulk_create((Content(site_id=pk, title="A", slug="a-x") for pk in ids), batch_size=2_000)


def _copy(model: Any, pk: int, times: int, changed: dict[str, str]) -> None:
    """Copies of a row that differ in some columns, each given as SQL of the number `i`."""
    from django.db import connection

    options = model._meta  # noqa: SLF001 - Django's public name for it
    table = options.db_table
    columns = [field.column for field in options.concrete_fields if not field.primary_key]
    values = ", ".join(changed.get(column, f"row.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) "
            f"SELECT {values} FROM n, {table} AS row WHERE row.id = {pk}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
