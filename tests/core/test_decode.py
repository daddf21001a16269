"""From the bytes of every kind of file to upright sRGB pixels, or to a reason why not."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms, features

from core.errors import LikewiseError
from core.images.decode import decode, decode_part
from core.images.exif import read_camera
from core.images.files import pieces_of, read_file
from core.images.formats import image_extensions, readable_formats
from core.region import Region

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def encoded(image: Image.Image, format_name: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format_name, **options)
    return out.getvalue()


def pixels(data: bytes, short_side_px: int | None = None) -> NDArray[np.int32]:
    """RGB [h, w, 3] of a decoded file."""
    image = decode(data, short_side_px).image
    assert image.mode == "RGB"
    return np.asarray(image).astype(np.int32)


def at(data: bytes, x: int, y: int) -> tuple[int, int, int]:
    red, green, blue = pixels(data)[y, x]
    return int(red), int(green), int(blue)


def code_of(data: bytes) -> str:
    with pytest.raises(LikewiseError) as failure:
        decode(data)
    assert str(failure.value)  # has a sentence
    return failure.value.code


def is_near(one: tuple[int, ...], other: tuple[int, ...], limit: int = 12) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= limit


def quarters() -> Image.Image:
    """Four colours, so that every turn and every mirroring shows: red green / blue white."""
    image = Image.new("RGB", (96, 64), WHITE)
    image.paste(RED, (0, 0, 48, 32))
    image.paste(GREEN, (48, 0, 96, 32))
    image.paste(BLUE, (0, 32, 48, 64))
    return image


def gradient(size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """Smooth waves with some detail."""
    x = np.linspace(0, 1, size[0])[None, :]
    y = np.linspace(0, 1, size[1])[:, None]
    channels = [np.sin(7 * x + y), np.sin(5 * y + 9 * x * y), np.cos(4 * x - 6 * y)]
    waves = np.stack([np.broadcast_to(c, size[::-1]) for c in channels], axis=-1)
    return Image.fromarray(((waves + 1) * 127.5).astype(np.uint8))


# --- orientation ----------------------------------------------------------------------------------


def turned_away(orientation: int) -> tuple[Image.Image, Image.Exif]:
    """What a camera stores so that `quarters` appears once the orientation is applied."""
    # From the Exif standard: where the 0th row and the 0th column of the stored picture lie.
    inverse = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_90],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_270],
        8: [Image.Transpose.ROTATE_270],
    }[orientation]
    image = quarters()
    for turn in inverse:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    return image, exif


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(format_name: str, orientation: int) -> None:
    image, exif = turned_away(orientation)
    options = {"quality": 95} if format_name in ("JPEG", "WEBP") else {}
    data = encoded(image, format_name, exif=exif, **options)
    decoded = decode(data, None)
    assert (decoded.width, decoded.height) == decoded.image.size == (96, 64)
    for (x, y), colour in {(20, 15): RED, (76, 15): GREEN, (20, 50): BLUE, (76, 50): WHITE}.items():
        assert is_near(at(data, x, y), colour, 40), (x, y)


def test_the_size_told_is_that_before_reduction_and_upright() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    decoded = decode(encoded(gradient(), "JPEG", exif=exif))
    assert (decoded.width, decoded.height) == (1200, 1600)
    assert decoded.image.size == (256, 341)


# --- alpha ----------------------------------------------------------------------------------------


def see_through(mode: str) -> Image.Image:
    """Left half opaque and dark, right half wholly transparent and black underneath."""
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255) if mode != "LA" else (60, 60, 60, 255), (0, 0, 20, 20))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("mode", "format_name"), [("RGBA", "PNG"), ("LA", "PNG"), ("RGBA", "WEBP"), ("RGBA", "TIFF")]
)
def test_what_is_transparent_is_white_and_not_black(mode: str, format_name: str) -> None:
    options = {"lossless": True} if format_name == "WEBP" else {}
    data = encoded(see_through(mode), format_name, **options)
    assert at(data, 30, 10) == WHITE
    assert max(at(data, 10, 10)[1:]) <= 60


def test_a_transparent_palette_entry_is_white() -> None:
    image = Image.new("P", (40, 20), 0)
    image.putpalette([0, 0, 0, 200, 0, 0])
    image.paste(1, (0, 0, 20, 20))
    for format_name in ("PNG", "GIF"):
        data = encoded(image, format_name, transparency=0)
        assert at(data, 30, 10) == WHITE, format_name
        assert is_near(at(data, 10, 10), (200, 0, 0)), format_name


def test_a_transparent_colour_of_a_plain_image_is_white() -> None:
    grey = Image.new("L", (40, 20), 0)
    grey.paste(90, (0, 0, 20, 20))
    assert at(encoded(grey, "PNG", transparency=0), 30, 10) == WHITE
    colour = Image.new("RGB", (40, 20), (1, 2, 3))
    assert at(encoded(colour, "PNG", transparency=(1, 2, 3)), 30, 10) == WHITE


# --- other kinds of pixels ------------------------------------------------------------------------


def test_cmyk_is_not_inverted() -> None:
    ink = Image.new("CMYK", (32, 32), (0, 255, 255, 0))
    for format_name in ("JPEG", "TIFF"):
        red, green, blue = at(encoded(ink, format_name), 16, 16)
        assert red > 200, format_name
        assert max(green, blue) < 80, format_name


@pytest.mark.parametrize("format_name", ["PNG", "TIFF"])
def test_sixteen_bit_greys_keep_their_lightness(format_name: str) -> None:
    levels = np.repeat(np.array([[0, 16448, 32896, 65535]], np.uint16), 8, axis=0)
    image = pixels(encoded(Image.fromarray(levels), format_name))
    assert image[0, :, 0].tolist() == [0, 64, 128, 255]


def test_a_dark_sixteen_bit_image_stays_dark() -> None:
    levels = np.full((8, 8), 200, np.uint16)
    assert pixels(encoded(Image.fromarray(levels), "PNG")).max() <= 1


def test_floats_from_0_to_1_are_not_stretched_but_others_are() -> None:
    unit = np.linspace(0.25, 0.5, 64, dtype=np.float32).reshape(8, 8)
    stored = pixels(encoded(Image.fromarray(unit), "TIFF"))
    assert (stored.min(), stored.max()) == (64, 128)
    wide = pixels(encoded(Image.fromarray(unit * 4000 - 500), "TIFF"))
    assert (wide.min(), wide.max()) == (0, 255)


def test_floats_that_are_no_numbers_do_not_spoil_the_image() -> None:
    levels = np.full((8, 8), 0.5, np.float32)
    levels[0, 0] = np.nan
    assert pixels(encoded(Image.fromarray(levels), "TIFF"))[4, 4].tolist() == [128] * 3


@pytest.mark.parametrize("format_name", ["PNG", "TIFF", "BMP", "GIF"])
def test_one_bit_is_black_and_white(format_name: str) -> None:
    image = Image.new("1", (32, 16), 1)
    image.paste(0, (0, 0, 16, 16))
    data = encoded(image, format_name)
    assert (at(data, 5, 5), at(data, 25, 5)) == ((0, 0, 0), WHITE)


def test_lab_is_read() -> None:
    lab = Image.merge("LAB", [Image.new("L", (16, 16), value) for value in (138, 208, 195)])
    red, green, blue = at(encoded(lab, "TIFF"), 8, 8)
    assert red > 150
    assert red > green + 60
    assert red > blue + 60


@pytest.mark.parametrize(("format_name", "options"), [("GIF", {}), ("WEBP", {}), ("PNG", {})])
def test_of_an_animation_the_first_frame_is_seen(
    format_name: str, options: dict[str, object]
) -> None:
    frames = [Image.new("RGB", (24, 24), colour) for colour in (RED, GREEN, BLUE)]
    data = encoded(
        frames[0], format_name, save_all=True, append_images=frames[1:], duration=50, **options
    )
    with Image.open(io.BytesIO(data)) as check:
        assert check.n_frames == 3
    assert is_near(at(data, 12, 12), RED)


@pytest.mark.parametrize("format_name", ["BMP", "ICO", "PPM", "TGA", "JPEG2000", "AVIF", "QOI"])
def test_rarer_formats_are_read(format_name: str) -> None:
    needed = {"AVIF": "avif", "JPEG2000": "jpg_2000"}.get(format_name)
    if needed and not features.check(needed):
        pytest.skip(f"this Pillow has no {needed}")
    data = encoded(Image.new("RGB", (64, 64), (30, 160, 90)), format_name)
    assert is_near(at(data, 32, 32), (30, 160, 90))


def test_heic_and_avif_are_known_by_their_endings() -> None:
    assert "HEIF" in readable_formats()
    assert {b".heic", b".heif", b".jpg", b".jpeg", b".png", b".webp"} <= image_extensions()
    assert not {b".eps", b".ps", b".pdf", b".mpg", b".wmf"} & image_extensions()


# --- colour profiles ------------------------------------------------------------------------------


def linear_profile() -> bytes:
    """An sRGB profile whose tone curves are replaced by straight lines."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    n_tags = struct.unpack_from(">I", data, 128)[0]
    for number in range(n_tags):
        name, offset, size = struct.unpack_from(">4sII", data, 132 + 12 * number)
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            # A "curv" of no entries is the identity.
            data[offset : offset + size] = (b"curv" + bytes(8)).ljust(size, b"\0")[:size]
        if name == b"desc":
            text = "straight lines".encode("utf-16-be")
            record = struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(text), 28)
            data[offset : offset + size] = (record + text).ljust(size, b"\0")[:size]
    return bytes(data)


