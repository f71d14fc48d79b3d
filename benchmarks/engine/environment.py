"""The peers' environment: .bench-venv/engine, installed from a lock file with hashes, made anew when that changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_LOCK = _ROOT / "requirements" / "bench-engine.lock"
_FOLDER = _ROOT / ".bench-venv" / "engine"
_STAMP = _FOLDER / "installed.lock"


def peers_python() -> Path:
    """Its interpreter; installs first what is missing, from the index that uv is set up with."""
    python = _FOLDER / "bin" / "python"
    lock = _LOCK.read_text(encoding="utf-8")
    if not _STAMP.exists() or _STAMP.read_text(encoding="utf-8") != lock:
        print("installing the peers into .bench-venv/engine", file=sys.stderr)
        uv = [sys.executable, "-m", "uv"]
        subprocess.run([*uv, "venv", "--clear", "--quiet", "--python", sys.executable, str(_FOLDER)], check=True)
        install = [*uv, "pip", "install", "--quiet", "--require-hashes", "--python", str(python), "-r", str(_LOCK)]
        subprocess.run(install, check=True)
        _STAMP.write_text(lock, encoding="utf-8")
    return python
