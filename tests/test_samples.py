"""The sample gallery: its table is complete and balanced, and the script still draws it."""

from __future__ import annotations

import csv
import importlib
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "resources" / "samples"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The rows of the shipped table."""
    with (GALLERY / "labels.csv").open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The drawing script, imported the way it runs: with its own folder on the path."""
    folder = str(ROOT / "scripts")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module("draw_samples")
    finally:
        sys.path.remove(folder)


def test_table_lists_exactly_the_files(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == ["file", "kind", "colour", "pattern", "place"]
    listed = sorted(row["file"] for row in rows)
    assert listed == sorted(path.name for path in GALLERY.glob("*.jpg"))
    assert len(listed) == 240


def test_every_kind_colour_and_pattern_once(rows: list[dict[str, str]]) -> None:
    seen = Counter((row["kind"], row["colour"], row["pattern"]) for row in rows)
    assert set(seen.values()) == {1}
    sizes = [len({row[label] for row in rows}) for label in ("kind", "colour", "pattern", "place")]
    assert sizes == [6, 8, 5, 5]


@pytest.mark.parametrize("label", ["kind", "colour", "pattern"])
def test_places_are_balanced(rows: list[dict[str, str]], label: str) -> None:
    assert set(Counter(row["place"] for row in rows).values()) == {48}
    counts = Counter((row[label], row["place"]) for row in rows)
    expected = 240 / 5 / len({row[label] for row in rows})
    assert len(counts) == 5 * len({row[label] for row in rows})
    assert all(abs(count - expected) <= 1 for count in counts.values())


def test_gallery_is_small() -> None:
    assert sum(path.stat().st_size for path in GALLERY.iterdir() if path.is_file()) < 4_000_000


def test_table_matches_the_script(rows: list[dict[str, str]], script: ModuleType) -> None:
    labels = ("file", "kind", "colour", "pattern", "place")
    drawn = [{label: getattr(sample, label) for label in labels} for sample in script.samples()]
    assert drawn == rows


@pytest.mark.parametrize("index", [0, 61, 122, 239])
def test_redrawing_gives_the_shipped_pixels(script: ModuleType, index: int) -> None:
    sample = script.samples()[index]
    drawn = np.asarray(script.draw(sample), dtype=np.float64)
    with Image.open(GALLERY / sample.file) as image:
        shipped = np.asarray(image.convert("RGB"), dtype=np.float64)
    assert drawn.shape == shipped.shape
    assert np.abs(drawn - shipped).mean() < 2.5
