"""What a machine thinks of when it reads the document: right and wrong requests for every operation.

No answer may be 5xx, none may lie outside its schema, and nothing may be let in that the schema forbids.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import ceil
from typing import Any, Final
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from pytest_django.plugin import DjangoDbBlocker
from schemathesis import Case, Response
from schemathesis.specs.openapi.checks import positive_data_acceptance

from igny8.access.tokens import create_token
from igny8.api.api import api
from tests.api.people import World, make_world
from tests.api.routes import all_routes, fill

CASES: Final = int(os.environ.get("IGNY8_SCHEMATHESIS_CASES", "2000"))
_EACH: Final = ceil(CASES / len(all_routes()))
_IS_EXPLORING: Final = os.environ.get("IGNY8_HYPOTHESIS") == "exploring"

# Fields whose right values depend on what there is: no schema can say so.
UNSAID_ANYWHERE: Final = {"cursor", "sector_id", "cluster_id", "time_zone", "cpc", "cpc_from", "cpc_to", "columns"}
UNSAID: Final = {
    "update_config": {"last_run_at", "next_run_at"},
    "create_site": {"domain", "language", "country", "name"},
    "change_site": {"domain", "language", "country"},
    "change_keywords": {"ids", "filter", "intent"},  # one of the first two; the last goes with its action
    "change_ideas": {"ids", "filter"},
    "group_now": {"keyword_ids"},
    "change_cluster": {"pillar_id", "slug"},
    "merge_clusters": {"cluster_ids"},
    "split_cluster": {"keyword_ids"},
    "save_content": {"slug"},
    "begin_import": {"file"},
    "upload_source": {"file", "title"},
    "upload_image": {"file"},
    "set_up": {"email"},  # of what the format allows, not all can be mailed
    "invite": {"email"},
    "read_credit_use": {"until"},
    "list_run_calls": {"stage"},
    "create_token": {"expires_at"},
    "put_provider": {"base_url", "key", "name"},
    "change_provider": {"base_url", "key"},
    "put_choices": {"provider", "model", "fallback"},
    "apply_preset": {"provider"},
    "save_prompt": {"text"},
    "preview_prompt": {"text"},
    "read_costs": {"until", "run_id"},
}

_config = schemathesis.Config.from_dict(
    {
        "generation": {"mode": "all", "allow-x00": True, "with-security-parameters": False},
        # Its 9,000 requests for the borders of each field are made when the file is collected, and that takes half a
        # minute in every process. What follows in the suite is drawn instead, right and wrong alike.
        "phases": {"stateful": {"enabled": False}, "coverage": {"enabled": _IS_EXPLORING}},
    }
)
schema = schemathesis.openapi.from_dict(api.get_openapi_schema(), config=_config)
schema.app = get_wsgi_application()


@pytest.fixture(scope="module")
def asking(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, str]]:
    """Alice's world, with one of everything, and a token that may do all of it: for all operations, as each undoes."""
    for signal in (request_started, request_finished):  # else each request would close the transaction
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        fill(world)
        _, secret = create_token(user=world.alice, scopes=["admin"])
        yield world, secret
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=_EACH,
    deadline=None,
    derandomize=not _IS_EXPLORING,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_is_asked(case: Case[Any], asking: tuple[World, str]) -> None:
    world, secret = asking
    _aim(case, world.ids)
    with transaction.atomic():
        try:
            answer = case.call(headers={"Authorization": f"Bearer {secret}"})
            case.validate_response(
                answer,
                headers={"Authorization": f"Bearer {secret}"},
                excluded_checks=[positive_data_acceptance] if _knows_better(case, answer) else [],
            )
        finally:
            transaction.set_rollback(True)


def _knows_better(case: Case[Any], answer: Response) -> bool:
    """Whether it was refused for what no schema can say, and names nothing but that."""
    if answer.status_code != 422:
        return False
    told, operation = answer.json(), case.operation.definition.raw
    named = (field.removeprefix("filter.") for field in told["extra"].get("fields", {}))
    fields = {"columns" if field.startswith("columns.") else field for field in named}
    allowed = UNSAID.get(operation["operationId"], set()) | UNSAID_ANYWHERE
    if told["code"] != "invalid":  # the document lists codes of what no schema can say
        return told["code"] in operation["x-error-codes"]["422"]
    return bool(fields) and fields <= allowed


def _aim(case: Case[Any], ids: dict[str, Any]) -> None:
    """Let about half of the requests name what there is: made-up ids would all end at 404."""
    for values in (case.path_parameters, case.query):
        for name in set(values or {}) & set(ids):
            if _is_even_id(values[name]) or (name == "provider_name" and _is_even_name(values[name])):
                values[name] = str(ids[name]) if isinstance(values[name], str) else ids[name]


def _is_even_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= len(value) <= 64 and len(value) % 2 == 0


def _is_even_id(value: Any) -> bool:
    """Of an id that is one; what is wrong on purpose stays so."""
    if isinstance(value, str):
        try:
            number = UUID(value).int if "-" in value else int(value)
        except ValueError:
            return False
        value = number if value.lower() in {str(number), str(UUID(int=number % 2**128))} else None
    return isinstance(value, int) and not isinstance(value, bool) and value % 2 == 0
