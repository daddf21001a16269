"""Which question to ask a person next: "which of these two is more like this one?"

How much each condition counts is not known: many guesses are kept, each as likely as it explains
the answers so far. The triplet is taken whose answer tells most about which guesses are right
(Houlsby, Huszar, Ghahramani & Lengyel 2011, "Bayesian active learning by disagreement", eq. 2):
the guesses together are unsure of the answer while each for itself is sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.teaching.few import Standard

_N_GUESSES = 300
#: Mean of a guessed weight: how surely a condition that counts decides.
_SHARPNESS = 3.0
#: People err: the share of answers that are given by chance.
_SLIPS = 0.1
#: Images that are looked at for one question, and how many of them a condition puts forward.
_N_ANCHORS = 4
_MOST_OTHERS = 400
_PUT_FORWARD = 8
#: Questions about one anchor that are looked at again: the best may have been asked.
_N_BEST = 64
_FEWEST_IMAGES = 3


class Asking:
    """Asks about n images, of which `bases` are the vectors, float32 [n, d_i] of unit rows."""

    def __init__(self, bases: Sequence[NDArray[np.float32]]) -> None:
        self._standard = Standard(bases)
        rng = np.random.default_rng(0)
        self._guesses = rng.exponential(_SHARPNESS, (_N_GUESSES, len(bases)))

    def next_triplet(
        self,
        answered: NDArray[np.int64],
        rng: np.random.Generator,
        passed: NDArray[np.int64] | None = None,
    ) -> tuple[int, int, int] | None:
        """Places of an anchor and of the two that it is to be held against.

        `answered` int64 [t, 3] are places (anchor, positive, negative); `passed` int64 [p, 3] are
        questions that nobody could answer, which are not asked again either. None where there are
        fewer than three images, or where all that was thought of has been asked.
        """
        n_images = self._standard.n_images
        if n_images < _FEWEST_IMAGES:
            return None
        belief = self._belief(answered)
        before = answered if passed is None else np.concatenate([answered, passed])
        asked = {(anchor, *sorted(both)) for anchor, *both in before.tolist()}
        best: tuple[float, tuple[int, int, int]] | None = None
        for anchor in rng.permutation(n_images)[:_N_ANCHORS].tolist():
            others = rng.permutation(np.delete(np.arange(n_images), anchor))[:_MOST_OTHERS]
            for worth, one, other in self._questions(anchor, others, belief):
                is_new = (anchor, *sorted((one, other))) not in asked
                if is_new and (best is None or worth > best[0]):
                    best = (worth, (anchor, one, other))
        return best[1] if best is not None else None

    def _belief(self, answered: NDArray[np.int64]) -> NDArray[np.float64]:
        """How likely each guess is, [g], summing to 1."""
        if not len(answered):
            return np.full(_N_GUESSES, 1.0 / _N_GUESSES)
        likely = _chances(self._standard.nearer(answered) @ self._guesses.T)
        log = np.log(likely).sum(axis=0)
        belief: NDArray[np.float64] = np.exp(log - log.max())
        belief /= belief.sum()
        return belief

    def _questions(
        self, anchor: int, others: NDArray[np.int64], belief: NDArray[np.float64]
    ) -> list[tuple[float, int, int]]:
        """What the best questions about an anchor are worth, the best last."""
        alike = self._standard.similarities(np.full(len(others), anchor), others)
        n_each = min(_PUT_FORWARD, len(others))
        put_forward = np.unique(np.argsort(-alike, axis=0)[:n_each].ravel())
        first, second = np.triu_indices(len(put_forward), 1)
        one, other = put_forward[first], put_forward[second]
        chances = _chances((alike[one] - alike[other]) @ self._guesses.T)
        worth = worth_of(chances, belief)
        best = np.argsort(worth)[-_N_BEST:]
        return [
            (float(worth[at]), int(others[one[at]]), int(others[other[at]])) for at in best.tolist()
        ]


def worth_of(chances: NDArray[np.float64], belief: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the answer to each question tells about the guesses, in nats, float64 [q].

    `chances` [q, g] are those that the first candidate is chosen if a guess is right, `belief`
    [g] how likely each guess is, summing to 1.
    """
    worth: NDArray[np.float64] = _entropy(chances @ belief) - _entropy(chances) @ belief
    return worth


def _chances(nearer: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely the first is chosen that is more alike by so much."""
    chosen: NDArray[np.float64] = _SLIPS / 2 + (1 - _SLIPS) * 0.5 * (1 + np.tanh(nearer / 2))
    return chosen


def _entropy(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of a yes or no, in nats."""
    found: NDArray[np.float64] = -(chances * np.log(chances) + (1 - chances) * np.log1p(-chances))
    return found
