"""The small JPEG that stands for an image."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms

from core.errors import LikewiseError
from core.images.decode import decode, open_proxy, proxy_of


def jpeg(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def noise(size: tuple[int, int]) -> Image.Image:
    rng = np.random.default_rng(3)
    coarse = rng.integers(0, 256, (12, 16, 3), np.uint8)
    return Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)


def made_from(data: bytes) -> bytes:
    return proxy_of(data, decode(data))


def test_a_small_plain_jpeg_is_its_own_proxy() -> None:
    data = jpeg(noise((240, 180)), quality=85)
    assert made_from(data) is data


def test_a_jpeg_with_something_to_apply_is_not_its_own_proxy() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = noise((240, 180))
    for data in (
        jpeg(image, exif=exif),
        jpeg(image, icc_profile=profile),
        jpeg(image.convert("L")),
        jpeg(image.convert("CMYK")),
        jpeg(noise((600, 600)), quality=30),
        jpeg(Image.effect_noise((256, 256), 90).convert("RGB"), quality=100, subsampling=0),
    ):
        assert made_from(data) != data


def test_a_proxy_is_upright_small_and_close_to_the_image() -> None:
    image = noise((1600, 1200))
    out = io.BytesIO()
    image.save(out, "PNG")
    proxy = made_from(out.getvalue())
    assert len(proxy) < 64 * 1024
    opened = open_proxy(proxy)
    assert (opened.mode, opened.size) == ("RGB", (341, 256))
    wanted = np.asarray(image.resize((341, 256), Image.Resampling.LANCZOS)).astype(int)
    assert np.abs(np.asarray(opened).astype(int) - wanted).mean() < 3


def test_a_very_long_image_has_a_proxy_of_limited_size() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9000, 60)).save(out, "PNG")
    assert open_proxy(made_from(out.getvalue())).size == (1024, 7)


@pytest.mark.parametrize("proxy", [b"", b"rubbish", jpeg(noise((200, 200)))[:900]])
def test_a_damaged_proxy_is_an_error_and_not_a_crash(proxy: bytes) -> None:
    with pytest.raises(LikewiseError):
        open_proxy(proxy)
