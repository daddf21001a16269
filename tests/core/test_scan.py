"""Which files a scan finds, in which order, and what it makes of those that are none."""

from __future__ import annotations

import os
import random
import socket
import sys
from pathlib import Path

import pytest

from core.errors import LikewiseError
from core.images.scan import scan
from core.records import FoundFile
from core.store.files import folder_bounds, sort_key

not_on_windows = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and byte names")


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def found_in(folder: Path, excluded: frozenset[bytes] = frozenset()) -> dict[str, FoundFile]:
    root = os.fsencode(folder)
    return {
        os.fsdecode(os.path.relpath(file.path, root)).replace(os.sep, "/"): file
        for file in scan(root, excluded)
    }


def problem(file: FoundFile) -> str:
    assert file.problem is not None
    return file.problem.code


def test_only_files_with_an_image_ending_are_found_in_any_case_of_letters(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.JPEG", "c.Png", "d.heic", "e.avif", "f.tif", "g.webp"):
        touch(tmp_path / name)
    for name in ("notes.txt", "song.mp3", "paper.odt", "drawing.eps", "jpg", "old.jpg.bak"):
        touch(tmp_path / name)
    assert sorted(found_in(tmp_path)) == [
        "a.jpg",
        "b.JPEG",
        "c.Png",
        "d.heic",
        "e.avif",
        "f.tif",
        "g.webp",
    ]


def test_films_drawings_and_documents_are_told_with_the_reason(tmp_path: Path) -> None:
    wanted = {"film.mp4": "film", "a.MOV": "film", "b.svg": "svg", "c.svgz": "svg", "d.PDF": "pdf"}
    for name in wanted:
        touch(tmp_path / name)
    found = found_in(tmp_path)
    assert {name: problem(file) for name, file in found.items()} == {
        name: f"left_out_{kind}" for name, kind in wanted.items()
    }
    assert all(file.problem is not None and file.problem.is_left_out for file in found.values())


def test_hidden_and_junk_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path / "kept" / "a.jpg")
    for name in (
        ".b.jpg",
        ".git/c.jpg",
        "@eaDir/d.jpg",
        "node_modules/e.jpg",
        "$RECYCLE.BIN/f.jpg",
    ):
        touch(tmp_path / name)
    assert list(found_in(tmp_path)) == ["kept/a.jpg"]


def test_a_root_whose_own_name_is_hidden_is_scanned(tmp_path: Path) -> None:
    touch(tmp_path / ".secret" / "a.jpg")
    assert list(found_in(tmp_path / ".secret")) == ["a.jpg"]


def test_excluded_folders_are_not_entered(tmp_path: Path) -> None:
    for name in ("in/a.jpg", "out/b.jpg", "out/deep/c.jpg", "outside/d.jpg"):
        touch(tmp_path / name)
    excluded = frozenset([os.fsencode(tmp_path / "out")])
    assert sorted(found_in(tmp_path, excluded)) == ["in/a.jpg", "outside/d.jpg"]


def test_a_folder_with_the_name_of_a_picture_is_a_folder(tmp_path: Path) -> None:
    touch(tmp_path / "x.jpg" / "inside.jpg")
    assert list(found_in(tmp_path)) == ["x.jpg/inside.jpg"]


@not_on_windows
def test_links_that_form_a_loop_end(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "one.jpg")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a")
    assert list(found_in(tmp_path)) == ["a/one.jpg"]


@not_on_windows
def test_a_linked_folder_is_followed_once(tmp_path: Path) -> None:
    touch(tmp_path / "elsewhere" / "one.jpg")
    root = tmp_path / "root"
    root.mkdir()
    (root / "first").symlink_to(tmp_path / "elsewhere")
    (root / "second").symlink_to(tmp_path / "elsewhere")
    assert list(found_in(root)) == ["first/one.jpg"]


