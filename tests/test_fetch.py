"""Fetching weights on the command line: only after a yes, and never twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from core.cli.output import progress_text
from core.conditions.base import Kind
from core.conditions.definitions import Definition
from core.conditions.recipes import LayerRead, Network, NetworkRecipe
from core.jobs import Progress
from core.library import Library
from core.networks.presets import PLAIN_PREPROCESSING
from core.settings import Places
from tests.conftest import PROGRAM
from tests.core.test_weights import CONTENT, Server

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and terminals")


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def command(places: Places, server: Server) -> list[str]:
    """What fetches the weights of a condition that lie on the server."""
    network = Network("torchvision", "resnet18", server.weights().file_name)
    recipe = NetworkRecipe(network, PLAIN_PREPROCESSING, LayerRead("avgpool", "average"))
    made = Definition("", "Made", "", Kind.IMPLICIT, 512, recipe, 1.0, weights=server.weights())
    Library(places).catalogue.add(made)
    return [*PROGRAM, "--data-dir", str(places.data), "fetch", "made"]


def fetched(places: Places, server: Server) -> bytes | None:
    path = Library(places).weights.path_of(server.weights())
    return path.read_bytes() if path.exists() else None


def test_a_script_has_to_agree_beforehand(
    command: list[str], places: Places, server: Server
) -> None:
    refused = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert refused.returncode == 1
    assert f"weights.pth ({len(CONTENT) / 1e6:.1f} MB)" in refused.stderr
    assert server.address in refused.stderr
    assert "Add --yes if you agree" in refused.stderr
    assert server.behaviour.ranges == []

    done = subprocess.run([*command, "--yes", "--json"], capture_output=True, text=True)

    assert done.returncode == 0
    path = str(Library(places).weights.path_of(server.weights()))
    assert json.loads(done.stdout) == {"condition": "made", "weights": [path]}
    assert fetched(places, server) == CONTENT


@posix_only
@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 1), (b"y\n", 0)])
def test_a_person_is_asked(
    command: list[str], places: Places, server: Server, answer: bytes, code: int
) -> None:
    terminal, line = os.openpty()
    with subprocess.Popen(command, stdin=line, stdout=subprocess.PIPE, stderr=line) as process:
        os.close(line)
        shown = b""
        while b"Fetch it? [y/N]" not in shown:
            shown += os.read(terminal, 4096)
        assert server.behaviour.ranges == []
        os.write(terminal, answer)
        process.communicate(timeout=30)
    os.close(terminal)

    assert process.returncode == code
    assert fetched(places, server) == (CONTENT if code == 0 else None)


@posix_only
def test_ctrl_c_keeps_what_has_come(command: list[str], places: Places, server: Server) -> None:
    server.behaviour.stalls = [1_500_000]
    terminal, line = os.openpty()
    agreed = [*command, "--yes"]
    with subprocess.Popen(agreed, stdout=subprocess.PIPE, stderr=line) as process:
        os.close(line)
        shown = b""
        while b"1.5 of 3.0 MB (50%)" not in shown:
            shown += os.read(terminal, 4096)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    os.close(terminal)
    assert process.returncode == 130
    server.behaviour.go_on.set()

    assert subprocess.run(agreed, capture_output=True).returncode == 0

    assert server.behaviour.ranges == [None, "bytes=1500000-"]
    assert fetched(places, server) == CONTENT


def test_what_is_there_is_not_asked_for_again(command: list[str], server: Server) -> None:
    for _ in range(2):
        assert subprocess.run([*command, "--yes"], capture_output=True).returncode == 0

    assert server.behaviour.ranges == [None]


def test_progress_is_told_in_megabytes() -> None:
    told = progress_text(Progress("download", 12_345_678, 46_830_571, rate=3.1e6))
    assert told == "Fetching the weights: 12.3 of 46.8 MB (26%), 3.1 MB/s"
    assert progress_text(Progress("download", 2_000_000, 0)) == "Fetching the weights: 2.0 MB"
