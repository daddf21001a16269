"""Weights come whole or not at all: over broken connections, from bad servers, from files."""

from __future__ import annotations

import hashlib
import os
import random
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core.conditions.recipes import Weights
from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress
from core.networks.download import Patience
from core.networks.presets import RESNET18
from core.networks.weights import WeightsFolder, forget_if_changed
from tests.conftest import ROOT
from tests.core.full_disk import no_file_grows_beyond

#: Begins like a file that torch has written.
CONTENT = b"PK\x03\x04" + random.Random(7).randbytes(3_000_000)
OTHER = b"PK\x03\x04" + random.Random(8).randbytes(3_000_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@dataclass
class Behaviour:
    """How the server treats the next requests, and what it was asked for."""

    content: bytes = CONTENT
    etag: str = '"one"'
    has_ranges: bool = True
    honours_if_range: bool = True
    #: Bytes that the next answers send before they break off; then all is sent.
    cuts: list[int] = field(default_factory=list)
    #: Bytes after which the next answers wait until `go_on` is set; then all is sent at once.
    stalls: list[int] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)
    statuses: list[int] = field(default_factory=list)
    linked_sha256: str = ""
    moved_to: str = ""
    announced: int = 0
    ranges: list[str | None] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    behaviour: Behaviour

    def do_GET(self) -> None:
        behaviour = self.behaviour
        if self.path == "/moved":
            return self._redirect(behaviour)
        behaviour.ranges.append(self.headers["Range"])
        if behaviour.statuses:
            return self.send_error(behaviour.statuses.pop(0))
        start = self._start(behaviour)
        if start >= len(behaviour.content):
            return self.send_error(416)
        self._send_head(behaviour, start)
        return self._send_body(behaviour, behaviour.content[start:])

    def _redirect(self, behaviour: Behaviour) -> None:
        self.send_response(302)
        self.send_header("Location", behaviour.moved_to or "/weights.pth")
        self.send_header("X-Linked-Etag", f'"{behaviour.linked_sha256}"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _start(self, behaviour: Behaviour) -> int:
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers["Range"] or "")
        is_same = self.headers["If-Range"] in (None, behaviour.etag)
        is_same = is_same or not behaviour.honours_if_range
        return int(asked[1]) if asked and behaviour.has_ranges and is_same else 0

    def _send_head(self, behaviour: Behaviour, start: int) -> None:
        total = behaviour.announced or len(behaviour.content)
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
        if behaviour.etag:
            self.send_header("ETag", behaviour.etag)
        self.send_header("Content-Length", str(total - start))
        self.end_headers()

    def _send_body(self, behaviour: Behaviour, body: bytes) -> None:
        if behaviour.cuts:
            body = body[: behaviour.cuts.pop(0)]
        if behaviour.stalls:
            first = behaviour.stalls.pop(0)
            self.wfile.write(body[:first])
            self.wfile.flush()
            behaviour.go_on.wait(30)
            body = body[first:]
        with suppress(OSError):  # the one who asked may have gone
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server:
    """A server on this machine, and what lies on it."""

    def __init__(self) -> None:
        self.behaviour = Behaviour()
        handler = type("BoundHandler", (Handler,), {"behaviour": self.behaviour})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = False  # so that closing waits for them
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def weights(self, sha256: str = SHA256[:8], path: str = "/weights.pth") -> Weights:
        return Weights("weights.pth", self.address + path, len(CONTENT), sha256)

    def stop(self) -> None:
        self.behaviour.go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def folder(tmp_path: Path) -> WeightsFolder:
    return WeightsFolder(tmp_path / "weights", Patience(timeout_s=5, pause_s=0.01))


class Reports:
    """All that a job said, and a way to stop it."""

    def __init__(self, cancel_after: int | None = None, stage: str = "download") -> None:
        self.all: list[Progress] = []
        self.control = Control()
        self._cancel_after = cancel_after
        self._stage = stage

    def __call__(self, progress: Progress) -> None:
        self.all.append(progress)
        is_far_enough = self._cancel_after is not None and progress.done >= self._cancel_after
        if is_far_enough and progress.stage == self._stage:
            self.control.cancel()


