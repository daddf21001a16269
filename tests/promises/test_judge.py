"""The judge of traces is judged: what it must find, and what it must let pass."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.promises.judge import changes_in, changes_outside, fingerprint, hidden, talks
from tests.promises.trace import read_calls
from tests.promises.tracer import Tracer

#: Each deed spoils a file or folder that is called like it; `folder` is that of the pictures.
DEEDS = {
    "written": "open(name, 'a').close()",
    "opened": "os.close(os.open(name, os.O_RDWR))",
    "renamed": "os.rename(name, outside)",
    "brought": "open(outside, 'w').close(); os.rename(outside, folder + '/brought')",
    "removed": "os.unlink(name)",
    "linked": "os.link(name, outside)",
    "pointed": "os.symlink('/nowhere', folder + '/pointed'); os.unlink(folder + '/pointed')",
    "shortened": "os.truncate(name, 1)",
    "locked": "os.chmod(name, 0o600)",
    "owned": "os.chown(name, -1, -1)",
    "aged": "os.utime(name, (1, 1))",
    "aged by its descriptor": "f = os.open(name, os.O_RDONLY); os.utime(f, (1, 1)); os.close(f)",
    "locked by its descriptor": "f = os.open(name, os.O_RDONLY); os.fchmod(f, 0o600); os.close(f)",
    "marked": "mark(name)",
    "made": "os.mkdir(folder + '/made'); os.rmdir(folder + '/made')",
    "relative": "os.chdir(folder); os.mkdir('relative'); os.rmdir('relative'); os.chdir('/')",
    "by its folder": "f = os.open(folder, 0); os.unlink('by its folder', dir_fd=f); os.close(f)",
    "by a link": "os.utime(by_link + '/by a link', (1, 1))",
    "by a child": "subprocess.run(['mkdir', 'by a child'], cwd=folder)",
    "by a grandchild": "subprocess.run(['sh', '-c', '(rm by*grandchild; true)'], cwd=folder)",
    "by SQLite": "sqlite3.connect(name).execute('create table a (b)').connection.close()",
    "attempted": "attempt(folder + '/attempted/deep')",
    'odd <name>, "\\\n\xfc🙂': "os.utime(name, (1, 1))",
}

#: What is not there before.
_MADE_BY_DEEDS = ("brought", "pointed", "made", "relative", "by a child", "by SQLite", "attempted")

_SCRIPT = """
import os, sqlite3, subprocess, sys
folder, outside, by_link = sys.argv[1:]

def mark(name):
    try:
        os.setxattr(name, "user.likewise", b"1")
    except OSError:
        pass  # a file system without

def attempt(name):
    try:
        os.mkdir(name)
    except OSError:
        pass
