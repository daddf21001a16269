"""Where tiles lie."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect

from gui.gallery.geometry import GAP_PX, Geometry


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("width_px", [40, 300, 997, 1920])
def test_row_at_is_the_inverse_of_rect_among_a_million(width_px: int, is_mirrored: bool) -> None:
    geometry = Geometry(1_000_000, width_px, 96, 20, is_mirrored)
    rng = np.random.default_rng(7)
    for row in [0, 1, 999_999, *rng.integers(0, 1_000_000, 500).tolist()]:
        rect = geometry.rect(row)
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            assert geometry.row_at(corner) == row
        assert geometry.row_at(rect.topLeft() - QPoint(0, 1)) == -1
        assert geometry.row_at(rect.topRight() + QPoint(1, 0)) == -1


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_tiles_fill_the_width_with_even_gaps(is_mirrored: bool) -> None:
    geometry = Geometry(50, 997, 160, 20, is_mirrored)
    rects = sorted((geometry.rect(row) for row in range(geometry.columns)), key=QRect.left)
    assert rects[0].left() == GAP_PX
    assert rects[-1].right() == 997 - GAP_PX - 1
    for one, other in zip(rects, rects[1:], strict=False):
        assert other.left() - one.right() - 1 == GAP_PX
    assert (geometry.rect(0) == rects[-1]) == is_mirrored


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_row_ranges_in_an_area_are_those_whose_rects_it_touches(is_mirrored: bool) -> None:
    geometry = Geometry(47, 640, 96, 20, is_mirrored)
    rng = np.random.default_rng(3)
    for _ in range(300):
        left, top = int(rng.integers(-50, 700)), int(rng.integers(-50, 1400))
        area = QRect(left, top, int(rng.integers(1, 600)), int(rng.integers(1, 900)))
        found = [row for rows in geometry.row_ranges_in(area) for row in rows]
        assert found == [row for row in range(47) if geometry.rect(row).intersects(area)]


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("cut", [0, 3, 10, 12, 46, 47])
def test_a_band_parts_the_tiles_before_it_from_the_others(cut: int, is_mirrored: bool) -> None:
    geometry = Geometry(47, 640, 96, 20, is_mirrored, cut, cut_px=40)
    band = geometry.cut_rect
    assert geometry.columns == 6
    assert band.height() == 40 - GAP_PX
    for row in range(47):
        rect = geometry.rect(row)
        assert rect.bottom() < band.top() if row < cut else rect.top() > band.bottom()
        assert geometry.row_at(rect.center()) == row
        assert row in geometry.rows_between(rect.top(), rect.top())
        assert geometry.rect(geometry.row_lines_away(row, 1)).bottom() >= rect.bottom()
    assert geometry.row_at(band.center()) == -1
    assert not geometry.rows_between(band.top(), band.bottom())
    lowest = max(geometry.rect(46).bottom(), band.bottom())
    assert geometry.height_px == lowest + 1 + GAP_PX
    rng = np.random.default_rng(3)
    for _ in range(300):
        left, top = int(rng.integers(-50, 700)), int(rng.integers(-50, 1400))
        area = QRect(left, top, int(rng.integers(1, 600)), int(rng.integers(1, 900)))
        found = [row for rows in geometry.row_ranges_in(area) for row in rows]
        assert found == [row for row in range(47) if geometry.rect(row).intersects(area)]


def test_only_the_tiles_before_a_band_may_be_there() -> None:
    geometry = Geometry(8, 640, 96, 20, cut=8, cut_px=40)
    assert geometry.rect(8).isEmpty()
    assert geometry.cut_rect.top() == geometry.rect(7).bottom() + 1 + GAP_PX
    assert geometry.height_px == geometry.cut_rect.bottom() + 1 + GAP_PX
    assert geometry.row_lines_away(4, 1) == 7
    assert Geometry(0, 640, 96, 20, cut=0, cut_px=40).cut_rect.top() == GAP_PX


def test_a_grid_narrower_than_a_tile_has_one_column() -> None:
    assert Geometry(5, 30, 160, 20).columns == 1
    assert Geometry(0, 300, 160, 20).rows_between(0, 500) == range(0)
