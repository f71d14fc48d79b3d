"""Imports of files whose columns aren't recognised: a person names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from igny8.models import Keyword
from igny8.planning.import_work import claim_import, work_import
from tests.api.people import Caller, Form, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> None:
    settings.IGNY8_HOME = tmp_path


def _begin(caller: Caller, world: World, content: bytes, **fields: Any) -> Any:
    return caller.post(f"imports/?site_id={world.site.pk}", Form("keywords.csv", content, fields=fields))


def test_a_column_that_is_not_recognised_can_be_named(world: World, alice: Caller) -> None:
    content = b"Words,Monthly,Hard\nwool socks,880,20\nwarm socks,,\n"
    refused = _begin(alice, world, content)
    assert refused.status_code == 422
    assert refused.json()["extra"] == {
        "why": "no_keyword_column",
        "file": "keywords.csv",
        "columns": ["Words", "Monthly", "Hard"],
    }
    told = _begin(alice, world, content, keyword_column=" Words ").json()
    assert (told["status"], told["preview"]["new"]) == ("previewed", 2)
    assert told["preview"]["mapping"]["columns"] == {"keyword": "Words"}
    columns = {"keyword": "Words", "volume": "Monthly"}
    again = alice.post(f"imports/{told['id']}/preview/", {"columns": columns}).json()
    assert again["preview"]["mapping"]["columns"] == columns
    assert alice.post(f"imports/{told['id']}/confirm/", {}).status_code == 202
    job = claim_import("worker")
    assert job is not None
    work_import(job)
    assert dict(Keyword.objects.filter(site=world.site).values_list("term", "volume")) == {
        "wool socks": 880,
        "warm socks": None,
    }
    unknown = _begin(alice, world, content, keyword_column="Terms")
    assert (unknown.status_code, unknown.json()["extra"]["why"]) == (422, "no_keyword_column")
