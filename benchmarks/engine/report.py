"""The table, and whether each limit holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from benchmarks.engine.sides import DATABASES, OURS, PLAIN

SIDE_BY_SIDE = 16
SLOW_SECONDS = 0.2
MOST_OF_PLAIN = 2.0  # at 0 ms, times the plain loop's time
MOST_OF_IDEAL = {"SQLite": 1.10, "PostgreSQL": 1.20}  # at 200 ms


@dataclass
class Measured:
    """Seconds by side and latency, of every round."""

    steps: int
    seconds: dict[tuple[str, float], list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, side: str, latency_seconds: float, seconds: float) -> None:
        self.seconds[side, latency_seconds].append(seconds)

    def sides(self) -> list[str]:
        return list(dict.fromkeys(side for side, _ in self.seconds))

    def ms_per_step(self, side: str) -> float:
        """At 0 ms."""
        return 1000 * median(self.seconds[side, 0.0]) / self.steps

    def to_ideal(self, side: str) -> float | None:
        """At 200 ms: wall time as a multiple of the time that waiting alone takes, 16 side by side."""
        found = self.seconds.get((side, SLOW_SECONDS))
        return median(found) / (self.steps * SLOW_SECONDS / SIDE_BY_SIDE) if found else None

    def to_plain(self, database: str) -> float:
        """At 0 ms: our time as a multiple of the plain loop's, the median over the rounds."""
        pairs = zip(self.seconds[f"{OURS}, {database}", 0.0], self.seconds[f"{PLAIN}, {database}", 0.0], strict=True)
        return median(ours / plain for ours, plain in pairs)


def tell(measured: Measured) -> int:
    """Print all; 1 if a limit doesn't hold."""
    print(f"\n{measured.steps:,} steps         ms per step at 0 ms    wall / ideal at 200 ms, 16 side by side")
    for side in measured.sides():
        ideal = measured.to_ideal(side)
        print(f"{side:24} {measured.ms_per_step(side):8.2f}  {'-' if ideal is None else f'{ideal:.2f}':>22}")
    print()
    failed = 0
    for database in DATABASES:
        failed += _judge(f"{database}, 0 ms: times the plain loop", measured.to_plain(database), MOST_OF_PLAIN)
        ideal = measured.to_ideal(f"{OURS}, {database}") or 0.0
        failed += _judge(f"{database}, 200 ms: times the ideal", ideal, MOST_OF_IDEAL[database])
    return 1 if failed else 0


def _judge(what: str, found: float, most: float) -> int:
    is_broken = found > most
    print(f"{what:40} {found:5.2f}, at most {most:.2f}: {'BROKEN' if is_broken else 'holds'}")
    return int(is_broken)
