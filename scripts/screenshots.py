"""Take the pictures of the guide from the real program, on the sample gallery, without a screen.

    QT_QPA_PLATFORM=offscreen python scripts/screenshots.py docs/pictures [NAME ...]

The program is driven as a person would: it indexes, asks, mixes, teaches, measures and draws. With
names only these pictures are saved. No picture shows a path of this computer.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget

sys.path.insert(0, os.fspath(Path(__file__).resolve().parent.parent))

from core.filtering.fields import Field
from core.library import Library
from core.settings import Places, Settings
from core.workers.pool import WorkerPool
from gui.app import make_application
from gui.combo_field import ComboField
from gui.gallery.model import FileIdRole
from gui.gallery.view import Gallery
from gui.labels.labels_bar import LabelsBar
from gui.languages import speak
from gui.main_window import MainWindow
from gui.map.tiny_pictures import TinyPictures

CONDITIONS = ("content", "material", "parts", "colour", "layout", "texture", "shape")
WINDOW_PX = (1240, 780)
_LIMIT_S = 300
_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


class Camera:
    """Waits, clicks, and saves what a widget shows as a small PNG in `folder`."""

    def __init__(self, window: MainWindow, folder: Path, wanted: Sequence[str]) -> None:
        self.window = window
        self._folder = folder
        self._wanted = wanted
        self._last_thumbnail_s = 0.0
        window.thumbnails.ready.connect(self._on_thumbnail)

    def _on_thumbnail(self, _image_id: int) -> None:
        self._last_thumbnail_s = time.monotonic()

    @property
    def folder_grid(self) -> Gallery:
        return self.window.browser.folder_pane.gallery

    @property
    def result_grid(self) -> Gallery:
        return self.window.browser.result_pane.gallery

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Until something is so. Raises `TimeoutError`."""
        end = time.monotonic() + _LIMIT_S
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            QTest.qWait(20)

    def settle(self, ms: int = 900) -> None:
        """Until so long after all has been asked for and the last thumbnail has come in."""
        QTest.qWait(ms)
        self.wait(lambda: time.monotonic() - self._last_thumbnail_s > ms / 1000)

    def wait_for_scores(self) -> None:
        """Until it is known how rare the scores on the screen are."""
        self.wait(self.window.browser.result_pane.cut_off_field.isEnabled)
        self.settle()

    def wait_for_words(self, place: QWidget, words: str, is_there: bool = True) -> None:
        """Until a line of text is on the screen, or no longer is."""

        def is_shown() -> bool:
            labels = place.findChildren(QLabel)
            return any(words in label.text() for label in labels if label.isVisible())

        self.wait(lambda: is_shown() == is_there)
        self.settle()

    def row_of(self, begin: str, gallery: Gallery | None = None) -> int:
        """Row of the first picture whose name begins so."""
        model = (gallery or self.folder_grid).model()
        rows = range(model.rowCount())
        return next(row for row in rows if str(model.index(row, 0).data()).startswith(begin))

    def click(self, gallery: Gallery, row: int, held: Qt.KeyboardModifier = _PLAIN) -> None:
        index = gallery.model().index(row, 0)
        gallery.scrollTo(index)
        QTest.mouseClick(gallery.viewport(), _LEFT, held, gallery.visualRect(index).center())

    def select(self, *begins: str) -> list[int]:
        """Select pictures of the folder; their file ids."""
        self.folder_grid.clearSelection()
        for begin in begins:
            self.click(self.folder_grid, self.row_of(begin), _CTRL)
        return self.folder_grid.selected_file_ids()

    def ask(self, begin: str) -> None:
        """Click a picture of the folder, and wait for its ranking."""
        row = self.row_of(begin)
        file_id = int(self.folder_grid.model().index(row, 0).data(FileIdRole))
        self.click(self.folder_grid, row)
        self.wait(lambda: self.window.session.query.file_ids == (file_id,))
        self.wait(lambda: self.result_grid.model().rowCount() > 100)
        self.settle()

    def trigger(self, name: str) -> None:
        self.window.actions_by_name[name].trigger()
        self.settle(300)

    def save(self, widget: QWidget, name: str, over: QWidget | None = None) -> None:
        """What `widget` shows, in few colours, and what lies over it where that is a window too."""
        if self._wanted and name not in self._wanted:
            return
        self.window.status.show_details("")  # the folder of the picture that is current
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        shown = widget.grab()
        if over is not None:
            painter = QPainter(shown)
            painter.drawPixmap(widget.mapFromGlobal(over.mapToGlobal(QPoint(0, 0))), over.grab())
            painter.end()
        shown.save(buffer, "PNG")
        with Image.open(io.BytesIO(bytes(buffer.data().data()))) as picture:
            small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE, kmeans=1)
        target = self._folder / f"{name}.png"
        small.save(target, optimize=True)
        print(f"{target.name:24}{target.stat().st_size / 1e3:6.0f} kB", flush=True)


