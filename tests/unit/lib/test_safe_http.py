"""Requests to addresses that users give, against real sockets."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from igny8.lib import safe_http
from igny8.lib.addresses import AddressRefused
from igny8.lib.pinning import AnswerTooLarge, AsyncSafeTransport, SafeTransport, resolved
from tests.servers.certificates import self_signed
from tests.servers.wire import SILENCE, Asked, Wire, answered, broken_off

LIMITS = {"most_bytes": 10_000, "seconds": 30.0}


def hello(asked: Asked) -> bytes:
    return answered("hello", content_type="text/plain; charset=utf-8")


def fetch(url: str, **options: object) -> safe_http.Fetched:
    return safe_http.fetch(url, **{**LIMITS, **options})  # type: ignore[arg-type] # the test names them


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "http://2130706433:8000/",
        "http://0x7f000001:8000/",
        "http://0x7f.1:8000/",
        "http://0177.0.0.1:8000/",
        "http://127.1:8000/",
        "http://[::1]:8000/",
        "http://[::ffff:127.0.0.1]:8000/",
        "http://[::ffff:7f00:1]:8000/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
    ],
)
def test_literal_addresses_are_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(AddressRefused):
        safe_http.check_url(url, allow_private=False)


@pytest.mark.parametrize(
    "url", ["", "example.com", "ftp://example.com/", "file:///etc/passwd", "gopher://x/", "http://", "https://:443/"]
)
def test_odd_schemes_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused, match="web address"):
        safe_http.check_url(url, allow_private=True)


def test_credentials_in_an_address_are_refused_and_not_repeated() -> None:
    with pytest.raises(AddressRefused) as refused:
        safe_http.check_url("https://user:secret@example.com/", allow_private=False)
    assert "secret" not in str(refused.value)


def test_a_public_name_passes_the_first_check() -> None:
    safe_http.check_url("https://example.com/v1", allow_private=False)


def test_it_fetches_what_may_be_fetched() -> None:
    with Wire(hello) as wire:
        fetched = fetch(f"{wire.url}/page", allow_private=True)
    assert (fetched.status, fetched.mime_type, fetched.data) == (200, "text/plain", b"hello")
    assert wire.requests[0].line == "GET /page"
    assert wire.requests[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "0x7f.1", "2130706433", "127.1"])
def test_no_spelling_of_this_machine_gets_through(host: str) -> None:
    with Wire(hello) as wire, pytest.raises(AddressRefused):
        fetch(f"http://{host}:{wire.port}/")
    assert wire.requests == []


def test_the_check_sits_in_the_transport_also_without_the_first_one() -> None:
    with Wire(hello) as wire, safe_http.client() as http, pytest.raises(AddressRefused):
        http.get(f"http://0x7f000001:{wire.port}/")
    assert wire.requests == []


def test_a_name_with_one_private_answer_among_public_ones_is_refused() -> None:
    with Wire(hello) as wire, pytest.raises(AddressRefused, match="private"):
        fetch(f"http://mixed.example:{wire.port}/", resolve=lambda host, port: ["93.184.215.14", "127.0.0.1"])
    assert wire.requests == []


def test_the_checked_address_is_the_called_one() -> None:
    """A name is resolved once a connection, so it can't change its answer after the check."""
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    with Wire(hello) as wire:
        fetched = fetch(
            f"http://rebinding.example:{wire.port}/", allow_private=True, resolve=lambda host, port: next(answers)
        )
        assert fetched.data == b"hello"
        with pytest.raises(AddressRefused, match="metadata"):
            fetch(
                f"http://rebinding.example:{wire.port}/", allow_private=True, resolve=lambda host, port: next(answers)
            )
    assert len(wire.requests) == 1
    assert wire.requests[0].headers["host"] == f"rebinding.example:{wire.port}"


def test_the_next_address_is_tried_where_one_is_dead() -> None:
    with Wire(hello) as wire:
        dead_first = fetch(
            f"http://two.example:{wire.port}/", allow_private=True, resolve=lambda host, port: ["::1", "127.0.0.1"]
        )
    assert dead_first.data == b"hello"


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/", "http://[::ffff:a9fe:a9fe]/", "ftp://example.com/", "http://0.0.0.0:8000/"]
)
def test_redirects_are_checked_like_the_first_address(target: str) -> None:
    with (
        Wire(lambda asked: answered("", 302, location=target)) as wire,
        pytest.raises((AddressRefused, httpx2.UnsupportedProtocol)),
    ):
        fetch(f"{wire.url}/", allow_private=True)
    assert len(wire.requests) == 1


