"""What lies in a drop or on the clipboard: files, image bytes, or an address."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from gui.desktop import local_path

#: Encoded image formats that programs put beside or instead of files, the best first.
_IMAGE_TYPES = (
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/avif",
    "image/heic",
    "image/tiff",
    "image/gif",
    "image/bmp",
)
#: A page may be megabytes of beginnings that never end: none is looked through beyond the next.
_IMG_SOURCE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Just one of these is filled: local `paths`, encoded image `data`, or a web `address`."""

    paths: tuple[bytes, ...] = ()
    data: bytes = b""
    address: QUrl | None = None

    @property
    def is_empty(self) -> bool:
        return not self.paths and not self.data and self.address is None


def may_hold_picture(mime: QMimeData) -> bool:
    """Whether it is worth looking closer; cheap enough for every move of a drag."""
    return mime.hasUrls() or mime.hasImage() or mime.hasHtml() or mime.hasText()


def clipboard_data() -> QMimeData:
    """What is on the clipboard; Qt has nothing at all to give once it has been cleared."""
    there: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if there is None else there


def read_drop(mime: QMimeData) -> Dropped:
    """Local files first, then image bytes, then `<img src>`, then a plain web link.

    To be called inside the drop event: the data may be gone afterwards.
    """
    paths = tuple(local_path(url) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Dropped(paths=paths)
    if data := _image_bytes(mime):
        return Dropped(data=data)
    if mime.hasHtml() and (found := _IMG_SOURCE.search(mime.html())):
        dropped = _from_source(unescape(found.group(1).strip("\"'")))
        if not dropped.is_empty:
            return dropped
    links = [url for url in mime.urls() if _is_web(url)]
    if not links and mime.hasText():
        text = mime.text().strip()
        if text.startswith("data:"):
            return _from_source(text)
        links = [url for url in [QUrl(text)] if " " not in text and _is_web(url)]
    return Dropped(address=links[0]) if links else Dropped()


def _image_bytes(mime: QMimeData) -> bytes:
    for name in _IMAGE_TYPES:
        if mime.hasFormat(name) and (data := mime.data(name).data()):
            return bytes(data)
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _from_source(source: str) -> Dropped:
    if source.startswith("data:"):
        return Dropped(data=_data_of_url(source))
    url = QUrl(source if not source.startswith("//") else "https:" + source)
    return Dropped(address=url) if _is_web(url) else Dropped()


def _data_of_url(source: str) -> bytes:
    head, _, body = source[5:].partition(",")
    if not head.lower().startswith("image/"):
        return b""
    try:
        if head.lower().endswith(";base64"):
            return base64.b64decode(unquote_to_bytes(body), validate=False)
        return unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return b""


def _is_web(url: QUrl) -> bool:
    return url.isValid() and url.scheme() in ("http", "https") and bool(url.host())
