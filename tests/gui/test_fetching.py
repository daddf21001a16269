"""Fetching a dropped address, from a server on this computer."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from core.addresses import is_local, may_follow
from gui.fetching import LIMIT_MB, Fetching, FetchLimits

PICTURE = b"\x89PNG not really, but nobody looks here"
#: 64 megabytes of nothing.
PACKED = gzip.compress(bytes(2**26))
#: Where each path leads on to.
LEADS = {
    "/loop": "/loop",
    "/to-file": "file:///etc/hostname",
    "/to-ftp": "ftp://127.0.0.1/picture.png",
    "/to-data": "data:image/png;base64,AAAA",
    "/to-nowhere": "http:///picture.png",
    "/to-neighbour": "http://127.0.0.2:PORT/picture.png",
    "/to-self": "http://[::1]:PORT/picture.png",
    "/with-password": "http://me:secret@127.0.0.1:PORT/picture.png",
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        seen.append(dict(self.headers))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/picture.png")
            self.end_headers()
        elif self.path in LEADS:
            self.send_response(302)
            port = str(self.server.server_address[1])
            self.send_header("Location", LEADS[self.path].replace("PORT", port))
            self.end_headers()
        elif self.path == "/locked":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="Give me your password"')
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/silent":
            given_up.wait(20)
        elif self.path == "/drip":
            self._drip()
        elif self.path == "/packed":
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(PACKED)
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

    def _drip(self) -> None:
        """A byte now and then: never silent for long, and never done."""
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        with contextlib.suppress(OSError):
            while not given_up.wait(0.05):
                self.wfile.write(b"x")
                self.wfile.flush()

    def log_message(self, *_arguments: object) -> None:
        pass


seen: list[dict[str, str]] = []
given_up = threading.Event()


@pytest.fixture
def address() -> Iterator[str]:
    seen.clear()
    given_up.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    given_up.set()
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
        ("/loop", "download_led_astray"),
        ("/to-file", "download_led_astray"),
        ("/to-ftp", "download_led_astray"),
        ("/to-data", "download_led_astray"),
        ("/to-nowhere", "download_led_astray"),
        ("/locked", "download_failed"),
        ("/packed", "download_failed"),
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


@pytest.mark.parametrize("path", ["/to-neighbour", "/to-self"])
def test_no_page_of_the_internet_leads_into_the_network_at_home(
    qtbot: QtBot, address: str, path: str
) -> None:
    # The server of the test stands for one of the internet.
    fetching = Fetching(limits=FetchLimits(is_local=lambda found: found != "127.0.0.1"))
    with qtbot.waitSignal(fetching.failed) as failed:
        fetching.fetch(QUrl(address + path))
    assert failed.args[0].code == "download_led_astray"
    assert len(seen) == 1


def test_a_page_at_home_may_lead_to_another(qtbot: QtBot, address: str) -> None:
    fetching = Fetching()
    with qtbot.waitSignal(fetching.fetched) as fetched:
        fetching.fetch(QUrl(address + "/with-password"))
    assert fetched.args == [PICTURE, "picture.png"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        *((address, True) for address in ("127.0.0.1", "10.1.2.3", "192.168.0.4", "172.31.0.1")),
        *((address, True) for address in ("169.254.169.254", "100.64.0.1", "0.0.0.0", "::1")),
        *((address, True) for address in ("fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1")),
        *((address, True) for address in ("2002:c0a8:0001::1", "240.0.0.1")),
        *((address, False) for address in ("93.184.216.34", "8.8.8.8", "2606:4700::1111")),
    ],
)
def test_addresses_at_home_are_told_from_those_of_the_internet(
    address: str, expected: bool
) -> None:
    assert is_local(address) is expected


@pytest.mark.parametrize(
    ("former", "scheme", "is_from_local", "is_to_local", "expected"),
    [
        ("https", "https", False, False, True),
        ("http", "https", False, False, True),
        ("https", "http", False, False, False),
        ("https", "http", True, True, False),
        ("http", "file", True, True, False),
        ("http", "http", False, True, False),
        ("https", "https", False, True, False),
        ("http", "http", True, True, True),
        ("http", "http", True, False, True),
    ],
)
def test_a_redirect_is_followed_only_to_where_it_does_no_harm(
    former: str, scheme: str, is_from_local: bool, is_to_local: bool, expected: bool
) -> None:
    assert may_follow(former, scheme, is_from_local, is_to_local) is expected


@pytest.mark.parametrize(
    ("path", "limits", "code"),
    [
        ("/silent", FetchLimits(silence_ms=300), "download_failed"),
        ("/drip", FetchLimits(silence_ms=2000, whole_ms=1000), "download_slow"),
    ],
)
def test_a_server_that_takes_its_time_is_given_up(
    qtbot: QtBot, address: str, path: str, limits: FetchLimits, code: str
) -> None:
    fetching = Fetching(limits=limits)
    with qtbot.waitSignal(fetching.failed, timeout=15_000) as failed:
        fetching.fetch(QUrl(address + path))
    assert failed.args[0].code == code


def test_what_was_given_up_is_not_heard_of_again(qtbot: QtBot, address: str) -> None:
    fetching = Fetching()
    arrived: list[str] = []
    fetching.fetched.connect(lambda _data, name: arrived.append(name))
    fetching.fetch(QUrl(address + "/drip"))
    fetching.fetch(QUrl(address + "/other.png"))
    with qtbot.waitSignal(fetching.fetched):
        fetching.fetch(QUrl(address + "/picture.png"))
    assert arrived == ["picture.png"]


def test_nobody_is_told_where_the_picture_was_dropped_from(qtbot: QtBot, address: str) -> None:
    fetching = Fetching()
    with qtbot.waitSignal(fetching.fetched):
        fetching.fetch(QUrl(address + "/with-password"))
    assert len(seen) == 2
    for headers in seen:
        assert not {"Referer", "Authorization", "Cookie"} & set(headers)


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
