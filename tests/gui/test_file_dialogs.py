"""Dialogs for files: what a person chooses comes back, and nothing can be changed in them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from gui.file_dialogs import ask_file, ask_files, ask_folder, ask_target
from tests.conftest import ROOT, draw_picture

Ask = Callable[[QWidget, str], object]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def answer(qtbot: QtBot, chosen: Path | None) -> list[bool]:
    """Choose in the dialog that comes next, or close it; tells whether it only looked."""
    looked: list[bool] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        model = dialog.findChild(QFileSystemModel)
        looked.append(isinstance(model, QFileSystemModel) and model.isReadOnly())
        if chosen is None:
            dialog.reject()
        else:
            dialog.selectFile(str(chosen))
            QDialog.accept(dialog)

    QTimer.singleShot(0, choose)
    return looked


@pytest.mark.parametrize(
    ("ask", "nothing"),
    [
        (lambda window, start: ask_file(window, "A", start, "All (*)"), ""),
        (lambda window, start: ask_files(window, "A", start, "All (*)"), []),
        (lambda window, start: ask_target(window, "A", start, "All (*)")[0], ""),
        (lambda window, start: ask_folder(window, "A", start), ""),
    ],
)
def test_in_no_dialog_a_file_can_be_renamed_or_deleted(
    qtbot: QtBot, window: QWidget, tmp_path: Path, ask: Ask, nothing: object
) -> None:
    draw_picture(tmp_path / "cat.jpg")
    looked = answer(qtbot, None)
    assert ask(window, str(tmp_path)) == nothing
    assert looked == [True]


def test_what_is_chosen_comes_back(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    picture = draw_picture(tmp_path / "cat.jpg")
    answer(qtbot, picture)
    assert ask_file(window, "A", str(tmp_path), "All (*)") == str(picture)


def test_every_dialog_for_files_is_one_of_these() -> None:
    """Qt's own functions are called nowhere else; dialogs that are kept are told to look only."""
    for path in sorted((ROOT / "gui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.name == "file_dialogs.py" or "QFileDialog" not in text:
            continue
        called = [ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if _is_call(node)]
        assert not [name for name in called if name.startswith("QFileDialog.get")], path
        assert called.count("QFileDialog") == text.count("setOption(LOOKING)"), path


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call)
