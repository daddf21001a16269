"""The slim bar that tells how far indexing is, and lets it be paused or cancelled."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from core.jobs import Progress
from gui.messages import shown_count, shown_duration, shown_number
from gui.theme import SPACE, SPACE_LARGE, set_icon, set_kind, text_label

_FINISHED_MS = 8_000
_BAR_WIDTH_PX = 200
_BAR_HEIGHT_PX = 6


class IndexBar(QWidget):
    """Shows itself with the first progress, hides itself some seconds after the end.

    Signals: `paused(bool)` and `cancel_asked()` come from the person; `failures_asked()` when the
    note on unreadable files is clicked.
    """

    paused = Signal(bool)
    cancel_asked = Signal()
    failures_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress("prepare", 0, 0)
        self._pause_reason = ""
        self._text = text_label("")
        self._bar = QProgressBar()
        self._failures = QPushButton("0")
        self._pause = QPushButton()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._hide_timer = QTimer(self)
        self._hide_timer.setSingleShot(True)
        self._hide_timer.setInterval(_FINISHED_MS)
        self._hide_timer.timeout.connect(self.hide)
        self._dress_parts()
        self._lay_out()
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        """Say how far the job is."""
        self._hide_timer.stop()
        self._progress = progress
        is_known = progress.total > 0 and progress.stage in ("embed", "cameras")
        self._bar.setRange(0, progress.total if is_known else 0)
        self._bar.setValue(progress.done if is_known else 0)
        self._set_job_parts_visible(True)
        self._pause.setEnabled(progress.stage != "index")
        self._failures.setVisible(progress.failed > 0)
        self._failures.setText(self.tr("{n} not readable").format(n=shown_count(progress.failed)))
        self._say()
        self.show()

    def set_paused(self, is_paused: bool, reason: str = "") -> None:
        """Show the job as paused without asking for it, such as when the computer leaves mains."""
        self._pause_reason = reason
        self._pause.setChecked(is_paused)
        self._show_pause(is_paused)

    def finish(self, text: str) -> None:
        """Show a last word for some seconds; hide at once where there is none."""
        self.set_paused(False)
        self._set_job_parts_visible(False)
        self._text.setText(text)
        self._text.setToolTip("")
        if text:
            self.show()
            self._hide_timer.start()
        else:
            self.hide()

    def _dress_parts(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH_PX, _BAR_HEIGHT_PX)
        self._bar.setAccessibleName(self.tr("Progress of indexing"))
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setAccessibleName(self.tr("State of indexing"))
        for button in (self._failures, self._pause, self._cancel):
            set_kind(button, "flat")
        self._failures.setToolTip(self.tr("Show the files that could not be read"))
        self._pause.setCheckable(True)
        self._pause.clicked.connect(self._on_pause_clicked)
        set_icon(self._failures, "triangle-alert")
        set_icon(self._cancel, "x")
        self._cancel.setToolTip(self.tr("Stop indexing; what is finished stays"))
        self._cancel.clicked.connect(self.cancel_asked)
        self._failures.clicked.connect(self.failures_asked)
        self._show_pause(False)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE // 2, SPACE, SPACE // 2)
        layout.setSpacing(SPACE_LARGE)
        layout.addWidget(self._bar)
        layout.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self._failures, self._pause, self._cancel):
            buttons.addWidget(button)
        layout.addLayout(buttons)

    def _set_job_parts_visible(self, is_visible: bool) -> None:
        for part in (self._bar, self._pause, self._cancel):
            part.setVisible(is_visible)
        if not is_visible:
            self._failures.hide()

    def _on_pause_clicked(self, is_paused: bool) -> None:
        self._pause_reason = ""
        self._show_pause(is_paused)
        self.paused.emit(is_paused)

    def _show_pause(self, is_paused: bool) -> None:
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        set_icon(self._pause, "play" if is_paused else "pause")
        self._pause.setToolTip(
            self.tr("Go on with indexing") if is_paused else self.tr("Rest; nothing is lost")
        )
        self._say()

    def _say(self) -> None:
        text = self._paused_text() if self._pause.isChecked() else self._running_text()
        self._text.setText(text)
        self._text.setToolTip(text)

    def _paused_text(self) -> str:
        text = self.tr("Paused")
        if self._pause_reason:
            text = f"{text} ({self._pause_reason})"
        if self._progress.total == 0:
            return text
        return f"{text} · {self._counts()}"

    def _running_text(self) -> str:
        progress = self._progress
        if progress.stage == "scan":
            found = self.tr("{n} found").format(n=shown_count(progress.done))
            return self.tr("Looking for pictures") + (f" · {found}" if progress.done else "")
        if progress.stage == "index":
            return self.tr("Building the search index")
        if progress.stage == "derive":
            return self.tr("Applying what was taught")
        if progress.stage == "cameras":
            return self.tr("Looking for cameras · {counts}").format(counts=self._counts())
        if progress.stage != "embed" or progress.total == 0:
            return self.tr("Getting ready")
        parts = [self.tr("Indexing {counts}").format(counts=self._counts())]
        if progress.rate > 0:
            parts.append(self.tr("{rate} a second").format(rate=_shown_rate(progress.rate)))
        if (seconds := progress.seconds_left) is not None:
            parts.append(self.tr("{time} left").format(time=shown_duration(seconds)))
        return " · ".join(parts)

    def _counts(self) -> str:
        return self.tr("{done} of {total}").format(
            done=shown_count(self._progress.done), total=shown_count(self._progress.total)
        )


def _shown_rate(rate: float) -> str:
    return shown_count(round(rate)) if rate >= 2 else shown_number(rate, 1)
