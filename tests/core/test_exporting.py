"""Results and folders as files for other programs, each read as those programs read it."""

from __future__ import annotations

import csv
import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PdfParser import PdfParser

from core.conditions.recipes import Blend, BlendPart
from core.errors import LikewiseError
from core.exporting.formats import (
    CSV,
    FIFTYONE,
    FORMATS,
    JSON,
    NPZ,
    PARQUET,
    PDF,
    PNG,
    PROJECTOR,
    Format,
    format_of,
)
from core.exporting.gathering import gather, way_text, with_vectors
from core.exporting.records import Export, Ranked
from core.exporting.sheet import MOST_ON_SHEET
from core.exporting.writing import write_export
from core.jobs import Cancelled, Control, Progress
from core.library import Library, absolute
from core.records import Listing
from core.settings import Places
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import PROGRAM, draw_folder, ignore, index

N_FILES = 15
N_RANKED = 4


class Indexed:
    """A folder of pictures, one of them with a name that is no text, and what is known of it."""

    def __init__(self, root: Path, pool: WorkerPool) -> None:
        self.folder = draw_folder(root / "pictures", n_seeds=1)
        if sys.platform.startswith("linux"):
            odd = os.fsencode(self.folder) + b"/red/\xff\t.jpg"
            os.rename(self.folder / "red" / "disc 1.jpg", odd)
        self.library = Library(Places.of(str(root / "library")))
        index(self.library, self.folder, pool)
        self.condition = self.library.prepare(["colour"], pool)[0]

    def exported(self, store: Store, is_ranked: bool = False) -> Export:
        listing = self.listing(store)
        if not is_ranked:
            whole = gather(store, listing)
        else:
            chosen = listing.file_ids[::-1][:N_RANKED]
            scores = np.linspace(1, 0.7, N_RANKED, dtype=np.float32)
            ranked = Ranked(scores, np.arange(1, N_RANKED + 1))
            whole = gather(store, listing, chosen, ranked, "colour", [b"/asked.jpg"])
        return with_vectors(whole, self.library, store, listing, self.condition)

    def listing(self, store: Store) -> Listing:
        return store.files.listing(absolute(str(self.folder)))

    def write(self, export: Export, form: Format, target: Path) -> Path:
        write_export(export, form, target, self.library.places.data, ignore, Control())
        return target


