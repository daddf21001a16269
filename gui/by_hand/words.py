"""How what was made by hand is counted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.messages import shown_count


def _tr(text: str) -> str:
    return QCoreApplication.translate("by_hand", text)


def shown_answers(count: int) -> str:
    """ "1 answer", "30 answers"."""
    return _tr("1 answer") if count == 1 else _tr("{n} answers").format(n=shown_count(count))


def shown_groups(count: int) -> str:
    """ "1 group", "3 groups"."""
    return _tr("1 group") if count == 1 else _tr("{n} groups").format(n=shown_count(count))
