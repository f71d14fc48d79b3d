"""aimock, a server that plays model services from fixtures: started on a free port, stopped by whoever started it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.servers.ports import free_port

_PROGRAM = Path(__file__).parent / "node/node_modules/@copilotkit/aimock/dist/cli.js"
_START_SECONDS = 60


class AIMock:
    """A running server. What it answers stands in `fixtures`, in aimock's own form."""

    def __init__(self, fixtures: list[dict[str, Any]]) -> None:
        self.port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="igny8-aimock-"))
        (self._folder / "fixtures.json").write_text(json.dumps({"fixtures": fixtures}))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        node = shutil.which("node")
        if node is None or not _PROGRAM.is_file():
            raise RuntimeError("aimock isn't there. It needs Node.js 20.15 or newer; then run: make setup")
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [node, str(_PROGRAM), "-p", str(self.port), "-f", str(self._folder / "fixtures.json"), "--strict"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd=self._folder,
            )
        self._await()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=30)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _await(self) -> None:
        assert self._process is not None
        until = time.monotonic() + _START_SECONDS
        while True:
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5):
                    return
            except urllib.error.HTTPError:
                return  # it answers
            except OSError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"aimock didn't start: {(self._folder / 'log').read_text()}") from None
                time.sleep(0.05)
