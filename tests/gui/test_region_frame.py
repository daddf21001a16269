"""A box on a picture: drawn, moved and resized by mouse and keys."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from core.region import Region
from gui.region_frame import LEAST, RegionFrame

#: Where the picture lies: half of it left of and above the view, as when zoomed.
TARGET = QRectF(-100, -50, 400, 200)


@pytest.fixture
def frame() -> RegionFrame:
    """The middle quarter of the picture: from (0, 0) to (200, 100) in the view."""
    made = RegionFrame()
    made.set_region(Region(0.25, 0.25, 0.5, 0.5))
    return made


def drag(frame: RegionFrame, start: tuple[int, int], *ways: tuple[int, int]) -> None:
    frame.press(QPointF(*start), TARGET)
    for way in ways:
        frame.drag_to(QPointF(*way), TARGET)
    frame.release()


def shape(frame: RegionFrame) -> tuple[float, ...]:
    assert frame.region is not None
    assert frame.region.is_sound
    return tuple(round(value, 3) for value in astuple(frame.region))


def test_a_box_is_drawn_from_any_corner_and_ends_at_the_picture() -> None:
    frame = RegionFrame()
    drag(frame, (0, 0), (100, 50))
    assert shape(frame) == (0.25, 0.25, 0.25, 0.25)
    drag(frame, (300, 150), (280, 140), (-500, 100))
    assert shape(frame) == (0, 0.75, 1, 0.25)


def test_a_click_beside_the_box_leaves_it(frame: RegionFrame) -> None:
    drag(frame, (260, 130), (262, 131))
    assert shape(frame) == (0.25, 0.25, 0.5, 0.5)


def test_the_box_is_moved_and_stays_on_the_picture(frame: RegionFrame) -> None:
    drag(frame, (100, 50), (140, 30))
    assert shape(frame) == (0.35, 0.15, 0.5, 0.5)
    drag(frame, (100, 50), (1000, 1000))
    assert shape(frame) == (0.5, 0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((200, 50), (240, 80), (0.25, 0.25, 0.6, 0.5)),
        ((0, 50), (40, 80), (0.35, 0.25, 0.4, 0.5)),
        ((100, 0), (140, 20), (0.25, 0.35, 0.5, 0.4)),
        ((200, 100), (240, 120), (0.25, 0.25, 0.6, 0.6)),
        ((0, 0), (280, 120), (0.75, 0.75, 0.2, 0.1)),
    ],
    ids=["right edge", "left edge", "top edge", "corner", "corner over its opposite"],
)
def test_edges_and_corners_are_dragged(
    frame: RegionFrame,
    start: tuple[int, int],
    end: tuple[int, int],
    expected: tuple[float, ...],
) -> None:
    drag(frame, start, end)
    assert shape(frame) == expected


def test_a_box_never_gets_too_small_to_be_compared(frame: RegionFrame) -> None:
    drag(frame, (200, 100), (0, 0))
    assert shape(frame)[2:] == (LEAST, LEAST)
    frame.resize(-1, -1)
    assert shape(frame)[2:] == (LEAST, LEAST)


def test_keys_make_move_and_resize_it_within_the_picture() -> None:
    frame = RegionFrame()
    frame.move(0.1, 0)
    assert shape(frame) == (0.25, 0.25, 0.5, 0.5)
    frame.move(0.1, -0.5)
    assert shape(frame) == (0.35, 0, 0.5, 0.5)
    frame.resize(0.5, 0.1)
    assert shape(frame) == (0.35, 0, 0.65, 0.6)


def test_the_mouse_says_what_it_would_do(frame: RegionFrame) -> None:
    shapes = Qt.CursorShape
    assert frame.cursor(QPointF(100, 50), TARGET) == shapes.SizeAllCursor
    assert frame.cursor(QPointF(205, 50), TARGET) == shapes.SizeHorCursor
    assert frame.cursor(QPointF(-5, -5), TARGET) == shapes.SizeFDiagCursor
    assert frame.cursor(QPointF(260, 50), TARGET) == shapes.CrossCursor
