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
    changing what made it come. Where `cut_px` is not 0, a band so high lies between the rows
    before `cut` and the others, which begin a new line.
    """

    n_rows: int
    width_px: int
    side_px: int
    caption_px: int
    is_mirrored: bool = False
    cut: int = 0
    cut_px: int = 0

    @property
    def columns(self) -> int:
        """How many tiles a line holds; at least one, however narrow."""
        return max(1, int((self.width_px - GAP_PX) / (_NARROWEST * self.side_px + GAP_PX)))

    @property
    def narrowest_px(self) -> int:
        """Width of a tile of the narrowest column: others may be one pixel wider."""
        return (self.width_px - GAP_PX) // self.columns - GAP_PX

    @property
    def lines(self) -> int:
        """How many lines there are; the last may be shorter."""
        return -(-self._cell(self.n_rows) // self.columns)

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
        return GAP_PX + self.lines * self.line_px + self.cut_px

    @property
    def cut_rect(self) -> QRect:
        """Where the band lies; empty where there is none."""
        if not self.cut_px:
            return QRect()
        return QRect(GAP_PX, self._cut_top, self.width_px - 2 * GAP_PX, self.cut_px - GAP_PX)

    def rect(self, row: int) -> QRect:
        """Where a tile lies; empty for a row that is not there."""
        if not 0 <= row < self.n_rows:
            return QRect()
        line, column = divmod(self._cell(row), self.columns)
        left, right = self._left(column), self._left(column + 1) - GAP_PX
        if self.is_mirrored:
            left, right = self.width_px - right, self.width_px - left
        top = GAP_PX + line * self.line_px
        top += self.cut_px if top >= self._cut_top else 0
        return QRect(left, top, right - left, self.tile_height_px)

    def row_at(self, point: QPoint) -> int:
        """The tile under a point; -1 in a gap or beyond the tiles."""
        x = self.width_px - 1 - point.x() if self.is_mirrored else point.x()
        column = self._column_from(x)
        if not 0 <= column < self.columns or x >= self._left(column + 1) - GAP_PX:
            return -1
        if self.cut_px and 0 <= point.y() - self._cut_top < self.cut_px:
            return -1
        line, below = divmod(self._without_cut(point.y()) - GAP_PX, self.line_px)
        cell = line * self.columns + column
        row = self._row_from(cell)
        is_tile = line >= 0 and below < self.tile_height_px and row < self.n_rows
        return row if is_tile and self._cell(row) == cell else -1

    def rows_between(self, top_px: int, bottom_px: int) -> range:
        """All tiles of the lines that two heights and what lies between them touch."""
        first = max(0, (self._without_cut(top_px) - GAP_PX) // self.line_px)
        last = (self._without_cut(bottom_px, -1) - GAP_PX) // self.line_px
        start = self._row_from(first * self.columns)
        return range(start, max(start, self._row_from((last + 1) * self.columns)))

    def row_lines_away(self, row: int, n_lines: int) -> int:
        """The row so many lines below (above if negative), or as near as there is one."""
        line, column = divmod(self._cell(row), self.columns)
        line = max(0, min(self.lines - 1, line + n_lines))
        cell = line * self.columns + column
        found = self._row_from(cell)
        # Behind the last tile before the band that tile is the nearest.
        return min(self.n_rows - 1, found if self._cell(found) == cell else found - 1)

    def row_ranges_in(self, area: QRect) -> list[range]:
        """The tiles that an area touches: one range a line, or one for all if it is full width."""
        touched = [c for c in range(self.columns) if self._touches(area, c)]
        if not touched:
            return []
        top, bottom = self._without_cut(area.top()), self._without_cut(area.bottom(), -1)
        first = max(0, -(-(top - GAP_PX - self.tile_height_px + 1) // self.line_px))
        last = min(self.lines - 1, (bottom - GAP_PX) // self.line_px)
        if first > last:
            return []
        if len(touched) == self.columns:
            return [self._rows_of_cells(first * self.columns, (last + 1) * self.columns)]
        lines = (line * self.columns for line in range(first, last + 1))
        ranges = (self._rows_of_cells(n + touched[0], n + touched[-1] + 1) for n in lines)
        return [found for found in ranges if found]

    @property
    def _cut_top(self) -> int:
        """Where the band begins; below everything where there is none."""
        n_lines = -(-self.cut // self.columns) if self.cut_px else self.lines
        return GAP_PX + n_lines * self.line_px

    def _cell(self, row: int) -> int:
        """Where a row lies when lines are counted through, with those left empty by the band."""
        is_beyond = self.cut_px and row >= self.cut
        return row + -self.cut % self.columns if is_beyond else row

    def _row_from(self, cell: int) -> int:
        """The first row that does not lie before a cell: `_cell` the other way round."""
        row = cell
        if self.cut_px and cell > self.cut:
            row = max(self.cut, cell - -self.cut % self.columns)
        return min(self.n_rows, row)

    def _rows_of_cells(self, start: int, stop: int) -> range:
        return range(self._row_from(start), self._row_from(stop))

    def _without_cut(self, y: int, inside: int = 0) -> int:
        """A height with the band taken out; one in the band is its top plus `inside`."""
        if not self.cut_px or y < self._cut_top:
            return y
        return max(y - self.cut_px, self._cut_top + inside)

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
