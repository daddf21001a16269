"""Taught files: a condition that was learnt, in one portable file `NAME.likewise`.

A zip of two members: `manifest.json` says what it is and how it was taught, `weights.safetensors`
holds what was learnt. Such a file may come from anywhere, so nothing in it is trusted, and nothing
in it can run code.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.conditions.head import head_of
from core.conditions.taught_manifest import Manifest, checked_manifest
from core.errors import LikewiseError
from core.whole_files import write_whole

SUFFIX = ".likewise"
#: Digits of an image's digest that say whether it was learnt from: bytes of its content's name.
LEARNT_BYTES = 8
_FORMAT = 1
_MANIFEST, _WEIGHTS = "manifest.json", "weights.safetensors"
_MOST_MANIFEST_BYTES = 4_000_000
_MOST_WEIGHTS_BYTES = 512_000_000
#: What a zip adds to its members is far less.
_MOST_BYTES = _MOST_MANIFEST_BYTES + _MOST_WEIGHTS_BYTES + 1_000_000
#: Weights that are not packed cannot take more memory than the file has bytes.
_PACKINGS = {
    _MANIFEST: (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
    _WEIGHTS: (zipfile.ZIP_STORED,),
}
#: How the end of a zip begins, that of one with very many members, and the bytes that these take.
_END, _END_OF_MANY = b"PK\5\6", b"PK\6\7"
_END_BYTES, _END_OF_MANY_BYTES = 22, 20
#: What lists two members is far less.
_MOST_DIRECTORY_BYTES = 1 << 16
#: When the members were written is nobody's business, and the same file should have the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class TaughtFile:
    """The two members: the manifest, and the weights as safetensors bytes."""

    manifest: Manifest
    weights: bytes

    def tensors(self) -> dict[str, NDArray[np.float32]]:
        """What was learnt, float32 by name."""
        from safetensors.numpy import load

        found = load(self.weights)
        found.pop("learnt", None)
        return cast("dict[str, NDArray[np.float32]]", found)

    def learnt_from(self) -> set[bytes]:
        """The first `LEARNT_BYTES` of the digest of each image that it has learnt from."""
        from safetensors.numpy import load

        rows = load(self.weights).get("learnt", np.zeros((0, LEARNT_BYTES), np.uint8))
        return {row.tobytes() for row in rows}

    def named(self, name: str) -> TaughtFile:
        """The same under another name."""
        return TaughtFile(replace(self.manifest, name=name), self.weights)


def taught_file(
    manifest: Manifest, tensors: Mapping[str, NDArray[np.float32]], learnt_from: set[bytes]
) -> TaughtFile:
    """A new taught file; its manifest gets the checksum of the weights."""
    from safetensors.numpy import save

    kept: dict[str, NDArray[Any]] = {
        name: np.ascontiguousarray(tensor, np.float32) for name, tensor in tensors.items()
    }
    kept["learnt"] = np.frombuffer(b"".join(sorted(learnt_from)), np.uint8).reshape(
        -1, LEARNT_BYTES
    )
    weights = save(kept)
    sha256 = hashlib.sha256(weights).hexdigest()
    return TaughtFile(replace(manifest, sha256=sha256), weights)


def write_taught(path: Path, file: TaughtFile) -> None:
    """Write a taught file, whole or not at all. Raises `OSError`."""
    text = json.dumps({"format": _FORMAT, **asdict(file.manifest)}, indent=1, ensure_ascii=False)
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        manifest = zipfile.ZipInfo(_MANIFEST, _NO_DATE)
        archive.writestr(manifest, text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo(_WEIGHTS, _NO_DATE), file.weights, zipfile.ZIP_STORED)
    write_whole(path, content.getvalue())


def read_manifest(path: Path) -> Manifest:
    """What a taught file says of itself; its weights are not looked at. Raises as `read_taught`."""
    with _opened(path) as archive:
        return _manifest(path, archive)


def read_taught(path: Path) -> TaughtFile:
    """A taught file, everything in it checked.

    Raises `LikewiseError`: "taught_missing", "taught_damaged", "taught_strange" or
    "taught_newer".
    """
    with _opened(path) as archive:
        file = TaughtFile(_manifest(path, archive), _member(path, archive, _WEIGHTS))
    if hashlib.sha256(file.weights).hexdigest() != file.manifest.sha256:
        raise LikewiseError("taught_damaged", file=path.name, detail="its checksum is wrong")
    try:
        _check_tensors(file)
    except Exception as error:  # safetensors raises its own kinds for what it does not like
        raise LikewiseError("taught_damaged", file=path.name, detail=str(error)) from error
    return file


# The zip


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with ExitStack() as at_the_end:
        try:
            _check_file(path)
            _check_directory(path)
            archive = at_the_end.enter_context(zipfile.ZipFile(path))
            _check_members(path, archive)
        except OSError as error:
            detail = error.strerror or str(error)
            raise LikewiseError("taught_missing", file=str(path), detail=detail) from error
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise LikewiseError("taught_damaged", file=path.name, detail=str(error)) from error
        yield archive


def _check_file(path: Path) -> None:
    """Of what is no plain file, or is too large to be a taught one, nothing is read."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError("it is no file")
    if found.st_size > _MOST_BYTES:
        detail = f"it takes {found.st_size:,} bytes"
        raise LikewiseError("taught_strange", file=path.name, detail=detail)


