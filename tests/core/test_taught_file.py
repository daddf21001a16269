"""Taught files: what was written comes back, and nothing bad is let in."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.conditions.builtin import LITE0_INPUT
from core.conditions.definitions import stored_definition
from core.conditions.head import Head
from core.conditions.recipes import Fit, LayerRead
from core.conditions.taught_file import (
    TaughtFile,
    read_manifest,
    read_taught,
    taught_file,
    write_taught,
)
from core.conditions.taught_manifest import BaseRead, Manifest, TaughtLabels, TaughtSplit
from core.errors import LikewiseError
from core.library import Library
from core.networks.presets import PRESETS
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, index

BASE = BaseRead("colour", "Colour", "0123456789abcdef", "", 6)
MANIFEST = Manifest(
    name="Fabric",
    summary="Taught by hand",
    network="head",
    dim=3,
    bases=(BASE,),
    labels=TaughtLabels("pattern", "labels.csv", {"dotted": 12, "plain": 9}),
    split=TaughtSplit(14, 3, 4),
    training={"loss": "triplet", "margin": 0.2, "has_softmax": True},
    measures={"held-out": {"fabric": {"map_at_r": {"value": 0.5, "low": 0.4, "high": 0.6}}}},
    versions={"likewise": "0.1.0"},
    created="2026-11-24",
)
LEARNT = {bytes(range(8)), bytes(range(8, 16))}


def a_head(seed: int = 0) -> Head:
    rng = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    layers = ((drawn(5, 6), drawn(5)), (drawn(3, 5), drawn(3)))
    return Head(drawn(6), np.abs(drawn(6)) + 1, layers, drawn(3, 6))


def a_file(manifest: Manifest = MANIFEST) -> TaughtFile:
    return taught_file(manifest, a_head().tensors(), LEARNT)


def written(path: Path, file: TaughtFile | None = None) -> Path:
    write_taught(path, file or a_file())
    return path


def rewritten(
    path: Path,
    change: Callable[[dict[str, Any]], None] = lambda _stored: None,
    weights: bytes | None = None,
    more: dict[str, bytes] | None = None,
) -> Path:
    """The same file with something changed in it."""
    with zipfile.ZipFile(path) as archive:
        stored = json.loads(archive.read("manifest.json"))
        data = archive.read("weights.safetensors")
    change(stored)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(stored))
        archive.writestr("weights.safetensors", data if weights is None else weights)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return path


def refused(path: Path, code: str, words: str = "") -> None:
    with pytest.raises(LikewiseError) as caught:
        read_taught(path)
    assert caught.value.code == code
    assert words in str(caught.value)
    assert path.name in str(caught.value)


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    path = written(tmp_path / "fabric.likewise")
    file = read_taught(path)
    assert replace(file.manifest, sha256="") == MANIFEST
    assert read_manifest(path) == file.manifest
    assert file.learnt_from() == LEARNT
    for name, tensor in a_head().tensors().items():
        assert np.array_equal(file.tensors()[name], tensor)


def test_the_same_has_the_same_bytes(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a.likewise"), written(tmp_path / "b.likewise")
    assert one.read_bytes() == other.read_bytes()


def test_another_name_keeps_the_weights() -> None:
    assert a_file().named("Cloth").manifest.sha256 == a_file().manifest.sha256


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.likewise"
    path.write_bytes(b"not at all a zip file")
    refused(path, "taught_damaged")
    path.unlink()
    refused(path, "taught_missing", "No such file")


def test_a_file_cut_off_or_changed_anywhere_is_refused(tmp_path: Path) -> None:
    whole = written(tmp_path / "x.likewise").read_bytes()
    path = tmp_path / "y.likewise"
    for end in range(0, len(whole), 97):
        path.write_bytes(whole[:end])
        refused(path, "taught_damaged")
    rng = np.random.default_rng(1)
    for at in rng.integers(0, len(whole), 60).tolist():
        data = bytearray(whole)
        data[at] ^= 0xFF
        path.write_bytes(data)
        with suppress(LikewiseError):
            file = read_taught(path)  # what was hit is a date or the like: nothing that is read
            assert file.manifest == a_file().manifest
            assert file.weights == a_file().weights


@pytest.mark.parametrize("name", ["../../evil.py", "/etc/passwd", "code.pkl", "MANIFEST.json"])
def test_members_that_do_not_belong_there_are_refused(tmp_path: Path, name: str) -> None:
    path = rewritten(written(tmp_path / "x.likewise"), more={name: b"x"})
    refused(path, "taught_strange", name)
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.likewise"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "x.likewise"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 5_000_000)
        archive.writestr("weights.safetensors", b"")
    refused(path, "taught_strange", "5,000,000 bytes")


def test_a_newer_format_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "x.likewise")
    refused(rewritten(path, lambda stored: stored.update(format=7)), "taught_newer", "format 7")


def tuned(layer: str = "head", call: int = 0, input_px: int = 96) -> dict[str, Any]:
    """What is another in the manifest of a fine-tuned network."""
    seen = replace(LITE0_INPUT, fit=Fit.PAD, resize_px=input_px, input_px=input_px)
    read = LayerRead(layer, "average", call)
    return {
        "network": "finetune",
        "bases": [],
        "preprocessing": asdict(seen),
        "read": asdict(read),
    }


def test_the_manifest_of_a_fine_tuned_network_is_taken(tmp_path: Path) -> None:
    path = rewritten(written(tmp_path / "x.likewise"), lambda stored: stored.update(tuned()))
    assert read_manifest(path).read == LayerRead("head", "average")


@pytest.mark.parametrize(
    "change",
    [
        {"network": "pickle"},
        {"dim": -1},
        {"dim": 10**9},
        {"dim": True},
        {"name": 7},
        {"name": "n" * 500},
        {"bases": []},
        {"bases": "colour"},
        {"training": {"x": [1]}},
        {"training": None},
        {"measures": {"a": {"b": {"c": {"d": {"e": {"f": {}}}}}}}},
        {"labels": {}},
        {"split": {"train": -3}},
        {"split": {"nonsense": 3}},
        {"format": "1"},
        {"network": "shallow"},
        tuned(layer="blocks.3"),
        tuned(call=1),
        tuned(input_px=4096),
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    path = rewritten(written(tmp_path / "x.likewise"), lambda stored: stored.update(change))
    refused(path, "taught_damaged")


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "x.likewise")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "[" * 200_000)
        archive.writestr("weights.safetensors", b"")
    refused(path, "taught_damaged")


def test_weights_of_another_checksum_are_refused(tmp_path: Path) -> None:
    other = taught_file(MANIFEST, a_head(2).tensors(), LEARNT)
    path = rewritten(written(tmp_path / "x.likewise"), weights=other.weights)
    refused(path, "taught_damaged", "checksum")


@pytest.mark.parametrize(
    ("name", "tensor"),
    [
        ("head.centre", np.zeros(7, np.float32)),
        ("head.0.weight", np.zeros((5, 7), np.float32)),
        ("head.1.bias", np.zeros(4, np.float32)),
        ("head.skip", np.zeros((2, 6), np.float32)),
        ("head.scale", np.full(6, np.nan, np.float32)),
        ("other", np.zeros(2, np.float32)),
        ("head.7.weight", np.zeros((3, 3), np.float32)),
    ],
)
def test_tensors_of_wrong_shapes_are_refused(tmp_path: Path, name: str, tensor: np.ndarray) -> None:
    bad = taught_file(MANIFEST, {**a_head().tensors(), name: tensor}, LEARNT)
    refused(written(tmp_path / "x.likewise", bad), "taught_damaged", name)


def test_a_missing_tensor_is_named(tmp_path: Path) -> None:
    tensors = a_head().tensors()
    del tensors["head.0.bias"]
    bad = taught_file(MANIFEST, tensors, LEARNT)
    refused(written(tmp_path / "x.likewise", bad), "taught_damaged", "head.0.bias")


def test_a_head_is_the_formula_of_its_docstring() -> None:
    head, rows = a_head(), np.random.default_rng(3).normal(size=(4, 6)).astype(np.float32)
    x = (rows - head.centre) * head.scale
    (w0, b0), (w1, b1) = head.layers
    assert head.skip is not None
    y = np.maximum(x @ w0.T + b0, 0) @ w1.T + b1 + x @ head.skip.T
    expected = y / np.linalg.norm(y, axis=1, keepdims=True)
    assert np.allclose(head.apply([rows[:, :2], rows[:, 2:]]), expected, atol=1e-6)


def test_packed_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.likewise"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("weights.safetensors", bytes(100_000_000))
    assert path.stat().st_size < 200_000
    refused(path, "taught_strange", "packed in another way")


def test_a_manifest_in_a_rare_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.likewise"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("manifest.json", " " * 1_000_000)
        archive.writestr("weights.safetensors", b"", zipfile.ZIP_STORED)
    refused(path, "taught_strange", "packed in another way")


def test_a_member_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "x.likewise")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("manifest.json", "{}")
    refused(path, "taught_strange", "double")


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.likewise"
    with path.open("wb") as file:
        file.truncate(600_000_000)  # takes no room on the disk
    refused(path, "taught_strange", "600,000,000 bytes")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_list_of_very_many_members_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.likewise"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2000):
            archive.writestr(f"part {number}", b"")
    refused(path, "taught_strange", "too many parts")


def test_something_behind_the_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "x.likewise")
    path.write_bytes(path.read_bytes() + b"more")
    refused(path, "taught_damaged")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.likewise")
    refused(tmp_path / "x.likewise", "taught_missing", "no file")


def test_weights_that_are_a_pickle_are_refused_unopened(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
            return Path.touch, (str(tmp_path / "ran"),)

    weights = pickle.dumps(Evil())
    sha256 = hashlib.sha256(weights).hexdigest()
    path = rewritten(
        written(tmp_path / "x.likewise"), lambda stored: stored.update(sha256=sha256), weights
    )
    refused(path, "taught_damaged")
    assert not (tmp_path / "ran").exists()


def test_signs_that_cannot_be_seen_are_not_shown(tmp_path: Path) -> None:
    def change(stored: dict[str, Any]) -> None:
        stored["name"] = "Fab\u202eric\x1b[31m\n by \ud800 me"
        stored["labels"]["classes"] = {"dotted\u2066\n": 12}

    manifest = read_taught(rewritten(written(tmp_path / "x.likewise"), change)).manifest
    assert manifest.name == "Fab ric [31m by me"
    assert manifest.labels.classes == {"dotted": 12}
    write_taught(tmp_path / "y.likewise", TaughtFile(manifest, a_file().weights))


def network() -> dict[str, Any]:
    """The definition of a network that somebody chose, as JSON."""
    return json.loads(json.dumps(stored_definition(PRESETS[0])))


def with_base(path: Path, definition: object) -> Path:
    def change(stored: dict[str, Any]) -> None:
        stored["bases"][0]["definition"] = definition

    return rewritten(written(path), change)


def nested(depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(depth):
        found = {"more": found}
    return found


def test_of_a_base_nothing_is_kept_but_its_definition(tmp_path: Path) -> None:
    path = with_base(tmp_path / "x.likewise", {**network(), "more": nested(400)})
    (base,) = read_taught(path).manifest.bases
    assert json.loads(json.dumps(base.definition)) == {**network(), "is_own": True}


@pytest.mark.parametrize(
    "definition",
    [
        "colour",
        {},
        nested(400),
        {**network(), "kind": "blend"},
        {
            **network(),
            "type": "Blend",
            "kind": "blend",
            "recipe": {"parts": [{"key": "colour", "weight": 1}]},
        },
        {
            **network(),
            "recipe": {
                **network()["recipe"],
                "network": {"family": "torchvision", "name": "x", "weights_path": "../../x.pth"},
            },
        },
    ],
    ids=["text", "nothing", "nested", "kind", "blend", "path"],
)
def test_a_base_that_brings_something_else_is_refused(tmp_path: Path, definition: object) -> None:
    refused(with_base(tmp_path / "x.likewise", definition), "taught_damaged")


def test_numbers_beyond_measure_are_refused(tmp_path: Path) -> None:
    path = rewritten(
        written(tmp_path / "x.likewise"), lambda stored: stored["training"].update(x=10**400)
    )
    refused(path, "taught_damaged")


def test_a_condition_whose_numbers_overflow_is_left_out_and_said_so(
    tmp_path: Path, library: Library, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "pictures", n_seeds=1)
    index(library, folder, pool)
    colour = library.catalogue.find("colour", library.engine)
    base = BaseRead("colour", "Colour", colour.fingerprint.removeprefix("colour-"), "", colour.dim)
    huge = Head(
        np.zeros(colour.dim, np.float32),
        np.full(colour.dim, 3e38, np.float32),
        skip=np.full((2, colour.dim), 3e38, np.float32),
    )
    manifest = replace(MANIFEST, dim=2, bases=(base,))
    key = library.catalogue.add_taught(taught_file(manifest, huge.tensors(), set()))
    with np.errstate(all="ignore"), pytest.raises(LikewiseError, match="beyond bounds"):
        index(library, folder, pool, [key, "layout"])
    with library.open_store() as store:
        layout = library.catalogue.find("layout", library.engine)
        assert store.n_with_vector(layout.fingerprint, os.fsencode(folder)) == 15
        taught = library.catalogue.find(key, library.engine)
        assert store.n_with_vector(taught.fingerprint, os.fsencode(folder)) == 0
