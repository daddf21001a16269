"""Thumbnails shared with file managers, as freedesktop.org's standard has them."""

from __future__ import annotations

import io
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from core.images.desktop_thumbnails import address_of, read_thumbnail, write_thumbnail
from core.library import Library, absolute
from core.workers.pool import WorkerPool
from tests.conftest import DrawPicture, ignore

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="programs share thumbnails on Linux alone"
)
_S = 10**9


@pytest.fixture(name="cache", autouse=True)
def cache_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where thumbnails lie in these tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "thumbnails"


def picture() -> Image.Image:
    return Image.new("RGB", (400, 300), "red")


def test_a_thumbnail_is_where_and_what_the_standard_says(cache: Path) -> None:
    # The example of the standard.
    path = b"/home/jens/photos/me.png"
    write_thumbnail(path, 5 * _S + 7, picture())
    place = cache / "large" / "c6ee772d9e49320e97ec29a7eb5b1697.png"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert os.listdir(place.parent) == [place.name]
    with Image.open(place) as image:
        assert image.size == (256, 192)
        assert image.info["Thumb::URI"] == "file:///home/jens/photos/me.png"
        assert image.info["Thumb::MTime"] == "5"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (b"/a b/\xc3\xa4.jpg", "file:///a%20b/%C3%A4.jpg"),
        (b"/a;b#c?[1]%.jpg", "file:///a%3Bb%23c%3F%5B1%5D%25.jpg"),
        (b"/(a)!$&'*+,=:@~.jpg", "file:///(a)!$&'*+,=:@~.jpg"),
        (b"/\xff.jpg", "file:///%FF.jpg"),
    ],
)
def test_addresses_are_written_as_glib_does(path: bytes, address: str) -> None:
    assert address_of(path) == address


def test_only_a_thumbnail_of_the_file_as_it_is_counts(cache: Path) -> None:
    write_thumbnail(b"/a.png", 5 * _S, picture())
    data = read_thumbnail(b"/a.png", 5 * _S + 12)
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        assert image.convert("RGB").getpixel((9, 9)) == (255, 0, 0)
    assert read_thumbnail(b"/a.png", 6 * _S) is None
    assert read_thumbnail(b"/b.png", 5 * _S) is None
    (place,) = (cache / "large").iterdir()
    whole = place.read_bytes()
    for damaged in (whole[:30], b"", b"no picture", whole[:8] + bytes(200)):
        place.write_bytes(damaged)
        assert read_thumbnail(b"/a.png", 5 * _S) is None


def test_a_thumbnail_of_another_program_stays_and_is_read(cache: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Thumb::URI", "file:///a.png")
    info.add_text("Thumb::MTime", "5")
    write_thumbnail(b"/a.png", 5 * _S, picture())
    (own,) = (cache / "large").iterdir()
    place = cache / "normal" / own.name
    own.unlink()
    place.parent.mkdir()
    Image.new("RGB", (128, 96), "blue").save(place, pnginfo=info)
    assert read_thumbnail(b"/a.png", 5 * _S) == place.read_bytes()
    write_thumbnail(b"/a.png", 5 * _S, picture())
    assert os.listdir(cache / "large") == []


def test_a_cache_that_cannot_be_written_is_no_trouble(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file where a folder should be")
    write_thumbnail(b"/a.png", 5 * _S, picture())
    assert read_thumbnail(b"/a.png", 5 * _S) is None


def test_files_that_are_read_get_thumbnails_if_that_is_wanted(
    tmp_path: Path, library: Library, draw_picture: DrawPicture, cache: Path
) -> None:
    first = draw_picture(tmp_path / "pictures" / "a.jpg")
    folder = absolute(str(first.parent))
    with WorkerPool(n_workers=1) as pool:
        library.index_folder(folder, ["colour"], pool, ignore)
        assert not cache.exists()
        library.change_settings(replace(library.settings, is_sharing_thumbnails=True))
        second = draw_picture(tmp_path / "pictures" / "b.jpg", "blue")
        library.index_folder(folder, ["colour"], pool, ignore)
    assert read_thumbnail(os.fsencode(second), second.stat().st_mtime_ns) is not None
    assert len(list((cache / "large").iterdir())) == 1
