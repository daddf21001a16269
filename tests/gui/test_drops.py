"""What is found in a drop, in which order, and what is not."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from gui.desktop import file_url, files_as_mime, local_path
from gui.drops import read_drop

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_local_files_come_before_everything_else(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    mime.setData("image/png", PNG)
    mime.setHtml('<img src="https://example.org/b.png">')
    assert read_drop(mime).paths == (os.fsencode(tmp_path / "a.jpg"),)


def test_image_bytes_come_before_addresses() -> None:
    mime = QMimeData()
    mime.setData("image/png", PNG)
    mime.setHtml('<img src="https://example.org/b.png">')
    assert read_drop(mime).data == PNG


def test_pixels_without_a_file_are_encoded() -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime = QMimeData()
    mime.setImageData(image)
    assert QImage.fromData(read_drop(mime).data).size() == image.size()


def test_the_picture_of_a_web_page_comes_before_the_link_around_it() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/page.html")])
    mime.setHtml(
        '<a href="https://example.org/page.html"><img src="https://example.org/b.png?a=1&amp;b=2"></a>'
    )
    address = read_drop(mime).address
    assert address is not None
    assert address.toString() == "https://example.org/b.png?a=1&b=2"


def test_a_data_address_is_decoded_and_a_damaged_one_is_nothing() -> None:
    mime = QMimeData()
    mime.setHtml(f"<img src='data:image/png;base64,{base64.b64encode(PNG).decode()}'>")
    assert read_drop(mime).data == PNG
    mime.setHtml("<img src='data:text/html,<b>no</b>'>")
    assert read_drop(mime).is_empty


def test_text_is_an_address_only_if_it_looks_like_one() -> None:
    mime = QMimeData()
    mime.setText(" https://example.org/b.png\n")
    address = read_drop(mime).address
    assert address is not None
    assert address.host() == "example.org"
    for text in ("just words", "file:///etc/passwd", "ftp://example.org/b.png", "javascript:1"):
        mime.setText(text)
        assert read_drop(mime).is_empty


def test_file_addresses_in_html_are_not_followed() -> None:
    mime = QMimeData()
    mime.setHtml('<img src="file:///etc/hostname">')
    assert read_drop(mime).is_empty


def test_names_that_are_not_utf8_survive_the_way_out_and_in(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9 #1%20.jpg"
    assert local_path(file_url(path)) == path
    assert read_drop(files_as_mime([path])).paths == (path,)