def pick(field: ComboField, text: str) -> None:
    """Choose an entry as a person does."""
    row = field.findText(text)
    if row < 0:
        raise LookupError(f"{text} is not offered")
    field.setCurrentIndex(row)
    field.activated.emit(row)
    field.textActivated.emit(text)


# The pictures, in the order in which they can be taken


def welcome(camera: Camera) -> None:
    camera.window.show_welcome()
    camera.settle(300)
    camera.save(camera.window, "welcome")
    camera.window.open_samples()
    camera.window.tour.end()
    camera.wait(lambda: camera.window.session.n_files == 240)
    camera.wait(lambda: camera.window.session.n_indexed == 240 and not is_indexing(camera))
    camera.settle()


def is_indexing(camera: Camera) -> bool:
    return camera.window.session.indexing.is_running


def rankings(camera: Camera) -> None:
    camera.ask("fish-blue-striped")
    camera.wait_for_scores()
    camera.save(camera.window, "window")
    for key in ("colour", "texture"):
        camera.window.set_condition(key)
        camera.wait_for_words(camera.window, f"Most alike under {key.capitalize()}")
        camera.wait_for_scores()
        camera.save(camera.window, f"window-{key}")
    camera.window.set_condition("content")
    camera.wait_for_words(camera.window, "Most alike under Content")


def conditions(camera: Camera) -> None:
    box = camera.window.selector.findChildren(ComboField)[0]
    box.showPopup()
    camera.settle(500)
    camera.save(box.view().window(), "selector")
    box.hidePopup()


def mixing(camera: Camera) -> None:
    camera.trigger("mix")
    bar = camera.window.mixing.bar
    before = [part.key for part in bar.blend().parts]
    for key in ("colour", "shape"):
        if key not in before:
            bar.add(key)
    for key in set(before) - {"colour", "shape"}:
        bar.remove(key)
    bar.slider("shape").setValue(round(1.5 * bar.slider("colour").value()))
    camera.wait_for_words(camera.window, "under Colour 40 %, Shape 60 %")
    camera.wait_for_scores()
    camera.save(camera.window, "mix")
    camera.window.mixing.stop()
    camera.window.set_condition("content")
    camera.wait_for_words(camera.window, "Most alike under Content")


def queries(camera: Camera) -> None:
    camera.ask("butterfly-red-plain")
    for begin, is_negative in (("butterfly-yellow-plain", False), ("balloon-red-plain", True)):
        camera.window.query_edits.add(camera.select(begin), is_negative)
        camera.settle()
    camera.save(camera.window, "query")
    camera.ask("fish-blue-striped")


def preview(camera: Camera) -> None:
    camera.window.previewing.show(camera.folder_grid, camera.select("fish-blue-striped")[0])
    shown = camera.window.preview
    camera.settle(2000)
    camera.wait_for_words(shown, "Loading", is_there=False)
    QTest.keyClick(shown, Qt.Key.Key_R)
    rect = shown.picture_rect()
    begin, end = (
        QPoint(round(rect.left() + x * rect.width()), round(rect.top() + y * rect.height()))
        for x, y in ((0.3, 0.3), (0.8, 0.7))
    )
    QTest.mousePress(shown, _LEFT, _PLAIN, begin)
    QTest.mouseMove(shown, QPointF(begin + (end - begin) / 2).toPoint())
    QTest.mouseMove(shown, end)
    QTest.mouseRelease(shown, _LEFT, _PLAIN, end)
    camera.settle(500)
    camera.save(camera.window, "region")
    shown.dismiss()
    camera.settle(500)


