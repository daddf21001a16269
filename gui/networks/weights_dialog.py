"""Asks before weights are fetched, shows how far they are, and takes a file that is there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.jobs import Control, Progress, Report
from core.networks.bringing import bring
from core.networks.weights import WeightsFolder
from gui.file_dialogs import ask_file
from gui.messages import listed, plain_tip, sentence, shown_path, shown_size
from gui.networks.job import Job
from gui.theme import SPACE, SPACE_LARGE, set_icon, set_kind, text_label

_WIDTH_PX = 640
_BAR_HEIGHT_PX = 6
#: The bar counts in thousandths: bytes of large files are too many for Qt's int.
_BAR_STEPS = 1000
#: What files of weights are called, for the system's own dialog.
FILE_FILTER = "(*.pth *.pt *.safetensors)"


class WeightsDialog(QDialog):
    """Is accepted when `weights` lie in `folder`; closing it stops what runs.

    `size_bytes` is about how much there is to fetch where the publisher does not say.
    """

    def __init__(
        self,
        name: str,
        weights: Weights,
        folder: WeightsFolder,
        job: Job,
        size_bytes: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._weights = weights
        self._folder = folder
        self._job = job
        self.setWindowTitle(self.tr("Weights of {name}").format(name=name))
        self.message = text_label("")
        self.message.setWordWrap(True)
        self.bar = QProgressBar()
        self.download_button = QPushButton(self.tr("Download"))
        self.file_button = QPushButton(self.tr("Choose a File…"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out(size_bytes)
        self._connect()
        self._show_idle(self._reassurance())

    # What is asked

    def _lay_out(self, size_bytes: int) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE_LARGE)
        title = text_label(self._question(), scale=1.2, bold=True)
        title.setWordWrap(True)
        layout.addWidget(title)
        layout.addLayout(self._facts(size_bytes))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_HEIGHT_PX)
        self.bar.setRange(0, _BAR_STEPS)
        self.bar.setAccessibleName(self.tr("How much has come"))
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(kept)
        layout.addWidget(self.bar)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addLayout(self._buttons())
        self.setMinimumWidth(_WIDTH_PX)

    def _question(self) -> str:
        if self._weights.url:
            return self.tr("Fetch the weights of {name}?").format(name=self._name)
        return self.tr("The weights of {name} are not here.").format(name=self._name)

    def _reassurance(self) -> str:
        if not self._weights.url:
            return self.tr("This file was brought by hand once. Choose it again.")
        return self.tr(
            "Only this file is asked for; nothing about you or your pictures is sent. Once it is"
            " here, everything works offline."
        )

    def _facts(self, size_bytes: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_LARGE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        weights = self._weights
        _add_row(grid, self.tr("File"), _wrapped(self._file_text(size_bytes)))
        if weights.url:
            host = urlsplit(weights.url).hostname or ""
            _add_row(grid, self.tr("From"), _wrapped(host))
            copier = _small_button(self.tr("Copy Address"), "copy")
            copier.clicked.connect(lambda: QApplication.clipboard().setText(weights.url))
            _add_row(grid, self.tr("Address"), _field(weights.url, self.tr("Address")), copier)
            licence = weights.licence or self.tr("not stated")
            _add_row(grid, self.tr("Licence"), _wrapped(licence))
        opener = _small_button(self.tr("Open Folder"), "folder-open")
        opener.clicked.connect(self._open_folder)
        folder = shown_path(str(self._folder.folder))
        _add_row(grid, self.tr("Goes to"), _field(folder, self.tr("Folder of weights")), opener)
        return grid

    def _file_text(self, size_bytes: int) -> str:
        name = self._weights.file_name
        if self._weights.n_bytes:
            return listed((name, shown_size(self._weights.n_bytes)))
        if size_bytes:
            size = shown_size(size_bytes)
            return self.tr("{name}, about {size}").format(name=name, size=size)
        if self._weights.url:
            return self.tr("{name}; its size is not stated").format(name=name)
        return name

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in (self.file_button, self.stop_button, self.cancel_button):
            button.setAutoDefault(False)
        set_icon(self.file_button, "folder-open")
        self.download_button.setDefault(True)
        self.download_button.setVisible(bool(self._weights.url))
        row.addWidget(self.file_button)
        row.addStretch(1)
        for button in (self.cancel_button, self.stop_button, self.download_button):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.download_button.clicked.connect(self._download)
        self.file_button.clicked.connect(self._choose_file)
        self.stop_button.clicked.connect(self._job.stop)
        self.cancel_button.clicked.connect(self.reject)
        self._job.progress.connect(self._on_progress)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)

    # What is done

    @Slot()
    def _download(self) -> None:
        weights, folder = self._weights, self._folder

        def work(report: Report, control: Control) -> None:
            folder.download(weights, report, control)

        self._show_running(self.tr("Asking for the file…"))
        self._job.start(work)

    @Slot()
    def _choose_file(self) -> None:
        title = self.tr("Choose a file of weights")
        filters = self.tr("Weights") + " " + FILE_FILTER
        chosen = ask_file(self, title, "", filters)
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Take a file that the person has."""
        weights, folder = self._weights, self._folder

        def work(report: Report, control: Control) -> None:
            bring(folder, weights, path, report, control)

        self._show_running(self.tr("Copying the file…"))
        self._job.start(work)

    @Slot()
    def _open_folder(self) -> None:
        folder = self._folder.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            detail = error.strerror or str(error)
            self._on_failed(LikewiseError("data_folder", folder=str(folder), detail=detail))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def done(self, result: int) -> None:
        self._job.drop()
        super().done(result)

    # What is shown

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.bar.setRange(0, _BAR_STEPS)
            self.bar.setValue(round(_BAR_STEPS * progress.done / progress.total))
        else:
            self.bar.setRange(0, 0)
        self.message.setText(self._progress_text(progress))

    def _progress_text(self, progress: Progress) -> str:
        if progress.stage == "check":
            return self.tr("Checking that it is the file that was published…")
        done = shown_size(progress.done)
        if progress.total:
            total = shown_size(progress.total)
            done = self.tr("{done} of {total}").format(done=done, total=total)
        if progress.rate > 0:
            done += " · " + self.tr("{size} a second").format(size=shown_size(int(progress.rate)))
        return done

    @Slot(object)
    def _on_succeeded(self, _nothing: object) -> None:
        self.accept()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self.download_button.setText(self.tr("Try Again"))
        self._show_idle(sentence(error), "warning")

    @Slot()
    def _on_stopped(self) -> None:
        self.download_button.setText(self.tr("Go On"))
        self._show_idle(
            self.tr("Stopped. What has come is kept: the download goes on from there next time.")
        )

    def _show_idle(self, text: str, kind: str = "dim") -> None:
        self._show(text, kind, is_running=False)
        (self.download_button if self._weights.url else self.file_button).setFocus()

    def _show_running(self, text: str) -> None:
        self.bar.setRange(0, 0)
        self._show(text, "", is_running=True)
        self.stop_button.setFocus()

    def _show(self, text: str, kind: str, is_running: bool) -> None:
        set_kind(self.message, kind)
        self.message.setText(text)
        self.bar.setVisible(is_running)
        self.stop_button.setVisible(is_running)
        self.file_button.setEnabled(not is_running)
        self.cancel_button.setVisible(not is_running)
        self.download_button.setVisible(bool(self._weights.url) and not is_running)


def _wrapped(text: str) -> QLabel:
    label = text_label(text)
    label.setWordWrap(True)
    return label


def _field(text: str, name: str) -> QLineEdit:
    """A text to copy from, which may be longer than there is room."""
    field = QLineEdit(text)
    field.setReadOnly(True)
    field.setCursorPosition(0)
    field.setToolTip(plain_tip(text))
    field.setAccessibleName(name)
    return field


def _small_button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    set_icon(button, icon)
    return button


def _add_row(
    grid: QGridLayout, name: str, widget: QWidget, button: QPushButton | None = None
) -> None:
    row = grid.rowCount()
    label = text_label(name, "dim")
    grid.addWidget(label, row, 0)
    grid.addWidget(widget, row, 1)
    if button is not None:
        grid.addWidget(button, row, 2)
