"""Groups keywords beside TF-IDF with average linkage and beside BERTopic with the same embeddings.

    python -m benchmarks.grouping [DIR] [--sizes 10000 30000]

First the quality, as the adjusted Rand index against known groups: on the labelled sets of DIR, or on made-up ones.
Each method has one setting for all sets, the one that is best for it over all. Then seconds and peak
memory for made-up sets of the sizes; the product's include embedding, the peers get embeddings for nothing. The peers
live in .bench/grouping, made at the first run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.keyword_sets import made_up_set
from benchmarks.labelled_sets import LabelledSet, labelled_sets
from benchmarks.scores import adjusted_rand_index

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".bench" / "grouping"
REQUIREMENTS = "scikit-learn==1.9.1 umap-learn==0.5.12 hdbscan==0.8.44 pandas==3.1.1 plotly==7.1.0 tqdm pyyaml".split()
# Without what it declares: it would bring torch, and it gets its embeddings from outside.
WITHOUT_DEPENDENCIES = ["bertopic==0.17.4"]
PEERS = {
    "TF-IDF, average linkage": ("tfidf", ["0.5", "0.6", "0.7", "0.8", "0.9"], "0.7"),
    "BERTopic, same embeddings": ("bertopic", ["2", "3", "5", "10"], "10"),
}
OWN = "IGNY8"


@dataclass
class _Ground:
    """A folder for what goes in and out of the processes."""

    folder: Path
    scores: dict[str, dict[str, list[float]]] = field(default_factory=dict)  # method -> setting -> score per set

    def run(self, method: str, labelled: LabelledSet, settings: list[str]) -> dict[str, Any]:
        terms = self.folder / "terms.json"
        terms.write_text(json.dumps(labelled.terms), encoding="utf-8")
        embeddings = str(self.folder / f"{abs(hash(tuple(labelled.terms)))}.npy")
        if method == OWN:
            command = [sys.executable, "-m", "benchmarks.grouping_own", str(terms), embeddings]
        else:
            peer = str(Path(__file__).with_name("grouping_peer.py"))
            command = [str(ENVIRONMENT / "bin/python"), peer, method, str(terms), embeddings, *settings]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        answer: dict[str, Any] = json.loads(done.stdout.rsplit("\n", 1)[-1])
        return answer

    def score(self, name: str, answer: dict[str, Any], labelled: LabelledSet) -> None:
        for setting, labels in answer["labels"].items():
            scores = self.scores.setdefault(name, {}).setdefault(setting, [])
            scores.append(adjusted_rand_index(labelled.labels, labels))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 30_000])
    arguments = parser.parse_args()
    _prepare_peers()
    sets = list(labelled_sets(arguments.folder)) if arguments.folder else []
    sets = sets or [made_up_set(1500, subjects=60), made_up_set(1500, subjects=300), _by_page()]
    with TemporaryDirectory(prefix="igny8-measure-") as folder:
        _quality(_Ground(Path(folder)), sets)
        for size in arguments.sizes:
            _cost(_Ground(Path(folder)), made_up_set(size, subjects=max(60, size // 20)))
    return 0


def _by_page() -> LabelledSet:
    return made_up_set(1500, subjects=30, by_page=True)


def _quality(ground: _Ground, sets: list[LabelledSet]) -> None:
    for labelled in sets:
        ground.score(OWN, ground.run(OWN, labelled, []), labelled)
        for name, (method, settings, _) in PEERS.items():
            ground.score(name, ground.run(method, labelled, settings), labelled)
    chosen = {name: _best(ground.scores[name]) for name in (OWN, *PEERS)}
    print("Adjusted Rand index; the number of groups is unknown to all. Settings: " + _told(chosen))
    for setting, scores in ground.scores[OWN].items():
        print(f"  {OWN} {setting}: {', '.join(map(_decimals, scores))}")
    _row("set", [*chosen, "ratio to the better peer"], str)
    for place, labelled in enumerate(sets):
        values = [ground.scores[name][setting][place] for name, setting in chosen.items()]
        _row(f"{labelled.name} ({len(labelled.terms):,})", [*values, values[0] / max(*values[1:], 1e-9)], _decimals)
    means = [sum(ground.scores[name][setting]) / len(sets) for name, setting in chosen.items()]
    _row("mean", [*means, means[0] / max(means[1:])], _decimals)
    print(flush=True)


def _cost(ground: _Ground, labelled: LabelledSet) -> None:
    answers = {OWN: ground.run(OWN, labelled, [])}
    for name, (method, _, setting) in PEERS.items():
        answers[name] = ground.run(method, labelled, [setting])
    own = answers[OWN]
    print(f"{len(labelled.terms):,} keywords, of which the product spends {own['embedding_seconds']:.1f} s embedding")
    _row("", ["seconds", "ratio", "peak MiB", "ratio"], str)
    own["seconds"] += own["embedding_seconds"]
    for name, answer in answers.items():
        seconds, peak = answer["seconds"], answer["peak_mib"]
        _row(name, [seconds, seconds / own["seconds"], peak, peak / own["peak_mib"]], _decimals)
    print(flush=True)


def _best(scores: dict[str, list[float]]) -> str:
    return max(scores, key=lambda setting: sum(scores[setting]))


def _told(chosen: dict[str, str]) -> str:
    return ", ".join(f"{name} {setting}" for name, setting in chosen.items())


def _decimals(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}" if value < 10 else f"{value:.1f}"


def _row(name: str, cells: list[Any], shown: Callable[[Any], str]) -> None:
    print(f"{name:<44}" + "".join(f"{shown(cell):>27}" for cell in cells))


def _prepare_peers() -> None:
    if (ENVIRONMENT / "ready").exists():
        return
    uv = [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENT)], check=True)
    install = [*uv, "pip", "install", "--quiet", "--python", str(ENVIRONMENT / "bin/python")]
    environment = {**os.environ, "UV_NO_PROGRESS": "1"}
    subprocess.run([*install, *REQUIREMENTS], check=True, env=environment)
    subprocess.run([*install, "--no-deps", *WITHOUT_DEPENDENCIES], check=True, env=environment)
    (ENVIRONMENT / "ready").touch()


if __name__ == "__main__":
    sys.exit(main())
