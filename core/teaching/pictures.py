"""The pictures of a lesson that reads pixels, decoded once and kept in a file beside its state."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.own import writing_in
from core.errors import LikewiseError
from core.images.decode import open_proxy
from core.jobs import Cancelled, Progress
from core.store.store import Store

_N_THREADS = 2
#: Decoded ahead of what is written, and between two reports.
_AHEAD, _REPORTED = 64, 256

Prepared = Callable[[Image.Image], NDArray[np.uint8]]


def read_pictures(
    data_folder: Path,
    image_ids: NDArray[np.int64],
    prepared: Prepared,
    path: Path,
    tell: Callable[[Any], None],
    is_cancelled: Callable[[], bool],
) -> NDArray[np.uint8]:
    """What `prepared` makes of the proxies of images, uint8 [n, ...], from `path` where it is.

    `tell` gets `Progress`. Raises `Cancelled`, and `LikewiseError`: "truncated" where a proxy is
    gone or damaged, "disk_full" or "data_folder" where the file cannot be written.
    """
    kept = _kept(path, len(image_ids))
    if kept is not None:
        return kept
    partial = path.with_name(path.name + ".partial")
    with writing_in(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not into a mapped file: where there is no room for a page of it, the system ends whoever
        # writes there.
        with Store(data_folder) as store, partial.open("wb") as file:
            for number, picture in enumerate(_decoded(store, image_ids, prepared)):
                if number == 0:
                    _write_header(file, (len(image_ids), *picture.shape))
                file.write(np.ascontiguousarray(picture).data)
                if number % _REPORTED == 0:
                    tell(Progress("read", number, len(image_ids)))
                    if is_cancelled():
                        raise Cancelled
        partial.replace(path)
    kept = _kept(path, len(image_ids))
    assert kept is not None, "a lesson has pictures"
    return kept


def _write_header(file: IO[bytes], shape: tuple[int, ...]) -> None:
    described = {"descr": "|u1", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, described)


def _kept(path: Path, n_images: int) -> NDArray[np.uint8] | None:
    try:
        found: NDArray[np.uint8] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError):
        return None
    return found if len(found) == n_images else None


def _decoded(
    store: Store, image_ids: NDArray[np.int64], prepared: Prepared
) -> Iterator[NDArray[np.uint8]]:
    def decoded(proxy: bytes) -> NDArray[np.uint8]:
        return prepared(open_proxy(proxy))

    waiting: deque[Future[NDArray[np.uint8]]] = deque()
    with ThreadPoolExecutor(_N_THREADS) as pool:
        for proxy in _proxies(store, image_ids.tolist()):
            waiting.append(pool.submit(decoded, proxy))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _proxies(store: Store, image_ids: Iterable[int]) -> Iterator[bytes]:
    for image_id in image_ids:
        proxy = store.proxies.read(image_id)
        if proxy is None:
            raise LikewiseError("truncated")
        yield proxy
