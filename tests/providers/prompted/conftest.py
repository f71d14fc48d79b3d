"""A scripted model behind the prompted provider, with nothing left from another test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from igny8.ai.prompts.shipped import ShippedPrompts
from igny8.ai.providers.prompted.provider import PromptedProvider
from tests.providers.prompted.scripted import Kept, Said, Script, ScriptedClient

Serve = Callable[..., tuple[PromptedProvider, ScriptedClient]]


@pytest.fixture
def serve() -> Serve:
    """Makes a provider whose model follows the scripts."""
    memory = Kept()

    def made(**scripts: Script | Said) -> tuple[PromptedProvider, ScriptedClient]:
        client = ScriptedClient(scripts)
        return PromptedProvider(client, ShippedPrompts(), memory=memory), client

    return made
