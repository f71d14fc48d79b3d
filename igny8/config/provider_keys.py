"""The keys of AI providers that the environment holds, under the names that other programs use."""

from __future__ import annotations

from typing import Final

from igny8.config.environment import text

# Provider -> its kind, the variables of its key, its address where the variables say none.
_KEYS: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "openai": ("openai", ("OPENAI_API_KEY",), ""),
    "anthropic": ("anthropic", ("ANTHROPIC_API_KEY",), ""),
    "gemini": ("gemini", ("GEMINI_API_KEY", "GOOGLE_API_KEY"), ""),
    "openrouter": ("openai_compatible", ("OPENROUTER_API_KEY",), "https://openrouter.ai/api/v1"),
    "azure": ("azure", ("AZURE_OPENAI_API_KEY",), ""),
}
_ADDRESSES: Final = {"openai": "OPENAI_BASE_URL", "anthropic": "ANTHROPIC_BASE_URL", "azure": "AZURE_OPENAI_ENDPOINT"}


def found() -> dict[str, dict[str, str]]:
    """Provider -> kind, base_url, key, options; only of those whose key is there. Each may be given as NAME_FILE."""
    providers: dict[str, dict[str, str]] = {}
    for name, (kind, variables, address) in _KEYS.items():
        key = next((value for variable in variables if (value := text(variable))), "")
        base_url = text(_ADDRESSES[name]) if name in _ADDRESSES else ""
        if key and (name != "azure" or base_url):  # Azure has no address of its own
            providers[name] = {"kind": kind, "base_url": base_url or address, "key": key}
    if "azure" in providers and (version := text("OPENAI_API_VERSION")):
        providers["azure"]["api_version"] = version
    if host := text("OLLAMA_HOST"):
        providers["ollama"] = {"kind": "ollama", "base_url": _ollama(host), "key": text("OLLAMA_API_KEY")}
    return providers


def _ollama(host: str) -> str:
    """Ollama's own variable holds a bare host, a host with a port, or a whole address."""
    address = host if "://" in host else f"http://{host}"
    scheme, rest = address.split("://", 1)
    rest = rest.rstrip("/")
    bare = rest.split("/", 1)[0]
    if ":" not in bare.rsplit("]", 1)[-1] and "://" not in host:
        rest = rest.replace(bare, f"{bare}:11434", 1)
    return f"{scheme}://{rest}".replace("://0.0.0.0", "://127.0.0.1")