"""


def test_whatever_is_done_to_a_folder_is_found(tmp_path: Path, tracer: Tracer) -> None:
    tracer.require()
    folder, outside, link = tmp_path / "pic tures", tmp_path / "outside", tmp_path / "link"
    folder.mkdir()
    link.symlink_to(folder)
    for deed in set(DEEDS).difference(_MADE_BY_DEEDS):
        (folder / deed).write_text("some bytes")
    lines = [f"name = folder + '/' + {deed!r}\n{code}\n" for deed, code in DEEDS.items()]
    script = tmp_path / "deeds.py"
    script.write_text(_SCRIPT + "".join(lines), encoding="utf-8")
    done, calls = tracer.run(
        [sys.executable, script, folder, outside, link], tmp_path / "scratch", tmp_path
    )
    assert done.returncode == 0, done.stderr.decode()
    named = {part for change in changes_in(calls, folder) for part in Path(change.path).parts}
    assert named >= set(DEEDS)


_TALKS = """
import socket
for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
    with socket.socket(family, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((address, 9))
        except OSError:
            pass  # a machine without that network; the attempt counts
"""

_TALKS_HERE = """
import os, socket, sys
with socket.socket() as server, socket.socket() as asked:
    server.bind(("127.0.0.1", 0)), server.listen(), asked.connect(server.getsockname())
with socket.socket(socket.AF_UNIX) as server:
    server.bind("named")
with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as kernel:
    kernel.bind((0, 0))
"""

_TALKS_BY_QT = """
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkRequest
app = QCoreApplication([])
network = QNetworkAccessManager()
for address in ("http://192.0.2.1/", "http://[2001:db8::1]/"):
    network.get(QNetworkRequest(QUrl(address)))
QTimer.singleShot(300, app.quit)
app.exec()
"""


@pytest.mark.parametrize("script", [_TALKS, _TALKS_BY_QT])
def test_who_speaks_to_another_machine_is_found(
    tmp_path: Path, tracer: Tracer, script: str
) -> None:
    tracer.require()
    done, calls = tracer.run([sys.executable, "-c", script], tmp_path, tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    said = talks(calls)
    assert any(text.startswith("connect to 192.0.2.1:") for text in said)
    assert any(text.startswith("connect to 2001:db8::1:") for text in said)


def test_who_speaks_to_others_on_this_machine_is_found_too(tmp_path: Path, tracer: Tracer) -> None:
    tracer.require()
    done, calls = tracer.run([sys.executable, "-c", _TALKS_HERE], tmp_path, tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    said = [text.split(": ")[0] for text in talks(calls)]
    assert said == [
        "bind to 127.0.0.1",
        "connect to 127.0.0.1",
        'bind to "named"',
        "bind to AF_NETLINK",
    ]


_HARMLESS = """
import os, socket, sys
folder, outside = sys.argv[1:]
os.chdir(folder)
with open("picture", "rb") as file:
    open(outside, "wb").write(file.read())
os.listdir("."), os.stat("picture"), os.access("picture", os.W_OK)
os.path.expanduser("~somebody")  # for which the C library asks its cache
for one in socket.socketpair():
    one.close()
"""


def test_who_only_reads_is_let_pass(tmp_path: Path, tracer: Tracer) -> None:
    tracer.require()
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "picture").write_text("some bytes")
    # A neighbour whose name begins in the same way is another folder.
    outside = tmp_path / "pictures of others"
    before = fingerprint(folder)
    command = [sys.executable, "-c", _HARMLESS, folder, outside]
    done, calls = tracer.run(command, tmp_path / "scratch", tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert (changes_in(calls, folder), talks(calls), hidden(calls)) == ([], [], [])
    assert fingerprint(folder) == before
    assert {change.path for change in changes_outside(calls, [folder])} == {str(outside)}
    assert changes_outside(calls, [tmp_path]) == []


def test_what_a_trace_says_is_read_also_where_processes_take_turns() -> None:
    trace = "\n".join(
        [
            '10 chdir("sub") = 0',
            "10 vfork( <unfinished ...>",
            '11 mkdir("made", 0777) = 0',
            '11 rename("a",  <unfinished ...>',
            "10 <... vfork resumed>) = 11",
            '11 <... rename resumed>"b") = -1 ENOENT (No such file or directory)',
            "10 --- SIGCHLD {si_signo=SIGCHLD} ---",
            "11 +++ killed by SIGKILL +++",
            '10 sendto(3<socket:[1]>, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(9), '
            'sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 1',
            "10 io_uring_setup(8, {flags=0}) = 4",
            '10 unlink("c" <unfinished ...>',
        ]
    )
    calls = list(read_calls(trace, "/start"))
    assert [call.paths for call in calls if call.name in ("mkdir", "rename", "unlink")] == [
        ["/start/sub/made"],
        ["/start/sub/a", "/start/sub/b"],
        ["/start/sub/c"],
    ]
    assert len(talks(calls)) == 1
    assert [call.name for call in hidden(calls)] == ["io_uring_setup"]
    with pytest.raises(ValueError, match="not a line of strace"):
        list(read_calls("strace: something else", "/"))


@pytest.mark.parametrize(
    "deed", ["write", "touch", "rename", "add", "remove", "come and go", "rights"]
)
def test_a_fingerprint_tells_what_has_changed(tmp_path: Path, deed: str) -> None:
    folder, picture = tmp_path / "pictures", tmp_path / "pictures" / "inner" / "one.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_text("some bytes")
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    if deed == "write":
        stamp = picture.stat()
        picture.write_text("same bytes")
        os.utime(picture, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    elif deed == "touch":
        picture.touch()
    elif deed == "rename":
        picture.rename(picture.with_name("two.jpg"))
    elif deed == "add":
        (folder / "new").write_text("")
    elif deed == "remove":
        picture.unlink()
    elif deed == "come and go":
        (picture.parent / "partial").write_text("")
        (picture.parent / "partial").unlink()
    else:
        picture.chmod(0o600)
    assert fingerprint(folder) != before
