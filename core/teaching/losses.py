"""What is made small while learning, and which triplets count.

Triplet margin: max(d(a, p) - d(a, n) + margin, 0) with d the Euclidean distance or 1 - cosine.
Contrastive: Hadsell, Chopra & LeCun 2006, after Chopra 2005. Supervised contrastive: Khosla et al.
2020. Multi-similarity: Wang et al. 2019. Normalised softmax: Zhai & Wu 2019. All as in
pytorch-metric-learning.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from pytorch_metric_learning import distances, losses, miners, reducers
from torch import Tensor, nn

from core.teaching.records import Lesson

#: Of the normalised softmax term: how sharply it tells labels apart.
_TEMPERATURE = 1 / 16
_CONTRASTIVE_MARGIN = 0.5
_MINERS = {"easy": "easy", "semihard": "semihard", "hard": "hard"}

#: Places of anchors, positives and negatives in a batch.
Places = tuple[Tensor, Tensor, Tensor]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a lesson chose, with what suits its network where it left that open."""

    loss: str
    mining: str
    metric: str
    has_softmax: bool
    margin: float
    is_normalised: bool

    @property
    def draws_triplets(self) -> bool:
        """Whether triplets are drawn from all images, instead of being formed in a batch."""
        return self.loss == "triplet" and self.mining == "random"


def choice_of(
    lesson: Lesson, mining: str, margin: float, has_softmax: bool, is_normalised: bool
) -> Choice:
    """The lesson's choice; the arguments say what suits the network.

    `is_normalised` tells whether vectors are brought to length 1 before they are compared.
    """
    return Choice(
        lesson.loss,
        lesson.mining or mining,
        lesson.metric,
        has_softmax if lesson.has_softmax is None else lesson.has_softmax,
        margin if lesson.margin is None else lesson.margin,
        is_normalised,
    )


class Criterion(nn.Module):
    """The loss of a batch; its softmax term learns a direction for each label."""

    def __init__(self, choice: Choice, n_labels: int, dim: int) -> None:
        super().__init__()
        self._choice = choice
        self.distance = distance_of(choice)
        self._loss = _loss(choice, self.distance)
        self._given = losses.TripletMarginLoss(margin=choice.margin, distance=self.distance)
        self._miner = _miner(choice, self.distance)
        self._softmax = (
            losses.NormalizedSoftmaxLoss(n_labels, dim, temperature=_TEMPERATURE)
            if choice.has_softmax
            else None
        )

    def forward(self, vectors: Tensor, codes: Tensor, triplets: Places | None) -> Tensor:
        """The loss of vectors [b, dim] with the labels `codes` [b].

        `triplets` are places in the batch where triplets were drawn; else they are mined.
        """
        if triplets is None and self._miner is not None:
            triplets = self._miner(vectors, codes)
        loss: Tensor = self._loss(vectors, codes, triplets)
        if self._softmax is not None:
            loss = loss + self._softmax(vectors, codes)
        return loss

    def of_given(self, vectors: Tensor, triplets: Places) -> Tensor:
        """The triplet loss of triplets that a person gave."""
        codes = torch.arange(len(vectors))  # every image is a label of its own
        loss: Tensor = self._given(vectors, codes, triplets)
        return loss


def distance_of(choice: Choice) -> nn.Module:
    """The distance that triplets are compared by."""
    if choice.metric == "cosine":
        made: nn.Module = distances.CosineSimilarity()
    else:
        made = distances.LpDistance(p=2, normalize_embeddings=choice.is_normalised)
    return made


def _loss(choice: Choice, distance: nn.Module) -> nn.Module:
    made: nn.Module
    if choice.loss == "contrastive":
        euclidean = distances.LpDistance(p=2, normalize_embeddings=choice.is_normalised)
        made = losses.ContrastiveLoss(0, _CONTRASTIVE_MARGIN, distance=euclidean)
    elif choice.loss == "supcon":
        made = losses.SupConLoss()
    elif choice.loss == "multi-similarity":
        made = losses.MultiSimilarityLoss()
    else:
        # The mean over all drawn triplets, as in the article; over those that still teach
        # something where they are mined, or else the many that don't would drown them.
        reducer = reducers.MeanReducer() if choice.draws_triplets else reducers.AvgNonZeroReducer()
        made = losses.TripletMarginLoss(choice.margin, distance=distance, reducer=reducer)
    return made


def _miner(choice: Choice, distance: nn.Module) -> nn.Module | None:
    if choice.loss != "triplet" or choice.mining not in _MINERS:
        return None
    made: nn.Module = miners.TripletMarginMiner(
        margin=choice.margin, type_of_triplets=_MINERS[choice.mining], distance=distance
    )
    return made


def nearer_by(distance: nn.Module, vectors: Tensor, triplets: Places) -> Tensor:
    """By how much each positive is nearer to its anchor than the negative, [t]."""
    anchors, positives, negatives = triplets
    matrix = distance(vectors)
    apart: Tensor = matrix[anchors, negatives] - matrix[anchors, positives]
    return -apart if getattr(distance, "is_inverted", False) else apart


def shares(nearer: Tensor, margin: float) -> tuple[int, int, int]:
    """How many triplets are easy, semi-hard and hard, after Moindrot 2018.

    Easy: the negative is farther than the positive by more than the margin. Semi-hard: farther,
    but by no more than that. Hard: the negative is nearer, or as near.
    """
    n_easy = int((nearer > margin).sum())
    n_hard = int((nearer <= 0).sum())
    return n_easy, len(nearer) - n_easy - n_hard, n_hard
