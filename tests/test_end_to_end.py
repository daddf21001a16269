"""The program itself, without a screen, on the sample gallery: what `make run` does there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from PIL import Image

from tests.conftest import PROGRAM


def run_without_screen(tmp_path: Path, *arguments: str, **variables: str) -> str:
    done = subprocess.run(
        [*PROGRAM, "--data-dir", str(tmp_path / "library"), *arguments],
        cwd=tmp_path,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_sample_gallery_is_indexed_ranked_and_pictured(tmp_path: Path) -> None:
    said = run_without_screen(tmp_path, "--sample-gallery")
    assert "240 pictures found, 240 embedded, 0 known already, 0 failed" in said
    ranked = [line.split() for line in said.splitlines() if line[:5].strip().isdigit()]
    assert [line[0] for line in ranked] == [str(rank) for rank in range(1, 11)]
    kinds = {os.path.basename(line[2]).split("-")[0] for line in ranked}
    assert kinds == {said.split("Most alike to ")[1].split("/samples/")[1].split("-")[0]}
    with Image.open(tmp_path / "likewise.png") as picture:
        assert picture.size == (1280, 800)
        colours = picture.convert("RGB").getcolors(maxcolors=1280 * 800)
    assert colours is not None
    assert len(colours) > 10_000  # photographs, not an empty window


def test_a_folder_from_the_environment_is_opened(tmp_path: Path, picture_folder: Path) -> None:
    said = run_without_screen(
        tmp_path, LIKEWISE_FOLDER=str(picture_folder / "red"), HOME=str(tmp_path)
    )
    assert "6 pictures found" in said