@not_on_windows
def test_what_only_looks_like_a_picture_is_told_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "dangling.jpg").symlink_to(tmp_path / "nowhere.jpg")
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    touch(tmp_path / "good.jpg")
    files = found_in(tmp_path)
    assert problem(files["dangling.jpg"]) == "broken_link"
    assert problem(files["loop.jpg"]) == "looping_link"
    assert problem(files["pipe.jpg"]) == "not_a_file"
    assert files["good.jpg"].problem is None


@not_on_windows
def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.jpg")
        assert problem(found_in(tmp_path)["s.jpg"]) == "not_a_file"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8_are_found_as_they_are(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/gr\xfc\xdfe.jpg"
    with open(path, "wb") as file:
        file.write(b"x")
    assert [file.path for file in scan(os.fsencode(tmp_path))] == [path]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is denied to root")
def test_an_unreadable_subfolder_does_not_stop_the_scan(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "one.jpg")
    touch(tmp_path / "b" / "two.jpg")
    (tmp_path / "a").chmod(0)
    try:
        files = found_in(tmp_path)
    finally:
        (tmp_path / "a").chmod(0o700)
    assert problem(files["a"]) == "folder_unreadable"
    assert files["b/two.jpg"].problem is None


def test_a_missing_root_is_an_error_and_not_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(LikewiseError) as missing:
        found_in(tmp_path / "gone")
    assert missing.value.code == "folder_missing"
    with pytest.raises(LikewiseError) as file:
        found_in(touch(tmp_path / "a.jpg"))
    assert file.value.code == "not_a_folder"


def test_size_and_time_are_those_of_the_file_behind_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target.dat"
    target.write_bytes(b"12345")
    os.utime(target, ns=(10**18, 10**18))
    folder = tmp_path / "folder"
    folder.mkdir()
    try:
        (folder / "link.jpg").symlink_to(target)
    except OSError:
        pytest.skip("links are not allowed here")
    (file,) = scan(os.fsencode(folder))
    assert (file.size_bytes, file.mtime_ns) == (5, 10**18)


# --- natural order --------------------------------------------------------------------------------


def test_names_are_ordered_as_people_number_them() -> None:
    keyed = ["/p/img10.jpg", "/p/img9.jpg", "/p/img1.jpg", "/p/IMG2.jpg", "/p/img02a.jpg"]
    ordered = sorted(keyed, key=lambda path: sort_key(path.encode()))
    assert ordered == ["/p/img1.jpg", "/p/IMG2.jpg", "/p/img02a.jpg", "/p/img9.jpg", "/p/img10.jpg"]


@pytest.mark.skipif(os.sep != "/", reason="written with slashes")
def test_files_of_a_folder_stay_together() -> None:
    paths = ["/p/a b/x.jpg", "/p/a/z.jpg", "/p/a.jpg", "/p/a/b/x.jpg", "/p/a1/x.jpg"]
    random.Random(1).shuffle(paths)
    folders = [os.path.dirname(p) for p in sorted(paths, key=lambda p: sort_key(p.encode()))]
    groups = [f for place, f in enumerate(folders) if place == 0 or folders[place - 1] != f]
    assert len(groups) == len(set(folders))


def test_endless_numbers_and_foreign_bytes_have_an_order() -> None:
    paths = [b"/p/" + b"9" * 400 + b".jpg", b"/p/\xff\xfe.jpg", "/p/ß٣.jpg".encode()]
    assert len({sort_key(path) for path in paths}) == 3


def test_the_bounds_of_a_folder_hold_its_files_and_no_neighbours() -> None:
    folder = os.fsencode(os.path.join(os.sep, "p", "cats"))
    low, high = folder_bounds(folder)
    separator = os.sep.encode()
    inside = [folder + separator + name for name in (b"a.jpg", b"\xff\xff.jpg", b"b/c.jpg")]
    outside = [folder, folder + b" 2/a.jpg", folder + b"-old/a.jpg", folder + b"x.jpg"]
    assert all(low <= path < high for path in inside)
    assert not any(low <= path < high for path in outside)


def test_the_root_of_a_disk_has_bounds_too() -> None:
    low, high = folder_bounds(os.sep.encode())
    assert low <= os.sep.encode() + b"a.jpg" < high
