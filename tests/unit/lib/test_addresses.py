"""Which addresses a user may make this machine call."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8.lib.addresses import METADATA, AddressRefused, check_addresses, why_port_refused, why_refused

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.20",
    "100.64.0.1",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::c0a8:101",
]
NEVER = [
    "0.0.0.0",
    "0.1.2.3",
    "169.254.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::7f00:1",
    "::ffff:0.0.0.0",
    "::ffff:169.254.1.1",
    "2002:7f00:1::",
    "2001:0:1234::1",
    "2001:db8::1",
    "64:ff9b:1::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_called(address: str) -> None:
    assert why_refused(address, allow_private=False) == ""


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_need_permission(address: str) -> None:
    assert why_refused(address, allow_private=False) == "it is a private address"
    assert why_refused(address, allow_private=True) == ""


@pytest.mark.parametrize("address", NEVER)
def test_some_addresses_are_never_called(address: str) -> None:
    assert why_refused(address, allow_private=False)
    assert why_refused(address, allow_private=True)


@pytest.mark.parametrize("address", sorted(map(str, METADATA)))
def test_no_permission_opens_a_clouds_metadata(address: str) -> None:
    assert why_refused(address, allow_private=True) == "it belongs to a cloud's metadata service"


def test_metadata_is_found_behind_a_mapped_address() -> None:
    assert "metadata" in why_refused("::ffff:169.254.169.254", allow_private=True)
    assert "metadata" in why_refused("64:ff9b::a9fe:a9fe", allow_private=True)


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "1.2.3.4.5", "12345678901234567890"])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert why_refused(text, allow_private=True) == "it isn't an IP address"


@given(st.ip_addresses(v=4))
def test_nothing_that_isnt_global_passes(address: IPv4Address) -> None:
    if not address.is_global:
        assert why_refused(str(address), allow_private=False)
        assert why_refused(f"::ffff:{address}", allow_private=False)


def test_one_bad_answer_refuses_the_name() -> None:
    with pytest.raises(AddressRefused, match=r"evil\.example \(10\.0\.0\.1\).*allow private addresses"):
        check_addresses("evil.example", ["1.1.1.1", "10.0.0.1"], allow_private=False)


@pytest.mark.parametrize("port", [1, 22, 25, 111, 445, 993, 1023])
def test_low_ports_are_for_web_servers(port: int) -> None:
    assert why_port_refused(port, allow_private=False)
    assert not why_port_refused(port, allow_private=True)


@pytest.mark.parametrize("port", [80, 443, 1024, 8000, 11434, 65535])
def test_ports_of_web_servers_are_open(port: int) -> None:
    assert not why_port_refused(port, allow_private=False)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_there_is_no_such_port(port: int) -> None:
    assert why_port_refused(port, allow_private=True) == "there is no such port"
