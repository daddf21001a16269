"""Networks in the window: offers to fetch weights that are missing, and to add a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.conditions.base import Condition
from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.jobs import Control, Report
from core.workers.pool import WorkerPool
from gui.networks.job import Job
from gui.networks.network_dialog import NetworkDialog
from gui.networks.weights_dialog import WeightsDialog

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Networks(QObject):
    """Opens the dialogs over `window`, and owns what they do in the background."""

    def __init__(self, window: MainWindow, pool: WorkerPool) -> None:
        super().__init__(window)
        self._window = window
        self._library = window.library
        self._pool = pool
        self._adopting = self._new_job()
        self._wanted: tuple[str, Condition, Weights] | None = None
        self._adopting.succeeded.connect(self._on_adopted)
        self._adopting.failed.connect(self._on_not_adopted)
        window.mixing.weights_missing.connect(self.fetch)

    @Slot(str)
    def fetch(self, key: str) -> None:
        """Look under a condition as soon as its weights are here: a file that lies in the folder
        is taken, else the person is asked whether to download it."""
        lacking = self._lacking(key)
        if lacking is None:
            self._choose(key)
            return
        condition, weights = lacking
        self._wanted = (key, condition, weights)
        folder = self._library.weights

        def work(report: Report, control: Control) -> bool:
            return folder.adopt(weights, report, control)

        self._adopting.start(work)

    @Slot()
    def add_network(self) -> None:
        """Make a condition of a network and a layer of it."""
        dialog = NetworkDialog(self._library, self._pool, self._new_job, self._window)
        dialog.made.connect(self._choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self) -> None:
        """Stop what runs, and wait for its end; after the workers have been ended."""
        for job in self.findChildren(Job):
            job.close()

    def _new_job(self) -> Job:
        return Job(self)

    def _lacking(self, key: str) -> tuple[Condition, Weights] | None:
        """The first condition behind `key` whose weights are not here, with these."""
        catalogue = self._library.catalogue
        for part in catalogue.embedded([key]):
            condition = self._window.mixing.conditions[part]
            if condition.weights is not None and not catalogue.has_weights(part):
                return condition, condition.weights
        return None

    @Slot(object)
    def _on_adopted(self, is_here: bool) -> None:
        if self._wanted is None:
            return
        if is_here:
            self.fetch(self._wanted[0])
        else:
            self._ask()

    @Slot(object)
    def _on_not_adopted(self, error: LikewiseError) -> None:
        """A file that lies there and cannot be read is no reason not to fetch it."""
        self._window.session.said.emit(error, "")
        self._ask()

    def _ask(self) -> None:
        if self._wanted is None:
            return
        key, condition, weights = self._wanted
        job = self._new_job()
        dialog = WeightsDialog(
            condition.name, weights, self._library.weights, job, parent=self._window
        )
        dialog.accepted.connect(lambda: self.fetch(key))
        dialog.finished.connect(job.retire)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _choose(self, key: str) -> None:
        self._window.mixing.reload()
        self._window.mixing.choose(key)
