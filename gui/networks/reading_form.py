"""How a layer is read: pooling, what becomes of the picture first, weights, name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from core.conditions.recipes import Fit, LayerRead, Preprocessing
from core.networks.records import LayerInfo, NetworkInfo
from gui.combo_field import ComboField
from gui.file_dialogs import ask_file
from gui.messages import shown_count, shown_path, shown_size
from gui.networks.adding import Wish
from gui.networks.layer_choice import shown_layer
from gui.networks.weights_dialog import FILE_FILTER
from gui.theme import SPACE, set_icon, text_label

_LEAST_PX, _MOST_PX, _STEP_PX = 32, 1024, 32
_LONGEST_NAME, _LONGEST_SUMMARY = 60, 160
#: Where the published rule is not to crop, as much is left out as usual.
_USUAL_CROP = 256 / 224
_NO_MEAN = (0.0, 0.0, 0.0)
_TO_FRACTIONS = (255.0, 255.0, 255.0)
_POOLINGS = {
    "average": "Average",
    "max": "Maximum",
    "gem": "Generalised mean",
    "deviation": "Deviation (texture)",
    "covariance": "Covariances (texture)",
    "class_token": "Class token",
    "token_mean": "Mean of the tokens",
    "none": "As it is",
}


class ReadingForm(QWidget):
    """`changed()` with every choice; `size_changed()` when the network's input is another one."""

    changed = Signal()
    size_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._info: NetworkInfo | None = None
        self._layer: LayerInfo | None = None
        self._own_file: Path | None = None
        self._size_bytes = 0
        self.pooling = ComboField()
        self.fit = ComboField()
        self.side = QSpinBox()
        self.normalisation = ComboField()
        self.name = QLineEdit()
        self.summary = QLineEdit()
        self.file_button = QPushButton(self.tr("Use My Own File…"))
        self._fit_text = text_label("", "dim")
        self._weights_text = text_label("")
        self._licence = text_label("", "dim")
        self._fill()
        self._lay_out()
        self._connect()

    # What is chosen

    def set_network(self, info: NetworkInfo) -> None:
        """Begin with what a network was published with."""
        self._info = info
        self._own_file = None
        self._size_bytes = 0
        published = info.preprocessing
        for widget in (self.fit, self.side):
            widget.blockSignals(True)
        self.side.setValue(published.input_px)
        self.side.setEnabled(not info.has_fixed_input)
        self.fit.setCurrentIndex(self.fit.findData(published.fit))
        for widget in (self.fit, self.side):
            widget.blockSignals(False)
        self.normalisation.setCurrentIndex(0)
        self.set_layer(None)
        self._show_weights()
        self._on_fit()

    def set_layer(self, layer: LayerInfo | None) -> None:
        """Offer the poolings that fit a layer; the same one again where it fits."""
        self._layer = layer
        before = self.pooling.currentData()
        self.pooling.blockSignals(True)
        self.pooling.clear()
        for choice in layer.choices if layer is not None else ():
            values = self.tr("{n} values").format(n=shown_count(choice.dim))
            self.pooling.addItem(f"{pooling_name(choice.pooling)}: {values}", choice.pooling)
        self.pooling.setCurrentIndex(max(self.pooling.findData(before), 0))
        self.pooling.setEnabled(self.pooling.count() > 1)
        self.pooling.blockSignals(False)
        self._on_choice()

    def set_size_bytes(self, size_bytes: int) -> None:
        """About how large the download is, for where it is not published."""
        self._size_bytes = size_bytes
        self._show_weights()

    @property
    def input_px(self) -> int:
        return self.side.value()

    def wish(self) -> Wish | None:
        """What is asked for; None while there is no layer or no name."""
        name = self.name.text().strip()
        if self._info is None or self._layer is None or not name:
            return None
        read = LayerRead(self._layer.layer, self.pooling.currentData(), self._layer.call)
        summary = self.summary.text().strip()
        return Wish(self._info, self._preprocessing(), read, name, summary, self._own_file)

    def use_file(self, path: Path | None) -> None:
        """Take the weights from a file of the person's own; None: the published ones again."""
        self._own_file = path
        self._show_weights()
        self.changed.emit()

    def _preprocessing(self) -> Preprocessing:
        assert self._info is not None
        published = self._info.preprocessing
        fit = Fit(self.fit.currentData())  # Qt gives back plain text
        side = self.side.value()
        resize_px = published.resize_px
        if fit is not published.fit or side != published.input_px:
            is_known = fit is published.fit
            ratio = published.resize_px / published.input_px if is_known else _USUAL_CROP
            resize_px = round(side * ratio) if fit is Fit.CROP else side
        changed = replace(published, fit=fit, resize_px=resize_px, input_px=side)
        if self.normalisation.currentData():
            return changed
        return replace(changed, mean=_NO_MEAN, deviation=_TO_FRACTIONS)

    # How it is shown

    def _fill(self) -> None:
        self.fit.addItem(self.tr("Cut out the middle"), Fit.CROP)
        self.fit.addItem(self.tr("Fill up with white"), Fit.PAD)
        self.fit.addItem(self.tr("Squeeze into a square"), Fit.SQUASH)
        self.normalisation.addItem(self.tr("Colours as trained"), True)
        self.normalisation.addItem(self.tr("Colours from 0 to 1"), False)
        self.side.setRange(_LEAST_PX, _MOST_PX)
        self.side.setSingleStep(_STEP_PX)
        self.side.setSuffix(self.tr(" px"))
        self.side.setKeyboardTracking(False)
        self.side.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setMaxLength(_LONGEST_NAME)
        self.summary.setMaxLength(_LONGEST_SUMMARY)
        self.file_button.setAutoDefault(False)
        set_icon(self.file_button, "folder-open")
        self._licence.setWordWrap(True)
        self._fit_text.setWordWrap(True)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        weights = QHBoxLayout()
        weights.addWidget(self._weights_text, 1)
        weights.addWidget(self.file_button)
        picture = QHBoxLayout()
        picture.setSpacing(SPACE)
        picture.addWidget(self.fit, 1)
        picture.addWidget(self.side)
        picture.addWidget(self.normalisation, 1)
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            (self.tr("Pooling"), self.pooling),
            (self.tr("Picture"), picture),
            ("", self._fit_text),
            (self.tr("Weights"), weights),
            ("", self._licence),
            (self.tr("Name"), self.name),
            (self.tr("In a sentence"), self.summary),
        )
        for row, (name, field) in enumerate(rows):
            grid.addWidget(text_label(name, "dim"), row, 0)
            if isinstance(field, QHBoxLayout):
                grid.addLayout(field, row, 1)
            else:
                grid.addWidget(field, row, 1)
        QWidget.setTabOrder(self.normalisation, self.file_button)
        QWidget.setTabOrder(self.file_button, self.name)
        self.pooling.setAccessibleName(self.tr("Pooling"))
        self.fit.setAccessibleName(self.tr("How the picture is made square"))
        self.side.setAccessibleName(self.tr("Side of the square that the network sees"))
        self.normalisation.setAccessibleName(self.tr("Colours"))
        self.name.setAccessibleName(self.tr("Name of the condition"))
        self.summary.setAccessibleName(self.tr("The condition in a sentence"))

    def _connect(self) -> None:
        self.pooling.currentIndexChanged.connect(self._on_choice)
        self.normalisation.currentIndexChanged.connect(self._on_choice)
        self.fit.currentIndexChanged.connect(self._on_fit)
        self.side.valueChanged.connect(self.size_changed)
        self.name.textChanged.connect(self.changed)
        self.file_button.clicked.connect(self._on_file_button)

    @Slot()
    def _on_fit(self) -> None:
        sentences = {
            Fit.CROP: self.tr("Large and undistorted; what lies at the long ends is not seen."),
            Fit.PAD: self.tr("All is seen, undistorted, but smaller, between white bars."),
            Fit.SQUASH: self.tr("All is seen; long pictures become thin or flat."),
        }
        self._fit_text.setText(sentences[Fit(self.fit.currentData())])
        self._on_choice()

    @Slot()
    def _on_choice(self) -> None:
        self._suggest_words()
        self.changed.emit()

    def _suggest_words(self) -> None:
        """Name and sentence, unless the person has written them."""
        if self._info is None or self._layer is None:
            return
        layer, title = shown_layer(self._layer), self._info.title
        if not self.name.isModified():
            self.name.setText(f"{title} {layer}")
        if not self.summary.isModified():
            pooling = pooling_name(self.pooling.currentData())
            words = self.tr("As {network} sees it at {layer} ({pooling})")
            self.summary.setText(words.format(network=title, layer=layer, pooling=pooling))
            self.summary.setCursorPosition(0)

    def _show_weights(self) -> None:
        info = self._info
        if info is None:
            return
        has_published = bool(info.weights.file_name)
        self.file_button.setVisible(has_published)
        if self._own_file is not None:
            self._weights_text.setText(shown_path(self._own_file.name))
            self.file_button.setText(self.tr("Use the Published Ones"))
            self._licence.setText(self.tr("Your own file; it is copied into the library."))
            return
        self.file_button.setText(self.tr("Use My Own File…"))
        self._weights_text.setText(
            self._published_text(info) if has_published else self.tr("Come with Likewise")
        )
        self._licence.setText(info.weights.licence)

    def _published_text(self, info: NetworkInfo) -> str:
        host = urlsplit(info.weights.url).hostname or ""
        if info.weights.n_bytes:
            return self.tr("{size} from {host}").format(
                size=shown_size(info.weights.n_bytes), host=host
            )
        if self._size_bytes:
            size = shown_size(self._size_bytes)
            return self.tr("About {size} from {host}").format(size=size, host=host)
        return self.tr("From {host}").format(host=host)

    @Slot()
    def _on_file_button(self) -> None:
        if self._own_file is not None:
            self.use_file(None)
            return
        title = self.tr("Choose a file of weights")
        filters = self.tr("Weights") + " " + FILE_FILTER
        chosen = ask_file(self, title, "", filters)
        if chosen:
            self.use_file(Path(chosen))


def pooling_name(pooling: str) -> str:
    """A pooling in words."""
    return QCoreApplication.translate("poolings", _POOLINGS.get(pooling, pooling))
