"""A service's library costs nothing until the service is used."""

from __future__ import annotations

import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import Any

import pytest

from igny8.ai.client import Request
from igny8.ai.clients import remote
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.provider import Usage

SDKS = ("openai", "anthropic", "google.genai")
LIBRARIES = ("openai", "anthropic", "google.genai", "pydantic_ai", "xllamacpp", "httpx2")
_SHOW = f"import sys; print([name for name in {LIBRARIES} if name in sys.modules])"


def loaded_after(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", f"{code}\n{_SHOW}"], check=True, capture_output=True, text=True, timeout=600
    ).stdout.strip()


def test_making_clients_loads_none() -> None:
    code = """
import igny8.ai.clients.diagnose
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.make import make_client
for kind in Kind:
    if kind not in (Kind.AZURE, Kind.OPENAI_COMPATIBLE):
        make_client(Connection(kind, key="k"), model="m")
"""
    assert loaded_after(code) == "[]"


def test_each_loads_its_own_alone() -> None:
    """What all share is loaded once; then each loads its own in a process that was forked from there."""
    others = {"anthropic": ["google.genai", "openai"], "gemini": ["anthropic", "openai"]}
    code = f"""
import os, sys
import igny8.ai.clients.chat
assert not [name for name in {SDKS!r} if name in sys.modules]
for module, others in {others!r}.items():
    if os.fork() == 0:
        __import__(f"igny8.ai.clients.{{module}}")
        found = [name for name in others if name in sys.modules]
        is_own = set({SDKS!r}) - set(others) <= set(sys.modules)
        os._exit(0 if is_own and not found else 1)
    assert os.wait()[1] == 0, module
"""
    assert "pydantic_ai" in loaded_after(code)


def test_two_threads_never_import_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The libraries import each other in circles: a second thread would be given a module that is half made."""
    both = threading.Barrier(2)
    met: list[str] = []

    class Service:
        def __init__(self, *given: Any) -> None:
            try:
                both.wait(0.5)
                met.append("both were importing")
            except threading.BrokenBarrierError:
                both.reset()

        async def complete(self, *given: Any) -> None: ...
        async def close(self) -> None: ...

    monkeypatch.setattr(remote, "import_module", lambda name: SimpleNamespace(Some=Service))

    def ask() -> None:
        client = remote.RemoteClient(Connection(Kind.OPENAI, key="k"), "any:Some", model="m")
        client.complete(Request(purpose="x", system="", user=""), Usage())

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met == []
