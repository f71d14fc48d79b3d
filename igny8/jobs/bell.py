"""The embedded doorbell: wakes this process's workers at once, and those of other processes on this machine too.

A worker listens on a port of the loopback address and leaves its number in the home folder. A ring is an empty
datagram: it carries nothing, so a stranger's can do no harm, and a lost one only costs time.
"""

from __future__ import annotations

import socket
import threading
from pathlib import Path

from igny8.jobs.roll import listening_ports

_HERE = "127.0.0.1"


class EmbeddedBell:
    """See `igny8.lib.doorbell.Doorbell`. One ring wakes one waiter; who finds work rings on for the next."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._condition = threading.Condition()
        self._rung = False
        self._ear: socket.socket | None = None
        self._mouth = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def ring(self) -> None:
        self.ring_here()
        own = self.port
        for port in listening_ports(self._home):
            if port != own:
                self._tell(port)

    def ring_here(self) -> None:
        """Wake a waiter of this process only."""
        with self._condition:
            self._rung = True
            self._condition.notify()

    def wait(self, timeout_seconds: float) -> bool:
        with self._condition:
            rang = self._condition.wait_for(lambda: self._rung, timeout_seconds)
            self._rung = False
            return rang

    @property
    def port(self) -> int | None:
        """The port that this process listens on; None if it has no worker."""
        return self._ear.getsockname()[1] if self._ear else None

    def listen(self) -> int:
        """Begin to hear other processes; the port."""
        ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        ear.bind((_HERE, 0))
        self._ear = ear
        threading.Thread(target=self._hear, args=(ear,), name="igny8-bell", daemon=True).start()
        port: int = ear.getsockname()[1]
        return port

    def stop_listening(self) -> None:
        """Hear other processes no longer; they still hear this one."""
        ear, self._ear = self._ear, None
        if ear is not None:
            self._tell(ear.getsockname()[1])  # lets the listener see that it is over

    def close(self) -> None:
        """Stop for good."""
        self.stop_listening()
        self._mouth.close()

    def _hear(self, ear: socket.socket) -> None:
        with ear:
            while True:
                ear.recv(1)
                if self._ear is not ear:
                    return
                self.ring_here()

    def _tell(self, port: int) -> None:
        try:
            self._mouth.sendto(b"!", (_HERE, port))
        except OSError:
            return  # nobody listens there any more; the sweep finds the work
