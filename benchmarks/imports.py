"""Import of 100,000 rows: seconds and peak memory, beside csv.DictReader with bulk_create of the same rows.

    python -m benchmarks.imports [--rows 100000]

Each side runs in a child process of its own on an empty SQLite database of its own. The peer does what a plain
Django view would: it reads all rows, makes an object of each, and calls bulk_create once in batches of 1,000. It
folds no duplicates, links no twins, tells no intent and no priority, and answers no counts.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.temporary_site import temporary_sites

_HEADER = "Keyword,Intent,Volume,Trend,Keyword Difficulty,CPC (USD),SERP Features".split(",")
_WORDS = (
    "best cheap how to make cold brew coffee maker grinder review near me online buy guide for beginners price steel "
    "french press espresso beans dark roast water ratio filter cup glass travel mug crème façon größe"
).split()


def write_export(path: Path, rows: int) -> None:
    """An export as a keyword tool writes it, the same for the same number of rows."""
    rng = random.Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(rows):
            term = " ".join(rng.sample(_WORDS, rng.randint(2, 5)))
            intent = rng.choice(["", "Informational", "Informational, Commercial"])
            trend = ",".join(f"{rng.random():.2f}" for _ in range(12))
            volume, difficulty = rng.choice(["", 0, 10, 90, 1300]), rng.choice(["", rng.randint(0, 100)])
            features = rng.choice(["", "Sitelinks, Video, People also ask"])
            writer.writerow(
                [f"{term} {number}", intent, volume, trend, difficulty, f"{rng.random() * 9:.2f}", features]
            )


def ours(path: Path) -> dict[str, float]:
    with temporary_sites() as sites:
        from igny8.models import Keyword
        from igny8.planning.importing import import_keywords

        site, before, began = sites.make("ours"), _peak_bytes(), time.perf_counter()
        import_keywords(site=site, path=path)
        return _measured(began, before, Keyword.objects.count())


def peer(path: Path) -> dict[str, float]:
    with temporary_sites() as sites:
        from igny8.lib.text import normalise_term, twin_key
        from igny8.models import Keyword

        site, before, began = sites.make("peer"), _peak_bytes(), time.perf_counter()
        with path.open(encoding="utf-8", newline="") as file:
            keywords = [
                Keyword(
                    site=site,
                    term=row["Keyword"],
                    normalised_term=normalise_term(row["Keyword"]),
                    twin_key=twin_key(normalise_term(row["Keyword"])),
                    volume=int(row["Volume"]) if row["Volume"] else None,
                    difficulty=float(row["Keyword Difficulty"]) if row["Keyword Difficulty"] else None,
                    cpc=row["CPC (USD)"],
                    currency="USD",
                    trend=[float(number) for number in row["Trend"].split(",")],
                    intent=row["Intent"].split(",")[0].lower(),
                    raw_row=row,
                )
                for row in csv.DictReader(file)
            ]
        Keyword.objects.bulk_create(keywords, batch_size=1_000)
        return _measured(began, before, Keyword.objects.count())


def _measured(began: float, before: int, rows: int) -> dict[str, float]:
    seconds, peak = time.perf_counter() - began, _peak_bytes()
    return {"seconds": seconds, "rows": rows, "peak_mb": peak / 1e6, "grown_mb": (peak - before) / 1e6}


def _peak_bytes() -> int:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _in_child(side: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.imports", "--side", side, "--file", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--side", choices=["ours", "peer"], help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        print(json.dumps({"ours": ours, "peer": peer}[options.side](options.file)))
        return 0
    with tempfile.TemporaryDirectory(prefix="igny8-imports-") as folder:
        path = Path(folder) / "export.csv"
        write_export(path, options.rows)
        sides = {side: _in_child(side, path) for side in ("ours", "peer")}
    print(f"import of {options.rows:,} rows          seconds   rows/s   peak MB   grown by MB")
    for name, side in (("igny8 import", sides["ours"]), ("DictReader + bulk_create", sides["peer"])):
        rate = side["rows"] / side["seconds"]
        print(f"{name:30} {side['seconds']:9.1f} {rate:8,.0f} {side['peak_mb']:9.0f} {side['grown_mb']:13.0f}")
    faster = sides["peer"]["seconds"] / sides["ours"]["seconds"]
    smaller = sides["peer"]["grown_mb"] / max(1.0, sides["ours"]["grown_mb"])
    print(f"igny8 takes 1/{faster:.1f} of the time and 1/{smaller:.1f} of the memory")
    return 0


if __name__ == "__main__":
    sys.exit(main())
