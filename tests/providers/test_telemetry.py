from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Builds of onnxruntime report to their maker by themselves, but not where they believe to be under test.
HUSHING = {"CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY"}
EMBED = "from igny8.ai.providers.embedded.embeddings import embed; print(embed(['cold brew ratio']).shape)"


def _files_left_by(code: str, home: Path) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if name not in HUSHING}
    places = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "XDG_DATA_HOME": str(home / ".local")}
    subprocess.run([sys.executable, "-c", code], env=kept | places, check=True, capture_output=True)
    return [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()]


def test_embedding_leaves_no_device_id_and_no_cache(tmp_path: Path) -> None:
    assert _files_left_by(EMBED, tmp_path) == []
