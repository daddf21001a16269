"""The dialog that makes a condition of a network and the layer that is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.conditions.definitions import Definition
from core.conditions.recipes import NetworkRecipe
from core.errors import LikewiseError
from core.jobs import Control, Progress, Report
from core.library import Library
from core.networks.records import NetworkInfo
from core.workers.describing import DescribedLayers, DescribeLayers
from core.workers.pool import WorkerPool
from gui.condition_words import shown_conditions
from gui.messages import sentence
from gui.networks.adding import LITE0_INFO, Offer, Wish, known_key, list_offers, ready_definition
from gui.networks.job import Job, answer
from gui.networks.layer_list import LayerList
from gui.networks.network_list import NetworkList
from gui.networks.reading_form import ReadingForm
from gui.networks.weights_dialog import WeightsDialog
from gui.theme import SPACE, SPACE_LARGE, set_kind, text_label

_SIZE_PX = (1000, 650)
_BAR_WIDTH_PX = 120
_BAR_HEIGHT_PX = 6
_BYTES_A_PARAMETER = 4
_FAMILIES = ("torchvision", "timm")


class NetworkDialog(QDialog):
    """`made(key)`: a condition was added, or chosen where there was one just like it.

    `new_job` gives jobs that outlive the dialog until they have ended.
    """

    made = Signal(str)

    def __init__(
        self,
        library: Library,
        pool: WorkerPool,
        new_job: Callable[[], Job],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = pool
        self._info: NetworkInfo | None = None
        self._size_bytes = 0
        self._has_timm = False
        self._listing, self._describing, self._adding = new_job(), new_job(), new_job()
        self._fetching = new_job()
        self.setWindowTitle(self.tr("Add a network"))
        self.resize(*_SIZE_PX)
        self.networks = NetworkList()
        self.layers = LayerList()
        self.form = ReadingForm()
        self.message = text_label("")
        self.message.setWordWrap(True)
        self.bar = QProgressBar()
        self.add_button = QPushButton(self.tr("Add"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self.networks.add_offers([Offer(LITE0_INFO, True)])
        self.networks.choose_first()
        self._unlisted = list(_FAMILIES)
        self._list_next()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(SPACE_LARGE)
        right.addWidget(self.layers, 1)
        right.addWidget(self.form)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_LARGE)
        middle.addWidget(self.networks, 1)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_LARGE, SPACE_LARGE, SPACE_LARGE, SPACE_LARGE)
        layout.setSpacing(SPACE_LARGE)
        layout.addLayout(middle, 1)
        layout.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR_WIDTH_PX, _BAR_HEIGHT_PX)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("At work"))
        self.bar.hide()
        set_kind(self.add_button, "primary")
        self.cancel_button.setAutoDefault(False)
        self.add_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.message, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        row.addWidget(self.add_button)
        return row

    def _connect(self) -> None:
        self.networks.chosen.connect(self._on_network)
        self.layers.chosen.connect(self.form.set_layer)
        self.form.changed.connect(self._on_form)
        self.form.size_changed.connect(self._describe)
        self.add_button.clicked.connect(self._add)
        self.cancel_button.clicked.connect(self.reject)
        self._listing.succeeded.connect(self._on_listed)
        self._listing.failed.connect(self._on_not_listed)
        self._describing.succeeded.connect(self._on_described)
        self._describing.failed.connect(lambda error: self.layers.say(sentence(error)))
        self._adding.progress.connect(self._on_progress)
        self._adding.succeeded.connect(self._on_ready)
        self._adding.failed.connect(self._on_failed)

    # Choosing

    def _list_next(self) -> None:
        """Ask for the next family: the quick one is there before the large one."""
        if not self._unlisted:
            self.networks.say("" if self._has_timm else self._about_timm())
            return
        family = self._unlisted.pop(0)
        self.networks.say(self.tr("Looking for the networks of {family}…").format(family=family))
        self._listing.start(
            lambda _report, control: list_offers(self._library, self._pool, family, control)
        )

    def _about_timm(self) -> str:
        return self.tr("Over a thousand more with the package timm: {command}").format(
            command='pip install "likewise[timm]"'
        )

    @Slot(object)
    def _on_listed(self, offers: list[Offer]) -> None:
        self._has_timm = not self._unlisted and bool(offers)
        self.networks.add_offers(offers)
        self._list_next()

    @Slot(object)
    def _on_not_listed(self, error: LikewiseError) -> None:
        self.networks.say(sentence(error))

    @Slot(object)
    def _on_network(self, info: NetworkInfo) -> None:
        self._info = info
        self._size_bytes = 0
        self.layers.forget()
        self.form.set_network(info)
        self._describe()

    @Slot()
    def _describe(self) -> None:
        if self._info is None:
            return
        task = DescribeLayers(self._info.family, self._info.name, self.form.input_px)
        self.layers.say(self.tr("Looking at the layers…"))
        self._describing.start(
            lambda _report, control: answer(self._pool.submit(task, priority=0), control)
        )

    @Slot(object)
    def _on_described(self, described: DescribedLayers) -> None:
        self._size_bytes = described.n_parameters * _BYTES_A_PARAMETER
        self.form.set_size_bytes(self._size_bytes)
        if described.layers:
            self.layers.set_layers(described.layers)
        else:
            self.layers.say(self.tr("No layer of this network can be read."))

    @Slot()
    def _on_form(self) -> None:
        wish = self.form.wish()
        self.add_button.setEnabled(wish is not None and not self._adding.is_running)
        if wish is not None and not self._adding.is_running:
            known = self._known(wish)
            self.add_button.setText(self.tr("Use It") if known else self.tr("Add"))
            self._say(self.tr("You have this already: {name}.").format(name=known) if known else "")

    def _known(self, wish: Wish) -> str:
        """What the condition is called that is made in this way already."""
        if wish.own_file is not None:
            return ""
        catalogue = self._library.catalogue
        key = known_key(catalogue, wish.recipe(wish.info.weights.file_name))
        return next((c.name for c in shown_conditions(catalogue) if c.key == key), "")

    # Adding

    @Slot()
    def _add(self) -> None:
        wish = self.form.wish()
        if wish is None:
            return
        if wish.needs_download and not self._library.weights.is_there(wish.info.weights):
            self._ask_for_weights(wish)
        else:
            self._try(wish)

    def _ask_for_weights(self, wish: Wish) -> None:
        info, folder = wish.info, self._library.weights
        dialog = WeightsDialog(
            info.title, info.weights, folder, self._fetching, self._size_bytes, self
        )
        dialog.accepted.connect(lambda: self._try(wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _try(self, wish: Wish) -> None:
        def work(report: Report, control: Control) -> Definition:
            return ready_definition(self._library, self._pool, wish, report, control)

        self._set_busy(True)
        self._say(self.tr("Loading {name} and trying it…").format(name=wish.info.title))
        self._adding.start(work)

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if progress.stage == "copy":
            self._say(self.tr("Copying the file into the library…"))

    @Slot(object)
    def _on_ready(self, definition: Definition) -> None:
        catalogue = self._library.catalogue
        assert isinstance(definition.recipe, NetworkRecipe)
        try:
            key = known_key(catalogue, definition.recipe) or catalogue.add(definition)
        except OSError as error:
            folder, detail = str(self._library.places.data), error.strerror or str(error)
            self._on_failed(LikewiseError("data_folder", folder=folder, detail=detail))
            return
        self.accept()
        self.made.emit(key)

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._set_busy(False)
        self._say(sentence(error), "warning")

    def _set_busy(self, is_busy: bool) -> None:
        for widget in (self.networks, self.layers, self.form, self.add_button):
            widget.setEnabled(not is_busy)
        self.bar.setVisible(is_busy)

    def _say(self, text: str, kind: str = "dim") -> None:
        set_kind(self.message, kind)
        self.message.setText(text)

    def done(self, result: int) -> None:
        for job in (self._listing, self._describing, self._adding, self._fetching):
            job.retire()
        super().done(result)
