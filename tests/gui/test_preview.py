"""The large picture over the window."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPixmap, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.errors import LikewiseError
from core.workers.pool import WorkerPool
from gui.picture import load_picture
from gui.preview import Preview
from tests.hostile.handmade import hungry_jpeg


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    field = QLineEdit()
    field.setObjectName("field")
    QVBoxLayout(window).addWidget(field)
    window.resize(800, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    return window


@pytest.fixture
def preview(host: QWidget) -> Iterator[Preview]:
    made = Preview(host)
    yield made
    made.shut_down()


def draw(path: Path, colour: str, size: tuple[int, int] = (3000, 1500)) -> bytes:
    Image.new("RGB", size, colour).save(path)
    return os.fsencode(path)


def middle(preview: Preview) -> str:
    return preview.grab().toImage().pixelColor(preview.width() // 2, 272).name()


def show_loaded(qtbot: QtBot, preview: Preview, file_id: int, path: bytes) -> None:
    preview.show_image(file_id, path, None, "name.png")
    qtbot.waitUntil(lambda: preview.zoom > 0)


def test_quick_picture_gives_way_to_the_whole(
    qtbot: QtBot, preview: Preview, tmp_path: Path
) -> None:
    quick = QPixmap(64, 32)
    quick.fill(QColor("#00ff00"))
    preview.show_image(7, draw(tmp_path / "red.png", "#ff0000"), quick, "red.png")
    assert preview.isVisible()
    assert preview.size() == preview.parentWidget().size()
    assert middle(preview) == "#00ff00"
    qtbot.waitUntil(lambda: middle(preview) == "#ff0000")
    assert "3,000 × 1,500 px" in preview.accessibleName().replace("\u202f", ",")


def test_newest_request_wins(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    colours = ["#ff0000", "#00ff00", "#0000ff"]
    paths = [draw(tmp_path / f"{n}.png", colour) for n, colour in enumerate(colours)]
    for number, path in enumerate(paths):
        preview.show_image(number, path, None, "")
    qtbot.waitUntil(lambda: preview.zoom > 0)
    assert preview.file_id == 2
    assert middle(preview) == "#0000ff"


def test_late_picture_is_dropped_after_closing(
    qtbot: QtBot, preview: Preview, tmp_path: Path
) -> None:
    preview.show_image(1, draw(tmp_path / "red.png", "#ff0000"), None, "")
    preview.dismiss()
    preview.shut_down()
    QApplication.processEvents()
    assert preview.zoom == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [(None, "no longer there"), (b"", "empty"), (b"no picture", "not an image")],
)
def test_errors_are_told(
    qtbot: QtBot, preview: Preview, tmp_path: Path, data: bytes | None, words: str
) -> None:
    path = tmp_path / "bad.jpg"
    if data is not None:
        path.write_bytes(data)
    preview.show_image(1, os.fsencode(path), None, "bad.jpg")
    qtbot.waitUntil(lambda: words in preview.accessibleName())


def test_error_does_not_end_the_loading(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    preview.show_image(1, b"/nowhere", None, "")
    qtbot.waitUntil(lambda: "no longer" in preview.accessibleName())
    show_loaded(qtbot, preview, 2, draw(tmp_path / "red.png", "#ff0000"))
    assert middle(preview) == "#ff0000"


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_Up, -1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1),
    ],
)
def test_arrows_ask_for_steps(qtbot: QtBot, preview: Preview, key: Qt.Key, step: int) -> None:
    preview.show_image(1, b"/nowhere", None, "")
    with qtbot.waitSignal(preview.step_asked) as signal:
        qtbot.keyClick(preview, key)
    assert signal.args == [step]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_closing_gives_the_focus_back(
    qtbot: QtBot, preview: Preview, host: QWidget, key: Qt.Key
) -> None:
    field = host.findChild(QLineEdit, "field")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    preview.show_image(1, b"/nowhere", None, "")
    assert preview.hasFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Tab)
    assert preview.hasFocus()
    with qtbot.waitSignal(preview.closed):
        qtbot.keyClick(preview, key)
    assert preview.isHidden()
    assert field.hasFocus()


def test_keys_go_before_the_shortcuts_of_the_window(
    qtbot: QtBot, preview: Preview, host: QWidget
) -> None:
    taken = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_F11), host)
    shortcut.activated.connect(lambda: taken.append("window"))
    preview.show_image(5, b"/nowhere", None, "")
    with qtbot.waitSignal(preview.full_screen_asked):
        qtbot.keyClick(preview, Qt.Key.Key_F11)
    assert taken == []
    with qtbot.waitSignal(preview.query_asked) as signal:
        qtbot.keyClick(preview, Qt.Key.Key_F)
    assert signal.args == [5]


def test_zoom_by_keys_wheel_and_double_click(
    qtbot: QtBot, preview: Preview, tmp_path: Path
) -> None:
    show_loaded(qtbot, preview, 1, draw(tmp_path / "red.png", "#ff0000"))
    fitted = preview.zoom
    assert fitted == pytest.approx(768 / 3000)
    qtbot.mouseDClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert preview.zoom == 1.0
    for _ in range(10):
        qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom == 4.0
    wheel = QWheelEvent(
        QPointF(400, 300),
        preview.mapToGlobal(QPointF(400, 300)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview, wheel)
    assert preview.zoom == pytest.approx(3.2)
    qtbot.keyClick(preview, Qt.Key.Key_0)
    assert preview.zoom == pytest.approx(fitted)


def test_dragging_moves_the_picture(qtbot: QtBot, preview: Preview, tmp_path: Path) -> None:
    image = Image.new("RGB", (2000, 1000), "#ff0000")
    image.paste("#0000ff", (1200, 0, 2000, 1000))
    image.save(tmp_path / "two.png")
    show_loaded(qtbot, preview, 1, os.fsencode(tmp_path / "two.png"))
    qtbot.keyClick(preview, Qt.Key.Key_1)
    assert middle(preview) == "#ff0000"
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(600, 300))
    qtbot.mouseMove(preview, QPoint(300, 300))
    qtbot.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert middle(preview) == "#0000ff"


def test_preview_stays_as_large_as_its_parent(preview: Preview, host: QWidget) -> None:
    preview.show_image(1, b"/nowhere", None, "")
    host.resize(1000, 700)
    assert preview.size() == host.size()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_decoder_that_dies_costs_one_picture(
    qtbot: QtBot, preview: Preview, tmp_path: Path
) -> None:
    others = set(psutil.Process().children())
    show_loaded(qtbot, preview, 1, draw(tmp_path / "red.png", "#ff0000"))
    for process in set(psutil.Process().children()) - others:
        os.kill(process.pid, signal.SIGKILL)
    preview.show_image(2, draw(tmp_path / "blue.png", "#0000ff"), None, "name.png")
    qtbot.waitUntil(lambda: preview.zoom > 0)
    assert middle(preview) == "#0000ff"


def test_a_picture_of_a_thousand_megapixels_is_not_shown_and_the_next_one_is(
    qtbot: QtBot, preview: Preview, tmp_path: Path
) -> None:
    preview.show_image(1, hungry_jpeg(), None, "hungry.jpg", is_path=False)
    qtbot.waitUntil(lambda: "megapixels" in preview.accessibleName())
    show_loaded(qtbot, preview, 2, draw(tmp_path / "red.png", "#ff0000"))
    assert middle(preview) == "#ff0000"


def test_levels_halve_and_keep_odd_widths(tmp_path: Path) -> None:
    image = Image.new("RGB", (2051, 1031), "#ff0000")
    image.putpixel((2050, 1030), (0, 0, 255))
    image.save(tmp_path / "odd.png")
    with WorkerPool(n_workers=1) as single:
        picture = load_picture(single, os.fsencode(tmp_path / "odd.png"))
    full = picture.levels[0]
    assert (full.width(), full.height()) == (2051, 1031)
    assert full.pixelColor(2050, 1030).name() == "#0000ff"
    assert full.pixelColor(0, 1030).name() == "#ff0000"
    assert [level.width() for level in picture.levels] == [2051, 1026]
    assert picture.level(0.4).width() == 1026
    assert picture.level(0.9).width() == 2051


def test_loading_a_folder_is_a_foreseen_error(tmp_path: Path) -> None:
    with WorkerPool(n_workers=1) as single, pytest.raises(LikewiseError):
        load_picture(single, os.fsencode(tmp_path))