def test_a_colour_profile_is_applied() -> None:
    grey = Image.new("RGB", (16, 16), (55, 55, 55))
    assert at(encoded(grey, "PNG"), 8, 8) == (55, 55, 55)
    brightened = at(encoded(grey, "PNG", icc_profile=linear_profile()), 8, 8)
    # 55/255 of linear light is written as 128 in sRGB.
    assert is_near(brightened, (128, 128, 128), 3)


def test_an_srgb_profile_changes_no_pixel() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = quarters()
    assert np.array_equal(pixels(encoded(image, "PNG", icc_profile=profile)), np.asarray(image))


@pytest.mark.parametrize("profile", [b"no profile at all", b"\0" * 200, b"x"])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    data = encoded(Image.new("RGB", (16, 16), (10, 120, 200)), "PNG", icc_profile=profile)
    assert at(data, 8, 8) == (10, 120, 200)


def test_a_profile_of_another_kind_of_pixels_is_passed_over() -> None:
    grey = Image.new("L", (16, 16), 77)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert at(encoded(grey, "PNG", icc_profile=profile), 8, 8) == (77, 77, 77)


# --- reduction ------------------------------------------------------------------------------------


def test_the_shorter_side_becomes_256_and_the_longer_at_most_four_times_that() -> None:
    for size, wanted in {
        (1600, 1200): (341, 256),
        (1200, 1600): (256, 341),
        (8000, 400): (1024, 51),
        (100, 80): (100, 80),
        (3000, 1): (1024, 1),
    }.items():
        assert decode(encoded(Image.new("RGB", size), "PNG")).image.size == wanted, size


