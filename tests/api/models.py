"""A model service on the loopback, in OpenAI's dialect: it answers, lists its models, or refuses a key."""

from __future__ import annotations

from typing import Any, Final

from tests.api.people import Caller, World
from tests.servers.wire import Asked, answered

KEY: Final = "sk-planted-0123456789-good"


def chat(text: str = "ready", model: str = "m-1") -> dict[str, Any]:
    """What a chat model answers."""
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100},
    }


def service(asked: Asked) -> bytes:
    """Answers who brings the key; repeats to others what they brought, as services do."""
    brought = asked.headers.get("authorization", "").removeprefix("Bearer ")
    if brought != KEY:
        return answered({"error": {"message": f"Incorrect API key provided: {brought}"}}, 401)
    if asked.line.startswith("GET"):
        return answered({"data": [{"id": "m-2"}, {"id": "m-1"}, {"id": "m-1"}, {"no": "name"}]})
    if asked.line.startswith("POST /v1/embeddings"):
        data = [{"object": "embedding", "index": 0, "embedding": [0.6, 0.8]}]
        return answered(
            {"object": "list", "data": data, "model": "m-1", "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        )
    return answered(chat())


def put(caller: Caller, world: World, url: str, name: str = "mine", **values: Any) -> Any:
    """Set a provider up for the whole account."""
    body = {"base_url": f"{url}/v1", "key": KEY, "allow_private": True, "model": "m-1", **values}
    return caller.put(f"providers/{name}/?account_id={world.account.pk}", body)
