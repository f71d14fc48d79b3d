"""Serves API and pages for commands that stay up, and lets streams go when they end."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from igny8.web import server


@contextmanager
def serving_all(bound: socket.socket, ended: threading.Event, *, is_verbose: bool) -> Iterator[None]:
    """Serve for as long as the block runs; `ended` is set if the server ends by itself."""
    from igny8.api.live.application import end_streams

    with server.serving(bound, ended, is_verbose=is_verbose, before_end=end_streams):
        yield
