"""Settles somebody in a fresh database, for tests that then speak HTTP alone. As a program it tells what is there."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.servers.igny8 import ROOT, environment


@dataclass(frozen=True)
class Settled:
    """An owner with a site, a token and keywords that wait; and a viewer of it."""

    site_id: int
    account_id: int
    email: str
    password: str
    token: str
    viewer_token: str


def settle(home: Path, database: str, *, keywords: int = 16) -> Settled:
    """Make them, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.settled", str(keywords)],
        env=environment(home, database),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Settled(**json.loads(done.stdout))


def main(keywords: int) -> None:
    from igny8.config import home

    home.prepare()
    from igny8.access.sites import create_site
    from igny8.access.tokens import create_token
    from igny8.access.users import add_member, create_account, create_user
    from igny8.credits.grants import grant_opening
    from igny8.models import Keyword, Membership

    owner = create_user(email="owner@example.org", password="a long password")
    viewer = create_user(email="viewer@example.org", password="a long password")
    account = create_account(name="Settled", owner=owner)
    add_member(account=account, user=viewer, role=Membership.Role.VIEWER)
    grant_opening(account)
    site = create_site(account=account, domain="socks.example")
    terms = [f"{kind} {thing}" for thing in ("socks", "boots", "gloves", "hats") for kind in _KINDS][:keywords]
    Keyword.objects.bulk_create(Keyword(site=site, term=t, normalised_term=t, twin_key=t) for t in terms)
    told = Settled(
        site_id=site.pk,
        account_id=account.pk,
        email=owner.email,
        password="a long password",
        token=create_token(user=owner, scopes=["admin"])[1],
        viewer_token=create_token(user=viewer, scopes=["read"])[1],
    )
    sys.stdout.write(json.dumps(vars(told)))


_KINDS = "wool warm cheap hiking winter running knitted waterproof best black thick kids".split()

if __name__ == "__main__":
    main(int(sys.argv[1]))
