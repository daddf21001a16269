"""What is behind the Help menu: shortcuts, licences, and the log."""

from __future__ import annotations

import importlib.metadata
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QFontDatabase, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import resources
from gui.messages import shown_path
from gui.theme import SPACE, SPACE_HUGE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind, text_label

_DISTRIBUTION = "likewise"
_LOG_TAIL_BYTES = 200_000
_PAGES_WIDTH_PX = 180


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys such as "Ctrl+O" (alternatives each on its own), and what they do."""

    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Shortcuts that belong together."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def group_of_actions(title: str, actions: Sequence[QAction]) -> ShortcutGroup:
    """The shortcuts that these actions really have; actions without one are left out."""
    native = QKeySequence.SequenceFormat.NativeText
    return ShortcutGroup(
        title,
        tuple(
            Shortcut(
                tuple(keys.toString(native) for keys in action.shortcuts()),
                action.text().replace("&", "").rstrip("…"),
            )
            for action in actions
            if action.shortcuts()
        ),
    )


class ShortcutsDialog(QDialog):
    """Every shortcut, in groups."""

    def __init__(self, groups: Sequence[ShortcutGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(560, 600)
        content = QWidget()
        set_kind(content, "bare")
        grid = QGridLayout(content)
        grid.setContentsMargins(SPACE, 0, SPACE_LARGE, 0)
        grid.setHorizontalSpacing(SPACE_HUGE)
        grid.setVerticalSpacing(SPACE)
        for group in groups:
            _add_group(grid, group)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        set_kind(scroll, "bare")
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        # Keys that are cut off help nobody.
        bar_px = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(content.sizeHint().width() + bar_px + SPACE)
        scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        layout = _dialog_layout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(_close_box(self))


def _add_group(grid: QGridLayout, group: ShortcutGroup) -> None:
    if grid.count():
        grid.setRowMinimumHeight(grid.rowCount(), SPACE)
    grid.addWidget(text_label(group.title, bold=True, scale=1.1), grid.rowCount(), 0, 1, 2)
    for shortcut in group.shortcuts:
        row = grid.rowCount()
        grid.addWidget(text_label(shortcut.does), row, 0)
        keys = QHBoxLayout()
        keys.setSpacing(SPACE_SMALL)
        for key in shortcut.keys:
            keys.addWidget(text_label(key, "keycap"))
        grid.addLayout(keys, row, 1, Qt.AlignmentFlag.AlignRight)


class LicencesDialog(QDialog):
    """The licence of Likewise, its notice, and the licences of what travels with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.resize(860, 600)
        self._texts = licence_texts()
        self._text = _text_view(self.tr("Text of the licence"))
        self._names = QListWidget()
        set_kind(self._names, "pages")
        self._names.setFixedWidth(_PAGES_WIDTH_PX)
        self._names.setAccessibleName(self.tr("Licences"))
        self._names.addItems([name for name, _ in self._texts])
        self._names.currentRowChanged.connect(self._show_text)
        self._names.setCurrentRow(0)
        if not self._texts:
            self._text.setPlainText(self.tr("The licence files were not found."))
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_LARGE)
        middle.addWidget(self._names)
        middle.addWidget(self._text, 1)
        layout = _dialog_layout(self)
        layout.addLayout(middle, 1)
        layout.addWidget(_close_box(self))

    def _show_text(self, row: int) -> None:
        self._text.setPlainText(self._texts[row][1])


def licence_texts() -> list[tuple[str, str]]:
    """(name, text) of each licence file, from the checkout or else from the installed package."""
    return [
        (path.stem, path.read_text(encoding="utf-8", errors="replace"))
        for path in _licence_files()
        if path.is_file()
    ]


def _licence_files() -> list[Path]:
    top = resources.FOLDER.parent
    # Installed, the folder above is full of other people's packages.
    if (top / "pyproject.toml").is_file():
        return [top / "LICENSE", top / "NOTICE", *sorted((top / "licenses").glob("*.txt"))]
    try:
        files = importlib.metadata.files(_DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    found = [Path(str(file.locate())) for file in files if "licenses" in file.parts]
    return sorted(found, key=lambda path: (bool(path.suffix), path.name))


class LogDialog(QDialog):
    """The end of the log, for those who report a fault."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log"))
        self.resize(860, 560)
        self._path = path
        self._text = _text_view(self.tr("End of the log"))
        self._text.setPlaceholderText(self.tr("Nothing has been logged yet."))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        place = text_label(shown_path(os.fsencode(path)), "dim")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = _dialog_layout(self)
        layout.addWidget(place)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._buttons())
        self._read()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for text, icon_name, slot in (
            (self.tr("Copy"), "copy", self._copy),
            (self.tr("Open folder"), "folder-open", self._open_folder),
            (self.tr("Refresh"), "refresh-cw", self._read),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            set_icon(button, icon_name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(_close_box(self))
        return row

    def _read(self) -> None:
        self._text.setPlainText(tail_of(self._path, _LOG_TAIL_BYTES))
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def tail_of(path: Path, limit_bytes: int) -> str:
    """The last whole lines of a file, at most so many bytes; empty where there is none."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - limit_bytes, 0))
            data = file.read(limit_bytes)
    except OSError:
        return ""
    if size > limit_bytes:
        data = data.partition(b"\n")[2]
    return data.decode("utf-8", errors="replace")


def _text_view(name: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.setAccessibleName(name)
    view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    view.setTabChangesFocus(True)
    return view


def _dialog_layout(dialog: QDialog) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
    layout.setSpacing(SPACE + SPACE_SMALL)
    return layout


def _close_box(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    return box
