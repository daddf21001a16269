"""JPEG XL, read by Pillow's plug-in."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from core.errors import LikewiseError
from core.images.decode import MAX_PIXELS, decode
from core.images.jpegxl import can_read_jxl, claimed_pixels, is_jxl
from tests.core.dng import quarters

pytest.importorskip("pillow_jxl", reason="JPEG XL is read with an extra")


def jxl(image: Image.Image, **options: object) -> bytes:
    assert can_read_jxl()
    out = io.BytesIO()
    image.save(out, "JXL", **options)
    return out.getvalue()


def picture() -> Image.Image:
    return Image.open(io.BytesIO(quarters())).convert("RGB")


def test_a_picture_is_read_with_its_date_and_is_not_turned_twice() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 6, "2020:01:02 03:04:05"
    decoded = decode(jxl(picture(), exif=exif.tobytes()))
    assert (decoded.width, decoded.height, decoded.taken_s) == (480, 320, 1577934245)
    red, green, _blue = decoded.image.getpixel((40, 40))  # type: ignore[misc]
    assert red > 180
    assert green < 70


def test_what_lets_light_through_lies_on_white() -> None:
    image = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    assert decode(jxl(image, lossless=True)).image.getpixel((5, 5)) == (255, 255, 255)


def test_a_jpeg_packed_in_it_is_turned_as_its_exif_says(tmp_path: object) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    source = f"{tmp_path}/a.jpg"
    picture().save(source, exif=exif)
    with Image.open(source) as image, pytest.warns(UserWarning, match="JPEG reconstruction"):
        data = jxl(image)
    decoded = decode(data)
    assert (decoded.width, decoded.height) == (320, 480)


@pytest.mark.parametrize("size", [(96, 64), (64, 64), (150, 100), (1920, 1080), (7, 5000)])
@pytest.mark.parametrize("has_boxes", [False, True])
def test_the_size_that_is_claimed_is_the_size(size: tuple[int, int], has_boxes: bool) -> None:
    data = jxl(Image.new("L", size), use_container=has_boxes)
    assert is_jxl(data)
    assert data.startswith(b"\xff\x0a") != has_boxes
    assert claimed_pixels(data) == size[0] * size[1]


def test_an_absurd_size_is_refused_before_anything_is_decoded() -> None:
    # not small, 1 + 2**30 - 1 high (30 bits), as wide as high
    bits = 0 | 3 << 1 | (2**30 - 1) << 3 | 1 << 33
    data = b"\xff\x0a" + bits.to_bytes(12, "little")
    assert claimed_pixels(data) == 2**60 > MAX_PIXELS
    with pytest.raises(LikewiseError) as refused:
        decode(data)
    assert refused.value.code == "too_large"


def test_a_damaged_file_is_said_to_be_damaged() -> None:
    data = jxl(picture())
    for damaged in (data[: len(data) // 2], data[:40], data[:200] + bytes(200)):
        with pytest.raises(LikewiseError) as refused:
            decode(damaged)
        assert refused.value.code == "truncated"
    assert claimed_pixels(b"\x00\x00\x00\x0cJXL \x0d\x0a\x87\x0a" + b"\0\0\0\0junk") == 0
