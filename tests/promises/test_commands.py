"""Each command, started in the folder of pictures, as a person at a terminal does it."""

from __future__ import annotations

import pytest

from core.cli.arguments import COMMANDS
from tests.promises.commands import Runs, run_commands
from tests.promises.judge import changes
from tests.promises.tracer import Tracer

#: Two lanes, since two programs may use one library at once. "." is the window, which without a
#: screen does the same job in text.
LANES = (
    (
        "index . --condition colour",
        "search . --query red/disc%201.jpg --not {other} --condition colour --top 5",
        "compare red/disc%201.jpg {other} --condition content",
        "conditions .",
        "export-folder . --condition colour --format projector --output {out}/vectors",
        "fetch resnet18",
        ".",
    ),
    (
        "train . --labels folders --name Paint --on colour --epochs 2",
        "evaluate . --labels folders --condition colour",
        "map . --condition colour --method pca --labels folders --output {out}/map.png",
        "export paint {out}/paint.likewise",
        "import {out}/paint.likewise",
    ),
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, tracer: Tracer) -> Runs:
    # One command loads a network; tests/stress/promises.py has more of that.
    return run_commands(tracer, LANES, tmp_path_factory.mktemp("promises"), ["colour"])


def test_all_commands_were_run_and_did_what_they_should(runs: Runs) -> None:
    # Weights are only fetched by who agrees, which nobody here can.
    assert runs.ends == {name: int(name == "fetch") for name in (*COMMANDS, ".")}
    written = {path.name for path in runs.out.iterdir()}
    assert written == {"map.png", "paint.likewise", "vectors"}


def test_no_picture_is_changed_or_moved_and_nothing_is_added(runs: Runs) -> None:
    assert runs.after == runs.before


@pytest.mark.parametrize("command", [*COMMANDS, "."])
def test_no_command_tries_to_write_among_pictures_or_to_speak_to_anybody(
    runs: Runs, tracer: Tracer, command: str
) -> None:
    tracer.require()
    assert len(list(changes(runs.calls[command]))) > 0  # each makes or opens the library at least
    runs.check(command)


def test_all_that_is_written_lies_where_the_page_on_promises_says(
    runs: Runs, tracer: Tracer
) -> None:
    tracer.require()
    runs.check_places()
