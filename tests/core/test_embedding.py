"""Bringing a folder up to date: nothing twice, nothing lost, nothing stopped by a bad file."""

from __future__ import annotations

import io
import os
import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from core.conditions.base import Condition, Kind
from core.conditions.builtin import BUILT_IN, LITE0, LITE0_INPUT
from core.conditions.catalogue import Catalogue
from core.conditions.definitions import Definition
from core.conditions.engine import Engine, save_engine
from core.conditions.recipes import LayerRead, Network, NetworkRecipe, Weights
from core.embedding.folder import FolderEmbedding
from core.errors import LikewiseError
from core.jobs import Cancelled, Control, Progress
from core.library import Library, absolute
from core.records import Changes, FailedFile
from core.settings import Places, Settings
from core.store.store import Store
from core.workers.pool import WorkerDied, WorkerHung, WorkerPool
from core.workers.tasks import LoadConditions, Look, Task
from tests.conftest import draw_folder, draw_picture, ignore, index
from tests.core.broken import make_broken

CATALOGUE = Catalogue(BUILT_IN, Path("nowhere"), Path("nowhere"), lambda _: False)
KEYS = [definition.key for definition in BUILT_IN]
COLOUR = CATALOGUE.find("colour", None)


def root_of(folder: Path) -> bytes:
    return absolute(str(folder))


def vectors_by_name(
    library: Library, folder: Path, condition: Condition = COLOUR
) -> dict[str, NDArray[np.float16]]:
    """The stored vector of each file of a folder that has one, by the file's relative path."""
    with library.open_store() as store:
        listing = store.files.listing(root_of(folder))
        stored = store.vectors.load(condition.fingerprint)
        if stored is None:
            return {}
        found = {}
        for path, image_id in zip(listing.paths, listing.image_ids, strict=True):
            place = int(stored.find(np.array([image_id]))[0])
            if place >= 0:
                found[os.path.relpath(os.fsdecode(path), folder)] = stored.rows[place].copy()
        return found


def failures(library: Library, folder: Path) -> dict[str, LikewiseError]:
    with library.open_store() as store:
        listed: Sequence[FailedFile] = store.files.failures(root_of(folder))
    return {os.path.basename(os.fsdecode(failure.path)): failure.reason for failure in listed}


def is_same(one: dict[str, NDArray[np.float16]], other: dict[str, NDArray[np.float16]]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[k], other[k]) for k in one)


class Run:
    """One embedding run over a scanned folder, with what it told as it went."""

    def __init__(self, library: Library, store: Store, folder: Path, pool: WorkerPool) -> None:
        self.root = root_of(folder)
        library.refresh(store, self.root, ignore)
        self.listing = store.files.listing(self.root)
        self.control = Control()
        self.told: list[Changes] = []
        look = Look((COLOUR,), None)
        self.job = FolderEmbedding(store, pool, self.root, look, self.control, self.told.append)

    @property
    def linked(self) -> list[int]:
        """File ids in the order in which their contents became known."""
        return [file_id for changes in self.told for file_id, _ in changes.linked]


# --- what is done again and what is not -----------------------------------------------------------


