"""Fetching one file over a connection that may break, beside its final place.

What has come is kept as `NAME.partial`; `NAME.partial.json` says which version of the file it is
the beginning of. The libraries that one might use instead (pooch, huggingface_hub) begin anew
after a cut, and neither can be stopped at any moment.
"""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.client import HTTPException
from io import FileIO
from pathlib import Path
from urllib.parse import urlsplit

from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.networks.files import Watch, disk_errors, require_room, sha256_of, write_all
from core.networks.transfer import Answer, Transfer
from core.networks.weights_format import is_weights

_HEADERS = {"User-Agent": "Likewise", "Accept-Encoding": "identity"}
#: So often in a row a connection may bring nothing before it is left at that.
_N_FRUITLESS = 3
_LOOK_S = 0.05
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a silent server, and before asking again after a cut."""

    timeout_s: float = 20.0
    pause_s: float = 1.0


@dataclass(frozen=True, slots=True)
class _Version:
    """Which file a partial one is the beginning of; "" and 0 for what the server did not say."""

    url: str
    validator: str = ""
    n_bytes: int = 0
    sha256: str = ""


class Download:
    """Fetches `weights` into `folder`, going on from where an earlier one ended."""

    def __init__(self, weights: Weights, folder: Path, watch: Watch, patience: Patience) -> None:
        self._weights = weights
        self._folder = folder
        self._watch = watch
        self._patience = patience
        self._partial = folder / f"{weights.file_name}.partial"
        self._note = folder / f"{weights.file_name}.partial.json"
        self._version = self._noted_version()
        self._has_answered = False
        self._began_s = time.monotonic()
        self._n_fetched = 0

    def run(self) -> tuple[Path, str]:
        """Where the complete file lies, and its checksum, which is the right one.

        Raises `LikewiseError` where the file does not come, `Cancelled` where `watch` does.
        """
        n_fruitless = 0
        while not self._is_complete():
            n_before = self._n_here()
            try:
                self._attempt()
                break
            except (OSError, HTTPException) as error:
                n_fruitless = 0 if self._n_here() > n_before else n_fruitless + 1
                if not self._has_answered or n_fruitless >= _N_FRUITLESS:
                    raise self._failure(error) from error
                self._pause()
        return self._partial, self._checked()

    def _attempt(self) -> None:
        """One request. Returns when all has come; `OSError` says that the connection broke."""
        n_here = self._n_to_keep()
        transfer = Transfer(self._weights.url, self._headers(n_here), self._patience.timeout_s)
        try:
            answer = transfer.answer(lambda: self._tell(n_here))
            self._has_answered = True
            n_kept = self._accept(answer, n_here)
            with disk_errors(self._folder):
                file = self._partial.open("ab" if n_kept else "wb", buffering=0)
            with file:
                self._receive(transfer, file)
        finally:
            transfer.give_up()

    def _receive(self, transfer: Transfer, file: FileIO) -> None:
        for chunk in transfer.chunks(lambda: self._tell(file.tell())):
            with disk_errors(self._folder):
                write_all(file, chunk)
            self._n_fetched += len(chunk)
        done, total = file.tell(), self._version.n_bytes
        if done < total:
            raise ConnectionError(f"{done} of {total} bytes")

    def _n_to_keep(self) -> int:
        """How much of the partial file can be gone on from; 0 has removed it."""
        n_here = self._n_here()
        is_sure = self._version.validator or self._expected_sha256()
        if n_here and not (self._version.url and is_sure):
            self._discard()
            return 0
        return n_here

    def _headers(self, n_here: int) -> dict[str, str]:
        if not n_here:
            return _HEADERS
        headers = {**_HEADERS, "Range": f"bytes={n_here}-"}
        if self._version.validator:
            headers["If-Range"] = self._version.validator
        return headers

    def _accept(self, answer: Answer, n_here: int) -> int:
        """How many bytes of the partial file stay under what the server has answered."""
        if answer.status not in (200, 206):
            raise self._refusal(answer.status)
        if answer.status == 200:
            n_here = 0
        version = _version_in(answer, self._weights.url, n_here)
        if n_here and not _may_be_same(version, self._version):
            self._discard()
            raise ConnectionError("the file was changed meanwhile")
        require_room(self._folder, self._weights.file_name, version.n_bytes - n_here)
        if not n_here:
            # The note after the bytes that it is not about are gone, whatever comes between.
            self._discard()
            self._version = version
            self._write_note()
        return n_here

    def _refusal(self, status: int) -> Exception:
        if status == 416:  # what is here goes beyond what is there
            self._discard()
        if status in (408, 416, 429) or status >= 500:
            return ConnectionError(f"HTTP {status}")
        return LikewiseError(
            "weights_refused",
            host=urlsplit(self._weights.url).hostname or "",
            status=status,
            file=self._weights.file_name,
            folder=str(self._folder),
        )

    def _failure(self, error: Exception) -> LikewiseError:
        detail = str(getattr(error, "reason", "") or error) or type(error).__name__
        code = "weights_cut" if self._has_answered else "weights_offline"
        return LikewiseError(
            code,
            file=self._weights.file_name,
            detail=detail,
            url=self._weights.url,
            folder=str(self._folder),
        )

    def _checked(self) -> str:
        """The checksum of the complete file; a wrong file is removed, and said to be wrong."""
        expected = self._expected_sha256()
        found = sha256_of(self._partial, self._watch)
        if not found.startswith(expected) or not is_weights(self._partial):
            self._discard()
            host = urlsplit(self._weights.url).hostname or ""
            raise LikewiseError("weights_wrong", host=host, file=self._weights.file_name)
        self._note.unlink(missing_ok=True)
        return found

    def _expected_sha256(self) -> str:
        return max(self._weights.sha256, self._version.sha256, key=len)

    def _is_complete(self) -> bool:
        return 0 < self._version.n_bytes == self._n_here()

    def _n_here(self) -> int:
        with suppress(FileNotFoundError):
            return self._partial.stat().st_size
        return 0

    def _discard(self) -> None:
        self._partial.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)
        self._version = _Version(self._weights.url)

    def _noted_version(self) -> _Version:
        try:
            noted = _Version(**json.loads(self._note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return _Version("")
        return noted if noted.url == self._weights.url else _Version("")

    def _write_note(self) -> None:
        with disk_errors(self._folder):
            self._note.write_text(json.dumps(asdict(self._version)), encoding="utf-8")

    def _tell(self, done: int) -> None:
        seconds = max(time.monotonic() - self._began_s, 0.1)
        total = self._version.n_bytes or self._weights.n_bytes
        self._watch.tell("download", done, total if done <= total else 0, self._n_fetched / seconds)

    def _pause(self) -> None:
        end = time.monotonic() + self._patience.pause_s
        while time.monotonic() < end:
            self._tell(self._n_here())
            time.sleep(_LOOK_S)


def _version_in(answer: Answer, url: str, n_here: int) -> _Version:
    """What an answer says about the file. Raises `ConnectionError` for a part not asked for."""
    etag = answer.headers.get("ETag") or ""
    # Weak ones don't promise the same bytes.
    strong = etag if etag.startswith('"') else ""
    validator = strong or answer.headers.get("Last-Modified") or ""
    if not n_here:
        length = answer.headers.get("Content-Length") or "0"
        return _Version(url, validator, int(length), answer.published_sha256)
    part = _CONTENT_RANGE.match(answer.headers.get("Content-Range") or "")
    if part is None or int(part[1]) != n_here:
        raise ConnectionError("another part came than was asked for")
    return _Version(url, validator, int(part[2]), answer.published_sha256)


def _may_be_same(found: _Version, known: _Version) -> bool:
    """Whether nothing that both say differs."""
    pairs = zip(asdict(found).values(), asdict(known).values(), strict=True)
    return all(new == old or not new or not old for new, old in pairs)
