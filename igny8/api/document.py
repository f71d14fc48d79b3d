"""The OpenAPI document: what ninja derives from the routes, and what a reader needs besides.

Each operation gets a summary, the codes that its refusals have, what it needs, and examples: those that
`igny8/api/examples.json` holds, which `make api` takes from true answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import Swagger
from ninja.openapi.schema import OpenAPISchema
from pydantic.json_schema import models_json_schema
from typing_extensions import override

from igny8.api.error_codes import BY_OPERATION, BY_STATUS
from igny8.api.schemas.stream import EVENTS

_EXAMPLES: Final = Path(__file__).with_name("examples.json")
_JSON: Final = "application/json"
_REFUSED: Final = {
    400: ("BadRequest", "The request can't be understood. Nothing was changed."),
    401: ("Unauthenticated", "Nobody has signed in, or the token opens nothing."),
    402: ("Unpaid", "Credits or a budget don't cover it; `extra` holds the numbers. Nothing was started."),
    403: ("Forbidden", "Your role, the token's scopes or a missing CSRF token don't allow it. Nothing was changed."),
    404: ("Missing", "There is no such thing, or it isn't yours."),
    409: ("Conflict", "It makes no sense in the present state; `extra` names the state. Nothing was changed."),
    413: ("TooLarge", "The request, or the file in it, is too large. Nothing was changed."),
    422: ("Invalid", "Values are not allowed; `extra.fields` names each with its reason. Nothing was changed."),
    429: ("TooMany", "Too many requests; `Retry-After` says when to come back. Nothing was done."),
    503: ("Unready", "The database, or what serves a function, can't be used now. Try again in a moment."),
    507: ("Full", "There is no room left where files are kept. Nothing half-written stays."),
}
_TAGS: Final = {
    "me": "Who is signed in, and what they reach.",
    "set-up": "The first person. Signing in is at `/_allauth/browser/v1/`: see the reference of access.",
    "accounts": "Accounts, and their members.",
    "invitations": "How others come in.",
    "tokens": "Tokens of programs.",
    "notifications": "What you are told.",
    "audit": "Who did what.",
    "automation": "A site's config, its run, controls, estimate and log.",
    "content": "Articles: lists, one whole, saved, decided, exported.",
    "versions": "What an article was after each save, what changed, and back again.",
    "notes": "Notes on articles.",
    "images": "Pictures of articles, and their files.",
    "knowledge": "Texts that a site's articles may quote.",
    "runs": "What runs did: steps, AI calls, log.",
    "sites": "Websites that articles are made for, and their sectors.",
    "keywords": "Search terms: listed, exported, made and changed by hand, one or by the thousand.",
    "imports": "Keyword files: looked at, confirmed, imported in the background.",
    "clusters": "Keywords that belong together: named, locked, merged, split.",
    "ideas": "What could be written.",
    "tasks": "Articles to write, with their briefs.",
    "bulk": "Changes of many rows at once, and undoing them.",
    "credits": "The balance, the ledger, where credits went, grants.",
    "costs": "What requests to models have cost in US dollars, and the caps.",
    "providers": "Who writes and draws: set up, tried, priced. Keys go in, and never come out.",
    "choices": "Which provider and model serve each function, and presets.",
    "prompts": "What models are told: versions, differences, previews.",
    "live": "What happens, as it happens.",
}


class Api(NinjaAPI):
    """Ninja's API with a whole document."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._documents: dict[tuple[str | None, str], OpenAPISchema] = {}

    @override
    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Seconds of work, and always the same: done once for each place. Take a copy to change it."""
        place = (path_prefix, str(path_params))
        if place not in self._documents:
            schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
            _complete(schema)
            self._documents[place] = schema
        return self._documents[place]


class Docs(Swagger):
    """The page that shows it. Its files come from this machine; what is tried out there is sent with a CSRF token."""

    default_settings: Final = {  # type: ignore[misc]  # ninja doesn't mean it to be final
        **Swagger.default_settings,
        "docExpansion": "none",
        "filter": True,
        "defaultModelsExpandDepth": 0,
        "displayRequestDuration": True,
        "syntaxHighlight": {"activated": False},
    }

    @override
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        self.settings["url"] = self.get_openapi_url(api, kwargs)
        context = {"swagger_settings": json.dumps(self.settings), "api": api, "add_csrf": True}
        return render(request, self.template, context)


def _complete(schema: dict[str, Any]) -> None:
    for method, operation in _operations(schema):
        _describe(operation)
        _refuse(operation, method)
        _exemplify(operation)
    components = schema["components"]
    components["responses"] = {name: _refusal(status, text) for status, (name, text) in _REFUSED.items()}
    _add_events(components["schemas"])
    used = {tag for _, operation in _operations(schema) for tag in operation["tags"]}
    schema["tags"] = [{"name": tag, "description": text} for tag, text in _TAGS.items() if tag in used]
    schema["tags"] += [{"name": tag} for tag in sorted(used - set(_TAGS))]


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in schema["paths"].values():
        yield from methods.items()


def _describe(operation: dict[str, Any]) -> None:
    """The summary is the first sentence of the description: the route's docstring."""
    told = " ".join(operation.get("description", "").split())
    end = told.find(". ")
    for parameter in operation["parameters"]:
        parameter["schema"] = _without_null(parameter["schema"])
        if isinstance(parameter.get("examples"), list):  # right in a schema, not here
            parameter["example"] = parameter.pop("examples")[0]
    operation["summary"] = (told if end < 0 else told[:end]).rstrip(".")


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """No address and no header can say null: it is left out."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == len(schema.get("anyOf", ())):
        return schema
    rest = {name: value for name, value in schema.items() if name not in {"anyOf", "default"}}
    return {**kinds[0], **rest} if len(kinds) == 1 else {"anyOf": kinds, **rest}


def _refuse(operation: dict[str, Any], method: str) -> None:
    """Refusals that all have in common stand once in the document; each operation lists its own codes."""
    answers = operation["responses"]
    named = BY_OPERATION.get(operation["operationId"], {})
    codes: dict[int, list[str]] = {}
    for status in [status for status in answers if int(status) in _REFUSED]:
        number = int(status)
        if number == 409 and not named.get(409):
            del answers[status]
            continue
        answers[status] = {"$ref": f"#/components/responses/{_REFUSED[number][0]}"}
        codes[number] = [*BY_STATUS.get(number, ()), *named.get(number, ())]
    if method == "get" and 403 in codes:
        codes[403].remove("csrf_failed")
    operation["x-error-codes"] = {str(status): names for status, names in sorted(codes.items())}


def _refusal(status: int, text: str) -> dict[str, Any]:
    code = (BY_STATUS.get(status) or ("run_active",))[0]
    return {
        "description": text,
        "content": {
            _JSON: {
                "schema": {"$ref": "#/components/schemas/ErrorOut"},
                "example": {"code": code, "message": text.split(";", maxsplit=1)[0] + ".", "extra": {}},
            }
        },
    }


def _exemplify(operation: dict[str, Any]) -> None:
    known = _examples().get(operation["operationId"], {})
    body = operation.get("requestBody", {}).get("content", {}).get(_JSON)
    if body is not None and "request" in known:
        body["example"] = known["request"]
    answers = {str(status): answer.get("content", {}).get(_JSON) for status, answer in operation["responses"].items()}
    shown = answers.get(str(known.get("status")))
    for content in filter(None, answers.values()):
        if shown is not None and content["schema"] == shown["schema"]:  # a second good answer often has the same shape
            content["example"] = known["answer"]


def _add_events(schemas: dict[str, Any]) -> None:
    """What the stream's events hold, so that clients may be generated."""
    keys, made = models_json_schema(
        [(model, "serialization") for model in EVENTS.values()], ref_template="#/components/schemas/{model}"
    )
    schemas.update(made.get("$defs", {}))
    refs = {name: keys[(model, "serialization")] for name, model in EVENTS.items()}
    schemas["StreamEvents"] = {
        "type": "object",
        "description": "The data of each event of `GET /api/v1/stream/`, by its name.",
        "properties": refs,
    }


@cache
def _examples() -> dict[str, Any]:
    if not _EXAMPLES.exists():
        return {}
    known: dict[str, Any] = json.loads(_EXAMPLES.read_text(encoding="utf-8"))
    return known


def forget_examples() -> None:
    """Read them anew when they are needed next."""
    _examples.cache_clear()
