"""Handing files to the other programs of the desktop."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QCoreApplication, QMimeData, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def file_url(path: bytes) -> QUrl:
    """The `file:` address of a path, whatever bytes its name has."""
    return QUrl.fromEncoded(Path(os.fsdecode(path)).as_uri().encode())


def local_path(url: QUrl) -> bytes:
    """The path of a local `file:` address, whatever bytes its name has."""
    if os.name == "nt":
        return os.fsencode(url.toLocalFile())
    # Not toLocalFile: it replaces bytes that are not UTF-8.
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return unquote_to_bytes(encoded)


def open_file(path: bytes) -> bool:
    """Open with the program that the desktop uses for it; False where there is none."""
    return QDesktopServices.openUrl(file_url(path))


def show_in_file_manager(path: bytes) -> None:
    """Open the folder that holds `path`, with the file selected where the desktop can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", os.fsdecode(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", os.fsdecode(path)])
    else:
        _show_by_dbus(path)


def files_as_mime(paths: Sequence[bytes]) -> QMimeData:
    """Files for the clipboard or a drag, as other programs expect them."""
    mime = QMimeData()
    mime.setUrls([file_url(path) for path in paths])
    return mime


def _show_by_dbus(path: bytes) -> None:
    """Ask the desktop's file manager; where none answers, open the folder."""
    process = QProcess(QCoreApplication.instance())

    def ended() -> None:
        if process.error() == QProcess.ProcessError.FailedToStart or process.exitCode() != 0:
            open_file(os.path.dirname(path))
        process.deleteLater()

    process.finished.connect(ended)
    process.errorOccurred.connect(ended)
    process.start(
        "dbus-send",
        [
            "--session",
            "--print-reply",
            "--reply-timeout=2000",
            "--dest=org.freedesktop.FileManager1",
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1.ShowItems",
            f"array:string:{bytes(file_url(path).toEncoded().data()).decode()}",
            "string:",
        ],
    )
