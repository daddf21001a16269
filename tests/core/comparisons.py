"""A comparison that a test has made up."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from core.measuring.records import (
    Chance,
    Comparison,
    Confusion,
    Doubt,
    Interval,
    LabelQuality,
    Quality,
)


def quality(
    key: str,
    name: str,
    metric: str = "cosine",
    label: str = "Shirts",
    value: float = 0.7,
    given: Interval | None = None,
) -> Quality:
    """A condition that is `value` good; its doubtful and confused images are 1 to 4."""
    steps = np.linspace(0, 1, 21)
    middles = (steps[1:] + steps[:-1]) / 2
    measured = [
        Interval(value + 0.02 * n, value + 0.02 * n - 0.03, value + 0.02 * n + 0.02)
        for n in range(6)
    ]
    return Quality(
        key,
        name,
        metric,
        900,
        600,
        *measured,
        Chance(0.1, 0.3, 0.5, 0.08),
        np.stack([steps, steps ** (1 - value)], axis=1).astype(np.float32),
        (1000 * np.exp(-(((middles - 0.8) / 0.2) ** 2))).astype(np.int64),
        (5000 * np.exp(-(((middles - 0.3) / 0.2) ** 2))).astype(np.int64),
        steps.astype(np.float32),
        (LabelQuality(label, 500, 0.9, 0.8), LabelQuality("Shoes", 400, 0.8, 0.7)),
        (Confusion(label, "Shoes", 0.12, 60, ((1, 2), (3, 2))),),
        (Doubt(4, "Shoes", label, 0.9),),
        given,
    )


def comparison(*qualities: Quality, part: str = "all", n_learnt: int = 0) -> Comparison:
    return Comparison("kind", "kinds.csv", part, n_learnt, qualities)


def jpeg(colour: str = "red") -> bytes:
    """A picture as a proxy is kept."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "JPEG")
    return out.getvalue()
