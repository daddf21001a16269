"""Fetch one picture that was dropped as a web address: the only time Likewise uses the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import (
    QHostAddress,
    QHostInfo,
    QNetworkAccessManager,
    QNetworkReply,
    QNetworkRequest,
)

from core.addresses import is_local, may_follow
from core.errors import LikewiseError

LIMIT_MB = 40
_REDIRECTS = (301, 302, 303, 307, 308)
_NOTHING_PERSONAL = (
    QNetworkRequest.Attribute.CookieLoadControlAttribute,
    QNetworkRequest.Attribute.CookieSaveControlAttribute,
    QNetworkRequest.Attribute.AuthenticationReuseAttribute,
)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How long a server may be silent, how long all may take, and how often it may lead on.

    `is_local` tells the addresses of networks at home from those of the internet.
    """

    silence_ms: int = 20_000
    whole_ms: int = 60_000
    n_redirects: int = 5
    is_local: Callable[[str], bool] = is_local


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request of a fetch: where from (None for the first), where to."""

    url: QUrl
    number: int = 0
    former_scheme: str | None = None
    is_from_local: bool = False


class Fetching(QObject):
    """Fetches at most one picture at a time; ends in `fetched(data, name)` or `failed(error)`.

    Redirects are followed one by one, each looked at first; see `core.addresses`.
    """

    fetched = Signal(bytes, str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, limits: FetchLimits | None = None) -> None:
        super().__init__(parent)
        self._limits = limits or FetchLimits()
        self._network = QNetworkAccessManager(self)
        self._network.setRedirectPolicy(QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        self._reply: QNetworkReply | None = None
        self._hop = _Hop(QUrl())
        self._is_host_local = False
        # The transfer timeout counts silence only; a slow drip of bytes has to end as well.
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(self._limits.whole_ms)
        self._clock.timeout.connect(self._on_too_long)

    def fetch(self, url: QUrl) -> None:
        """Get `url`, after giving up on what is still under way."""
        self.cancel()
        self._clock.start()
        self._look_up(_Hop(url))

    def cancel(self) -> None:
        """Give up; nothing is said about it."""
        self._clock.stop()
        self._hop = _Hop(QUrl())
        if self._reply is not None:
            reply, self._reply = self._reply, None
            reply.finished.disconnect(self._on_finished)
            reply.abort()
            reply.deleteLater()

    def _look_up(self, hop: _Hop) -> None:
        """Ask where a host is before anything is asked of it."""
        self._hop = hop
        address = QHostAddress(hop.url.host())
        if address.isNull():
            # A static method, which its types do not say.
            answered = partial(self._on_looked_up, hop)
            QHostInfo.lookupHost(hop.url.host(), answered)  # type: ignore[call-overload]
        else:
            self._go_on(hop, [address])

    def _on_looked_up(self, hop: _Hop, found: QHostInfo) -> None:
        if hop is self._hop:  # and not asked for by a fetch that was given up
            # A host that is not found is one for the user's proxy to find, if there is one.
            self._go_on(hop, found.addresses())

    def _go_on(self, hop: _Hop, addresses: Sequence[QHostAddress]) -> None:
        self._is_host_local = any(self._limits.is_local(found.toString()) for found in addresses)
        former = hop.former_scheme
        if former is not None and not may_follow(
            former, hop.url.scheme(), hop.is_from_local, self._is_host_local
        ):
            self._fail(LikewiseError("download_led_astray", address=hop.url.toDisplayString()))
            return
        self._get(hop.url)

    def _get(self, url: QUrl) -> None:
        address = QUrl(url)
        address.setUserInfo("")  # what a web page hid in an address is nobody's password
        request = QNetworkRequest(address)
        request.setTransferTimeout(self._limits.silence_ms)
        request.setRawHeader(b"Accept", b"image/*")
        manual = QNetworkRequest.LoadControl.Manual
        for attribute in _NOTHING_PERSONAL:
            request.setAttribute(attribute, manual)
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, "Likewise")
        reply = self._reply = self._network.get(request)
        reply.downloadProgress.connect(self._on_progress)
        reply.readyRead.connect(self._on_more)
        reply.finished.connect(self._on_finished)

    def _fail(self, error: LikewiseError) -> None:
        self.cancel()
        self.failed.emit(error)

    def _on_too_long(self) -> None:
        self._fail(LikewiseError("download_slow", seconds=self._limits.whole_ms // 1000))

    def _on_progress(self, n_received: int, n_total: int) -> None:
        self._check_size(max(n_received, n_total))

    def _on_more(self) -> None:
        # What has come is told ten times a second, and before it was unpacked.
        if self._reply is not None:
            self._check_size(self._reply.bytesAvailable())

    def _check_size(self, n_bytes: int) -> None:
        if n_bytes > LIMIT_MB * 2**20:
            self._fail(LikewiseError("download_too_large", limit_mb=LIMIT_MB))

    def _on_finished(self) -> None:
        reply, self._reply = self._reply, None
        if reply is None:
            return
        reply.deleteLater()
        if reply.error() != QNetworkReply.NetworkError.NoError:
            self._fail(LikewiseError("download_failed", detail=reply.errorString()))
        elif reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) in _REDIRECTS:
            self._follow(reply)
        else:
            self._take(reply)

    def _follow(self, reply: QNetworkReply) -> None:
        target = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
        url = reply.url().resolved(target) if isinstance(target, QUrl) else QUrl()
        number = self._hop.number + 1
        if not url.isValid() or not url.host() or number > self._limits.n_redirects:
            shown = url.toDisplayString() or reply.url().toDisplayString()
            self._fail(LikewiseError("download_led_astray", address=shown))
            return
        self._look_up(_Hop(url, number, reply.url().scheme(), self._is_host_local))

    def _take(self, reply: QNetworkReply) -> None:
        self._clock.stop()
        kind = str(reply.header(QNetworkRequest.KnownHeaders.ContentTypeHeader) or "")
        if not kind.lower().startswith("image/"):
            self.failed.emit(LikewiseError("download_not_image"))
            return
        name = reply.url().fileName() or reply.url().host()
        self.fetched.emit(bytes(reply.readAll().data()), name)
