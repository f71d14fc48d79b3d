"""The whole story of a sign-in, through the doors that a browser uses."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import hashers
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from pytest_django.fixtures import Settings

from igny8.access import setup
from igny8.access.factors import reseal_factors
from igny8.models import AuditEntry, Membership, User
from tests.api.browser import Browser, Passkey, api, link_in_mail, totp
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db
ANA = "ana@example.org"
PASSWORD = "a horse of the right kind"
PERSON = {"email": ANA, "password": PASSWORD, "name": "Ana", "account": "Ana's"}


def _set_up(browser: Browser) -> Any:
    return browser.post("/api/v1/setup/", {"token": setup.token(), **PERSON})


def _reauthenticate(browser: Browser) -> None:
    """Second factors are changed by who has just given the password."""
    assert browser.post("auth/reauthenticate", {"password": PASSWORD}).status_code == 200


@pytest.fixture
def ana(db: None) -> Browser:
    """The first person, signed in."""
    browser = Browser(User_Agent="Ana's browser")
    assert _set_up(browser).status_code == 201
    assert browser.sign_in(ANA, PASSWORD).status_code == 200
    return browser


def test_from_the_set_up_link_to_signed_in_and_out(db: None) -> None:
    browser = Browser()
    assert browser.get("auth/session").status_code == 401
    joined = _set_up(browser).json()
    assert (joined["email"], joined["role"], joined["account"]["name"]) == (ANA, "owner", "Ana's")
    assert browser.me is None
    assert browser.sign_in(ANA.upper(), PASSWORD).status_code == 200
    assert browser.me == ANA
    assert browser.sign_out().status_code == 401
    assert browser.me is None


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(ana: Browser) -> None:
    told = [Browser().sign_in(email, "not the password") for email in (ANA, "nobody@example.org")]
    assert [each.status_code for each in told] == [400, 400]
    assert told[0].json() == told[1].json()


def test_sign_in_works_as_hard_for_an_unknown_address(ana: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tells them apart would be the one thing that takes long: a run of the password hasher."""
    runs: Counter[str] = Counter()
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        runs[password] += 1
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    User.objects.create_user("inactive@example.org", "some password", is_active=False)
    keyless = User.objects.create_user("keyless@example.org")
    EmailAddress.objects.create(user=keyless, email=keyless.email, verified=True, primary=True)
    for email in (ANA, "nobody@example.org", "inactive@example.org", "keyless@example.org"):
        runs.clear()
        assert Browser().sign_in(email, "not the password").status_code == 400
        assert runs.total() == 1, email
    assert hashers.get_hasher().algorithm == "md5"  # what was counted is what is used


def test_a_change_without_the_csrf_token_is_refused_in_json(ana: Browser) -> None:
    refused = ana("POST", "auth/login", {"email": ANA, "password": PASSWORD}, X_CSRFToken="")
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf_failed")


def test_nobody_signs_up_by_the_door_of_the_signed_in(db: None) -> None:
    refused = Browser().post("auth/signup", {"email": "eve@example.org", "password": "let me in, please"})
    assert refused.status_code == 403
    assert not User.objects.exists()


def test_a_forgotten_password_is_set_anew_by_mail(ana: Browser, settings: Settings) -> None:
    settings.IGNY8_BASE_URL = "https://igny8.example"
    elsewhere = Browser()
    assert elsewhere.post("auth/password/request", {"email": ANA}).status_code == 200
    link = link_in_mail(to=ANA)
    address, key = link.split("#key=")
    assert address == "https://igny8.example/signin/reset/key"
    assert elsewhere.get("auth/password/reset", X_Password_Reset_Key=key).status_code == 200
    short = elsewhere.post("auth/password/reset", {"key": key, "password": "short"})
    assert (short.status_code, short.json()["errors"][0]["message"]) == (400, "A password has at least 8 characters.")
    assert elsewhere.post("auth/password/reset", {"key": key, "password": "another horse"}).status_code == 401
    assert Browser().sign_in(ANA, PASSWORD).status_code == 400
    assert Browser().sign_in(ANA, "another horse").status_code == 200
    assert ana.me is None, "a session from before the reset lives on"
    assert elsewhere.post("auth/password/reset", {"key": key, "password": "a third horse"}).status_code == 400
    assert AuditEntry.objects.filter(action="user.reset", user__email=ANA).count() == 1


