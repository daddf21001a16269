"""Teaching by hand in the window: groups of pictures, and answers to questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import LikewiseError
from gui.by_hand.asker import Asker
from gui.by_hand.notions import Notions
from gui.by_hand.records import NotionSummary

if TYPE_CHECKING:
    from gui.by_hand.grouping import Grouping
    from gui.by_hand.question_dialog import QuestionDialog
    from gui.main_window import MainWindow


class ByHand(QObject):
    """Belongs to `window`; the tools are made when they are first asked for.

    `changed()`: something else is known by the library of what was said of the folder.
    """

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._notions = Notions(window.library, self)
        self._asker = Asker(window.library, self)
        self._grouping: Grouping | None = None
        self._dialog: QuestionDialog | None = None
        self._is_closed = False
        session = window.session
        session.folder_changed.connect(self._on_folder)
        session.listing_changed.connect(self._notions.read)
        session.listing_changed.connect(self._asker.forget)
        self._notions.edited.connect(self._on_edited)
        self._notions.kept.connect(self.changed)
        self._notions.failed.connect(self._say)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do, by their names."""
        return {"groups": self.toggle_groups, "questions": self.show_questions}

    @property
    def notions(self) -> tuple[NotionSummary, ...]:
        """What was said of the open folder, the oldest notion first."""
        return self._notions.summaries

    @property
    def grouping(self) -> Grouping | None:
        """The groups, once they have been asked for."""
        return self._grouping

    @property
    def dialog(self) -> QuestionDialog | None:
        """The questions, while they are asked."""
        return self._dialog

    def close(self) -> None:
        """Keep what was said; for closing down."""
        self._is_closed = True
        self._asker.close()
        self._notions.close()

    # Groups

    @Slot()
    def toggle_groups(self) -> None:
        """Show the groups of the folder, or put them away."""
        if self._grouping is not None and self._grouping.is_shown:
            self._grouping.show(False)
        else:
            self.show_groups()

    @Slot()
    def show_groups(self) -> None:
        """Show the groups of the folder."""
        if not self._has_folder:
            return
        if self._grouping is None:
            # Not before: the window opens sooner without all that belongs to groups.
            from gui.by_hand.grouping import Grouping

            self._grouping = Grouping(self._window, self._notions, self)
            self._grouping.questions_asked.connect(self.show_questions)
            self._grouping.teach_asked.connect(self._teach)
        self._begin_if_new()
        self._grouping.show(True)

    # Questions

    @Slot()
    def show_questions(self) -> None:
        """Ask which of two pictures is more like a third."""
        if not self._has_folder or self._dialog is not None:
            return
        from gui.by_hand.question_dialog import QuestionDialog

        self._begin_if_new()
        self._dialog = QuestionDialog(self._window, self._notions, self._asker)
        self._dialog.teach_asked.connect(self._teach)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    @Slot()
    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    # What both need

    @property
    def _has_folder(self) -> bool:
        return self._window.session.folder is not None and not self._is_closed

    def _begin_if_new(self) -> None:
        self._notions.begin_if_none(self.tr("My groups"))

    @Slot()
    def _teach(self) -> None:
        made = self._notions.current
        if made is not None:
            self._window.teaching.open(made.notion.name)

    @Slot()
    def _on_folder(self) -> None:
        folder = self._window.session.folder
        self._notions.open(folder)
        self._enable_actions()
        if folder is None and self._grouping is not None:
            self._grouping.show(False)

    @Slot()
    def _on_edited(self) -> None:
        """There is always one to put pictures into, as long as groups are shown."""
        if self._grouping is not None and self._grouping.is_shown:
            self._begin_if_new()

    def _enable_actions(self) -> None:
        for name in self.handlers():
            self._window.actions_by_name[name].setEnabled(self._window.session.folder is not None)

    @Slot(object)
    def _say(self, error: LikewiseError) -> None:
        self._window.session.said.emit(error, "")
