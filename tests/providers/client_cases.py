"""The clients that the contract is tried on: each dialect against each server that speaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.make import Client, make_client

KEY: Final = "sk-a-key-that-nobody-may-see-1234"
PIXEL: Final = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="  # a PNG
)
USED: Final = {
    "prompt_tokens": 11,
    "completion_tokens": 7,
    "input_tokens": 11,
    "output_tokens": 7,
    "promptTokenCount": 11,
    "candidatesTokenCount": 7,
}
_FILTERS: Final = {Kind.ANTHROPIC: "refusal"}  # what a dialect calls it when a filter or the model refuses


@dataclass(frozen=True)
class Dialect:
    """How one kind of service is set up for a test."""

    kind: Kind
    model: str
    path: str = ""  # of aimock's address
    llmock: str = ""  # what llmock calls it; empty: it doesn't speak it
    image_model: str = ""
    embedding_model: str = ""

    def client(self, base_url: str, *, seconds: float = 60.0, key: str = KEY) -> Client:
        connection = Connection(
            self.kind,
            base_url=base_url,
            key=key,
            allow_private=True,
            timeout_seconds=seconds,
            api_version="2024-10-21",
        )
        return make_client(
            connection, model=self.model, image_model=self.image_model, embedding_model=self.embedding_model
        )


OPENAI: Final = Dialect(Kind.OPENAI, "gpt-4o-mini", "/v1", "openai", "gpt-image-1", "text-embedding-3-small")
COMPATIBLE: Final = Dialect(Kind.OPENAI_COMPATIBLE, "some/model", "/v1", "openai", "some/painter", "some/embedder")
AZURE: Final = Dialect(Kind.AZURE, "my-deployment", "", "", "gpt-image-1", "text-embedding-3-small")
ANTHROPIC: Final = Dialect(Kind.ANTHROPIC, "claude-sonnet-4-6", "", "anthropic")
GEMINI: Final = Dialect(Kind.GEMINI, "gemini-2.5-flash", "", "gemini", "gemini-2.5-flash-image", "gemini-embedding-001")
OLLAMA: Final = Dialect(Kind.OLLAMA, "llama3.2", "", "", "", "nomic-embed-text")
DIALECTS: Final = {each.kind.value: each for each in (OPENAI, COMPATIBLE, AZURE, ANTHROPIC, GEMINI, OLLAMA)}


def aimock_fixtures() -> list[dict[str, Any]]:
    """What aimock answers, by what it is asked."""
    said = {
        "say hello": {"content": "Hello there.", "usage": USED},
        "name a tea": {"content": '{"name": "Assam", "cups": 2}', "usage": USED},
        "name in a fence": {"content": 'Here:\n```json\n{"name": "Assam", "cups": 2}\n```'},
        "name too many cups": {"content": '{"name": "Assam", "cups": 200}', "usage": USED},
        "name none": {"content": "I know none."},
        "stop early": {"content": '{"name": "Ass', "finishReason": "length", "usage": USED},
        "slow down": {"error": {"message": "slow down", "type": "rate_limit_error"}, "status": 429, "retryAfter": 7},
    }
    fixtures = [{"match": {"userMessage": asked}, "response": answer} for asked, answer in said.items()]
    for dialect in DIALECTS.values():
        finish = _FILTERS.get(dialect.kind, "content_filter")
        for asked, content in (("be careful", "So far"), ("be very careful", "")):
            match = {"userMessage": asked, "model": dialect.model}
            fixtures.append({"match": match, "response": {"content": content, "finishReason": finish}})
    for asked, chaos in (("mumble", "malformedRate"), ("hang up", "disconnectRate"), ("drop it", "dropRate")):
        fixtures.append({"match": {"userMessage": asked}, "response": {"content": "x"}, "chaos": {chaos: 1}})
    fixtures.append({"match": {"userMessage": "take long"}, "response": {"content": "x"}, "chaos": {"latencyMs": 9000}})
    fixtures.append({"match": {"inputText": "tea"}, "response": {"embedding": [3, 4]}})
    painted = {"image": {"b64Json": PIXEL}}
    fixtures.append({"match": {"userMessage": "paint", "endpoint": "image"}, "response": painted})
    return fixtures
