"""One test's world: a home, a database, a control process, and whatever `igny8` processes it starts."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path
from typing import Any

from tests.chaos.control import Control
from tests.chaos.journal import OK, Journal
from tests.chaos.processes import Process, environment, until

SERVER = ["up", "-v", "--port", "0"]


class World:
    def __init__(self, folder: Path, database: str, **variables: object) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self.journal = Journal(self.home)
        self._database = database
        self._variables = variables
        self.control = Control(environment(self.home, database, **variables))
        self._processes: list[Process] = []
        self.killed_in_flight: Counter[str] = Counter()  # request -> kills that met it in flight

    def start(self, **variables: object) -> Process:
        """Start a server of this world."""
        given = environment(self.home, self._database, **{**self._variables, **variables})
        process = Process(SERVER, given, self.folder / "server.log")
        self._processes.append(process)
        return process

    def kill(self, process: Process) -> None:
        """Kill it, and write down what it was working on."""
        process.kill()
        self.excuse_what_is_in_flight()

    def stop(self, process: Process) -> None:
        """SIGSTOP between two transactions: stopped inside one it would hold the database, and nobody could go on."""

        def is_stopped_well() -> bool:
            process.signal_all(signal.SIGSTOP)
            if self.control.ask("nobody_holds_the_database"):
                return True
            process.signal_all(signal.SIGCONT)
            return False

        until(is_stopped_well, seconds=60, what="a moment between two transactions")

    def excuse_what_is_in_flight(self) -> None:
        """From here on these requests may be made once more."""
        self.excuse(self.in_flight())

    def in_flight(self) -> set[str]:
        """The requests of all leased steps."""
        return set(self.control.ask("requests_in_flight"))

    def excuse(self, requests: set[str]) -> None:
        """These may be made once more."""
        self.killed_in_flight.update(requests)

    def new_run(self, **config: Any) -> str:
        run_id: str = self.control.ask("new_run", folder=str(self.folder), **config)
        return run_id

    def state(self, run_id: str) -> dict[str, Any]:
        state: dict[str, Any] = self.control.ask("run_state", run_id=run_id)
        return state

    def complete(self, run_id: str, *, seconds: float = 120) -> None:
        """Wait until the run is over."""
        until(
            lambda: self.state(run_id)["status"] not in {"running", "paused"},
            seconds=seconds,
            what=f"the end of the run, which is {self.state(run_id)}",
            every=0.2,
        )

    def until_at_work(self, process: Process, run_id: str, *, calls: int = 1, seconds: float = 60) -> None:
        """Wait until so many more calls have reached the provider, or until there is nothing left to call it for."""
        enough = self.journal.count() + calls
        until(
            lambda: self.journal.count() >= enough or process.has_ended() or self.state(run_id)["status"] != "running",
            seconds=seconds,
            what=f"a call of the provider; the server says {self.tail()}",
        )

    def shift_the_clock(self, seconds: float) -> None:
        """Set the clock of all processes of this world wrong, from now on."""
        new = self.home / "clock-shift.new"
        new.write_text(str(seconds))
        new.replace(self.home / "clock-shift")

    def check_promises(self, run_id: str) -> None:
        """The run is completed, and all that it left is right."""
        assert self.control.ask("promises_broken", run_id=run_id) == [], self.state(run_id)

    def repeated_calls(self) -> list[str]:
        """Requests that were answered more often than kills can excuse."""
        return [
            f"{request}: {fates} with {self.killed_in_flight[request]} kills in flight"
            for request, fates in self.journal.everything().items()
            if fates.count(OK) > 1 + self.killed_in_flight[request]
        ]

    def tail(self, size: int = 3_000) -> str:
        """The end of what the servers said."""
        log = self.folder / "server.log"
        return log.read_text(errors="replace")[-size:] if log.exists() else ""

    def end(self) -> None:
        for process in self._processes:
            process.end()
        self.control.end()
