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
    token: str
    viewer_token: str


def settle(home: Path, database: str, *, count: int = 1, keywords: int = 16) -> list[Settled]:
    """Make `count` of them, in a process of its own; none knows of the others."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.servers.settled", str(count), str(keywords)],
        env=environment(home, database),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Settled(**told) for told in json.loads(done.stdout)]


def main(count: int, keywords: int) -> None:
    from igny8.config import home

    home.prepare()
    from django.db import transaction

    with transaction.atomic():  # one commit, however many
        made = [vars(_make(number, keywords)) for number in range(count)]
    sys.stdout.write(json.dumps(made))


def _make(number: int, keywords: int) -> Settled:
    from igny8.access.sites import create_site
    from igny8.access.tokens import create_token
    from igny8.access.users import add_member, create_account
    from igny8.credits.grants import grant_opening
    from igny8.models import Keyword, Membership, User

    # Without passwords: to hash one takes a second.
    owner = User.objects.create_user(f"owner{number}@example.org")
    viewer = User.objects.create_user(f"viewer{number}@example.org")
    account = create_account(name=f"Settled {number}", owner=owner)
    add_member(account=account, user=viewer, role=Membership.Role.VIEWER)
    grant_opening(account)
    site = create_site(account=account, domain=f"socks{number}.example")
    terms = [f"{kind} {thing}" for thing in ("socks", "boots", "gloves", "hats") for kind in _KINDS][:keywords]
    Keyword.objects.bulk_create(Keyword(site=site, term=t, normalised_term=t, twin_key=t) for t in terms)
    return Settled(
        site_id=site.pk,
        account_id=account.pk,
        email=owner.email,
        token=create_token(user=owner, scopes=["admin"])[1],
        viewer_token=create_token(user=viewer, scopes=["read"])[1],
    )


_KINDS = "wool warm cheap hiking winter running knitted waterproof best black thick kids".split()

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
