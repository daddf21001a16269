"""What the grid shows, without a view."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from gui.gallery.captions import rank_caption, shown_text
from gui.gallery.model import (
    FileIdRole,
    GalleryModel,
    ImageIdRole,
    IsFailedRole,
    PathRole,
    RankRole,
    ScoreRole,
    ThumbnailRole,
    Tiles,
)
from gui.thumbnails import MAX_PENDING, ThumbnailCache
from tests.gui.gallery_parts import (
    N_DRAWN,
    drawn_cache,
    drawn_jpeg,
    tiles_of,
    watched_model,
)


@pytest.fixture(name="cache")
def cache_fixture(qtbot: QtBot) -> Iterator[ThumbnailCache]:
    """Thumbnails of the drawn pictures."""
    cache = drawn_cache()
    yield cache
    cache.close()


@pytest.fixture(name="model")
def model_fixture(cache: ThumbnailCache) -> GalleryModel:
    """A model of 30 files."""
    return watched_model(cache)


def test_roles_tell_what_a_tile_shows(model: GalleryModel) -> None:
    model.set_tiles(tiles_of(N_DRAWN, is_ranked=True))
    index = model.index(2)
    assert index.data() == "000002.jpg"
    assert index.data(FileIdRole) == 103
    assert index.data(ImageIdRole) == 3
    assert index.data(PathRole) == b"/pictures/000002.jpg"
    assert index.data(RankRole) == 3
    assert index.data(ScoreRole) == pytest.approx(1 - 2 / 29)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "000002.jpg, rank 3, score 0.93"
    assert rank_caption((3, 0.9116)) == "3 · 0.912"


def test_a_folder_has_no_ranks(model: GalleryModel) -> None:
    index = model.index(2)
    assert index.data(RankRole) is None
    assert index.data(ScoreRole) is None
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "000002.jpg"


def test_names_cannot_disturb_what_is_shown(model: GalleryModel) -> None:
    assert shown_text(b"a\xff\nb") == "a\ufffd\ufffdb"
    assert shown_text("invoice\u202egpj.exe".encode()) == "invoice\ufffdgpj.exe"
    assert shown_text("Müller 👨‍👩‍👧.jpg".encode()) == "Müller 👨‍👩‍👧.jpg"
    one = np.ones(1, np.int64)
    model.set_tiles(Tiles(one, one, [b"/a & b/<b>x.jpg"], one, one))
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;x.jpg" in tip
    assert "/a &amp; b" in tip


def test_rows_are_found_by_file_id_in_any_order(model: GalleryModel) -> None:
    ids = np.array([50, 7, 99, 12], np.int64)
    model.set_tiles(Tiles(ids, ids, [b"a", b"b", b"c", b"d"], ids, ids))
    assert [model.row_of(file_id) for file_id in (50, 7, 99, 12)] == [0, 1, 2, 3]
    assert [model.row_of(file_id) for file_id in (1, 60, 1000)] == [-1, -1, -1]
    model.set_tiles(Tiles.none())
    assert model.row_of(50) == -1


def test_contents_that_come_in_later_are_announced(qtbot: QtBot, model: GalleryModel) -> None:
    given = tiles_of(5, n_images=0)
    model.set_tiles(given)
    with qtbot.waitSignal(model.dataChanged):
        model.set_image(103, 9)
    model.set_images([(101, 4), (999, 5)])
    assert model.tiles.image_ids.tolist() == [4, 0, 9, 0, 0]
    assert given.image_ids.tolist() == [0] * 5


def test_failed_files_are_marked_until_they_are_read(model: GalleryModel) -> None:
    model.set_tiles(tiles_of(5, n_images=0))
    model.set_failed([102, 999])
    model.set_failed([103])
    assert [model.index(row).data(IsFailedRole) for row in range(4)] == [False, True, True, False]
    assert "could not be read" in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "could not be read" in model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    model.set_image(102, 8)
    assert not model.index(1).data(IsFailedRole)


def test_files_leave_as_addresses_whatever_their_names(model: GalleryModel) -> None:
    one = np.ones(1, np.int64)
    for path in ("/tmp/ü #1%.jpg".encode(), b"/tmp/\xff.jpg"):
        model.set_tiles(Tiles(one, one, [path], one, one))
        (url,) = model.mime_data([0]).urls()
        assert url.isLocalFile()
        assert QUrl.fromPercentEncoding(url.toEncoded()).startswith("file:///tmp/")
    assert bytes(url.toEncoded().data()) == b"file:///tmp/%FF.jpg"
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


def test_tiles_whose_requests_were_dropped_are_painted_again(qtbot: QtBot) -> None:
    proxy = drawn_jpeg(1)
    cache = ThumbnailCache(lambda: lambda _image_id: proxy)
    model = GalleryModel(cache)
    n_rows = 3 * MAX_PENDING
    model.set_tiles(tiles_of(n_rows, n_images=n_rows))
    for row in range(n_rows):
        model.index(row).data(ThumbnailRole)
    with qtbot.waitSignal(
        model.dataChanged, check_params_cb=lambda first, last, _roles: last.row() - first.row() > 1
    ):
        pass
    cache.close()
