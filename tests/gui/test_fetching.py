"""Fetching a dropped address, from a server on this computer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from gui.fetching import LIMIT_MB, Fetching

PICTURE = b"\x89PNG not really, but nobody looks here"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        seen.append(dict(self.headers))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/picture.png")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/huge":
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str((LIMIT_MB + 1) * 2**20))
            self.end_headers()
            self.wfile.write(b"x" * 65536)
        elif self.path == "/missing":
            self.send_error(404)
        else:
            kind = "image/png" if self.path.endswith(".png") else "text/html"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(PICTURE)))
            self.send_header("Set-Cookie", "who=you")
            self.end_headers()
            self.wfile.write(PICTURE)

    def log_message(self, *_arguments: object) -> None:
        pass


seen: list[dict[str, str]] = []


@pytest.fixture
def address() -> Iterator[str]:
    seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/picture.png", "/moved"])
def test_a_picture_is_fetched(qtbot: QtBot, address: str, path: str) -> None:
    fetching = Fetching()
    with qtbot.waitSignal(fetching.fetched) as fetched:
        fetching.fetch(QUrl(address + path))
    assert fetched.args == [PICTURE, "picture.png"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/page.html", "download_not_image"),
        ("/missing", "download_failed"),
        ("/loop", "download_failed"),
        ("/huge", "download_too_large"),
    ],
)
def test_what_is_no_picture_is_refused(qtbot: QtBot, address: str, path: str, code: str) -> None:
    fetching = Fetching()
    with qtbot.waitSignal(fetching.failed) as failed:
        fetching.fetch(QUrl(address + path))
    assert failed.args[0].code == code


def test_no_server_is_a_sentence(qtbot: QtBot, address: str) -> None:
    fetching = Fetching()
    with qtbot.waitSignal(fetching.failed, timeout=20_000) as failed:
        fetching.fetch(QUrl("http://127.0.0.1:9/picture.png"))
    assert failed.args[0].code == "download_failed"


def test_a_password_in_the_address_is_not_sent(qtbot: QtBot, address: str) -> None:
    fetching = Fetching()
    with qtbot.waitSignal(fetching.fetched):
        fetching.fetch(QUrl(address.replace("http://", "http://me:secret@") + "/picture.png"))
    assert "Authorization" not in seen[0]


def test_no_cookie_is_kept_or_sent(qtbot: QtBot, address: str) -> None:
    fetching = Fetching()
    for _ in range(2):
        with qtbot.waitSignal(fetching.fetched):
            fetching.fetch(QUrl(address + "/picture.png"))
    assert [headers.get("Cookie") for headers in seen] == [None, None]
