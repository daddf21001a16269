"""Models, tables and settings from elsewhere: read, or refused with a sentence."""

from __future__ import annotations

import io
import pickle
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.conditions.engine import load_engine
from core.conditions.taught_file import read_taught
from core.errors import LikewiseError
from core.networks.state import read_state
from core.settings import Settings, load_settings
from tests.stress.hostile_models import run_some


@pytest.mark.parametrize("number", range(9))
def test_damaged_files_of_each_kind_are_read_or_refused(tmp_path: Path, number: int) -> None:
    run_some(number, tmp_path, 25)


def packed_archive() -> bytes:
    """An archive of 300 kilobytes whose parts unpack to 300 megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("archive/data.pkl", bytes(300 << 20))
    return out.getvalue()


def crowded_archive() -> bytes:
    """An archive that says it lists its parts in gigabytes."""
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0x7FFFFFFF, 0, 0)
    return b"PK\3\4" + bytes(100) + end


class Greedy:
    """Asks for a terabyte as soon as it is unpickled; nothing in it is code."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return bytearray, (1 << 40,)


def greedy_pickle() -> bytes:
    import torch

    out = io.BytesIO()
    torch.save({"weight": Greedy()}, out)
    return out.getvalue()


def boundless_header() -> bytes:
    """Tensors of more numbers than there are atoms."""
    header = b'{"w":{"dtype":"F32","shape":[4294967295,4294967295],"data_offsets":[0,16]}}'
    return struct.pack("<Q", len(header)) + header + bytes(16)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("packed.pth", packed_archive),
        ("crowded.pth", crowded_archive),
        ("greedy.pth", greedy_pickle),
        ("boundless.safetensors", boundless_header),
        ("long header.safetensors", lambda: struct.pack("<Q", 99_000_000) + b"{"),
        ("deep.safetensors", lambda: struct.pack("<Q", 90_000) + b'{"a":' + b"[" * 90_000),
        ("other.pth", lambda: pickle.dumps(Greedy(), protocol=0)),
        ("nothing.pth", lambda: b""),
    ],
)
def test_weights_that_would_take_more_than_they_have_are_refused(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    (tmp_path / name).write_bytes(make())
    with pytest.raises(LikewiseError) as refused:
        read_state(tmp_path / name)
    assert refused.value.code in ("weights_damaged", "weights_unsafe")


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"a":' * 200_000, b"9" * 100_000, b"\0" * 99])
def test_settings_and_choices_that_make_no_sense_are_passed_over(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "some.json"
    path.write_bytes(data)
    assert load_engine(path) is None
    assert load_settings(path)[0] == Settings()


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
@pytest.mark.parametrize("name", ["../../evil.json", "/tmp/evil.json", "manifest.json/../x"])
def test_a_taught_file_writes_nowhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / "inner" / "file.likewise"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"{}")
        archive.writestr("weights.safetensors", b"")
    before = set(tmp_path.rglob("*"))
    with pytest.raises(LikewiseError):
        read_taught(path)
    assert set(tmp_path.rglob("*")) == before
