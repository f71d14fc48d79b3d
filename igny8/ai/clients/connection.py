"""How a model service is reached: its kind, its address, its key. Plain values; nothing here opens a socket."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The dialects that are spoken."""

    OPENAI = "openai"
    OPENAI_COMPATIBLE = "openai_compatible"  # OpenRouter, vLLM, LM Studio, llama.cpp, proxies
    AZURE = "azure"
    ANTHROPIC = "anthropic"
    GEMINI = "gemini"
    OLLAMA = "ollama"
    LOCAL = "local"  # a GGUF file in this process


class Structure(StrEnum):
    """How an OpenAI-compatible server is asked for JSON of a schema."""

    AUTO = "auto"  # by schema; by words for good, once the server has refused a schema
    SCHEMA = "schema"  # the server holds the model to the schema
    WORDS = "words"  # the schema stands in the instructions alone


ADDRESSES: Final = {
    Kind.OPENAI: "https://api.openai.com/v1",
    Kind.ANTHROPIC: "https://api.anthropic.com",
    Kind.GEMINI: "https://generativelanguage.googleapis.com",
    Kind.OLLAMA: "http://127.0.0.1:11434",
}
NEED_ADDRESS: Final = frozenset((Kind.OPENAI_COMPATIBLE, Kind.AZURE))
NEED_KEY: Final = frozenset((Kind.OPENAI, Kind.AZURE, Kind.ANTHROPIC, Kind.GEMINI))


@dataclass(frozen=True)
class Connection:
    """One service, and who calls it."""

    kind: Kind
    base_url: str = ""  # empty: the service's own address
    key: str = field(default="", repr=False)
    allow_private: bool = False  # whether `base_url` may be this machine or its network
    timeout_seconds: float = 180.0  # for a whole answer
    api_version: str = ""  # Azure: empty where the address ends in /openai/v1
    structure: Structure = Structure.AUTO  # OpenAI-compatible servers only
    threads: int = 1  # local only; more than the free cores make it slower
    context_tokens: int = 4096  # local only; what a prompt and its answer may take together

    @property
    def address(self) -> str:
        """Where requests go, without a slash at the end."""
        return (self.base_url.strip() or ADDRESSES.get(self.kind, "")).rstrip("/")

    @property
    def is_own_address(self) -> bool:
        """Whether the address is the service's own, and not one that a user gave."""
        return self.address == ADDRESSES.get(self.kind)

    @property
    def shown_address(self) -> str:
        """The address for people: without a name, a password or anything behind a "?", where a key may stand."""
        return shown(self.address)

    def redacted(self, text: str) -> str:
        """The text without the key: services repeat what they were sent."""
        return text.replace(self.key, "[key]") if self.key else text


def shown(address: str) -> str:
    """An address for people, see `Connection.shown_address`."""
    scheme, found, rest = re.split(r"[?#]", address, maxsplit=1)[0].partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}" if found else scheme.rpartition("@")[2]
