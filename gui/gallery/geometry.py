"""Where each tile of a grid lies, by arithmetic alone.

Nothing here costs time by the row: a million tiles are laid out as fast as ten. Positions are
those of the whole content, from its upper left corner; the view takes its scrolling off.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

#: Between tiles and around all of them.
GAP_PX = 8
#: A tile may be this much narrower than asked for if one more column then fits.
_NARROWEST = 0.9


@dataclass(frozen=True, slots=True)
class Geometry:
    """`n_rows` tiles in a content `width_px` wide, filled line by line.

    Tiles are as high as asked for; their width is stretched so that the columns fill the width.
    That the height does not depend on the width also keeps a scroll bar that comes and goes from
    changing what made it come.
    """

    n_rows: int
    width_px: int
    side_px: int
    caption_px: int
    is_mirrored: bool = False

    @property
    def columns(self) -> int:
        """How many tiles a line holds; at least one, however narrow."""
        return max(1, int((self.width_px - GAP_PX) / (_NARROWEST * self.side_px + GAP_PX)))

    @property
    def lines(self) -> int:
        """How many lines there are; the last may be shorter."""
        return -(-self.n_rows // self.columns)

    @property
    def tile_height_px(self) -> int:
        """Picture and caption."""
        return self.side_px + self.caption_px

    @property
    def line_px(self) -> int:
        """From the top of one line to that of the next."""
        return self.tile_height_px + GAP_PX

    @property
    def height_px(self) -> int:
        """Height of the whole content."""
        return GAP_PX + self.lines * self.line_px

    def rect(self, row: int) -> QRect:
        """Where a tile lies; empty for a row that is not there."""
        if not 0 <= row < self.n_rows:
            return QRect()
        line, column = divmod(row, self.columns)
        left, right = self._left(column), self._left(column + 1) - GAP_PX
        if self.is_mirrored:
            left, right = self.width_px - right, self.width_px - left
        return QRect(left, GAP_PX + line * self.line_px, right - left, self.tile_height_px)

    def row_at(self, point: QPoint) -> int:
        """The tile under a point; -1 in a gap or beyond the tiles."""
        x = self.width_px - 1 - point.x() if self.is_mirrored else point.x()
        column = self._column_from(x)
        if not 0 <= column < self.columns or x >= self._left(column + 1) - GAP_PX:
            return -1
        line, below = divmod(point.y() - GAP_PX, self.line_px)
        row = line * self.columns + column
        is_tile = line >= 0 and below < self.tile_height_px and row < self.n_rows
        return row if is_tile else -1

    def rows_between(self, top_px: int, bottom_px: int) -> range:
        """All tiles of the lines that two heights and what lies between them touch."""
        first = max(0, (top_px - GAP_PX) // self.line_px)
        last = (bottom_px - GAP_PX) // self.line_px
        start = min(self.n_rows, first * self.columns)
        return range(start, max(start, min(self.n_rows, (last + 1) * self.columns)))

    def row_lines_away(self, row: int, n_lines: int) -> int:
        """The row so many lines below (above if negative), or as near as there is one."""
        line, column = divmod(row, self.columns)
        line = max(0, min(self.lines - 1, line + n_lines))
        return min(self.n_rows - 1, line * self.columns + column)

    def row_ranges_in(self, area: QRect) -> list[range]:
        """The tiles that an area touches: one range a line, or one for all if it is full width."""
        touched = [c for c in range(self.columns) if self._touches(area, c)]
        if not touched:
            return []
        first = max(0, -(-(area.top() - GAP_PX - self.tile_height_px + 1) // self.line_px))
        last = min(self.lines - 1, (area.bottom() - GAP_PX) // self.line_px)
        if first > last:
            return []
        if len(touched) == self.columns:
            return [range(first * self.columns, min(self.n_rows, (last + 1) * self.columns))]
        lines = (line * self.columns for line in range(first, last + 1))
        ranges = (range(n + touched[0], min(self.n_rows, n + touched[-1] + 1)) for n in lines)
        return [found for found in ranges if found]

    def _touches(self, area: QRect, column: int) -> bool:
        left, right = self._left(column), self._left(column + 1) - GAP_PX
        if self.is_mirrored:
            left, right = self.width_px - right, self.width_px - left
        return left <= area.right() and area.left() < right

    def _left(self, column: int) -> int:
        return GAP_PX + column * (self.width_px - GAP_PX) // self.columns

    def _column_from(self, x: int) -> int:
        """The last column whose left edge is not beyond `x`: `_left` the other way round."""
        room = max(1, self.width_px - GAP_PX)
        return -(-self.columns * (x - GAP_PX + 1) // room) - 1
