"""Groups in the window: the panel, the keys, the marks on the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QMessageBox

from core.errors import LikewiseError
from gui.by_hand.group_keys import GroupKeys
from gui.by_hand.group_panel import GroupPanel
from gui.by_hand.notions import Notions
from gui.gallery.model import GalleryModel
from gui.gallery.view import Gallery
from gui.map.selecting import select_files
from gui.messages import plain_tip

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Grouping(QObject):
    """Shows `notions` in a strip below the grids of `window`, as long as it is wanted.

    `questions_asked()` and `teach_asked()` are passed on from the panel.
    """

    questions_asked = Signal()
    teach_asked = Signal()

    def __init__(self, window: MainWindow, notions: Notions, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._notions = notions
        self.panel = GroupPanel(window.thumbnails)
        self.panel.hide()
        window.below_browser.addWidget(self.panel)
        undo = window.actions_by_name["undo"]
        self._keys = GroupKeys(window.browser.galleries, self.panel, undo, self)
        self._connect()

    def _connect(self) -> None:
        panel, notions = self.panel, self._notions
        self._keys.pressed.connect(self._on_key)
        self._keys.taken_back.connect(notions.take_back_put)
        notions.edited.connect(self.renew)
        panel.row.dropped.connect(self._on_dropped)
        panel.row.named.connect(notions.name_group)
        panel.row.pictures_asked.connect(self._select)
        panel.notion_chosen.connect(notions.choose)
        panel.begin_asked.connect(self._ask_begin)
        panel.rename_asked.connect(self._ask_rename)
        panel.remove_asked.connect(self._ask_remove)
        panel.take_back_asked.connect(notions.take_back_put)
        panel.questions_asked.connect(self.questions_asked)
        panel.teach_asked.connect(self.teach_asked)
        panel.closed.connect(lambda: self.show(False))

    @property
    def is_shown(self) -> bool:
        """Whether the groups are on the screen, or would be if the window were."""
        return not self.panel.isHidden()

    def show(self, is_shown: bool) -> None:
        """Show the groups, or put them away."""
        had_focus = self.panel.isAncestorOf(self._window.focusWidget() or self._window)
        self.panel.setVisible(is_shown)
        self.renew()
        if had_focus and not is_shown:
            self._window.browser.folder_pane.gallery.setFocus()

    @Slot()
    def renew(self) -> None:
        """Show what is known now."""
        made, notions = self._notions.current, self._notions
        is_active = self.is_shown and made is not None
        self._keys.set_active(is_active, notions.can_take_back_put)
        browser = self._window.browser
        for pane in (browser.folder_pane, browser.result_pane):
            pane.model.set_groups(made.members if made is not None and is_active else {})
        if made is not None and is_active:
            self.panel.show_notions([summary.name for summary in notions.summaries])
            self.panel.show_notion(made, notions.can_take_back_put)

    # Putting in

    @Slot(object, int)
    def _on_key(self, gallery: Gallery | None, number: int) -> None:
        galleries = self._window.browser.galleries if gallery is None else (gallery,)
        chosen = next((found for one in galleries if len(found := _chosen(one))), None)
        if chosen is not None:
            self._put(chosen, number or None)

    @Slot(int, list)
    def _on_dropped(self, number: int, paths: Sequence[bytes]) -> None:
        listing, wanted = self._window.session.listing, set(paths)
        rows = []
        if listing is not None:
            rows = [row for row, path in enumerate(listing.paths) if path in wanted]
        if listing is None or not rows:
            self._window.session.said.emit(LikewiseError("group_not_here"), "")
            return
        image_of = self._window.browser.image_of
        images = [image_of(file_id) for file_id in listing.file_ids[rows].tolist()]
        self._put(np.array(images, np.int64), number)

    def _put(self, image_ids: NDArray[np.int64], number: int | None) -> None:
        known = np.unique(image_ids[image_ids > 0])
        if not len(known):
            self._window.session.said.emit(LikewiseError("not_indexed"), "")
            return
        self._notions.put(known.tolist(), number)
        if number is not None:
            self.panel.row.bring_up(number)

    @Slot(int)
    def _select(self, number: int) -> None:
        """Select the pictures of a group in the folder's grid."""
        made = self._notions.current
        if made is None:
            return
        inside = [image_id for image_id, place in made.members.items() if place == number]
        pane = self._window.browser.folder_pane
        is_inside = np.isin(pane.model.tiles.image_ids, np.array(inside, np.int64))
        select_files(pane.gallery, pane.model.tiles.file_ids[is_inside])

    # The notion as a whole

    @Slot()
    def _ask_begin(self) -> None:
        name = self._asked_name(self.tr("New groups"), "")
        if name:
            self._notions.begin(name)

    @Slot()
    def _ask_rename(self) -> None:
        made = self._notions.current
        if made is None:
            return
        name = self._asked_name(self.tr("Rename"), made.notion.name)
        if name:
            self._notions.rename(name)

    def _asked_name(self, title: str, before: str) -> str:
        question = self.tr("What do you mean by alike? For instance: Fabric")
        name, is_given = QInputDialog.getText(self._window, title, question, text=before)
        return name.strip() if is_given else ""

    @Slot()
    def _ask_remove(self) -> None:
        made = self._notions.current
        if made is None:
            return
        question = self.tr("Remove {name} with its groups and answers? No picture is touched.")
        text = plain_tip(question.format(name=made.notion.name))
        buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
        asked = QMessageBox.question(self._window, self.tr("Remove groups"), text, buttons)
        if asked == QMessageBox.StandardButton.Ok:
            self._notions.remove()


def _chosen(gallery: Gallery) -> NDArray[np.int64]:
    """The images int64 [n] that are selected in a grid, else the current one."""
    model, current = gallery.model(), gallery.currentIndex()
    if not isinstance(model, GalleryModel):
        return np.zeros(0, np.int64)
    selected = [row for found in gallery.selected_ranges() for row in found]
    rows = selected or ([current.row()] if current.isValid() else [])
    return model.tiles.image_ids[np.array(rows, np.int64)]
