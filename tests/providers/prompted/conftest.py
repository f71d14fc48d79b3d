"""A scripted model behind the prompted provider, with nothing left from another test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from igny8.ai.client import Completion, Request
from igny8.ai.prompts.shipped import ShippedPrompts
from igny8.ai.providers.prompted.provider import PromptedProvider
from tests.providers.prompted.scripted import Said, Script, ScriptedClient


class Kept(dict[str, Completion[Any]]):
    """Answers of one test."""

    def recall(self, key: str, request: Request[Any]) -> Completion[Any] | None:
        return self.get(key)

    def keep(self, key: str, completion: Completion[Any]) -> None:
        self[key] = completion


Serve = Callable[..., tuple[PromptedProvider, ScriptedClient]]


@pytest.fixture
def serve() -> Serve:
    """Makes a provider whose model follows the scripts."""
    memory = Kept()

    def made(**scripts: Script | Said) -> tuple[PromptedProvider, ScriptedClient]:
        client = ScriptedClient(scripts)
        return PromptedProvider(client, ShippedPrompts(), memory=memory), client

    return made
