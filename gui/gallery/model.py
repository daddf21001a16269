"""What the grid shows: columns of plain arrays behind a Qt model.

`data` is a look-up in memory; no file and no database is touched by it.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QPixmap

from core.scores.calibration import Calibration, OneIn
from gui.desktop import files_as_mime
from gui.gallery.captions import Captions, Tile, measured_rows, shown_text
from gui.gallery.file_rows import FileRows
from gui.gallery.tiles import Tiles as Tiles
from gui.thumbnails import ThumbnailCache

AnyIndex = QModelIndex | QPersistentModelIndex

FileIdRole = Qt.ItemDataRole.UserRole + 1
ImageIdRole = FileIdRole + 1
PathRole = FileIdRole + 2
ThumbnailRole = FileIdRole + 3
RankRole = FileIdRole + 4
ScoreRole = FileIdRole + 5
IsFailedRole = FileIdRole + 6
IsQueryRole = FileIdRole + 7
DetailsRole = FileIdRole + 8
#: What stands beside a name in a ranking: texts, the longest first.
NumbersRole = FileIdRole + 9
#: How many copies a tile stands for, and whether they are shown behind it.
CopiesRole = FileIdRole + 10
IsOpenRole = FileIdRole + 11
#: The widest of `NumbersRole` in the whole grid, so that all its captions can be alike.
WidestNumbersRole = FileIdRole + 12

#: The paths of the files that belong to a tile's: its RAW file, the film of a live photo.
CompanionsRole = FileIdRole + 13

#: For how many images the rows that last asked for a thumbnail are kept; more than a screen shows.
_MAX_ASKED = 4096
#: So many changed rows are announced one by one, more of them as one stretch.
_MAX_SINGLE_CHANGES = 64


class GalleryModel(QAbstractListModel):
    """Tiles in the order given, which is never changed here."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = thumbnails
        #: Longer side in device pixels of the thumbnails to ask for; set by the view.
        self.thumbnail_side_px = 256
        self._tiles = Tiles.none()
        self._calibration: Calibration | None = None
        self._widest_numbers: tuple[str, ...] | None = None
        self._rows: FileRows | None = None
        self._failed: set[int] = set()
        self._query_file_ids: frozenset[int] = frozenset()
        self._asked: OrderedDict[int, set[int]] = OrderedDict()
        self._captions = Captions(self)
        self._readers = self._make_readers()
        thumbnails.ready.connect(self._on_thumbnail_ready)
        thumbnails.drained.connect(self._ask_again)

    @property
    def tiles(self) -> Tiles:
        """What is shown now, with all image ids that have come in since."""
        return self._tiles

    def set_tiles(self, tiles: Tiles) -> None:
        """Show other tiles. Which files have failed and which are the query stays known."""
        self.beginResetModel()
        # Image ids are filled in here later; the caller's array is not ours to change.
        self._tiles = replace(tiles, image_ids=np.array(tiles.image_ids, np.int64))
        self._rows = self._widest_numbers = None
        self._asked.clear()
        self.endResetModel()

    def set_calibration(self, calibration: Calibration | None) -> None:
        """Say beside the scores how rare they are; None: say nothing of it."""
        if calibration is not self._calibration:
            self._calibration = calibration
            self._widest_numbers = None
            self._announce(np.arange(len(self._tiles)))

    def row_of(self, file_id: int) -> int:
        """Row of a file, -1 where it is not shown."""
        rows = self.rows_of([file_id])
        return int(rows[0]) if len(rows) else -1

    def rows_of(self, file_ids: Iterable[int]) -> NDArray[np.int64]:
        """Rows of those of the files that are shown."""
        wanted = np.fromiter(file_ids, np.int64)
        if not len(wanted):
            return wanted  # the table is made when it is needed
        if self._rows is None:
            self._rows = FileRows(self._tiles.file_ids)
        rows = self._rows.find(wanted)
        return rows[rows >= 0]

    def set_image(self, file_id: int, image_id: int) -> None:
        """The content of a file is now known."""
        self.set_images([(file_id, image_id)])

    def set_images(self, pairs: Iterable[tuple[int, int]]) -> None:
        """The contents of files are now known: (file id, image id) each."""
        image_id_of = dict(pairs)
        for image_id in image_id_of.values():
            self.thumbnails.retry(image_id)
        rows = self.rows_of(image_id_of)
        file_ids = self._tiles.file_ids[rows].tolist()
        self._tiles.image_ids[rows] = [image_id_of[file_id] for file_id in file_ids]
        self._failed.difference_update(image_id_of)
        self._announce(rows)

    def set_failed(self, file_ids: Iterable[int]) -> None:
        """These files, besides those known before, could not be read."""
        failed = set(file_ids)
        self._failed |= failed
        self._announce(self.rows_of(failed))

    def set_query_file_ids(self, file_ids: Collection[int]) -> None:
        """Mark these files, and no others, as those that the question was about."""
        touched = self._query_file_ids.symmetric_difference(file_ids)
        self._query_file_ids = frozenset(file_ids)
        self._announce(self.rows_of(touched))

    def file_ids_at(self, rows: slice | range) -> list[int]:
        """File ids of a stretch of rows."""
        ids: list[int] = self._tiles.file_ids[rows.start : rows.stop].tolist()
        return ids

    def mime_data(self, rows: Iterable[int]) -> QMimeData:
        """Files as another program takes them when they are dropped there."""
        return files_as_mime([self._tiles.paths[row] for row in rows])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of tiles; none of them has rows of its own."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One property of a tile; asking for a thumbnail also has it fetched."""
        reader = self._readers.get(role)
        row = index.row()
        if reader is None or not index.isValid() or row >= len(self._tiles):
            return None
        return reader(row)

    def roleNames(self) -> dict[int, QByteArray]:
        """Our own roles beside Qt's."""
        return {
            **super().roleNames(),
            FileIdRole: QByteArray(b"fileId"),
            ImageIdRole: QByteArray(b"imageId"),
            PathRole: QByteArray(b"path"),
            ThumbnailRole: QByteArray(b"thumbnail"),
            RankRole: QByteArray(b"rank"),
            ScoreRole: QByteArray(b"score"),
            IsFailedRole: QByteArray(b"isFailed"),
            IsQueryRole: QByteArray(b"isQuery"),
            DetailsRole: QByteArray(b"details"),
            NumbersRole: QByteArray(b"numbers"),
            WidestNumbersRole: QByteArray(b"widestNumbers"),
            CopiesRole: QByteArray(b"copies"),
            IsOpenRole: QByteArray(b"isOpen"),
            CompanionsRole: QByteArray(b"companions"),
        }

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Tiles can be selected and dragged out; nothing can be dropped on them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def supportedDragActions(self) -> Qt.DropAction:
        """Copying alone, so that no drop can move a file away."""
        return Qt.DropAction.CopyAction

    def _make_readers(self) -> dict[int, Callable[[int], object]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._name,
            Qt.ItemDataRole.ToolTipRole: lambda row: self._captions.tool_tip(self._tile(row)),
            Qt.ItemDataRole.AccessibleTextRole: lambda row: self._captions.spoken(self._tile(row)),
            FileIdRole: lambda row: int(self._tiles.file_ids[row]),
            ImageIdRole: lambda row: int(self._tiles.image_ids[row]),
            PathRole: lambda row: self._tiles.paths[row],
            ThumbnailRole: self._thumbnail,
            RankRole: lambda row: None if self._tiles.scores is None else self._rank(row),
            ScoreRole: self._score,
            IsFailedRole: self._is_failed,
            DetailsRole: lambda row: self._captions.details(self._tile(row)),
            NumbersRole: lambda row: self._captions.numbers(self._tile(row)),
            WidestNumbersRole: self._widest,
            CopiesRole: self._n_copies,
            IsOpenRole: self._is_open,
            CompanionsRole: self._companions,
            IsQueryRole: lambda row: int(self._tiles.file_ids[row]) in self._query_file_ids,
        }

    def _name(self, row: int) -> str:
        return shown_text(os.path.basename(self._tiles.paths[row]))

    def _score(self, row: int) -> float | None:
        scores = self._tiles.scores
        return None if scores is None else float(scores[row])

    def _rank(self, row: int) -> int:
        ranks = self._tiles.ranks
        return row + 1 if ranks is None else int(ranks[row])

    def _is_failed(self, row: int) -> bool:
        # A file that failed under one content may have got another since.
        is_unread = self._tiles.image_ids[row] == 0
        return bool(is_unread and int(self._tiles.file_ids[row]) in self._failed)

    def _rarity(self, row: int) -> OneIn | None:
        score = self._score(row)
        return (
            None if self._calibration is None or score is None else self._calibration.one_in(score)
        )

    def _widest(self, _row: int) -> tuple[str, ...]:
        if self._widest_numbers is None:
            rows = measured_rows(len(self._tiles))
            self._widest_numbers = self._captions.widest_numbers(map(self._tile, rows))
        return self._widest_numbers

    def _n_copies(self, row: int) -> int:
        return 0 if self._tiles.n_copies is None else int(self._tiles.n_copies[row])

    def _is_open(self, row: int) -> bool:
        return self._tiles.is_open is not None and bool(self._tiles.is_open[row])

    def _companions(self, row: int) -> tuple[bytes, ...]:
        return self._tiles.companions.get(self._tiles.paths[row], ())

    def _tile(self, row: int) -> Tile:
        tiles, score = self._tiles, self._score(row)
        return Tile(
            path=tiles.paths[row],
            size_bytes=int(tiles.size_bytes[row]),
            time_s=int(tiles.times_s[row]),
            rank=None if score is None else (self._rank(row), score),
            rarity=self._rarity(row),
            n_copies=self._n_copies(row),
            is_failed=self._is_failed(row),
            companions=self._companions(row),
        )

    def _thumbnail(self, row: int) -> QPixmap | None:
        # Of a file that has not been read yet other programs may have a thumbnail.
        image_id = int(self._tiles.image_ids[row]) or -int(self._tiles.file_ids[row])
        if image_id < 0 and self._is_failed(row):
            return None
        self._asked.setdefault(image_id, set()).add(row)
        self._asked.move_to_end(image_id)
        if len(self._asked) > _MAX_ASKED:
            self._asked.popitem(last=False)
        return self.thumbnails.pixmap(image_id, self.thumbnail_side_px)

    def _on_thumbnail_ready(self, image_id: int) -> None:
        for row in self._asked.pop(image_id, ()):
            index = self.index(row)
            self.dataChanged.emit(index, index, [ThumbnailRole])

    def _ask_again(self) -> None:
        """Have everything in sight painted, and by that asked for, once more."""
        if len(self._tiles):
            last = self.index(len(self._tiles) - 1)
            self.dataChanged.emit(self.index(0), last, [ThumbnailRole])

    def _announce(self, rows: NDArray[np.int64]) -> None:
        if not len(rows):
            return
        if len(rows) <= _MAX_SINGLE_CHANGES:
            stretches = [(row, row) for row in rows.tolist()]
        else:
            stretches = [(int(rows.min()), int(rows.max()))]
        for first, last in stretches:
            self.dataChanged.emit(self.index(first), self.index(last))
