"""The grid of thumbnails as it is used, on drawn pictures and real threads."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.gallery.model import (
    GalleryModel,
    IsQueryRole,
    ThumbnailRole,
    Tiles,
)
from gui.gallery.view import LARGEST_TILE_PX, SMALLEST_TILE_PX, Gallery
from gui.thumbnails import ThumbnailCache
from tests.gui.gallery_parts import (
    N_DRAWN,
    colour_of,
    drawn_cache,
    drawn_jpeg,
    tiles_of,
    watched_model,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING_HELD = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(name="cache")
def cache_fixture(qtbot: QtBot) -> Iterator[ThumbnailCache]:
    """Thumbnails of the drawn pictures."""
    cache = drawn_cache()
    yield cache
    cache.close()


@pytest.fixture(name="model")
def model_fixture(cache: ThumbnailCache) -> GalleryModel:
    """A model of 30 files."""
    return watched_model(cache)


@pytest.fixture(name="gallery")
def gallery_fixture(qtbot: QtBot, model: GalleryModel) -> Gallery:
    """A grid on the screen with the keyboard."""
    return shown(qtbot, model)


def shown(qtbot: QtBot, model: QAbstractItemModel) -> Gallery:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.setModel(model)
    gallery.set_tile_size(96)
    gallery.resize(620, 460)
    with qtbot.waitExposed(gallery):
        gallery.show()
    gallery.activateWindow()
    gallery.setFocus()
    qtbot.waitUntil(gallery.hasFocus)
    return gallery


def index_of(gallery: Gallery, row: int) -> QModelIndex:
    return gallery.model().index(row, 0)


def centre(gallery: Gallery, row: int) -> QPoint:
    return gallery.visualRect(index_of(gallery, row)).center()


def columns_of(gallery: Gallery) -> int:
    top = gallery.visualRect(index_of(gallery, 0)).top()
    return sum(gallery.visualRect(index_of(gallery, row)).top() == top for row in range(20))


def click(
    qtbot: QtBot, gallery: Gallery, row: int, held: Qt.KeyboardModifier = NOTHING_HELD
) -> None:
    qtbot.mouseClick(gallery.viewport(), LEFT, held, centre(gallery, row))


def picture_shows(gallery: Gallery, row: int, number: int) -> bool:
    """Whether the middle of a tile has the colour of a picture."""
    rect = gallery.visualRect(index_of(gallery, row))
    at = QPoint(rect.center().x(), rect.top() + gallery.tile_size_px // 2)
    seen = gallery.viewport().grab().toImage().pixelColor(at)
    wanted = QColor(*colour_of(number))
    pairs = zip(seen.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return all(abs(a - b) < 12 for a, b in pairs)


def test_a_click_selects_and_asks(qtbot: QtBot, gallery: Gallery) -> None:
    with qtbot.waitSignal(gallery.query_asked) as asked:
        click(qtbot, gallery, 4)
    assert asked.args == [[105]]
    assert gallery.selected_file_ids() == [105]


def test_ctrl_and_shift_only_select(qtbot: QtBot, gallery: Gallery) -> None:
    click(qtbot, gallery, 1)
    with qtbot.assertNotEmitted(gallery.query_asked):
        click(qtbot, gallery, 9, SHIFT)
        click(qtbot, gallery, 3, CTRL)
        click(qtbot, gallery, 12, CTRL)
    assert gallery.selected_file_ids() == [102, 103, *range(105, 111), 113]


def test_a_band_over_empty_space_selects_what_it_touches(qtbot: QtBot, gallery: Gallery) -> None:
    start = gallery.visualRect(index_of(gallery, 0)).topLeft() - QPoint(4, 4)
    assert not gallery.indexAt(start).isValid()
    columns = columns_of(gallery)
    end = centre(gallery, columns + 1)
    with qtbot.assertNotEmitted(gallery.query_asked):
        drag(qtbot, gallery, start, end)
    assert gallery.selected_file_ids() == [101, 102, 101 + columns, 102 + columns]


def test_a_band_with_ctrl_may_begin_on_a_tile(qtbot: QtBot, gallery: Gallery) -> None:
    click(qtbot, gallery, 14)
    drag(qtbot, gallery, centre(gallery, 0), centre(gallery, 1), CTRL)
    assert gallery.selected_file_ids() == [101, 102, 115]


def drag(
    qtbot: QtBot,
    gallery: Gallery,
    start: QPoint,
    end: QPoint,
    held: Qt.KeyboardModifier = NOTHING_HELD,
) -> None:
    """Press, move with the button held, release."""
    viewport = gallery.viewport()
    qtbot.mousePress(viewport, LEFT, held, start)
    for at in ((start + end) / 2, end):
        move = mouse_event(gallery, QEvent.Type.MouseMove, at, held)
        QApplication.sendEvent(viewport, move)
    qtbot.mouseRelease(viewport, LEFT, held, end)


def mouse_event(
    gallery: Gallery, kind: QEvent.Type, at: QPoint, held: Qt.KeyboardModifier
) -> QMouseEvent:
    everywhere = QPointF(gallery.viewport().mapToGlobal(at))
    return QMouseEvent(kind, QPointF(at), everywhere, Qt.MouseButton.NoButton, LEFT, held)


def test_a_click_on_a_gap_asks_nothing_and_clears(qtbot: QtBot, gallery: Gallery) -> None:
    click(qtbot, gallery, 2)
    with qtbot.assertNotEmitted(gallery.query_asked):
        qtbot.mouseClick(gallery.viewport(), LEFT, NOTHING_HELD, QPoint(2, 2))
    assert gallery.selected_file_ids() == []


def test_a_double_click_opens_what_was_clicked_even_if_the_answer_is_there(
    qtbot: QtBot, gallery: Gallery, model: GalleryModel
) -> None:
    asked: list[list[int]] = []
    gallery.query_asked.connect(asked.append)
    answer = tiles_of(N_DRAWN, is_ranked=True)
    swapped = Tiles(
        answer.file_ids[::-1].copy(),
        answer.image_ids,
        answer.paths,
        answer.size_bytes,
        answer.times_s,
        answer.scores,
    )
    gallery.query_asked.connect(lambda _ids: model.set_tiles(swapped))
    at = centre(gallery, 3)
    qtbot.mouseClick(gallery.viewport(), LEFT, NOTHING_HELD, at)
    with qtbot.waitSignal(gallery.open_asked) as opened:
        qtbot.mouseDClick(gallery.viewport(), LEFT, NOTHING_HELD, at)
    assert opened.args == [[104]]
    assert asked == [[104]]


def test_a_menu_is_for_the_selection_or_for_the_tile_outside_of_it(
    qtbot: QtBot, gallery: Gallery
) -> None:
    asked: list[list[int]] = []
    gallery.menu_asked.connect(lambda file_ids, _where: asked.append(file_ids))
    click(qtbot, gallery, 0)
    click(qtbot, gallery, 1, SHIFT)
    for row in (1, 5):
        at = centre(gallery, row)
        qtbot.mousePress(gallery.viewport(), Qt.MouseButton.RightButton, NOTHING_HELD, at)
        send_menu(gallery, QContextMenuEvent.Reason.Mouse, at)
        qtbot.mouseRelease(gallery.viewport(), Qt.MouseButton.RightButton, NOTHING_HELD, at)
    send_menu(gallery, QContextMenuEvent.Reason.Mouse, QPoint(2, 2))
    send_menu(gallery, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    assert asked == [[101, 102], [106], [106]]


def send_menu(gallery: Gallery, reason: QContextMenuEvent.Reason, at: QPoint) -> None:
    event = QContextMenuEvent(reason, at, gallery.viewport().mapToGlobal(at))
    QApplication.sendEvent(gallery.viewport(), event)


def test_the_selection_is_dragged_out_as_files(qtbot: QtBot, gallery: Gallery) -> None:
    click(qtbot, gallery, 3)
    click(qtbot, gallery, 1, CTRL)
    urls = gallery.drag_data().urls()
    assert [os.path.basename(url.toLocalFile()) for url in urls] == ["000001.jpg", "000003.jpg"]


# Keyboard


def test_arrows_pages_and_ends_lead_through_the_grid(qtbot: QtBot, gallery: Gallery) -> None:
    columns = columns_of(gallery)
    page = 3 * columns
    click(qtbot, gallery, 0)
    steps = [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, columns + 1),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_PageDown, page),
        (Qt.Key.Key_End, 29),
        (Qt.Key.Key_Down, 29),
        (Qt.Key.Key_PageUp, 29 - page),
        (Qt.Key.Key_Home, 0),
    ]
    for key, row in steps:
        qtbot.keyClick(gallery, key)
        assert gallery.currentIndex().row() == row
        assert gallery.viewport().rect().contains(gallery.visualRect(gallery.currentIndex()))
    qtbot.keyClick(gallery, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(gallery, Qt.Key.Key_Down, SHIFT)
    assert gallery.selected_file_ids() == list(range(101, 101 + columns + 2))


def test_right_to_left_turns_columns_and_arrows_around(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert centre(gallery, 0).x() > centre(gallery, 1).x()
    click(qtbot, gallery, 0)
    qtbot.keyClick(gallery, Qt.Key.Key_Left)
    assert gallery.currentIndex().row() == 1


def test_keys_ask_for_what_is_selected(qtbot: QtBot, gallery: Gallery) -> None:
    click(qtbot, gallery, 1)
    click(qtbot, gallery, 2, CTRL)
    for key, signal, args in (
        (Qt.Key.Key_F, gallery.query_asked, [[102, 103]]),
        (Qt.Key.Key_Return, gallery.open_asked, [[102, 103]]),
        (Qt.Key.Key_Space, gallery.preview_asked, [103]),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(gallery, key)
        assert asked.args == args
    qtbot.keyClick(gallery, Qt.Key.Key_A, CTRL)
    assert len(gallery.selected_file_ids()) == N_DRAWN


def test_escape_and_letters_are_left_to_the_window(qtbot: QtBot, gallery: Gallery) -> None:
    for key, text in ((Qt.Key.Key_Escape, "\x1b"), (Qt.Key.Key_X, "x")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, NOTHING_HELD, text)
        gallery.keyPressEvent(event)
        assert not event.isAccepted()


# Size and position


def test_the_wheel_and_the_keys_change_the_size_of_tiles(qtbot: QtBot, gallery: Gallery) -> None:
    with qtbot.waitSignal(gallery.tile_size_changed) as changed:
        qtbot.keyClick(gallery, Qt.Key.Key_Plus, CTRL)
    assert changed.args == [112]
    qtbot.keyClick(gallery, Qt.Key.Key_Minus, CTRL)
    assert gallery.tile_size_px == 96
    turn_wheel(gallery, 60)
    assert gallery.tile_size_px == 96
    turn_wheel(gallery, 60)
    assert gallery.tile_size_px == 112
    for angle, limit in ((12000, LARGEST_TILE_PX), (-12000, SMALLEST_TILE_PX)):
        turn_wheel(gallery, angle)
        assert gallery.tile_size_px == limit


def turn_wheel(gallery: Gallery, angle: int) -> None:
    at = QPointF(gallery.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(gallery.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(gallery.viewport(), event)


def test_the_current_tile_stays_in_place_when_sizes_change(
    qtbot: QtBot, cache: ThumbnailCache
) -> None:
    model = GalleryModel(cache)
    gallery = shown(qtbot, model)
    model.set_tiles(tiles_of(100_000))
    gallery.scroll_to_file(101 + 50_000)
    click(qtbot, gallery, 50_000)
    top = gallery.visualRect(gallery.currentIndex()).top()
    gallery.set_tile_size(192)
    assert gallery.visualRect(gallery.currentIndex()).top() == top
    gallery.resize(900, 500)
    assert gallery.visualRect(gallery.currentIndex()).top() == top


def test_a_place_is_found_again_in_another_order(
    qtbot: QtBot, gallery: Gallery, model: GalleryModel
) -> None:
    model.set_tiles(tiles_of(1000))
    gallery.verticalScrollBar().setValue(2345)
    place = gallery.place()
    assert place is not None
    first = gallery.first_visible_file_id()
    model.set_tiles(Tiles.none())
    gallery.return_to(place)
    assert gallery.place() is None
    model.set_tiles(tiles_of(1000))
    assert gallery.verticalScrollBar().value() == 0
    gallery.return_to(place)
    assert gallery.verticalScrollBar().value() == 2345
    assert gallery.first_visible_file_id() == first


def test_what_is_in_sight_is_told(qtbot: QtBot, gallery: Gallery, model: GalleryModel) -> None:
    with qtbot.waitSignal(gallery.visible_changed) as told:
        model.set_tiles(tiles_of(1000))
    n_told = len(told.args[0])
    assert told.args[0] == list(range(101, 101 + n_told))
    assert n_told % columns_of(gallery) == 0
    assert 0 < n_told < 50
    with qtbot.waitSignal(gallery.visible_changed) as told:
        gallery.scroll_to_file(1100)
    assert 1100 in told.args[0]
    assert told.args[0] == gallery.visible_file_ids()


def test_a_million_rows_are_as_quick_as_few(qtbot: QtBot, cache: ThumbnailCache) -> None:
    # Without Qt's tester, which looks at every row.
    model = GalleryModel(cache)
    gallery = shown(qtbot, model)
    model.set_tiles(tiles_of(1_000_000))
    for row in (0, 12_345, 999_999):
        gallery.scrollTo(index_of(gallery, row))
        assert gallery.indexAt(centre(gallery, row)).row() == row
        assert len(gallery.visible_rows()) <= 30
    assert model.row_of(1_000_100) == 999_999
    gallery.selectAll()
    assert len(gallery.selected_file_ids()) == 1_000_000


# What is painted


def test_scrolling_through_keeps_no_more_pixmaps_than_the_bound(qtbot: QtBot) -> None:
    proxies = [drawn_jpeg(number) for number in range(N_DRAWN)]
    bound = 60 * 128 * 85 * 4
    cache = ThumbnailCache(lambda: lambda image_id: proxies[image_id % N_DRAWN], max_bytes=bound)
    model = GalleryModel(cache)
    model.set_tiles(tiles_of(1000, 1000))
    gallery = shown(qtbot, model)
    kept = []
    cache.ready.connect(lambda _image_id: kept.append(cache.n_bytes))
    bar = gallery.verticalScrollBar()
    for place in range(0, bar.maximum(), gallery.viewport().height()):
        bar.setValue(place)
        qtbot.waitUntil(lambda: all_pictures_are_there(gallery))
    assert len(kept) > 900
    assert max(kept) <= bound
    cache.close()


def all_pictures_are_there(gallery: Gallery) -> bool:
    rows = gallery.visible_rows()
    return all(index_of(gallery, row).data(ThumbnailRole) is not None for row in rows)


def test_selection_query_and_failure_are_seen(
    qtbot: QtBot, gallery: Gallery, model: GalleryModel
) -> None:
    model.set_tiles(tiles_of(6, n_images=0))
    before = tile_image(gallery, 0)
    gallery.set_query_file_ids([101])
    assert index_of(gallery, 0).data(IsQueryRole)
    queried = tile_image(gallery, 0)
    assert queried != before
    gallery.set_query_file_ids([102])
    assert tile_image(gallery, 0) == before
    model.set_failed([101])
    assert tile_image(gallery, 0) != before
    unselected = tile_image(gallery, 2)
    click(qtbot, gallery, 2)
    assert tile_image(gallery, 2) != unselected


def test_results_carry_rank_and_score_below_the_picture(
    qtbot: QtBot, gallery: Gallery, model: GalleryModel
) -> None:
    model.set_tiles(tiles_of(6, n_images=0))
    plain = tile_image(gallery, 0)
    model.set_tiles(tiles_of(6, n_images=0, is_ranked=True))
    ranked = tile_image(gallery, 0)
    caption_top = gallery.tile_size_px
    above = QRect(0, 0, plain.width(), caption_top)
    assert plain.copy(above) == ranked.copy(above)
    assert plain != ranked


def test_an_empty_grid_says_why(qtbot: QtBot, gallery: Gallery, model: GalleryModel) -> None:
    model.set_tiles(Tiles.none())
    blank = gallery.viewport().grab().toImage()
    gallery.set_empty_text("No pictures here", "Open another folder.")
    assert gallery.viewport().grab().toImage() != blank
    assert "Open another folder." in gallery.accessibleDescription()


def test_colours_follow_the_palette(qtbot: QtBot, gallery: Gallery) -> None:
    palette = QPalette(gallery.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor("#101010"))
    gallery.setPalette(palette)
    assert gallery.viewport().grab().toImage().pixelColor(2, 2) == QColor("#101010")


def tile_image(gallery: Gallery, row: int) -> QImage:
    return gallery.viewport().grab(gallery.visualRect(index_of(gallery, row))).toImage()


def test_tiles_show_their_pictures_when_ready(qtbot: QtBot, gallery: Gallery) -> None:
    for row in (0, 1, 7):
        qtbot.waitUntil(lambda row=row: picture_shows(gallery, row, row + 1))


def test_a_content_known_later_is_shown(
    qtbot: QtBot, gallery: Gallery, model: GalleryModel
) -> None:
    model.set_tiles(tiles_of(5, n_images=0))
    assert not picture_shows(gallery, 2, 6)
    model.set_image(103, 6)
    qtbot.waitUntil(lambda: picture_shows(gallery, 2, 6))
