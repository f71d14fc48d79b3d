"""Asks a service for the names of the models that it offers. It costs nothing; not every service can say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from igny8.ai.clients import loop
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.diagnose import LONGEST_WAIT_SECONDS, Diagnosis, meaning_of
from igny8.ai.clients.importing import IMPORTING
from igny8.ai.clients.make import check
from igny8.ai.errors import ProviderError
from igny8.lib.errors import Igny8Error

if TYPE_CHECKING:
    import httpx2

MOST_MODELS: Final = 2_000
_LONGEST_NAME: Final = 128
_NO_LIST: Final = "This kind of service has no list of its models: name them yourself."


def offered(connection: Connection) -> tuple[Diagnosis, list[str]]:
    """How asking went, and the names in their order. Never raises for what is wrong with the connection."""
    connection = replace(connection, timeout_seconds=min(connection.timeout_seconds, LONGEST_WAIT_SECONDS))
    if connection.kind not in _LISTS:
        return Diagnosis(False, "no_list", _NO_LIST), []
    try:
        check(connection, model="")
        names = _names(connection)
    except ProviderError as error:
        return meaning_of(error, connection, ""), []
    except Igny8Error as error:
        return Diagnosis(False, error.code, connection.redacted(error.message)), []
    return Diagnosis(True, "ok", f"It offers {len(names):,} models."), names


def diagnose_pictures(connection: Connection, model: str) -> Diagnosis:
    """Whether the service lists the model. A picture costs too much to be drawn for a test."""
    diagnosis, names = offered(connection)
    if diagnosis.code == "no_list":
        told = "This service has no list of its models, and no picture is drawn for a test: redraw an image to see."
        return Diagnosis(False, "no_list", told)
    if not diagnosis.ok:
        return diagnosis
    if model in names:
        return Diagnosis(True, "ok", f"The service offers {model}. Nothing was drawn.", model)
    return Diagnosis(False, "unknown_model", f"The service lists no model “{model}”. Check the name.")


def _names(connection: Connection) -> list[str]:
    with IMPORTING:
        from igny8.ai.clients.faults import by_status, fault_of, unreadable
        from igny8.ai.clients.http import http_client

    try:
        status, told = loop.run(_asked(connection, http_client(connection)), connection.timeout_seconds)
    except Exception as error:  # noqa: BLE001 (whatever the library raises; what it didn't is raised again)
        raise fault_of(error, connection) from None  # no trace leads to the request, which holds the key
    if status >= 400:
        said = connection.redacted(str(told))[:300]
        raise by_status(status, said, said.lower(), None)
    listed = told.get("models" if connection.kind in {Kind.GEMINI, Kind.OLLAMA} else "data") if told else None
    if status >= 300 or not isinstance(listed, list):
        raise unreadable("")
    names = [_name(each) for each in listed[:MOST_MODELS]]
    return sorted({name for name in names if name and len(name) <= _LONGEST_NAME and name.isprintable()})


def _name(each: Any) -> str:
    told = each.get("id") or each.get("name") if isinstance(each, Mapping) else None
    return told.removeprefix("models/") if isinstance(told, str) else ""


async def _asked(connection: Connection, client: httpx2.AsyncClient) -> tuple[int, Any]:
    path, headers = _LISTS[connection.kind](connection)
    async with client as http:
        answer = await http.get(path, headers=headers)
        return answer.status_code, _read(answer)


def _read(answer: httpx2.Response) -> Any:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, Mapping) else {}


def _openai(connection: Connection) -> tuple[str, dict[str, str]]:
    return f"{connection.address}/models", {"Authorization": f"Bearer {connection.key}"} if connection.key else {}


def _anthropic(connection: Connection) -> tuple[str, dict[str, str]]:
    headers = {"x-api-key": connection.key, "anthropic-version": "2023-06-01"}
    return f"{connection.address}/v1/models?limit=1000", headers


def _gemini(connection: Connection) -> tuple[str, dict[str, str]]:
    return f"{connection.address}/v1beta/models?pageSize=1000", {"x-goog-api-key": connection.key}


def _ollama(connection: Connection) -> tuple[str, dict[str, str]]:
    headers = {"Authorization": f"Bearer {connection.key}"} if connection.key else {}
    return f"{connection.address.removesuffix('/v1')}/api/tags", headers


_LISTS: Final[Mapping[Kind, Callable[[Connection], tuple[str, dict[str, str]]]]] = {
    Kind.OPENAI: _openai,
    Kind.OPENAI_COMPATIBLE: _openai,
    Kind.ANTHROPIC: _anthropic,
    Kind.GEMINI: _gemini,
    Kind.OLLAMA: _ollama,
}
