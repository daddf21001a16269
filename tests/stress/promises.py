"""Longer work under strace: networks, UMAP, t-SNE, and lessons that read pixels.

What `tests/promises` does with the cheap condition, with all that is expensive. Nothing may be
written among pictures, and nobody spoken to.
"""

from __future__ import annotations

from pathlib import Path

from tests.promises.commands import run_commands
from tests.promises.tracer import Tracer, trouble_with_tracing

_USUAL = ("content", "material", "parts", "colour", "layout")

#: Command lines of each number, and how many pictures are drawn: 15 for each seed.
_WORK: tuple[tuple[tuple[str, ...], int], ...] = (
    (
        (
            "index .",
            "search . --query red/disc%201.jpg --region 0,0,0.5,1 --condition content=2"
            " --condition colour",
            "compare {other} red/disc%202.jpg blue/disc%201.jpg --condition material",
            "map . --condition content --method umap --output {out}/map.svg",
            "conditions .",
            ".",
        ),
        4,
    ),
    (
        (
            "train . --labels folders --name Grey --network shallow --epochs 3",
            "evaluate . --labels folders --condition content --condition grey --json",
            "export grey {out}/grey.likewise",
            "import {out}/grey.likewise",
            "map . --condition grey --output {out}/map.png",
        ),
        8,
    ),
    (
        (
            "train . --labels folders --name Tuned --network finetune --epochs 1",
            "search . --query green/disc%201.jpg --condition tuned",
        ),
        4,
    ),
    (
        (
            "index . --condition texture --condition shape --condition content",
            "train . --labels folders --name Head --on content --on texture --epochs 5",
            "evaluate . --labels folders --condition head --condition shape",
            "map . --condition head --method tsne --labels folders --output {out}/map.png",
        ),
        8,
    ),
)

TOTAL = len(_WORK)


def run_one(number: int, scratch: Path) -> None:
    """Run the command lines of that number; raises AssertionError where a promise was broken."""
    trouble = trouble_with_tracing()
    assert not trouble, trouble
    lines, n_seeds = _WORK[number]
    runs = run_commands(Tracer(trouble), [lines], scratch, _USUAL, n_seeds)
    failed = {command: code for command, code in runs.ends.items() if code != 0}
    assert not failed, f"commands failed: {failed}"
    assert runs.after == runs.before, "a folder of pictures is not as it was"
    for command in runs.calls:
        runs.check(command)
    runs.check_places()
