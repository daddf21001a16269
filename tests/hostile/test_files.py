"""Damaged files and files made to do harm: read, or listed with a reason, and nothing else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from core.images.decode import decode
from core.images.formats import readable_formats
from core.images.raw import is_raw
from tests.conftest import ROOT
from tests.hostile.handmade import handmade, postscript_in_iptc
from tests.hostile.heic import HEIC
from tests.hostile.originals import originals
from tests.stress.hostile_files import check, read_folder, write_all, write_files

#: Reads a file of its argument with decoders as a worker does.
_READ = "import sys; from core.images.decode import decode; decode(open(sys.argv[1], 'rb').read())"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of formats on their way out
def test_the_files_that_mutations_begin_with_are_of_every_format_and_sound() -> None:
    formats = set()
    for name, data in originals().items():
        assert decode(data).image.mode == "RGB", name
        if is_raw(data):
            continue
        with Image.open(io.BytesIO(data), formats=readable_formats()) as image:
            formats.add((image.format or "").upper())
    assert formats - {"MPO"} == set(readable_formats())


def test_a_heic_is_read_with_its_date() -> None:
    decoded = decode(HEIC)
    assert (decoded.width, decoded.height, decoded.taken_s) == (96, 64, 1577934245)
    red, green, blue = decoded.image.getpixel((44, 32))  # type: ignore[misc]
    assert red > 180
    assert max(green, blue) < 70


def test_damaged_files_are_read_or_listed(tmp_path: Path) -> None:
    write_files(tmp_path / "pictures", 0, 60)
    outcome = read_folder(tmp_path / "pictures", tmp_path)
    check(outcome, 60)
    assert len(outcome.reasons) > 2


def test_files_made_to_do_harm_are_read_or_listed(tmp_path: Path) -> None:
    files = handmade()
    write_all(tmp_path / "pictures", files)
    outcome = read_folder(tmp_path / "pictures", tmp_path)
    check(outcome, len(files))
    codes = {os.path.basename(found.path): found.reason.code for found in outcome.failures}
    assert codes[b"bomb.png"] == codes[b"huge.heic"] == "too_large"
    assert codes[b"0 bytes.jpg"] == "empty"
    assert b"endless.gif" not in codes
    assert b"exif loop.jpg" not in codes
    assert all(name.startswith((b"cut", b"huge")) for name in codes if name.endswith(b".heic"))


@pytest.mark.skipif(os.name == "nt", reason="a script cannot stand for a program there")
def test_no_picture_starts_another_program(tmp_path: Path) -> None:
    interpreter, trace = tmp_path / "gs", tmp_path / "started"
    interpreter.write_text(f"#!/bin/sh\ntouch '{trace}'\necho 10.0\n")
    interpreter.chmod(0o755)
    (tmp_path / "program.iim").write_bytes(postscript_in_iptc())
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(tmp_path / "program.iim")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert "not an image" in done.stderr
    assert not trace.exists()
