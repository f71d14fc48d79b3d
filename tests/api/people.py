"""Three people: Alice owns, Bob is in her account with a role, Charlie must see nothing. And what Alice has."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from igny8.access.tokens import create_token
from igny8.access.users import create_user
from igny8.credits.grants import grant
from igny8.models import Account, AutomationConfig, Membership, Site, User
from tests.api import refusals


def person(name: str) -> User:
    return create_user(email=f"{name}@example.org", password=f"{name} has a password", name=name.title())


@dataclass
class World:
    """Alice's account with one of everything; `ids` fills the parameters of routes by their names."""

    alice: User
    bob: User
    charlie: User
    account: Account
    site: Site
    ids: dict[str, Any] = field(default_factory=dict)

    def bob_is(self, role: str) -> None:
        Membership.objects.filter(user=self.bob).update(role=role)


def make_world() -> World:
    alice, bob, charlie = person("alice"), person("bob"), person("charlie")
    account = Account.objects.create(name="Alice & Co")
    other = Account.objects.create(name="Charlie's")
    Membership.objects.create(account=account, user=alice, role=Membership.Role.OWNER)
    Membership.objects.create(account=account, user=bob, role=Membership.Role.VIEWER)
    Membership.objects.create(account=other, user=charlie, role=Membership.Role.OWNER)
    for each in (account, other):
        grant(account=each, amount=10_000)
    site = Site.objects.create(account=account, name="Socks", domain="socks.example")
    AutomationConfig.objects.create(site=site)
    return World(alice, bob, charlie, account, site)


@dataclass(frozen=True)
class Form:
    """A body with a file in it, as browsers send it."""

    name: str  # of the file
    data: bytes
    kind: str = "application/octet-stream"
    fields: dict[str, Any] = field(default_factory=dict)

    def encoded(self) -> bytes:
        return encode_multipart(BOUNDARY, {**self.fields, "file": SimpleUploadedFile(self.name, self.data, self.kind)})


class Caller:
    """Speaks JSON to the API as a person with a session, or as a program with a token."""

    def __init__(self, user: User | None = None, *, scopes: list[str] | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.headers: dict[str, str] = {}
        if user is not None and scopes is None:
            self.client.force_login(user)
        elif user is not None:
            _, secret = create_token(user=user, scopes=scopes or ["write"])
            self.headers["Authorization"] = f"Bearer {secret}"

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        given: dict[str, Any] = {"headers": {**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}}}
        if isinstance(body, Form):
            given |= {"data": body.encoded(), "content_type": MULTIPART_CONTENT}
        elif body is not None:
            given |= {"data": json.dumps(body), "content_type": "application/json"}
        answer = self.client.generic(method, f"/api/v1/{path}", **given)
        refusals.check(method, path, answer)
        return answer

    def get(self, path: str, **headers: str) -> Any:
        return self("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self("POST", path, {} if body is None else body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> Any:
        return self("PUT", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        return self("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self("DELETE", path, **headers)
