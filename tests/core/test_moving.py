"""Moving, copying and trashing pictures, and taking that back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from send2trash import TrashPermissionError

from core.jobs import Control, Progress
from core.library import Library, absolute
from core.moving import disk
from core.moving.beside import Beside
from core.moving.deeds import carry, undo
from core.moving.records import Deed, Kind, Undone
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, ignore, index

Contents = dict[str, bytes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six pictures in two folders; files lie beside the first."""
    root = tmp_path / "pictures"
    for number, name in enumerate(("a/one", "a/two", "a/three", "b/one", "b/four", "b/five")):
        draw_picture(root / f"{name}.jpg", seed=number)
    for beside in ("one.jpg.xmp", "one.xmp", "one.CR2", "one.CR2.xmp", "one.txt"):
        (root / "a" / beside).write_text(beside)
    return root


@pytest.fixture
def store(library: Library, folder: Path) -> Iterator[Store]:
    """Of a library that knows `folder`, but none of the pictures in it."""
    with library.open_store() as opened:
        opened.remember_folder(absolute(os.fspath(folder)))
        yield opened


@pytest.fixture
def indexed(store: Store, library: Library, folder: Path, pool: WorkerPool) -> Store:
    """The same when the pictures are indexed."""
    index(library, folder, pool)
    return store


