"""Let the monkey loose: `python -m tests.stress.soaking N_ACTIONS SEED FOLDER`.

Prints the memory at each quarter; exit code 1 where something was wrong, with the last actions.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from gui.app import make_application
from tests.stress.soaking.monkey import Monkey, Plan
from tests.stress.soaking.trail import last_of
from tests.stress.soaking.witness import Witness


class _NoViewer(QObject):
    """Takes what is meant for the other programs of the desktop."""

    @Slot(QUrl)
    def take(self, _url: QUrl) -> None:
        """Nothing is opened."""


def main() -> int:
    """Run; returns the exit code."""
    faulthandler.enable()
    n_actions, seed, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["HOME"] = str(folder)  # where file dialogs begin
    app = make_application([])
    app.setQuitOnLastWindowClosed(False)
    viewer = _NoViewer()
    QDesktopServices.setUrlHandler("file", viewer, "take")
    witness = Witness()
    monkey = Monkey(Plan(n_actions, seed, folder), witness)
    monkey.told.connect(_say)
    monkey.ended.connect(app.quit)
    start_s = time.monotonic()
    monkey.start()
    app.exec()
    _say(f"seed {seed}, {n_actions} actions: {time.monotonic() - start_s:.0f} s")
    if monkey.failure is not None:
        _say(last_of(folder / "actions.log"))
        _say("\n".join(witness.seen))
        _say("".join(traceback.format_exception(monkey.failure)))
        os._exit(1)  # what is half done must not end in another failure
    app.shutdown()
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
