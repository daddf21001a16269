"""Taught conditions come in as files and go out as files, in the real window."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.conditions.engine import Engine, save_engine
from core.conditions.fingerprints import digest
from core.conditions.head import Head
from core.conditions.taught_file import taught_file, write_taught
from core.conditions.taught_manifest import BaseRead, Manifest
from core.library import Library
from gui.main_window import MainWindow
from tests.gui.conftest import LIMIT_MS, OpenWindow, file_names, find_similar
from tests.gui.test_main_window import drop


@pytest.fixture
def window(open_window: OpenWindow, picture_folder: Path) -> MainWindow:
    return open_window(picture_folder)


@pytest.fixture
def file(window: MainWindow, tmp_path: Path) -> Path:
    """A condition that was taught on Colour, elsewhere."""
    return written(window.library, tmp_path / "paint.likewise")


def written(
    library: Library,
    path: Path,
    key: str = "colour",
    base_digest: str = "",
    name: str = "Paint",
) -> Path:
    one = next(one for one in library.catalogue.described() if one.key == key)
    base_digest = base_digest or one.fingerprint.removeprefix(f"{key}-")
    base = BaseRead(key, one.name, base_digest, "", one.dim)
    skip = np.random.default_rng(1).normal(size=(8, one.dim)).astype(np.float32)
    head = Head(np.zeros(one.dim, np.float32), np.ones(one.dim, np.float32), skip=skip)
    manifest = Manifest(name, "Taught elsewhere", "head", 8, bases=(base,))
    write_taught(path, taught_file(manifest, head.tensors(), set()))
    return path


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def import_and_wait(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    with qtbot.waitSignal(window.session.indexed_listing, timeout=LIMIT_MS):
        window.teaching.exchange.import_file(file)


def test_an_imported_condition_is_chosen_and_ranks_the_folder(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    import_and_wait(qtbot, window, file)
    assert window.selector.current() == "paint"
    assert not boxes(window)
    find_similar(qtbot, window, 0)
    assert len(file_names(window.browser.result_pane.gallery)) == window.session.n_files - 1


def test_the_menu_asks_for_the_file(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.actions_by_name["import_condition"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    with qtbot.waitSignal(window.session.way_changed, timeout=LIMIT_MS):
        dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert window.session.key == "paint"


def test_a_file_dropped_on_the_window_is_imported(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    with qtbot.waitSignal(window.session.way_changed, timeout=LIMIT_MS):
        drop(window, mime)
    assert window.session.key == "paint"
    assert window.session.query.is_empty


def test_without_a_folder_it_is_said_that_the_condition_is_here(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    window.teaching.exchange.import_file(written(window.library, tmp_path / "paint.likewise"))
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=LIMIT_MS)
    (box,) = boxes(window)
    assert "Paint is here" in box.text()
    box.accept()


def test_a_name_in_a_file_is_shown_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    path = written(window.library, tmp_path / "paint.likewise", name="<b>Paint</b>")
    window.teaching.exchange.import_file(path)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=LIMIT_MS)
    (box,) = boxes(window)
    assert "<b>Paint</b> is here" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.accept()


def test_another_precision_is_accepted_with_a_note(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    save_engine(window.library.places.data / "engine.json", Engine("cpu", "float32", 8))
    content = window.library.catalogue.definition("content")
    foreign = digest(content, {}, "bfloat16")
    path = written(window.library, tmp_path / "things.likewise", "content", foreign)
    window.teaching.exchange.import_file(path)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=LIMIT_MS)
    (box,) = boxes(window)
    assert "another number format" in box.text()
    box.accept()
    assert window.selector.current() == "paint"


@pytest.mark.parametrize(
    ("content", "said"), [(b"no zip", "is no taught condition"), (None, "cannot be read")]
)
def test_what_is_no_taught_condition_is_refused(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "bad.likewise"
    if content is not None:
        path.write_bytes(content)
    window.teaching.exchange.import_file(path)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=LIMIT_MS)
    (box,) = boxes(window)
    assert said in box.text()
    box.accept()
    assert window.session.key == "colour"


def test_a_condition_whose_base_is_not_here_is_refused(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = written(window.library, tmp_path / "other.likewise", base_digest="0123456789abcdef")
    window.teaching.exchange.import_file(path)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=LIMIT_MS)
    (box,) = boxes(window)
    assert "Colour" in box.text()
    box.accept()


def test_only_a_taught_condition_can_be_exported(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    action = window.actions_by_name["export_condition"]
    assert not action.isEnabled()
    import_and_wait(qtbot, window, file)
    assert action.isEnabled()
    window.set_condition("colour")
    assert not action.isEnabled()


def test_what_is_exported_can_be_imported_again(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    import_and_wait(qtbot, window, file)
    window.actions_by_name["export_condition"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "likewise"
    target = tmp_path / "out.likewise"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: "out.likewise" in window.status.message_text, timeout=LIMIT_MS)
    assert target.read_bytes() == window.library.catalogue.taught_path("paint").read_bytes()  # type: ignore[union-attr]
    with qtbot.waitSignal(window.mixing.reloaded, timeout=LIMIT_MS):
        window.teaching.exchange.import_file(target)
    assert window.session.key == "paint"


def test_an_export_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    import_and_wait(qtbot, window, file)
    folder = tmp_path / "gone"
    folder.mkdir()
    shutil.rmtree(folder)
    window.teaching.exchange.export_file("paint", folder / "out.likewise")
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=LIMIT_MS)
    (box,) = boxes(window)
    assert "could not be written" in box.text()
    box.accept()


def test_closing_while_it_imports_leaves_nothing_behind(window: MainWindow, file: Path) -> None:
    window.teaching.exchange.import_file(file)
    window.close()
    QApplication.processEvents()
    assert window.session.key == "colour"
