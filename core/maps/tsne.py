"""t-SNE. Imports openTSNE, so only jobs import this."""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from openTSNE import TSNE

from core.jobs import Progress

_PERPLEXITY = 30.0
_EARLY_STEPS, _STEPS = 250, 500
_TOLD_EVERY = 10
_FEW = 2000
#: The start is this wide, so that at first no forces vanish (Kobak & Berens 2019).
_START_DEVIATION = 1e-4


def tsne_points(
    components: NDArray[np.float32], seed: int, report: Callable[[Progress], None]
) -> NDArray[np.float32]:
    """The t-SNE map float32 [n, 2] of principal components float32 [n, d], n at least 10 and d
    at least 2.

    van der Maaten & Hinton (2008) by Euclidean distance, which orders unit vectors as the cosine
    does; repulsion by interpolation (FIt-SNE, Linderman et al. 2019); started from the first two
    components, so that what is far apart stays apart (Kobak & Berens 2019).
    """
    n_told = 0
    total = _EARLY_STEPS + _STEPS

    def told(_iteration: int, _error: float, _points: object) -> bool:
        nonlocal n_told
        n_told += _TOLD_EVERY
        report(Progress("map", min(n_told, total), total))
        return False

    # With few images processes of its own cost more than they bring.
    is_large = len(components) > _FEW
    start = components[:, :2]
    layout = TSNE(
        perplexity=min(_PERPLEXITY, (len(components) - 1) / 3),
        initialization=start * (_START_DEVIATION / max(float(start[:, 0].std()), 1e-12)),
        negative_gradient_method="fft" if is_large else "bh",
        early_exaggeration_iter=_EARLY_STEPS,
        n_iter=_STEPS,
        n_jobs=(os.cpu_count() or 1) if is_large else 1,
        callbacks=told,
        callbacks_every_iters=_TOLD_EVERY,
        random_state=seed,
    )
    return np.ascontiguousarray(layout.fit(components), np.float32)
