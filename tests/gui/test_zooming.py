"""Geometry of the zoomed picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.zooming import MOST_ZOOM, Zooming


@pytest.fixture
def view() -> Zooming:
    """A 4000 x 2000 picture in 800 x 600 without a margin: fitted at a fifth."""
    zooming = Zooming()
    zooming.set_area(QRectF(0, 0, 800, 600), 0, 1.0)
    zooming.set_size(QSizeF(4000, 2000))
    return zooming


def test_picture_is_fitted_first(view: Zooming) -> None:
    assert view.is_fitted
    assert view.zoom == pytest.approx(0.2)
    assert view.target() == QRectF(0, 100, 800, 400)


def test_zoom_keeps_the_point_under_the_mouse(view: Zooming) -> None:
    at = QPointF(600, 350)
    before = (at - view.target().topLeft()) / view.zoom
    view.zoom_to(1.0, at)
    after = (at - view.target().topLeft()) / view.zoom
    assert (after - before).manhattanLength() < 1e-6


def test_zoom_is_bounded(view: Zooming) -> None:
    view.zoom_to(100)
    assert view.zoom == MOST_ZOOM
    view.zoom_to(0.001)
    assert view.zoom == pytest.approx(0.2)
    assert view.target() == QRectF(0, 100, 800, 400)


def test_dragging_stops_at_the_edge(view: Zooming) -> None:
    view.zoom_to(1.0)
    view.pan(QPointF(100_000, 100_000))
    assert view.target().topLeft() == QPointF(0, 0)
    view.pan(QPointF(-100_000, -100_000))
    assert view.target().bottomRight() == QPointF(800, 600)


def test_small_picture_is_enlarged_no_further_than_may_be(view: Zooming) -> None:
    view.set_size(QSizeF(20, 10))
    assert view.zoom == MOST_ZOOM
    assert view.least_zoom == 1.0


def test_full_zoom_is_one_screen_pixel_each_on_dense_screens(view: Zooming) -> None:
    view.set_area(QRectF(0, 0, 800, 600), 0, 2.0)
    view.zoom_to(1.0)
    assert view.target().width() == pytest.approx(2000)


def test_zoom_follows_a_growing_window(view: Zooming) -> None:
    view.zoom_to(0.3)
    view.set_area(QRectF(0, 0, 2000, 1500), 0, 1.0)
    assert view.zoom == pytest.approx(0.5)