def test_reduced_decoding_of_a_jpeg_differs_little_from_a_full_one() -> None:
    data = encoded(gradient(), "JPEG", quality=95)
    drafted = pixels(data, 256)
    whole = decode(data, None).image.resize((341, 256), Image.Resampling.LANCZOS)
    difference = np.abs(drafted - np.asarray(whole).astype(np.int32))
    assert difference.mean() < 1.0
    assert np.percentile(difference, 99) <= 4


def test_a_jpeg_of_200_megapixels_is_read() -> None:
    data = encoded(Image.new("L", (16384, 12288), 128), "JPEG")
    decoded = decode(data)
    assert (decoded.width, decoded.height) == (16384, 12288)
    assert decoded.image.getpixel((100, 100)) == (128, 128, 128)


# --- dates ----------------------------------------------------------------------------------------


def test_the_date_of_the_camera_is_read() -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2001:09:09 01:46:40"
    exif[ExifTags.Base.DateTime] = "2020:01:01 00:00:00"
    assert decode(encoded(quarters(), "JPEG", exif=exif)).taken_s == 1_000_000_000


@pytest.mark.parametrize("text", ["0000:00:00 00:00:00", "", "yesterday", "2001-09-09 01:46"])
def test_a_date_that_makes_no_sense_is_none(text: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = text
    assert decode(encoded(quarters(), "JPEG", exif=exif)).taken_s is None


# --- cameras --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maker", "model", "named"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("Apple", "iPhone 12", "Apple iPhone 12"),
        ("", "DSC-W30  ", "DSC-W30"),
        ("FUJIFILM\0\0junk", "", "FUJIFILM"),
        ("A\nB", "x" * 300, "A B " + "x" * 80),
        ("", "", ""),
    ],
)
def test_maker_and_model_are_one_name(tmp_path: Path, maker: str, model: str, named: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = maker, model
    data = encoded(quarters(), "JPEG", exif=exif)
    assert decode(data).camera == named
    path = tmp_path / "p.jpg"
    path.write_bytes(data[:-20])  # no more than its beginning is needed
    info = path.stat()
    assert read_camera(os.fsencode(path), info.st_size, info.st_mtime_ns) == named


def test_what_is_no_image_names_no_camera(tmp_path: Path) -> None:
    path = tmp_path / "p.jpg"
    path.write_bytes(b"no image")
    info = path.stat()
    assert read_camera(os.fsencode(path), info.st_size, info.st_mtime_ns) == ""
    with pytest.raises(LikewiseError, match="changed"):
        read_camera(os.fsencode(path), info.st_size + 1, info.st_mtime_ns)


# --- what cannot be read --------------------------------------------------------------------------


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds almost nothing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [
        chunk(b"IHDR", header),
        chunk(b"IDAT", zlib.compress(bytes(1000))),
        chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("size", [(20_000, 20_000), (60_000, 60_000), (500_000, 500_000)])
def test_a_bomb_is_refused_before_it_takes_memory(size: tuple[int, int]) -> None:
    assert code_of(png_of_size(*size)) == "too_large"


def test_nothing_is_no_image() -> None:
    assert code_of(b"") == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"just some words",
        b"<html><body>404</body></html>",
        b"\xff\xd8\xff",
        np.random.default_rng(9).bytes(500),
        b"%PDF-1.4\n%%EOF",
    ],
    ids=["text", "html", "three bytes", "noise", "pdf"],
)
def test_other_files_are_no_images(data: bytes) -> None:
    assert code_of(data) == "not_an_image"


