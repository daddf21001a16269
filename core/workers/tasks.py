"""What a worker process can be asked to do. Tasks travel by pickle and run on a `Workbench`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.conditions.builtin import LITE0_INPUT
from core.conditions.engine import Engine
from core.digests import digest_of
from core.errors import LikewiseError
from core.images.decode import decode, decode_part, open_proxy, proxy_of
from core.images.desktop_thumbnails import write_thumbnail
from core.images.exif import read_camera
from core.images.files import pieces_of, read_file
from core.records import FileToRead
from core.region import Region
from core.workers.bench import Look, Workbench
from core.workers.limits import picture_limits

#: Loading a network from a cold disk may take as long as so many images.
_LOADING_ITEMS = 4


@dataclass(frozen=True, slots=True, eq=False)
class ReadImage:
    """What became of one image: its proxy and a vector float16 [dim] a fingerprint.

    `proxy` is empty where the image was known and only its vectors were asked for; `camera` is ""
    where the file names none.
    """

    width: int
    height: int
    taken_s: int | None
    proxy: bytes
    vectors: dict[str, NDArray[np.float16]] = field(default_factory=dict)
    camera: str = ""


@dataclass(frozen=True, slots=True)
class HashFiles:
    """Digest of each file, `n_bytes` long (see `core.digests`), or why it cannot be read."""

    files: tuple[FileToRead, ...]
    n_bytes: int

    @property
    def n_items(self) -> int:
        # Reading takes a small part of the time that decoding may take.
        return 1 + len(self.files) // 16

    def run(self, _bench: Workbench) -> list[bytes | LikewiseError]:
        return [_digest(file, self.n_bytes) for file in self.files]


def _digest(file: FileToRead, n_bytes: int) -> bytes | LikewiseError:
    try:
        return digest_of(pieces_of(file.path, file.size_bytes, file.mtime_ns), n_bytes)
    except LikewiseError as error:
        return error


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Decode files once each, make their proxies and embed them under all conditions."""

    files: tuple[FileToRead, ...]
    look: Look

    @property
    def n_items(self) -> int:
        return len(self.files)

    def run(self, bench: Workbench) -> list[ReadImage | LikewiseError]:
        read = [_read(file, self.look.is_sharing) for file in self.files]
        return _embed_all(bench, self.look, read)


@dataclass(frozen=True, slots=True)
class ReadCameras:
    """The camera of each file, "" where it names none; None where the file cannot be opened now,
    or has changed."""

    files: tuple[FileToRead, ...]

    @property
    def n_items(self) -> int:
        return len(self.files)

    def run(self, _bench: Workbench) -> list[str | None]:
        return [_camera(file) for file in self.files]


def _camera(file: FileToRead) -> str | None:
    try:
        with picture_limits():
            return read_camera(file.path, file.size_bytes, file.mtime_ns)
    except LikewiseError:
        return None


@dataclass(frozen=True, slots=True)
class EmbedProxies:
    """Embed known images under further conditions, from their stored proxies."""

    proxies: tuple[bytes, ...]
    look: Look

    @property
    def n_items(self) -> int:
        return len(self.proxies)

    def run(self, bench: Workbench) -> list[ReadImage | LikewiseError]:
        read = [_reopen(proxy) for proxy in self.proxies]
        return _embed_all(bench, self.look, read)


@dataclass(frozen=True, slots=True)
class Source:
    """A picture to be read: its path (or encoded bytes), and which part of it counts."""

    data: bytes
    is_path: bool
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class EmbedOutside:
    """Embed pictures that are in no library, or regions of any picture."""

    sources: tuple[Source, ...]
    look: Look

    @property
    def n_items(self) -> int:
        return len(self.sources)

    def run(self, bench: Workbench) -> list[ReadImage | LikewiseError]:
        read = [_read_source(source) for source in self.sources]
        return _embed_all(bench, self.look, read)


@dataclass(frozen=True, slots=True)
class MeasureEngine:
    """Find out how networks run best on this machine."""

    @property
    def n_items(self) -> int:
        return _LOADING_ITEMS

    def run(self, _bench: Workbench) -> Engine:
        from core.conditions.engine_choice import choose_engine
        from core.conditions.lite0 import load_lite0, weights_path

        return choose_engine(load_lite0(weights_path()), LITE0_INPUT)


@dataclass(frozen=True, slots=True)
class LoadConditions:
    """Load conditions ahead of their first use."""

    look: Look

    @property
    def n_items(self) -> int:
        return _LOADING_ITEMS

    def run(self, bench: Workbench) -> None:
        bench.load(self.look)


def bytes_of(source: Source) -> bytes:
    """The encoded bytes of a picture. Raises `LikewiseError` where its file cannot be read."""
    if not source.is_path:
        return source.data
    try:
        info = os.stat(source.data)
    except OSError as error:
        raise LikewiseError("vanished") from error
    return read_file(source.data, info.st_size, info.st_mtime_ns)


def _read_source(source: Source) -> tuple[ReadImage, Image.Image] | LikewiseError:
    try:
        data = bytes_of(source)
        with picture_limits():
            return _decoded(data) if source.region is None else _decoded_part(data, source.region)
    except LikewiseError as error:
        return error


def _read(file: FileToRead, is_sharing: bool) -> tuple[ReadImage, Image.Image] | LikewiseError:
    try:
        data = read_file(file.path, file.size_bytes, file.mtime_ns)
        with picture_limits():
            read, image = _decoded(data)
    except LikewiseError as error:
        return error
    if is_sharing:
        write_thumbnail(file.path, file.mtime_ns, image)
    return read, image


def _decoded_part(data: bytes, region: Region) -> tuple[ReadImage, Image.Image]:
    decoded = decode_part(data, region)
    proxy = proxy_of(b"", decoded)
    return ReadImage(decoded.width, decoded.height, None, proxy), open_proxy(proxy)


def _decoded(data: bytes) -> tuple[ReadImage, Image.Image]:
    decoded = decode(data)
    proxy = proxy_of(data, decoded)
    # Embedded from the proxy as it is stored, so that a condition added later sees the same.
    image = open_proxy(proxy)
    read = ReadImage(decoded.width, decoded.height, decoded.taken_s, proxy, camera=decoded.camera)
    return read, image


def _reopen(proxy: bytes) -> tuple[ReadImage, Image.Image] | LikewiseError:
    try:
        image = open_proxy(proxy)
    except LikewiseError as error:
        return error
    return ReadImage(image.width, image.height, None, b""), image


def _embed_all(
    bench: Workbench,
    look: Look,
    read: Sequence[tuple[ReadImage, Image.Image] | LikewiseError],
) -> list[ReadImage | LikewiseError]:
    good = [item for item in read if not isinstance(item, LikewiseError)]
    if good and look.conditions:
        for fingerprint, vectors in bench.embed(look, [image for _, image in good]).items():
            for (result, _), vector in zip(good, vectors.astype(np.float16), strict=True):
                result.vectors[fingerprint] = vector
    return [item if isinstance(item, LikewiseError) else item[0] for item in read]


#: Any of the tasks above.
Task = Any
