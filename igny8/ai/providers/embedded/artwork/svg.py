"""SVG elements as text. Numbers have two decimals, so that the last bit of a float never shows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def numbers(*values: float) -> str:
    return " ".join(number(value) for value in values)


def rect(x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> str:
    rounded = f' rx="{number(radius)}"' if radius else ""
    size = f'width="{number(max(0, width))}" height="{number(max(0, height))}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size}{rounded} fill="{fill}"/>'


def circle(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(max(0, radius))}" fill="{fill}"/>'


def ring(x: float, y: float, radius: float, stroke: str, width: float) -> str:
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(max(0, radius))}" fill="none" '
        f'stroke="{stroke}" stroke-width="{number(width)}"/>'
    )


def shape(path: str, fill: str) -> str:
    return f'<path d="{path}" fill="{fill}"/>'


def line(path: str, stroke: str, width: float, *, cap: str = "round") -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{number(width)}" '
        f'stroke-linecap="{cap}" stroke-linejoin="round"/>'
    )


def polygon(points: Iterable[Point], fill: str) -> str:
    return shape("M" + "L".join(numbers(*point) for point in points) + "Z", fill)


def smooth(points: Sequence[Point], *, closed: bool) -> str:
    """A path through the points without corners: a Catmull-Rom spline written as cubic Béziers."""
    count = len(points)
    around = range(count if closed else count - 1)
    pieces = [f"M{numbers(*points[0])}"]
    for index in around:
        if closed:
            before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        else:
            before, start = points[max(0, index - 1)], points[index]
            end, after = points[index + 1], points[min(count - 1, index + 2)]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        pieces.append(f"C{numbers(*first, *second, *end)}")
    return "".join(pieces) + ("Z" if closed else "")


def wedge(x: float, y: float, radius: float, start: float, end: float) -> str:
    """The path of a slice of a disc between two angles, in radians, clockwise from the right."""
    first = (x + radius * math.cos(start), y + radius * math.sin(start))
    last = (x + radius * math.cos(end), y + radius * math.sin(end))
    large = 1 if end - start > math.pi else 0
    return f"M{numbers(x, y)}L{numbers(*first)}A{numbers(radius, radius)} 0 {large} 1 {numbers(*last)}Z"