def filters(camera: Camera) -> None:
    dialog = open_labels(camera)
    dialog.close()
    camera.window.filtering.switch_bar()
    bar = camera.window.filtering.bar
    camera.wait(lambda: camera.window.filtering.found is not None)
    camera.window.filtering.set_filter(
        camera.window.filtering.asked.with_values(Field.LABEL, ("striped",))
    )
    camera.wait_for_scores()
    popup = bar.boxes[Field.LABEL].popup
    bar.boxes[Field.LABEL].open()
    camera.settle()
    camera.save(camera.window, "filters", popup)
    popup.close()
    camera.window.filtering.clear()
    camera.window.filtering.close_bar()
    camera.wait_for_scores()


def comparing(camera: Camera) -> None:
    camera.trigger("compare")
    view = camera.window.insights.view
    assert view is not None
    pick(view.shown[1].choice, "Colour")
    camera.wait(lambda: all(one.gallery.model().rowCount() > 100 for one in view.shown))
    camera.settle(2000)
    camera.save(camera.window, "compare")
    camera.window.insights.end_comparison()


def together(camera: Camera) -> None:
    pictures = "fish-red-plain", "fish-blue-plain", "balloon-red-plain", "fish-red-dotted"
    camera.window.insights.show_matrix(camera.select(*pictures))
    camera.settle(2000)
    save_dialog(camera, "MatrixDialog", "matrix")
    camera.window.insights.show_common(camera.select("fish-red", "balloon-red", "car-red"))
    camera.wait_for_words(dialog_of(camera, "CommonDialog"), "Looking", is_there=False)
    save_dialog(camera, "CommonDialog", "common")


def dialog_of(camera: Camera, kind: str) -> QWidget:
    """The dialog of a class that is on the screen."""
    found = [one for one in camera.window.findChildren(QWidget) if type(one).__name__ == kind]
    return next(one for one in found if one.isVisible())


def save_dialog(camera: Camera, kind: str, name: str) -> None:
    """Save the dialog of a class, and close it."""
    shown = dialog_of(camera, kind)
    camera.save(shown, name)
    shown.close()


def why(camera: Camera) -> None:
    camera.ask("fish-blue-striped")
    camera.click(camera.result_grid, 2, _CTRL)
    camera.trigger("why")
    dialog = camera.window.why.dialog
    assert dialog is not None
    camera.wait(lambda: not dialog.is_busy)
    camera.settle()
    camera.save(dialog, "why")
    dialog.reject()


def labels(camera: Camera) -> None:
    dialog = open_labels(camera)
    camera.settle(1500)
    camera.wait_for_words(dialog, "Looking for near copies", is_there=False)
    camera.save(dialog, "labels")
    dialog.close()


def open_labels(camera: Camera) -> QWidget:
    """The dialog of labels, with the patterns chosen."""
    camera.trigger("labels")
    dialog = camera.window.labels.dialog
    assert dialog is not None
    camera.wait(lambda: bool(camera.window.labels.sources))
    choose_labels(camera, dialog, "pattern")
    return dialog


def choose_labels(camera: Camera, place: QWidget, column: str) -> None:
    bar = place.findChildren(LabelsBar)[0]
    if bar.source.currentText() != "labels.csv":
        pick(bar.source, "labels.csv")
    camera.wait(lambda: camera.window.labels.labels is not None)
    camera.wait(lambda: bar.column.findText(column) >= 0)
    if bar.column.currentText() != column:
        pick(bar.column, column)
    camera.wait(lambda: not camera.window.labels.is_reading)


def groups(camera: Camera) -> None:
    camera.trigger("groups")
    camera.settle(2000)
    sorted_so = ("butterfly-red", "butterfly-blue"), ("fish-blue-checked", "fish-blue-dotted")
    for number, begins in enumerate(sorted_so, 1):
        camera.window.activateWindow()
        camera.select(*begins)
        camera.settle()
        QTest.keyClick(camera.folder_grid, Qt.Key(Qt.Key.Key_0 + number))
        camera.settle()
    camera.save(camera.window, "groups")
    camera.trigger("questions")
    dialog = camera.window.by_hand.dialog
    assert dialog is not None
    camera.wait(dialog.pass_button.isEnabled)
    camera.settle(2000)
    camera.save(dialog, "questions")
    dialog.close()
    camera.trigger("groups")


