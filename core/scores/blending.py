"""The arithmetic of blends: several conditions compared together, each with a weight.

A blend orders images by the sum over its parts of w (cos - mean) / deviation, where mean and
deviation are those of random pairs of the folder: so standardised, weights mean what they say.
The means move all scores alike; what is left, the sum of a cos with a = w / deviation, is the
cosine of joined vectors, each part times sqrt(a), once the factors a are scaled to sum to 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.scores.calibration import PairSample

#: A deviation below this counts as this. Where all pairs are alike a condition tells nothing
#: apart, and its cosines differ by little more than the rounding of stored vectors: without a
#: floor that noise would rule the blend.
SMALLEST_DEVIATION = 1e-3


def deviations_of(samples: Sequence[PairSample]) -> NDArray[np.float64]:
    """The deviations, float64 [p], of pair cosines, from complete samples over the same pairs.

    Where there are no pairs all deviations are 1, so that weights count as they are.
    """
    cosines = np.array([sample.cosines for sample in samples], np.float64)
    if not cosines.size:
        return np.ones(len(samples))
    deviations: NDArray[np.float64] = cosines.std(axis=1)
    return deviations


def factors(weights: Sequence[float], deviations: NDArray[np.float64]) -> NDArray[np.float64]:
    """The factors a, float64 [p], of the parts' cosines: they sum to 1.

    Weights count in proportion; a part of weight 0 gets the factor 0. Raises `ValueError`
    where all are 0 or one is negative.
    """
    shares = np.asarray(weights, np.float64)
    if (shares < 0).any():
        raise ValueError(f"negative weight in {weights}")
    if not shares.any():
        raise ValueError(f"no weight in {weights}")
    scaled = shares / np.maximum(deviations, SMALLEST_DEVIATION)
    proportions: NDArray[np.float64] = scaled / scaled.sum()
    return proportions


def blended(
    cosines: Sequence[NDArray[np.float32]], factors: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Scores float32 [n] from the parts' cosines float32 [n]: the cosines of joined vectors.

    Cosines of parts with the factor 0 are not looked at.
    """
    total = np.zeros_like(cosines[0])
    for part, factor in zip(cosines, factors, strict=True):
        if factor > 0:
            total += np.float32(factor) * part
    return total


def shares(cosines: Sequence[float], factors: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each part adds to the score of one hit, float64 [p], from its cosines there."""
    return np.asarray(cosines, np.float64) * factors
