"""Outlines for the sample gallery: curves, ellipses, boxes and round-brush lines as polygons."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Vertices of a polygon or a line, shape (n, 2), in the thing's own coordinates."""


def path(data: str) -> Points:
    """Flatten an SVG-like path (absolute M, L, C and Z only, one closed outline)."""
    tokens = data.replace(",", " ").split()
    points: list[tuple[float, float]] = []
    command = ""
    numbers: list[float] = []
    for token in tokens:
        if token.isalpha():
            command, numbers = token, []
            continue
        numbers.append(float(token))
        if len(numbers) == (6 if command == "C" else 2):
            points.extend(_segment(points, numbers))
            numbers = []
    return np.array(points)


def _segment(
    points: Sequence[tuple[float, float]], numbers: list[float]
) -> list[tuple[float, float]]:
    """Vertices added by one path command: a straight step, or a sampled cubic curve."""
    if len(numbers) == 2:
        return [(numbers[0], numbers[1])]
    control = np.array([*points[-1], *numbers]).reshape(4, 2)
    return [(x, y) for x, y in bezier(control)[1:].tolist()]


def bezier(control: Points, steps: int = 28) -> Points:
    """Sample a cubic Bezier curve given its four control points."""
    t = np.linspace(0.0, 1.0, steps)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    return np.asarray(weights @ control)


def curve(*numbers: float) -> Points:
    """Sample the cubic Bezier curve whose control points are given as x, y, x, y, ..."""
    return bezier(np.array(numbers).reshape(4, 2))


def ellipse(x: float, y: float, rx: float, ry: float | None = None) -> Points:
    """Outline of an ellipse, or of a circle when only one radius is given."""
    angle = np.linspace(0.0, 2.0 * math.pi, 72, endpoint=False)
    return np.stack([x + rx * np.cos(angle), y + (ry or rx) * np.sin(angle)], axis=1)


def box(left: float, top: float, right: float, bottom: float, radius: float = 0.04) -> Points:
    """Outline of a rectangle with rounded corners."""
    corners = [
        (right - radius, bottom - radius, 0),
        (left + radius, bottom - radius, 90),
        (left + radius, top + radius, 180),
        (right - radius, top + radius, 270),
    ]
    points = [
        (x + radius * math.cos(math.radians(a)), y + radius * math.sin(math.radians(a)))
        for x, y, start in corners
        for a in range(start, start + 91, 15)
    ]
    return np.array(points)


def tube(line: Points, start: float, end: float | None = None) -> tuple[Points, ...]:
    """Outlines covering a line drawn with a round brush whose radius goes from start to end."""
    radii = np.linspace(start, start if end is None else end, len(line))
    pieces = [ellipse(x, y, r) for (x, y), r in zip(line, radii, strict=True)]
    for a, b, ra, rb in zip(line[:-1], line[1:], radii[:-1], radii[1:], strict=True):
        step = b - a
        side = np.array([-step[1], step[0]]) / (np.hypot(*step) or 1.0)
        pieces.append(np.array([a + side * ra, b + side * rb, b - side * rb, a - side * ra]))
    return tuple(pieces)


def mirrored(outline: Points) -> Points:
    """The same outline on the other side of the vertical axis."""
    return np.asarray(outline * np.array([-1.0, 1.0]))


def inset(outline: Points, factor: float) -> Points:
    """The same outline shrunk towards the middle of its bounding box."""
    middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
    return np.asarray(middle + (outline - middle) * factor)


def turned(outline: Points, degrees: float) -> Points:
    """The same outline turned clockwise about the origin."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.asarray(outline @ np.array([[cos, sin], [-sin, cos]]))
