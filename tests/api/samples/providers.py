"""A provider of the site's account, what it was paid, and prompts that were changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from igny8.ai.prompts.shipped import shipped
from igny8.gateway.choices import Chooser
from igny8.gateway.prompts import Scope, save_version
from igny8.gateway.setting_up import Wanted, set_provider
from igny8.models import Cluster, Keyword
from tests.api.people import World

PART: Final = "generate_ideas"
TEXT: Final = f"Be brief.\n\n{shipped(PART).text}"

BODIES: Final[dict[str, Any]] = {
    "put_provider": {
        "kind": "openai_compatible",
        "base_url": "https://models.example/v1",
        "key": "sk-example-key-2026",
        "model": "small",
        "options": {"concurrency": 8},
    },
    "change_provider": {"model": "large"},
    "test_provider": {"model": "small"},
    "put_prices": {"prices": {"small": {"input": 0.2, "output": 1.2}}},
    "put_choices": {"choices": {"generate_content": {"provider": "press", "model": "small"}}},
    "apply_preset": {"preset": "balanced", "provider": "press", "dry_run": True},
    "save_prompt": {"text": f"Be kind.\n\n{shipped(PART).text}", "note": "Kinder"},
    "restore_prompt": {"version": "1"},
    "preview_prompt": {"text": TEXT},
}


def _a_cluster(world: World) -> None:
    cluster = Cluster.objects.filter(site=world.site).first()
    if not Keyword.objects.filter(site=world.site, cluster=cluster).exists():
        Keyword.objects.filter(site=world.site).update(cluster=cluster)


PREPARE: Final[dict[str, Callable[[World], dict[str, Any] | None]]] = {"preview_prompt": _a_cluster}


def fill(world: World) -> dict[str, Any]:
    """The provider is the site's own, and its address is refused at once: nothing goes out."""
    wanted = Wanted("press", kind="openai_compatible", base_url="http://127.0.0.1:9/v1", key="sk-example-key-2026")
    set_provider(Chooser(world.account, world.site), wanted)
    set_provider(Chooser(world.account, world.site), Wanted("press", model="small"))
    for text in (TEXT, f"Be brief, always.\n\n{TEXT}"):
        save_version(scope=Scope.of(world.site), part=PART, text=text, author="alice@example.org", user=world.alice)
    return {"provider_name": "press", "part": PART, "function_name": "generate_content"}
