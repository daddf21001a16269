"""Where there is no room every writer says so, leaves nothing half done, and goes on later."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save_file

from core.conditions.engine import Engine, load_engine, save_engine
from core.conditions.recipes import BlendPart
from core.errors import LikewiseError
from core.library import Library
from core.maps.cache import MapCache
from core.preparing import Preparation
from core.reports.writing import write_whole
from core.settings import Places, Settings
from core.store.database import MIGRATIONS
from core.teaching.loop import learn
from core.teaching.pictures import read_pictures
from core.workers.pool import WorkerPool
from tests.conftest import ignore, index
from tests.core.full_disk import no_file_grows_beyond
from tests.core.lessons import drawn_library
from tests.core.stored import vectors_by_path
from tests.core.test_loop import Planned, learnt, validation

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("resource") is None, reason="there are no such limits here"
)

NO_ROOM = {"disk_full", "data_folder", "export_failed"}
PARTS = (BlendPart("colour", 1.0), BlendPart("layout", 1.0))


def refusal(write: Callable[[], object], n_bytes: int = 20) -> LikewiseError:
    """What `write` says where no file may become longer than that."""
    with pytest.raises(LikewiseError) as said, no_file_grows_beyond(n_bytes):
        write()
    assert said.value.code in NO_ROOM
    return said.value


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("n_bytes", [0, 20_000, 60_000])
def test_indexing_says_so_and_goes_on(
    library: Library, picture_folder: Path, pool: WorkerPool, n_bytes: int
) -> None:
    with library.open_store():
        pass  # the workers are to meet no limit
    refusal(lambda: index(library, picture_folder, pool, ["colour", "texture"]), n_bytes)
    again = Library(library.places)
    assert not again.notes
    summary = index(again, picture_folder, pool, ["colour", "texture"])
    assert (summary.found, summary.failed) == (30, 0)
    for key in ("colour", "texture"):
        assert len(vectors_by_path(again, picture_folder, key)) == 30


def test_groups_made_by_hand_say_so_and_those_before_stay(library: Library) -> None:
    contents = [number.to_bytes(16, "big") for number in range(2000)]
    with library.open_store() as store:
        with store.transaction():
            notion_id = store.notions.add(b"/p", "Fabric").notion_id
            store.notions.put(notion_id, contents[:5], 1)

        def put_all() -> None:
            with store.transaction():
                store.notions.put(notion_id, contents, 2)

        refusal(put_all, 20_000)
        assert store.notions.members(notion_id) == dict.fromkeys(contents[:5], 1)
        put_all()
        assert store.notions.members(notion_id) == dict.fromkeys(contents, 2)


def test_settings_stay_as_they_were(library: Library) -> None:
    library.change_settings(Settings(conditions=("colour",)))
    refusal(lambda: library.change_settings(Settings(conditions=("layout",))))
    assert library.settings.conditions == ("layout",)  # until the program ends
    again = Library(library.places)
    assert (again.settings.conditions, again.notes) == (("colour",), [])
    assert not [name for name in files_in(library.places.data) if "partial" in name]


def test_a_blend_is_there_whole_or_not_at_all(library: Library) -> None:
    refusal(lambda: library.catalogue.add_blend("Both", PARTS))
    assert not files_in(library.places.data / "conditions")
    assert Library(library.places).catalogue.keys == library.catalogue.keys
    assert library.catalogue.add_blend("Both", PARTS) == "both"


def test_brought_weights_are_there_whole_or_not_at_all(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    save_file({"layer.weight": np.ones((700, 700), np.float32)}, path)
    for n_bytes in (20, 1_500_000):
        refusal(lambda: library.weights.import_file(path, ignore), n_bytes)
        assert not files_in(library.weights.folder)
    weights = library.weights.import_file(path, ignore)
    assert library.weights.path_of(weights).read_bytes() == path.read_bytes()


def test_how_networks_run_is_not_known_where_it_could_not_be_kept(library: Library) -> None:
    path = library.places.data / "engine.json"
    preparation = Preparation(library.catalogue, path)
    measured: Future[Engine] = Future()
    measured.set_result(Engine("cpu", "float32", 8))
    with no_file_grows_beyond(20):
        preparation.keep_measured(measured)  # nobody waits for it who could be told
    assert preparation.engine is None
    preparation.keep_measured(measured)
    assert preparation.engine == measured.result()


@pytest.mark.parametrize(
    "text", ['"device": "c`u"', '"dtype": "float31"', '"batch_size": 0', '"batch_size": "8"']
)
def test_a_damaged_choice_of_how_networks_run_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "engine.json"
    save_engine(path, Engine("cpu", "float32", 8))
    assert load_engine(path) == Engine("cpu", "float32", 8)
    path.write_text(json.dumps({**json.loads(path.read_text()), **json.loads(f"{{{text}}}")}))
    assert load_engine(path) is None


def test_a_lesson_that_cannot_be_kept_goes_on_from_the_epoch_before(tmp_path: Path) -> None:
    learnt([0.1, 0.2], tmp_path)
    before = (tmp_path / "state.pt").read_bytes()
    course = Planned([0.1, 0.2, 0.3, 0.4], 40)
    refusal(lambda: learn(course, validation(), id, lambda: False, tmp_path / "state.pt", True))
    assert (tmp_path / "state.pt").read_bytes() == before
    assert files_in(tmp_path) == {"state.pt"}
    outcome, _ = learnt([0.1, 0.2, 0.3, 0.4], tmp_path, is_resumed=True)
    assert [epoch.number for epoch in outcome.epochs] == [1, 2, 3, 4]


def test_the_pictures_of_a_lesson_are_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    drawn = drawn_library(tmp_path / "library", 12)
    path = tmp_path / "lesson" / "pictures.npy"

    def small(image: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        return np.asarray(image.resize((32, 32)))

    def read() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        return read_pictures(tmp_path / "library", drawn.image_ids, small, path, id, lambda: False)

    refusal(read, 32 * 32 * 3 * 5)
    assert not path.exists()
    pictures = read()
    assert all(
        np.array_equal(one, small(image)) for one, image in zip(pictures, drawn.images, strict=True)
    )


def test_a_map_is_drawn_anew_where_it_could_not_be_kept(tmp_path: Path) -> None:
    cache = MapCache(tmp_path)
    points = {"points": np.zeros((500, 2))}
    with no_file_grows_beyond(20):
        cache.keep("map-1", points)
    assert (cache.load("map-1"), files_in(tmp_path)) == (None, set())
    cache.keep("map-1", points)
    assert cache.load("map-1") is not None


def test_what_is_given_out_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("the one before")
    refusal(lambda: write_whole(b"x" * 1000, target))
    assert (target.read_text(), files_in(tmp_path)) == ("the one before", {"report.html"})


def test_a_library_is_not_migrated_before_there_is_room_for_the_copy(places: Places) -> None:
    places.data.mkdir()
    path = places.data / "library.sqlite"
    with closing(connect(path)) as connection:
        connection.executescript(MIGRATIONS[0] + "; PRAGMA user_version = 1")
    library = Library(places)
    refusal(library.open_store, 20_000)
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    library.open_store().close()
    assert (places.data / "library.sqlite.v1.backup").exists()
