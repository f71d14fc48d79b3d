"""A service's library costs nothing until the service is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIBRARIES = ("openai", "anthropic", "google.genai", "pydantic_ai", "xllamacpp", "httpx2")
_SHOW = f"import sys; print([name for name in {LIBRARIES} if name in sys.modules])"


def loaded_after(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", f"{code}\n{_SHOW}"], check=True, capture_output=True, text=True, timeout=120
    ).stdout.strip()


def test_importing_the_maker_loads_none() -> None:
    assert loaded_after("import igny8.ai.clients.make, igny8.ai.clients.diagnose") == "[]"


def test_making_clients_loads_none() -> None:
    code = """
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.make import make_client
for kind in Kind:
    if kind not in (Kind.AZURE, Kind.OPENAI_COMPATIBLE):
        make_client(Connection(kind, key="k"), model="m")
"""
    assert loaded_after(code) == "[]"


@pytest.mark.parametrize(("module", "library"), [("anthropic", "anthropic"), ("gemini", "google.genai")])
def test_each_loads_its_own_alone(module: str, library: str) -> None:
    loaded = loaded_after(f"import igny8.ai.clients.{module}")
    assert library in loaded
    assert not [other for other in ("openai", "anthropic", "google.genai") if other != library and other in loaded]
