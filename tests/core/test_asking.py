"""Which question is asked: what it is worth, and that it is not asked twice."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conditions.base import normalised
from core.teaching.asking_triplets import Asking, worth_of

NONE = np.zeros((0, 3), np.int64)


def random_bases(n_images: int, n_bases: int = 2, seed: int = 0) -> list[NDArray[np.float32]]:
    rng = np.random.default_rng(seed)
    return [normalised(rng.normal(size=(n_images, 6)).astype(np.float32)) for _ in range(n_bases)]


def naive_entropy(chance: float) -> float:
    return -chance * log(chance) - (1 - chance) * log(1 - chance)


def test_worth_is_doubt_of_all_less_the_doubt_of_each() -> None:
    rng = np.random.default_rng(1)
    chances, belief = rng.uniform(0.05, 0.95, (7, 5)), rng.dirichlet(np.ones(5))
    for row, found in zip(chances, worth_of(chances, belief), strict=True):
        together = sum(b * c for b, c in zip(belief, row, strict=True))
        each = sum(b * naive_entropy(c) for b, c in zip(belief, row, strict=True))
        assert found == pytest.approx(naive_entropy(together) - each)


def test_what_all_guesses_agree_on_is_worth_nothing_and_disagreement_most() -> None:
    belief = np.full(4, 0.25)
    agreed, split, unsure = [0.95] * 4, [0.95, 0.95, 0.05, 0.05], [0.5] * 4
    worth = worth_of(np.array([agreed, split, unsure]), belief)
    assert worth[[0, 2]] == pytest.approx([0, 0], abs=1e-12)
    assert worth[1] > 0.4


def test_no_question_is_asked_twice_whether_answered_or_passed() -> None:
    asking, rng = Asking(random_bases(4)), np.random.default_rng(0)
    answered, passed, asked = NONE, NONE, []
    while (question := asking.next_triplet(answered, rng, passed)) is not None:
        anchor, one, other = question
        assert len({anchor, one, other}) == 3
        asked.append((anchor, frozenset((one, other))))
        if len(asked) % 2:
            answered = np.vstack([answered, (anchor, other, one)])
        else:
            passed = np.vstack([passed, question])
    assert len(asked) == len(set(asked)) == 12  # 4 anchors, 3 pairs of the other images each


def test_two_images_are_too_few_to_ask_about() -> None:
    assert Asking(random_bases(2)).next_triplet(NONE, np.random.default_rng(0)) is None


def test_conditions_disagree_about_what_is_asked() -> None:
    bases = random_bases(200)
    asking, rng = Asking(bases), np.random.default_rng(0)
    for _ in range(5):
        question = asking.next_triplet(NONE, rng)
        assert question is not None
        anchor, one, other = question
        signs = {np.sign(base[anchor] @ (base[one] - base[other])) for base in bases}
        assert signs == {-1.0, 1.0}


def test_answers_make_the_belief_narrower() -> None:
    """Who always answers by the first condition is soon known to."""
    bases = random_bases(100)
    asking, rng, answered = Asking(bases), np.random.default_rng(0), NONE
    agreeing = []
    for _ in range(25):
        question = asking.next_triplet(answered, rng)
        assert question is not None
        anchor, one, other = question
        if bases[0][anchor] @ (bases[0][one] - bases[0][other]) < 0:
            one, other = other, one
        answered = np.vstack([answered, (anchor, one, other)])
        agreeing.append(bases[1][anchor] @ (bases[1][one] - bases[1][other]) > 0)
    # At first the two are held against each other; later their proportion is what is asked.
    assert not any(agreeing[:3])
