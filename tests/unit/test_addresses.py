from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from igny8.config.addresses import LOOPBACK, base, mail


def test_without_an_address_only_this_machine_is_served() -> None:
    alone = base("")
    assert (alone.hosts, alone.origins, alone.is_secure, alone.is_given) == (list(LOOPBACK), [], False, False)
    assert "*" not in alone.hosts


@pytest.mark.parametrize(
    ("given", "url", "host", "is_secure"),
    [
        ("https://igny8.example.com/", "https://igny8.example.com", "igny8.example.com", True),
        ("http://localhost:8123", "http://localhost:8123", "localhost", False),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", "[2001:db8::1]", True),
    ],
)
def test_an_address_is_read(given: str, url: str, host: str, is_secure: bool) -> None:
    read = base(given)
    assert (read.url, read.origins, read.hosts[0], read.is_secure) == (url, [url], host, is_secure)
    assert len(read.hosts) == len(set(read.hosts))


@pytest.mark.parametrize("given", ["igny8.example", "ftp://x", "https://x/path", "https://u:p@x", "https://x:999999"])
def test_nonsense_is_refused(given: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        base(given)


def test_without_a_mail_server_mails_are_logged() -> None:
    assert mail("")["EMAIL_BACKEND"] == "igny8.web.mail.LoggedMail"


@pytest.mark.parametrize(
    ("url", "port", "starttls", "wrapped"),
    [
        ("smtp://u%40x:p%2Fw@mail.example", 587, True, False),
        ("smtp://u%40x:p%2Fw@mail.example:25?starttls=off", 25, False, False),
        ("smtps://u%40x:p%2Fw@mail.example", 465, False, True),
        ("smtp://u%40x:p%2Fw@localhost:1025", 1025, False, False),
    ],
)
def test_a_mail_server_is_read(url: str, port: int, starttls: bool, wrapped: bool) -> None:
    read = mail(url)
    assert (read["EMAIL_PORT"], read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (port, starttls, wrapped)
    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("u@x", "p/w")


def test_a_bad_mail_server_is_refused_without_its_password() -> None:
    for url in ("http://u:secret@x", "smtp://u:secret@x?starttls=maybe", "smtp://u:secret@x:no"):
        with pytest.raises(ImproperlyConfigured) as refused:
            mail(url)
        assert "secret" not in str(refused.value)
