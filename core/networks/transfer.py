"""An HTTP answer that is read in a thread of its own, so that it can be given up at any moment.

Python's own client waits on a silent connection until its timeout, and cannot go on after one.
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from core.errors import LikewiseError

_CHUNK_BYTES = 1 << 18
_N_WAITING = 8
#: How long the two sides wait for each other before they look whether they should stop.
_LOOK_S = 0.05
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says before it sends. `published_sha256` is empty where it names none.

    Hugging Face names size and checksum of a large file in the answer that leads on to it.
    """

    status: int
    headers: Message
    published_sha256: str


class Transfer:
    """One request. `tick` is called at least twenty times a second while one waits; it may raise.

    What goes wrong on the way (`OSError`, `http.client.HTTPException`, `LikewiseError`) is
    raised by `answer` and `chunks`.
    """

    def __init__(self, url: str, headers: Mapping[str, str], timeout_s: float) -> None:
        require_secure(url)
        self._request = Request(url, headers=dict(headers))
        self._timeout_s = timeout_s
        self._items: queue.Queue[Answer | bytes | BaseException] = queue.Queue(_N_WAITING)
        self._is_given_up = threading.Event()
        self._thread = threading.Thread(target=self._run, name="weights transfer", daemon=True)
        self._thread.start()

    def answer(self, tick: Callable[[], None]) -> Answer:
        """Wait for the server to say something; statuses of errors are answers as well."""
        item = self._next(tick)
        assert isinstance(item, Answer)
        return item

    def chunks(self, tick: Callable[[], None]) -> Iterator[bytes]:
        """The body, piece by piece, as it comes."""
        while True:
            item = self._next(tick)
            assert isinstance(item, bytes)
            if not item:
                return
            yield item

    def give_up(self) -> None:
        """Let go of the connection; does not wait for it."""
        self._is_given_up.set()

    def _next(self, tick: Callable[[], None]) -> Answer | bytes:
        while True:
            tick()
            with suppress(queue.Empty):
                item = self._items.get(timeout=_LOOK_S)
                if isinstance(item, BaseException):
                    raise item
                return item

    def _run(self) -> None:
        try:
            self._read()
        except Exception as error:  # noqa: BLE001 - raised where somebody waits for the answer
            self._put(error)

    def _read(self) -> None:
        redirects = _Redirects()
        opener = _opener(self._request.full_url, redirects)
        try:
            response = opener.open(self._request, timeout=self._timeout_s)
        except HTTPError as error:
            with error:
                self._put(Answer(error.code, error.headers, ""))
            return
        with response:
            published = redirects.sha256 or _sha256_in(response.headers)
            self._put(Answer(response.status, response.headers, published))
            while not self._is_given_up.is_set():
                chunk = response.read1(_CHUNK_BYTES)
                self._put(chunk)
                if not chunk:
                    return

    def _put(self, item: Answer | bytes | BaseException) -> None:
        while not self._is_given_up.is_set():
            with suppress(queue.Full):
                self._items.put(item, timeout=_LOOK_S)
                return


def require_secure(url: str) -> None:
    """Raises `LikewiseError` unless nobody on the way can change what an address leads to."""
    if urlsplit(url).scheme != "https" and not _is_loopback(url):
        raise LikewiseError("weights_insecure", url=url)


def _is_loopback(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in _LOOPBACK


class _Redirects(HTTPRedirectHandler):
    """Follows to secure addresses only, and notes the checksum that is named on the way."""

    def __init__(self) -> None:
        self.sha256 = ""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        try:
            require_secure(newurl)
        except LikewiseError:
            fp.close()
            raise
        self.sha256 = self.sha256 or _sha256_in(headers)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(url: str, redirects: _Redirects) -> OpenerDirector:
    handlers = [ProxyHandler({})] if _is_loopback(url) else []
    return build_opener(redirects, *handlers)


def _sha256_in(headers: Message) -> str:
    found = _SHA256.fullmatch((headers.get("X-Linked-Etag") or "").strip('"'))
    return found.group() if found else ""
