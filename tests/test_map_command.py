"""`likewise map`: the program itself, on drawn pictures."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.conftest import PROGRAM, draw_folder


@dataclass(frozen=True)
class Drawn:
    """What a run of the program left."""

    code: int
    out: str
    error: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Gallery:
    """Thirty drawn pictures, in folders named by their colour."""

    folder: Path
    data: Path

    def map(self, *words: str | Path, condition: str = "colour") -> Drawn:
        done = subprocess.run(
            [
                *PROGRAM,
                "--data-dir",
                self.data,
                "map",
                self.folder,
                "--condition",
                condition,
                *words,
            ],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        out, error = (os.fsdecode(data) for data in (done.stdout, done.stderr))
        assert "Traceback" not in error
        return Drawn(done.returncode, out, error)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    root = tmp_path_factory.mktemp("map")
    return Gallery(draw_folder(root / "pictures"), root / "data")


def test_a_folder_is_indexed_and_drawn_with_its_labels(gallery: Gallery, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    done = gallery.map("--output", target, "--method", "pca", "--labels", "folders", "--json")
    assert (done.code, done.error) == (0, "")
    document = done.document
    assert document.pop("trustworthiness") > 0.5
    assert document == {
        "condition": "colour",
        "method": "pca",
        "n": 30,
        "labels": "folders",
        "file": str(target),
    }
    text = target.read_text(encoding="utf-8")
    assert "PCA · 30 pictures" in text
    assert ">red " in text


def test_the_usual_map_is_t_sne_and_is_told_in_a_line(gallery: Gallery, tmp_path: Path) -> None:
    target = tmp_path / "map.PNG"
    done = gallery.map("--output", target)
    assert (done.code, done.error) == (0, "")
    assert done.out.startswith(f"{target}: 30 pictures as Colour sees them, tsne, trust")
    with Image.open(io.BytesIO(target.read_bytes())) as image:
        assert image.format == "PNG"


def test_the_same_map_is_drawn_again(gallery: Gallery, tmp_path: Path) -> None:
    once, again = tmp_path / "once.svg", tmp_path / "again.svg"
    for target in (once, again):
        assert gallery.map("--output", target, "--method", "pca").code == 0
    assert once.read_bytes() == again.read_bytes()


def test_a_picture_of_the_folder_is_never_overwritten(gallery: Gallery, tmp_path: Path) -> None:
    original = gallery.folder / "original.png"
    Image.new("RGB", (60, 60), "red").save(original)
    before = hashlib.sha256(original.read_bytes()).digest()
    link = tmp_path / "link.png"
    link.hardlink_to(original)
    for target in (original, link):
        done = gallery.map("--output", target, "--method", "pca")
        assert done.code == 1
        assert "is a picture of this folder" in done.error
    assert hashlib.sha256(original.read_bytes()).digest() == before
    link.unlink()
    original.unlink()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "map.gif"], "should end in .png or .svg"),
        (["--output", "map.png", "--method", "raw"], "only two can be drawn as they are"),
        (["--output", "nowhere/map.png", "--method", "pca"], "could not be written"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(
    gallery: Gallery, tmp_path: Path, words: list[str], said: str
) -> None:
    words[1] = str(tmp_path / words[1])
    done = gallery.map(*words)
    assert done.code == 1
    assert said in done.error
    assert list(tmp_path.iterdir()) == []
