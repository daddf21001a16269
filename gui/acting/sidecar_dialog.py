"""Asks how new sidecars are to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from core.marking.sidecars import Naming
from gui.messages import shown_pictures
from gui.theme import SPACE, SPACE_LARGE, text_label

_WIDTH_PX = 520


class SidecarDialog(QDialog):
    """Ask `naming` once it has been accepted."""

    def __init__(self, n_pictures: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Write sidecars"))
        self.setMinimumWidth(_WIDTH_PX)
        text = self.tr(
            "The tags of {0} are written into files beside them (.xmp), for other programs."
            " Favourites get five stars where there are none yet. The pictures themselves are not"
            " touched. What sidecars hold already stays."
        )
        said = text_label(text.format(shown_pictures(n_pictures)))
        said.setWordWrap(True)
        self._whole = QRadioButton(self.tr("&NAME.JPG.xmp, as darktable and digiKam read it"))
        self.stem_button = QRadioButton(self.tr("N&AME.xmp, as Adobe's programs read it"))
        self._whole.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok_button = buttons.addButton(self.tr("Write"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE)
        for part in (said, self._whole, self.stem_button, buttons):
            layout.addWidget(part)

    @property
    def naming(self) -> Naming:
        """What was chosen."""
        return Naming.STEM if self.stem_button.isChecked() else Naming.WHOLE_NAME