@pytest.fixture(name="indexed", scope="module")
def indexed_fixture(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Indexed:
    return Indexed(tmp_path_factory.mktemp("exporting"), pool)


@pytest.fixture(name="store")
def store_fixture(indexed: Indexed) -> Iterator[Store]:
    with indexed.library.open_store() as opened:
        yield opened


def test_a_table_has_a_row_for_each_file_in_its_order(
    indexed: Indexed, store: Store, tmp_path: Path
) -> None:
    export = indexed.exported(store, is_ranked=True)
    target = indexed.write(export, CSV, tmp_path / "a.csv")
    with target.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [os.fsencode(row["path"]) for row in rows] == export.paths
    assert [row["rank"] for row in rows] == ["1", "2", "3", "4"]
    assert (rows[0]["score"], rows[3]["score"]) == ("1.0", "0.7")
    assert (rows[0]["width"], rows[0]["height"]) == ("160", "120")
    assert int(rows[0]["bytes"]) == os.stat(export.paths[0]).st_size
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", rows[0]["time"])


def test_a_document_says_what_was_asked_for(indexed: Indexed, store: Store, tmp_path: Path) -> None:
    ranked = indexed.write(indexed.exported(store, is_ranked=True), JSON, tmp_path / "a.json")
    document = json.loads(ranked.read_text("ascii"))
    assert (document["condition"], document["query"]) == ("colour", ["/asked.jpg"])
    assert len(document["files"]) == N_RANKED
    whole = json.loads(
        indexed.write(gather(store, indexed.listing(store)), JSON, ranked).read_text()
    )
    assert "query" not in whole
    paths = [os.fsencode(row["path"]) for row in whole["files"]]
    assert paths == indexed.listing(store).paths


@pytest.mark.parametrize("is_ranked", [False, True])
def test_a_contact_sheet_shows_every_picture(
    indexed: Indexed, store: Store, tmp_path: Path, is_ranked: bool
) -> None:
    export = indexed.exported(store, is_ranked)
    with Image.open(indexed.write(export, PNG, tmp_path / "a.png")) as sheet:
        assert sheet.info["Software"] == "Likewise"
        assert sheet.width * sheet.height >= 180 * 208 * len(export)
        assert len(sheet.convert("RGB").resize((200, 200)).getcolors(40_000) or []) > 50
    indexed.write(export, PNG, tmp_path / "a.png")  # its own sheet may be drawn anew


def test_a_sheet_of_many_pictures_has_pages(indexed: Indexed, store: Store, tmp_path: Path) -> None:
    one = indexed.exported(store)
    many = _repeated(one, 500)
    target = indexed.write(many, PDF, tmp_path / "a.pdf")
    assert target.read_bytes().rstrip().endswith(b"%%EOF")
    with PdfParser(str(target)) as read:
        assert len(read.pages) == math.ceil(500 / 48)
    with pytest.raises(LikewiseError, match="has room for"):
        indexed.write(_repeated(one, MOST_ON_SHEET + 1), PDF, tmp_path / "b.pdf")
    assert sorted(os.listdir(tmp_path)) == ["a.pdf"]


def _repeated(export: Export, n: int) -> Export:
    places = np.arange(n) % len(export)
    return replace(
        export,
        paths=[export.paths[place] for place in places],
        image_ids=export.image_ids[places],
        size_bytes=export.size_bytes[places],
        times_s=export.times_s[places],
        sizes_px=export.sizes_px[places],
        vectors=None,
    )


def _true_vectors(indexed: Indexed, store: Store, export: Export) -> np.ndarray:
    vectors = indexed.library.vectors(store, indexed.listing(store), indexed.condition)
    return vectors.rows(vectors.find(export.image_ids))


@pytest.mark.parametrize("is_ranked", [False, True])
def test_arrays_are_read_by_numpy_without_pickle(
    indexed: Indexed, store: Store, tmp_path: Path, is_ranked: bool
) -> None:
    export = indexed.exported(store, is_ranked)
    with np.load(indexed.write(export, NPZ, tmp_path / "a.npz")) as arrays:
        assert np.allclose(arrays["vectors"], _true_vectors(indexed, store, export), atol=1e-6)
        assert [os.fsencode(path) for path in arrays["paths"].tolist()] == export.paths
        assert str(arrays["condition"]) == "colour"
        assert ("scores" in arrays) == is_ranked


def test_parquet_is_read_by_arrow(indexed: Indexed, store: Store, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet is written with an extra")
    export = indexed.exported(store, is_ranked=True)
    table = parquet.read_table(indexed.write(export, PARQUET, tmp_path / "a.parquet"))
    assert table.schema.metadata[b"condition"] == b"colour"
    columns = table.to_pydict()
    assert list(columns) == ["path", "score", "vector"]
    assert np.allclose(columns["vector"], _true_vectors(indexed, store, export), atol=1e-6)
    if sys.platform.startswith("linux"):
        paths = parquet.read_table(
            indexed.write(indexed.exported(store), PARQUET, tmp_path / "b.parquet")
        )["path"].to_pylist()
        assert any("\\xff" in path for path in paths)


@pytest.mark.filterwarnings("ignore")  # TensorBoard's own
@pytest.mark.parametrize("is_ranked", [False, True])
def test_tensorboard_reads_the_files_of_the_projector(
    indexed: Indexed, store: Store, tmp_path: Path, is_ranked: bool
) -> None:
    pytest.importorskip("tensorboard", reason="TensorBoard's own reader is what is asked here")
    from tensorboard.plugins import base_plugin
    from tensorboard.plugins.projector.projector_plugin import ProjectorPlugin
    from werkzeug.test import Client

    export = indexed.exported(store, is_ranked)
    folder = indexed.write(export, PROJECTOR, tmp_path / "projector")
    plugin = ProjectorPlugin(base_plugin.TBContext(logdir=str(folder)))
    plugin._run_paths = {".": str(folder)}
    plugin.data_provider = None
    apps = plugin.get_plugin_apps()

    def asked(route: str, query: str = "") -> bytes:
        answer = Client(apps[route]).get(f"{route}?run=.{query}")
        assert answer.status_code == 200, answer.get_data()
        return answer.get_data()

    (described,) = json.loads(asked("/info"))["embeddings"]
    assert described["tensorShape"] == [len(export), indexed.condition.dim]
    assert described["sprite"]["singleImageDim"] == [64, 64]
    name = f"&name={described['tensorName']}"
    vectors = np.frombuffer(asked("/tensor", name), np.float32).reshape(len(export), -1)
    assert np.allclose(vectors, _true_vectors(indexed, store, export), atol=1e-5)
    lines = asked("/metadata", name).decode().splitlines()
    assert lines[0].split("\t") == ["name", "folder", "path", *(["score"] if is_ranked else [])]
    assert len(lines) == 1 + len(export)
    assert all(line.count("\t") == lines[0].count("\t") for line in lines)
    (tmp_path / "sprite.png").write_bytes(asked("/sprite_image", name))
    with Image.open(tmp_path / "sprite.png") as sprite:
        across = math.ceil(math.sqrt(len(export)))
        assert sprite.size == (64 * across, 64 * across)


def test_fiftyone_gets_what_its_guide_asks_for(
    indexed: Indexed, store: Store, tmp_path: Path
) -> None:
    """The parts of `FiftyOneDataset` in the user guide, and the keys of `Sample.to_dict()`."""
    export = indexed.exported(store, is_ranked=True)
    folder = indexed.write(export, FIFTYONE, tmp_path / "dataset")
    assert sorted(os.listdir(folder)) == ["metadata.json", "samples.json"]
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert (metadata["name"], metadata["media_type"]) == ("pictures", "image")
    assert "version" not in metadata  # then the fields are found out from the samples
    document = json.loads((folder / "samples.json").read_text("utf-8"))
    assert list(document) == ["samples"]
    assert len(document["samples"]) == N_RANKED
    for place, sample in enumerate(document["samples"]):
        assert os.path.isabs(sample["filepath"])
        assert os.fsencode(sample["filepath"]) == export.paths[place]
        assert (sample["tags"], sample["_media_type"]) == ([], "image")
        assert sample["metadata"]["_cls"] == "ImageMetadata"
        assert (sample["metadata"]["width"], sample["metadata"]["height"]) == (160, 120)
        assert sample["rank"] == place + 1
        assert len(sample["embedding"]) == indexed.condition.dim
        assert all(isinstance(number, float) for number in sample["embedding"])


# What is left alone, and what is left behind


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
def test_an_export_that_is_stopped_leaves_nothing(
    indexed: Indexed, store: Store, tmp_path: Path, form: Format
) -> None:
    control = Control()

    def stop(_progress: Progress) -> None:
        control.cancel()

    export = indexed.exported(store)
    control.cancel()
    target = tmp_path / f"a{form.ending}"
    with pytest.raises(Cancelled):
        write_export(export, form, target, indexed.library.places.data, stop, control)
    assert os.listdir(tmp_path) == []


def test_no_picture_and_no_folder_of_other_files_is_written_over(
    indexed: Indexed, store: Store, tmp_path: Path
) -> None:
    export = indexed.exported(store)
    picture = tmp_path / "mine.png"
    Image.new("RGB", (9, 9)).save(picture)
    with pytest.raises(LikewiseError, match="is a picture"):
        indexed.write(export, PNG, picture)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "thesis.txt").write_text("mine")
    with pytest.raises(LikewiseError, match="holds other files"):
        indexed.write(export, PROJECTOR, tmp_path / "taken")
    with pytest.raises(LikewiseError, match="could not be written"):
        indexed.write(export, CSV, tmp_path / "missing" / "a.csv")
    with pytest.raises(LikewiseError, match="nothing to export"):
        indexed.write(_repeated(export, 0), CSV, tmp_path / "a.csv")
    first = indexed.write(export, FIFTYONE, tmp_path / "own")
    indexed.write(export, FIFTYONE, first)  # an earlier export may be written anew
    assert sorted(os.listdir(tmp_path)) == ["mine.png", "own", "taken"]


def test_files_that_are_not_listed_are_left_out(indexed: Indexed, store: Store) -> None:
    listing = indexed.listing(store)
    wanted = np.array([listing.file_ids[3], 10**6, listing.file_ids[0]])
    ranked = Ranked(np.array([0.9, 0.8, 0.7], np.float32), np.array([2, 4, 6]))
    export = gather(store, listing, wanted, ranked)
    assert export.paths == [listing.paths[3], listing.paths[0]]
    assert export.ranked is not None
    assert export.ranked.scores.tolist() == pytest.approx([0.9, 0.7])
    assert export.ranked.ranks.tolist() == [2, 6]
    nothing = store.files.listing(b"/nowhere")
    assert len(gather(store, nothing, wanted, ranked)) == 0


def test_a_format_is_told_by_its_name_or_the_ending() -> None:
    assert format_of(Path("a.CSV")) is CSV
    assert format_of(Path("a.csv"), "projector") is PROJECTOR
    assert format_of(Path("a.txt")) is None
    assert format_of(Path("folder")) is None
    mix = Blend((BlendPart("colour", 0.3), BlendPart("content", 0.7)))
    assert (way_text("colour"), way_text(mix)) == ("colour", "colour=0.3 content=0.7")


# On the command line


@pytest.fixture(name="likewise")
def likewise_fixture(indexed: Indexed) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*words: object) -> subprocess.CompletedProcess[str]:
        data = ["--data-dir", str(indexed.library.places.data)]
        command = [*PROGRAM, *map(str, words), *data]
        return subprocess.run(command, capture_output=True, text=True)

    return run


def test_commands_write_results_and_folders(
    indexed: Indexed, likewise: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    colour = ("--condition", "colour")
    query = indexed.folder / "blue" / "disc 1.jpg"
    found = ("search", indexed.folder, "--query", query, *colour, "--top", 3)
    done = likewise(*found, "--output", tmp_path / "found.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("3 files are in ")
    assert len((tmp_path / "found.csv").read_text().splitlines()) == 4
    whole = ("export-folder", indexed.folder, *colour, "--output", tmp_path / "all", "--json")
    done = likewise(*whole, "--format", "projector")
    assert json.loads(done.stdout)["files"] == N_FILES
    assert (tmp_path / "all" / "vectors.tsv").exists()
    done = likewise(*whole)
    assert done.returncode == 1
    assert "--format projector" in done.stderr
