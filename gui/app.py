"""The window program: logging, the screen, the application, and its end."""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from core.errors import LikewiseError
from core.library import Library, absolute
from core.memory import keep_large_apart
from core.settings import Places
from core.workers.pool import WorkerPool
from gui.languages import speak
from gui.main_window import MainWindow
from gui.opening import Opening, folder_of
from gui.pages import LOG_NAME
from gui.samples import samples_folder
from gui.screen import try_screen
from gui.theme import app_icon, apply_theme

_log = logging.getLogger(__name__)

#: The name of the desktop entry, by which desktops find the icon of a window.
DESKTOP_ID = "org.likewise.Likewise"
FOLDER_VARIABLE = "LIKEWISE_FOLDER"
_SCREEN_LIMIT_S = 20
_MOST_SAID = 4096
#: Python looks for Ctrl-C only when it runs; Qt's loop lets it at least this often.
_SIGNAL_CHECK_MS = 250
_LOCK_INTERVAL_S = 0.001
#: Room for icons that are made again and again, 80 kB each with all their sizes; those of buttons
#: that stay are kept by the buttons.
_ICONS_KB = 4096


def run_window(asked: argparse.Namespace) -> int:
    """Open the window and return its exit code; without a screen show the same job in text."""
    try:
        library = Library(Places.of(asked.data_dir))
    except LikewiseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    start_logging(library.places)
    paths = _asked_paths(asked)
    if not has_screen():
        from gui.screenless import run_without_screen

        return run_without_screen(library, folder_of(paths) or samples_folder())
    app = make_application([])
    speak(app, library.settings.language)
    with WorkerPool() as pool:
        window = MainWindow(library, pool)
        window.show()
        QTimer.singleShot(0, lambda: Opening(window).open(paths))
        _let_interrupts_through(app, window)
        code = app.exec()
    # Now, while Python still lives: what it put on the clipboard ends with the application.
    app.shutdown()
    return code


def make_application(arguments: list[str]) -> QApplication:
    """The application with Likewise's name, icon and look, and what makes its process smooth and
    small."""
    keep_large_apart()
    # Painting and ranking share Python's lock, and both are done in a few milliseconds.
    sys.setswitchinterval(_LOCK_INTERVAL_S)
    app = QApplication(["likewise", *arguments])
    app.setApplicationName("Likewise")
    QPixmapCache.setCacheLimit(_ICONS_KB)
    app.setDesktopFileName(DESKTOP_ID)
    app.setWindowIcon(app_icon())
    apply_theme(app)
    return app


def start_logging(places: Places) -> None:
    """Log to a file in the data folder; what nobody foresaw is logged too."""
    handler = RotatingFileHandler(
        places.data / LOG_NAME, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    # What a full disk keeps out of the log is lost; the person is told of the disk elsewhere.
    logging.raiseExceptions = False
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    qInstallMessageHandler(_log_qt)


def has_screen() -> bool:
    """Whether windows can be shown to anybody. Tried in a child process, since Qt aborts the
    whole program where a display does not answer."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return False
    # Not `sys.executable -c`: in a package, that is Likewise itself.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=try_screen, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    process.join(_SCREEN_LIMIT_S)
    if process.exitcode is None:
        process.kill()
        process.join()
    if process.exitcode != 0 and ours.poll():
        said = os.read(ours.fileno(), _MOST_SAID)
        _log.warning("no usable screen: %s", said.decode(errors="replace").strip())
    ours.close()
    return process.exitcode == 0


def _asked_paths(asked: argparse.Namespace) -> Sequence[bytes]:
    if asked.is_sample_gallery:
        return [samples_folder()]
    from_variable = os.environ.get(FOLDER_VARIABLE)
    named = asked.paths or ([from_variable] if from_variable else [])
    return [absolute(path) for path in named]


def _let_interrupts_through(app: QApplication, window: MainWindow) -> None:
    signal.signal(signal.SIGINT, lambda *_: window.close())
    signal.signal(signal.SIGTERM, lambda *_: window.close())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(_SIGNAL_CHECK_MS)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt itself remarks belongs into the log, not between a person's lines."""
    levels = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    logging.getLogger("qt").log(levels.get(kind, logging.INFO), "%s", text)


def _log_uncaught_in_thread(details: threading.ExceptHookArgs) -> None:
    if details.exc_value is not None:
        _log_uncaught(details.exc_type, details.exc_value, details.exc_traceback)


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
