"""Losses and shares of triplets, against loops over all triplets."""

from __future__ import annotations

import math
from itertools import product

import pytest
import torch
from torch import Tensor

from core.teaching.losses import Choice, Criterion, Places, choice_of, nearer_by, shares
from core.teaching.mining import mined_loss
from core.teaching.records import Lesson

MARGIN, DIM, N_LABELS, N_VECTORS = 0.3, 5, 4, 20
MINED = ("easy", "semihard", "hard", "all")


def choice(
    loss: str = "triplet",
    mining: str = "semihard",
    metric: str = "euclidean",
    has_softmax: bool = False,
    is_normalised: bool = True,
) -> Choice:
    return Choice(loss, mining, metric, has_softmax, MARGIN, is_normalised)


@pytest.fixture
def batch() -> tuple[Tensor, Tensor]:
    """Vectors, which learn, and their labels; one label has a single vector."""
    generator = torch.Generator().manual_seed(3)
    vectors = torch.randn(N_VECTORS, DIM, generator=generator, requires_grad=True)
    codes = torch.randint(0, N_LABELS - 1, (N_VECTORS,), generator=generator)
    codes[7] = N_LABELS - 1
    return vectors, codes


def distances(
    vectors: Tensor, metric: str = "euclidean", is_normalised: bool = True
) -> list[list[float]]:
    """How far each vector is from each."""
    rows = vectors.detach().double().tolist()
    if is_normalised:
        rows = [[value / math.hypot(*row) for value in row] for row in rows]
    if metric == "cosine":
        return [
            [1 - sum(a * b for a, b in zip(one, other, strict=True)) for other in rows]
            for one in rows
        ]
    return [[math.dist(one, other) for other in rows] for one in rows]


def all_triplets(codes: Tensor) -> list[tuple[int, int, int]]:
    return [
        (a, p, n)
        for a, p, n in product(range(len(codes)), repeat=3)
        if a != p and codes[a] == codes[p] and codes[a] != codes[n]
    ]


def counts(nearer: float, mining: str) -> bool:
    kinds = {
        "easy": nearer > MARGIN,
        "semihard": 0 < nearer <= MARGIN,
        "hard": nearer <= 0,
        "all": True,
    }
    return kinds[mining]


def naive_mined(vectors: Tensor, codes: Tensor, mining: str, metric: str) -> float:
    apart, losses = distances(vectors, metric), []
    for a, p, n in all_triplets(codes):
        nearer = apart[a][n] - apart[a][p]
        if counts(nearer, mining) and MARGIN - nearer > 0:
            losses.append(MARGIN - nearer)
    return sum(losses) / max(len(losses), 1)


@pytest.mark.parametrize("metric", ["euclidean", "cosine"])
@pytest.mark.parametrize("mining", MINED)
def test_a_mined_loss_is_the_mean_over_all_triplets_of_its_kind(
    batch: tuple[Tensor, Tensor], mining: str, metric: str
) -> None:
    criterion = Criterion(choice(mining=mining, metric=metric), N_LABELS, DIM)
    loss = criterion(*batch, None)
    assert loss.item() == pytest.approx(naive_mined(*batch, mining, metric), abs=1e-5)


@pytest.mark.parametrize("mining", MINED)
def test_its_gradient_is_that_of_the_listed_triplets(
    batch: tuple[Tensor, Tensor], mining: str
) -> None:
    vectors, codes = batch
    unit = torch.nn.functional.normalize(vectors)
    apart = torch.cdist(unit, unit)
    (found,) = torch.autograd.grad(
        mined_loss(apart, codes, MARGIN, mining), vectors, retain_graph=True
    )
    a, p, n = torch.tensor(all_triplets(codes)).T
    nearer = apart[a, n] - apart[a, p]
    is_counted = torch.tensor([counts(value, mining) for value in nearer.tolist()])
    listed = torch.relu(MARGIN - nearer[is_counted])
    total = listed.sum() / (listed > 0).sum().clamp(min=1)
    (expected,) = torch.autograd.grad(total, vectors)
    assert torch.allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize("mining", MINED)
