"""A signal to end is heard whichever thread the system gives it to, and the old handlers come back."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

from igny8.jobs.signals import ending_on

# The main thread waits; another one gets the signal, as happens to a process that was stopped and goes on.
PROGRAM = """
import signal, threading
from igny8.jobs.signals import ending_on

def send():
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

with ending_on(signal.SIGTERM) as ended:
    threading.Timer(0.2, send).start()
    ended.wait()
print("ended by its own plan")
"""


def test_a_signal_that_another_thread_gets_is_heard() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ended by its own plan"), done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_old_handler_comes_back_and_no_thread_is_left(number: signal.Signals) -> None:
    before = signal.getsignal(number), threading.active_count()
    with ending_on(number) as ended:
        signal.raise_signal(number)
        assert ended.wait(60)
    assert (signal.getsignal(number), threading.active_count()) == before
