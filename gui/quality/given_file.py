"""A file of pairs or triplets that conditions are measured on beside the labels."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from gui.file_dialogs import ask_file
from gui.messages import plain_tip
from gui.theme import SPACE_SMALL, set_icon, set_kind

_LONGEST_NAME = 24


class GivenFile(QWidget):
    """The chosen file, or none. `changed()`: another one, or none any more."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._choose)
        self.none = QToolButton()
        self.none.setToolTip(self.tr("Measure by labels alone"))
        self.none.setAccessibleName(self.none.toolTip())
        set_kind(self.none, "flat")
        set_icon(self.none, "x")
        self.none.clicked.connect(lambda: self.show_path(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_SMALL)
        layout.addWidget(self.button)
        layout.addWidget(self.none)
        self.show_path(None)

    def show_path(self, path: Path | None) -> None:
        """Measure on this file too, or on none."""
        self.path = path
        self.none.setVisible(path is not None)
        if path is None:
            self.button.setText(self.tr("P&airs…"))
            tip = self.tr(
                "Measure on a file too: pairs (a, b, similar or dissimilar) or triplets"
                " (anchor, positive, negative)"
            )
        else:
            name = path.name if len(path.name) <= _LONGEST_NAME else f"{path.name[:_LONGEST_NAME]}…"
            self.button.setText(name.replace("&", "&&"))
            tip = os.fspath(path)
        self.button.setToolTip(plain_tip(tip))
        self.changed.emit()

    @Slot()
    def _choose(self) -> None:
        start = os.fspath(self.path.parent) if self.path is not None else ""
        kinds = self.tr("Tables (*.csv *.tsv *.txt *.jsonl *.ndjson);;All files (*)")
        title = self.tr("Pairs or triplets to measure on")
        chosen = ask_file(self, title, start, kinds)
        if chosen:
            self.show_path(Path(chosen))
