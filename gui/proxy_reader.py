"""Where thumbnails come from."""

from __future__ import annotations

from core.library import Library


class ProxyReader:
    """Reads proxies for one thumbnail thread, over a connection of its own."""

    def __init__(self, library: Library) -> None:
        self._store = library.open_store()

    def __call__(self, image_id: int) -> bytes | None:
        return self._store.proxies.read(image_id)

    def close(self) -> None:
        self._store.close()
