"""What is made small while learning, and which triplets count.

Triplet margin: max(d(a, p) - d(a, n) + margin, 0) with d the Euclidean distance or 1 - cosine.
Contrastive: Hadsell, Chopra & LeCun 2006, after Chopra 2005. Supervised contrastive: Khosla et al.
2020. Multi-similarity: Wang et al. 2019. Normalised softmax: Zhai & Wu 2019. All as in
pytorch-metric-learning.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from pytorch_metric_learning import distances, losses, reducers
from torch import Tensor, nn

from core.teaching.mining import mined_loss
from core.teaching.records import Lesson

#: Of the normalised softmax term: how sharply it tells labels apart. Where it is soft, a label's
#: images are drawn together until the end, which serves whole rankings; a sharp one is content
#: once the nearest are right.
_TEMPERATURE = 1 / 4
_CONTRASTIVE_MARGIN = 0.5

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

    def settings(self, dim: int) -> dict[str, str | int | float | bool]:
        """What a taught file tells of it, beside the length of a vector."""
        return {
            "dim": dim,
            "loss": self.loss,
            "mining": self.mining,
            "metric": self.metric,
            "softmax": self.has_softmax,
            "margin": self.margin,
        }


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
        self.margin = choice.margin
        self.distance = distance_of(choice)
        # The mean over all drawn triplets, as in the article; over those that still teach
        # something where a person gave them.
        self._drawn = losses.TripletMarginLoss(
            choice.margin, distance=self.distance, reducer=reducers.MeanReducer()
        )
        self._given = losses.TripletMarginLoss(choice.margin, distance=self.distance)
        self._other = _other_loss(choice)
        self._softmax = (
            losses.NormalizedSoftmaxLoss(n_labels, dim, temperature=_TEMPERATURE)
            if choice.has_softmax
            else None
        )

    def forward(self, vectors: Tensor, codes: Tensor, triplets: Places | None) -> Tensor:
        """The loss of vectors [b, dim] with the labels `codes` [b].

        `triplets` are places in the batch where triplets were drawn; else they are mined.
        """
        loss = self._beside_softmax(vectors, codes, triplets)
        if self._softmax is not None:
            loss = loss + self._softmax(vectors, codes)
        return loss

    def _beside_softmax(self, vectors: Tensor, codes: Tensor, triplets: Places | None) -> Tensor:
        loss: Tensor
        if self._other is not None:
            loss = self._other(vectors, codes)
        elif triplets is not None:
            loss = self._drawn(vectors, codes, triplets)
        else:
            apart = _apart(self.distance, vectors)
            loss = mined_loss(apart, codes, self._choice.margin, self._choice.mining)
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


def _other_loss(choice: Choice) -> nn.Module | None:
    """The loss of a lesson that is not about triplets."""
    if choice.loss == "contrastive":
        euclidean = distances.LpDistance(p=2, normalize_embeddings=choice.is_normalised)
        contrastive: nn.Module = losses.ContrastiveLoss(0, _CONTRASTIVE_MARGIN, distance=euclidean)
        return contrastive
    if choice.loss == "supcon":
        supervised: nn.Module = losses.SupConLoss()
        return supervised
    if choice.loss == "multi-similarity":
        similarities: nn.Module = losses.MultiSimilarityLoss()
        return similarities
    return None


def nearer_by(distance: nn.Module, vectors: Tensor, triplets: Places) -> Tensor:
    """By how much each positive is nearer to its anchor than the negative, [t]."""
    anchors, positives, negatives = triplets
    matrix = _apart(distance, vectors)
    return matrix[anchors, negatives] - matrix[anchors, positives]


def _apart(distance: nn.Module, vectors: Tensor) -> Tensor:
    """How far each of the vectors [b, dim] is from each, [b, b], up to what is the same for all."""
    matrix: Tensor = distance(vectors)
    return -matrix if getattr(distance, "is_inverted", False) else matrix


def shares(nearer: Tensor, margin: float) -> tuple[int, int, int]:
    """How many triplets are easy, semi-hard and hard, after Moindrot 2018.

    Easy: the negative is farther than the positive by more than the margin. Semi-hard: farther,
    but by no more than that. Hard: the negative is nearer, or as near.
    """
    n_easy = int((nearer > margin).sum())
    n_hard = int((nearer <= 0).sum())
    return n_easy, len(nearer) - n_easy - n_hard, n_hard
