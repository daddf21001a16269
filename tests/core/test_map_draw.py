"""Maps as files: labels are coloured and named, whatever they contain."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from core.jobs import Control
from core.labels.records import Labels
from core.maps.colours import MORE, OTHERS, PALETTE, UNKNOWN
from core.maps.draw import DrawJob, coloured
from core.maps.records import FolderMap, MapMethod
from core.workers.job import run_in_process


def plane(n: int, method: MapMethod = MapMethod.TSNE) -> FolderMap:
    points = np.random.default_rng(0).normal(size=(n, 2)).astype(np.float32)
    return FolderMap("colour", "colour-1", method, np.arange(10, 10 + n), points, 0.9876)


def labels_of(sizes: dict[str, int]) -> Labels:
    """So many images of each label, from the id 10 on."""
    classes = tuple(sorted(sizes))
    codes = np.repeat(np.arange(len(classes)), [sizes[name] for name in classes])
    ids = np.arange(10, 10 + len(codes))
    return Labels("kind", "kinds.csv", classes, ids, codes.astype(np.int32))


def drawn(folder_map: FolderMap, labels: Labels | None, name: str, file_format: str) -> bytes:
    return DrawJob(folder_map, labels, name, file_format).run(lambda _: None, lambda: False)


def words_in(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(e.itertext()) for e in root.iter() if e.tag.endswith("}text")]


def test_the_most_frequent_labels_come_first_and_rare_ones_share_a_colour() -> None:
    sizes = {f"kind {number:02}": 40 - number for number in range(33)}
    labels = labels_of(sizes)
    colouring = coloured(plane(len(labels) + 5), labels)
    assert colouring is not None
    assert [e.colour for e in colouring.entries] == [*PALETTE, *MORE, OTHERS, UNKNOWN]
    assert len({*PALETTE, *MORE, OTHERS, UNKNOWN}) == 32
    assert [e.text for e in colouring.entries][:2] == ["kind 00", "kind 01"]
    assert [(e.text, e.n) for e in colouring.entries[-2:]] == [
        ("3 other labels", 10 + 9 + 8),
        ("without a label", 5),
    ]
    np.testing.assert_array_equal(np.bincount(colouring.places), [e.n for e in colouring.entries])
    assert colouring.entries[colouring.places[0]].text == "kind 00"


def test_labels_that_were_picked_have_the_first_colours_in_their_order() -> None:
    labels = labels_of({"a": 5, "b": 3, "c": 2})
    colouring = coloured(plane(10), labels, ("c", "not here", "a"))
    assert colouring is not None
    shown = [(e.colour, e.text, e.n) for e in colouring.entries]
    assert shown == [(PALETTE[0], "c", 2), (PALETTE[2], "a", 5), (OTHERS, "1 other label", 3)]


def test_labels_of_pictures_elsewhere_are_not_in_the_legend() -> None:
    labels = labels_of({"here": 4, "there": 4})
    colouring = coloured(plane(4), labels)
    assert colouring is not None
    assert [e.text for e in colouring.entries] == ["here"]
    assert (
        coloured(FolderMap("c", "f", MapMethod.PCA, np.arange(3), plane(3).points, None), labels)
        is None
    )


def test_a_png_is_a_picture_in_the_colours_of_its_labels() -> None:
    data = drawn(plane(40), labels_of({"a": 20, "b": 20}), "Colour", "png")
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "PNG"
        assert image.size == (1600, 1200)
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    for colour in PALETTE[:2]:
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        assert (pixels == wanted).all(1).sum() > 50  # the legend's dots are not see-through


def test_an_svg_says_what_it_shows() -> None:
    words = words_in(drawn(plane(30), labels_of({"a": 20, "b": 10}), "My colours", "svg"))
    assert "My colours" in words
    assert "t-SNE · 30 pictures · trustworthiness 0.988 (10 neighbours)" in words
    assert {"a  20", "b  10"} <= set(words)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("$x^2$", "$x^2$"),
        ("_hidden", "_hidden"),
        ("<b>&", "<b>&"),
        ("two\nlines\x07", "two lines"),
        ("靴", "靴"),
        ("\udcff", "?"),
        ("l" * 99, "l" * 31 + "…"),
    ],
)
def test_a_label_may_hold_anything(label: str, shown: str) -> None:
    words = words_in(drawn(plane(5), labels_of({label: 5}), label, "svg"))
    assert f"{shown}  5" in words


def test_two_numbers_have_axes_and_other_maps_have_none() -> None:
    raw = words_in(drawn(plane(30, MapMethod.RAW), None, "Two", "svg"))
    assert "first number" in raw
    assert "0" in raw
    assert len(words_in(drawn(plane(30), None, "Two", "svg"))) == 2


def test_many_points_become_a_picture_inside_the_svg() -> None:
    svg = drawn(plane(20_001), None, "Colour", "svg")
    assert b"data:image/png;base64" in svg
    assert len(svg) < 1_000_000


def test_the_same_map_is_the_same_file() -> None:
    once, again = (drawn(plane(20), None, "Colour", "svg") for _ in range(2))
    assert once == again


def test_a_map_is_drawn_in_a_process_of_its_own() -> None:
    job = DrawJob(plane(5), labels_of({"a": 5}), "Colour", "png")
    assert run_in_process(job, lambda _: None, Control())[:4] == b"\x89PNG"


def test_no_other_format_is_written() -> None:
    with pytest.raises(ValueError, match="gif"):
        drawn(plane(5), None, "Colour", "gif")
