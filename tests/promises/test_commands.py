"""Each command, started in the folder of pictures, as a person at a terminal does it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.cli.arguments import COMMANDS
from tests.conftest import PROGRAM, draw_folder
from tests.promises.conftest import Tracer
from tests.promises.judge import changes, fingerprint
from tests.promises.judged import check, check_places
from tests.promises.trace import Call

#: What is typed after `likewise`; the folder of pictures is the current one. "" is the window,
#: which without a screen does the same job in text.
COMMAND_LINES = (
    "index . --condition colour",
    "search . --query red/disc%201.jpg --not {other} --condition colour --top 5",
    "compare red/disc%201.jpg {other} --condition colour",
    "conditions .",
    "fetch resnet18",
    "train . --labels folders --name Paint --on colour --epochs 2",
    "evaluate . --labels folders --condition colour",
    "map . --condition colour --method pca --labels folders --output {out}/map.png",
    "export paint {out}/paint.likewise",
    "import {out}/paint.likewise",
    "",
)


@dataclass(frozen=True)
class Runs:
    """What is left of all runs, and of each what it did."""

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

    @property
    def all_calls(self) -> Iterator[Call]:
        return (call for calls in self.calls.values() for call in calls)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, tracer: Tracer) -> Runs:
    root = tmp_path_factory.mktemp("promises")
    folder, elsewhere = draw_folder(root / "pictures"), draw_folder(root / "elsewhere", n_seeds=1)
    other = elsewhere / "blue" / "disc 1.jpg"
    out, data, scratch = root / "out", root / "library", root / "scratch"
    out.mkdir()
    data.mkdir()
    # Networks would only take time here; tests/stress/promises.py has them.
    (data / "settings.json").write_text(json.dumps({"conditions": ["colour"]}), encoding="utf-8")
    before = fingerprint(folder), fingerprint(elsewhere)
    ends, calls = {}, {}
    for line in COMMAND_LINES:
        words = [
            word.format(other=other, out=out).replace("%20", " ") for word in line.split()
        ] or ["."]
        command = [*PROGRAM, "--data-dir", data, *words]
        done, calls[words[0]] = tracer.run(command, scratch, folder)
        ends[words[0]] = done.returncode
    after = fingerprint(folder), fingerprint(elsewhere)
    return Runs(folder, elsewhere, out, data, scratch, ends, calls, before, after)


def test_all_commands_were_run_and_did_what_they_should(runs: Runs) -> None:
    # Weights are only fetched by who agrees, which nobody here can.
    assert runs.ends == {name: int(name == "fetch") for name in (*COMMANDS, ".")}
    assert {path.name for path in runs.out.iterdir()} == {"map.png", "paint.likewise"}


def test_no_picture_is_changed_or_moved_and_nothing_is_added(runs: Runs) -> None:
    assert runs.after == runs.before


@pytest.mark.parametrize("command", [*COMMANDS, "."])
def test_no_command_tries_to_write_among_pictures_or_to_speak_to_anybody(
    runs: Runs, tracer: Tracer, command: str
) -> None:
    tracer.require()
    calls = runs.calls[command]
    assert len(list(changes(calls))) > 0  # so it was traced: each opens the library at least
    check(calls, [runs.folder, runs.elsewhere])


def test_all_that_is_written_lies_where_the_page_on_promises_says(
    runs: Runs, tracer: Tracer
) -> None:
    tracer.require()
    check_places(runs.all_calls, runs.scratch, [runs.data, runs.out])
