"""The ZIP under the web server that is shipped: chunks come one by one, and warn of nothing."""

from __future__ import annotations

import io
import zipfile
from typing import Any, cast

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.core.asgi import get_asgi_application

from igny8.access.tokens import create_token
from tests.api.articles import an_article
from tests.api.people import World, make_world


async def _answer(site_id: int, secret: str) -> tuple[dict[bytes, bytes], list[bytes]]:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": "/api/v1/content/export/",
        "query_string": f"site_id={site_id}".encode(),
        "headers": [
            (b"host", b"testserver"),
            (b"content-type", b"application/json"),
            (b"authorization", f"Bearer {secret}".encode()),
        ],
    }
    caller = cast(Any, ApplicationCommunicator)(get_asgi_application(), scope)  # it has no types
    await caller.send_input({"type": "http.request", "body": b'{"format": "html"}'})
    start = await caller.receive_output(30)
    chunks = []
    is_open = True
    while is_open:
        part = await caller.receive_output(30)
        chunks.append(part.get("body", b""))
        is_open = part.get("more_body", False)
    await caller.wait(30)
    assert start["status"] == 200
    return dict(start["headers"]), chunks


@pytest.mark.django_db(transaction=True)
def test_it_comes_chunk_by_chunk() -> None:
    world: World = make_world()
    for title in ("First", "Second"):
        an_article(world.site, title)
    _, secret = create_token(user=world.alice, scopes=["read"])
    headers, chunks = async_to_sync(_answer)(world.site.pk, secret)
    assert headers[b"Content-Type"] == b"application/zip"
    assert len([chunk for chunk in chunks if chunk]) > 5
    with zipfile.ZipFile(io.BytesIO(b"".join(chunks))) as archive:
        assert archive.testzip() is None
        assert {"index.html", "first.html", "second.html"} <= set(archive.namelist())
