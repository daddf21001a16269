"""Which labels are taken for each other, and which labels may be wrong."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.measuring.records import Confusion, Doubt, LabelQuality
from core.measuring.retrieval import Retrieval

_MOST_CONFUSIONS = 60
_N_EXAMPLES = 6
_MOST_DOUBTS = 500
#: A label is doubted where at least this share of the nearest bear one other.
DOUBTED_SHARE = 0.5


def label_table(
    found: Retrieval, codes: NDArray[np.int32], classes: tuple[str, ...]
) -> tuple[LabelQuality, ...]:
    """How well the images of each label find their like, the most frequent label first.

    `codes` int32 [n] are places in `classes`. Labels that no query of `found` has are left out.
    """
    asked = codes[found.queries]
    n_asked = np.bincount(asked, minlength=len(classes))
    n_images = np.bincount(codes, minlength=len(classes))
    per_query = np.maximum(n_asked, 1)
    recalls = np.bincount(asked, found.hits_at(1), minlength=len(classes)) / per_query
    precisions = np.bincount(asked, found.average_precisions, minlength=len(classes)) / per_query
    return tuple(
        LabelQuality(
            classes[code], int(n_images[code]), float(recalls[code]), float(precisions[code])
        )
        for code in np.argsort(-n_images, kind="stable")
        if n_asked[code]
    )


def confusions(
    found: Retrieval,
    codes: NDArray[np.int32],
    classes: tuple[str, ...],
    image_ids: NDArray[np.int64],
) -> tuple[Confusion, ...]:
    """Which label the nearest other image of a query has instead of the query's own.

    The most frequent confusions first. Shares are of the queries with the label.
    """
    asked, nearest = codes[found.queries], found.nearest[:, :1].reshape(-1)
    others = codes[nearest]
    wrong = np.flatnonzero(asked != others)
    n_asked = np.bincount(asked, minlength=len(classes))
    kinds = asked[wrong].astype(np.int64) * len(classes) + others[wrong]
    present, counts = np.unique(kinds, return_counts=True)
    shares = counts / n_asked[present // max(len(classes), 1)]
    told = []
    for at in np.lexsort((-shares, -counts))[:_MOST_CONFUSIONS]:
        code, other = divmod(int(present[at]), len(classes))
        shown = wrong[kinds == present[at]][:_N_EXAMPLES]
        ids = zip(image_ids[found.queries[shown]], image_ids[nearest[shown]], strict=True)
        examples = tuple((int(one), int(two)) for one, two in ids)
        told.append(
            Confusion(classes[code], classes[other], float(shares[at]), int(counts[at]), examples)
        )
    return tuple(told)


def doubts(
    found: Retrieval,
    codes: NDArray[np.int32],
    classes: tuple[str, ...],
    image_ids: NDArray[np.int64],
) -> tuple[Doubt, ...]:
    """Queries whose ten nearest others disagree with their label, the most doubtful first.

    At least half of the ten bear one and the same other label, and fewer than those the query's
    own. Of equal shares, the one with fewer neighbours of its own label comes first.
    """
    if not found.nearest.size:
        return ()
    asked, near = codes[found.queries], codes[found.nearest]
    n_near = near.shape[1]
    # Of each neighbour: how many have its label.
    n_alike = (near[:, :, None] == near[:, None, :]).sum(axis=2)
    is_own = near == asked[:, None]
    own = is_own.sum(axis=1)
    at = np.where(is_own, 0, n_alike).argmax(axis=1)
    lines = np.arange(len(asked))
    votes = np.where(is_own[lines, at], 0, n_alike[lines, at])
    doubted = np.flatnonzero((votes >= DOUBTED_SHARE * n_near) & (votes > own))
    doubted = doubted[np.lexsort((own[doubted], -votes[doubted]))][:_MOST_DOUBTS]
    return tuple(
        Doubt(
            int(image_ids[found.queries[line]]),
            classes[asked[line]],
            classes[near[line, at[line]]],
            float(votes[line] / n_near),
        )
        for line in doubted
    )
