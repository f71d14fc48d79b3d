"""`python -m benchmarks.quality FOLDER`: whether readability puts easy texts above hard ones, and how fast checks are.

FOLDER holds CSV files with one paragraph a row and a column for each level, the easiest first (OneStopEnglish has
Elementary, Intermediate, Advanced). Prints the share of pairs in the right order, and the time of all checks without
embeddings.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from itertools import combinations
from pathlib import Path
from statistics import median

LEAST_SHARE = 0.95
AT_ONCE = 40  # articles


def main() -> int:
    """Measure; 1 if fewer pairs than 95 % are in order."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    texts = [levels for path in sorted(folder.glob("*.csv")) if (levels := _levels(path))]
    if not texts:
        print(f"There is no CSV file with levels in {folder}.")
        return 2
    share = _order(texts)
    _speed([paragraphs for levels in texts for paragraphs in levels])
    return int(share < LEAST_SHARE)


def _levels(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    text = data.decode("utf-8" if _is_utf8(data) else "cp1252", errors="replace")
    rows = list(csv.reader(text.splitlines(keepends=True)))[1:]
    width = max((len(row) for row in rows), default=0)
    return [[row[at] for row in rows if len(row) > at and row[at].strip()] for at in range(min(width, 3))]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _order(texts: list[list[list[str]]]) -> float:
    """Print how often the easier of two versions reads easier; the share for easiest and hardest."""
    from igny8.quality.article import Written, prepare
    from igny8.quality.language.readability import count, formula_for

    formula = formula_for("en")
    if formula is None:
        return 0.0
    values: list[list[float]] = []
    for levels in texts:
        articles = [prepare(Written("", "".join(f"<p>{each}</p>" for each in level))) for level in levels]
        counts = [count([sentence.words for sentence in article.sentences], "en") for article in articles]
        values.append([formula.value(each) for each in counts])
    furthest = [each[0] > each[-1] for each in values]
    pairs = [one > other for each in values for one, other in combinations(each, 2)]
    print(f"{formula.name}, {len(values)} texts")
    print(f"  easiest above hardest: {sum(furthest)} of {len(furthest)} ({sum(furthest) / len(furthest):.1%})")
    print(f"  easier above harder:   {sum(pairs)} of {len(pairs)} ({sum(pairs) / len(pairs):.1%})")
    for at in range(len(values[0])):
        level = sorted(each[at] for each in values)
        is_within = sum(formula.least <= value <= formula.most for value in level)
        told = f"{level[0]:.0f} to {level[-1]:.0f}, median {median(level):.0f}"
        band = f"{formula.least:.0f} to {formula.most:.0f}"
        print(f"  level {at + 1}: {told}; {is_within} of {len(level)} in the band {band}")
    return sum(furthest) / len(furthest)


def _speed(texts: list[list[str]]) -> None:
    from igny8.quality.article import Facts, Written, prepare
    from igny8.quality.examine import examine

    bodies = ["".join(f"<h2>Part</h2><p>{each}</p>" for each in paragraphs) for paragraphs in texts[:AT_ONCE]]
    facts = Facts(
        domain="daily-grind.org", target_words=800, keywords=["new research", "young people", "last year", "world"]
    )
    started = time.perf_counter()
    articles = [prepare(Written("A title of some words", body, "A title", "A description"), facts) for body in bodies]
    scores = [examine(article).score for article in articles]
    seconds = time.perf_counter() - started
    words = sum(article.word_count for article in articles)
    print(f"{len(scores)} articles, {words:,} words: all checks in {seconds:.2f} s, without embeddings")


if __name__ == "__main__":
    raise SystemExit(main())