def test_postscript_is_refused_since_it_would_run_another_program() -> None:
    assert code_of(encoded(quarters(), "EPS")) == "not_an_image"


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"])
def test_a_file_that_is_cut_off_is_a_failure_and_not_a_half_grey_image(format_name: str) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    data = encoded(noise, format_name)
    assert code_of(data[: len(data) // 2]) in ("truncated", "unreadable", "not_an_image")


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "ICO"])
def test_damaged_bytes_end_in_pixels_or_in_a_reason(format_name: str) -> None:
    data = encoded(Image.effect_noise((64, 64), 80).convert("RGB"), format_name)
    rng = np.random.default_rng(5)
    for _ in range(40):
        damaged = bytearray(data)
        for place in rng.integers(0, min(len(data), 300), 6):
            damaged[place] = rng.integers(256)
        with contextlib.suppress(LikewiseError):
            assert decode(bytes(damaged)).image.mode == "RGB"


# --- reading files --------------------------------------------------------------------------------


def stamp(path: Path) -> tuple[bytes, int, int]:
    info = path.stat()
    return os.fsencode(path), info.st_size, info.st_mtime_ns


def spoil_nothing(_path: Path) -> None: ...


def rewrite(path: Path) -> None:
    path.write_bytes(b"longer than before")


@pytest.mark.parametrize(
    ("spoil", "code"), [(rewrite, "changed"), (Path.unlink, "vanished"), (spoil_nothing, None)]
)
def test_a_file_is_read_only_as_the_scan_saw_it(
    tmp_path: Path, spoil: Callable[[Path], None], code: str | None
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"content")
    seen = stamp(path)
    spoil(path)
    if code is None:
        assert read_file(*seen) == read_in_pieces(*seen) == b"content"
        return
    for read in (read_file, read_in_pieces):
        with pytest.raises(LikewiseError) as failure:
            read(*seen)
        assert failure.value.code == code


