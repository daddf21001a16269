"""Questions about an indexed folder, in image ids."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.errors import LikewiseError
from core.jobs import Progress
from core.library import Library, absolute
from core.teaching.questions import Question, Questions, read_questions
from core.workers.pool import WorkerPool
from tests.conftest import index

NONE = np.zeros((0, 3), np.int64)


def read(library: Library, folder: Path, answers: NDArray[np.int64] = NONE) -> Questions:
    told: list[Progress] = []
    with library.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
        return read_questions(library, store, listing, answers, told.append)


@pytest.fixture
def questions(library: Library, picture_folder: Path, pool: WorkerPool) -> Questions:
    index(library, picture_folder, pool, ("colour", "layout"))
    return read(library, picture_folder)


def colours(library: Library, folder: Path) -> dict[int, str]:
    """The colour that each image was drawn in, which is the name of its folder."""
    with library.open_store() as store:
        listing = store.files.listing(absolute(str(folder)))
    pairs = zip(listing.image_ids.tolist(), listing.paths, strict=True)
    return {image_id: path.split(b"/")[-2].decode() for image_id, path in pairs}


def test_who_answers_by_colour_is_known_to_after_some_questions(
    questions: Questions, library: Library, picture_folder: Path
) -> None:
    colour_of = colours(library, picture_folder)
    answers, passed, rng = NONE, NONE, np.random.default_rng(0)
    while len(answers) < 12:
        question = questions.next(answers, passed, rng)
        assert question is not None
        said = answer_by(colour_of, question)
        if said is None:
            passed = np.vstack([passed, (question.anchor, question.one, question.other)])
        else:
            answers = np.vstack([answers, said])
    names = [condition.name for condition in questions.conditions]
    shares = dict(zip(names, questions.shares(answers), strict=True))
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["Colour"] > 0.7


def answer_by(label_of: dict[int, str], question: Question) -> tuple[int, int, int] | None:
    anchor, one, other = question.anchor, question.one, question.other
    is_one, is_other = (label_of[image] == label_of[anchor] for image in (one, other))
    if is_one == is_other:
        return None
    return (anchor, one, other) if is_one else (anchor, other, one)


def test_without_answers_all_conditions_count_alike(questions: Questions) -> None:
    assert questions.shares(NONE) == pytest.approx([0.5, 0.5])


def test_answers_about_images_that_are_gone_are_passed_over(questions: Questions) -> None:
    gone = np.array([[991, 992, 993]])
    assert questions.shares(gone) == pytest.approx([0.5, 0.5])
    assert questions.next(gone, gone, np.random.default_rng(0)) is not None


def test_one_condition_leaves_nothing_to_ask(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool, ("colour",))
    with pytest.raises(LikewiseError, match="nothing to ask"):
        read(library, picture_folder)


def test_of_a_large_folder_some_are_asked_about_and_all_that_were_answered(
    library: Library, picture_folder: Path, pool: WorkerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(library, picture_folder, pool, ("colour", "layout"))
    monkeypatch.setattr("core.teaching.questions._MOST_IMAGES", 10)
    image_ids = sorted(colours(library, picture_folder))
    answers = np.array([image_ids[:3], image_ids[-3:]])
    few = read(library, picture_folder, answers)
    assert set(answers.ravel()) <= set(few.image_ids)
    assert 10 <= len(few.image_ids) <= 16
