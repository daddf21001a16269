"""The teaching window: first what to teach, then the lesson."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from gui.teaching.lesson_page import LessonPage
from gui.teaching.order_page import OrderPage

_SIZE_PX = (860, 720)
_LEAST_PX = (640, 420)


class TeachingDialog(QDialog):
    """Stays open beside the main window; a lesson runs on when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Teach a Condition"))
        self.setWindowFlag(Qt.WindowType.Window)
        self.setMinimumSize(*_LEAST_PX)
        self.resize(*_SIZE_PX)
        self.ordering = OrderPage()
        self.lesson = LessonPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.ordering)
        self._stack.addWidget(self.lesson)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.ordering.name.setFocus()

    @property
    def is_ordering(self) -> bool:
        """Whether it is asked what to teach; else a lesson is shown."""
        return self._stack.currentWidget() is self.ordering

    def show_order(self) -> None:
        """Ask what to teach."""
        self._stack.setCurrentWidget(self.ordering)

    def show_lesson(self) -> None:
        """Show the lesson that runs, or what came of the last one."""
        self._stack.setCurrentWidget(self.lesson)
