"""The command line as a person or a script meets it: the program itself, on real files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image

from core.cli import texts
from core.cli.arguments import COMMANDS, parse
from core.cli.output import progress_text, write_json, write_line
from core.conditions.engine import Engine, save_engine
from core.errors import LikewiseError
from core.jobs import Progress
from core.library import Library
from core.marking.changes import mark
from core.records import FailedFile, IndexSummary
from core.settings import Places
from core.store.marks import COLLECTION
from tests.conftest import COLOURS, PROGRAM, ROOT, draw_folder, draw_picture

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals, terminals or names")


@dataclass(frozen=True)
class Done:
    """What a run of the program left."""

    code: int
    out: str
    error: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


def likewise(*words: str | bytes | Path, cwd: Path | None = None) -> Done:
    done = subprocess.run(
        [*PROGRAM, *words], capture_output=True, cwd=cwd, check=False, stdin=subprocess.DEVNULL
    )
    out, error = (os.fsdecode(data) for data in (done.stdout, done.stderr))
    assert "Traceback" not in error
    return Done(done.returncode, out, error)


@dataclass(frozen=True)
class Gallery:
    """A folder that was indexed under Colour: 30 pictures, an exact copy and a broken file."""

    folder: Path
    data: Path
    indexed: Done

    def run(self, command: str, *words: str | bytes | Path) -> Done:
        return likewise("--data-dir", self.data, command, *words)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    root = tmp_path_factory.mktemp("cli")
    folder = draw_folder(root / "pictures")
    shutil.copy(folder / "red" / "disc 1.jpg", folder / "copy.jpg")
    (folder / "broken.jpg").write_text("no picture")
    words = ("index", folder, "--data-dir", root / "data", "--condition", "colour", "--json")
    return Gallery(folder, root / "data", likewise(*words))


# --- index ----------------------------------------------------------------------------------------


def test_index_tells_what_it_did_in_json_and_nothing_else(gallery: Gallery) -> None:
    done = gallery.indexed
    assert (done.code, done.error) == (0, "")
    document = done.document
    assert document.pop("seconds") > 0
    assert document == {
        "found": 32,
        "embedded": 30,
        "reused": 1,
        "failed": 1,
        "failures": [
            {
                "path": str(gallery.folder / "broken.jpg"),
                "code": "not_an_image",
                "reason": "This is not an image that Likewise can read.",
            }
        ],
        "left_out": [],
    }


def test_index_again_embeds_nothing_and_says_so_in_text(gallery: Gallery) -> None:
    done = gallery.run("index", gallery.folder, "--condition", "colour")
    assert (done.code, done.error) == (0, "")
    assert done.out.startswith("32 found, 0 embedded, 31 known already, 1 failed")
    assert f"{gallery.folder / 'broken.jpg'}: This is not an image" in done.out


def test_of_many_failures_text_names_the_first_and_json_all() -> None:
    failures = [FailedFile(b"/p/%d.jpg" % n, LikewiseError("empty")) for n in range(25)]
    summary = IndexSummary(found=25, embedded=0, reused=0, failed=25, seconds=0.1)
    text = texts.index_text(summary, failures)
    assert text.count("The file is empty.") == 20
    assert text.endswith("and 5 more")
    assert str(texts.index_document(summary, failures)).count("The file is empty.") == 25


def test_what_is_left_out_is_counted_in_text_and_named_in_json() -> None:
    failures = [FailedFile(b"/p/%d.mp4" % n, LikewiseError("left_out_film")) for n in range(3)]
    summary = IndexSummary(found=0, embedded=0, reused=0, failed=0, seconds=0.1, left_out=3)
    text = texts.index_text(summary, failures)
    assert text.endswith("3 left out. Films are left out: Likewise compares pictures.")
    document = texts.index_document(summary, failures)
    assert (document["failed"], document["failures"]) == (0, [])
    assert "/p/2.mp4" in str(document["left_out"])


# --- search ---------------------------------------------------------------------------------------


def test_search_lists_the_most_alike_first(gallery: Gallery) -> None:
    query = gallery.folder / "red" / "disc 1.jpg"
    done = gallery.run(
        "search", gallery.folder, "--query", query, "--condition", "colour", "--json"
    )
    document = done.document
    assert (done.code, done.error) == (0, "")
    assert document["condition"] == "colour"
    assert document["query"] == [str(query)]
    results = document["results"]
    assert [hit["rank"] for hit in results] == list(range(1, 21))
    scores = [hit["score"] for hit in results]
    assert scores == sorted(scores, reverse=True)
    # Not itself, but its copy; then the same colour.
    assert str(query) not in [hit["path"] for hit in results]
    assert results[0] == {"rank": 1, "score": 1.0, "path": str(gallery.folder / "copy.jpg")}
    assert {Path(hit["path"]).parent.name for hit in results[1:6]} == {"red"}


def test_search_prints_a_line_a_hit(gallery: Gallery) -> None:
    query = gallery.folder / "blue" / "disc 1.jpg"
    words = ("--query", query, "--condition", "colour", "--top", "3")
    lines = gallery.run("search", gallery.folder, *words).out.splitlines()
    assert len(lines) == 3
    rank, score, path = lines[0].split(maxsplit=2)
    assert (rank, Path(path).parent) == ("1", gallery.folder / "blue")
    assert 0.5 < float(score) <= 1.0


def test_a_relative_query_is_found_in_the_folder_and_answered_with_absolute_paths(
    gallery: Gallery,
) -> None:
    words = ("--query", "red/disc 1.jpg", "--condition", "colour", "--top", "1", "--json")
    done = likewise("--data-dir", gallery.data, "search", ".", *words, cwd=gallery.folder)
    assert done.document["query"] == [str(gallery.folder / "red" / "disc 1.jpg")]
    assert done.document["results"][0]["path"] == str(gallery.folder / "copy.jpg")


def test_a_filter_leaves_out_what_does_not_pass(gallery: Gallery) -> None:
    query = gallery.folder / "red" / "disc 1.jpg"
    words = ["search", gallery.folder, "--query", query, "--condition", "colour"]
    wanted = ["--filter", "folder=red", "--filter", "folder=blue", "--filter", "format=PNG"]
    labels = ["--labels", "folders", "--filter", "label=red"]
    document = gallery.run(*words, *wanted, *labels, "--json").document
    assert document["filter"] == {"folder": ["red", "blue"], "format": ["PNG"], "label": ["red"]}
    (hit,) = document["results"]
    assert (hit["rank"], hit["path"]) == (1, str(gallery.folder / "red" / "triangle 5.png"))
    done = gallery.run(*words, *wanted, "--filter", "size=1GB..")
    said = "No other picture of this folder passes the filter. Without size there would be 2."
    assert (done.code, done.out.strip()) == (0, said)


def test_the_best_are_listed_in_another_order_with_their_ranks(
    gallery: Gallery, tmp_path: Path
) -> None:
    query = gallery.folder / "red" / "disc 1.jpg"
    words = ("search", gallery.folder, "--query", query, "--condition", "colour", "--top", "5")
    best = gallery.run(*words, "--json").document["results"]
    sizes = [Path(hit["path"]).stat().st_size for hit in best]
    largest = gallery.run(*words, "--sort", "largest", "--json").document["results"]
    assert [Path(hit["path"]).stat().st_size for hit in largest] == sorted(sizes, reverse=True)
    assert sorted(largest, key=lambda hit: hit["rank"]) == best
    target = tmp_path / "largest.json"
    assert gallery.run(*words, "--sort", "largest", "--output", target).code == 0
    written = json.loads(target.read_text())["files"]
    assert [(row["rank"], row["path"]) for row in written] == [
        (hit["rank"], hit["path"]) for hit in largest
    ]


def test_tags_and_favourites_are_filters_too(gallery: Gallery) -> None:
    query = gallery.folder / "red" / "disc 1.jpg"
    words = ("search", gallery.folder, "--query", query, "--condition", "colour", "--json")
    library = Library(Places.of(str(gallery.data)))
    with library.open_store() as store:
        listing = store.files.listing(os.fsencode(gallery.folder))
        mark(store, listing.image_ids[:3].tolist(), give=["sea", COLLECTION + "wall"])
    for wanted in ("tag=Sea", "collection=wall"):
        results = gallery.run(*words, "--filter", wanted).document["results"]
        found = {os.fsencode(hit["path"]) for hit in results}
        assert found == set(listing.paths[:3]) - {os.fsencode(query)}
    assert gallery.run(*words, "--filter", "favourite=yes").document["results"] == []


def test_an_outside_picture_can_be_the_query(gallery: Gallery, tmp_path: Path) -> None:
    query = draw_picture(tmp_path / "outside.png", "green", "disc", seed=40)
    words = ("--query", query, "--condition", "colour", "--top", "6", "--json")
    results = gallery.run("search", gallery.folder, *words).document["results"]
    assert {Path(hit["path"]).parent.name for hit in results} == {"green"}


def test_several_queries_are_answered_by_their_middle(gallery: Gallery, tmp_path: Path) -> None:
    inside = gallery.folder / "red" / "disc 1.jpg"
    outside = draw_picture(tmp_path / "outside.png", "blue", "disc", seed=40)
    words = ("--query", inside, "--query", outside, "--condition", "colour", "--top", "8")
    results = gallery.run("search", gallery.folder, *words, "--json").document["results"]
    assert {Path(hit["path"]).parent.name for hit in results} >= {"red", "blue"}


def folders_of(done: Done, n: int) -> list[str]:
    """The folders of the first `n` hits: their colours."""
    return [Path(hit["path"]).parent.name for hit in done.document["results"][:n]]


def test_a_weight_belongs_to_the_query_before_it(gallery: Gallery) -> None:
    red, blue = (gallery.folder / name / "disc 1.jpg" for name in ("red", "blue"))
    words = ("search", gallery.folder, "--condition", "colour", "--json")
    mostly_red = gallery.run(*words, "--query", red, "--weight", "9", "--query", blue)
    mostly_blue = gallery.run(*words, "--query", red, "--query", blue, "--weight", "9")
    assert [item["weight"] for item in mostly_red.document["items"]] == [9.0, 1.0]
    assert set(folders_of(mostly_red, 4)) <= {"red", "pictures"}  # its copy lies in the folder
    assert set(folders_of(mostly_blue, 4)) == {"blue"}


def test_hits_are_less_like_what_comes_after_not(gallery: Gallery, tmp_path: Path) -> None:
    both = Image.new("RGB", (160, 120), COLOURS["red"])
    both.paste(COLOURS["blue"], (80, 0, 160, 120))
    both.save(tmp_path / "both.png")
    unlike = gallery.folder / "blue" / "disc 1.jpg"
    words = ("search", gallery.folder, "--condition", "colour", "--json")
    done = gallery.run(*words, "--query", tmp_path / "both.png", "--not", unlike)
    assert [item["is_negative"] for item in done.document["items"]] == [False, True]
    assert set(folders_of(done, 5)) <= {"red", "pictures"}
    assert str(unlike) not in [hit["path"] for hit in done.document["results"]]
    least = gallery.run(*words, "--not", unlike, "--top", "40")
    assert set(folders_of(least, 40)[-5:]) == {"blue"}


def test_only_the_region_counts(gallery: Gallery, tmp_path: Path) -> None:
    both = Image.new("RGB", (400, 300), COLOURS["red"])
    both.paste(COLOURS["green"], (200, 0, 400, 300))
    both.save(tmp_path / "both.png")
    words = ("search", gallery.folder, "--condition", "colour", "--json")
    words = (*words, "--query", tmp_path / "both.png", "--region")
    assert set(folders_of(gallery.run(*words, "0.6,0,0.4,1"), 5)) == {"green"}
    assert set(folders_of(gallery.run(*words, "0,0,0.4,1"), 5)) <= {"red", "pictures"}
    inside = gallery.folder / "red" / "disc 1.jpg"
    region = gallery.run(
        "search",
        gallery.folder,
        "--condition",
        "colour",
        "--json",
        "--query",
        inside,
        "--region",
        "0,0,0.999,1",
    )
    assert str(inside) not in [hit["path"] for hit in region.document["results"]]


@posix_only
def test_a_query_by_another_path_to_the_folder_is_still_not_its_own_hit(
    gallery: Gallery, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(gallery.folder)
    query = tmp_path / "link" / "red" / "square 3.jpg"
    words = ("--query", query, "--condition", "colour", "--json")
    paths = [h["path"] for h in gallery.run("search", gallery.folder, *words).document["results"]]
    assert str(gallery.folder / "red" / "square 3.jpg") not in paths


def test_search_indexes_what_is_missing_first(tmp_path: Path) -> None:
    folder = draw_folder(tmp_path / "p", n_seeds=1)
    query = folder / "red" / "disc 1.jpg"
    words = ("search", folder, "--query", query, "--condition", "colour", "--json")
    done = likewise("--data-dir", tmp_path / "d", *words)
    assert (done.code, len(done.document["results"])) == (0, 14)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (None, "There is no such file."),
        (b"", "The file is empty."),
        (b"words", "This is not an image that Likewise can read."),
    ],
)
def test_a_query_that_cannot_be_read_is_named(
    gallery: Gallery, tmp_path: Path, spoil: bytes | None, sentence: str
) -> None:
    query = tmp_path / "bad.jpg"
    if spoil is not None:
        query.write_bytes(spoil)
    words = ("--query", query, "--condition", "colour", "--json")
    done = gallery.run("search", gallery.folder, *words)
    assert (done.code, done.out) == (1, "")
    assert done.error == f"likewise: {query}: {sentence}\n"


@pytest.mark.parametrize("command", [["index"], ["conditions"], ["search", "--query", "x.jpg"]])
def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "gone"
    done = likewise("--data-dir", tmp_path / "d", command[0], folder, *command[1:], "--json")
    assert (done.code, done.out) == (1, "")
    assert str(folder) in done.error
    assert "does not exist" in done.error


def test_a_folder_that_is_away_is_searched_from_what_is_stored(
    tmp_path: Path,
) -> None:
    folder = draw_folder(tmp_path / "pictures", n_seeds=1)
    data, away = tmp_path / "data", tmp_path / "away"
    words = ("--condition", "colour", "--data-dir", data, "--json")
    query = folder / "red" / "disc 1.jpg"
    before = likewise("search", folder, "--query", query, *words).document
    folder.rename(away)
    done = likewise("search", folder, "--query", query, *words)
    assert (done.code, done.document) == (0, before)
    assert "cannot be reached. What is stored of it is used." in done.error
    assert likewise("index", folder, *words).code == 1
    away.rename(folder)
    (folder / "red" / "disc 1.jpg").unlink()
    assert likewise("index", folder, *words).document["found"] == 14


def test_a_folder_with_nothing_to_find_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    query = draw_picture(tmp_path / "q.jpg")
    words = ("search", folder, "--query", query, "--condition", "colour")
    done = likewise("--data-dir", tmp_path / "d", *words)
    assert (done.code, done.error) == (1, f"likewise: There are no pictures in {folder}.\n")
    (folder / "bad.jpg").write_bytes(b"")
    done = likewise("--data-dir", tmp_path / "d", *words)
    assert "None of the 1 pictures" in done.error


# --- compare and conditions -----------------------------------------------------------------------


def test_compare_gives_the_cosines_of_all_pairs(gallery: Gallery, tmp_path: Path) -> None:
    names = ("red/disc 1.jpg", "red/square 3.jpg", "blue/disc 1.jpg")
    images = [gallery.folder / name for name in names]
    words = ("compare", *images, "--condition", "colour", "--json")
    document = likewise("--data-dir", tmp_path, *words).document
    assert document["images"] == [str(image) for image in images]
    assert document["condition"] == "colour"
    cosines = np.array(document["cosines"])
    assert cosines == pytest.approx(cosines.T)
    assert np.diag(cosines) == pytest.approx(1.0, abs=1e-5)
    assert cosines[0, 1] > cosines[0, 2] + 0.2
    text = texts.matrix_text([str(image) for image in images], cosines)
    assert f"{cosines[0, 2]:.3f}" in text
    assert str(images[2]) in text


def test_compare_under_content_knows_shapes_from_colours(tmp_path: Path) -> None:
    save_engine(
        Library(Places.of(str(tmp_path / "d"))).places.data / "engine.json",
        Engine("cpu", "float32", 2),
    )
    one, same, other = (
        draw_picture(tmp_path / f"{number}.png", colour, shape, size=(256, 256))
        for number, (colour, shape) in enumerate(
            [("red", "disc"), ("red", "disc"), ("blue", "triangle")]
        )
    )
    words = ("--data-dir", tmp_path / "d", "compare", one, same, other, "--json")
    document = likewise(*words).document
    assert document["condition"] == "content"
    assert document["cosines"][0][1] == pytest.approx(1.0, abs=1e-4)
    assert document["cosines"][0][2] < 0.98


def test_conditions_are_listed_without_measuring_anything(gallery: Gallery, tmp_path: Path) -> None:
    rows = likewise("--data-dir", tmp_path / "new", "conditions", "--json").document
    listed = {row["key"]: (row["name"], row["kind"], row["dim"], row["ready"]) for row in rows}
    assert listed["content"] == ("Content", "implicit", 1280, False)
    assert listed["layout"] == ("Layout", "hand-made", 97, True)
    assert listed["resnet18"] == ("ResNet-18", "implicit", 512, False)
    (resnet,) = (row for row in rows if row["key"] == "resnet18")
    assert resnet["download_bytes"] == 46_830_571
    assert resnet["download_url"].startswith("https://download.pytorch.org/")
    assert "BSD" in resnet["licence"]
    of_folder = gallery.run("conditions", gallery.folder, "--json").document
    assert {row["key"] for row in of_folder if row["ready"]} == {"colour"}
    text = texts.conditions_text([texts.ConditionRow(**row) for row in of_folder], True)
    words = {line.split()[0]: line for line in text.splitlines()}
    assert list(words) == [row["key"] for row in of_folder]
    assert "fetch 47 MB" in words["resnet18"]
    assert " indexed " in words["colour"]


def test_a_condition_without_its_weights_is_answered_with_where_to_get_them(
    gallery: Gallery,
) -> None:
    done = gallery.run("index", gallery.folder, "--condition", "resnet18")
    assert done.code == 1
    assert "https://download.pytorch.org/models/resnet18-f37072fd.pth" in done.error
    assert str(gallery.data / "weights") in done.error


def test_conditions_can_be_blended(gallery: Gallery) -> None:
    query = gallery.folder / "green" / "disc 1.jpg"
    words = ("search", gallery.folder, "--query", query, "--json", "--top", "40")
    found = {}
    for name, conditions in {
        "colour": ("--condition", "colour"),
        "layout": ("--condition", "layout"),
        "mostly colour": ("--condition", "colour=99", "--condition", "layout=1"),
        "both": ("--condition", "colour=0.5", "--condition", "layout=0.5"),
    }.items():
        done = gallery.run(*words, *conditions)
        assert done.code == 0
        found[name] = [hit["path"] for hit in done.document["results"]]
    assert done.document["condition"] == {"colour": 0.5, "layout": 0.5}
    assert set(found["both"]) == set(found["colour"])
    assert found["both"] not in (found["colour"], found["layout"])
    assert found["mostly colour"][:3] == found["colour"][:3]


def test_a_folder_with_a_new_picture_is_not_ready(tmp_path: Path) -> None:
    folder, data = draw_folder(tmp_path / "p", n_seeds=1), tmp_path / "d"
    likewise("--data-dir", data, "index", folder, "--condition", "colour")
    draw_picture(folder / "new.jpg", seed=30)
    rows = likewise("--data-dir", data, "conditions", folder, "--json").document
    assert not any(row["ready"] for row in rows)


def test_an_unknown_condition_is_answered_with_those_that_exist(gallery: Gallery) -> None:
    done = gallery.run("index", gallery.folder, "--condition", "smell")
    assert done.code == 1
    assert "smell" in done.error
    assert "content, material, parts, colour, layout" in done.error


# --- the words themselves -------------------------------------------------------------------------


def test_the_release_is_that_of_the_project() -> None:
    done = likewise("--version")
    assert done.code == 0
    release = done.out.strip().removeprefix("likewise ")
    assert f'version = "{release}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["index"],
        ["search", "folder"],
        ["search", "folder", "--query", "x", "--top", "0"],
        ["search", "folder", "--query", "x", "--top", "many"],
        ["search", "folder", "--weight", "2", "--query", "x"],
        ["search", "folder", "--query", "x", "--weight", "0"],
        ["search", "folder", "--query", "x", "--weight", "nan"],
        ["search", "folder", "--query", "x", "--region", "0,0,1"],
        ["search", "folder", "--query", "x", "--region", "0.5,0,0.6,1"],
        ["search", "folder", "--query", "x", "--region", "0,0,0,1"],
        ["search", "folder", "--query", "x", "--condition", "colour=-1"],
        ["search", "folder", "--query", "x", "--filter", "colour=red"],
        ["search", "folder", "--query", "x", "--filter", "camera"],
        ["search", "folder", "--query", "x", "--filter", "date=last summer"],
        ["search", "folder", "--query", "x", "--filter", "label=Shirts"],
        ["search", "folder", "--query", "x", "--label", "kind"],
        ["search", "folder", "--query", "x", "--sort", "random"],
        ["compare", "one.jpg"],
        ["index", ""],
        ["--no-such-option"],
    ],
    ids=" ".join,
)
def test_wrong_usage_has_code_2_and_explains_itself(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words)
    assert end.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse([command, "--help"])
    assert end.value.code == 0
    assert "--json" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "d", "index", "f"],
        ["index", "f", "--data-dir", "d"],
        ["index", "--data-dir=d", "f"],
    ],
    ids=" ".join,
)
def test_the_place_of_the_library_may_stand_anywhere(words: list[str]) -> None:
    options = parse(words)
    assert (options.command, options.folder, options.data_dir) == ("index", "f", "d")


def test_without_a_command_the_window_is_meant() -> None:
    options = parse([])
    assert (options.command, options.paths, options.data_dir) == (None, [], None)
    assert not options.is_sample_gallery
    options = parse(["--data-dir", "index", "Pictures"])
    assert (options.command, options.paths, options.data_dir) == (None, ["Pictures"], "index")
    assert parse(["--sample-gallery"]).is_sample_gallery
    assert parse(["./index"]).paths == ["./index"]


# --- names, pipes, interrupts ---------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8_come_out_whole(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/stra\xdfe"
    os.mkdir(folder)
    names = [b"gr\xfc\xdfe.jpg", "grüße 多.jpg".encode()]
    for seed, name in enumerate(names):
        shutil.copy(draw_picture(tmp_path / "a.jpg", seed=seed), folder + b"/" + name)
    (tmp_path / "bad").write_bytes(b"")
    shutil.copy(tmp_path / "bad", folder + b"/b\xe4d.jpg")
    query = folder + b"/" + names[1]
    words = ("--data-dir", tmp_path / "d", "search", folder, "--query", query)
    text = likewise(*words, "--condition", "colour")
    assert (text.code, text.error) == (0, "")
    assert os.fsencode(text.out).rstrip().endswith(folder + b"/" + names[0])
    document = likewise(*words, "--condition", "colour", "--json").document
    assert os.fsencode(document["results"][0]["path"]) == folder + b"/" + names[0]
    assert os.fsencode(document["query"][0]) == query
    listed = likewise("--data-dir", tmp_path / "d", "index", folder, "--condition", "colour")
    assert b"b\xe4d.jpg: The file is empty." in os.fsencode(listed.out)


def test_a_terminal_that_knows_few_letters_gets_the_rest_escaped(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with path.open("w", encoding="latin-1") as stream:
        write_line("Straße 多.jpg", stream)
    assert path.read_bytes().rstrip() == b"Stra\xdfe \\u591a.jpg"


def test_json_is_plain_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    write_json({"path": "Straße \udcff"})
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {"path": "Straße \udcff"}


@posix_only
def test_a_reader_that_goes_away_is_no_error(gallery: Gallery) -> None:
    words = ("search", gallery.folder, "--query", gallery.folder / "copy.jpg", "--json")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "--data-dir", gallery.data, *words, "--condition", "colour"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def make_slow_pictures(folder: Path, n: int) -> None:
    """Pictures that take a while to decode: one large PNG with other bytes after its end."""
    folder.mkdir()
    tile = Image.linear_gradient("L").resize((3000, 3000))
    Image.merge("RGB", [tile, tile.rotate(90), tile.rotate(180)]).save(folder / "0.png")
    data = (folder / "0.png").read_bytes()
    for number in range(1, n):
        (folder / f"{number}.png").write_bytes(data + b"%d" % number)


@posix_only
def test_ctrl_c_ends_with_130_and_keeps_what_is_finished(tmp_path: Path) -> None:
    folder, data = tmp_path / "p", tmp_path / "d"
    make_slow_pictures(folder, 400)
    terminal, line = os.openpty()
    command = [*PROGRAM, "index", folder, "--data-dir", data, "--condition", "colour", "--json"]
    shown = b""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=line, start_new_session=True
    ) as process:
        os.close(line)
        try:
            while b"/s" not in shown:  # until something is finished
                shown += os.read(terminal, 4096)
            family = psutil.Process(process.pid).children(recursive=True)
            os.killpg(process.pid, signal.SIGINT)
            out, _ = process.communicate(timeout=30)
        finally:
            process.kill()
    shown = os.read(terminal, 65536)
    os.close(terminal)
    assert (process.returncode, out) == (130, b"")
    assert b"Stopped. What was finished is kept." in shown
    assert b"Traceback" not in shown
    assert psutil.wait_procs(family, timeout=10)[1] == []
    with Library(Places.of(str(data))).open_store() as store:
        n_kept = len(store.files.image_ids(os.fsencode(folder)))
    assert 0 < n_kept < 400


def test_progress_is_told_in_words() -> None:
    told = progress_text(Progress("embed", 1200, 24000, failed=3, rate=80.0))
    assert told == "Reading pictures: 1,200 of 24,000 (5%), 3 failed, 80/s, 4:45 left"
    assert progress_text(Progress("scan", 1500, 0)) == "Looking for pictures: 1,500"
    assert progress_text(Progress("scan", 0, 0)) == "Looking for pictures"
    assert progress_text(Progress("embed", 5, 5)) == "Reading pictures: 5 of 5 (100%)"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--data-dir", tmp_path / "data", "conditions"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("likewise: What was found could not be written to the output")
