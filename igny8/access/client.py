"""Where a request comes from. What the client itself says of that counts for nothing."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - not bound to: what stands for a client without an address, as on a Unix socket


def address_of(request: HttpRequest) -> str:
    """The client's IP address: of the connection, or as the outermost of IGNY8_TRUSTED_PROXIES proxies saw it.

    Each proxy adds at the right of X-Forwarded-For what it saw, so what stands further left than they are many was
    written by the client. Where the header is shorter, the request didn't come through all of them: then the
    connection counts.
    """
    proxies = int(settings.IGNY8_TRUSTED_PROXIES)
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if 0 < proxies <= len(told) and (seen := _parsed(told[-proxies])):
        return seen
    return _parsed(str(request.META.get("REMOTE_ADDR") or "")) or UNKNOWN


def counted_as(request: HttpRequest) -> str:
    """What rate limits count the client by: an IPv6 network is one client, it costs nothing to have a billion."""
    address = ipaddress.ip_address(address_of(request))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
    return str(address)


def _parsed(told: str) -> str:
    bare = told.strip("[]") if told.count(":") != 1 else told.partition(":")[0]  # some proxies add a port
    try:
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return ""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)
