"""Where a key leads to in the grid, and how far it then has to scroll."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView

from gui.gallery.geometry import Geometry

_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


def row_after(row: int, action: _Action, geometry: Geometry, height_px: int) -> int:
    """The row that a movement from `row` ends at; `height_px` of the grid are in sight."""
    forward = -1 if geometry.is_mirrored else 1
    along = {
        _Action.MoveLeft: -forward,
        _Action.MoveRight: forward,
        _Action.MovePrevious: -1,
        _Action.MoveNext: 1,
        _Action.MoveHome: -row,
        _Action.MoveEnd: geometry.n_rows,
    }
    if action in along:
        return max(0, min(geometry.n_rows - 1, row + along[action]))
    page = max(1, height_px // geometry.line_px)
    lines = {_Action.MoveUp: -1, _Action.MoveDown: 1, _Action.MovePageUp: -page}
    return geometry.row_lines_away(row, lines.get(action, page))


def scroll_goal(rect: QRect, hint: _Hint, scrolled_px: int, height_px: int) -> int:
    """How far to have scrolled so that `rect` of the content is in sight, as `hint` wants it."""
    lowest = rect.bottom() + 1 - height_px
    goals = {
        _Hint.EnsureVisible: min(max(scrolled_px, lowest), rect.top()),
        _Hint.PositionAtTop: rect.top(),
        _Hint.PositionAtBottom: lowest,
        _Hint.PositionAtCenter: rect.center().y() - height_px // 2,
    }
    return goals[hint]
