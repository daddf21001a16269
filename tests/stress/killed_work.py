"""The pieces of work that `tests.stress.kills` kills, and how a library is prepared for each."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from core.conditions.engine import Engine, save_engine
from core.conditions.recipes import BlendPart
from core.conditions.taught_file import read_taught
from core.library import Library
from core.settings import Places, Settings
from core.store.database import MIGRATIONS, NEWEST_VERSION
from core.store.notions import StoredAnswer
from core.workers.pool import WorkerPool
from tests.conftest import ROOT, ignore, index

FOLDER = b"/somewhere"
#: The name, the groups and the answers of each notion.
Made = list[tuple[str, dict[bytes, int], list[StoredAnswer]]]

_MADE: Made = [("Fabric", {b"a" * 16: 1, b"b" * 16: 2}, [StoredAnswer(b"a", b"b", b"c")])]

Check = Callable[[Path, Path], None]


@dataclass(frozen=True)
class Work:
    """Something that Likewise does, as words for `tests.stress.victim`.

    `set_up(data, pictures)` prepares the library in `data`; `check(rough, calm)` raises
    AssertionError unless the killed library came to the same end as the undisturbed one, beyond
    the vectors under the condition called `key` ("" where there are none). `embeds` tells that
    it prints how many pictures were embedded.
    """

    name: str
    words: tuple[str, ...]
    set_up: Callable[[Path, Path], None]
    check: Check
    key: str = ""
    embeds: bool = False


def made_by_hand(library: Library) -> Made:
    """What people have made."""
    with library.open_store() as store:
        table = store.notions
        return [
            (one.name, table.members(one.notion_id), table.answers(one.notion_id))
            for one in table.of_folder(FOLDER)
        ]


# Before


def with_groups(data: Path, _pictures: Path) -> None:
    """A library in which nothing is indexed yet."""
    with Library(Places.of(str(data))).open_store() as store, store.transaction():
        for name, members, answers in _MADE:
            notion_id = store.notions.add(FOLDER, name).notion_id
            for content, number in members.items():
                store.notions.put(notion_id, [content], number)
            for answer in answers:
                store.notions.add_answer(notion_id, answer)


def measured(data: Path, pictures: Path) -> None:
    """The same, and it is known how networks run here."""
    with_groups(data, pictures)
    with WorkerPool(1) as pool:
        Library(Places.of(str(data))).prepare(["content"], pool)


def indexed(data: Path, pictures: Path) -> None:
    """A library in which the pictures are indexed."""
    with_groups(data, pictures)
    with WorkerPool(2) as pool:
        index(Library(Places.of(str(data))), pictures, pool, ["colour", "layout"])


def without_index(data: Path, pictures: Path) -> None:
    """Its index files are gone."""
    indexed(data, pictures)
    shutil.rmtree(data / "cache")


def beside_a_taught_file(data: Path, pictures: Path) -> None:
    """A taught file lies in it, as one that came from elsewhere."""
    other = data.parent / "other"
    indexed(other, pictures)
    words = [word.format(data=other, pictures=pictures) for word in _LESSON]
    command = [sys.executable, "-m", "tests.stress.victim", *words]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    with_groups(data, pictures)
    shutil.copyfile(other / "conditions" / "shade.likewise", data / "shade.likewise")


def taught(data: Path, pictures: Path) -> None:
    """A condition was taught elsewhere and brought in."""
    beside_a_taught_file(data, pictures)
    Library(Places.of(str(data))).import_taught(data / "shade.likewise")


def with_everything(data: Path, pictures: Path) -> None:
    """A library that has all kinds of files."""
    indexed(data, pictures)
    library = Library(Places.of(str(data)))
    library.change_settings(Settings(conditions=("colour", "layout")))
    parts = (BlendPart("colour", 1.0), BlendPart("layout", 1.0))
    library.catalogue.add_blend("Both", parts)
    weights = data.parent / "mine.safetensors"
    save_file({"layer.weight": np.ones((8, 8), np.float32)}, weights)
    library.weights.import_file(weights, ignore)
    save_engine(data / "engine.json", Engine("cpu", "float32", 8))
    lesson = data / "lessons" / "0123456789abcdef"
    lesson.mkdir(parents=True)
    (lesson / "state.pt").write_bytes(b"a state that goes on another time")
    (data / "window.ini").write_text("[General]\norder=name\ntile_size=144\n")


def beside_weights(data: Path, pictures: Path) -> None:
    """A file of weights lies in it, a few megabytes."""
    with_groups(data, pictures)
    tensor = np.random.default_rng(1).normal(size=(1500, 1500)).astype(np.float32)
    save_file({"layer.weight": tensor}, data / "mine.safetensors")


def of_the_first_version(data: Path, _pictures: Path) -> None:
    """A library as the first Likewise made it, with 20,000 files."""
    data.mkdir()
    rows = ((f"/p/{number}".encode(), b"", 1, 1) for number in range(20_000))
    with closing(sqlite3.connect(data / "library.sqlite")) as connection, connection:
        connection.executescript(MIGRATIONS[0] + "; PRAGMA user_version = 1")
        connection.executemany(
            "INSERT INTO file (path, sort_key, size_bytes, mtime_ns) VALUES (?, ?, ?, ?)", rows
        )


# Afterwards


def nothing_more(_rough: Path, _calm: Path) -> None:
    """The vectors say it all."""


def has_its_index(rough: Path, calm: Path) -> None:
    """Every description of an index is one, and the files that it names are there."""
    names = [sorted(p.suffix for p in (one / "cache/index").iterdir()) for one in (rough, calm)]
    assert names[0] == names[1], f"index files {names[0]} instead of {names[1]}"
    for path in (rough / "cache/index").glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def has_one_taught_file(rough: Path, calm: Path) -> None:
    """The condition is there once, and learnt the same."""
    names = [sorted(path.name for path in (one / "conditions").iterdir()) for one in (rough, calm)]
    assert names == [["shade.likewise"]] * 2, f"conditions {names[0]} instead of {names[1]}"
    ours, theirs = (read_taught(one / "conditions" / "shade.likewise") for one in (rough, calm))
    for name, tensor in theirs.tensors().items():
        assert np.allclose(tensor, ours.tensors()[name], atol=1e-4), f"another {name} was learnt"


def has_the_weights(rough: Path, calm: Path) -> None:
    """One file of weights, whole, and what says that it was checked."""
    for path in (calm / "weights").iterdir():
        ours = rough / "weights" / path.name
        if path.suffix == ".checked":
            assert json.loads(ours.read_text())["sha256"] == json.loads(path.read_text())["sha256"]
        else:
            assert ours.read_bytes() == path.read_bytes(), "the weights are others"


def is_migrated(rough: Path, _calm: Path) -> None:
    """All files are there, also in the copy that was made before."""
    for name, version in (("library.sqlite", NEWEST_VERSION), ("library.sqlite.v1.backup", 1)):
        with closing(sqlite3.connect(rough / name)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (version,)
            assert connection.execute("SELECT count(*) FROM file").fetchone() == (20_000,)


def has_what_was_given_out(rough: Path, calm: Path) -> None:
    """What was written for people is whole, and nothing half done lies beside it."""
    names = [sorted(path.name for path in one.glob("out.*")) for one in (rough, calm)]
    assert names[0] == names[1], f"files {names[0]} instead of {names[1]}"
    for name in names[1]:
        sizes = [(one / name).stat().st_size for one in (rough, calm)]
        assert sizes[0] == sizes[1], f"{sizes[0]} of {sizes[1]} bytes were given out"


_LIKEWISE = ("command", "--data-dir", "{data}")
_QUICK = ("--on", "colour", "--on", "layout", "--epochs", "4", "--dims", "16", "--resume")
_INDEX = (*_LIKEWISE, "index", "{pictures}", "--json", "--condition")
_LESSON = (*_LIKEWISE, "train", "{pictures}", "--labels", "folders", "--name", "Shade", *_QUICK)

_PLAIN = Work("indexing", (*_INDEX, "colour"), with_groups, nothing_more, "colour", True)
_NETWORK = Work(
    "indexing with a network", (*_INDEX, "content"), measured, nothing_more, "content", True
)
_BUILD = Work("index building", (*_INDEX, "layout"), without_index, has_its_index, "layout", True)
_TRAINING = Work("training", (*_LESSON, "--json"), indexed, has_one_taught_file, "shade")
_IMPORT = Work(
    "import of a taught condition",
    (*_LIKEWISE, "import", "{data}/shade.likewise"),
    beside_a_taught_file,
    has_one_taught_file,
)
_WEIGHTS = Work(
    "import of weights",
    ("weights", "{data}", "{data}/mine.safetensors"),
    beside_weights,
    has_the_weights,
)
_MIGRATION = Work("migration", ("migrate", "{data}"), of_the_first_version, is_migrated)

#: Twenty, in an order in which any few of them differ.
WORKS = (
    *(_PLAIN, _TRAINING, _BUILD, _IMPORT, _MIGRATION, _WEIGHTS, _NETWORK),
    *(_PLAIN, _TRAINING, _BUILD, _IMPORT, _MIGRATION, _WEIGHTS, _NETWORK),
    *(_PLAIN, _TRAINING, _BUILD, _PLAIN, _TRAINING, _PLAIN),
)

#: A library that is then used for everything.
USED = Work("everything", (*_LESSON, "--json"), with_everything, nothing_more, "colour")
_EXPORT = Work(
    "export", (*_LIKEWISE, "export", "shade", "{data}/out.likewise"), taught, has_what_was_given_out
)
_MAP = Work(
    "a map",
    (*_LIKEWISE, "map", "{pictures}", "--condition", "colour", "--output", "{data}/out.png"),
    indexed,
    has_what_was_given_out,
    "colour",
)
#: What is done where there is too little room.
FULL_WORKS = (_PLAIN, _TRAINING, _IMPORT, _MIGRATION, _WEIGHTS, _EXPORT, _MAP, _BUILD)
