"""Tries, in a process of its own, whether the screen answers; Qt aborts where it does not."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection


def try_screen(told: Connection) -> None:
    """The body of the process: connects to the screen. What Qt has to say goes to `told`."""
    os.dup2(told.fileno(), 2)
    from PySide6.QtGui import QGuiApplication

    QGuiApplication([])