def test_a_batch_of_one_label_has_no_triplets(mining: str) -> None:
    vectors = torch.randn(6, DIM, requires_grad=True)
    criterion = Criterion(choice(mining=mining), 1, DIM)
    loss = criterion(vectors, torch.zeros(6, dtype=torch.int64), None)
    loss.backward()
    assert loss.item() == 0.0
    assert vectors.grad is not None
    assert torch.isfinite(vectors.grad).all()


@pytest.mark.parametrize("is_normalised", [True, False])
def test_drawn_triplets_count_all_also_those_that_teach_nothing(
    batch: tuple[Tensor, Tensor], is_normalised: bool
) -> None:
    vectors, codes = batch
    some = all_triplets(codes)[::17]
    triplets = columns(some)
    criterion = Criterion(choice(mining="random", is_normalised=is_normalised), N_LABELS, DIM)
    apart = distances(vectors, is_normalised=is_normalised)
    losses = [max(apart[a][p] - apart[a][n] + MARGIN, 0.0) for a, p, n in some]
    assert 0.0 in losses
    assert criterion(vectors, codes, triplets).item() == pytest.approx(
        sum(losses) / len(losses), abs=1e-5
    )


def test_given_triplets_count_as_far_as_they_teach(batch: tuple[Tensor, Tensor]) -> None:
    vectors, codes = batch
    some = all_triplets(codes)[::23]
    criterion = Criterion(choice(), N_LABELS, DIM)
    apart = distances(vectors)
    losses = [apart[a][p] - apart[a][n] + MARGIN for a, p, n in some]
    teaching = [loss for loss in losses if loss > 0]
    assert 0 < len(teaching) < len(losses)
    assert criterion.of_given(vectors, columns(some)).item() == pytest.approx(
        sum(teaching) / len(teaching), abs=1e-5
    )


def test_the_softmax_term_is_added_and_learns_its_labels(batch: tuple[Tensor, Tensor]) -> None:
    plain = Criterion(choice(), N_LABELS, DIM)(*batch, None)
    criterion = Criterion(choice(has_softmax=True), N_LABELS, DIM)
    loss = criterion(*batch, None)
    loss.backward()
    assert loss.item() > plain.item()
    (directions,) = criterion.parameters()
    assert directions.grad is not None
    assert directions.grad.abs().sum() > 0


@pytest.mark.parametrize("loss", ["contrastive", "supcon", "multi-similarity"])
def test_the_other_losses_are_lower_where_labels_lie_together(loss: str) -> None:
    codes = torch.arange(20) % N_LABELS
    generator = torch.Generator().manual_seed(1)
    apart = torch.nn.functional.one_hot(codes, DIM).float()
    mixed = torch.randn(20, DIM, generator=generator)
    criterion = Criterion(choice(loss=loss), N_LABELS, DIM)
    near = apart + 0.01 * mixed
    assert criterion(near, codes, None).item() < 0.5 * criterion(mixed, codes, None).item()


@pytest.mark.parametrize("metric", ["euclidean", "cosine"])
def test_shares_are_what_a_loop_counts(batch: tuple[Tensor, Tensor], metric: str) -> None:
    vectors, codes = batch
    listed = all_triplets(codes)
    criterion = Criterion(choice(metric=metric), N_LABELS, DIM)
    found = shares(nearer_by(criterion.distance, vectors, columns(listed)), MARGIN)
    apart, counted = distances(vectors, metric), [0, 0, 0]
    for a, p, n in listed:
        nearer = apart[a][n] - apart[a][p]
        counted[0 if nearer > MARGIN else 2 if nearer <= 0 else 1] += 1
    assert list(found) == counted
    assert all(counted)


def test_what_a_lesson_leaves_open_suits_the_network() -> None:
    left_open = choice_of(Lesson("a"), "random", 1.0, has_softmax=False, is_normalised=False)
    assert (left_open.mining, left_open.margin, left_open.has_softmax) == ("random", 1.0, False)
    assert left_open.draws_triplets
    chosen = Lesson("a", mining="hard", margin=0.1, has_softmax=True)
    said = choice_of(chosen, "random", 1.0, has_softmax=False, is_normalised=False)
    assert (said.mining, said.margin, said.has_softmax) == ("hard", 0.1, True)
    assert not said.draws_triplets


def columns(triplets: list[tuple[int, int, int]]) -> Places:
    anchors, positives, negatives = torch.tensor(triplets).T
    return anchors, positives, negatives
