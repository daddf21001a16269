"""Choices that outlive a session, what Likewise keeps and where, and the folders it knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.conditions.base import Condition
from core.settings import Settings
from gui.dialogs.settings_pages import FoldersPage, IndexingPage, LanguagePage, page_layout
from gui.messages import plain_tip, shown_path, shown_size
from gui.theme import SPACE, SPACE_HUGE, SPACE_LARGE, set_icon, set_kind, text_label

_SIZE_PX = (720, 520)
_PAGES_WIDTH_PX = 168


@dataclass(frozen=True, slots=True)
class Usage:
    """Where Likewise keeps its things, and how many bytes they take."""

    data: Path
    cache: Path
    proxies_bytes: int
    vectors_bytes: int
    indexes_bytes: int


class SettingsDialog(QDialog):
    """Ask `settings()` once it has been accepted.

    `forget_asked(folder)` is emitted as soon as forgetting a known folder was confirmed: it does
    not wait for OK.
    """

    forget_asked = Signal(bytes)

    def __init__(
        self,
        settings: Settings,
        conditions: Sequence[Condition],
        usage: Usage,
        folders: Sequence[bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(*_SIZE_PX)
        self._settings = settings
        self._indexing = IndexingPage(settings, conditions)
        self._folders = FoldersPage(settings, folders)
        self._language = LanguagePage(settings)
        self._pages = QStackedWidget()
        self._names = QListWidget()
        for name, page in (
            (self.tr("Indexing"), self._indexing),
            (self.tr("Folders"), self._folders),
            (self.tr("Storage"), _StoragePage(usage)),
            (self.tr("Language"), self._language),
        ):
            self._names.addItem(name)
            self._pages.addWidget(page)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()

    @property
    def language_field(self) -> QComboBox:
        """Where the language is chosen."""
        return self._language.field

    def settings(self) -> Settings:
        """The settings as they are shown now."""
        return replace(
            self._settings,
            conditions=self._indexing.conditions(),
            excluded_folders=self._folders.excluded_folders(),
            is_gentle_on_battery=self._indexing.is_gentle_on_battery(),
            is_sharing_thumbnails=self._indexing.is_sharing_thumbnails(),
            language=self._language.language(),
        )

    def _connect(self) -> None:
        self._names.currentRowChanged.connect(self._pages.setCurrentIndex)
        self._names.setCurrentRow(0)
        self._indexing.changed.connect(self._on_changed)
        self._folders.forget_asked.connect(self.forget_asked)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _on_changed(self) -> None:
        is_possible = bool(self._indexing.conditions())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_possible)

    def _lay_out(self) -> None:
        set_kind(self._names, "pages")
        self._names.setFixedWidth(_PAGES_WIDTH_PX)
        self._names.setAccessibleName(self.tr("Pages of the settings"))
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_LARGE)
        middle.addWidget(self._names)
        middle.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE_LARGE)
        layout.addLayout(middle, 1)
        layout.addWidget(self._buttons)


class _StoragePage(QWidget):
    """How much Likewise keeps, and where."""

    def __init__(self, usage: Usage) -> None:
        super().__init__()
        layout = page_layout(
            self,
            self.tr("Storage"),
            self.tr("What Likewise has noted about your pictures, and where."),
        )
        layout.addWidget(self._sizes(usage))
        layout.addSpacing(SPACE)
        places = QGridLayout()
        places.setHorizontalSpacing(SPACE)
        places.setVerticalSpacing(SPACE)
        self._add_place(places, self.tr("Library"), usage.data)
        self._add_place(places, self.tr("Cache"), usage.cache)
        layout.addLayout(places)
        layout.addStretch(1)

    def _sizes(self, usage: Usage) -> QFrame:
        card = QFrame()
        set_kind(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        grid.setHorizontalSpacing(SPACE_HUGE)
        grid.setVerticalSpacing(SPACE)
        together = usage.proxies_bytes + usage.vectors_bytes + usage.indexes_bytes
        rows = (
            (self.tr("Thumbnails"), usage.proxies_bytes),
            (self.tr("Vectors"), usage.vectors_bytes),
            (self.tr("Search indexes"), usage.indexes_bytes),
            (self.tr("Together"), together),
        )
        for row, (name, size_bytes) in enumerate(rows):
            is_sum = row == len(rows) - 1
            size = text_label(shown_size(size_bytes), bold=is_sum)
            grid.addWidget(text_label(name, bold=is_sum), row, 0)
            grid.addWidget(size, row, 1, Qt.AlignmentFlag.AlignRight)
        return card

    def _add_place(self, places: QGridLayout, name: str, folder: Path) -> None:
        field = QLineEdit(shown_path(str(folder)))
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setToolTip(plain_tip(field.text()))
        field.setAccessibleName(name)
        label = text_label(name)
        label.setBuddy(field)
        opener = QPushButton(self.tr("Open"))
        opener.setAutoDefault(False)
        opener.setAccessibleName(self.tr("Open the folder: {name}").format(name=name))
        opener.setToolTip(self.tr("Show this folder in the file manager"))
        set_icon(opener, "folder-open")
        opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        row = places.rowCount()
        for column, widget in enumerate((label, field, opener)):
            places.addWidget(widget, row, column)
