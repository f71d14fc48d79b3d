"""All checks in their order. One that can't be made is itself told as a failure."""

from __future__ import annotations

from collections.abc import Callable

from igny8.cli.health import machine, providers, reach, services
from igny8.cli.health.check import Check
from igny8.lib.errors import Igny8Error

_LOOKS: dict[str, Callable[[], Check]] = {
    "home": machine.home,
    "secret key": machine.secret_key,
    "disk": machine.disk,
    "database": services.database,
    "database writes": services.database_writes,
    "embeddings": services.embeddings,
    "text": services.writing,
    "pictures": services.pictures,
    "media": services.media,
    "mail": reach.mail,
    "address": reach.address,
    "people": reach.people,
    "worker": services.worker,
    "runs": services.runs,
}


def examine(prepare: Callable[[], None] | None) -> list[Check]:
    """Prepare the home as every command does, then look at everything. Without a home only the machine is looked at."""
    checks = [machine.versions(), machine.clock()]
    prepared = _prepared(prepare)
    checks.append(prepared)
    if prepared.status == "fail":
        return checks
    return [*checks, *(_looked(name, look) for name, look in _LOOKS.items()), *_providers()]


def _providers() -> list[Check]:
    try:
        return providers.checks()
    except Exception as error:  # noqa: BLE001 - the doctor reports whatever is wrong, and goes on
        return [Check("providers", "fail", f"it failed: {error!r}", "See the message; `igny8 doctor` looks again.")]


def _prepared(prepare: Callable[[], None] | None) -> Check:
    try:
        if prepare is not None:
            prepare()
    except Igny8Error as error:
        return Check("preparation", "fail", error.message, "Do what the message says; nothing works before.")
    return Check("preparation", "ok", "home, key and tables are ready")


def _looked(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except Exception as error:  # noqa: BLE001 - the doctor reports whatever is wrong, and goes on
        return Check(name, "fail", f"it failed: {error!r}", "See the message; `igny8 doctor` looks again.")
