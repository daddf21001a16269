"""Thumbnails: real threads, real JPEG bytes, a real store."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from core.images.desktop_thumbnails import write_thumbnail
from core.library import Library, absolute
from core.store.images import NewImage
from core.store.store import Store
from gui.gallery.model import GalleryModel, ThumbnailRole, Tiles
from gui.proxy_reader import ProxyReader
from gui.thumbnails import ThumbnailCache
from tests.conftest import draw_picture, ignore
from tests.gui.conftest import LIMIT_MS
from tests.gui.gallery_parts import (
    drawn_cache,
    drawn_jpeg,
)


@pytest.fixture(name="cache")
def cache_fixture(qtbot: QtBot) -> Iterator[ThumbnailCache]:
    """Thumbnails of the drawn pictures."""
    cache = drawn_cache()
    yield cache
    cache.close()


def test_thumbnails_come_from_a_store(qtbot: QtBot, tmp_path: Path) -> None:
    images = [NewImage(b"%032d" % n, 300, 200, None, drawn_jpeg(n)) for n in (4, 9)]
    with Store(tmp_path) as store:
        with store.transaction():
            ids = store.images.add(images, store.proxies)
        cache = ThumbnailCache(lambda: Store(tmp_path).proxies.read)
        for image in images:
            with qtbot.waitSignal(cache.ready) as ready:
                assert cache.pixmap(ids[image.content], 128) is None
            assert ready.args == [ids[image.content]]
            assert cache.pixmap(ids[image.content], 128) is not None
        cache.close()


def test_another_size_stands_in_until_the_right_one_is_there(
    qtbot: QtBot, cache: ThumbnailCache
) -> None:
    with qtbot.waitSignal(cache.ready):
        assert cache.pixmap(1, 100) is None
    small = cache.pixmap(1, 100)
    assert small is not None
    assert (small.width(), small.height()) == (128, 85)
    with qtbot.waitSignal(cache.ready):
        assert cache.pixmap(1, 200) is small
    large = cache.pixmap(1, 200)
    assert large is not None
    assert large.width() == 256


def test_kept_pixmaps_are_bounded(qtbot: QtBot) -> None:
    proxy = drawn_jpeg(1)
    cache = ThumbnailCache(lambda: lambda _image_id: proxy, max_bytes=5 * 128 * 85 * 4)
    for image_id in range(1, 20):
        with qtbot.waitSignal(cache.ready):
            cache.pixmap(image_id, 128)
    assert cache.n_bytes == 5 * 128 * 85 * 4
    assert cache.pixmap(19, 128) is not None
    cache.clear()
    assert cache.n_bytes == 0
    cache.close()


def test_images_without_thumbnail_are_not_asked_for_at_every_painting(qtbot: QtBot) -> None:
    asked: list[int] = []
    proxies: dict[int, bytes] = {2: b"no picture"}

    def read(image_id: int) -> bytes | None:
        asked.append(image_id)
        return proxies.get(image_id)

    cache = ThumbnailCache(lambda: read)
    for image_id in (1, 2):
        with qtbot.waitSignal(cache.missed):
            cache.pixmap(image_id, 128)
    cache.pixmap(1, 128)
    with qtbot.waitSignal(cache.missed):
        cache.pixmap(3, 128)
    assert asked == [1, 2, 3]
    proxies[1] = drawn_jpeg(1)
    cache.retry(1)
    with qtbot.waitSignal(cache.ready):
        cache.pixmap(1, 128)
    cache.close()


def test_a_forgotten_image_is_fetched_anew(qtbot: QtBot) -> None:
    proxies = {1: drawn_jpeg(1)}
    cache = ThumbnailCache(lambda: proxies.get)
    with qtbot.waitSignal(cache.ready):
        cache.pixmap(1, 128)
    proxies[1] = drawn_jpeg(2)
    cache.forget(1)
    with qtbot.waitSignal(cache.ready):
        assert cache.pixmap(1, 128) is None
    new = cache.pixmap(1, 128)
    assert new is not None
    assert new.height() == 128
    cache.close()
    cache.close()
    assert cache.pixmap(5, 128) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="shared on Linux alone")
def test_a_file_that_is_not_read_yet_shows_what_the_file_manager_has(
    qtbot: QtBot, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = draw_picture(tmp_path / "pictures" / "a.jpg")
    write_thumbnail(os.fsencode(path), path.stat().st_mtime_ns, Image.new("RGB", (64, 64), "blue"))
    with library.open_store() as store:
        library.refresh(store, absolute(str(path.parent)), ignore)
        (file,) = store.files.unread(absolute(str(path.parent)))
    cache = ThumbnailCache(partial(ProxyReader, library))
    try:
        model = GalleryModel(cache)
        no_image, one = np.zeros(1, np.int64), np.ones(1, np.int64)
        model.set_tiles(Tiles(np.array([file.file_id]), no_image, [file.path], one, one))
        with qtbot.waitSignal(cache.ready, timeout=LIMIT_MS):
            assert model.index(0, 0).data(ThumbnailRole) is None
        shown = model.index(0, 0).data(ThumbnailRole)
        assert shown.toImage().pixelColor(9, 9).getRgb()[:3] == (0, 0, 255)
        model.set_failed([file.file_id])
        assert model.index(0, 0).data(ThumbnailRole) is None
    finally:
        cache.close()