def test_a_reset_for_nobody_is_answered_alike_and_mails_no_link(ana: Browser) -> None:
    known = Browser().post("auth/password/request", {"email": ANA})
    unknown = Browser().post("auth/password/request", {"email": "nobody@example.org"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    to = {message.to[0]: str(message.body) for message in mail.outbox}
    assert "nobody@example.org" in to
    assert "signin" not in to["nobody@example.org"]


def test_a_host_header_reaches_no_mail(ana: Browser, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    elsewhere = Browser()
    elsewhere.client.defaults["SERVER_NAME"] = "evil.example"
    assert elsewhere.post("auth/password/request", {"email": ANA}).status_code == 200
    assert mail.outbox
    assert "evil.example" not in str(mail.outbox[-1].message())
    settings.ALLOWED_HOSTS = ["localhost"]
    refused = elsewhere.get("config")
    assert (refused.status_code, refused.json()["code"]) == (400, "unknown_host")


def test_the_password_changes_and_other_sessions_end(ana: Browser) -> None:
    other = Browser()
    other.sign_in(ANA, PASSWORD)
    wrong = ana.post("account/password/change", {"current_password": "?", "new_password": "another horse"})
    assert wrong.status_code == 400
    itself = ana.post("account/password/change", {"current_password": PASSWORD, "new_password": ANA})
    assert "must not be the e-mail address" in itself.content.decode()
    done = ana.post("account/password/change", {"current_password": PASSWORD, "new_password": "another horse"})
    assert done.status_code == 200
    assert (ana.me, other.me) == (ANA, None)
    assert "IGNY8: Password Changed" in [message.subject for message in mail.outbox]
    assert AuditEntry.objects.filter(action="user.password").exists()


def test_the_address_changes_when_the_new_one_is_verified(ana: Browser) -> None:
    new = "ana@new.example"
    assert ana.post("account/email", {"email": new}).status_code == 200
    assert User.objects.get().email == ANA
    key = link_in_mail(to=new).split("#key=")[1].replace("%3A", ":")
    assert Browser().sign_in(new, PASSWORD).status_code == 401, "an address that isn't verified signs in"
    assert ana.post("auth/email/verify", {"key": key}).status_code == 200
    assert ana.me == new
    assert Browser().sign_in(new, PASSWORD).status_code == 200
    assert Browser().sign_in(ANA, PASSWORD).status_code == 400
    assert AuditEntry.objects.get(action="user.email").data == {"before": ANA}


def test_second_factors_move_to_a_new_secret_key(ana: Browser, settings: Settings) -> None:
    secret = ana.get("account/authenticators/totp").json()["meta"]["secret"]
    _reauthenticate(ana)
    ana.post("account/authenticators/totp", {"code": totp(secret)})
    before = list(Authenticator.objects.order_by("pk").values_list("data", flat=True))
    assert reseal_factors() == 0
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new secret key of a good length"
    assert reseal_factors() == len(before) == 2
    settings.SECRET_KEY_FALLBACKS = []
    again = Browser()
    again.sign_in(ANA, PASSWORD)
    assert again.post("auth/2fa/authenticate", {"code": totp(secret, later=1)}).status_code == 200


@pytest.mark.django_db(transaction=True)  # what is audited and mailed is so after the commit
def test_a_second_factor_and_its_recovery_codes(ana: Browser) -> None:
    secret = ana.get("account/authenticators/totp").json()["meta"]["secret"]
    assert ana.post("account/authenticators/totp", {"code": totp(secret)}).status_code == 401, "without the password"
    _reauthenticate(ana)
    assert ana.post("account/authenticators/totp", {"code": "000000"}).status_code == 400
    assert ana.post("account/authenticators/totp", {"code": totp(secret)}).status_code == 200
    codes = ana.get("account/authenticators/recovery-codes").json()["data"]["unused_codes"]
    assert len(codes) == 10
    by_code = Browser()
    pending = by_code.sign_in(ANA, PASSWORD)
    assert pending.status_code == 401
    assert by_code.me is None
    flow = next(flow for flow in pending.json()["data"]["flows"] if flow["id"] == "mfa_authenticate")
    assert set(flow["types"]) == {"totp", "recovery_codes"}
    assert by_code.post("auth/2fa/authenticate", {"code": "000000"}).status_code == 400
    assert by_code.post("auth/2fa/authenticate", {"code": totp(secret, later=1)}).status_code == 200
    assert by_code.me == ANA
    for status in (200, 400):  # each recovery code works once
        by_recovery = Browser()
        by_recovery.sign_in(ANA, PASSWORD)
        assert by_recovery.post("auth/2fa/authenticate", {"code": codes[0]}).status_code == status
    assert set(AuditEntry.objects.filter(action="user.factor_add").values_list("data__type", flat=True)) == {
        "totp",
        "recovery_codes",
    }
    stored = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))
    assert secret not in stored
    assert "IGNY8: Authenticator App Activated" in [message.subject for message in mail.outbox]
    # The address can still be changed.
    assert ana.post("account/email", {"email": "ana@new.example"}).status_code == 200


def test_a_passkey_signs_in_by_itself(ana: Browser) -> None:
    key = Passkey()
    _reauthenticate(ana)
    options = ana.get("account/authenticators/webauthn?passwordless").json()["data"]["creation_options"]
    assert options["publicKey"]["rp"] == {"id": "localhost", "name": "IGNY8"}
    stolen = Passkey(origin="https://evil.example").create(options)
    assert ana.post("account/authenticators/webauthn", {"name": "Key", "credential": stolen}).status_code == 400
    options = ana.get("account/authenticators/webauthn?passwordless").json()["data"]["creation_options"]
    added = ana.post("account/authenticators/webauthn", {"name": "Key", "credential": key.create(options)})
    assert added.status_code == 200, added.json()
    anywhere = Browser()
    asked = anywhere.get("auth/webauthn/login").json()["data"]["request_options"]
    another = Passkey()
    another.user_handle = key.user_handle
    assert anywhere.post("auth/webauthn/login", {"credential": another.get(asked)}).status_code == 400
    asked = anywhere.get("auth/webauthn/login").json()["data"]["request_options"]
    assert anywhere.post("auth/webauthn/login", {"credential": key.get(asked)}).status_code == 200
    assert anywhere.me == ANA


def test_sessions_are_listed_and_ended(ana: Browser) -> None:
    other = Browser(User_Agent="Her phone")
    other.sign_in(ANA, PASSWORD)
    sessions = ana.get("auth/sessions").json()["data"]
    assert {(each["user_agent"], each["is_current"]) for each in sessions} == {
        ("Ana's browser", True),
        ("Her phone", False),
    }
    phone = next(each["id"] for each in sessions if not each["is_current"])
    assert ana("DELETE", "auth/sessions", {"sessions": [phone]}).status_code == 200
    assert (ana.me, other.me) == (ANA, None)


def test_nobody_ends_a_stranger_s_session(ana: Browser, world: World) -> None:
    charlie = Browser()
    charlie.sign_in("charlie@example.org", "charlie has a password")
    hers = ana.get("auth/sessions").json()["data"][0]["id"]
    assert charlie("DELETE", "auth/sessions", {"sessions": [hers]}).status_code == 400
    assert ana.me == ANA


def test_failed_sign_ins_are_counted_by_address_and_by_client(ana: Browser) -> None:
    tries = [Browser().sign_in(ANA, "not the password") for _ in range(6)]
    assert [each.json()["errors"][0]["code"] for each in tries] == [
        *["email_password_mismatch"] * 5,
        "too_many_login_attempts",
    ]
    assert Browser().sign_in(ANA, PASSWORD).status_code == 400, "the right password opens a locked door"


def test_another_forwarded_address_is_no_fresh_start(ana: Browser, settings: Settings) -> None:
    def tried(number: int) -> int:
        browser = Browser(X_Forwarded_For=f"203.0.113.{number}")
        status: int = browser.sign_in(f"somebody{number}@example.org", "not the password").status_code
        return status

    codes = [tried(number) for number in range(35)]
    assert 429 in codes, "a client that lies about its address is counted anew each time"
    settings.IGNY8_TRUSTED_PROXIES = 1
    assert tried(99) == 400


def test_the_session_serves_the_api_with_csrf(ana: Browser) -> None:
    assert api(ana).patch("me/", {"name": "Ana B."}).json()["name"] == "Ana B."
    assert ana("PATCH", "/api/v1/me/", {"name": "x"}, X_CSRFToken="").json()["code"] == "csrf_failed"


def test_a_user_of_the_command_line_signs_in(world: World) -> None:
    browser = Browser()
    assert browser.sign_in("alice@example.org", "alice has a password").status_code == 200
    assert browser.me == "alice@example.org"


def test_a_member_without_any_account_left_still_signs_in(world: World) -> None:
    Membership.objects.filter(user=world.bob).delete()
    browser = Browser()
    assert browser.sign_in("bob@example.org", "bob has a password").status_code == 200
    assert Caller(world.bob).get("me/").json()["account"] is None
