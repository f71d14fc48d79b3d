"""Sets of terms with known groups, read from a folder of real files, with the scores to be reached on them."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from igny8.lib.text import normalise_term

SAMPLE_SIZE = 1500


@dataclass(frozen=True)
class LabelledSet:
    """Terms, and the group of each."""

    name: str
    terms: list[str]
    labels: list[str]
    references: tuple[float, float, float] | None = None  # adjusted Rand index: tight, balanced, broad


@dataclass(frozen=True)
class _Source:
    name: str
    path: str
    term: str
    label: str
    references: tuple[float, float, float] | None
    keep: Callable[[str], bool] = bool


_SOURCES = (
    _Source(
        "Ahrefs socks, parent keyword", "keywords/ahrefs_ke_gb_socks_2022.csv", "Keyword", "Parent Keyword",
        (0.27, 0.19, 0.13),
    ),
    _Source(
        "Ahrefs payday loans, parent keyword", "keywords/ahrefs_ke_us_paydayloans_utf16.csv", "Keyword",
        "Parent Keyword", (0.28, 0.32, 0.29),
    ),
    _Source(
        "Semrush positions, ranking URL", "keywords/semrush_positions_markerio.csv", "Keyword", "URL",
        (0.17, 0.49, 0.56),
    ),
    _Source(
        "Error 500, an expert's clusters", "labelled/kw_semrush_500error_group_cluster.csv", "Keyword", "CLUSTER",
        (0.17, 0.40, 0.53), lambda label: bool(label) and "General" not in label,
    ),
    _Source("Banking77, intents", "labelled/banking77_test.csv", "text", "category", (0.29, 0.48, 0.41)),
)  # fmt: skip


def labelled_sets(folder: Path) -> Iterator[LabelledSet]:
    """Every labelled set of the folder that is there, as a sample of 1,500 terms where it is larger."""
    for source in _SOURCES:
        path = folder / source.path
        if path.exists():
            rows = [(row.get(source.term) or "", row.get(source.label) or "") for row in _rows(path)]
            yield _sampled(source.name, [row for row in rows if source.keep(row[1])], source.references)
    questions = folder / "labelled/trec_train_5500.label"
    if questions.exists():
        lines = questions.read_text(encoding="latin-1").splitlines()
        pairs = [(text, label) for label, _, text in (line.partition(" ") for line in lines)]
        yield _sampled("TREC, kinds of question", pairs, None)


def _sampled(name: str, pairs: list[tuple[str, str]], references: tuple[float, float, float] | None) -> LabelledSet:
    first: dict[str, str] = {}
    for term, label in pairs:
        if term.strip() and label.strip() not in {"", "-"}:
            first.setdefault(normalise_term(term), label)
    rows = list(first.items())
    if len(rows) > SAMPLE_SIZE:
        rows = random.Random(7).sample(rows, SAMPLE_SIZE)
    return LabelledSet(name, [term for term, _ in rows], [label for _, label in rows], references)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    content = path.read_bytes()
    is_wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = content.decode("utf-16" if is_wide else "utf-8-sig")
    yield from csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if is_wide else ",")
