"""Command lines that are run one after the other, and all that is left of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import PROGRAM, draw_folder
from tests.promises.judge import fingerprint
from tests.promises.judged import check, check_places
from tests.promises.trace import Call
from tests.promises.tracer import Tracer


@dataclass(frozen=True)
class Runs:
    """What was done: by the first word of each command line, how it ended and what it called."""

    folder: Path
    elsewhere: Path
    out: Path
    data: Path
    scratch: Path
    ends: dict[str, int]
    calls: dict[str, list[Call]]
    #: The two folders of pictures, before and after.
    before: tuple[object, object]
    after: tuple[object, object]

    def check(self, command: str) -> None:
        """No picture was touched by a command, and nobody spoken to."""
        check(self.calls[command], [self.folder, self.elsewhere])

    def check_places(self) -> None:
        """All that was written lies where the page on promises says."""
        calls = [call for of_one in self.calls.values() for call in of_one]
        check_places(calls, self.scratch, [self.data, self.out])


def run_commands(
    tracer: Tracer,
    lanes: Sequence[Sequence[str]],
    root: Path,
    conditions: Sequence[str],
    n_seeds: int = 2,
) -> Runs:
    """Run what is typed after `likewise`, in a folder of pictures that are drawn under `root`.

    The lines of a lane are run one after the other, and all lanes at once on one library.
    `{other}` is a picture of another folder, `{out}` a folder for what is exported, and `%20` a
    space in a word. `conditions` are those that are chosen in the settings.
    """
    folder = draw_folder(root / "pictures", n_seeds=n_seeds)
    elsewhere = draw_folder(root / "elsewhere", n_seeds=1)
    out, data, scratch = root / "out", root / "library", root / "scratch"
    for made in (out, data):
        made.mkdir()
    (data / "settings.json").write_text(json.dumps({"conditions": conditions}), encoding="utf-8")
    names = {"other": elsewhere / "blue" / "disc%201.jpg", "out": out}
    ends: dict[str, int] = {}
    calls: dict[str, list[Call]] = {}

    def run(lane: Sequence[str]) -> None:
        for line in lane:
            words = [word.format(**names).replace("%20", " ") for word in line.split()]
            command = [*PROGRAM, "--data-dir", data, *words]
            done, calls[words[0]] = tracer.run(command, scratch, folder)
            ends[words[0]] = done.returncode

    before = fingerprint(folder), fingerprint(elsewhere)
    with ThreadPoolExecutor(len(lanes)) as pool:
        list(pool.map(run, lanes))
    after = fingerprint(folder), fingerprint(elsewhere)
    return Runs(folder, elsewhere, out, data, scratch, ends, calls, before, after)
