"""One other way to group terms, in a process of its own: prints its labels at each setting, its seconds and its peak.

    python grouping_peer.py tfidf|bertopic INPUT.json EMBEDDINGS.npy SETTING...

The peers get the number of groups no more than the product does; BERTopic gets the product's own embeddings.
Needs the peers' environment, not the product.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

warnings.filterwarnings("ignore")


def tfidf(terms: list[str], embeddings: NDArray[np.float32], setting: float) -> list[int]:
    """scikit-learn's TF-IDF of words, average linkage cut at a cosine distance."""
    from scipy.cluster.hierarchy import average, fcluster
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    del embeddings
    rows = TfidfVectorizer(token_pattern=r"(?u)\b\w+\b").fit_transform(terms)
    distances = 1 - (rows @ rows.T).astype(np.float32).toarray()
    np.fill_diagonal(distances, 0)
    tree = average(squareform(np.maximum(distances, 0), checks=False))
    return [int(label) for label in fcluster(tree, setting, "distance")]


def bertopic(terms: list[str], embeddings: NDArray[np.float32], setting: float) -> list[int]:
    """BERTopic with its own defaults but for the smallest topic; each outlier stands alone, as in the product."""
    from bertopic import BERTopic
    from umap import UMAP

    # The library's own values; the seed alone is set, so that a run can be repeated.
    reducer = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=7, low_memory=False)
    model = BERTopic(umap_model=reducer, min_topic_size=int(setting), embedding_model=None)
    topics, _ = model.fit_transform(terms, embeddings)
    return [topic if topic >= 0 else -1 - row for row, topic in enumerate(int(t) for t in topics)]


def main(method: str, input_path: str, embeddings_path: str, *settings: str) -> None:
    terms: list[str] = json.loads(Path(input_path).read_text(encoding="utf-8"))
    embeddings = np.load(embeddings_path).astype(np.float32)
    answer: dict[str, object] = {"labels": {}}
    labels = {}
    seconds = []
    for setting in settings:
        began = time.perf_counter()
        labels[setting] = {"tfidf": tfidf, "bertopic": bertopic}[method](terms, embeddings, float(setting))
        seconds.append(time.perf_counter() - began)
    answer["labels"] = labels
    answer["seconds"] = min(seconds)
    answer["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write("\n" + json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
