"""Nobody who only waits pays for a provider's library: the worker at rest imports none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("pydantic_ai", "openai", "anthropic", "google.genai", "genai_prices", "xllamacpp", "igny8.ai.clients.chat")
COMMANDS = ("up", "worker", "scheduler", "run", "provider", "status")

_IDLE = f"""
import sys, threading
from igny8.config import home
home.prepare()
{{imports}}
{{wait}}
found = [name for name in {HEAVY!r} if name in sys.modules]
assert not found, found
"""
_WORKER = """
from pathlib import Path
from django.conf import settings
from igny8.jobs.scheduler import duties
from igny8.jobs.worker import Worker
from igny8.lib import doorbell
worker = Worker(bell=doorbell.installed(), home=Path(settings.IGNY8_HOME), threads=2)
worker.start()
for duty in duties():
    duty.do()
worker.stop()
"""


def _run(program: str, folder: Path, database: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={"IGNY8_HOME": str(folder), "DATABASE_URL": database, "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_commands_import_no_provider(tmp_path: Path) -> None:
    imports = "\n".join(f"import igny8.cli.{command}" for command in COMMANDS)
    _run(_IDLE.format(imports=imports, wait=""), tmp_path, f"sqlite:///{tmp_path / 'x.sqlite3'}")


def test_a_worker_at_rest_imports_no_provider(tmp_path: Path, ready_database: str) -> None:
    _run(_IDLE.format(imports="", wait=_WORKER), tmp_path, ready_database)
