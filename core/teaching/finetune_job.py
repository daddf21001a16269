"""The lesson of a network that is fine-tuned, as a job for a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conditions.builtin import LITE0_INPUT
from core.conditions.lite0_shapes import TUNED_READ
from core.conditions.recipes import Fit, Preprocessing
from core.teaching.pictures import read_pictures
from core.teaching.records import Learnt, Lesson, Split

_DIM = 128
_EPOCHS = 6
_MARGIN = 0.2
#: More images make an epoch's judgement slower, and hardly surer.
_MOST_VALIDATION = 1500


@dataclass(frozen=True, slots=True)
class Tuning:
    """How large the network's steps are, and the side of what it sees, a multiple of 32."""

    rate: float = 1e-3
    input_px: int = 96


@dataclass(frozen=True, slots=True, eq=False)
class FinetuneJob:
    """Fine-tune EfficientNet-Lite0 on the proxies of the images `image_ids` int64 [n].

    The proxies lie in the library `data_folder`; `codes` int32 [n] are the labels, -1 without
    one.
    """

    lesson: Lesson
    data_folder: Path
    image_ids: NDArray[np.int64]
    codes: NDArray[np.int32]
    split: Split
    state_path: Path
    is_resumed: bool
    tuning: Tuning = Tuning()

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> Learnt:
        """Learn; `tell` gets `Progress` while pictures are read, then `Start` and `Epoch`."""
        # Torch and its like are loaded in the process that learns, and nowhere else.
        import torch

        from core.conditions.backbone import fitted
        from core.conditions.lite0 import weights_path
        from core.teaching.finetune_course import FinetuneCourse
        from core.teaching.loop import learn
        from core.teaching.losses import choice_of
        from core.teaching.validation import TripletLoss, Validation

        seen = _preprocessing(self.tuning.input_px)
        pictures = read_pictures(
            self.data_folder,
            self.image_ids,
            lambda image: fitted(image, seen),
            self.state_path.with_name(f"pictures-{seen.input_px}.npy"),
            tell,
            is_cancelled,
        )
        lesson, dim = self.lesson, self.lesson.dim or _DIM
        choice = choice_of(lesson, "semihard", _MARGIN, has_softmax=True, is_normalised=True)
        places = _some(self.split.validation, lesson.seed)
        loss = TripletLoss(choice.margin, choice.metric, is_normalised=True)
        course = FinetuneCourse(
            pictures,
            self.codes,
            self.split.train,
            torch.load(weights_path(), map_location="cpu", weights_only=True),
            seen,
            choice,
            self.tuning.rate,
            dim,
            lesson.epochs or _EPOCHS,
            lesson.seed,
        )
        validation = Validation(places, self.codes[places], loss)
        outcome = learn(course, validation, tell, is_cancelled, self.state_path, self.is_resumed)
        tuning = self.tuning
        settings = choice.settings(dim) | {"rate": tuning.rate, "input_px": tuning.input_px}
        return outcome.learnt(settings, seen, TUNED_READ)


def _preprocessing(input_px: int) -> Preprocessing:
    """All of the picture, as large as that."""
    return replace(LITE0_INPUT, fit=Fit.PAD, resize_px=input_px, input_px=input_px)


def _some(places: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    drawn = np.random.default_rng(seed).permutation(places)[:_MOST_VALIDATION]
    return np.sort(drawn)
