"""Where thumbnails come from: stored proxies, and before there are any, other programs."""

from __future__ import annotations

from core.images.desktop_thumbnails import read_thumbnail
from core.library import Library


class ProxyReader:
    """Reads proxies for one thumbnail thread, over a connection of its own."""

    def __init__(self, library: Library) -> None:
        self._store = library.open_store()

    def __call__(self, image_id: int) -> bytes | None:
        """JPEG bytes of an image; of a file that has not been read yet, whose id with a minus
        stands here, the PNG that other programs share."""
        if image_id > 0:
            return self._store.proxies.read(image_id)
        file = self._store.files.record(-image_id)
        return None if file is None else read_thumbnail(file.path, file.mtime_ns)

    def close(self) -> None:
        self._store.close()
