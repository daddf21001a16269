"""The bundled network run by OpenVINO: the same vectors as torch's, chosen by measuring, silent."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.conditions.backbone import LayerReader, NetworkReader
from core.conditions.builtin import BUILT_IN, CONTENT, LITE0, LITE0_INPUT
from core.conditions.engine import Engine, load_engine, machine_name, save_engine
from core.conditions.engine_choice import choose_engine
from core.conditions.lite0 import load_lite0, weights_path
from core.conditions.lite0_openvino import OpenVinoReader, is_installed
from core.conditions.network_explanation import explain_read
from core.conditions.recipes import LayerRead, NetworkRecipe
from core.images.decode import decode
from core.workers.bench import Workbench
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra openvino is not installed")

READS = [d.recipe.read for d in BUILT_IN if isinstance(d.recipe, NetworkRecipe)]
BY_TORCH = Engine("cpu", "float32", 4)
BY_OPENVINO = Engine("cpu", "float32", 4, "openvino")
#: Loads OpenVINO as a worker does, runs it, and prints what it has asked of the network.
_WATCHED = """
import sys
asked = []
sys.addaudithook(lambda event, _: asked.append(event) if event.startswith("socket.") else None)
from PIL import Image
from core.conditions.builtin import CONTENT
from core.conditions.engine import Engine
from core.workers.bench import Workbench
reader = Workbench().reader([CONTENT], Engine("cpu", "float32", 1, "openvino"))
reader.embed([Image.new("RGB", (256, 256))], [CONTENT.read])
assert "openvino" in sys.modules
print(asked)
"""


@pytest.fixture(scope="module")
def pictures() -> list[Image.Image]:
    paths = sorted((ROOT / "resources" / "samples").rglob("*.jpg"))[::48]
    return [decode(path.read_bytes()).image for path in paths]


def torch_reader(dtype: torch.dtype) -> NetworkReader:
    return NetworkReader(load_lite0(weights_path()), LITE0_INPUT, torch.device("cpu"), dtype, 4)


def openvino_reader(dtype: str) -> OpenVinoReader:
    layers = [read.layer for read in READS]
    return OpenVinoReader(load_lite0(weights_path()), layers, LITE0_INPUT, dtype)


def least_cosine(one: LayerReader, other: LayerReader, pictures: list[Image.Image]) -> float:
    pairs = zip(one.embed(pictures, READS), other.embed(pictures, READS), strict=True)
    return min(float((a * b).sum(axis=1).min()) for a, b in pairs)


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_vectors_of_all_layers_are_those_of_torch(dtype: str, pictures: list[Image.Image]) -> None:
    full = torch_reader(torch.float32)
    least = 0.9999 if dtype == "float32" else 0.99
    assert least_cosine(openvino_reader(dtype), full, pictures) > least


def test_a_picture_reads_the_same_alone_and_among_others(pictures: list[Image.Image]) -> None:
    reader = openvino_reader("float32")
    together = reader.embed(pictures[:3], READS)
    alone = [reader.embed([picture], READS) for picture in pictures[:3]]
    for number, rows in enumerate(together):
        assert np.array_equal(rows, np.concatenate([each[number] for each in alone]))


def test_reasons_add_up_to_the_cosine_of_its_vectors(pictures: list[Image.Image]) -> None:
    reader = openvino_reader("float32")
    one, other = reader.embed(pictures[:2], [CONTENT.read])[0]
    explanation = explain_read(reader, CONTENT.read, *pictures[:2])
    assert explanation.is_exact
    assert explanation.score == pytest.approx(float(one @ other), abs=1e-3)


def test_workers_run_the_bundled_network_with_it_and_all_else_with_torch() -> None:
    inside = NetworkRecipe(LITE0, LITE0_INPUT, LayerRead("blocks.3.layers.0", "average"))
    assert isinstance(Workbench().reader([CONTENT], BY_OPENVINO), OpenVinoReader)
    assert isinstance(Workbench().reader([CONTENT], BY_TORCH), NetworkReader)
    assert isinstance(Workbench().reader([CONTENT, inside], BY_OPENVINO), NetworkReader)


def test_it_is_chosen_where_it_is_faster_and_changes_no_number_format() -> None:
    engine = choose_engine(load_lite0(weights_path()), LITE0_INPUT)
    assert engine.runtime in ("torch", "openvino")
    assert engine.dtype in ("float32", "bfloat16")


def test_the_choice_is_kept_until_another_release_is_installed(tmp_path: Path) -> None:
    path = tmp_path / "engine.json"
    save_engine(path, BY_OPENVINO)
    assert load_engine(path) == BY_OPENVINO
    assert "openvino" in machine_name()
    path.write_text(path.read_text().replace("openvino 2", "openvino 1"))
    assert load_engine(path) is None


def test_it_does_not_tell_its_makers_that_it_is_used(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED],
        env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
    assert list(tmp_path.iterdir()) == []  # nor asks itself whether it may
