"""Surface patterns and backdrops of the sample gallery.

A pattern says, for positions (u, v) in a thing's own coordinates, how far the surface goes
from its base shade (0) to its pale shade (1). A backdrop shape says, for positions (x, y) in
frame widths from the middle of the frame, how much lighter (above 0) or darker (below 0) the
backdrop is than its soft gradient. Patterns are fine and crisp while backdrop shapes are
large and soft, so that statistics of fine detail tell the patterns apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PERIOD = 0.135  # repeat of the patterns, in a thing's own coordinates
SOFTNESS = 0.022  # width of the borders of backdrop shapes, in frame widths


def _edge(distance: Array, width: float = 0.012) -> Array:
    """Soft step: 0 where distance is well below zero, 1 where well above."""
    return np.clip(0.5 + distance / width, 0.0, 1.0)


def _bands(v: Array, period: float) -> Array:
    """Equal bands across v: 1 inside a band, 0 between, softened at the borders."""
    return _edge(period / 4 - np.abs(v / period - np.round(v / period)) * period)


def plain(u: Array, v: Array) -> Array:
    """No pattern."""
    return np.zeros_like(u + v)


def striped(u: Array, v: Array) -> Array:
    """Level stripes."""
    return _bands(v + 0 * u, PERIOD * 0.82)


def dotted(u: Array, v: Array) -> Array:
    """Round dots in staggered rows."""
    pitch = PERIOD
    row = np.round(v / (pitch * 0.866))
    column = u / pitch + 0.5 * (row % 2)
    dx = (column - np.round(column)) * pitch
    dy = v - row * pitch * 0.866
    return _edge(0.31 * pitch - np.hypot(dx, dy))


def checked(u: Array, v: Array) -> Array:
    """Gingham: two sets of bands laid over each other, half strength each."""
    return (_bands(u, PERIOD * 0.94) + _bands(v, PERIOD * 0.94)) / 2


def zigzag(u: Array, v: Array) -> Array:
    """Level bands folded into sharp waves."""
    pitch = PERIOD * 1.25
    fold = np.abs(u / pitch - np.round(u / pitch)) * pitch
    return _bands(v + fold, PERIOD)


PATTERNS: dict[str, Callable[[Array, Array], Array]] = {
    "plain": plain,
    "striped": striped,
    "dotted": dotted,
    "checked": checked,
    "zigzag": zigzag,
}


@dataclass(frozen=True)
class Setting:
    """A kind of backdrop: its lightness (0 to 1), its large shapes and how far they stand out."""

    level: float
    step: float
    shapes: Callable[[Array, Array], Array]


def _inside(distance: Array) -> Array:
    """Coverage of a backdrop shape from a signed distance in frame widths, negative inside."""
    return np.asarray(np.clip(0.5 - distance / SOFTNESS, 0.0, 1.0), dtype=np.float64)


def _studio(x: Array, y: Array) -> Array:
    """Nothing but the gradient."""
    return np.zeros_like(x + y)


def _table(x: Array, y: Array) -> Array:
    """A table top seen against a wall."""
    return -_inside(0.16 - y + 0 * x) * (1.0 - 0.8 * np.clip(y - 0.16, 0, 1))


def _disc(x: Array, y: Array) -> Array:
    """A large round panel."""
    return _inside(np.hypot(x, y) - 0.38)


def _hills(x: Array, y: Array) -> Array:
    """Two rolling lines near the bottom."""
    far = _inside(0.14 + 0.06 * np.sin(7 * x + 1) - y)
    near = _inside(0.29 + 0.05 * np.sin(9 * x - 2) - y)
    return -0.6 * far - 0.6 * near


def _arch(x: Array, y: Array) -> Array:
    """A tall niche with a round top."""
    return _inside(np.where(y < -0.06, np.hypot(x, y + 0.06), np.abs(x)) - 0.32)


def _slant(x: Array, y: Array) -> Array:
    """Two tones parted along the diagonal."""
    return -_inside((x + y) / math.sqrt(2) + 0.02)


def _rays(x: Array, y: Array) -> Array:
    """Broad rays from just below the middle."""
    wave = np.sin(np.arctan2(y - 0.1, x) * 8)
    return np.asarray(np.clip(wave * np.hypot(x, y - 0.1) * 10, -0.5, 0.5), dtype=np.float64)


def _clouds(x: Array, y: Array) -> Array:
    """Clouds made of overlapping rounds."""
    spots = [
        (-0.36, -0.26, 0.12),
        (-0.22, -0.30, 0.15),
        (-0.08, -0.25, 0.1),
        (0.22, 0.3, 0.12),
        (0.36, 0.26, 0.15),
        (0.48, 0.31, 0.1),
        (0.42, -0.38, 0.09),
        (-0.4, 0.36, 0.11),
    ]
    gap = np.min([np.hypot(x - a, (y - b) * 1.3) - r for a, b, r in spots], axis=0)
    return _inside(np.asarray(gap, dtype=np.float64))


SETTINGS = (
    Setting(0.86, 0.0, _studio),
    Setting(0.48, 0.16, _table),
    Setting(0.76, 0.12, _disc),
    Setting(0.88, 0.13, _hills),
    Setting(0.60, 0.15, _arch),
    Setting(0.80, 0.14, _slant),
    Setting(0.36, 0.16, _rays),
    Setting(0.80, 0.12, _clouds),
)
