"""All routes of the API, with what fills their parameters and bodies: the walk over them needs nothing else.

A new route whose parameters or body are not known fails the walk: parameters are filled by name, bodies by operation
id (else with `{}`), both from `tests.api.samples`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final
from urllib.parse import urlencode

from ninja.operation import Operation

from igny8.access.policy import Need
from igny8.api.api import api
from igny8.api.doors import Session
from tests.api import samples
from tests.api.people import Caller, World

# Operation ids that anybody may ask: each has a reason.
PUBLIC: Final = {
    "me",  # answers 200 always, and null to nobody
    "setup_state",  # asked before anybody can have an account
    "set_up",  # the link's token opens it, once
    "look_at_invitation",  # the link's token opens it
    "join",  # the link's token opens it, once
}
# Operation ids of what is one's own: to a stranger they show, and change, the stranger's.
PERSONAL: Final = {
    "rename_me",
    "list_accounts",
    "list_tokens",
    "create_token",
    "list_notifications",
    "read_notifications",
    "get_notification_settings",
    "change_notification_settings",
}
# Operation ids of requests that only look, although they are POST: each has a reason.
LOOKING: Final = {
    "export_content",  # its ids are too many for an address
}
_SAMPLES: Final = [import_module(found.name) for found in iter_modules(samples.__path__, f"{samples.__name__}.")]
BODIES: Final[dict[str, Any]] = {name: body for module in _SAMPLES for name, body in module.BODIES.items()}
# What must be so before the routes of these operation ids can give a good answer. What it returns, if anything, says
# who asks (`who`), with which `body` and `headers`, where that isn't Alice with the sample.
PREPARE: Final[dict[str, Callable[[World], dict[str, Any] | None]]] = {
    name: prepare for module in _SAMPLES for name, prepare in getattr(module, "PREPARE", {}).items()
}


def fill(world: World) -> None:
    """Make one of everything that Alice has, and note its id under the name that routes use."""
    for module in _SAMPLES:
        world.ids |= module.fill(world)


@dataclass(frozen=True)
class Route:
    """One method of one path."""

    method: str
    path: str  # below /api/v1/, with {names}
    operation: Operation

    @property
    def id(self) -> str:
        return str(self.operation.operation_id)

    @property
    def need(self) -> Need | None:
        doors = [door for door in self.operation.auth_callbacks if isinstance(door, Session)]
        return doors[0].need if doors else None

    def address(self, ids: dict[str, Any]) -> str:
        """The path with its ids, and every id that the query takes."""
        path = self.path
        query = {}
        for model in self.operation.models:
            for name in model.model_json_schema()["properties"]:
                path = path.replace(f"{{{name}}}", str(ids.get(name, "")))
                if model.__ninja_param_source__ == "query" and name in ids:
                    query[name] = ids[name]
        assert "{" not in path, f"{self.id}: nothing is known to fill {path} with; see tests/api/samples"
        return f"{path}?{urlencode(query)}" if query else path

    @property
    def body(self) -> Any:
        if self.method in {"GET", "DELETE"}:
            return None
        return BODIES.get(self.id, {})


def all_routes() -> list[Route]:
    """Every operation, as ninja has bound them."""
    return list(_routes())


def _routes() -> Iterator[Route]:
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            full = "/".join(part.strip("/") for part in (router.prefix, path) if part.strip("/"))
            full += "/" if path.endswith("/") or (not path and router.prefix.endswith("/")) else ""
            for operation in view.operations:
                for method in operation.methods:
                    yield Route(method, full, operation)


def ask_well(route: Route, world: World) -> Any:
    """The answer of a route to who may ask, when all is prepared for it."""
    return prepared(route, world)()


def prepared(route: Route, world: World) -> Callable[[], Any]:
    """The same, to be asked at a time of one's choice, and more than once."""
    prepare = PREPARE.get(route.id)
    asked = (prepare(world) if prepare else None) or {}
    caller = Caller(asked.get("who", world.alice))
    body, headers = asked.get("body", route.body), asked.get("headers", {})
    return lambda: caller(route.method, route.address(world.ids), body, **headers)