def teaching(camera: Camera) -> None:
    camera.trigger("teach")
    view = camera.window.teaching.view
    assert view is not None
    choose_labels(camera, view, "pattern")
    camera.settle(1000)
    camera.save(view, "teaching-order")
    for key, check in view.ordering.networks.checks.items():
        check.setChecked(key in ("content", "material"))
    view.ordering.name.setText("Pattern")
    view.ordering.settings.epochs.setValue(30)
    view.ordering.teach.click()
    camera.wait(lambda: view.lesson.another.isVisible())
    camera.settle(1500)
    camera.save(view, "teaching")
    view.close()


def quality(camera: Camera) -> None:
    camera.trigger("quality")
    view = camera.window.quality.view
    assert view is not None
    camera.settle()
    view.measure.click()
    camera.wait(lambda: not view.is_empty and view.measure.isVisible())
    camera.settle(1500)
    camera.save(view, "quality")
    view.close()


def maps(camera: Camera) -> None:
    camera.trigger("map")
    pane = camera.window.maps.pane
    assert pane is not None
    choose_labels(camera, pane, "pattern")
    camera.wait(lambda: len(pane.panels[0].view.points) > 0 and pane.panels[0].bar.isHidden())
    camera.settle(3000)
    camera.save(camera.window, "map")
    camera.window.maps.show_before_and_after("pattern")
    camera.settle(1000)
    for panel in pane.panels:
        camera.wait(lambda panel=panel: len(panel.view.points) > 0 and panel.bar.isHidden())  # type: ignore[misc]
    camera.settle(3000)
    camera.save(camera.window, "beside")
    pane.set_beside(False)
    pictures = camera.window.maps.findChildren(TinyPictures)[0]
    changes = QSignalSpy(pictures.changed)
    camera.trigger("sorted")
    # At the first picture, every 200, and when all are there.
    camera.wait(lambda: changes.count() >= 3)
    camera.settle(2000)
    camera.save(camera.window, "sorted")
    camera.trigger("sorted")


def networks(camera: Camera) -> None:
    camera.trigger("add_network")
    camera.settle(1500)
    dialog = dialog_of(camera, "NetworkDialog")
    for what in ("networks of torchvision", "layers"):
        camera.wait_for_words(dialog, f"Looking for the {what}", is_there=False)
        camera.wait_for_words(dialog, f"Looking at the {what}", is_there=False)
    save_dialog(camera, "NetworkDialog", "network")


def in_another_language(camera: Camera, name: str) -> None:
    """A ranking, with the fields of the filter; for Chinese, this computer needs its letters."""
    camera.window.open_samples()
    camera.window.tour.end()
    camera.wait(lambda: camera.window.session.n_files == 240 and not is_indexing(camera))
    camera.window.set_condition("content")
    camera.window.filtering.switch_bar()
    camera.ask("fish-blue-striped")
    camera.wait_for_scores()
    camera.save(camera.window, name)


SHOTS = (
    *(welcome, rankings, conditions, mixing, queries, preview, filters, comparing, together, why),
    *(labels, groups, teaching, quality, maps, networks),
)


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, WorkerPool() as pool:
        library = Library(Places.of(data))
        library.change_settings(Settings(conditions=CONDITIONS))
        app = make_application([])
        window = MainWindow(library, pool)
        window.resize(*WINDOW_PX)
        window.show()
        camera = Camera(window, folder, arguments[1:])
        for shot in SHOTS:
            shot(camera)
        window.close()
        for language, name in (("de", "window-de"), ("zh_CN", "window-zh")):
            speak(app, language)
            window = MainWindow(library, pool)
            window.resize(*WINDOW_PX)
            window.show()
            in_another_language(Camera(window, folder, arguments[1:]), name)
            window.close()
        app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
