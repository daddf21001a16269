"""Fine-tuning by a colour label: which steps and which size of picture serve it best.

60 % of the pictures are learnt from, as many of them as `--rows` says; mAP@R and R@1 are of the
other 40 %. A trial that was interrupted goes on where it was: each run's state and figures are
kept in `--runs`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from bench import machine_line, print_table, say
from fashion import Labelled, add_arguments, labelled
from numpy.typing import NDArray

from core.conditions.backbone import NetworkReader
from core.conditions.head import head_of
from core.conditions.lite0 import Lite0
from core.conditions.lite0_shapes import BACKBONE_DIM, PREFIX
from core.images.decode import open_proxy
from core.measuring.retrieval import retrieval
from core.settings import Places
from core.store.store import Store
from core.teaching.finetune_job import FinetuneJob, Tuning
from core.teaching.records import Epoch, Learnt, Lesson, Split
from core.teaching.splitting import split

RATES = (1e-4, 3e-4, 1e-3)
SIDES_PX = (64, 96)
HOLDOUT = 0.4
N_QUERIES, SEED, CHUNK = 4000, 1, 256


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--runs", type=Path, required=True, help="where runs are kept")
    parser.add_argument("--column", default="baseColour")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rows", type=int, help="learn from so many pictures (default: all)")
    return parser.parse_args()


def vectors_of(learnt: Learnt, data: Path, image_ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Vectors float32 [n, dim] of images as the program would make them."""
    assert learnt.preprocessing is not None
    assert learnt.read is not None
    network = Lite0(
        {
            name.removeprefix(PREFIX): torch.from_numpy(tensor)
            for name, tensor in learnt.tensors.items()
            if name.startswith(PREFIX)
        }
    )
    of_head = {name: t for name, t in learnt.tensors.items() if name.startswith("head.")}
    head = head_of(of_head, BACKBONE_DIM, int(learnt.training["dim"]))
    reader = NetworkReader(
        network, learnt.preprocessing, torch.device("cpu"), torch.float32, batch_size=32
    )
    parts = []
    with Store(data) as store:
        for start in range(0, len(image_ids), CHUNK):
            proxies = [store.proxies.read(i) for i in image_ids[start : start + CHUNK].tolist()]
            images = [open_proxy(proxy) for proxy in proxies if proxy is not None]
            parts.append(head.apply(reader.embed(images, [learnt.read])))
    return np.concatenate(parts)


def run(options: argparse.Namespace, found: Labelled, parts: Split, tuning: Tuning) -> list[str]:
    """The figures of a run, from its folder where it is done."""
    folder = options.runs / f"{tuning.rate:g}-{tuning.input_px}"
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "figures.json"
    if done.exists():
        figures: list[str] = json.loads(done.read_text())
        return figures
    lesson = Lesson("tuned", "finetune", epochs=options.epochs, seed=SEED, holdout=HOLDOUT)
    data = Places.of(options.data_dir).data
    job = FinetuneJob(
        lesson, data, found.image_ids, found.codes, parts, folder / "state.pt", True, tuning
    )

    def show(news: object) -> None:
        if isinstance(news, Epoch):
            figures = f"{news.number}: {news.loss:.3f} {news.map_at_r:.3f} {news.seconds:.0f} s"
            say(f"  {tuning} {figures}")

    start = time.process_time()
    learnt = job.run(show, lambda: False)
    seconds = time.process_time() - start
    rows, codes = vectors_of(learnt, data, found.image_ids[parts.test]), found.codes[parts.test]
    asked = np.random.default_rng(SEED).permutation(len(rows))[:N_QUERIES]
    measured = retrieval(rows, codes, asked)
    row = [
        f"{tuning.rate:g}",
        str(tuning.input_px),
        f"{measured.map_at_r:.3f}",
        f"{measured.recall_at(1):.3f}",
        str(learnt.best),
        f"{seconds / 60:.1f}",
    ]
    done.write_text(json.dumps(row))
    say(f"{row}")
    return row


def main() -> None:
    """Try all and print."""
    options = parse()
    machine = machine_line("float32")
    found = labelled(options, options.column)
    parts = split(found.codes, np.arange(len(found.codes)), HOLDOUT, SEED)
    if options.rows is not None:
        some = np.random.default_rng(SEED).permutation(parts.train)[: options.rows]
        parts = Split(np.sort(some), parts.validation, parts.test)
    say(f"learns from {len(parts.train):,}, measured on {len(parts.test):,}")
    rows = [run(options, found, parts, Tuning(rate, px)) for px in SIDES_PX for rate in RATES]
    head = ("rate", "side px", "mAP@R", "R@1", "best epoch", "CPU minutes")
    print_table(machine, head, rows)


if __name__ == "__main__":
    main()
