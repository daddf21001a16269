"""The pages of the settings in which something can be chosen."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.conditions.base import Condition, Kind
from core.images.desktop_thumbnails import has_desktop_thumbnails
from core.settings import Settings
from gui.combo_field import ComboField
from gui.file_dialogs import LOOKING
from gui.languages import LANGUAGES
from gui.messages import plain_tip, shown_name, shown_path, shown_roughly
from gui.theme import SPACE, SPACE_LARGE, SPACE_SMALL, set_icon, set_kind, text_label

#: Where the text of a check box begins.
_CHECK_INDENT_PX = 22


class IndexingPage(QWidget):
    """Which conditions a folder is indexed under, and when indexing rests."""

    changed = Signal()

    def __init__(self, settings: Settings, conditions: Sequence[Condition]) -> None:
        super().__init__()
        self._before = settings.conditions
        self._checks: dict[str, QCheckBox] = {}
        rows = QWidget()
        set_kind(rows, "bare")
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE + SPACE_SMALL)
        for condition in conditions:
            # A blend has no vectors of its own: its parts are indexed.
            if condition.kind is not Kind.BLEND:
                column.addLayout(self._row(condition))
        column.addStretch(1)
        scroll = QScrollArea()
        set_kind(scroll, "bare")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(rows)
        self._warning = text_label(self.tr("Choose at least one condition."), "warning")
        self._warning.hide()
        self._battery = QCheckBox(self.tr("Pause while the computer runs on battery"))
        self._battery.setChecked(settings.is_gentle_on_battery)
        self._sharing = QCheckBox(self.tr("Give the file manager thumbnails of what is read"))
        self._sharing.setToolTip(
            self.tr("They lie in ~/.cache/thumbnails and take about 60 kB a picture.")
        )
        self._sharing.setChecked(settings.is_sharing_thumbnails)
        self._sharing.setVisible(has_desktop_thumbnails())
        layout = page_layout(
            self,
            self.tr("Conditions"),
            self.tr(
                "A folder is indexed under each of these. Conditions that read the same network "
                "share its time."
            ),
        )
        layout.addWidget(scroll, 1)
        layout.addWidget(self._warning)
        rule = QFrame()
        set_kind(rule, "rule")
        layout.addWidget(rule)
        layout.addWidget(self._battery)
        layout.addWidget(self._sharing)

    def conditions(self) -> tuple[str, ...]:
        """The keys chosen, those known before first.

        A condition that is not offered just now, such as before its network has been measured,
        stays as it was.
        """
        stay = [key for key in self._before if key not in self._checks or self._is_on(key)]
        new = [key for key in self._checks if key not in self._before and self._is_on(key)]
        return tuple(stay + new)

    def is_gentle_on_battery(self) -> bool:
        return self._battery.isChecked()

    def is_sharing_thumbnails(self) -> bool:
        return self._sharing.isChecked()

    def _is_on(self, key: str) -> bool:
        return self._checks[key].isChecked()

    def _row(self, condition: Condition) -> QVBoxLayout:
        check = QCheckBox(condition.name)
        check.setChecked(condition.key in self._before)
        check.setAccessibleDescription(condition.summary)
        check.toggled.connect(self._on_toggled)
        self._checks[condition.key] = check
        cost = self.tr("about {n} ms a picture").format(n=shown_roughly(condition.cost_ms))
        summary = text_label(f"{condition.summary} · {cost}", "dim")
        summary.setWordWrap(True)
        summary.setIndent(_CHECK_INDENT_PX)
        row = QVBoxLayout()
        row.setSpacing(0)
        row.addWidget(check)
        row.addWidget(summary)
        return row

    def _on_toggled(self) -> None:
        self._warning.setVisible(not self.conditions())
        self.changed.emit()


class FoldersPage(QWidget):
    """The folders that are left out, and those that Likewise knows."""

    forget_asked = Signal(bytes)

    def __init__(self, settings: Settings, folders: Sequence[bytes]) -> None:
        super().__init__()
        self._excluded = _FolderList(self.tr("Excluded folders"))
        self._known = _FolderList(self.tr("Known folders"))
        for excluded in settings.excluded_folders:
            self._excluded.add(excluded)
        for folder in folders:
            self._known.add(os.fsdecode(folder))
        add = _button(self.tr("Add…"), "plus")
        add.clicked.connect(self._choose_excluded)
        remove = _button(self.tr("Remove"), "minus")
        remove.clicked.connect(self._excluded.remove_selected)
        forget = _button(self.tr("Forget this folder…"), "trash-2")
        forget.clicked.connect(self._confirm_forgetting)
        self._excluded.enable_with_selection(remove)
        self._known.enable_with_selection(forget)
        layout = page_layout(
            self,
            self.tr("Excluded folders"),
            self.tr("Pictures in these are left out, also inside a folder that is opened."),
        )
        layout.addWidget(self._excluded, 1)
        layout.addLayout(_button_row(add, remove))
        layout.addSpacing(SPACE_LARGE)
        layout.addWidget(text_label(self.tr("Known folders"), bold=True, scale=1.1))
        layout.addWidget(self._known, 1)
        layout.addLayout(_button_row(forget))

    def excluded_folders(self) -> tuple[str, ...]:
        """Absolute paths, in the order in which they were added."""
        return tuple(self._excluded.folders())

    def _choose_excluded(self) -> None:
        dialog = QFileDialog(self, self.tr("Leave out a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(LOOKING)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.exclude)
        dialog.open()

    def exclude(self, folder: str) -> None:
        """Add a folder to those left out."""
        absolute = os.path.abspath(folder)
        if absolute not in self._excluded.folders():
            self._excluded.add(absolute)

    def _confirm_forgetting(self) -> None:
        folder = self._known.selected()
        if folder is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Forget a folder"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Forget “{name}”?").format(name=shown_name(folder)))
        box.setInformativeText(
            self.tr(
                "Its thumbnails, vectors and search indexes are removed. "
                "The pictures themselves are not touched."
            )
        )
        yes = box.addButton(self.tr("Forget"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        yes.clicked.connect(lambda: self._forget(folder))
        box.open()

    def _forget(self, folder: str) -> None:
        self._known.remove(folder)
        self.forget_asked.emit(os.fsencode(folder))


class LanguagePage(QWidget):
    """The language of the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.field = ComboField()
        self.field.setAccessibleName(self.tr("Language"))
        self.field.addItem(self.tr("As the system"), "")
        for code, name in LANGUAGES.items():
            self.field.addItem(name, code)
        self.field.setCurrentIndex(max(self.field.findData(settings.language), 0))
        layout = page_layout(
            self,
            self.tr("Language"),
            self.tr("Of the window; the command line speaks English. Counts from the next start."),
        )
        layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def language(self) -> str:
        """Its code, "" for the system's."""
        return str(self.field.currentData())


