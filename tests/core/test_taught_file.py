"""Taught files: what was written comes back, and nothing bad is let in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.conditions.head import Head
from core.conditions.taught_file import (
    TaughtFile,
    read_manifest,
    read_taught,
    taught_file,
    write_taught,
)
from core.conditions.taught_manifest import BaseRead, Manifest, TaughtLabels, TaughtSplit
from core.errors import LikewiseError

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
