"""The six things in the sample gallery, as outlines and finishes.

Every thing is drawn in its own coordinates: x to the right, y down, the whole thing within
about -1 to 1 on both axes. A thing is a list of parts, painted back to front by
``draw_samples.py``, which knows about light, colour and surface patterns; nothing here does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sample_outlines import Points, box, curve, ellipse, inset, mirrored, path, tube, turned

INK = "#2b2a33"
STEEL = "#c9ced6"
GLASS = "#cfdde4"
WICKER = "#a9794a"


@dataclass(frozen=True)
class Part:
    """One painted piece of a thing.

    ``paint`` is a shade of the picture's colour (``base``, ``deep``, ``pale``), ``pattern``
    for the patterned surface, or a fixed ``#rrggbb``. ``bevel`` is how far the rounding of
    the edge reaches inward and ``soft`` how much the outline itself is blurred, both in the
    thing's coordinates; ``gloss`` and ``opacity`` are between 0 and 1.
    """

    outlines: tuple[Points, ...]
    paint: str = "base"
    bevel: float = 0.12
    relief: float = 1.0
    gloss: float = 0.0
    opacity: float = 1.0
    soft: float = 0.0
    lift: float = 0.0
    inside: tuple[Points, ...] = ()


def _traits(model: int) -> tuple[bool, bool]:
    """Two yes-or-no design choices, so that models 0 to 7 cover each combination twice."""
    return bool(model & 2), bool(model & 4)


def teapot(model: int) -> list[Part]:
    """A round-bellied teapot, spout to the right; handle at the side or overhead."""
    overhead, straight = _traits(model)
    body = path(
        "M -0.30 -0.50 C -0.62 -0.44 -0.74 -0.12 -0.72 0.12 C -0.70 0.50 -0.42 0.70 0 0.70 "
        "C 0.42 0.70 0.70 0.50 0.72 0.12 C 0.74 -0.12 0.62 -0.44 0.30 -0.50 Z"
    )
    if straight:
        body = path(
            "M -0.34 -0.50 C -0.46 -0.30 -0.52 0.10 -0.70 0.56 C -0.72 0.66 -0.66 0.70 -0.6 0.70 "
            "L 0.6 0.70 C 0.66 0.70 0.72 0.66 0.70 0.56 C 0.52 0.10 0.46 -0.30 0.34 -0.50 Z"
        )
    lid = path("M -0.33 -0.50 C -0.30 -0.76 0.30 -0.76 0.33 -0.50 Z")
    side = np.vstack(
        [
            curve(-0.45, -0.30, -0.86, -0.52, -1.06, -0.26, -0.98, 0.02),
            curve(-0.98, 0.02, -0.93, 0.22, -0.78, 0.36, -0.50, 0.36),
        ]
    )
    arch = curve(-0.50, -0.26, -0.86, -1.30, 0.86, -1.30, 0.50, -0.26)
    spout = curve(0.44, 0.30, 0.88, 0.20, 0.66, -0.20, 0.96, -0.46)
    if straight:
        spout = curve(0.42, 0.28, 0.62, 0.10, 0.80, -0.16, 0.95, -0.46)
    return [
        Part(tube(arch if overhead else side, 0.065), "deep", 0.07, gloss=0.5),
        Part(tube(spout, 0.21, 0.085), "base", 0.12, gloss=0.6),
        Part((ellipse(0.985, -0.475, 0.085, 0.04),), "deep", 0.03),
        Part((ellipse(0, 0.69, 0.40, 0.07),), "deep", 0.05),
        Part((body,), "pattern", 0.42, 1.25, gloss=0.9, lift=0.5),
        Part((lid,), "pattern", 0.2, gloss=0.6, lift=0.3),
        Part((box(-0.37, -0.545, 0.37, -0.465, 0.038),), "deep", 0.04, gloss=0.4, lift=0.3),
        Part((ellipse(0, -0.75, 0.10, 0.09),), "deep", 0.08, gloss=0.8, lift=0.3),
    ]


def fish(model: int) -> list[Part]:
    """A fish swimming to the right: deep-bodied or slender, with a high or a long back fin."""
    slender, long_fin = _traits(model)
    body = path(
        "M -0.70 -0.02 C -0.48 -0.34 -0.12 -0.60 0.28 -0.57 C 0.66 -0.54 0.92 -0.24 1.0 0.02 "
        "C 0.92 0.28 0.66 0.54 0.28 0.57 C -0.12 0.60 -0.48 0.34 -0.70 0.02 Z"
    )
    tail = path(
        "M -0.56 0 C -0.70 -0.14 -0.82 -0.50 -1.04 -0.56 C -1.08 -0.34 -0.94 -0.16 -0.92 0 "
        "C -0.94 0.16 -1.08 0.34 -1.04 0.56 C -0.82 0.50 -0.70 0.14 -0.56 0 Z"
    )
    dorsal = path(
        "M -0.38 -0.28 C -0.40 -0.60 -0.20 -0.82 0.02 -0.82 C 0.26 -0.82 0.42 -0.66 0.52 -0.42 Z"
    )
    belly = path("M -0.22 0.40 C -0.30 0.62 -0.26 0.76 -0.14 0.82 C 0.02 0.78 0.20 0.66 0.26 0.5 Z")
    head = path("M 0.52 -0.62 C 0.40 -0.2 0.40 0.2 0.52 0.62 L 1.1 0.62 L 1.1 -0.62 Z")
    gill = tube(curve(0.53, -0.46, 0.42, -0.18, 0.42, 0.18, 0.53, 0.46), 0.022)
    fin = path("M 0.34 0.08 C 0.16 0.00 0.00 0.08 -0.06 0.24 C 0.10 0.36 0.28 0.30 0.36 0.18 Z")
    rays = [(-0.98, -0.44), (-0.93, -0.2), (-0.93, 0.2), (-0.98, 0.44)]
    tail_rays = [
        tube(curve(-0.62, y * 0.1, -0.74, y * 0.3, x + 0.1, y * 0.8, x, y), 0.012) for x, y in rays
    ]
    smile = tube(curve(0.93, 0.16, 0.87, 0.21, 0.82, 0.21, 0.77, 0.17), 0.018)
    if long_fin:
        dorsal = path(
            "M -0.56 -0.1 C -0.60 -0.42 -0.44 -0.62 -0.30 -0.60 C -0.1 -0.76 0.2 -0.82 0.40 -0.72 "
            "C 0.5 -0.66 0.56 -0.56 0.58 -0.40 Z"
        )
        tail = path(
            "M -0.56 0 C -0.66 -0.2 -0.78 -0.40 -0.98 -0.42 C -1.14 -0.2 -1.14 0.2 -0.98 0.42 "
            "C -0.78 0.40 -0.66 0.2 -0.56 0 Z"
        )
    if slender:
        body = body * np.array([1.0, 0.72])
        dorsal, belly = dorsal * np.array([1.0, 0.86]), belly * np.array([1.0, 0.80])
    return [
        Part((tail,), "deep", 0.14),
        Part(tuple(p for ray in tail_rays for p in ray), "base", 0.02, opacity=0.7),
        Part((dorsal, belly), "deep", 0.14),
        Part((body,), "pattern", 0.36, 1.2, gloss=0.6, lift=0.3),
        Part((head,), "base", 0.40, 0.6, inside=(body,), gloss=0.4),
        Part(gill, "deep", 0.03, inside=(body,)),
        Part((fin,), "deep", 0.1, lift=0.4),
        Part((ellipse(0.72, -0.13, 0.125),), "#fbfaf6", 0.05, lift=0.2),
        Part((ellipse(0.745, -0.125, 0.075),), INK, 0.05, gloss=0.3),
        Part((ellipse(0.77, -0.16, 0.026),), "#ffffff", 0.02, 0.0),
        Part(smile, "deep", 0.02, 0.0),
    ]


def car(model: int) -> list[Part]:
    """A small car seen from the side, facing right: round or boxy, with or without a rack."""
    boxy, rack = _traits(model)
    top = (
        "M -1.0 0.30 C -1.02 0.02 -0.98 -0.14 -0.84 -0.20 C -0.76 -0.56 -0.58 -0.74 -0.14 -0.74 "
        "C 0.24 -0.74 0.40 -0.50 0.50 -0.22 C 0.82 -0.18 1.0 -0.04 1.0 0.22 L 1.0 0.36 "
    )
    rear = path("M -0.68 -0.22 C -0.62 -0.46 -0.50 -0.60 -0.24 -0.61 L -0.24 -0.22 Z")
    front = path("M -0.14 -0.615 C 0.12 -0.615 0.26 -0.46 0.35 -0.22 L -0.14 -0.22 Z")
    panes = [rear, front]
    if boxy:
        top = (
            "M -1.0 0.30 L -1.0 -0.62 C -1.0 -0.74 -0.94 -0.80 -0.82 -0.80 L 0.56 -0.80 "
            "C 0.72 -0.80 0.78 -0.72 0.84 -0.50 C 0.90 -0.26 1.0 -0.04 1.0 0.22 L 1.0 0.36 "
        )
        last = path("M 0.40 -0.66 L 0.60 -0.66 C 0.66 -0.60 0.72 -0.44 0.76 -0.28 L 0.40 -0.28 Z")
        panes = [box(x, -0.66, x + 0.36, -0.28, 0.06) for x in (-0.88, -0.45, -0.02)] + [last]
    body = path(f"{top}C 1.0 0.44 0.96 0.48 0.9 0.48 L -0.9 0.48 C -0.96 0.48 -1 0.44 -1 0.36 Z")
    slants = [(x, w) for x in (-0.72, -0.24, 0.18, 0.56) for w in (0.10,)]
    shine = tuple(
        np.array([(x + 0.12, -0.75), (x + 0.12 + w, -0.75), (x + w - 0.08, -0.1), (x - 0.08, -0.1)])
        for x, w in slants
    )
    door = tube(curve(-0.19, -0.2, -0.19, 0.0, -0.19, 0.2, -0.19, 0.44), 0.011)
    bumpers = (box(-1.05, 0.30, -0.8, 0.44, 0.05), box(0.8, 0.30, 1.05, 0.44, 0.05))
    return [
        *(_roof_rack(-0.80 if boxy else -0.72) if rack else []),
        Part(bumpers, STEEL, 0.06),
        Part((body,), "pattern", 0.30, 1.1, gloss=0.8, lift=0.3),
        Part((box(-0.96, 0.40, 0.96, 0.485, 0.04),), "deep", 0.04, inside=(body,)),
        Part(tuple(panes), GLASS, 0.08, -0.5),
        Part(shine, "#ffffff", 0.02, 0.0, opacity=0.55, inside=tuple(panes)),
        Part(door, "deep", 0.02, opacity=0.8),
        Part((box(-0.10, -0.10, 0.06, -0.055, 0.02),), STEEL, 0.03, gloss=0.5),
        Part((ellipse(0.90, 0.06, 0.075, 0.10),), "#fff3cf", 0.07, gloss=0.6, lift=0.2),
        Part((box(-0.995, -0.02, -0.92, 0.14, 0.03),), "#c8453c", 0.04),
        *_wheel(-0.56, 0.48, body),
        *_wheel(0.56, 0.48, body),
    ]


def _roof_rack(roof: float) -> list[Part]:
    """Two suitcases strapped to the roof."""
    cases = (box(-0.56, roof - 0.24, -0.06, roof - 0.02, 0.05),)
    small = (box(-0.02, roof - 0.17, 0.28, roof - 0.02, 0.05),)
    straps = (
        box(-0.46, roof - 0.25, -0.41, roof, 0.01),
        box(-0.21, roof - 0.25, -0.16, roof, 0.01),
    )
    bar = (
        box(-0.62, roof - 0.04, 0.34, roof, 0.015),
        box(-0.5, roof - 0.02, -0.46, roof + 0.1, 0.01),
        box(0.18, roof - 0.02, 0.22, roof + 0.1, 0.01),
    )
    return [
        Part(cases, WICKER, 0.06),
        Part(small, "#8a5d34", 0.06),
        Part(straps, "#5d3d22", 0.02),
        Part(bar, STEEL, 0.03),
    ]


def _wheel(x: float, y: float, body: Points) -> list[Part]:
    """A wheel and the dark arch above it."""
    return [
        Part((ellipse(x, y - 0.02, 0.285),), INK, 0.05, 0.2, inside=(body,)),
        Part((ellipse(x, y, 0.235),), "#35353d", 0.08),
        Part((ellipse(x, y, 0.14),), STEEL, 0.08, gloss=0.5),
        Part((ellipse(x, y, 0.05),), "#8a909c", 0.04),
    ]


def butterfly(model: int) -> list[Part]:
    """A butterfly seen from above: round wings or swallow tails, spread or drawn back."""
    tailed, drawn_back = _traits(model)
    upper = path(
        "M 0.04 -0.12 C 0.14 -0.56 0.56 -0.88 0.92 -0.82 C 1.10 -0.56 0.98 -0.10 0.66 0.06 "
        "C 0.44 0.12 0.16 0.08 0.04 0.0 Z"
    )
    lower = path(
        "M 0.04 0.02 C 0.30 0.04 0.66 0.04 0.78 0.28 C 0.86 0.56 0.70 0.84 0.46 0.84 "
        "C 0.26 0.82 0.10 0.46 0.04 0.14 Z"
    )
    if tailed:
        lower = path(
            "M 0.04 0.02 C 0.30 0.00 0.62 0.02 0.70 0.22 C 0.76 0.40 0.66 0.52 0.62 0.60 "
            "C 0.62 0.74 0.72 0.86 0.70 0.98 C 0.60 1.02 0.48 0.86 0.40 0.70 "
            "C 0.26 0.62 0.10 0.40 0.04 0.14 Z"
        )
        upper = path(
            "M 0.04 -0.12 C 0.12 -0.44 0.60 -0.82 1.06 -0.80 C 1.06 -0.62 0.90 -0.40 0.84 -0.22 "
            "C 0.80 -0.04 0.60 0.04 0.44 0.06 C 0.28 0.10 0.12 0.06 0.04 0.0 Z"
        )
    if drawn_back:
        upper, lower = turned(upper, 16), turned(lower, 26)
    parts = []
    for wing, factor in ((lower, 0.84), (upper, 0.86)):
        both = (wing, mirrored(wing))
        cells = (inset(wing, factor), mirrored(inset(wing, factor)))
        parts += [
            Part(both, "deep", 0.10, lift=0.35),
            Part(cells, "pattern", 0.30, 0.7, gloss=0.15),
        ]
    feeler = tube(curve(0.03, -0.30, 0.06, -0.56, 0.16, -0.74, 0.30, -0.82), 0.016)
    bulb = ellipse(0.31, -0.825, 0.04)
    line = np.array([(0.0, -0.22), (0.0, 0.0), (0.0, 0.52)])
    return [
        *parts,
        Part((*feeler, bulb, *(mirrored(p) for p in feeler), mirrored(bulb)), INK, 0.03),
        Part(tube(line, 0.085, 0.04), "#4a3f45", 0.08, lift=0.4),
        Part((ellipse(0, -0.27, 0.085),), "#4a3f45", 0.08, gloss=0.3, lift=0.2),
    ]


def shirt(model: int) -> list[Part]:
    """A shirt laid flat: short or long sleeves, round or buttoned neck."""
    long_sleeves, buttoned = _traits(model)
    half = (
        "C 0.16 -0.60 0.24 -0.68 0.28 -0.80 C 0.46 -0.76 0.62 -0.72 0.72 -0.62 "
        "C 0.86 -0.46 0.96 -0.28 1.04 -0.08 C 0.94 0.02 0.82 0.09 0.70 0.13 "
        "C 0.64 0.02 0.58 -0.08 0.53 -0.14 C 0.51 0.20 0.53 0.52 0.56 0.84 "
        "C 0.38 0.90 0.18 0.91 0.0 0.91"
    )
    cuff = tube(curve(1.03, -0.085, 0.94, 0.01, 0.82, 0.08, 0.695, 0.12), 0.035)
    if long_sleeves:
        half = (
            "C 0.16 -0.60 0.24 -0.68 0.28 -0.80 C 0.46 -0.76 0.62 -0.72 0.70 -0.60 "
            "C 0.84 -0.30 0.96 0.16 1.04 0.62 C 0.96 0.68 0.86 0.70 0.77 0.70 "
            "C 0.70 0.40 0.62 0.10 0.53 -0.10 C 0.51 0.20 0.53 0.52 0.56 0.84 "
            "C 0.38 0.90 0.18 0.91 0.0 0.91"
        )
        cuff = tube(curve(1.03, 0.59, 0.95, 0.65, 0.86, 0.67, 0.765, 0.67), 0.045)
    right = path(f"M 0 -0.60 {half}")
    body = np.vstack([right, mirrored(right)[::-1]])
    collar_line = np.vstack([curve(-0.29, -0.81, -0.24, -0.53, 0.24, -0.53, 0.29, -0.81)])
    inner = path(
        "M -0.28 -0.80 C -0.16 -0.86 0.16 -0.86 0.28 -0.80 C 0.22 -0.56 -0.22 -0.56 -0.28 -0.80 Z"
    )
    hem = tube(curve(-0.56, 0.82, -0.2, 0.90, 0.2, 0.90, 0.56, 0.82), 0.03)
    seam = tube(curve(0.53, -0.14, 0.50, -0.34, 0.56, -0.54, 0.66, -0.67), 0.010)
    trims = (*cuff, *(mirrored(p) for p in cuff), *hem)
    return [
        Part((inner,), "deep", 0.1, -0.6),
        Part((body,), "pattern", 0.16, 0.8),
        Part(
            _creases(),
            INK,
            0.1,
            0.0,
            opacity=0.3,
            soft=0.03,
            inside=(body,),
        ),
        Part((*seam, *(mirrored(p) for p in seam)), "deep", 0.02, 0.0, opacity=0.6),
        Part(trims, "deep", 0.04, inside=(body,)),
        *(
            _polo_collar()
            if buttoned
            else [Part(tube(collar_line, 0.045), "deep", 0.045, lift=0.3)]
        ),
    ]


def _creases() -> tuple[Points, ...]:
    """Soft folds running in from the sides of a shirt."""
    folds = [
        tube(curve(0.50, -0.10, 0.36, 0.02, 0.26, 0.06, 0.14, 0.08), 0.035, 0.005),
        tube(curve(0.52, 0.30, 0.38, 0.46, 0.22, 0.52, 0.10, 0.52), 0.035, 0.005),
        tube(curve(-0.52, 0.12, -0.36, 0.30, -0.24, 0.36, -0.12, 0.36), 0.035, 0.005),
        tube(curve(-0.54, 0.60, -0.40, 0.68, -0.26, 0.70, -0.16, 0.69), 0.035, 0.005),
    ]
    return tuple(p for fold in folds for p in fold)


def _polo_collar() -> list[Part]:
    """A turned-down collar, a placket and its three buttons."""
    wing = path(
        "M 0.27 -0.85 C 0.36 -0.78 0.42 -0.68 0.42 -0.56 L 0.16 -0.40 L 0.0 -0.62 "
        "C 0.14 -0.64 0.22 -0.72 0.27 -0.85 Z"
    )
    buttons = tuple(ellipse(0, y, 0.03) for y in (-0.46, -0.30, -0.14))
    return [
        Part((box(-0.09, -0.64, 0.09, -0.02, 0.03),), "base", 0.05, lift=0.2),
        Part((wing, mirrored(wing)), "deep", 0.07, lift=0.4),
        Part(buttons, "#fbfaf6", 0.03, lift=0.3),
    ]


def balloon(model: int) -> list[Part]:
    """A hot-air balloon with its basket: round or long, plain or with a scalloped band."""
    long, banded = _traits(model)
    w, y = (0.60, -0.40) if long else (0.82, -0.32)
    side = np.vstack(
        [
            curve(0, -1.0, 0.65 * w, -1.0, w, y - 0.36, w, y),
            curve(w, y, w, y + 0.36, 0.55 * w, 0.22, 0.22, 0.48),
        ]
    )
    body = np.vstack([side, mirrored(side)[::-1]])
    folds = (-0.66, -0.24, 0.24, 0.66)
    gores = [tube(side * np.array([k, 1.0]), 0.008) for k in folds]
    scallops = tuple(ellipse(x * w, y + 0.2, 0.165 * w, 0.15) for x in np.linspace(-1, 1, 7))
    band = (box(-1.2, y, 1.2, y + 0.2, 0.01), *scallops)
    skirt = path("M -0.22 0.46 L 0.22 0.46 L 0.17 0.58 L -0.17 0.58 Z")
    ropes = [
        tube(np.array([(x, 0.57), (x * 0.8, 0.80)]), 0.011) for x in (-0.15, -0.05, 0.05, 0.15)
    ]
    basket = path("M -0.155 0.78 L 0.155 0.78 L 0.135 1.0 C 0.13 1.03 -0.13 1.03 -0.135 1.0 Z")
    weave = [box(-0.2, y, 0.2, y + 0.02, 0.005) for y in (0.85, 0.90, 0.95)]
    return [
        Part(tuple(p for rope in ropes for p in rope), INK, 0.02),
        Part((basket,), WICKER, 0.1),
        Part(tuple(weave), "#6d4826", 0.01, 0.0, opacity=0.5, inside=(basket,)),
        Part((box(-0.18, 0.76, 0.18, 0.81, 0.02),), "#8a5d34", 0.03),
        Part((body,), "pattern", 0.46, 1.25, gloss=0.5),
        Part(
            tuple(p for gore in gores for p in gore), INK, 0.02, 0.0, opacity=0.22, inside=(body,)
        ),
        *([Part(band, "deep", 0.3, 0.4, inside=(body,))] if banded else []),
        Part((skirt,), "deep", 0.06, lift=0.2),
    ]


KINDS: dict[str, Callable[[int], list[Part]]] = {
    "teapot": teapot,
    "fish": fish,
    "car": car,
    "butterfly": butterfly,
    "shirt": shirt,
    "balloon": balloon,
}
