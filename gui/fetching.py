"""Fetch one picture that was dropped as a web address: the only time Likewise uses the network."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from core.errors import LikewiseError

LIMIT_MB = 40
_LIMIT_MS = 20_000
_WHOLE_LIMIT_MS = 60_000
_MAX_REDIRECTS = 5
_NOTHING_PERSONAL = (
    QNetworkRequest.Attribute.CookieLoadControlAttribute,
    QNetworkRequest.Attribute.CookieSaveControlAttribute,
    QNetworkRequest.Attribute.AuthenticationReuseAttribute,
)


class Fetching(QObject):
    """Fetches at most one picture at a time; ends in `fetched(data, name)` or `failed(error)`."""

    fetched = Signal(bytes, str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = QNetworkAccessManager(self)
        self._network.setRedirectPolicy(QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy)
        self._reply: QNetworkReply | None = None
        # The transfer timeout counts silence only; a slow drip of bytes has to end as well.
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_WHOLE_LIMIT_MS)
        self._clock.timeout.connect(self._on_too_long)

    def fetch(self, url: QUrl) -> None:
        """Get `url`, after giving up on what is still under way."""
        self.cancel()
        address = QUrl(url)
        address.setUserInfo("")  # what a web page hid in an address is nobody's password
        request = QNetworkRequest(address)
        request.setTransferTimeout(_LIMIT_MS)
        request.setMaximumRedirectsAllowed(_MAX_REDIRECTS)
        request.setRawHeader(b"Accept", b"image/*")
        manual = QNetworkRequest.LoadControl.Manual
        for attribute in _NOTHING_PERSONAL:
            request.setAttribute(attribute, manual)
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, "Likewise")
        reply = self._reply = self._network.get(request)
        reply.downloadProgress.connect(self._on_progress)
        reply.finished.connect(self._on_finished)
        self._clock.start()

    def cancel(self) -> None:
        """Give up; nothing is said about it."""
        self._clock.stop()
        if self._reply is not None:
            reply, self._reply = self._reply, None
            reply.finished.disconnect(self._on_finished)
            reply.abort()
            reply.deleteLater()

    def _on_too_long(self) -> None:
        self.cancel()
        seconds = _WHOLE_LIMIT_MS // 1000
        self.failed.emit(LikewiseError("download_slow", seconds=seconds))

    def _on_progress(self, n_received: int, n_total: int) -> None:
        if max(n_received, n_total) > LIMIT_MB * 2**20:
            self.cancel()
            self.failed.emit(LikewiseError("download_too_large", limit_mb=LIMIT_MB))

    def _on_finished(self) -> None:
        self._clock.stop()
        reply, self._reply = self._reply, None
        if reply is None:
            return
        reply.deleteLater()
        if reply.error() != QNetworkReply.NetworkError.NoError:
            self.failed.emit(LikewiseError("download_failed", detail=reply.errorString()))
            return
        kind = str(reply.header(QNetworkRequest.KnownHeaders.ContentTypeHeader) or "")
        if not kind.lower().startswith("image/"):
            self.failed.emit(LikewiseError("download_not_image"))
            return
        name = reply.url().fileName() or reply.url().host()
        self.fetched.emit(bytes(reply.readAll().data()), name)
