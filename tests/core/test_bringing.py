"""A file that a person has takes the place of a download only if it is the one that was meant."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.jobs import Cancelled, Progress
from core.networks.bringing import bring
from core.networks.weights import WeightsFolder
from tests.conftest import ignore

CONTENT = b"PK\x03\x04" + random.Random(7).randbytes(100_000)
WEIGHTS = Weights(
    "net.pth", "https://example.invalid/net.pth", sha256=hashlib.sha256(CONTENT).hexdigest()[:8]
)


@pytest.fixture
def folder(tmp_path: Path) -> WeightsFolder:
    return WeightsFolder(tmp_path / "weights")


def brought(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "from elsewhere.pth"
    path.write_bytes(content)
    return path


def test_the_published_file_is_taken(folder: WeightsFolder, tmp_path: Path) -> None:
    bring(folder, WEIGHTS, brought(tmp_path, CONTENT), ignore)

    assert folder.is_there(WEIGHTS)
    assert folder.path_of(WEIGHTS).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("content", "code"),
    [(CONTENT + b"more", "weights_other"), (b"a letter", "weights_damaged")],
)
def test_another_file_is_refused_and_leaves_nothing(
    folder: WeightsFolder, tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(LikewiseError) as caught:
        bring(folder, WEIGHTS, brought(tmp_path, content), ignore)

    assert caught.value.code == code
    assert list(folder.folder.iterdir()) == []


def test_a_file_that_is_gone_is_said_to_be_unreadable(
    folder: WeightsFolder, tmp_path: Path
) -> None:
    with pytest.raises(LikewiseError) as caught:
        bring(folder, WEIGHTS, tmp_path / "nowhere.pth", ignore)

    assert caught.value.code == "unreadable"


def test_a_cancelled_copy_leaves_nothing(folder: WeightsFolder, tmp_path: Path) -> None:
    def refuse(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        bring(folder, WEIGHTS, brought(tmp_path, CONTENT), refuse)

    assert list(folder.folder.iterdir()) == []
