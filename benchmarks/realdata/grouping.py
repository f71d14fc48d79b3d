"""Groups every labelled set of a folder through the real import and stage 1, and compares with the reference scores.

    python -m benchmarks.realdata.grouping DIR

The number of groups is unknown to the product. For each set: the adjusted Rand index at each granularity beside its
reference; the same with steps of 200 keywords instead of 20; and what becomes of the last tenth of the keywords when
they are imported later. Exit code 1 when a score lies more than .05 below its reference, batch sizes disagree (below
.95), a keyword that was grouped moves, or late keywords cost more than .05.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.labelled_sets import LabelledSet, labelled_sets
from benchmarks.scores import adjusted_rand_index
from benchmarks.stage_one import run_stage_one
from benchmarks.temporary_site import TemporarySites, temporary_sites

TOLERANCE = 0.05
GRANULARITIES = ("tight", "balanced", "broad")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    bad = count = 0
    print(f"{'set':<38}{'terms':>6}{'groups':>7}   score (reference) at tight, balanced, broad; groups found")
    with temporary_sites() as sites:
        for labelled in labelled_sets(folder):
            count += 1
            bad += _measure(labelled, sites)
    print(f"{count} sets, {bad} shortfalls")
    return 1 if bad or not count else 0


def _measure(labelled: LabelledSet, sites: TemporarySites) -> int:
    found = {name: _group(labelled, sites, name, 20) for name in GRANULARITIES}
    shortfalls = _print_scores(labelled, found)
    again = _group(labelled, sites, "balanced", 200)
    agreement = adjusted_rand_index(found["balanced"], again)
    late, moved = _group_in_two(labelled, sites)
    whole_score = adjusted_rand_index(labelled.labels, found["balanced"])
    late_score = adjusted_rand_index(labelled.labels, late)
    print(
        f"    steps of 20 against 200: {agreement:.3f};  the last tenth later: {late_score:.3f} "
        f"(all at once {whole_score:.3f}), {moved} moved",
        flush=True,
    )
    return shortfalls + (agreement < 0.95) + (late_score < whole_score - TOLERANCE) + (moved > 0)


def _print_scores(labelled: LabelledSet, found: dict[str, list[str]]) -> int:
    cells, shortfalls = [], 0
    for place, name in enumerate(GRANULARITIES):
        score = adjusted_rand_index(labelled.labels, found[name])
        reference = labelled.references[place] if labelled.references else None
        is_short = reference is not None and score < reference - TOLERANCE
        shortfalls += is_short
        told = f"({reference:.2f})" if reference is not None else ""
        cells.append(f"{score:.3f} {told}{' SHORT' if is_short else ''} {len(set(found[name])):>5}")
    print(
        f"{labelled.name:<38}{len(labelled.terms):>6}{len(set(labelled.labels)):>7}   {' | '.join(cells)}", flush=True
    )
    return shortfalls


def _group(labelled: LabelledSet, sites: TemporarySites, granularity: str, batch_size: int) -> list[str]:
    site = sites.make(f"{labelled.name} {granularity} {batch_size}")
    _import(labelled.terms, site)
    clusters = run_stage_one(site, granularity, batch_size)
    return [clusters[term] for term in labelled.terms]


def _group_in_two(labelled: LabelledSet, sites: TemporarySites) -> tuple[list[str], int]:
    """The groups when a tenth comes later, and how many of the first nine tenths moved."""
    site = sites.make(f"{labelled.name} late")
    _import([term for row, term in enumerate(labelled.terms) if row % 10], site)
    before = run_stage_one(site, "balanced", 20)
    _import(labelled.terms, site)
    after = run_stage_one(site, "balanced", 20)
    return [after[term] for term in labelled.terms], sum(after[term] != name for term, name in before.items())


def _import(terms: list[str], site: object) -> None:
    from igny8.planning.importing import import_keywords

    with TemporaryDirectory(prefix="igny8-measure-") as folder:
        path = Path(folder) / "keywords.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["Keyword", "Volume"], *([term, ""] for term in terms)])
        import_keywords(site=site, path=path)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