def contents(*folders: Path) -> Contents:
    """All files and what is in them."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {os.fspath(path): path.read_bytes() for path in files}


def do(
    store: Store,
    kind: Kind,
    pictures: Sequence[Path],
    target: Path = Path(),
    control: Control | None = None,
    report: Callable[[Progress], None] = ignore,
) -> Deed:
    paths = [os.fsencode(path) for path in pictures]
    return carry(store, kind, paths, os.fsencode(target), report, control or Control())


def take_back(store: Store, deed: Deed) -> Undone:
    return undo(store, deed, ignore, Control())


def known(store: Store, folder: Path) -> dict[str, tuple[int, int]]:
    """File id and image id by path, as the library has them; what is shown with another picture
    is found anew by who looks."""
    files = store.files.known(absolute(os.fspath(folder))).values()
    shown = [file for file in files if file.failure is None]
    return {os.fsdecode(file.path): (file.file_id, file.image_id) for file in shown}


def codes(done: Deed | Undone) -> list[str]:
    return [one.reason.code for one in done.refused]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


BESIDE_ONE = ["one.CR2", "one.CR2.xmp", "one.jpg", "one.jpg.xmp", "one.xmp"]


def test_what_belongs_to_a_picture_moves_with_it_and_comes_back(
    indexed: Store, folder: Path, library: Library, pool: WorkerPool
) -> None:
    before, known_before = contents(folder), known(indexed, folder)
    target = folder / "new" / "inner"
    deed = do(indexed, Kind.MOVE, [folder / "a/one.jpg", folder / "a/two.jpg"], target)
    assert names(target) == [*BESIDE_ONE, "two.jpg"]
    assert names(folder / "a") == ["one.txt", "three.jpg"]
    assert (deed.n_pictures, deed.n_beside, deed.refused) == (2, 4, ())
    after = known(indexed, folder)
    assert after[f"{target}/one.jpg"] == known_before[f"{folder}/a/one.jpg"]
    assert index(library, folder, pool).embedded == 0
    assert known(indexed, folder) == after
    undone = take_back(indexed, deed)
    assert (undone.n_files, undone.refused) == (6, ())
    assert contents(folder) == before
    assert known(indexed, folder) == known_before
    assert not (folder / "new").exists()
    assert index(library, folder, pool).embedded == 0


def test_nothing_is_written_over_and_names_stay_together(store: Store, folder: Path) -> None:
    target = folder / "b"
    (target / "one (2).XMP").write_text("somebody's")
    (target / "one (3).xmp").write_text("somebody's")
    before = contents(target)
    do(store, Kind.MOVE, [folder / "a/one.jpg"], target)
    assert before.items() <= contents(target).items()
    moved = sorted(set(names(target)) - {Path(path).name for path in before})
    number = "one (2)" if "one (2).jpg" in moved else "one (4)"  # a disk may heed capitals or not
    assert moved == [name.replace("one", number) for name in BESIDE_ONE]


def test_a_name_that_is_taken_in_the_last_moment_stays_whose_it_is(tmp_path: Path) -> None:
    source = draw_picture(tmp_path / "a.jpg")
    taken = tmp_path / "b.jpg"
    taken.write_text("somebody's")
    for bring in (disk.move_file, disk.copy_file):
        with pytest.raises(FileExistsError):
            bring(os.fsencode(source), os.fsencode(taken), lambda: None)
    assert taken.read_text() == "somebody's"
    assert names(tmp_path) == ["a.jpg", "b.jpg"]


def test_copies_are_known_at_once(
    indexed: Store, folder: Path, library: Library, pool: WorkerPool, trash: Path
) -> None:
    before = contents(folder)
    deed = do(indexed, Kind.COPY, [folder / "a/one.jpg", folder / "b/four.jpg"], folder / "a")
    assert "one (2).CR2" in names(folder / "a")
    assert (folder / "a/four.jpg").read_bytes() == (folder / "b/four.jpg").read_bytes()
    assert before.items() <= contents(folder).items()
    of_one = known(indexed, folder)
    assert of_one[f"{folder}/a/one (2).jpg"][1] == of_one[f"{folder}/a/one.jpg"][1]
    assert index(library, folder, pool).embedded == 0
    take_back(indexed, deed)
    assert contents(folder) == before
    assert len(list((trash / "files").iterdir())) == 6


def test_pictures_go_over_to_another_disk(
    indexed: Store, folder: Path, tmp_path: Path, library: Library, pool: WorkerPool
) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other disk here")
    target = other / f"likewise-{os.getpid()}"
    picture = folder / "a/one.jpg"
    os.utime(picture, ns=(1, 1_234_567_890_123_456_789))
    index(library, folder, pool)
    before, image = contents(folder), known(indexed, folder)[str(picture)][1]
    try:
        deed = do(indexed, Kind.MOVE, [picture], target)
        assert names(target) == BESIDE_ONE
        assert (target / "one.jpg").stat().st_mtime_ns == 1_234_567_890_123_456_789
        assert str(picture) not in known(indexed, folder)
        indexed.remember_folder(os.fsencode(target))
        assert index(library, target, pool).embedded == 0
        take_back(indexed, deed)
        assert contents(folder) == before
        assert known(indexed, folder)[str(picture)][1] == image
        assert index(library, folder, pool).embedded == 0
    finally:
        shutil.rmtree(target, ignore_errors=True)


def test_a_copy_that_is_not_whole_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(bytes(3 << 20))

    def change() -> None:
        with source.open("r+b") as file:
            file.write(b"other")

    with pytest.raises(Exception, match="changed"):
        disk.copy_file(os.fsencode(source), os.fsencode(tmp_path / "b.jpg"), change)
    assert names(tmp_path) == ["a.jpg"]


def test_links_move_as_links(tmp_path: Path) -> None:
    picture = draw_picture(tmp_path / "a.jpg")
    (tmp_path / "inner").mkdir()
    link = tmp_path / "link.jpg"
    link.symlink_to("a.jpg")
    disk.move_file(os.fsencode(link), os.fsencode(tmp_path / "inner/l.jpg"), lambda: None)
    assert (tmp_path / "inner/l.jpg").resolve() == picture.resolve()
    assert names(tmp_path) == ["a.jpg", "inner"]


def test_the_trash_takes_what_belongs_to_a_picture_and_gives_it_back(
    indexed: Store, folder: Path, library: Library, pool: WorkerPool, trash: Path
) -> None:
    before, known_before = contents(folder), known(indexed, folder)
    deed = do(indexed, Kind.TRASH, [folder / "a/one.jpg", folder / "b/one.jpg"])
    assert names(folder / "a") == ["one.txt", "three.jpg", "two.jpg"]
    assert names(folder / "b") == ["five.jpg", "four.jpg"]
    assert names(trash / "files") == sorted([*BESIDE_ONE, "one 1.jpg"])
    assert len(known(indexed, folder)) == 4
    assert take_back(indexed, deed).refused == ()
    assert contents(folder) == before
    assert names(trash / "files") == names(trash / "info") == []
    images = {path: image for path, (_, image) in known(indexed, folder).items()}
    assert images == {path: image for path, (_, image) in known_before.items()}
    assert index(library, folder, pool).embedded == 0


def test_the_way_back_goes_over_nothing_and_says_what_is_gone(
    store: Store, folder: Path, trash: Path
) -> None:
    pictures = [folder / "a/two.jpg", folder / "a/three.jpg", folder / "b/five.jpg"]
    deed = do(store, Kind.TRASH, pictures)
    pictures[0].write_text("somebody's")
    (trash / "files" / "three.jpg").unlink()
    shutil.rmtree(folder / "b")
    undone = take_back(store, deed)
    assert codes(undone) == ["trash_emptied", "place_taken"]
    assert pictures[0].read_text() == "somebody's"
    assert pictures[2].exists()
    assert (trash / "files" / "two.jpg").exists()


def test_the_same_place_twice(store: Store, folder: Path, trash: Path) -> None:
    picture = folder / "a/two.jpg"
    first_bytes = picture.read_bytes()
    first = do(store, Kind.TRASH, [picture])
    draw_picture(picture, "blue", seed=77)
    second_bytes = picture.read_bytes()
    second = do(store, Kind.TRASH, [picture])
    take_back(store, second)
    assert picture.read_bytes() == second_bytes
    picture.unlink()
    take_back(store, first)
    assert picture.read_bytes() == first_bytes
    assert names(trash / "files") == []


def test_where_there_is_no_trash_pictures_stay(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: bytes) -> None:
        raise TrashPermissionError(os.fsdecode(path))

    monkeypatch.setattr(disk, "send2trash", refuse)
    before = contents(folder)
    deed = do(store, Kind.TRASH, [folder / "a/one.jpg", folder / "b/one.jpg"])
    assert codes(deed) == ["no_trash", "no_trash"]
    assert not deed.carried
    assert contents(folder) == before


def test_a_deed_that_is_stopped_tells_what_was_done(store: Store, folder: Path) -> None:
    control = Control()
    pictures = [folder / f"a/{name}.jpg" for name in ("one", "two", "three")]
    deed = do(store, Kind.MOVE, pictures, folder / "b", control, lambda _: control.cancel())
    assert not deed.is_whole
    assert (deed.n_pictures, deed.n_beside) == (1, 4)  # what belongs together stays together
    stopped = undo(store, deed, lambda _: control.cancel(), control := Control())
    assert stopped.n_files == 1
    assert stopped.rest is not None
    assert take_back(store, stopped.rest).n_files == 4
    assert len(contents(folder / "a")) == 8


def test_what_cannot_be_carried_is_told_and_the_rest_goes_on(store: Store, folder: Path) -> None:
    pictures = [folder / "a/gone.jpg", folder / "b/five.jpg", folder / "a/two.jpg"]
    deed = do(store, Kind.MOVE, pictures, folder / "b")
    assert codes(deed) == ["vanished", "already_there"]
    assert [one.source for one in deed.carried] == [os.fsencode(pictures[2])]


def test_a_folder_that_was_made_for_nothing_goes_again(store: Store, folder: Path) -> None:
    deed = do(store, Kind.MOVE, [folder / "gone.jpg"], folder / "new")
    assert codes(deed) == ["vanished"]
    assert not (folder / "new").exists()
    with pytest.raises(Exception, match="It stays where it is"):
        do(store, Kind.MOVE, [folder / "a/two.jpg"], folder / "a/two.jpg" / "inner")


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (["a.jpg", "A.NEF", "a.xmp", "a.jpg.xmp"], ["A.NEF", "a.jpg.xmp", "a.xmp"]),
        (["a.jpg", "a.png", "a.xmp", "a.jpg.xmp", "a.png.xmp"], ["a.jpg.xmp"]),
        (["a.jpg", "b.xmp", "ab.xmp", "a.mov", "a.txt"], ["a.mov"]),
        (["a.jpg", "a.1.xmp", "a.1.jpg"], []),
        (["a.jpg", "a.AAE", "a.cr3.xmp"], ["a.AAE", "a.cr3.xmp"]),
    ],
)
def test_which_files_belong_to_a_picture(
    tmp_path: Path, there: list[str], expected: list[str]
) -> None:
    for name in there:
        (tmp_path / name).touch()
    picture = os.fsencode(tmp_path / "a.jpg")
    assert [os.path.basename(path).decode() for path in Beside([picture]).files_of(picture)] == (
        expected
    )


def test_two_pictures_of_one_name_take_along_what_they_share(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png", "a.xmp"):
        (tmp_path / name).touch()
    pictures = [os.fsencode(tmp_path / name) for name in ("a.jpg", "a.png")]
    beside = Beside(pictures)
    assert [len(beside.files_of(picture)) for picture in pictures] == [1, 0]