def test_a_folder_is_embedded_once(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    first = index(library, picture_folder, pool)
    assert (first.found, first.embedded, first.reused, first.failed) == (30, 30, 0, 0)
    assert len(vectors_by_name(library, picture_folder)) == 30
    again = index(library, picture_folder, pool)
    assert (again.found, again.embedded, again.reused, again.failed) == (30, 0, 30, 0)


def test_an_unchanged_folder_costs_no_task(library: Library, picture_folder: Path) -> None:
    with WorkerPool(n_workers=1) as workers:
        index(library, picture_folder, workers)
    with WorkerPool(n_workers=1) as workers:
        index(library, picture_folder, workers)
        assert workers.process_ids == []


def test_only_a_changed_file_is_read_again(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    before = vectors_by_name(library, picture_folder)
    draw_picture(picture_folder / "red" / "disc 1.jpg", "blue", "square", seed=9)
    assert index(library, picture_folder, pool).embedded == 1
    after = vectors_by_name(library, picture_folder)
    differing = [name for name in before if not np.array_equal(before[name], after[name])]
    assert differing == [os.path.join("red", "disc 1.jpg")]


def test_a_vanished_file_is_gone_and_its_return_costs_nothing(
    library: Library, picture_folder: Path, tmp_path: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    before = vectors_by_name(library, picture_folder)
    file = picture_folder / "red" / "disc 1.jpg"
    shutil.move(file, tmp_path / "away.jpg")
    assert index(library, picture_folder, pool).found == 29
    assert os.path.join("red", "disc 1.jpg") not in vectors_by_name(library, picture_folder)
    shutil.move(tmp_path / "away.jpg", file)
    assert index(library, picture_folder, pool).embedded == 0
    assert is_same(vectors_by_name(library, picture_folder), before)


def test_renamed_moved_and_copied_files_cost_nothing(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    before = vectors_by_name(library, picture_folder)
    red, blue = picture_folder / "red", picture_folder / "blue"
    (red / "disc 1.jpg").rename(red / "renamed.jpg")
    (red / "disc 2.jpg").rename(blue / "moved.jpg")
    shutil.copy(red / "square 3.jpg", blue / "copied.jpg")
    (picture_folder / "green").rename(picture_folder / "verdant")
    summary = index(library, picture_folder, pool)
    assert (summary.found, summary.embedded) == (31, 0)
    after = vectors_by_name(library, picture_folder)
    for new, old in {
        "red/renamed.jpg": "red/disc 1.jpg",
        "blue/moved.jpg": "red/disc 2.jpg",
        "blue/copied.jpg": "red/square 3.jpg",
        "verdant/disc 1.jpg": "green/disc 1.jpg",
    }.items():
        assert np.array_equal(after[os.path.normpath(new)], before[os.path.normpath(old)])


def test_exact_copies_are_embedded_once(library: Library, tmp_path: Path, pool: WorkerPool) -> None:
    original = draw_picture(tmp_path / "p" / "a.jpg")
    for number in range(20):
        shutil.copy(original, tmp_path / "p" / f"copy {number}.jpg")
    summary = index(library, tmp_path / "p", pool)
    assert (summary.found, summary.embedded, summary.reused) == (21, 1, 20)
    assert len(vectors_by_name(library, tmp_path / "p")) == 21


def test_parent_and_subfolder_share_their_work(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    assert index(library, picture_folder / "red", pool).embedded == 6
    assert index(library, picture_folder, pool).embedded == 24
    assert index(library, picture_folder / "blue", pool).embedded == 0
    assert len(vectors_by_name(library, picture_folder / "blue")) == 6


def test_a_missing_folder_forgets_nothing(
    library: Library, picture_folder: Path, tmp_path: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    picture_folder.rename(tmp_path / "unplugged")
    summary = index(library, picture_folder, pool)
    assert summary.trouble is not None
    assert summary.trouble.code == "folder_missing"
    assert len(vectors_by_name(library, picture_folder)) == 30
    (tmp_path / "unplugged").rename(picture_folder)
    assert index(library, picture_folder, pool).embedded == 0


def test_an_empty_folder_is_no_error(library: Library, tmp_path: Path, pool: WorkerPool) -> None:
    (tmp_path / "empty").mkdir()
    summary = index(library, tmp_path / "empty", pool)
    assert (summary.found, summary.embedded, summary.failed) == (0, 0, 0)


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname != "Linux", reason="Linux allows them")
def test_names_that_are_not_utf8_are_indexed(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = os.fsencode(tmp_path) + b"/stra\xdfe"
    os.mkdir(folder)
    shutil.copy(os.fsencode(draw_picture(tmp_path / "a.jpg")), folder + b"/gr\xfc\xdfe.jpg")
    assert index(library, folder, pool).embedded == 1


def test_an_unknown_condition_is_said_before_anything_is_done(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    with pytest.raises(LikewiseError) as unknown:
        index(library, picture_folder, pool, ["smell"])
    assert unknown.value.code == "unknown_condition"


# --- bad files ------------------------------------------------------------------------------------


def test_of_200_files_20_broken_ones_are_listed_and_180_are_indexed(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=12)
    good = sorted(folder.rglob("*.*"))
    assert len(good) == 180
    broken = make_broken(folder)
    assert len(broken) == 20
    summary = index(library, folder, pool)
    assert (summary.found, summary.embedded, summary.failed) == (200, 180, 20)
    listed = failures(library, folder)
    assert {name: reason.code for name, reason in listed.items()} == broken
    assert all(str(reason) for reason in listed.values())
    assert len(vectors_by_name(library, folder)) == 180


def test_a_repaired_file_is_indexed_and_a_broken_one_is_not_tried_again(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    for name in ("x.jpg", "y.jpg"):
        (picture_folder / name).write_text("not yet a picture")
    assert index(library, picture_folder, pool).failed == 2
    draw_picture(picture_folder / "x.jpg", "red", "disc", seed=50)
    summary = index(library, picture_folder, pool)
    assert (summary.embedded, summary.failed) == (1, 1)
    assert list(failures(library, picture_folder)) == ["y.jpg"]


def test_every_copy_of_a_broken_file_is_listed(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    (tmp_path / "p").mkdir()
    for number in range(5):
        (tmp_path / "p" / f"{number}.jpg").write_bytes(b"the same rubbish")
    assert index(library, tmp_path / "p", pool).failed == 5


# --- stopping and going on ------------------------------------------------------------------------


def test_cancelling_keeps_what_is_finished_and_the_rest_follows(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=8)
    with library.open_store() as store:
        run = Run(library, store, folder, pool)

        def stop(_progress: Progress) -> None:
            if run.job.n_embedded:
                raise Cancelled

        with pytest.raises(Cancelled):
            run.job.run(stop)
    n_kept = len(vectors_by_name(library, folder))
    assert n_kept == run.job.n_embedded
    assert 0 < n_kept < 120
    assert index(library, folder, pool).embedded == 120 - n_kept
    undisturbed = Library(Places.of(str(tmp_path / "other")))
    index(undisturbed, folder, pool)
    assert is_same(vectors_by_name(library, folder), vectors_by_name(undisturbed, folder))


def test_another_thread_can_cancel(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        index(library, picture_folder, pool, control=control)


def test_a_closing_pool_ends_the_job(library: Library, tmp_path: Path) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=8)
    workers = WorkerPool(n_workers=1)

    def close_soon(progress: Progress) -> None:
        if progress.stage == "embed":
            workers.close()

    with pytest.raises(Cancelled):
        library.index_folder(root_of(folder), ["colour"], workers, close_soon)


def test_a_paused_job_goes_on_when_resumed(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    control, reports = Control(), []
    control.pause()
    is_waiting = threading.Event()

    def report(progress: Progress) -> None:
        reports.append(progress)
        if sum(seen.stage == "embed" for seen in reports) == 2:
            is_waiting.set()

    def resume() -> None:
        is_waiting.wait()
        control.resume()

    helper = threading.Thread(target=resume)
    helper.start()
    summary = library.index_folder(root_of(picture_folder), ["colour"], pool, report, control)
    helper.join()
    assert [seen.done for seen in reports if seen.stage == "embed"][:2] == [0, 0]
    assert summary.embedded == 30


def test_progress_only_grows_and_ends_complete(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    (picture_folder / "bad.jpg").write_text("bad")
    seen: list[Progress] = []
    library.index_folder(root_of(picture_folder), ["colour"], pool, seen.append)
    done = [progress.done for progress in seen if progress.stage == "embed"]
    assert done == sorted(done)
    last = [progress for progress in seen if progress.stage == "embed"][-1]
    assert (last.done, last.total, last.failed) == (31, 31, 1)


# --- wishes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["embed_first", "show_first"])
def test_what_somebody_waits_for_comes_first(library: Library, tmp_path: Path, kind: str) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=10)  # more than fits into the first batches
    with WorkerPool(n_workers=1) as workers, library.open_store() as store:
        run = Run(library, store, folder, workers)
        wished = run.listing.file_ids[-3:].tolist()
        getattr(run.control, kind)(wished)
        run.job.run(ignore)
    assert set(wished) <= set(run.linked[:24])
    assert len(vectors_by_name(library, folder)) == 150


@pytest.mark.parametrize("kind", ["embed_first", "show_first"])
def test_a_wish_for_a_file_that_is_on_its_way_is_not_lost(
    library: Library, tmp_path: Path, kind: str
) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=10)
    with WorkerPool(n_workers=1) as workers, library.open_store() as store:
        run = Run(library, store, folder, workers)
        wished = run.listing.file_ids[60:63].tolist()  # the end of the first 64 to be hashed

        wishes = [wished]

        def wish_once(_progress: Progress) -> None:
            while wishes:  # at the first report, when no worker has even started
                getattr(run.control, kind)(wishes.pop())

        run.job.run(wish_once)
    assert set(wished) <= set(run.linked[:32])


def test_what_was_only_shown_is_embedded_before_the_job_ends(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    # So few that they come back together, sooner than the first commit is due.
    for seed in range(4):
        draw_picture(tmp_path / "p" / f"{seed}.jpg", seed=seed)
    pool.submit(LoadConditions(Look((COLOUR,)))).result()
    with library.open_store() as store:
        run = Run(library, store, tmp_path / "p", pool)
        run.control.show_first(run.listing.file_ids.tolist())
        run.job.run(ignore)
    assert len(vectors_by_name(library, tmp_path / "p")) == 4
    assert run.job.n_embedded == 4


# --- damage ---------------------------------------------------------------------------------------


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 0x40
    path.write_bytes(data)


def test_damaged_vectors_are_made_again(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    before = vectors_by_name(library, picture_folder)
    (file,) = (library.places.data / "vectors").glob("colour-*")
    flip(file, 100)
    assert len(vectors_by_name(library, picture_folder)) < 30
    assert index(library, picture_folder, pool).embedded > 0
    assert is_same(vectors_by_name(library, picture_folder), before)


def test_damaged_proxies_are_made_again_from_the_files(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=4)
    index(library, folder, pool)
    before = vectors_by_name(library, folder)
    (pack,) = (library.places.data / "proxies").iterdir()
    pack.write_bytes(bytes(pack.stat().st_size))
    (file,) = (library.places.data / "vectors").glob("colour-*")
    os.truncate(file, 0)  # so that all proxies are needed
    # Found to be a known content, shortly before that turns out to be damaged.
    shutil.copy(folder / "yellow" / "triangle 12.jpg", folder / "a copy.jpg")
    index(library, folder, pool)
    after = vectors_by_name(library, folder)
    original = os.path.join("yellow", "triangle 12.jpg")
    assert np.array_equal(after.pop("a copy.jpg"), before[original])
    assert is_same(after, before)
    with library.open_store() as store:
        ids = store.files.image_ids(root_of(folder))
        assert all(store.proxies.read(image_id) for image_id in ids)


def test_images_of_a_lost_pack_are_read_again(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    before = vectors_by_name(library, picture_folder)
    (pack,) = (library.places.data / "proxies").iterdir()
    pack.unlink()
    assert index(library, picture_folder, pool).embedded == 30
    assert is_same(vectors_by_name(library, picture_folder), before)
    with library.open_store() as store:
        ids = store.files.image_ids(root_of(picture_folder))
        assert all(store.proxies.read(image_id) for image_id in ids)
    os.truncate(pack, pack.stat().st_size - 1)
    assert index(library, picture_folder, pool).embedded == 1


def test_a_proxy_that_cannot_be_decoded_is_made_again(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    index(library, picture_folder, pool)
    before = vectors_by_name(library, picture_folder)
    with library.open_store() as store:
        ids = store.files.image_ids(root_of(picture_folder))[:2]
        with store.transaction():
            places = store.proxies.write([b"no JPEG"] * 2)
            store.proxies.place(zip(ids, places, strict=True))
    (file,) = (library.places.data / "vectors").glob("colour-*")
    os.truncate(file, 0)
    assert index(library, picture_folder, pool).failed == 0
    assert is_same(vectors_by_name(library, picture_folder), before)


def test_a_proxy_that_stays_bad_is_a_failure_of_its_file(
    library: Library, tmp_path: Path, pool: WorkerPool
) -> None:
    draw_picture(tmp_path / "p" / "a.jpg")
    with library.open_store() as store:
        run = Run(library, store, tmp_path / "p", pool)
        run.control.show_first(run.listing.file_ids.tolist())

        def spoil(_changes: Changes) -> None:
            ids = store.images.all_ids().tolist()
            with store.transaction():
                places = store.proxies.write([b"no JPEG"] * len(ids))
                store.proxies.place(zip(ids, places, strict=True))

        # Each time as it is only made for show, and so has no vector yet.
        run.job._tell = spoil
        run.job.run(ignore)
        assert run.job.n_failed == 1
    assert list(failures(library, tmp_path / "p")) == ["a.jpg"]


# --- conditions that fail -------------------------------------------------------------------------


def add_network(library: Library, name: str, network: Network, read: LayerRead) -> str:
    """Keep a condition that cannot work; returns its key."""
    save_engine(library.places.data / "engine.json", Engine("cpu", "float32", 2))
    recipe = NetworkRecipe(network, LITE0_INPUT, read)
    definition = Definition("", name, "", Kind.IMPLICIT, 1280, recipe, 1.0)
    if network is not LITE0:
        definition = replace(definition, weights=Weights(network.weights_path))
    return library.catalogue.add(definition)


@pytest.mark.parametrize("is_colour_first", [True, False])
@pytest.mark.parametrize("n_files", [3, 30])
def test_a_condition_that_always_fails_costs_the_others_nothing(
    library: Library, tmp_path: Path, pool: WorkerPool, is_colour_first: bool, n_files: int
) -> None:
    for number in range(n_files):
        draw_picture(tmp_path / "p" / f"{number}.jpg", seed=number)
    key = add_network(library, "Never", LITE0, LayerRead("head", "average", 3))  # called but once
    if is_colour_first:
        index(library, tmp_path / "p", pool)
    with pytest.raises(LikewiseError, match="Never cannot be computed here: KeyError") as failed:
        index(library, tmp_path / "p", pool, [key, "colour"])
    assert failed.value.code == "condition_failed"
    assert len(vectors_by_name(library, tmp_path / "p")) == n_files
    assert failures(library, tmp_path / "p") == {}
    assert index(library, tmp_path / "p", pool).embedded == 0


@pytest.mark.parametrize("has_proxies", [False, True])
def test_weights_that_do_not_fit_are_said_after_all_else_is_done(
    library: Library, picture_folder: Path, pool: WorkerPool, has_proxies: bool
) -> None:
    library.weights.folder.mkdir(parents=True)
    torch.save({"fc.weight": torch.zeros(3, 3)}, library.weights.folder / "x.pth")
    library.weights.adopt(Weights("x.pth"), ignore)
    network = Network("torchvision", "resnet18", "x.pth")
    key = add_network(library, "Unfit", network, LayerRead("avgpool", "average"))
    if has_proxies:
        index(library, picture_folder, pool, ["layout"])
    with pytest.raises(LikewiseError) as unfit:
        index(library, picture_folder, pool, ["content", key, "colour"])
    assert unfit.value.code == "weights_unfit"
    assert failures(library, picture_folder) == {}
    for other in ("content", "colour"):
        condition = library.catalogue.find(other, library.engine)
        assert len(vectors_by_name(library, picture_folder, condition)) == 30


def test_a_condition_that_is_removed_while_the_folder_is_looked_through_is_left_out(
    library: Library, picture_folder: Path, pool: WorkerPool
) -> None:
    key = add_network(library, "Gone", LITE0, LayerRead("head", "average", 3))

    def remove(_progress: Progress) -> None:
        if library.catalogue.embedded([key]):
            library.catalogue.remove(key)

    root = root_of(picture_folder)
    assert library.index_folder(root, [key, "colour"], pool, remove).embedded == 30
    assert len(vectors_by_name(library, picture_folder)) == 30


class FailingPool(WorkerPool):
    """Lets every task fail that would embed pictures of one size under Layout."""

    def __init__(self, error: Exception, width: int) -> None:
        super().__init__(n_workers=1)
        self._error, self._width = error, width

    def submit(self, task: Task, priority: int = 10) -> Future[Any]:
        if not self._is_bad(task):
            return super().submit(task, priority)
        future: Future[Any] = Future()
        future.set_exception(self._error)
        return future

    def _is_bad(self, task: Task) -> bool:
        encoded = [*getattr(task, "proxies", ())]
        encoded += [
            Path(os.fsdecode(file.path)).read_bytes() for file in getattr(task, "files", ())
        ]
        conditions = task.look.conditions if hasattr(task, "look") else ()
        is_layout = any(condition.key == "layout" for condition in conditions)
        widths = [Image.open(io.BytesIO(data)).width for data in encoded]
        return is_layout and self._width in widths


@pytest.mark.parametrize("error", [RuntimeError("no"), MemoryError(), WorkerDied(), WorkerHung()])
@pytest.mark.parametrize("has_colour", [True, False])
def test_a_picture_that_one_condition_fails_on_stays_under_the_others(
    library: Library, picture_folder: Path, pool: WorkerPool, error: Exception, has_colour: bool
) -> None:
    draw_picture(picture_folder / "wide.jpg", size=(200, 120))
    if has_colour:
        index(library, picture_folder, pool)
    seen: list[Progress] = []
    with FailingPool(error, 200) as workers:
        keys = ["texture", "layout", "colour"]
        summary = library.index_folder(root_of(picture_folder), keys, workers, seen.append)
    assert (summary.embedded, summary.failed) == (31, 0)
    counts = [len(vectors_by_name(library, picture_folder, CATALOGUE.find(k, None))) for k in keys]
    assert counts == [31, 30, 31]
    last = [progress for progress in seen if progress.stage == "embed"][-1]
    assert (last.done, last.total, last.failed) == (31, 31, 0)
    index(library, picture_folder, pool, keys)  # what failed is tried again the next time
    assert len(vectors_by_name(library, picture_folder, CATALOGUE.find("layout", None))) == 31


# --- settings -------------------------------------------------------------------------------------


def test_a_condition_that_is_not_known_any_more_is_not_chosen(library: Library) -> None:
    library.change_settings(Settings(conditions=("smell", "colour")))
    assert library.chosen_conditions() == ["colour"]
    library.change_settings(Settings(conditions=("smell",)))
    assert library.chosen_conditions() == list(Settings().conditions)


# --- a second condition ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_content(
    tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool
) -> tuple[Path, Library, Library]:
    """A folder in two libraries: the rest after Colour in one, all at once in the other.

    The pictures are large enough to have proxies that are not the files themselves.
    """
    root = tmp_path_factory.mktemp("content")
    folder = root / "pictures"
    for number, colour in enumerate(("red", "green", "blue", "violet")):
        draw_picture(folder / f"{number}.png", colour, "disc", size=(640, 480))
    with Image.open(folder / "0.png") as image:
        image.save(folder / "small.jpg", quality=80)
    engine = Engine("cpu", "float32", 2)
    later, at_once = (Library(Places.of(str(root / name))) for name in ("later", "at once"))
    for library in (later, at_once):
        save_engine(library.places.data / "engine.json", engine)
    index(later, folder, pool, ["colour"])
    others = [key for key in KEYS if key != "colour"]
    for path in folder.iterdir():
        path.rename(root / path.name)  # only the proxies are there now
    with later.open_store() as store:
        control = Control()
        later.embed(store, root_of(folder), others, pool, ignore, control, lambda _: None)
    for path in (*root.glob("*.png"), *root.glob("*.jpg")):
        path.rename(folder / path.name)
    index(at_once, folder, pool, KEYS)
    return folder, later, at_once


@pytest.mark.parametrize("key", KEYS)
def test_a_condition_added_later_gives_bit_for_bit_the_same_vectors(
    with_content: tuple[Path, Library, Library], key: str
) -> None:
    folder, later, at_once = with_content
    condition = CATALOGUE.find(key, at_once.engine)
    vectors = vectors_by_name(at_once, folder, condition)
    assert len(vectors) == 5
    assert all(len(vector) == condition.dim for vector in vectors.values())
    assert is_same(vectors_by_name(later, folder, condition), vectors)


def test_vectors_of_another_number_format_are_never_mixed() -> None:
    formats = [CATALOGUE.find("content", Engine("cpu", t, 1)) for t in ("float32", "bfloat16")]
    assert formats[0].fingerprint != formats[1].fingerprint