def test_a_bit_that_flips_on_the_disk_is_noticed_and_the_file_fetched_anew(
    server: Server, folder: WeightsFolder
) -> None:
    download(folder, server.weights())
    path = folder.path_of(server.weights())
    assert not forget_if_changed(path)
    before = path.stat()
    path.write_bytes(CONTENT[:-1] + bytes([CONTENT[-1] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert folder.is_there(server.weights())  # nothing tells of it before it is read
    assert forget_if_changed(path)
    assert not folder.is_there(server.weights())
    download(folder, server.weights())
    assert path.read_bytes() == CONTENT


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_where_the_disk_gets_full_that_is_said_and_the_rest_is_fetched_later(
    server: Server, folder: WeightsFolder
) -> None:
    with pytest.raises(LikewiseError) as said, no_file_grows_beyond(1_000_000):
        download(folder, server.weights())
    assert said.value.code == "disk_full"
    assert not folder.is_there(server.weights())
    download(folder, server.weights())
    assert folder.path_of(server.weights()).read_bytes() == CONTENT
    assert server.behaviour.ranges == [None, "bytes=1000000-"]


def download(folder: WeightsFolder, weights: Weights) -> list[Progress]:
    reports = Reports()
    path = folder.download(weights, reports, reports.control)
    assert path == folder.path_of(weights)
    return reports.all


def names_in(folder: WeightsFolder) -> list[str]:
    return sorted(path.name for path in folder.folder.iterdir())


def code_of(folder: WeightsFolder, weights: Weights) -> str:
    """What a download that fails says."""
    with pytest.raises(LikewiseError) as caught:
        download(folder, weights)
    assert str(caught.value)
    return caught.value.code


# --- over a network -------------------------------------------------------------------------------


def test_a_download_lies_in_the_folder_and_nothing_else(
    folder: WeightsFolder, server: Server
) -> None:
    reports = download(folder, server.weights())

    assert folder.path_of(server.weights()).read_bytes() == CONTENT
    assert names_in(folder) == ["weights.pth", "weights.pth.checked"]
    last = [report for report in reports if report.stage == "download"][-1]
    assert 0 < last.done <= last.total == len(CONTENT)
    found = folder.found(server.weights())
    assert found is not None
    assert (found.n_bytes, found.sha256) == (len(CONTENT), SHA256)


def test_what_is_there_is_not_fetched_again(folder: WeightsFolder, server: Server) -> None:
    download(folder, server.weights())
    download(folder, server.weights())

    assert server.behaviour.ranges == [None]


def test_a_cut_is_mended_by_asking_for_the_rest(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.cuts = [1_000_000, 500_000]

    download(folder, server.weights())

    assert folder.path_of(server.weights()).read_bytes() == CONTENT
    assert server.behaviour.ranges == [None, "bytes=1000000-", "bytes=1500000-"]


def test_a_cancelled_download_goes_on_from_there(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.stalls = [800_000]
    reports = Reports(cancel_after=800_000)

    # The server is silent now for longer than the test may take.
    with pytest.raises(Cancelled):
        folder.download(server.weights(), reports, reports.control)
    assert not folder.is_there(server.weights())
    server.behaviour.go_on.set()
    download(folder, server.weights())

    assert server.behaviour.ranges == [None, "bytes=800000-"]
    assert folder.path_of(server.weights()).read_bytes() == CONTENT


def test_a_server_that_never_answers_can_be_cancelled(folder: WeightsFolder) -> None:
    reports = Reports(cancel_after=0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/weights.pth"
        with pytest.raises(Cancelled):
            folder.download(Weights("weights.pth", url), reports, reports.control)


def test_a_report_may_cancel_as_well(folder: WeightsFolder, server: Server) -> None:
    def refuse(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        folder.download(server.weights(), refuse)


def test_what_was_cancelled_while_it_was_checked_is_not_fetched_again(
    folder: WeightsFolder, server: Server
) -> None:
    reports = Reports(cancel_after=0, stage="check")
    with pytest.raises(Cancelled):
        folder.download(server.weights(), reports, reports.control)

    download(folder, server.weights())

    assert server.behaviour.ranges == [None]
    assert folder.is_there(server.weights())


def test_a_server_that_sends_no_parts_is_asked_for_all_of_it(
    folder: WeightsFolder, server: Server
) -> None:
    server.behaviour.has_ranges = False
    server.behaviour.cuts = [1_000_000]

    download(folder, server.weights())

    assert folder.path_of(server.weights()).read_bytes() == CONTENT


@pytest.mark.parametrize("honours_if_range", [True, False])
def test_a_file_that_changed_meanwhile_is_begun_anew(
    folder: WeightsFolder, server: Server, honours_if_range: bool
) -> None:
    weights = server.weights(sha256="")
    server.behaviour.stalls = [800_000]
    reports = Reports(cancel_after=800_000)
    with pytest.raises(Cancelled):
        folder.download(weights, reports, reports.control)
    server.behaviour.content, server.behaviour.etag = OTHER, '"two"'
    server.behaviour.honours_if_range = honours_if_range

    download(folder, weights)

    assert folder.path_of(weights).read_bytes() == OTHER


def test_without_checksum_and_version_nothing_is_pieced_together(
    folder: WeightsFolder, server: Server
) -> None:
    server.behaviour.etag = ""
    server.behaviour.cuts = [1_000_000]

    download(folder, server.weights(sha256=""))

    assert server.behaviour.ranges == [None, None]
    assert folder.path_of(server.weights()).read_bytes() == CONTENT


def test_a_wrong_checksum_throws_the_file_away(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.content = OTHER

    assert code_of(folder, server.weights()) == "weights_wrong"
    assert names_in(folder) == []
    assert not folder.is_there(server.weights())


def test_a_page_instead_of_weights_is_thrown_away(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.content = b"<html>Please log in to this network.</html>"

    assert code_of(folder, server.weights(sha256="")) == "weights_wrong"
    assert names_in(folder) == []


def test_a_checksum_named_on_the_way_is_checked(folder: WeightsFolder, server: Server) -> None:
    weights = server.weights(sha256="", path="/moved")
    server.behaviour.linked_sha256 = hashlib.sha256(OTHER).hexdigest()
    assert code_of(folder, weights) == "weights_wrong"

    server.behaviour.linked_sha256 = SHA256
    server.behaviour.cuts = [1_000_000]
    download(folder, weights)

    assert folder.path_of(weights).read_bytes() == CONTENT
    assert server.behaviour.ranges == [None, None, "bytes=1000000-"]


def test_without_a_network_the_sentence_says_what_to_fetch_and_where_to_put_it(
    folder: WeightsFolder, server: Server
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    weights = Weights("weights.pth", f"http://127.0.0.1:{port}/weights.pth", sha256=SHA256[:8])

    with pytest.raises(LikewiseError) as caught:
        download(folder, weights)

    assert caught.value.code == "weights_offline"
    assert weights.url in str(caught.value)
    assert str(folder.folder) in str(caught.value)


def test_a_server_that_does_not_have_it_is_named(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.statuses = [404]

    assert code_of(folder, server.weights()) == "weights_refused"
    assert server.behaviour.ranges == [None]


def test_a_busy_server_is_asked_again(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.statuses = [503, 429]

    download(folder, server.weights())

    assert folder.is_there(server.weights())


def test_a_connection_that_stays_broken_is_left_at_that_and_its_bytes_are_kept(
    tmp_path: Path, server: Server
) -> None:
    folder = WeightsFolder(tmp_path / "weights", Patience(timeout_s=0.1, pause_s=0.01))
    server.behaviour.stalls = [700_000, 0, 0, 0]

    assert code_of(folder, server.weights()) == "weights_cut"
    server.behaviour.go_on.set()
    download(folder, server.weights())

    assert server.behaviour.ranges[-1] == "bytes=700000-"
    assert folder.path_of(server.weights()).read_bytes() == CONTENT


def test_a_partial_file_that_is_too_long_is_begun_anew(
    folder: WeightsFolder, server: Server
) -> None:
    server.behaviour.stalls = [800_000]
    reports = Reports(cancel_after=800_000)
    with pytest.raises(Cancelled):
        folder.download(server.weights(), reports, reports.control)
    partial = folder.folder / "weights.pth.partial"
    partial.write_bytes(CONTENT + CONTENT)

    download(folder, server.weights())

    assert folder.path_of(server.weights()).read_bytes() == CONTENT


def test_what_came_from_another_address_is_not_gone_on_from(
    folder: WeightsFolder, server: Server
) -> None:
    server.behaviour.stalls = [800_000]
    reports = Reports(cancel_after=800_000)
    with pytest.raises(Cancelled):
        folder.download(server.weights(), reports, reports.control)

    download(folder, server.weights(path="/elsewhere.pth"))

    assert server.behaviour.ranges == [None, None]


def test_a_file_that_has_no_room_is_not_begun(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.announced = 1 << 60

    assert code_of(folder, server.weights()) == "weights_no_room"


@pytest.mark.parametrize(
    "url", ["http://example.invalid/w.pth", "ftp://example.invalid/w.pth", "file:///etc/passwd"]
)
def test_addresses_that_anybody_could_tamper_with_are_refused(
    folder: WeightsFolder, url: str
) -> None:
    assert code_of(folder, Weights("w.pth", url)) == "weights_insecure"


def test_a_redirect_can_not_lead_to_such_an_address(folder: WeightsFolder, server: Server) -> None:
    server.behaviour.moved_to = "http://example.invalid/weights.pth"

    assert code_of(folder, server.weights(path="/moved")) == "weights_insecure"


# --- from files -----------------------------------------------------------------------------------


def test_a_file_put_there_by_hand_is_taken_without_a_network(folder: WeightsFolder) -> None:
    weights = Weights("weights.pth", "https://example.invalid/weights.pth", sha256=SHA256[:8])
    folder.folder.mkdir()
    folder.path_of(weights).write_bytes(CONTENT)
    assert not folder.is_there(weights)

    reports = download(folder, weights)

    assert {report.stage for report in reports} == {"check"}
    assert folder.is_there(weights)


def test_a_wrong_file_put_there_by_hand_is_fetched_instead(
    folder: WeightsFolder, server: Server
) -> None:
    folder.folder.mkdir()
    folder.path_of(server.weights()).write_bytes(OTHER)
    assert not folder.adopt(server.weights(), Reports())

    download(folder, server.weights())

    assert folder.path_of(server.weights()).read_bytes() == CONTENT


def test_a_file_that_was_changed_afterwards_no_longer_counts(
    folder: WeightsFolder, server: Server
) -> None:
    download(folder, server.weights())
    folder.path_of(server.weights()).write_bytes(OTHER + b"more")

    assert not folder.is_there(server.weights())
    assert not folder.adopt(server.weights(), Reports())


def test_other_weights_under_the_same_name_do_not_count(
    folder: WeightsFolder, server: Server
) -> None:
    download(folder, server.weights())

    assert not folder.is_there(server.weights(sha256="00000000"))


def test_a_local_file_is_copied_under_a_name_of_its_own(
    folder: WeightsFolder, tmp_path: Path
) -> None:
    brought = tmp_path / "my network (best).PTH"
    brought.write_bytes(CONTENT)
    reports = Reports()

    weights = folder.import_file(brought, reports)

    assert weights.file_name == f"my-network-best--{SHA256[:12]}.pth"
    assert (weights.n_bytes, weights.sha256, weights.url) == (len(CONTENT), SHA256, "")
    assert folder.is_there(weights)
    assert folder.path_of(weights).read_bytes() == brought.read_bytes() == CONTENT
    assert reports.all[-1] == Progress("copy", len(CONTENT), len(CONTENT))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("weights.zip", CONTENT, "weights_suffix"),
        ("weights.pth", b"", "weights_damaged"),
        ("weights.pt", b"not weights at all", "weights_damaged"),
        ("weights.safetensors", b"\xff" * 64, "weights_damaged"),
    ],
)
def test_what_can_not_be_weights_is_not_copied(
    folder: WeightsFolder, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(LikewiseError) as caught:
        folder.import_file(tmp_path / name, Reports())

    assert caught.value.code == code
    assert not folder.folder.exists()


def test_a_file_that_is_not_there_is_said_to_be_unreadable(
    folder: WeightsFolder, tmp_path: Path
) -> None:
    with pytest.raises(LikewiseError) as caught:
        folder.import_file(tmp_path / "nowhere.pth", Reports())

    assert caught.value.code == "unreadable"


def test_a_cancelled_copy_leaves_nothing(folder: WeightsFolder, tmp_path: Path) -> None:
    (tmp_path / "weights.pth").write_bytes(CONTENT)
    reports = Reports(cancel_after=1, stage="copy")

    with pytest.raises(Cancelled):
        folder.import_file(tmp_path / "weights.pth", reports, reports.control)

    assert names_in(folder) == []


def test_nothing_of_this_loads_torch() -> None:
    modules = ("weights", "presets", "records")
    code = "".join(f"import core.networks.{module}; " for module in modules)
    code += "import sys; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_preset_is_the_file_that_its_checksum_names() -> None:
    assert RESNET18.url.endswith(f"-{RESNET18.sha256}.pth")
    assert RESNET18.url.endswith(RESNET18.file_name)
