"""`python -m benchmarks.api`: what the API's most asked answers take with few rows and with very many.

A site is asked among 10 and among 10,000, and with 1,000 and with 1,000,000 keywords of which equally many wait. The
median may grow 5-fold at most. It also says what an answer takes that has not changed since (304).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Final

from benchmarks.api.load import Took, ask, with_wrk
from tests.servers.igny8 import ROOT, Igny8, environment
from tests.servers.postgresql import PostgreSQL, create_database

MOST_GROWTH: Final = 5.0
ENDPOINTS: Final = {
    "overview": "automation/pipeline_overview/?site_id={site_id}",
    "current_run": "automation/current_run/?site_id={site_id}",
    "estimate": "automation/estimate/?site_id={site_id}",
    "runs": "runs/?site_id={site_id}",
    "keywords": "keywords/?site_id={site_id}",
    "keywords by volume": "keywords/?site_id={site_id}&sort=-volume",
    "content": "content/?site_id={site_id}",
}
PAIRS: Final = {
    "sites": ((10, 1_000), (10_000, 1_000)),  # sites, keywords of the one that is asked
    "keywords": ((10, 1_000), (10, 1_000_000)),
}


def main() -> int:
    """Measure; 1 if anything grows too much."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="for each address")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL and not on SQLite")
    parser.add_argument("--small", action="store_true", help="a hundredth of the large numbers, to try it out")
    options = parser.parse_args()
    wrk = with_wrk()
    worst = 0.0
    for name, (few, many) in PAIRS.items():
        if options.small:
            many = (max(few[0], many[0] // 100), max(few[1], many[1] // 100))
        print(f"\n{name}: {few} against {many} (sites, keywords of one)")
        before, after = (_measure(*size, options, wrk=wrk) for size in (few, many))
        worst = max(worst, *(_tell(endpoint, before[endpoint], after[endpoint]) for endpoint in before))
    print(f"\nThe median grows {worst:.1f}-fold at most; {MOST_GROWTH:.0f}-fold is allowed.")
    return int(worst > MOST_GROWTH)


def _measure(sites: int, keywords: int, options: Any, *, wrk: bool) -> dict[str, Took]:
    with tempfile.TemporaryDirectory(prefix="igny8-api-") as folder:
        home = Path(folder) / "home"
        if not options.postgresql:
            return _ask_all(home, f"sqlite:///{folder}/measured.sqlite3", sites, keywords, options.seconds, wrk=wrk)
        with PostgreSQL() as server:
            return _ask_all(home, create_database(server.url()), sites, keywords, options.seconds, wrk=wrk)


def _ask_all(home: Path, database: str, sites: int, keywords: int, seconds: float, *, wrk: bool) -> dict[str, Took]:
    command = [sys.executable, "-m", "benchmarks.api.rows", str(sites), str(keywords)]
    given = environment(home, database)
    world = json.loads(subprocess.run(command, env=given, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    headers = {"Authorization": f"Bearer {world['token']}"}
    took = {}
    with Igny8("web", home, database) as web:
        for name, path in ENDPOINTS.items():
            url = f"{web.url}/api/v1/{path.format(**world)}"
            tag = _tag(url, headers)
            if tag is None:
                continue
            took[name] = ask(url, headers, seconds, wrk=wrk)
            if name == "overview":
                took[f"{name}, unchanged"] = ask(url, {**headers, "If-None-Match": tag}, seconds, wrk=wrk)
    return took


def _tag(url: str, headers: dict[str, str]) -> str | None:
    """The answer's ETag; None where this version has no such address."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:  # our own server
            return str(answer.headers["ETag"])
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise


def _tell(endpoint: str, few: Took, many: Took) -> float:
    growth = many.p50 / few.p50
    print(
        f"{endpoint:22} p50 {few.p50:7.2f} -> {many.p50:7.2f} ms ({growth:4.1f}-fold)   "
        f"p99 {few.p99:7.2f} -> {many.p99:7.2f} ms   {few.rate:6.0f} -> {many.rate:6.0f} a second"
    )
    return growth


if __name__ == "__main__":
    sys.exit(main())