class _FolderList(QListWidget):
    """Paths to select from. A path is kept as `os.fsdecode` gives it; what is shown may differ."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(72)

    def add(self, folder: str) -> None:
        item = QListWidgetItem(shown_path(folder))
        item.setData(Qt.ItemDataRole.UserRole, os.fsencode(folder))
        item.setToolTip(plain_tip(shown_path(folder)))
        item.setSizeHint(QSize(0, self.fontMetrics().height() + SPACE + SPACE_SMALL))
        self.addItem(item)

    def folders(self) -> list[str]:
        return [self._folder(row) for row in range(self.count())]

    def selected(self) -> str | None:
        rows = self.selectedIndexes()
        return self._folder(rows[0].row()) if rows else None

    def remove(self, folder: str) -> None:
        self.takeItem(self.folders().index(folder))

    def remove_selected(self) -> None:
        if (folder := self.selected()) is not None:
            self.remove(folder)

    def enable_with_selection(self, button: QAbstractButton) -> None:
        """Keep a button enabled just while something is selected."""
        button.setEnabled(False)
        self.itemSelectionChanged.connect(lambda: button.setEnabled(bool(self.selectedItems())))

    def _folder(self, row: int) -> str:
        return os.fsdecode(self.item(row).data(Qt.ItemDataRole.UserRole))


def page_layout(page: QWidget, title: str, explanation: str) -> QVBoxLayout:
    """A column for a page that begins with its title and what it is about."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE)
    layout.addWidget(text_label(title, bold=True, scale=1.1))
    words = text_label(explanation, "dim")
    words.setWordWrap(True)
    layout.addWidget(words)
    layout.addSpacing(SPACE_SMALL)
    return layout


def _button(text: str, icon_name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    set_icon(button, icon_name)
    return button


def _button_row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
