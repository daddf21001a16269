"""Why is this alike? Asked in the real window, and what its parts say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.asking.explaining import Pair, PartReason, Reasons
from core.conditions.base import Condition, Kind
from core.conditions.explanation import Explanation, HeatMap
from core.conditions.recipes import Blend, BlendPart, Formula
from core.queries import Query
from gui.gallery.model import FileIdRole, ScoreRole
from gui.main_window import MainWindow
from gui.why.colour_names import colour_name
from gui.why.heat import share_at, strong_area
from gui.why.picture_view import PictureView
from gui.why.sentences import part_sentence, shown_score, shown_shares, where_sentence
from gui.why.why_dialog import WhyDialog
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, find_similar

_BLEND = Blend((BlendPart("colour", 0.4), BlendPart("layout", 0.6)))


def _hit(window: MainWindow, row: int) -> tuple[int, float]:
    """File id and score of a row of the ranking."""
    index = window.browser.result_pane.gallery.model().index(row, 0)
    return int(index.data(FileIdRole)), float(index.data(ScoreRole))


def _why_action(window: MainWindow, *file_ids: int) -> QAction:
    paths = [window.browser.path_of(file_id) or b"" for file_id in file_ids]
    actions = window.file_menu.menu(file_ids, paths).actions()
    return next(action for action in actions if "Why" in action.text())


def _dialog(qtbot: QtBot, window: MainWindow) -> WhyDialog:
    """The dialog, when it has its answer."""
    dialog = window.why.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LIMIT_MS)
    return dialog


def _settled(view: PictureView) -> QImage:
    """What a view shows once all has been laid out."""
    for _ in range(5):
        QApplication.processEvents()
    return view.grab().toImage()


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_a_hit_is_asked_about_by_its_menu(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    model = window.browser.folder_pane.model
    files = [int(model.index(row, 0).data(FileIdRole)) for row in (3, 4)]
    assert not _why_action(window, files[0]).isEnabled()  # nothing has been asked for yet
    find_similar(qtbot, window, 0)
    assert not _why_action(window, *files).isEnabled()
    file_id, score = _hit(window, 2)
    _why_action(window, file_id).trigger()
    dialog = _dialog(qtbot, window)
    assert f"Colour: cosine {shown_score(score)}" in dialog.sentence
    assert dialog.first.has_heat
    assert dialog.second.has_heat
    colours = dialog.palette_view.share_texts
    assert sum(map(_number, colours)) == pytest.approx(score, abs=1e-3)
    dialog.reject()
    assert window.why.dialog is None


def test_the_parts_of_a_blend_add_up_and_can_be_looked_into(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    window.session.indexing.start(window.session.folder or b"", ["colour", "layout"])
    qtbot.waitSignal(window.session.indexed, timeout=LIMIT_MS).wait()
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.session.set_blend(_BLEND)
    file_id, score = _hit(window, 0)
    window.why.show(file_id)
    dialog = _dialog(qtbot, window)
    shares = [_number(row.share_text) for row in dialog.parts.rows]
    assert len(shares) == 2
    assert sum(shares) == pytest.approx(_number(shown_score(score)), abs=1e-9)
    assert shares == sorted(shares, reverse=True)
    weights = {row.text(): row.weight_text for row in dialog.parts.rows}
    assert weights == {"Colour": "weight 40 %", "Layout": "weight 60 %"}
    before = _settled(dialog.second)
    qtbot.mouseClick(dialog.parts.rows[1], Qt.MouseButton.LeftButton)
    assert dialog.parts.rows[1].isChecked()
    assert _settled(dialog.second) != before
    qtbot.keyClick(dialog.parts.rows[1], Qt.Key.Key_Up)
    assert dialog.parts.rows[0].isChecked()
    assert _settled(dialog.second) == before
    of_colour = next(row for row in dialog.parts.rows if row.text() == "Colour")
    qtbot.mouseClick(of_colour, Qt.MouseButton.LeftButton)
    colours = sum(map(_number, dialog.palette_view.share_texts))
    assert colours == pytest.approx(_number(of_colour.share_text), abs=2e-3)


def test_of_several_pictures_another_can_be_chosen(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    rows = [window.browser.folder_pane.model.index(row, 0) for row in (0, 29)]
    files = [int(index.data(FileIdRole)) for index in rows]
    with qtbot.waitSignal(window.session.ranked, timeout=LIMIT_MS):
        window.session.ask(Query.of_files(files))
    like_the_last = int(window.browser.folder_pane.model.index(28, 0).data(FileIdRole))
    window.why.show(like_the_last)
    dialog = _dialog(qtbot, window)
    assert str(rows[1].data()) in dialog.first.accessibleName()
    best = dialog.sentence
    dialog.choose_item(0)
    assert dialog.is_busy
    _dialog(qtbot, window)
    assert str(rows[0].data()) in dialog.first.accessibleName()
    assert dialog.sentence != best


def test_the_key_asks_about_the_picture_at_hand_or_the_best_hit(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert window.why.dialog is None  # nothing has been asked for yet
    find_similar(qtbot, window, 0)
    best, _ = _hit(window, 0)
    qtbot.keyClick(window, Qt.Key.Key_W)
    dialog = _dialog(qtbot, window)
    assert Path(str((window.browser.path_of(best) or b"").decode())).name in (
        dialog.second.accessibleName()
    )
    dialog.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LIMIT_MS)
    click(
        qtbot,
        window.browser.result_pane.gallery,
        3,
        Qt.KeyboardModifier.ControlModifier,
    )
    chosen, score = _hit(window, 3)
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert shown_score(score) in _dialog(qtbot, window).sentence
    assert chosen != best


def test_closing_while_reasons_are_looked_for_is_safe(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path
) -> None:
    window = open_window(picture_folder)
    find_similar(qtbot, window, 0)
    first, _ = _hit(window, 0)
    second, score = _hit(window, 1)
    window.why.show(first)
    assert window.why.dialog is not None
    assert window.why.dialog.is_busy
    window.why.dialog.reject()
    window.why.show(second)  # the answer to the first must not be shown here
    assert shown_score(score) in _dialog(qtbot, window).sentence
    assert window.why.dialog is not None
    window.why.dialog.ask()
    window.close()


def test_a_problem_is_said_where_the_reasons_would_be(qtbot: QtBot) -> None:
    dialog = WhyDialog(["one.jpg"], "other.jpg")
    qtbot.addWidget(dialog)
    dialog.set_ways([("colour", "Colour")], "colour")
    with qtbot.waitSignal(dialog.asked) as asked:
        dialog.ask()
    assert asked.args == ["colour", -1]
    assert dialog.is_busy
    dialog.show_problem("This picture has not been indexed yet.")
    assert not dialog.is_busy
    assert dialog.sentence == "This picture has not been indexed yet."
    assert not dialog.first.has_heat


@pytest.mark.parametrize("is_exact", [True, False])
def test_estimates_are_marked_as_such(qtbot: QtBot, is_exact: bool) -> None:
    condition = Condition(
        "taught", "Taught", "As I taught it", Kind.EXPLICIT, 2, "taught-1", Formula("taught"), 1.0
    )
    heat = HeatMap(np.full((7, 7), 0.01, np.float32))
    part = PartReason(condition, 1.0, 0.49, Explanation(0.49, heat, heat, is_exact))
    dialog = WhyDialog(["one.jpg"], "other.jpg")
    qtbot.addWidget(dialog)
    dialog.set_ways([("taught", "Taught")], "taught")
    dialog.show_pair(Pair(0, (0.49,), _encoded("red"), _encoded("blue")))
    dialog.show_reasons(Reasons(0.49, (part,)), {"taught": 1.0})
    assert dialog.approximate.isVisibleTo(dialog) != is_exact
    assert dialog.sentence.startswith("Taught: cosine 0.490")
    told = dialog.first.text_at(dialog.first.rect().center())
    assert told == (
        "Adds 0.010" if is_exact else "If this is covered, the cosine changes by -0.010"
    )


def test_a_part_that_adds_more_than_its_weight_says_why() -> None:
    condition = Condition(
        "parts", "Parts", "Of the same parts", Kind.EXPLICIT, 2, "parts-1", Formula("parts"), 1.0
    )
    heat = HeatMap(np.full((7, 7), 0.01, np.float32))
    part = PartReason(condition, 0.8, 0.78, Explanation(0.97, heat, heat, True))
    assert "hardly differ in this folder" in part_sentence(part, 0.21)
    assert "hardly differ" not in part_sentence(part, 0.7)


# Maps


def _encoded(colour: str) -> bytes:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _shown(view: PictureView, place: QPointF) -> QColor:
    return view.grab().toImage().pixelColor(place.toPoint())


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    """A grey picture; its left adds much, its middle nothing, its right takes away."""
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show_picture(_encoded("#808080"))
    shares = np.array([[0.5, 0.5, 0.0, 0.0, -0.5, -0.5]], np.float32)
    made.show_heat(HeatMap(shares), 0.5, True)
    return made


def test_what_adds_glows_orange_and_what_takes_away_blue(view: PictureView) -> None:
    adds, nothing, takes = (_shown(view, QPointF(x, 100)) for x in (20, 200, 380))
    assert adds.red() > adds.blue() + 60
    assert takes.blue() > takes.red() + 20
    assert abs(nothing.red() - nothing.blue()) < 12
    assert adds.lightness() > nothing.lightness() + 30
    assert takes.lightness() > nothing.lightness()


def test_a_faded_map_leaves_the_picture_as_it_is(view: PictureView) -> None:
    view.set_strength(0.0)
    for x in (20, 200, 380):
        assert _shown(view, QPointF(x, 100)) == QColor("#808080")


def test_the_place_under_the_mouse_tells_what_it_adds(view: PictureView) -> None:
    assert view.text_at(QPoint(20, 100)) == "Adds 0.500"
    assert view.text_at(QPoint(380, 100)) == "Takes away 0.500"
    view.resize(400, 400)
    assert view.text_at(QPoint(20, 10)) == ""


def test_a_map_of_the_middle_leaves_the_edges_free(view: PictureView) -> None:
    shares = np.full((4, 4), 0.1, np.float32)
    view.show_heat(HeatMap(shares, (0.25, 0.0, 0.5, 1.0)), 0.1, True)
    assert "not look here" in view.text_at(QPoint(30, 100))
    covered = QRectF(110, 10, 180, 180)
    for place in (QPointF(30, 100), QPointF(370, 100), QPointF(200, 100)):
        colour = _shown(view, place)
        assert (colour.red() > colour.blue() + 60) == covered.contains(place)


def test_a_place_tells_its_share() -> None:
    heat = HeatMap(np.array([[1, 2], [3, 4]], np.float32), (0.25, 0.0, 0.5, 1.0))
    assert share_at(heat, 0.3, 0.1) == 1
    assert share_at(heat, 0.7, 0.9) == 4
    assert share_at(heat, 0.1, 0.5) is None


def test_the_strong_area_is_where_half_of_it_comes_from() -> None:
    shares = np.zeros((10, 10), np.float32)
    shares[2, 3:7] = 0.2
    assert strong_area(HeatMap(shares)) == pytest.approx(0.02)
    assert strong_area(HeatMap(np.full((10, 10), 0.01, np.float32))) == pytest.approx(0.5, abs=0.02)
    assert where_sentence(HeatMap(shares)) == "Strongest at the top"


# Words


@pytest.mark.parametrize(
    ("shares", "total"),
    [((0.3334, 0.3333, 0.3333), 1.0), ((0.5016, 0.2516, -0.1), 0.6532), ((0.7,), 0.7)],
)
def test_shown_shares_sum_to_the_shown_score(shares: tuple[float, ...], total: float) -> None:
    texts = shown_shares(shares, total)
    assert sum(map(_number, texts)) == pytest.approx(_number(shown_score(total)), abs=1e-9)
    for share, text in zip(shares, texts, strict=True):
        assert _number(text) == pytest.approx(share, abs=1e-3)


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((205, 35, 40), "red"),
        ((40, 150, 60), "green"),
        ((20, 30, 90), "dark blue"),
        ((120, 70, 20), "brown"),
        ((143, 106, 82), "brown"),
        ((235, 222, 195), "beige"),
        ((240, 130, 20), "orange"),
        ((80, 70, 153), "violet"),
        ((250, 250, 248), "white"),
        ((8, 8, 8), "black"),
        ((190, 192, 190), "light grey"),
        ((255, 190, 205), "pink"),
    ],
)
def test_colours_have_plain_names(rgb: tuple[int, int, int], name: str) -> None:
    assert colour_name(rgb) == name
