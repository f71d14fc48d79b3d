"""Presets: one name for a whole set of choices, by how much it costs. The table is all there is to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from igny8.gateway.choices import Choice, Chooser, choose
from igny8.gateway.known import EMBED, FUNCTIONS, IMAGES, OFFLINE, Known, listed
from igny8.lib.errors import Invalid
from igny8.models.providers import Kind

WRITING: Final = "generate_content"


@dataclass(frozen=True)
class Models:
    """What a kind of provider serves a preset with; "" leaves it to the offline provider."""

    small: str  # names, ideas, image prompts
    writing: str
    images: str = ""
    embeddings: str = ""

    def for_function(self, function: str) -> str:
        if function == WRITING:
            return self.writing
        return {IMAGES: self.images, EMBED: self.embeddings}.get(function, self.small)


OFFLINE_PRESET: Final = "offline"
PRESETS: Final[dict[str, dict[str, Models]]] = {
    "economy": {  # words by the cheapest models; pictures and vectors stay on this machine
        Kind.OPENAI: Models("gpt-6-luna", "gpt-6-luna"),
        Kind.ANTHROPIC: Models("claude-haiku-5-5", "claude-haiku-5-5"),
        Kind.GEMINI: Models("gemini-3.1-flash-lite", "gemini-3.1-flash-lite"),
    },
    "balanced": {  # articles by a good model, the rest by a cheap one
        Kind.OPENAI: Models("gpt-6-luna", "gpt-6.1-terra", "gpt-image-1-mini", "text-embedding-3-small"),
        Kind.ANTHROPIC: Models("claude-haiku-5-5", "claude-sonnet-5-5"),
        Kind.GEMINI: Models(
            "gemini-3.5-flash-lite", "gemini-3.8-flash", "gemini-3.1-flash-lite-image", "gemini-embedding-001"
        ),
    },
    "best": {  # the best that each has for text
        Kind.OPENAI: Models("gpt-6.1-terra", "gpt-6.1-sol", "gpt-image-2", "text-embedding-3-large"),
        Kind.ANTHROPIC: Models("claude-sonnet-5-5", "claude-opus-5-5"),
        Kind.GEMINI: Models("gemini-3.8-flash", "gemini-4-argon", "gemini-3-pro-image-preview", "gemini-embedding-001"),
    },
}
TITLES: Final = {
    OFFLINE_PRESET: "Offline",
    "economy": "Economy",
    "balanced": "Balanced",
    "best": "Best quality",
}


def apply_preset(chooser: Chooser, preset: str, provider: str | None = None) -> dict[str, Choice]:
    """Choose a preset's models for every function; what was chosen. Audited as choices are.

    `provider` may be left out where one alone can serve it. A provider whose models are its own affair (a proxy,
    Ollama) serves every preset with those that it was set up with. Raises `Invalid`.
    """
    wanted = planned(chooser, preset, provider)
    choose(chooser, wanted)
    return wanted


def planned(chooser: Chooser, preset: str, provider: str | None = None) -> dict[str, Choice]:
    """What `apply_preset` would choose, without choosing it. Raises `Invalid` as it does."""
    if preset not in TITLES:
        raise Invalid(f"There is no preset {preset!r}. They are {', '.join(TITLES)}.", fields={"preset": "unknown"})
    if preset == OFFLINE_PRESET:
        return {function: Choice(OFFLINE) for function in FUNCTIONS}
    return _choices(_provider(chooser, preset, provider), preset)


def offers(known: Known) -> dict[str, dict[str, Choice]]:
    """What each preset would choose with this provider; those that it has no models for are left out."""
    return {preset: _choices(known, preset) for preset in PRESETS if _models(known, preset).writing}


def preset_of(choices: Mapping[str, Choice], known: Sequence[Known]) -> str | None:
    """The preset that these choices are, with any of the providers; None where they are nobody's."""
    plain = {function: Choice(choice.provider, choice.model) for function, choice in choices.items()}
    if all(choice.provider == OFFLINE for choice in plain.values()):
        return OFFLINE_PRESET
    return next((preset for each in known for preset, wanted in offers(each).items() if wanted == plain), None)


def _choices(known: Known, preset: str) -> dict[str, Choice]:
    models = _models(known, preset)
    return {
        function: Choice(known.name, model) if (model := models.for_function(function)) else Choice(OFFLINE)
        for function in FUNCTIONS
    }


def _models(known: Known, preset: str) -> Models:
    table = PRESETS[preset].get(known.kind)
    return table or Models(known.model, known.model, known.image_model, known.embedding_model)


def _provider(chooser: Chooser, preset: str, name: str | None) -> Known:
    usable = [known for known in listed(account=chooser.account, site=chooser.site) if _models(known, preset).writing]
    if name is not None:
        usable = [known for known in usable if known.name.lower() == name.lower()]
    if len(usable) == 1:
        return usable[0]
    raise Invalid(_advice(usable, name), fields={"provider": "is needed"})


def _advice(usable: Sequence[Known], name: str | None) -> str:
    if usable:
        return (
            f"Several providers can serve it: name one with --provider. They are {', '.join(k.name for k in usable)}."
        )
    if name is not None:
        return f"There is no provider {name!r} with models for this preset. `igny8 provider set` sets one up."
    return "No provider is set up for it. `igny8 provider set NAME --key - --model M` sets one up. Nothing was changed."
