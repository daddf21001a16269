"""Picks questions in the background: vectors are read once, then each question takes a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from core.jobs import Control, Report
from core.labels.hand_made import Answer
from core.library import Library
from core.teaching.questions import Question, Questions, read_questions
from gui.condition_words import shown_condition
from gui.networks.job import Job


@dataclass(frozen=True, slots=True)
class Asked:
    """The next question, None where nothing is left to ask, and by name how much each condition
    counts according to the answers so far, 0 to 1."""

    question: Question | None
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Outcome:
    questions: Questions
    asked: Asked


class Asker(QObject):
    """About one folder at a time.

    `asked(Asked)` or `failed(LikewiseError)` follows `ask`, `progress(Progress)` may come before.
    """

    asked = Signal(object)
    failed = Signal(object)
    progress = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._questions: Questions | None = None
        #: Whether what is being read is out of date already.
        self._is_outdated = False
        self._rng = np.random.default_rng()
        self._job = Job(self)
        self._job.succeeded.connect(self._on_picked)
        self._job.failed.connect(self.failed)
        self._job.progress.connect(self.progress)

    def ask(self, folder: bytes, answers: Sequence[Answer], passed: Sequence[Answer]) -> None:
        """Pick the next question, given what was answered and passed."""
        library, questions = self._library, self._questions
        said, left = _triplets(answers), _triplets(passed)
        # One of its own: a question that is not wanted any more may still be being picked.
        rng = np.random.default_rng(self._rng.integers(1 << 32))

        def work(report: Report, _control: Control) -> _Outcome:
            known = questions or _read(library, folder, said, report)
            shares = zip(known.conditions, known.shares(said).tolist(), strict=True)
            named = tuple((shown_condition(condition).name, share) for condition, share in shares)
            return _Outcome(known, Asked(known.next(said, left, rng), named))

        self._is_outdated = False
        self._job.start(work)

    @Slot()
    def stop(self) -> None:
        """The question is not wanted any more."""
        self._job.drop()

    @Slot()
    def forget(self) -> None:
        """Another folder, or other vectors of it."""
        self._questions = None
        self._is_outdated = True

    def close(self) -> None:
        """End what is being done; for closing down."""
        self._job.close()

    @Slot(object)
    def _on_picked(self, outcome: _Outcome) -> None:
        self._questions = None if self._is_outdated else outcome.questions
        self.asked.emit(outcome.asked)


def _read(library: Library, folder: bytes, answers: NDArray[np.int64], report: Report) -> Questions:
    with library.open_store() as store:
        return read_questions(library, store, store.files.listing(folder), answers, report)


def _triplets(answers: Sequence[Answer]) -> NDArray[np.int64]:
    return np.array(answers, np.int64).reshape(-1, 3)
