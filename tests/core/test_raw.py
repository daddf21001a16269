"""RAW files of cameras, read through the previews in them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from core.errors import LikewiseError
from core.images.decode import Decoded, decode
from core.images.raw import is_raw
from tests.core.dng import dng, quarters

pytest.importorskip("rawpy", reason="RAW is read with an extra")


def red_at(decoded: Decoded, across: float, down: float) -> bool:
    width, height = decoded.image.size
    pixel = decoded.image.getpixel((int(across * width), int(down * height)))
    assert isinstance(pixel, tuple)
    return pixel[1] < 100


def test_a_raw_file_shows_its_preview_and_not_what_the_sensor_saw() -> None:
    decoded = decode(dng(quarters()), None)
    assert (decoded.width, decoded.height) == decoded.image.size == (480, 320)
    assert red_at(decoded, 0.2, 0.2)
    assert not red_at(decoded, 0.8, 0.8)


def test_a_raw_file_has_the_date_of_its_camera() -> None:
    assert decode(dng(quarters())).taken_s == 1577934245


@pytest.mark.parametrize(
    ("orientation", "place"), [(1, (0.2, 0.2)), (3, (0.8, 0.8)), (6, (0.8, 0.2)), (8, (0.2, 0.8))]
)
def test_a_preview_is_turned_as_the_raw_file_says(
    orientation: int, place: tuple[float, float]
) -> None:
    decoded = decode(dng(quarters(), orientation))
    assert (decoded.width > decoded.height) == (orientation in (1, 3))
    assert red_at(decoded, *place)
    assert not red_at(decoded, 1 - place[0], 1 - place[1])


def test_a_preview_that_is_upright_already_stays_so() -> None:
    decoded = decode(dng(quarters((320, 480)), 6))
    assert (decoded.width, decoded.height) == (320, 480)
    assert red_at(decoded, 0.2, 0.2)


def test_a_preview_is_reduced_as_other_pictures_are() -> None:
    decoded = decode(dng(quarters((1200, 800)), 6))
    assert (decoded.width, decoded.height) == (800, 1200)
    assert decoded.image.size == (256, 384)


@pytest.mark.parametrize(("orientation", "size"), [(1, (32, 24)), (6, (24, 32))])
def test_only_without_a_preview_a_raw_file_is_developed(
    orientation: int, size: tuple[int, int]
) -> None:
    decoded = decode(dng(None, orientation))
    assert (decoded.width, decoded.height) == decoded.image.size == size


@pytest.mark.parametrize("share", [0.3, 0.6, 0.98])
def test_a_raw_file_that_is_cut_off_is_read_or_says_so(share: float) -> None:
    whole = dng(quarters())
    try:
        decoded = decode(whole[: int(share * len(whole))])
    except LikewiseError as error:
        assert error.code in ("truncated", "not_an_image", "unreadable")  # noqa: PT017
    else:
        assert decoded.image.mode == "RGB"


def test_raw_is_told_by_what_is_in_a_file_and_tiff_is_not_raw() -> None:
    assert is_raw(dng())
    assert is_raw(dng(quarters()))
    for head in (b"FUJIFILMCCD-RAW 0201", b"IIRO\x08", b"IIU\0", b"II*\0\x10\0\0\0CR\x02\0"):
        assert is_raw(head)
    assert is_raw(b"\0\0\0\x18ftypcrx \0\0")
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "TIFF")
    for data in (out.getvalue(), quarters(), b"", b"II*\0", b"MM\0*\xff\xff\xff\xff"):
        assert not is_raw(data)
    assert decode(out.getvalue()).width == 8


def test_directories_that_point_at_themselves_end() -> None:
    loop = b"II*\0\x08\0\0\0" + b"\x01\0" + b"\x4a\x01\x04\0\x01\0\0\0\x08\0\0\0" + b"\x08\0\0\0"
    assert not is_raw(loop)
