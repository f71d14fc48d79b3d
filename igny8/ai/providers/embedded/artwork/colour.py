"""Colours as `#rrggbb`: contrast by WCAG 2.2 and mixing in OKLab, where equal steps look equal."""

from __future__ import annotations

# The matrices of OKLab (Björn Ottosson, 2020): linear sRGB to cone responses, and their cube roots to L, a, b.
_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21. Text needs 4.5 (WCAG 2.2, 1.4.3)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of the way from `one` to `other`."""
    a, b = _lab(one), _lab(other)
    return _hex((_between(a[0], b[0], share), _between(a[1], b[1], share), _between(a[2], b[2], share)))


def _between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _decode(red), _decode(green), _decode(blue)


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encode(value: float) -> int:
    value = min(1.0, max(0.0, value))
    value = value * 12.92 if value <= 0.0031308 else 1.055 * float(value ** (1 / 2.4)) - 0.055
    return round(value * 255)


def _times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2] for row in matrix)
    return first, second, third


def _lab(colour: str) -> Triple:
    long, middle, short = _times(_TO_LMS, _linear(colour))
    return _times(_TO_LAB, (float(long ** (1 / 3)), float(middle ** (1 / 3)), float(short ** (1 / 3))))


def _hex(lab: Triple) -> str:
    long, middle, short = _times(_FROM_LAB, lab)
    red, green, blue = _times(_FROM_LMS, (long**3, middle**3, short**3))
    return f"#{_encode(red):02x}{_encode(green):02x}{_encode(blue):02x}"
