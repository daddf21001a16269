"""The lesson of the article's small network, as a job for a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conditions.shallow import grey
from core.teaching.pictures import read_pictures
from core.teaching.records import Learnt, Lesson, Split

_DIM = 2
_EPOCHS = 20
_MARGIN = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ShallowJob:
    """Teach the small network on the proxies of the images `image_ids` int64 [n].

    The proxies lie in the library `data_folder`; `codes` int32 [n] are the labels, -1 without
    one. What is left open in the lesson is done as in the article.
    """

    lesson: Lesson
    data_folder: Path
    image_ids: NDArray[np.int64]
    codes: NDArray[np.int32]
    split: Split
    state_path: Path
    is_resumed: bool

    def run(self, tell: Callable[[Any], None], is_cancelled: Callable[[], bool]) -> Learnt:
        """Learn; `tell` gets `Progress` while pictures are read, then `Start` and `Epoch`."""
        # Torch and its like are loaded in the process that learns, and nowhere else.
        from core.teaching.loop import learn
        from core.teaching.losses import choice_of
        from core.teaching.shallow_course import ShallowCourse
        from core.teaching.validation import TripletLoss, Validation

        path = self.state_path.with_name("pictures-grey.npy")
        pictures = read_pictures(self.data_folder, self.image_ids, grey, path, tell, is_cancelled)
        lesson, dim = self.lesson, self.lesson.dim or _DIM
        choice = choice_of(lesson, "random", _MARGIN, has_softmax=False, is_normalised=False)
        places = self.split.validation
        loss = TripletLoss(choice.margin, choice.metric, is_normalised=False)
        validation = Validation(places, self.codes[places], loss)
        course = ShallowCourse(
            pictures,
            self.codes,
            self.split.train,
            choice,
            dim,
            lesson.epochs or _EPOCHS,
            lesson.seed,
        )
        outcome = learn(course, validation, tell, is_cancelled, self.state_path, self.is_resumed)
        return outcome.learnt(choice.settings(dim))
