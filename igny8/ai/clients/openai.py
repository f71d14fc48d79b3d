"""OpenAI itself: text by schema, pictures, vectors."""

from __future__ import annotations

from igny8.ai.clients.openai_sdk import OpenAISDK


class OpenAI(OpenAISDK):
    """Speaks the dialect as its makers do."""