def read_in_pieces(path: bytes, size_bytes: int, mtime_ns: int) -> bytes:
    return b"".join(bytes(piece) for piece in pieces_of(path, size_bytes, mtime_ns))


def test_a_large_file_comes_whole_in_several_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(bytes(range(256)) * 2500)
    assert len([len(piece) for piece in pieces_of(*stamp(path))]) > 1
    assert read_in_pieces(*stamp(path)) == path.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_does_not_make_the_reader_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.jpg")
    with pytest.raises(LikewiseError) as failure:
        read_file(*stamp(tmp_path / "p.jpg"))
    assert failure.value.code == "not_a_file"


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"")
    for read in (read_file, read_in_pieces):
        with pytest.raises(LikewiseError) as failure:
            read(*stamp(path))
        assert failure.value.code == "empty"


# --- regions --------------------------------------------------------------------------------------


def four_parts(size: tuple[int, int]) -> Image.Image:
    """Red, green, blue and white quarters."""
    image = Image.new("RGB", size, "white")
    half = (size[0] // 2, size[1] // 2)
    for colour, corner in {"red": (0, 0), "lime": (half[0], 0), "blue": (0, half[1])}.items():
        image.paste(colour, (*corner, corner[0] + half[0], corner[1] + half[1]))
    return image


@pytest.mark.parametrize("size", [(2000, 1400), (300, 200), (10, 8)])
def test_a_region_is_the_part_it_says(size: tuple[int, int]) -> None:
    data = io.BytesIO()
    four_parts(size).save(data, "PNG")
    for region, colour in {
        Region(0, 0, 0.4, 0.4): (255, 0, 0),
        Region(0.6, 0.1, 0.4, 0.3): (0, 255, 0),
        Region(0.1, 0.6, 0.3, 0.4): (0, 0, 255),
    }.items():
        part = decode_part(data.getvalue(), region).image
        assert np.abs(np.asarray(part).reshape(-1, 3).mean(axis=0) - colour).max() < 3


def test_a_region_keeps_its_proportions_and_all_its_detail() -> None:
    data = io.BytesIO()
    Image.new("RGB", (2000, 1000)).save(data, "PNG")
    assert decode_part(data.getvalue(), Region(0, 0, 0.5, 0.5)).image.size == (512, 256)
    assert decode_part(data.getvalue(), Region(0.1, 0.1, 0.1, 0.1)).image.size == (200, 100)


def test_a_region_lies_on_the_upright_picture() -> None:
    image, exif = four_parts((400, 200)), Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # turned by 90 degrees when it is shown
    data = io.BytesIO()
    image.save(data, "JPEG", exif=exif, quality=95)
    part = decode_part(data.getvalue(), Region(0.6, 0.1, 0.3, 0.3)).image
    assert np.asarray(part).reshape(-1, 3).mean(axis=0) == pytest.approx((254, 0, 0), abs=4)


def test_a_region_of_a_pixel_is_still_a_picture() -> None:
    data = io.BytesIO()
    four_parts((5, 5)).save(data, "PNG")
    assert decode_part(data.getvalue(), Region(0.99, 0.99, 0.001, 0.001)).image.size == (1, 1)
