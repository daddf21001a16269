"""Notes whatever goes wrong anywhere in the process, from whichever thread it is told."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

#: What Qt remarks of a screen that is none.
_HARMLESS = ("This plugin does not support", "Session DBus not running")
#: What watchdog remarks where something happens in a folder that is being left.
_LATE = "queue_events() called when the thread is inactive"
_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Witness(logging.Handler):
    """Hears exceptions that nobody caught, warnings of Qt, and errors in the log."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        #: What has gone wrong, in words.
        self.seen: list[str] = []
        sys.excepthook = self._on_uncaught
        sys.unraisablehook = self._on_unraisable
        threading.excepthook = self._on_uncaught_in_thread
        qInstallMessageHandler(self._on_qt)
        logging.getLogger().addHandler(self)

    def assert_quiet(self) -> None:
        """Raise an AssertionError with all that has gone wrong so far."""
        gc.collect()  # what was never raised is told when it is swept up
        assert not self.seen, "\n".join(self.seen)

    @property
    def is_quiet(self) -> bool:
        return not self.seen

    def emit(self, record: logging.LogRecord) -> None:
        """What is logged as an error was not foreseen."""
        said = self.format(record)
        if not said.endswith(_LATE):
            self.seen.append(said)

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.seen.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_uncaught_in_thread(self, details: threading.ExceptHookArgs) -> None:
        if details.exc_value is not None:
            self._on_uncaught(details.exc_type, details.exc_value, details.exc_traceback)

    def _on_unraisable(self, details: Any) -> None:
        self.seen.append(f"{details.err_msg or 'unraisable'}: {details.object!r}")
        if details.exc_value is not None:
            self._on_uncaught(details.exc_type, details.exc_value, details.exc_traceback)

    def _on_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"Qt gives up: {text}\n")
        if kind in _GRAVE and not text.startswith(_HARMLESS):
            where = "".join(traceback.format_stack(limit=12))
            self.seen.append(f"Qt says: {text}\n{where}")
