"""What crosses from measuring to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: The measures in the order in which they are shown; fields of `Quality` and of `Chance`.
MEASURES = (
    "recall_at_1",
    "recall_at_5",
    "recall_at_10",
    "map_at_r",
    "triplet_accuracy",
    "pair_auc",
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A measured share, 0 to 1, and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LabelQuality:
    """How well the images of one label find their like."""

    label: str
    n: int
    recall_at_1: float
    map_at_r: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """Images of `label` whose nearest other image has `other` instead.

    `share` of the images of `label`; `examples` are some of these (image id, nearest image id).
    """

    label: str
    other: str
    share: float
    n: int
    examples: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An image whose neighbours disagree with its label: `share` of the nearest have `other`."""

    image_id: int
    label: str
    other: str
    share: float


@dataclass(frozen=True, slots=True)
class Chance:
    """What vectors without any meaning would reach, by the frequency of the labels alone."""

    recall_at_1: float
    recall_at_5: float
    recall_at_10: float
    map_at_r: float
    triplet_accuracy: float = 0.5
    pair_auc: float = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Quality:
    """How good one condition is.

    `metric` is "cosine" or "euclidean"; `n` images were measured, `n_queries` of them were asked
    for their neighbours. `roc` float32 [k, 2] are (false, true positive rate). `same` and
    `other` int64 [b] count the similarities of pairs with the same and with another label in
    bins bordered by `edges` float32 [b + 1]. `given_triplets` and `given_pairs` were measured on
    triplets and pairs that a person gave.
    """

    key: str
    name: str
    metric: str
    n: int
    n_queries: int
    recall_at_1: Interval
    recall_at_5: Interval
    recall_at_10: Interval
    map_at_r: Interval
    triplet_accuracy: Interval
    pair_auc: Interval
    chance: Chance
    roc: NDArray[np.float32]
    same: NDArray[np.int64]
    other: NDArray[np.int64]
    edges: NDArray[np.float32]
    per_label: tuple[LabelQuality, ...]
    confusions: tuple[Confusion, ...]
    doubts: tuple[Doubt, ...]
    given_triplets: Interval | None = None
    given_pairs: Interval | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Several conditions measured on the same images.

    `part` is "all" or "held-out": the images that none of the taught conditions among them has
    learnt from; `n_learnt` images were left out for that. `label_name` and `source` say whose
    labels these are.
    """

    label_name: str
    source: str
    part: str
    n_learnt: int
    qualities: tuple[Quality, ...]


@dataclass(frozen=True, slots=True)
class GivenQuality:
    """How good a condition is on triplets and pairs that a person gave; None without any.

    For pairs there have to be similar and dissimilar ones.
    """

    key: str
    name: str
    metric: str
    n_triplets: int
    n_pairs: int
    given_triplets: Interval | None
    given_pairs: Interval | None
