"""Which network addresses may be called where a user gave the name: public ones; private ones where that is allowed."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from igny8.lib.errors import Igny8Error

_Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network

# Credentials of the machine itself are given away there, so no setting opens them. Most are link-local as well.
METADATA: Final[frozenset[_Address]] = frozenset(
    ip_address(each)
    for each in (
        "169.254.169.254",  # most clouds
        "169.254.170.2",  # AWS, containers
        "169.254.170.23",  # AWS, pods
        "168.63.129.16",  # Azure; a public address
        "100.100.100.200",  # Alibaba
        "192.0.0.192",  # Oracle
        "fd00:ec2::254",  # AWS
        "fd00:ec2::23",
        "fd20:ce::254",  # Google
        "fd00:42::42",  # Scaleway
    )
)

# The machine itself and its own networks: opened by `allow_private`.
PRIVATE: Final[tuple[_Network, ...]] = tuple(
    ip_network(each)
    for each in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",  # carriers and overlay networks such as Tailscale
        "::1/128",
        "fc00::/7",
    )
)

# Never: ranges that hide an IPv4 address in an IPv6 one by means that are long out of use, and what `is_global`
# of the oldest supported Python doesn't know.
_NEVER: Final[tuple[_Network, ...]] = tuple(
    ip_network(each)
    for each in ("::/96", "2002::/16", "2001::/32", "64:ff9b:1::/48", "fec0::/10", "3fff::/20", "5f00::/16")
)
_NAT64: Final = IPv6Network("64:ff9b::/96")  # how a network without IPv4 reaches an IPv4 address

_IS_PRIVATE: Final = "it is a private address"
_WHAT_TO_DO: Final = {_IS_PRIVATE: "If it is yours, allow private addresses for this connection."}
_GIVE_ANOTHER: Final = "Give another address."


class AddressRefused(Igny8Error):
    """An address that may not be called from here. Nothing was sent."""

    code = "address_refused"
    status = 422


def why_refused(address: str, *, allow_private: bool) -> str:
    """Why this address may not be called, as the end of a sentence; empty if it may be."""
    try:
        found = _as_called(ip_address(address.partition("%")[0]))
    except ValueError:
        return "it isn't an IP address"
    if found in METADATA:
        return "it belongs to a cloud's metadata service"
    if any(found in network for network in PRIVATE):
        return "" if allow_private else _IS_PRIVATE
    if any(found in network for network in _NEVER) or not found.is_global or found.is_multicast:
        return "it isn't a public address"
    return ""


def why_port_refused(port: int, *, allow_private: bool) -> str:
    """Why this port may not be called; empty if it may be. Below 1024 live mail, remote shells and the like."""
    if not 0 < port < 65536:
        return "there is no such port"
    if port < 1024 and port not in {80, 443} and not allow_private:
        return "the port isn't one of a web server"
    return ""


def check_port(host: str, port: int, allow_private: bool) -> None:
    if reason := why_port_refused(port, allow_private=allow_private):
        raise AddressRefused(f"{host}:{port} may not be called: {reason}.", host=host, port=port)


def check_addresses(host: str, addresses: list[str], allow_private: bool) -> None:
    for address in addresses:
        if reason := why_refused(address, allow_private=allow_private):
            named = address if address == host else f"{host} ({address})"
            raise AddressRefused(
                f"{named} may not be called: {reason}. {_WHAT_TO_DO.get(reason, _GIVE_ANOTHER)}",
                host=host,
                address=address,
            )


def _as_called(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 one stands for, where it does."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFF_FFFF) if address in _NAT64 else address
