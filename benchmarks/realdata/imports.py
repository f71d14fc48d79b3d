"""Imports every keyword file of a folder and says where the counts differ from the folder's expected.tsv.

    python -m benchmarks.realdata.imports DIR

DIR holds `keywords/` and `expected.tsv` with one line per file: file, volume_col, keywords, unique_folded,
footer_rows, volume_empty, volume_zero, volume_sum, difficulty_empty, first, last. An empty field isn't compared.
Files that the table doesn't name are imported too, and their counts shown. Exit code 1 when something differs.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.temporary_site import TemporarySites, temporary_sites

# What a line of the table calls what the import's result calls otherwise.
_NAMES = {
    "volume_col": "demand_column",
    "keywords": "keywords",
    "unique_folded": "unique",
    "volume_empty": "volume_empty",
    "volume_zero": "volume_zero",
    "volume_sum": "volume_sum",
    "difficulty_empty": "difficulty_empty",
    "first": "first",
    "last": "last",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as table:
        expected = {line["file"]: line for line in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}
    files = sorted(path for path in (folder / "keywords").iterdir() if path.is_file())
    missing = [name for name in expected if not (folder / "keywords" / name).exists()]
    with temporary_sites() as sites:
        bad = sum(not _compare(sites, path, expected.get(path.name)) for path in files) + len(missing)
    for name in missing:
        print(f"MISSING  {name}")
    print(f"{len(files)} files, {bad} with differences")
    return 1 if bad else 0


def _compare(sites: TemporarySites, path: Path, expected: dict[str, str] | None) -> bool:
    from igny8.lib.errors import Igny8Error
    from igny8.models import Keyword
    from igny8.planning.importing import import_keywords

    site = sites.make(path.name)
    began = time.perf_counter()
    try:
        result = import_keywords(site=site, path=path)
        again = import_keywords(site=site, path=path)
    except Igny8Error as error:
        print(f"REFUSED  {path.name}: {error.message}")
        return expected is None
    seconds = time.perf_counter() - began
    kept = Keyword.objects.filter(site=site).count()
    differences = _differences(result, expected) if expected else []
    if kept != result["unique"] or result["new"] != kept:
        differences.append(f"{kept} rows kept for {result['unique']} terms")
    if again["new"] or Keyword.objects.filter(site=site).count() != kept:
        differences.append(f"{again['new']} keywords more when repeated")
    state = "DIFFERS " if differences else ("same    " if expected else "counted ")
    twins = Keyword.objects.filter(site=site, variant_of__isnull=False).count()
    shown = f"{result['tool']}, {result['keywords']:,} keywords, {result['unique']:,} terms, {twins:,} twins"
    print(f"{state} {path.name}: {shown}, {seconds:.1f} s for two imports")
    for difference in differences:
        print(f"         {difference}")
    return not differences


def _differences(result: dict[str, Any], expected: dict[str, str]) -> list[str]:
    found = [
        f"{name}: expected {expected[column]!r}, got {result[name]!r}"
        for column, name in _NAMES.items()
        if expected.get(column) and str(result[name]) != expected[column]
    ]
    left_out = sum(entry["rows"] for entry in result["left_out"])
    if expected.get("footer_rows") and left_out != int(expected["footer_rows"]):
        found.append(f"left out: expected {expected['footer_rows']}, got {result['left_out']}")
    return found


if __name__ == "__main__":
    sys.exit(main())
