"""The product's grouping in a process of its own, for its seconds and its peak: embeds and groups a list of terms.

python -m benchmarks.grouping_own INPUT.json EMBEDDINGS.npy (written where it is missing)
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np


def main(input_path: str, embeddings_path: str) -> None:
    from igny8.ai.providers.embedded.embeddings import embed
    from igny8.planning.grouping.groups import Terms, form_groups

    terms: list[str] = json.loads(Path(input_path).read_text(encoding="utf-8"))
    path = Path(embeddings_path)
    began = time.perf_counter()
    if not path.exists():
        np.save(path, embed(terms).astype(np.float16))
    embedded = time.perf_counter()
    labels = form_groups(Terms(terms, np.load(path).astype(np.float32)))
    answer = {
        "labels": {name: found.tolist() for name, found in labels.items()},
        "embedding_seconds": embedded - began,
        "seconds": time.perf_counter() - embedded,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    sys.stdout.write("\n" + json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
