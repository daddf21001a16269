"""What a grid of results says besides pictures and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from core.scores.calibration import OneIn, calibration_of
from gui.gallery.captions import Captions, Tile
from gui.gallery.cut import Cut
from gui.gallery.model import CopiesRole, GalleryModel, NumbersRole
from gui.gallery.view import Gallery
from gui.thumbnails import ThumbnailCache
from tests.gui.gallery_parts import N_DRAWN, drawn_cache, tiles_of, watched_model


@pytest.fixture(name="cache")
def cache_fixture(qtbot: QtBot) -> Iterator[ThumbnailCache]:
    """Thumbnails of the drawn pictures."""
    cache = drawn_cache()
    yield cache
    cache.close()


@pytest.fixture(name="gallery")
def gallery_fixture(qtbot: QtBot, cache: ThumbnailCache) -> Gallery:
    """A ranking on the screen; the third tile stands for two copies."""
    gallery = Gallery()
    qtbot.addWidget(gallery)
    model = watched_model(cache)
    model.setParent(gallery)
    n_copies = np.zeros(N_DRAWN, np.int64)
    n_copies[2] = 2
    tiles = tiles_of(N_DRAWN, is_ranked=True)
    model.set_tiles(replace(tiles, n_copies=n_copies, is_open=n_copies < 0))
    gallery.setModel(model)
    gallery.set_tile_size(96)
    gallery.resize(620, 460)
    with qtbot.waitExposed(gallery):
        gallery.show()
    return gallery


def model_of(gallery: Gallery) -> GalleryModel:
    model = gallery.model()
    assert isinstance(model, GalleryModel)
    return model


@pytest.mark.parametrize(
    ("rarity", "short", "full"),
    [
        (OneIn(4000, False), "1 in 4k", "1 in 4,000 pairs of this folder is this alike"),
        (OneIn(1200, False), "1 in 1.2k", "1 in 1,200 pairs of this folder is this alike"),
        (OneIn(120, False), "1 in 120", "1 in 120 pairs of this folder is this alike"),
        (OneIn(1, False), "1 in 1", "most pairs of this folder are this alike"),
        (
            OneIn(200_000, True),
            "< 1 in 200k",
            "fewer than 1 in 200,000 pairs of this folder are this alike",
        ),
    ],
)
def test_how_rare_a_likeness_is_in_words(rarity: OneIn, short: str, full: str) -> None:
    tile = Tile(b"/a/hat.jpg", 10, 10**9, (3, 0.8312), rarity, 0, is_failed=False)
    captions = Captions()
    longest, shorter, *_ = captions.numbers(tile)
    assert (longest, shorter) == (f"3 · 0.83 · {short}", f"0.83 · {short}")
    assert full in captions.tool_tip(tile).replace("&lt;", "<")
    assert captions.details(tile).startswith(f"hat.jpg · cosine 0.83 · {full} · /a · ")
    assert captions.spoken(tile) == f"hat.jpg, rank 3, score 0.83, {full}"


def test_what_scores_mean_is_announced_when_it_is_known(qtbot: QtBot, gallery: Gallery) -> None:
    model = model_of(gallery)
    assert model.index(0).data(NumbersRole) == ("1 · 1.000",)
    with qtbot.waitSignal(model.dataChanged):
        model.set_calibration(calibration_of(np.linspace(0, 0.99, 2000, dtype=np.float32), 64))
    assert model.index(0).data(NumbersRole)[0] == "1 · 1.00 · < 1 in 2k"
    model.set_calibration(None)
    assert model.index(0).data(NumbersRole) == ("1 · 1.000",)


def has_name(gallery: Gallery, row: int) -> bool:
    """Whether a caption begins at its left, with the name, and not in the middle."""
    rect = gallery.visualRect(gallery.model().index(row, 0))
    start = QRect(rect.adjusted(6, gallery.tile_size_px, 0, 0))
    start.setWidth(5)
    image = gallery.viewport().grab(start).toImage()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return len(colours) > 1


def test_captions_of_a_grid_are_all_with_or_all_without_names(
    qtbot: QtBot, gallery: Gallery
) -> None:
    # What is under the mouse is lit, also where another test has left the mouse.
    QCursor.setPos(gallery.mapToGlobal(QPoint(2000, 2000)))
    gallery.set_tile_size(144)
    seen = set()
    for width in range(440, 640, 3):
        gallery.resize(width, 460)
        visible, model = gallery.viewport().rect(), model_of(gallery)
        rows = [n for n in range(1, 12) if visible.contains(gallery.visualRect(model.index(n)))]
        kinds = {has_name(gallery, row) for row in rows}
        assert len(kinds) == 1, width
        seen |= kinds
    assert seen == {True, False}


def test_a_badge_takes_the_click_that_falls_on_it(qtbot: QtBot, gallery: Gallery) -> None:
    assert model_of(gallery).index(2).data(CopiesRole) == 2
    assert gallery.badge_at(1).isEmpty()
    badge, tile = gallery.badge_at(2), gallery.visualRect(gallery.model().index(2, 0))
    assert tile.contains(badge)
    assert badge.center().x() > tile.center().x()
    with (
        qtbot.waitSignal(gallery.copies_asked) as asked,
        qtbot.assertNotEmitted(gallery.query_asked),
    ):
        qtbot.mouseClick(
            gallery.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            badge.center(),
        )
    assert asked.args == [103]
    assert gallery.selected_file_ids() == []
    with qtbot.waitSignal(gallery.query_asked):
        qtbot.mouseClick(
            gallery.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            tile.center(),
        )


def test_the_line_says_less_where_there_is_less_room(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.set_cut(Cut(n_above=4, n_rows=N_DRAWN, one_in=1000, is_folded=True))
    said = []
    for width_px in (620, 400, 260):
        gallery.resize(width_px, 460)
        said.append(gallery.cut_bar.text)
        assert gallery.cut_bar.geometry().width() <= gallery.viewport().width()
        assert gallery.cut_bar.button.geometry().right() <= gallery.cut_bar.width()
    assert said[0] == "The others are no more alike than 1 in 1,000 random pairs"
    assert said[-1] in ("Less alike than 1 in 1,000", "1 in 1,000")
    assert not gallery.indexAt(gallery.cut_bar.geometry().center()).isValid()
    gallery.set_cut(None)
    assert gallery.cut_bar.isHidden()


def test_the_line_scrolls_with_the_tiles(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.set_cut(Cut(n_above=8, n_rows=N_DRAWN, one_in=100, is_folded=False))
    for value in (0, 37, gallery.verticalScrollBar().maximum()):
        gallery.verticalScrollBar().setValue(value)
        above, below = (gallery.visualRect(gallery.model().index(row, 0)) for row in (7, 8))
        assert above.bottom() < gallery.cut_bar.y() < below.top()
    gallery.verticalScrollBar().setValue(0)
    gallery.set_cut(Cut(n_above=0, n_rows=N_DRAWN, one_in=100, is_folded=True))
    assert gallery.cut_bar.text.startswith("Nothing is more alike than 1 in 100")
    assert not gallery.indexAt(QPoint(60, 200)).isValid()
