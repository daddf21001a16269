"""Maps and sorted grids as widgets: what is seen, zoomed, hovered, selected and asked for."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QPolygonF
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from core.labels.records import Labels
from core.maps.records import Arrangement, FolderMap, MapMethod
from core.records import Listing
from gui.map.dots import Canvas, rgb_table
from gui.map.image_files import ImageFiles
from gui.map.label_colours import MOST_COLOURED, OTHER, UNLABELLED, LabelColours
from gui.map.legend import Legend
from gui.map.map_view import MapView
from gui.map.marks import Marks
from gui.map.outline import Outline
from gui.map.pick_dialog import PickDialog
from gui.map.plane import Plane
from gui.map.shared import Shared
from gui.map.sorted_view import SortedView
from gui.map.spread import Spread
from gui.map.tiny_pictures import TinyPictures
from gui.thumbnails import ReadProxy, ThumbnailCache
from tests.gui.senses import spoken_of

LEFT = Qt.MouseButton.LeftButton
HELD = Qt.KeyboardModifier


def read_nothing() -> ReadProxy:
    return lambda image_id: None


@pytest.fixture
def shared(qtbot: QtBot) -> Iterator[Shared]:
    thumbnails = ThumbnailCache(read_nothing)
    yield Shared(Marks(), LabelColours(), ImageFiles(), thumbnails)
    thumbnails.close()


def folder_map(points: list[tuple[float, float]]) -> FolderMap:
    """Images 1, 2, ... at these points."""
    ids = np.arange(1, len(points) + 1)
    return FolderMap("c", "f", MapMethod.PCA, ids, np.array(points, np.float32), None)


@pytest.fixture
def map_view(qtbot: QtBot, shared: Shared) -> MapView:
    """Four pictures in the corners of a square, and one in its middle."""
    view = MapView(shared)
    qtbot.addWidget(view)
    view.resize(440, 440)
    view.show_map(folder_map([(0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0.5)]))
    with qtbot.waitExposed(view):
        view.show()
    return view


def place(view: MapView | SortedView, row: int) -> QPoint:
    return view.place_of(row).toPoint()


def drag(qtbot: QtBot, view: QWidget, way: list[QPoint], held: HELD = HELD.NoModifier) -> None:
    qtbot.mousePress(view, LEFT, held, way[0])
    for point in way[1:]:
        qtbot.mouseMove(view, point)
    qtbot.mouseRelease(view, LEFT, held, way[-1])


def labelled(names: list[str]) -> Labels:
    """Image 1 has the first label, and so on."""
    classes = tuple(sorted(set(names)))
    codes = np.array([classes.index(name) for name in names], np.int32)
    return Labels("kind", "drawn", classes, np.arange(1, len(names) + 1), codes)


# --- geometry -------------------------------------------------------------------------------------


def plane(width: float = 440, height: float = 240) -> Plane:
    made = Plane()
    made.set_area(QSizeF(width, height), 20)
    made.set_bounds(QRectF(0, 0, 2, 1))
    return made


def test_all_of_a_plane_is_seen_at_first() -> None:
    places = plane().places(np.array([[0, 0], [2, 1]], np.float32))
    assert places.tolist() == [[20, 20], [420, 220]]


def test_zooming_leaves_what_is_under_the_mouse_there() -> None:
    zoomed, mouse = plane(), QPointF(100, 60)
    before = zoomed.point(mouse)
    zoomed.zoom_by(3, mouse)
    after = zoomed.point(mouse)
    assert zoomed.zoom == pytest.approx(3)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))


def test_zooming_out_ends_where_all_is_seen() -> None:
    zoomed = plane()
    zoomed.zoom_by(8)
    zoomed.zoom_by(0.01)
    assert zoomed.is_fitted


def test_nobody_gets_lost_by_dragging() -> None:
    dragged = plane()
    dragged.zoom_by(10)
    dragged.pan(QPointF(1e6, -1e6))
    middle = dragged.point(QPointF(220, 120))
    assert (middle.x(), middle.y()) == pytest.approx((0, 1))


def test_a_lasso_takes_what_it_runs_around() -> None:
    lasso = Outline(QPointF(10, 10), is_lasso=True)
    for x, y in ((90, 10), (50, 90), (10, 12)):
        lasso.draw_to(QPointF(x, y))
    places = np.array([[50, 30], [15, 80], [85, 80], [-5, 30], [500, 30]], np.float32)
    assert lasso.encloses(places, QSize(100, 100)).tolist() == [True, False, False, False, False]
    assert isinstance(lasso.polygon, QPolygonF)


def test_pictures_that_are_shown_mostly_stay_when_one_zooms_in() -> None:
    points = np.random.default_rng(1).random((500, 2)).astype(np.float32)
    spread, is_seen = Spread(points), np.ones(500, np.bool_)
    far, _ = spread.shown(is_seen, 400, 50)
    near, _ = spread.shown(is_seen, 1600, 50)
    assert len(near) > 2 * len(far)
    assert np.isin(far, near).mean() > 0.9


def test_pictures_that_are_shown_hardly_lie_upon_each_other() -> None:
    points = np.random.default_rng(2).random((500, 2)).astype(np.float32)
    rows, square = Spread(points).shown(np.ones(500, np.bool_), 400, 50)
    apart = np.abs(points[rows][:, None] - points[rows][None]).max(axis=2) * 400 / square
    np.fill_diagonal(apart, 1)
    assert len(rows) > 10
    assert apart.min() >= 0.75 - 1e-4


def test_dots_are_drawn_where_they_are_and_in_their_colours(qtbot: QtBot) -> None:
    canvas = Canvas(40, 20, QColor("white"))
    table = rgb_table([QColor("#ff0000"), QColor("#0000ff")])
    places = np.array([[10, 10], [30, 10], [-300, 10]], np.float32)
    canvas.draw(places, table, np.array([0, 1, 1]), 3)
    image = canvas.image(1.0)
    colours = [image.pixelColor(x, 10).name() for x in (10, 30, 20)]
    assert colours == ["#ff0000", "#0000ff", "#ffffff"]


@pytest.mark.parametrize("radius_px", [1.5, 2.3, 3.33, 5.5])
def test_dots_are_round(radius_px: float) -> None:
    canvas = Canvas(21, 21, QColor("black"))
    canvas.draw(
        np.array([[10, 10]], np.float32), rgb_table([QColor("white")]), np.array([0]), radius_px
    )
    image = canvas.image(1.0)
    seen = np.array([[image.pixelColor(x, y).red() for x in range(21)] for y in range(21)]) / 255
    np.testing.assert_array_equal(seen, seen.T)
    assert seen.sum() == pytest.approx(np.pi * radius_px**2, rel=0.1)


# --- mouse and keys -------------------------------------------------------------------------------


def test_y_goes_upwards_on_a_map(map_view: MapView) -> None:
    assert place(map_view, 0).y() > place(map_view, 2).y()


def test_a_click_on_a_dot_asks_for_what_is_like_it(qtbot: QtBot, map_view: MapView) -> None:
    with qtbot.waitSignal(map_view.query_asked) as asked:
        qtbot.mouseClick(map_view, LEFT, pos=place(map_view, 3))
    assert asked.args == [4]


def test_a_click_beside_the_dots_asks_for_nothing(qtbot: QtBot, map_view: MapView) -> None:
    with qtbot.assertNotEmitted(map_view.query_asked):
        qtbot.mouseClick(map_view, LEFT, pos=place(map_view, 3) + QPoint(-60, 60))


def test_the_picture_under_the_mouse_is_named(qtbot: QtBot, map_view: MapView) -> None:
    qtbot.mouseMove(map_view, place(map_view, 4))
    assert map_view.shared.marks.hovered == 5


def test_a_box_drawn_with_shift_selects(qtbot: QtBot, map_view: MapView) -> None:
    top_left, middle = place(map_view, 2), place(map_view, 4)
    way = [top_left + QPoint(-9, -9), QPoint(100, 100), middle + QPoint(9, 9)]
    drag(qtbot, map_view, way, HELD.ShiftModifier)
    assert map_view.shared.marks.selection.tolist() == [3, 5]


def test_a_lasso_drawn_with_ctrl_selects(qtbot: QtBot, map_view: MapView) -> None:
    left, right = place(map_view, 0) - QPoint(12, 0), place(map_view, 1) + QPoint(12, 0)
    up, down = QPoint(0, -12), QPoint(0, 12)
    way = [left + up, right + up, right + down, left + down, left + up]
    drag(qtbot, map_view, way, HELD.ControlModifier)
    assert map_view.shared.marks.selection.tolist() == [1, 2]


def test_the_lasso_tool_needs_no_key_and_esc_leaves_it(qtbot: QtBot, map_view: MapView) -> None:
    map_view.set_lasso(True)
    spot, r = place(map_view, 4), 15
    corners = [QPoint(-r, -r), QPoint(r, -r), QPoint(r, r), QPoint(-r, r)]
    drag(qtbot, map_view, [spot + corner for corner in corners])
    assert map_view.shared.marks.selection.tolist() == [5]
    with qtbot.waitSignal(map_view.lasso_left):
        qtbot.keyClick(map_view, Qt.Key.Key_Escape)


def test_dragging_without_a_key_moves_the_map(qtbot: QtBot, map_view: MapView) -> None:
    map_view.zoom_by(4)
    before = map_view.place_of(4)
    drag(qtbot, map_view, [QPoint(200, 250), QPoint(220, 260), QPoint(230, 265)])
    assert map_view.place_of(4) - before == QPointF(30, 15)
    assert not len(map_view.shared.marks.selection)


def test_a_double_click_on_nothing_shows_all(qtbot: QtBot, map_view: MapView) -> None:
    map_view.zoom_by(4, QPointF(0, 0))
    qtbot.mouseDClick(map_view, LEFT, pos=QPoint(300, 300))
    assert map_view.plane.is_fitted


def test_keys_zoom_and_move(qtbot: QtBot, map_view: MapView) -> None:
    qtbot.keyClick(map_view, Qt.Key.Key_Plus)
    assert map_view.plane.zoom > 1
    before = map_view.place_of(4).x()
    qtbot.keyClick(map_view, Qt.Key.Key_Right)
    assert map_view.place_of(4).x() < before
    qtbot.keyClick(map_view, Qt.Key.Key_0)
    assert map_view.plane.is_fitted


def test_the_keyboard_finds_pictures_and_asks_for_them(qtbot: QtBot, map_view: MapView) -> None:
    qtbot.keyClick(map_view, Qt.Key.Key_Right, HELD.ShiftModifier)  # the one in the middle
    qtbot.keyClick(map_view, Qt.Key.Key_Up, HELD.ShiftModifier)
    with qtbot.waitSignal(map_view.query_asked) as asked:
        qtbot.keyClick(map_view, Qt.Key.Key_Return)
    assert asked.args[0] in (3, 4)


def test_esc_gives_up_a_selection(qtbot: QtBot, map_view: MapView) -> None:
    map_view.shared.marks.select(np.array([1, 2]))
    qtbot.keyClick(map_view, Qt.Key.Key_Escape)
    assert not len(map_view.shared.marks.selection)


def test_a_screen_reader_hears_how_much_is_there(map_view: MapView) -> None:
    map_view.shared.marks.select(np.array([1, 2]))
    assert map_view.accessibleDescription() == "5 pictures, 2 of them selected"


def test_a_screen_reader_finds_each_picture_of_the_map_where_it_is(map_view: MapView) -> None:
    numbers = np.arange(1, 6)
    paths = [f"/p/{number}.jpg".encode() for number in numbers]
    map_view.shared.files.show_listing(Listing(b"/p", paths, numbers, numbers, numbers, numbers))
    map_view.shared.colours.show_labels(labelled(["hat"]))
    map_view.shared.marks.select(np.array([2]))
    told = QAccessible.queryAccessibleInterface(map_view.findChildren(QListView)[0])
    assert told.role() == QAccessible.Role.List
    items = [told.child(row) for row in range(told.childCount())]
    names = [item.text(QAccessible.Text.Name) for item in items]
    assert names == ["1.jpg, hat", "2.jpg", "3.jpg", "4.jpg", "5.jpg"]
    assert [item.text(QAccessible.Text.Description) for item in items][:3] == ["", "Selected", ""]
    here = map_view.mapToGlobal(place(map_view, 3))
    assert items[3].rect().contains(here)
    map_view.show_none("Gone")
    assert told.childCount() == 0


def test_the_map_is_called_map_again_when_the_cursor_leaves(
    qtbot: QtBot, map_view: MapView
) -> None:
    qtbot.keyClick(map_view, Qt.Key.Key_Right, HELD.ShiftModifier)
    assert map_view.accessibleName() != "Map"
    map_view.shared.marks.hover(0)
    assert map_view.accessibleName() == "Map"


def test_an_empty_map_says_why(map_view: MapView) -> None:
    map_view.show_none("Not indexed", "Press Index.")
    assert map_view.accessibleDescription() == "Not indexed\nPress Index."
    map_view.grab()


# --- labels ---------------------------------------------------------------------------------------


def test_dots_have_the_colours_of_their_labels(map_view: MapView) -> None:
    map_view.shared.colours.show_labels(labelled(["cat", "cat", "dog", "cat", "dog"]))
    image = map_view.grab().toImage()
    colours = {image.pixelColor(place(map_view, row)).name() for row in (0, 1, 3)}
    others = {image.pixelColor(place(map_view, row)).name() for row in (2, 4)}
    assert len(colours) == len(others) == 1
    assert colours != others


def test_the_frequent_labels_are_coloured_and_the_others_are_grey() -> None:
    colours = LabelColours()
    names = [f"l{n:02d}" for n in range(MOST_COLOURED + 5)]
    colours.show_labels(labelled([*names, *names[5:]]))
    of_images = colours.colours_of(np.arange(1, len(names) + 2))
    assert of_images[:5].tolist() == [OTHER] * 5
    assert sorted(of_images[5 : len(names)].tolist()) == list(range(MOST_COLOURED))
    assert colours.colours_of(np.array([999])).tolist() == [UNLABELLED]


def test_a_hidden_label_is_neither_seen_nor_clicked(qtbot: QtBot, map_view: MapView) -> None:
    colours = map_view.shared.colours
    colours.show_labels(labelled(["cat", "cat", "dog", "cat", "dog"]))
    legend = Legend(colours)
    qtbot.addWidget(legend)
    assert [button.text() for button in legend.buttons] == ["cat  3", "dog  2"]
    legend.buttons[1].click()
    image = map_view.grab().toImage()
    assert image.pixelColor(place(map_view, 4)) == image.pixelColor(QPoint(3, 3))
    with qtbot.assertNotEmitted(map_view.query_asked):
        qtbot.mouseClick(map_view, LEFT, pos=place(map_view, 4))
    legend.buttons[1].click()
    assert not colours.entries()[1].is_hidden


def test_labels_to_be_coloured_can_be_picked(qtbot: QtBot) -> None:
    labels = labelled([f"l{n:02d}" for n in range(40)])
    dialog = PickDialog(labels, [0, 1])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not spoken_of(dialog)
    dialog.filter.setText("l39")
    assert dialog.list.count() == 1
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.picked() == [0, 1, 39]
    assert dialog.said.text().startswith("3 of at most")
    colours = LabelColours()
    colours.show_labels(labels)
    colours.pick(dialog.picked())
    assert colours.colours_of(np.array([40, 1, 5])).tolist() == [2, 0, OTHER]


def test_of_very_many_labels_the_filter_finds_those_that_are_not_listed(qtbot: QtBot) -> None:
    dialog = PickDialog(labelled([f"l{n:04d}" for n in range(2000)]), [1999])
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 500
    assert "500 of 2,000 labels" in dialog.said.text()
    dialog.filter.setText("l1999")
    assert dialog.list.item(0).checkState() is Qt.CheckState.Checked
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.picked()
    dialog.filter.setText("l1998")
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.picked() == [1998]


# --- the sorted grid ------------------------------------------------------------------------------


def red_and_blue(image_id: int) -> bytes:
    colour = (200, 20, 20) if image_id <= 4 else (20, 20, 200)
    data = io.BytesIO()
    Image.new("RGB", (48, 32), colour).save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def sorted_view(qtbot: QtBot, shared: Shared) -> Iterator[SortedView]:
    """Images 1 to 7 in two lines of four: the last cell is empty."""
    tiny = TinyPictures(lambda: red_and_blue)
    view = SortedView(shared, tiny)
    qtbot.addWidget(view)
    view.resize(176, 96)
    with qtbot.waitSignal(tiny.changed):
        view.show_arrangement(Arrangement(np.arange(1, 8), 4, 2, None))
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.close_pictures()


def has_pictures(view: SortedView) -> bool:
    """Whether the first and the last picture are painted: they are read one after the other."""
    image = view.grab().toImage()
    first, last = (image.pixelColor(place(view, row)) for row in (0, 6))
    return first.red() > first.blue() and last.blue() > last.red()


def test_the_pictures_lie_in_their_cells(qtbot: QtBot, sorted_view: SortedView) -> None:
    qtbot.waitUntil(lambda: has_pictures(sorted_view))


def test_a_click_on_a_cell_asks_for_what_is_like_it(qtbot: QtBot, sorted_view: SortedView) -> None:
    with qtbot.waitSignal(sorted_view.query_asked) as asked:
        qtbot.mouseClick(sorted_view, LEFT, pos=place(sorted_view, 5))
    assert asked.args == [6]


def test_the_rest_of_the_last_line_is_nobody(sorted_view: SortedView) -> None:
    beside = sorted_view.place_of(6) + QPointF(sorted_view.plane.scale, 0)
    assert sorted_view.row_at(beside) == -1


def test_a_box_selects_cells(qtbot: QtBot, sorted_view: SortedView) -> None:
    first, last = place(sorted_view, 1), place(sorted_view, 6)
    way = [first - QPoint(4, 4), last, last + QPoint(4, 4)]
    drag(qtbot, sorted_view, way, HELD.ShiftModifier)
    assert sorted_view.shared.marks.selection.tolist() == [2, 3, 6, 7]
    sorted_view.grab()


def test_pictures_of_a_grid_that_is_gone_are_read_no_further(qtbot: QtBot, shared: Shared) -> None:
    is_read, may_go_on = threading.Event(), threading.Event()
    read: list[int] = []

    def reader(image_id: int) -> bytes:
        read.append(image_id)
        is_read.set()
        may_go_on.wait()
        return red_and_blue(image_id)

    tiny = TinyPictures(lambda: reader)
    view = SortedView(shared, tiny)
    qtbot.addWidget(view)
    view.show_arrangement(Arrangement(np.arange(1, 8), 4, 2, None))
    assert is_read.wait(5)
    view.show_none("No folder is open")
    may_go_on.set()
    tiny.close()
    assert read == [1]


def test_a_selection_is_seen_in_every_view(
    qtbot: QtBot, map_view: MapView, sorted_view: SortedView
) -> None:
    before: NDArray[np.uint8] = _pixels(map_view)
    sorted_view.shared.marks.select(np.array([2]))
    assert not np.array_equal(before, _pixels(map_view))


def test_what_passes_no_filter_fades_in_every_view(
    qtbot: QtBot, map_view: MapView, sorted_view: SortedView
) -> None:
    qtbot.waitUntil(lambda: has_pictures(sorted_view))
    before = _pixels(map_view), _pixels(sorted_view)
    sorted_view.shared.marks.show_passing(np.array([2, 3]))
    assert not np.array_equal(before[0], _pixels(map_view))
    assert not np.array_equal(before[1], _pixels(sorted_view))
    some = _pixels(map_view), _pixels(sorted_view)
    sorted_view.shared.marks.show_passing(np.zeros(0, np.int64))
    assert not np.array_equal(some[0], _pixels(map_view))
    assert not np.array_equal(some[1], _pixels(sorted_view))
    assert not np.array_equal(before[0], _pixels(map_view))
    sorted_view.shared.marks.show_passing(None)
    assert np.array_equal(before[0], _pixels(map_view))
    assert np.array_equal(before[1], _pixels(sorted_view))


def test_what_is_asked_for_does_not_fade_the_rest(
    qtbot: QtBot, map_view: MapView, sorted_view: SortedView
) -> None:
    qtbot.waitUntil(lambda: has_pictures(sorted_view))
    marks = sorted_view.shared.marks
    marks.show_query([2])
    before = _pixels(map_view), _pixels(sorted_view)
    marks.select(np.array([2]))
    assert np.array_equal(before[0], _pixels(map_view))
    assert np.array_equal(before[1], _pixels(sorted_view))
    marks.show_query([3])
    marks.show_query([2, 3])
    assert not np.array_equal(before[1], _pixels(sorted_view))


def _pixels(view: QWidget) -> NDArray[np.uint8]:
    image = view.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()
