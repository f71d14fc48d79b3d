"""Keys that other programs left in the environment are picked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from igny8.config import provider_keys

_ALL = [
    *(f"{name}{end}" for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY") for end in ("", "_FILE")),
    *("GOOGLE_API_KEY", "OPENROUTER_API_KEY", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT", "OPENAI_BASE_URL"),
    *("ANTHROPIC_BASE_URL", "OLLAMA_HOST", "OLLAMA_API_KEY", "OPENAI_API_VERSION"),
]


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _ALL:
        monkeypatch.delenv(name, raising=False)


def test_without_any_there_are_none() -> None:
    assert provider_keys.found() == {}


@pytest.mark.parametrize(
    ("variable", "name", "kind", "address"),
    [
        ("OPENAI_API_KEY", "openai", "openai", ""),
        ("ANTHROPIC_API_KEY", "anthropic", "anthropic", ""),
        ("GEMINI_API_KEY", "gemini", "gemini", ""),
        ("GOOGLE_API_KEY", "gemini", "gemini", ""),
        ("OPENROUTER_API_KEY", "openrouter", "openai_compatible", "https://openrouter.ai/api/v1"),
    ],
)
def test_each_is_found(variable: str, name: str, kind: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "sk-1")
    assert provider_keys.found() == {name: {"kind": kind, "base_url": address, "key": "sk-1"}}


def test_a_key_may_lie_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("sk-from-file\n")
    monkeypatch.setenv("OPENAI_API_KEY_FILE", str(tmp_path / "key"))
    assert provider_keys.found()["openai"]["key"] == "sk-from-file"


def test_azure_needs_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k")
    assert provider_keys.found() == {}
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://x.openai.azure.com")
    monkeypatch.setenv("OPENAI_API_VERSION", "2025-04-01")
    assert provider_keys.found()["azure"] == {
        "kind": "azure",
        "base_url": "https://x.openai.azure.com",
        "key": "k",
        "api_version": "2025-04-01",
    }


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1:11434", "http://127.0.0.1:11434"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("gpu.local", "http://gpu.local:11434"),
        ("http://gpu.local:8080/", "http://gpu.local:8080"),
        ("https://ollama.example.com", "https://ollama.example.com"),
    ],
)
def test_ollama_is_found_by_its_host(host: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", host)
    assert provider_keys.found()["ollama"]["base_url"] == address
