"""Teaching by answers: how well 30 answers teach what a simulated person means.

The sample gallery is indexed under the usual conditions. The person means one column of its
labels, and answers what the program asks: "which of these two is more like this one?". Where
neither candidate shares the anchor's label, or both do, the person passes. From 30 answers a
condition is taught as the program does it; R@1 is measured on the pictures that are in no answer,
and so is that of the untrained Content condition.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from bench import data_folder, machine_line, print_table, say
from measures import nearest_has_label
from numpy.typing import NDArray
from quality import SAMPLE_LABELS, sample_labels

import resources
from core.jobs import Control
from core.labels.records import Examples, Triplets
from core.library import Library, absolute
from core.records import Listing
from core.settings import Places
from core.store.store import Store
from core.teaching.gathering import USUAL
from core.teaching.questions import Question, Questions, read_questions
from core.teaching.records import Lesson
from core.teaching.teach import BASELINE, teach
from core.workers.pool import WorkerPool

N_ANSWERS = 30
#: A person who cannot answer so many questions gives up.
MOST_PASSED = 1000


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--column", nargs="+", default=list(SAMPLE_LABELS), help="what is meant")
    parser.add_argument("--seeds", type=int, default=5, help="how often all is done")
    parser.add_argument("--data-dir", help="keep the library here (default: a temporary one)")
    return parser.parse_args()


@dataclass(frozen=True, slots=True)
class Outcome:
    """R@1 of Content and of the taught condition on `n_images` images, and how many questions
    the person passed."""

    content: float
    taught: float
    n_images: int
    n_passed: int


def answer(question: Question, label_of: Mapping[int, str]) -> tuple[int, int, int] | None:
    """What the person says; None passes."""
    anchor, one, other = question.anchor, question.one, question.other
    is_one, is_other = (label_of[image] == label_of[anchor] for image in (one, other))
    if is_one == is_other:
        return None
    return (anchor, one, other) if is_one else (anchor, other, one)


def asked(
    questions: Questions, label_of: Mapping[int, str], seed: int
) -> tuple[NDArray[np.int64], int]:
    """The answers int64 [t, 3], and how many questions were passed."""
    rng = np.random.default_rng(seed)
    answers = np.zeros((0, 3), np.int64)
    passed = np.zeros((0, 3), np.int64)
    while len(answers) < N_ANSWERS and len(passed) < MOST_PASSED:
        question = questions.next(answers, passed, rng)
        if question is None:
            break
        said = answer(question, label_of)
        if said is None:
            passed = np.vstack([passed, (question.anchor, question.one, question.other)])
        else:
            answers = np.vstack([answers, said])
    return answers, len(passed)


def recall_at_1(
    library: Library,
    store: Store,
    listing: Listing,
    key: str,
    label_of: Mapping[int, str],
    left_out: NDArray[np.int64],
) -> tuple[float, int]:
    """R@1 among the images that are not left out, and how many these are."""
    (condition,) = (one for one in library.conditions() if one.key == key)
    ids, rows = library.stored_rows(store, listing, condition)
    is_measured = ~np.isin(ids, left_out)
    texts = [label_of[image_id] for image_id in ids[is_measured].tolist()]
    numbers = np.unique(texts, return_inverse=True)[1].astype(np.int64)
    return nearest_has_label(rows.unit()[is_measured], numbers), int(is_measured.sum())


def run(
    library: Library, store: Store, pool: WorkerPool, folder: bytes, column: str, seed: int
) -> Outcome:
    """Ask, teach, measure."""
    listing = store.files.listing(folder)
    label_of_path = sample_labels(resources.path("samples"), column)
    label_of = {
        image_id: label_of_path[path]
        for image_id, path in zip(listing.image_ids.tolist(), listing.paths, strict=True)
    }
    questions = read_questions(library, store, listing, np.zeros((0, 3), np.int64), ignore)
    answers, n_passed = asked(questions, label_of, seed)
    examples = Examples(triplets=Triplets(*answers.T))
    lesson = Lesson(f"{column} {seed}")
    taught = teach(library, store, pool, folder, lesson, examples, ignore, Control())
    left_out = np.unique(answers)
    before, n_images = recall_at_1(library, store, listing, BASELINE, label_of, left_out)
    after, _ = recall_at_1(library, store, listing, taught.key, label_of, left_out)
    return Outcome(before, after, n_images, n_passed)


def ignore(_told: object) -> None:
    """Nobody watches."""


def rows_of(column: str, outcomes: list[Outcome]) -> list[list[str]]:
    """A line of the table for each seed, and their mean."""
    lines = [(str(seed), outcome) for seed, outcome in enumerate(outcomes)]
    rows = [
        [
            column,
            seed,
            str(one.n_images),
            str(one.n_passed),
            f"{one.content:.3f}",
            f"{one.taught:.3f}",
            f"{one.taught - one.content:+.3f}",
        ]
        for seed, one in lines
    ]
    content = float(np.mean([one.content for one in outcomes]))
    taught = float(np.mean([one.taught for one in outcomes]))
    rows.append(
        [column, "mean", "", "", f"{content:.3f}", f"{taught:.3f}", f"{taught - content:+.3f}"]
    )
    return rows


def main() -> None:
    """Index, ask, teach, measure, print."""
    wanted = parse()
    folder = absolute(str(resources.path("samples")))
    rows = []
    with data_folder(wanted.data_dir) as data, WorkerPool() as pool:
        library = Library(Places.of(str(data)))
        library.index_folder(folder, USUAL, pool, ignore)
        with library.open_store() as store:
            for column in wanted.column:
                outcomes = []
                for seed in range(wanted.seeds):
                    say(f"{column}, seed {seed}")
                    outcomes.append(run(library, store, pool, folder, column, seed))
                rows += rows_of(column, outcomes)
        dtype = library.engine.dtype if library.engine else None
    head = ("meant", "seed", "pictures", "passed", "Content R@1", "taught R@1", "lift")
    print_table(machine_line(dtype), head, rows)


if __name__ == "__main__":
    main()