def test_a_redirect_from_a_public_name_to_this_machine_is_refused() -> None:
    """The first hop is let through by a resolver that calls the loopback address public."""
    seen: list[str] = []

    def public_once(host: str, port: int) -> list[str]:
        seen.append(host)
        return ["127.0.0.1"] if host == "first.example" else ["169.254.169.254"]

    with (
        Wire(lambda asked: answered("", 307, location="http://second.example/")) as wire,
        pytest.raises(AddressRefused),
    ):
        fetch(f"http://first.example:{wire.port}/", allow_private=True, resolve=public_once)
    assert seen == ["first.example", "second.example"]


def test_redirects_end() -> None:
    with Wire(lambda asked: answered("", 302, location="/again")) as wire, pytest.raises(httpx2.TooManyRedirects):
        fetch(f"{wire.url}/", allow_private=True)
    assert len(wire.requests) == safe_http.MOST_REDIRECTS + 1


def test_an_answer_that_is_too_large_is_not_read_to_its_end() -> None:
    with Wire(lambda asked: answered("x" * 10_001)) as wire, pytest.raises(AnswerTooLarge):
        fetch(f"{wire.url}/", allow_private=True)


def test_an_answer_of_just_the_size_is_whole() -> None:
    with Wire(lambda asked: answered("x" * 10_000)) as wire:
        assert len(fetch(f"{wire.url}/", allow_private=True).data) == 10_000


def test_silence_ends() -> None:
    with Wire(lambda asked: SILENCE) as wire, pytest.raises(httpx2.ReadTimeout):
        fetch(f"{wire.url}/", allow_private=True, seconds=0.2)


def test_a_broken_answer_is_an_error() -> None:
    with Wire(lambda asked: broken_off(b"half", 100)) as wire, pytest.raises(httpx2.RemoteProtocolError):
        fetch(f"{wire.url}/", allow_private=True)


def test_an_unknown_name_is_an_error_of_the_connection() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(httpx2.ConnectError, match="not known"):
        fetch("http://nowhere.example/", resolve=unknown)


def test_the_async_client_is_as_strict() -> None:
    async def get(url: str, *, allow_private: bool) -> str:
        async with safe_http.async_client(allow_private=allow_private, most_bytes=5) as http:
            return (await http.get(url)).text

    with Wire(hello) as wire:
        assert asyncio.run(get(wire.url, allow_private=True)) == "hello"
        with pytest.raises(AddressRefused):
            asyncio.run(get(wire.url, allow_private=False))
    with Wire(lambda asked: answered("hello!")) as wire, pytest.raises(AnswerTooLarge):
        asyncio.run(get(wire.url, allow_private=True))


def test_resolving_knows_the_systems_spellings() -> None:
    assert resolved("0x7f.1", 80) == ["127.0.0.1"]


@pytest.fixture
def certified(tmp_path: Path) -> Callable[[str], ssl.SSLContext]:
    """Makes a server's context for a name."""
    return lambda name: self_signed(name, tmp_path)


def test_tls_goes_by_the_name_though_the_address_is_pinned(
    certified: Callable[[str], ssl.SSLContext], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = certified("site.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    here = lambda host, port: ["127.0.0.1"]  # noqa: E731 (a resolver is a line)
    with Wire(hello, tls=context) as wire:
        fetched = fetch(f"https://site.example:{wire.port}/", allow_private=True, resolve=here)
        assert fetched.data == b"hello"
        with pytest.raises(httpx2.ConnectError, match=r"(?i)certificate"):
            fetch(f"https://other.example:{wire.port}/", allow_private=True, resolve=here)


def test_a_certificate_that_nobody_signed_is_refused(certified: Callable[[str], ssl.SSLContext]) -> None:
    with Wire(hello, tls=certified("127.0.0.1")) as wire, pytest.raises(httpx2.ConnectError, match=r"(?i)certificate"):
        fetch(f"{wire.url}/", allow_private=True)


def test_transports_close() -> None:
    SafeTransport(allow_private=False).close()
    asyncio.run(AsyncSafeTransport(allow_private=False).aclose())
