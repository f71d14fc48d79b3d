from __future__ import annotations

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_the_loopback_address_is_open() -> None:
    with socket.socket() as listener, socket.socket() as caller:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        caller.connect(listener.getsockname())


def test_other_addresses_are_not() -> None:
    with socket.socket() as caller, pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1"):
        caller.connect(("192.0.2.1", 80))
