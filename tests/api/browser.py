"""A browser at the sign-in's own door: cookies, CSRF, JSON. And a passkey that lives in memory."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from typing import Any, Final

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.core import mail
from django.test import Client
from fido2.cose import ES256, CoseKey
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tests.api.people import Caller

HOST: Final = "localhost"
_FLAG = AuthenticatorData.FLAG


class Browser:
    """Speaks to /_allauth/browser/v1/ (paths below it), and to the API (paths that begin with /)."""

    def __init__(self, **headers: str) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False, SERVER_NAME=HOST, headers=headers)
        self.get("config")  # brings the CSRF cookie

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        address = path if path.startswith("/") else f"/_allauth/browser/v1/{path}"
        given: dict[str, Any] = {"headers": {name.replace("_", "-"): value for name, value in headers.items()}}
        if method != "GET":
            given["headers"].setdefault("X-CSRFToken", self.client.cookies["igny8_csrf"].value)
        if body is not None:
            given |= {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.generic(method, address, **given)

    def get(self, path: str, **headers: str) -> Any:
        return self("GET", path, **headers)

    def post(self, path: str, body: Any = None) -> Any:
        return self("POST", path, {} if body is None else body)

    def sign_in(self, email: str, password: str) -> Any:
        return self.post("auth/login", {"email": email, "password": password})

    def sign_out(self) -> Any:
        return self("DELETE", "auth/session")

    @property
    def me(self) -> Any:
        """Who the API says that we are."""
        user = self.get("/api/v1/me/").json()["user"]
        return user and user["email"]


def api(browser: Browser) -> Caller:
    """The API, with the browser's session."""
    caller = Caller()
    caller.client = browser.client
    caller.headers["X-CSRFToken"] = browser.client.cookies["igny8_csrf"].value
    return caller


def link_in_mail(*, to: str) -> str:
    """The only link with a key in the last mail to somebody."""
    message = next(message for message in reversed(mail.outbox) if to in message.to)
    (link,) = re.findall(r"https?://\S+#\S+", str(message.body))
    return str(link)


def totp(secret: str, *, later: int = 0) -> str:
    """What an authenticator app shows; a code works once, so a second one is the next."""
    now = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, now[len(now) // 2 + later])))


class Passkey:
    """An authenticator in memory: one resident key, the user always verified."""

    def __init__(self, origin: str = f"http://{HOST}") -> None:
        self.origin = origin
        self.id = secrets.token_bytes(16)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.user_handle = ""
        self.counter = 0

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.create answers."""
        public = options["publicKey"]
        self.user_handle = public["user"]["id"]
        client = self._client_data(CollectedClientData.TYPE.CREATE, public["challenge"])
        credential = AttestedCredentialData.create(bytes(16), self.id, _public(self.key))
        data = self._data(public["rp"]["id"], _FLAG.AT, credential)
        return {
            **self._named(),
            "response": {
                "clientDataJSON": client.b64,
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            },
            "clientExtensionResults": {"credProps": {"rk": True}},
        }

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.get answers."""
        public = options["publicKey"]
        client = self._client_data(CollectedClientData.TYPE.GET, public["challenge"])
        data = self._data(public["rpId"])
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return {
            **self._named(),
            "response": {
                "clientDataJSON": client.b64,
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": self.user_handle,
            },
            "clientExtensionResults": {},
        }

    def _named(self) -> dict[str, Any]:
        return {"id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key"}

    def _client_data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(type=kind, challenge=challenge, origin=self.origin)

    def _data(self, rp_id: str, flags: int = 0, credential: bytes = b"") -> AuthenticatorData:
        self.counter += 1
        whole = _FLAG(flags) | _FLAG.UP | _FLAG.UV
        made: AuthenticatorData = AuthenticatorData.create(
            hashlib.sha256(rp_id.encode()).digest(), whole, self.counter, credential
        )
        return made


def _public(key: ec.EllipticCurvePrivateKey) -> CoseKey:
    """The public half, in the form that WebAuthn has for P-256."""
    numbers = key.public_key().public_numbers()
    return ES256({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
