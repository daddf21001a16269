"""The article's small network: its validation loss, and how well its vectors find pictures.

Loss: 10,000 pictures by subCategory, 80 % learnt from, after 20 epochs; triplets as the article
draws them. Finding: all pictures by masterCategory, 60 % learnt from, the rest held out.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from bench import machine_line, print_table, say
from fashion import Labelled, add_arguments, labelled
from numpy.typing import NDArray

from core.conditions.base import normalised
from core.conditions.shallow_network import loaded_network
from core.measuring.retrieval import retrieval
from core.settings import Places
from core.teaching.drawing import Drawing
from core.teaching.records import Epoch, Learnt, Lesson, Split
from core.teaching.shallow_job import ShallowJob
from core.teaching.splitting import split
from core.teaching.validation import TripletLoss

N_ROWS, HOLDOUT_LOSS, HOLDOUT_FINDING = 10_000, 0.2, 0.4
N_QUERIES, N_DRAWN = 4000, 20
MOST_LOSS, LEAST_EUCLIDEAN, LEAST_COSINE = 0.18, 0.87, 0.78


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=20)
    return parser.parse_args()


def learnt_vectors(
    options: argparse.Namespace, found: Labelled, parts: Split, seed: int, folder: Path
) -> tuple[Learnt, NDArray[np.float32]]:
    """What a lesson ends in, and the raw vectors of all pictures."""
    lesson = Lesson("small", "shallow", epochs=options.epochs, seed=seed)
    data = Places.of(options.data_dir).data
    job = ShallowJob(
        lesson, data, found.image_ids, found.codes, parts, folder / "state.pt", is_resumed=False
    )

    def show(news: object) -> None:
        if isinstance(news, Epoch):
            say(f"  {news.number}: {news.loss:.4f} {news.validation_loss:.4f} {news.map_at_r:.3f}")

    learnt = job.run(show, lambda: False)
    pictures = np.load(folder / "pictures-grey.npy")
    return learnt, loaded_network(learnt.tensors).vectors(pictures)


def article_loss(rows: NDArray[np.float32], codes: NDArray[np.int32], seed: int) -> float:
    """The mean loss of triplets that the article's way of drawing gives."""
    rng = np.random.default_rng(seed)
    drawing = Drawing(np.arange(len(rows)), codes, rng)
    anchors = np.tile(np.arange(len(rows)), N_DRAWN)
    positives, negatives = drawing.triplets(codes[anchors])
    triplets = np.stack([anchors, positives, negatives], axis=1)
    return TripletLoss(1.0, "euclidean", is_normalised=False).mean(rows, rows, triplets)


def loss_row(options: argparse.Namespace, seed: int) -> tuple[str, ...]:
    """A seed's validation loss."""
    found = labelled(options, "subCategory", N_ROWS)
    parts = split(found.codes, np.arange(len(found.codes)), HOLDOUT_LOSS, seed)
    held = parts.test
    parts = Split(np.concatenate([parts.train, parts.validation]), held, held)
    start = time.monotonic()
    with TemporaryDirectory() as folder:
        learnt, rows = learnt_vectors(options, found, parts, seed, Path(folder))
    loss = article_loss(rows[held], found.codes[held], seed)
    last = learnt.epochs[-1]
    minutes = f"{(time.monotonic() - start) / 60:.1f}"
    return str(seed), f"{last.loss:.4f}", f"{loss:.4f}", f"{MOST_LOSS}", minutes


def finding_row(options: argparse.Namespace, seed: int) -> tuple[str, ...]:
    """A seed's mAP@R on what was held out."""
    found = labelled(options, "masterCategory")
    parts = split(found.codes, np.arange(len(found.codes)), HOLDOUT_FINDING, seed)
    start = time.monotonic()
    with TemporaryDirectory() as folder:
        _, rows = learnt_vectors(options, found, parts, seed, Path(folder))
    minutes = f"{(time.monotonic() - start) / 60:.1f}"
    rows, codes = rows[parts.test], found.codes[parts.test]
    asked = np.random.default_rng(seed).permutation(len(rows))[:N_QUERIES]
    euclidean = retrieval(rows, codes, asked, "euclidean").map_at_r
    cosine = retrieval(normalised(rows), codes, asked).map_at_r
    goals = f"{LEAST_EUCLIDEAN} / {LEAST_COSINE}"
    return str(seed), f"{euclidean:.3f}", f"{cosine:.3f}", goals, minutes


def main() -> None:
    """Measure and print."""
    options = parse()
    machine = machine_line()
    seeds = range(1, options.seeds + 1)
    losses = [loss_row(options, seed) for seed in seeds]
    print_table(machine, ("seed", "training loss", "validation loss", "at most", "minutes"), losses)
    found = [finding_row(options, seed) for seed in seeds]
    print_table(machine, ("seed", "mAP@R Euclidean", "mAP@R cosine", "at least", "minutes"), found)


if __name__ == "__main__":
    main()