def _check_directory(path: Path) -> None:
    """A list of millions of members takes gigabytes as soon as the zip is opened."""
    with path.open("rb") as file:
        n_bytes = file.seek(0, os.SEEK_END)
        file.seek(max(n_bytes - _END_BYTES - _END_OF_MANY_BYTES, 0))
        before, end = (tail := file.read())[:-_END_BYTES], tail[-_END_BYTES:]
    if not end.startswith(_END) or not end.endswith(b"\0\0"):  # nothing follows it
        raise zipfile.BadZipFile("it is no zip, or has something behind its end")
    n_listed = int.from_bytes(end[12:16], "little")
    if n_listed > _MOST_DIRECTORY_BYTES or before.startswith(_END_OF_MANY):
        raise LikewiseError("taught_strange", file=path.name, detail="it holds too many parts")


def _check_members(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = sorted(member.filename for member in members)
    if names != [_MANIFEST, _WEIGHTS]:
        strange = [name for name in names if name not in (_MANIFEST, _WEIGHTS)]
        detail = f"it holds {strange[0][:80]!r}" if strange else "a part of it is missing or double"
        raise LikewiseError("taught_strange", file=path.name, detail=detail)
    limits = {_MANIFEST: _MOST_MANIFEST_BYTES, _WEIGHTS: _MOST_WEIGHTS_BYTES}
    for member in members:
        if member.file_size > limits[member.filename]:
            detail = f"{member.filename} would take {member.file_size:,} bytes"
            raise LikewiseError("taught_strange", file=path.name, detail=detail)
        if member.compress_type not in _PACKINGS[member.filename]:
            detail = f"{member.filename} is packed in another way"
            raise LikewiseError("taught_strange", file=path.name, detail=detail)


def _member(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    most = _MOST_MANIFEST_BYTES if name == _MANIFEST else _MOST_WEIGHTS_BYTES
    try:
        with archive.open(name) as member:
            data = member.read(most + 1)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise LikewiseError("taught_damaged", file=path.name, detail=str(error)) from error
    except Exception as error:  # zlib's own error has no common ancestor
        raise LikewiseError("taught_damaged", file=path.name, detail=str(error)) from error
    if len(data) > most:
        raise LikewiseError("taught_strange", file=path.name, detail=f"{name} is too large")
    return data


# The manifest


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    data = _member(path, archive, _MANIFEST)
    try:
        stored = json.loads(data.decode("utf-8"))
        found = stored["format"]
        if type(found) is not int or found < 1:
            raise ValueError("its format is no number")
        if found > _FORMAT:
            raise LikewiseError("taught_newer", file=path.name, found=found)
        return checked_manifest(stored)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        detail = f"its manifest makes no sense ({type(error).__name__}: {str(error)[:120]})"
        raise LikewiseError("taught_damaged", file=path.name, detail=detail) from error
    except RecursionError as error:
        detail = "its manifest is nested too deeply"
        raise LikewiseError("taught_damaged", file=path.name, detail=detail) from error


# The weights


def _check_tensors(file: TaughtFile) -> None:
    """Raise `ValueError` unless the weights are what the manifest says."""
    from safetensors.numpy import load

    tensors = load(file.weights)
    learnt = tensors.pop("learnt", np.zeros((0, LEARNT_BYTES), np.uint8))
    if learnt.dtype != np.uint8 or learnt.ndim != 2 or learnt.shape[1] != LEARNT_BYTES:
        raise ValueError("the list of images that it has learnt from makes no sense")
    for name, tensor in tensors.items():
        if tensor.dtype != np.float32:
            raise ValueError(f"{name[:80]} is not of 32-bit numbers")
        if not np.isfinite(tensor).all():
            raise ValueError(f"{name[:80]} holds something that is no number")
    manifest = file.manifest
    if manifest.network == "shallow":
        from core.conditions.shallow import shallow_shapes

        _check_shapes(tensors, shallow_shapes(manifest.dim))
        return
    n_inputs = sum(base.dim for base in manifest.bases)
    if manifest.network == "finetune":
        from core.conditions.lite0_shapes import BACKBONE_DIM, backbone_shapes

        n_inputs += BACKBONE_DIM
        wanted = {f"backbone.{name}": shape for name, shape in backbone_shapes().items()}
        _check_shapes({n: t for n, t in tensors.items() if n.startswith("backbone.")}, wanted)
        tensors = {n: t for n, t in tensors.items() if not n.startswith("backbone.")}
    if strange := [name for name in tensors if not name.startswith("head.")]:
        raise ValueError(f"{strange[0][:80]} belongs to no head")
    head_of(tensors, n_inputs, manifest.dim)


def _check_shapes(
    tensors: Mapping[str, NDArray[Any]], wanted: Mapping[str, tuple[int, ...]]
) -> None:
    if tensors.keys() != wanted.keys():
        different = sorted(tensors.keys() ^ wanted.keys())
        raise ValueError(f"{different[0][:80]} is missing or too much")
    for name, shape in wanted.items():
        if tensors[name].shape != shape:
            raise ValueError(f"{name} has the shape {tensors[name].shape}, not {shape}")
