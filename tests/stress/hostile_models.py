"""Damaged taught files, weights, tables and settings, two thousand of a kind and more.

Each is read or refused with a sentence, without taking much more memory than it has bytes. Half of
the archives are packed anew around a damaged part, with the checksums that belong to it: what is
inside is looked at only then.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import sys
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from core.conditions.definitions import load_definition
from core.conditions.engine import load_engine
from core.conditions.head import Head
from core.conditions.taught_file import read_manifest, read_taught, taught_file, write_taught
from core.conditions.taught_manifest import BaseRead, Manifest, TaughtLabels
from core.errors import LikewiseError
from core.labels.tables import read_cells, read_table
from core.settings import load_settings
from tests.hostile.mutations import mutated

#: Nine kinds in turn: of each more than two thousand.
TOTAL = 81
N_FILES = 250
_SEED = 20261128
_LONGEST_S = 10.0
#: What the process may take while it reads small files; libraries have been loaded before.
_MOST_BYTES = 2**30

_TABLE = b'id,label,"two\nlines"\n1,dress,a\n2,"hat, red",b\n3,shoe,=1+1\n' * 20
_LINES = b'{"id": 1, "label": "dress", "deep": [[[1]]]}\n{"id": 2, "label": "hat"}\n' * 20
_SETTINGS = b'{"conditions": ["colour"], "excluded_folders": ["/p"], "is_gentle_on_battery": true}'
_ENGINE = b'{"machine": "m", "device": "cpu", "dtype": "float32", "batch_size": 8}'
_DEFINITION = json.dumps(
    {
        **{"format": 1, "type": "Blend", "key": "mix", "name": "Mix", "summary": "", "dim": 9},
        **{"kind": "blend", "cost_ms": 1.0, "version": "", "weights": None},
        "recipe": {"parts": [{"key": "colour", "weight": 0.5}, {"key": "layout", "weight": 1}]},
    }
).encode()


def run_one(number: int, scratch: Path) -> None:
    run_some(number, scratch, N_FILES)


def run_some(number: int, scratch: Path, n_files: int) -> None:
    """Read `n_files` damaged files of the kind whose turn it is."""
    kinds = sorted(_KINDS)
    ending = kinds[number % len(kinds)]
    make, read = _KINDS[ending]
    data = make()
    rng = random.Random(f"{_SEED} models {number}")
    path = scratch / f"file.{ending}"
    path.write_bytes(data)
    _read(read, path)  # loads what reading needs
    before = _peak_bytes()
    for place in range(n_files):
        path.write_bytes(_damaged(data, rng))
        start_s = time.monotonic()
        _read(read, path)
        seconds = time.monotonic() - start_s
        assert seconds < _LONGEST_S, f"{ending} {place} took {seconds:.0f} s"
    grown = _peak_bytes() - before
    assert grown < _MOST_BYTES, f"reading {ending} took {grown >> 20} MB"


def _read(read: Callable[[Path], object], path: Path) -> None:
    try:
        read(path)
    except LikewiseError as error:
        sentence = str(error)
    else:
        return
    assert sentence, "something was refused without a sentence"


def _damaged(data: bytes, rng: random.Random) -> bytes:
    if data.startswith(b"PK") and rng.random() < 0.5:
        return _packed_anew(data, rng)
    return mutated(data, data, rng)


def _packed_anew(data: bytes, rng: random.Random) -> bytes:
    """The archive with one of its parts damaged, and nothing that gives it away."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = rng.choice(sorted(parts))
    parts[chosen] = mutated(parts[chosen], data, rng)
    if "manifest.json" in parts and chosen != "manifest.json":
        manifest = json.loads(parts["manifest.json"])
        manifest["sha256"] = hashlib.sha256(parts[chosen]).hexdigest()
        parts["manifest.json"] = json.dumps(manifest).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _peak_bytes() -> int:
    """The most memory that this process has taken so far; 0 where that is not known."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


# Sound files, and what reads them


def _read_state(path: Path) -> object:
    from core.networks.state import read_state

    return read_state(path)


def _read_all_taught(path: Path) -> object:
    read_manifest(path)
    return read_taught(path).learnt_from()


def _read_pairs(path: Path) -> object:
    return [*read_cells(path)], read_table(path)


def _read_definition(path: Path) -> object:
    try:
        return load_definition(path)
    except ValueError:
        return None  # left out, and noted in the log


@cache
def _taught() -> bytes:
    rng = np.random.default_rng(1)
    matrices = [rng.normal(size=shape).astype(np.float32) for shape in ((6,), (5, 6), (5,), (3, 5))]
    layers = ((matrices[1], matrices[2]), (matrices[3], matrices[2][:3]))
    head = Head(matrices[0], np.abs(matrices[0]) + 1, layers)
    base = BaseRead("colour", "Colour", "0123456789abcdef", "", 6)
    labels = TaughtLabels("pattern", "labels.csv", {"dotted": 12, "plain": 9})
    manifest = Manifest("Fabric", "", "head", 3, (base,), labels=labels)
    return _bytes_of(lambda path: write_taught(path, taught_file(manifest, head.tensors(), set())))


def _weights(is_safetensors: bool) -> bytes:
    import torch
    from safetensors.torch import save

    tensors = {f"layer.{n}.weight": torch.arange(40.0).reshape(5, 8) + n for n in range(4)}
    if is_safetensors:
        return save(tensors)
    out = io.BytesIO()
    torch.save({"state_dict": tensors}, out)
    return out.getvalue()


def _old_weights() -> bytes:
    import torch

    out = io.BytesIO()
    tensors = {"weight": torch.arange(40.0).reshape(5, 8)}
    torch.save(tensors, out, _use_new_zipfile_serialization=False)
    return out.getvalue()


def _bytes_of(write: Callable[[Path], None]) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "file.likewise")
        return (Path(folder) / "file.likewise").read_bytes()


_KINDS: dict[str, tuple[Callable[[], bytes], Callable[[Path], object]]] = {
    "likewise": (_taught, _read_all_taught),
    "safetensors": (lambda: _weights(True), _read_state),
    "pth": (lambda: _weights(False), _read_state),
    "pt": (_old_weights, _read_state),
    "csv": (lambda: _TABLE, _read_pairs),
    "jsonl": (lambda: _LINES, read_table),
    "json": (lambda: _SETTINGS, load_settings),
    "engine": (lambda: _ENGINE, load_engine),
    "definition": (lambda: _DEFINITION, _read_definition),
}
