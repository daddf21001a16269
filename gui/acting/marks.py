"""Favourites, tags and collections in the window: keys, dialogs, stars on tiles, and sidecars on
request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from core.errors import LikewiseError
from core.jobs import Control, Report
from core.marking.changes import MarkChange, apply, mark
from core.marking.exporting import Exported, write_sidecars
from core.marking.sidecars import Naming, told_marks
from core.moving.records import Refused
from core.store import marks as stored
from core.store.marks import COLLECTION, FAVOURITE, NO_MARKS, is_collection, is_tag
from core.store.store import Store
from gui.acting.selection import meant_file_ids
from gui.acting.sidecar_dialog import SidecarDialog
from gui.acting.tags_dialog import TagsDialog, TagWords
from gui.acting.undoing import Undoable, Undoing
from gui.acting.words import refusals_text, sidecars_text
from gui.by_hand.store_queue import StoreQueue
from gui.messages import said_together, sentence, shown_pictures
from gui.networks.job import Job
from gui.theme import icon

if TYPE_CHECKING:
    from gui.main_window import MainWindow

FAVOURITE_KEY, TAGS_KEY, COLLECTIONS_KEY = "S", "T", "K"
_MESSAGE_MS = 8000


class Marks(QObject):
    """Belongs to `window`. `changed(marks)`: these are the marks of images now."""

    changed = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._undoing: Undoing | None = None
        self._of = NO_MARKS
        self._queue = StoreQueue(window.library, self)
        self._queue.failed.connect(self._on_failed)
        self.job = Job(self)
        self.job.succeeded.connect(self._on_exported)
        self.job.failed.connect(self._on_failed)
        window.session.listing_changed.connect(self.read)
        for widget in (*window.browser.galleries, window.preview):
            self.add_keys(widget)

    @property
    def is_busy(self) -> bool:
        """Whether something has not been kept or read yet."""
        return self._queue.is_busy or self.job.is_running

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {
            "favourite": lambda: self.toggle_favourite(meant_file_ids(self._window)),
            "tags": lambda: self.ask_tags(meant_file_ids(self._window)),
            "collections": lambda: self.ask_collections(meant_file_ids(self._window)),
            "sidecars": lambda: self.ask_sidecars(meant_file_ids(self._window)),
        }

    def set_undoing(self, undoing: Undoing) -> None:
        """Where what can be taken back is noted."""
        self._undoing = undoing

    def add_keys(self, widget: QWidget) -> None:
        """Let keys in a grid or the preview mark what is selected there."""
        keys = {FAVOURITE_KEY: "favourite", TAGS_KEY: "tags", COLLECTIONS_KEY: "collections"}
        for key, name in keys.items():
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.handlers()[name])

    def add_to(self, menu: QMenu, file_ids: Sequence[int]) -> None:
        """Put into the context menu of pictures what can be said of them."""
        is_favourite = self._are_favourites(self._images(file_ids))
        text = self.tr("No favourite any more") if is_favourite else self.tr("Favourite")
        favourite = menu.addAction(icon("star"), f"{text}\t{FAVOURITE_KEY}")
        favourite.triggered.connect(lambda: self.toggle_favourite(file_ids))
        tags = menu.addAction(icon("tag"), self.tr("Tags…") + f"\t{TAGS_KEY}")
        tags.triggered.connect(lambda: self.ask_tags(file_ids))
        text = self.tr("Collections…") + f"\t{COLLECTIONS_KEY}"
        collections = menu.addAction(icon("images"), text)
        collections.triggered.connect(lambda: self.ask_collections(file_ids))

    def toggle_favourite(self, file_ids: Sequence[int]) -> None:
        """Make pictures favourites; where all are, make none of them one."""
        image_ids = self._known_images(file_ids)
        if not image_ids:
            return
        if self._are_favourites(image_ids):
            self._mark(image_ids, take=[FAVOURITE], name=self.tr("Unmarking {0} as Favourites"))
        else:
            self._mark(image_ids, give=[FAVOURITE], name=self.tr("Marking {0} as Favourites"))

    def ask_tags(self, file_ids: Sequence[int]) -> None:
        """Show the tags of pictures, to be changed."""
        words = TagWords(
            title=self.tr("Tags"),
            prompt=self.tr("A new tag, or one that is there"),
            field=self.tr("Tag"),
            list=self.tr("Tags of these pictures"),
        )
        self._ask(file_ids, words, is_tag, "", self.tr("Tagging {0}"))

    def ask_collections(self, file_ids: Sequence[int]) -> None:
        """Show the collections that pictures are in, to be changed."""
        words = TagWords(
            title=self.tr("Collections"),
            prompt=self.tr("A new collection, or one that is there"),
            field=self.tr("Collection"),
            list=self.tr("Collections of these pictures"),
        )
        self._ask(file_ids, words, is_collection, COLLECTION, self.tr("Collecting {0}"))

    def _ask(
        self,
        file_ids: Sequence[int],
        words: TagWords,
        is_meant: Callable[[str], bool],
        prefix: str,
        name: str,
    ) -> None:
        """Show which of the marks that are meant pictures have; each is its prefix and a text."""
        image_ids = self._known_images(file_ids)
        if not image_ids:
            return

        def texts(marks: Iterable[str]) -> list[str]:
            return sorted(mark.removeprefix(prefix) for mark in marks if is_meant(mark))

        def carry_out() -> None:
            give, take = ([prefix + text for text in one] for one in (dialog.given, dialog.taken))
            self._mark(image_ids, give, take, name)

        of_images = [texts(self._of[image_id]) for image_id in image_ids]
        dialog = TagsDialog(words, of_images, texts(self._of.used), self._window)
        dialog.accepted.connect(carry_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_sidecars(self, file_ids: Sequence[int]) -> None:
        """Ask how sidecars are to be called, and write them."""
        browser = self._window.browser
        named = [(browser.path_of(file_id), browser.image_of(file_id)) for file_id in file_ids]
        pictures = [
            (path, self._of[image_id])
            for path, image_id in named
            if path is not None and told_marks(self._of[image_id])
        ]
        if not pictures:
            text = self.tr("Select pictures first that are favourites or have tags.")
            self._window.status.say(text, _MESSAGE_MS)
            return
        dialog = SidecarDialog(len(pictures), self._window)
        dialog.accepted.connect(lambda: self._write(pictures, dialog.naming))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def read(self) -> None:
        """Read the marks of all images anew. Where nothing has changed they stay the same object:
        a filter by others would rank anew."""
        former = self._of

        def work(store: Store) -> stored.Marks:
            marks = store.marks.of_images()
            return former if marks.of == former.of else marks

        self._queue.do(work, self._show)

    def close(self) -> None:
        """Keep what has not been kept yet; for closing down."""
        self._queue.close()
        self.job.close()

    def _mark(
        self,
        image_ids: Sequence[int],
        give: Sequence[str] = (),
        take: Sequence[str] = (),
        name: str = "",
    ) -> None:
        done = partial(self._on_marked, name)
        self._queue.do(lambda store: mark(store, image_ids, give, take), done)
        self.read()

    def _on_marked(self, name: str, change: MarkChange) -> None:
        if change.n_images and self._undoing is not None:
            text = name.format(shown_pictures(change.n_images))
            self._undoing.add(Undoable(text, partial(self._take_back, change)))

    def _take_back(self, change: MarkChange) -> None:
        def work(store: Store) -> MarkChange:
            return apply(store, change.reverse)

        self._queue.do(work)
        self.read()

    def _show(self, marks: stored.Marks) -> None:
        self._of = marks
        for pane in (self._window.browser.folder_pane, self._window.browser.result_pane):
            pane.model.set_marks(marks.of)
        self.changed.emit(marks)

    def _write(self, pictures: Sequence[tuple[bytes, frozenset[str]]], naming: Naming) -> None:
        def work(report: Report, _control: Control) -> Exported:
            return write_sidecars(pictures, naming, report)

        self.job.start(work)

    @Slot(object)
    def _on_exported(self, exported: Exported) -> None:
        refused = tuple(Refused(path, error) for path, error in exported.refused)
        said = said_together(sidecars_text(exported.n_sidecars), refusals_text(refused))
        self._window.acting.moving.say(said, refused)

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._window.status.say(sentence(error), _MESSAGE_MS)

    def _are_favourites(self, image_ids: Sequence[int]) -> bool:
        return all(FAVOURITE in self._of[image_id] for image_id in image_ids)

    def _images(self, file_ids: Sequence[int]) -> list[int]:
        found = map(self._window.browser.image_of, file_ids)
        return list(dict.fromkeys(image_id for image_id in found if image_id))

    def _known_images(self, file_ids: Sequence[int]) -> list[int]:
        """The images of files that have been read, and a word where there are none."""
        image_ids = self._images(file_ids)
        if not image_ids:
            text = self.tr("Select pictures first.")
            if file_ids:
                text = self.tr("This picture has not been read yet.")
            self._window.status.say(text, _MESSAGE_MS)
        return image_ids
