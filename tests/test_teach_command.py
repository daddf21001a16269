"""`likewise train`, `evaluate`, `export` and `import`: the program itself, on drawn pictures."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.cli.arguments import parse
from core.cli.output import progress_text
from core.conditions.taught_file import read_taught
from core.jobs import Progress
from core.library import Library
from core.measuring.records import MEASURES
from core.settings import Places
from tests.conftest import PROGRAM, ROOT, draw_folder

KEYS = {*MEASURES, "name", "metric", "n", "n_queries", "chance"}
QUICK = ("--on", "colour", "--on", "layout", "--epochs", "3")


@dataclass(frozen=True)
class Done:
    """What a run of the program left."""

    code: int
    out: str
    error: str

    @property
    def document(self) -> Any:
        assert (self.code, self.error) == (0, "")
        return json.loads(self.out)


def likewise(data: Path, *words: str | Path) -> Done:
    done = subprocess.run(
        [*PROGRAM, "--data-dir", data, *words],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    out, error = (os.fsdecode(stream) for stream in (done.stdout, done.stderr))
    assert "Traceback" not in error
    return Done(done.returncode, out, error)


def write_table(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


@dataclass(frozen=True)
class Gallery:
    """Sixty drawn pictures, each colour in a folder; tables that say more of them."""

    root: Path
    folder: Path
    data: Path

    def run(self, command: str, *words: str | Path) -> Done:
        return likewise(self.data, command, self.folder, *words)

    @property
    def names(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.*"))

    @property
    def shapes(self) -> Path:
        """A table of the shapes, with another column beside them."""
        rows = [("file", "note", "shape")]
        rows += [(name, "drawn", Path(name).stem.split()[0]) for name in self.names]
        return write_table(self.root / "shapes.csv", rows)

    @property
    def pairs(self) -> Path:
        """Pictures of one colour are similar, whatever their shape."""
        discs = [name for name in self.names if "disc" in name]
        squares = [name for name in self.names if "square" in name]
        rows = [("a", "b", "likeness")]
        rows += [
            (one, two, "similar" if one.split("/")[0] == two.split("/")[0] else "dissimilar")
            for one in discs[::3]
            for two in squares[::3]
        ]
        return write_table(self.root / "pairs.csv", rows)

    @property
    def answers(self) -> Path:
        """Answers of somebody who looks at colours only."""
        discs = [name for name in self.names if "disc" in name][:6]
        squares = [name for name in self.names if "square" in name]
        rows = [
            (one, squares[at], squares[(at + 4) % len(squares)]) for at, one in enumerate(discs)
        ]
        return write_table(self.root / "answers.csv", rows)

    def vectors(self, key: str, data: Path | None = None) -> dict[bytes, NDArray[np.float32]]:
        """The stored vectors of a condition, by the content of the picture."""
        library = Library(Places.of(str(data or self.data)))
        with library.open_store() as store:
            stored = store.vectors.load(library.catalogue.find(key, library.engine).fingerprint)
            assert stored is not None
            ids = np.array(store.files.image_ids(os.fsencode(self.folder)), np.int64)
            rows = stored.rows[stored.find(ids)].astype(np.float32)
            return dict(zip(store.images.contents(ids), rows, strict=True))


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    root = tmp_path_factory.mktemp("teach")
    return Gallery(root, draw_folder(root / "pictures", n_seeds=4), root / "data")


@pytest.fixture(scope="module")
def taught(gallery: Gallery) -> Any:
    """What is told of a condition that was taught the names of the folders."""
    words = ("--labels", "folders", "--name", "Shade of it", *QUICK, "--dims", "16", "--json")
    return gallery.run("train", *words).document


# --- train ----------------------------------------------------------------------------------------


def test_folders_teach_a_condition_that_is_there_at_once(gallery: Gallery, taught: Any) -> None:
    assert (taught["condition"], taught["name"]) == ("shade-of-it", "Shade of it")
    assert (taught["stopped"], taught["collapsed"]) == (False, False)
    assert [epoch["number"] for epoch in taught["epochs"]] == [1, 2, 3]
    assert 1 <= taught["best_epoch"] <= 3
    assert taught["training"]["dim"] == 16
    measures = taught["measures"]
    assert (measures["part"], measures["labels"]) == ("held-out", "folders")
    assert list(measures["conditions"]) == ["shade-of-it", "colour", "layout"]
    found = measures["conditions"]["shade-of-it"]
    assert found["n"] + measures["n_learnt"] == 60
    assert found["map_at_r"]["value"] > measures["conditions"]["layout"]["map_at_r"]["value"]
    listed = likewise(gallery.data, "conditions", gallery.folder, "--json").document
    (row,) = (row for row in listed if row["key"] == "shade-of-it")
    assert (row["name"], row["kind"], row["dim"], row["ready"]) == (
        "Shade of it",
        "explicit",
        16,
        True,
    )


def test_the_file_says_how_it_was_taught(gallery: Gallery, taught: Any, tmp_path: Path) -> None:
    target = tmp_path / "shade.likewise"
    done = likewise(gallery.data, "export", "shade-of-it", target)
    assert (done.code, done.out) == (0, f"shade-of-it is in {target}.\n")
    manifest = read_taught(target).manifest
    assert [base.key for base in manifest.bases] == ["colour", "layout"]
    assert set(manifest.labels.classes.values()) == {12}
    split = manifest.split
    assert split.train + split.validation + split.test == 60
    assert split.train + split.validation == taught["measures"]["n_learnt"]
    kept = manifest.measures["held-out"]["shade-of-it"]["map_at_r"]
    assert kept == taught["measures"]["conditions"]["shade-of-it"]["map_at_r"]


def test_a_table_pairs_and_answers_teach_together_and_people_can_follow(gallery: Gallery) -> None:
    words = ("--labels", gallery.shapes, "--label", "shape", "--id", "file")
    words = (*words, "--pairs", gallery.pairs, "--answers", gallery.answers)
    done = gallery.run("train", *words, "--name", "Form", *QUICK, "--holdout", "0.5")
    assert (done.code, done.error) == (0, "")
    lines = done.out.splitlines()
    assert re.match(r"Untrained: mAP@R 0\.\d{3}, .* by chance 0\.\d{3}, .* About \d+ ", lines[1])
    assert re.match(r"Epoch 1 of 3: loss \d+\.\d{4}, mAP@R .*; best so far$", lines[2])
    assert "Form is taught, as form." in lines
    found = "shape from shapes.csv: 60 of 60 pictures have one of 3 labels."
    assert lines[0] == found
    assert any(line.startswith("shape from shapes.csv: ") for line in lines[3:])
    assert [line.split()[0] for line in lines[-4:]] == ["Form", "Colour", "Layout", "Chance"]


def test_where_all_is_learnt_from_nothing_is_measured_and_that_is_said(gallery: Gallery) -> None:
    names = gallery.names
    pairs = [(one, two, "similar") for one, two in zip(names, names[1:], strict=False)]
    path = write_table(gallery.root / "all.csv", pairs)
    words = ("--labels", "folders", "--pairs", path, "--name", "All", *QUICK, "--loss", "supcon")
    done = gallery.run("train", *words)
    assert (done.code, done.error) == (0, "")
    assert "All is taught, as all.\nThere are too few labelled pictures" in done.out


def test_answers_alone_teach(gallery: Gallery) -> None:
    words = ("--answers", gallery.answers, "--name", "Answered", "--on", "colour", "--on", "layout")
    document = gallery.run("train", *words, "--json").document
    assert (document["condition"], document["measures"]) == ("answered", None)
    words = ("--labels", "folders", "--condition", "answered", "--condition", "layout", "--json")
    found = gallery.run("evaluate", *words).document
    assert found["part"] == "held-out"
    answered, layout = (found["conditions"][key]["recall_at_1"] for key in ("answered", "layout"))
    assert answered["value"] > layout["value"]


def test_labels_on_a_few_pictures_each_teach_which_conditions_count(gallery: Gallery) -> None:
    rows = [(name, name.split("/")[0]) for name in gallery.names[::4]]
    path = write_table(gallery.root / "some.csv", [("file", "label"), *rows])
    words = ("--labels", path, "--name", "Some", "--on", "colour", "--on", "layout", "--json")
    document = gallery.run("train", *words).document
    assert (document["training"]["method"], document["measures"]) == ("weights", None)
    assert document["training"]["weight_0"] > document["training"]["weight_1"]


def test_the_small_network_is_measured_by_distance_too(gallery: Gallery) -> None:
    words = ("--labels", gallery.shapes, "--label", "shape", "--network", "shallow")
    document = gallery.run("train", *words, "--name", "Small", "--epochs", "2", "--json").document
    assert document["training"]["dim"] == 2
    found = document["measures"]["conditions"]["small"]
    assert (found["metric"], found["euclidean"]["metric"]) == ("cosine", "euclidean")
    assert found["euclidean"].keys() >= KEYS


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--labels", "gone.csv"), "gone.csv"),
        (("--labels", "shapes.csv", "--label", "colour"), "colour"),
        (("--labels", "folders", "--on", "smell"), "smell"),
        (("--pairs", "pairs.csv", "--network", "finetune"), "learns from labels only"),
        (("--pairs", "pairs.csv", "--network", "shallow"), "learns from labels only"),
        (("--labels", "lone.csv", "--label", "label", "--on", "colour"), "too little to learn"),
        (
            ("--labels", "one.csv", "--label", "kind", "--network", "finetune"),
            "learns from labels only",
        ),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_cannot_be_learnt_is_said_in_a_sentence(
    gallery: Gallery, words: tuple[str, ...], said: str
) -> None:
    rows = [(name, "thing") for name in gallery.names]
    write_table(gallery.root / "one.csv", [("file", "kind"), *rows])
    lone = [(name, f"label {at}") for at, name in enumerate(gallery.names[:8])]
    write_table(gallery.root / "lone.csv", [("file", "label"), *lone])
    assert {gallery.shapes.name, gallery.pairs.name} == {"shapes.csv", "pairs.csv"}
    words = tuple(str(gallery.root / w) if w.endswith(".csv") else w for w in words)
    done = gallery.run("train", *words, "--name", "Nothing", "--json")
    assert (done.code, done.out) == (1, "")
    assert done.error.startswith("likewise: ")
    assert said in done.error


def run_until(
    command: list[str | Path], is_enough: Callable[[str], bool]
) -> tuple[int, list[str], str]:
    """Press Ctrl-C at the first line that is enough; the code, the lines, and what was said."""
    lines: list[str] = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                lines.append(line)
                if is_enough(line):
                    os.killpg(process.pid, signal.SIGINT)
                    break
            out, error = process.communicate(timeout=120)
        finally:
            process.kill()
    return process.returncode, [*lines, *out.splitlines(keepends=True)], error


def epochs_of(lines: list[str]) -> list[int]:
    return [int(found[1]) for line in lines if (found := re.match(r"Epoch (\d+) of", line))]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_ctrl_c_keeps_the_best_so_far_and_resume_goes_on(gallery: Gallery) -> None:
    words = ("--labels", "folders", "--network", "shallow", "--epochs", "100000")
    command = [*PROGRAM, "--data-dir", gallery.data, "train", gallery.folder, *words]
    command = [*command, "--name", "Long"]
    code, lines, error = run_until(command, lambda line: line.startswith("Epoch 2 "))
    assert code == 130
    assert "Stopped. What was finished is kept." in error
    assert "Traceback" not in error
    assert "Long is taught, as long.\n" in lines
    assert "It was stopped; the best so far is kept. --resume goes on from there.\n" in lines
    n_done = epochs_of(lines)[-1]
    code, lines, error = run_until([*command, "--resume"], lambda line: line.startswith("Epoch"))
    assert (code, "Traceback" in error) == (130, False)
    assert epochs_of(lines)[0] == n_done + 1
    assert "Long is taught, as long.\n" in lines  # it replaces itself


# --- evaluate -------------------------------------------------------------------------------------


def check_intervals(found: Any) -> None:
    for measure in MEASURES:
        interval = found[measure]
        assert set(interval) == {"value", "low", "high"}
        assert 0 <= interval["low"] <= interval["value"] <= interval["high"] <= 1


def test_evaluate_gives_each_measure_of_each_condition(gallery: Gallery) -> None:
    words = ("--labels", "folders", "--condition", "colour", "--condition", "layout", "--json")
    document = gallery.run("evaluate", *words).document
    assert (document["part"], document["n_learnt"]) == ("all", 0)
    assert list(document["conditions"]) == ["colour", "layout"]
    for found in document["conditions"].values():
        assert set(found) == KEYS
        assert (found["n"], found["n_queries"]) == (60, 60)
        check_intervals(found)
        assert found["chance"]["recall_at_1"] == pytest.approx(11 / 59)
    assert document["conditions"]["colour"]["recall_at_1"]["value"] == 1.0
    assert gallery.run("evaluate", *words).document == document


def test_what_was_found_in_a_table_is_said_before(gallery: Gallery) -> None:
    rows = [(name, name.split("/")[0]) for name in gallery.names[:-2]]
    rows += [("nowhere.jpg", "red"), (gallery.names[-1], "NA"), (gallery.names[0], "green")]
    path = write_table(gallery.root / "holes.csv", [("file", "label"), *rows])
    done = gallery.run("evaluate", "--labels", path, "--condition", "colour")
    assert done.code == 0
    assert "label from holes.csv: 57 of 60 pictures have one of 5 labels." in done.out
    assert "Rows without a picture: 1 (nowhere.jpg in line 60)." in done.out
    assert "Rows with an empty label: 1." in done.out
    assert f"Pictures with several labels, left out: 1 ({gallery.folder}" in done.out
    assert f"Line 62: {gallery.names[0]} has another label in line 2" in done.error


def test_evaluate_leaves_out_what_was_learnt_from(gallery: Gallery, taught: Any) -> None:
    words = ("--labels", "folders", "--condition", "shade-of-it", "--condition", "colour")
    document = gallery.run("evaluate", *words, "--json").document
    assert document["part"] == "held-out"
    assert document["n_learnt"] == taught["measures"]["n_learnt"]
    assert document["conditions"] == {
        key: taught["measures"]["conditions"][key] for key in ("shade-of-it", "colour")
    }
    text = gallery.run("evaluate", *words).out
    n = 60 - document["n_learnt"]
    assert f"{n} pictures that none has learnt from ({document['n_learnt']} left out)" in text


def test_pairs_alone_can_be_measured_on(gallery: Gallery) -> None:
    words = ("--pairs", gallery.pairs, "--condition", "colour", "--condition", "layout")
    document = gallery.run("evaluate", *words, "--json").document
    colour, layout = (document["conditions"][key] for key in ("colour", "layout"))
    assert colour["n_pairs"] == layout["n_pairs"] == 49
    assert colour["given_pairs"]["value"] > 0.99
    assert colour["given_triplets"] is None
    text = gallery.run("evaluate", *words).out
    assert text.startswith("0 triplets and 49 pairs")
    assert "Colour: AUC of given pairs 1.000" in text


def test_pairs_beside_labels_are_measured_too(gallery: Gallery) -> None:
    words = ("--labels", gallery.shapes, "--label", "shape", "--pairs", gallery.pairs)
    found = gallery.run("evaluate", *words, "--condition", "colour", "--json").document
    assert found["conditions"]["colour"]["given_pairs"]["value"] > 0.99
    assert found["labels"] == "shape"


def test_lines_of_no_use_are_named_and_the_others_measured(gallery: Gallery) -> None:
    with gallery.pairs.open(encoding="utf-8") as file:
        rows = [tuple(row) for row in csv.reader(file)]
    bad = write_table(gallery.root / "bad.csv", [*rows, ("gone.jpg", rows[1][0], "similar")])
    done = gallery.run("evaluate", "--pairs", bad, "--condition", "colour", "--json")
    assert done.code == 0
    assert json.loads(done.out)["conditions"]["colour"]["n_pairs"] == 49
    assert done.error.startswith(f"likewise: Line {len(rows) + 1}: ")
    assert "gone.jpg" in done.error


# --- export and import ----------------------------------------------------------------------------


def test_a_file_gives_the_same_vectors_elsewhere(
    gallery: Gallery, taught: Any, tmp_path: Path
) -> None:
    target, other = tmp_path / "shade.likewise", tmp_path / "other"
    exported = likewise(gallery.data, "export", taught["condition"], target, "--json").document
    assert exported == {"condition": "shade-of-it", "file": str(target)}
    assert [path.name for path in tmp_path.iterdir()] == ["shade.likewise"]
    brought = likewise(other, "import", target, "--json").document
    assert brought == {"condition": "shade-of-it", "name": "Shade of it", "note": None}
    again = likewise(other, "import", target)
    assert (again.code, again.out) == (0, "Shade of it is here as shade-of-it.\n")
    assert likewise(other, "index", gallery.folder, "--condition", "shade-of-it").code == 0
    here, there = gallery.vectors("shade-of-it"), gallery.vectors("shade-of-it", other)
    assert here.keys() == there.keys()
    assert len(here) == 60
    for content, vector in here.items():
        # Numbers are stored with 11 bits: where one lies between two of these, it may be either.
        step = np.abs(np.spacing(vector.astype(np.float16))).astype(np.float32)
        assert (np.abs(vector - there[content]) <= np.maximum(step, 1e-6)).all()


def test_what_nobody_taught_has_no_file(gallery: Gallery, tmp_path: Path) -> None:
    done = likewise(gallery.data, "export", "colour", tmp_path / "colour.likewise")
    assert (done.code, done.error) == (
        1,
        "likewise: Colour was not taught, so there is no file of it.\n",
    )
    picture = shutil.copy(gallery.folder / gallery.names[0], tmp_path / "picture.jpg")
    before = Path(picture).read_bytes()
    done = likewise(gallery.data, "export", "colour", picture)
    assert (done.code, "should end in .likewise" in done.error) == (1, True)
    assert Path(picture).read_bytes() == before
    done = likewise(gallery.data, "export", "smell", tmp_path / "smell.likewise")
    assert (done.code, "smell" in done.error) == (1, True)
    assert list(tmp_path.iterdir()) == [Path(picture)]


def test_a_place_that_cannot_be_written_is_said(
    gallery: Gallery, taught: Any, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "shade.likewise"
    done = likewise(gallery.data, "export", taught["condition"], target)
    assert (done.code, done.error.startswith(f"likewise: {target} could not be written")) == (
        1,
        True,
    )


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _written(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def _with_manifest(path: Path, change: dict[str, Any]) -> None:
    members = _members(path)
    members["manifest.json"] = json.dumps(
        json.loads(members["manifest.json"]) | change, indent=1
    ).encode()
    _written(path, members)


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "leads elsewhere": (
        lambda path: _written(path, {**_members(path), "../../evil.py": b"print()"}),
        "it holds '../../evil.py'",
    ),
    "huge": (
        lambda path: _written(path, {**_members(path), "manifest.json": bytes(5_000_000)}),
        "would take 5,000,000 bytes",
    ),
    "other shapes": (lambda path: _with_manifest(path, {"dim": 17}), "has the shape"),
    "newer": (lambda path: _with_manifest(path, {"format": 99}), "newer Likewise (format 99)"),
    "cut off": (
        lambda path: path.write_bytes(path.read_bytes()[:-100]) and None,
        "or a damaged one",
    ),
    "no zip": (lambda path: path.write_bytes(b"GIF89a") and None, "or a damaged one"),
    "a pickle": (
        lambda path: _written(path, {**_members(path), "weights.pkl": b"\x80\x04."}),
        "it holds 'weights.pkl'",
    ),
    "gone": (lambda path: path.unlink(), "No such file"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_bad_file_is_refused_with_a_reason(
    gallery: Gallery, taught: Any, tmp_path: Path, kind: str
) -> None:
    spoil, reason = HOSTILE[kind]
    path, data = tmp_path / "x.likewise", tmp_path / "data"
    shutil.copy(gallery.data / "conditions" / f"{taught['condition']}.likewise", path)
    spoil(path)
    done = likewise(data, "import", path, "--json")
    assert (done.code, done.out) == (1, "")
    assert done.error.startswith("likewise: ")
    assert reason in done.error
    assert "x.likewise" in done.error
    assert not list(data.rglob("*.likewise"))
    assert {entry.name for entry in tmp_path.iterdir()} <= {"x.likewise", "data"}


# --- the words themselves -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["train", "folder", "--labels", "folders"],
        ["train", "folder", "--name", "x"],
        ["train", "folder", "--labels", "folders", "--name", " "],
        ["train", "folder", "--labels", "folders", "--name", "a\nb\x1b"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--dims", "1"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--dims", "257"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--holdout", "1"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--margin", "0"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--network", "deep"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--loss", "none"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--mining", "gold"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--epochs", "0"],
        ["train", "folder", "--labels", "folders", "--name", "x", "--seed", "-1"],
        ["train", "folder", "--labels", "", "--name", "x"],
        ["evaluate", "folder", "--labels", "folders"],
        ["evaluate", "folder", "--condition", "colour"],
        ["evaluate", "folder", "--pairs", "p.csv", "--label", "shape", "--condition", "colour"],
        ["map", "folder", "--condition", "colour"],
        ["import"],
        ["export", "colour"],
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


def test_every_stage_of_a_command_is_told_in_words() -> None:
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "core").rglob("*.py")]
    stages = {stage for text in code for stage in re.findall(r'\bProgress\("(\w+)"', text)}
    stages -= {"sort", "sort_start"}  # no command sorts
    assert {"embed", "derive", "copies", "measure", "map"} <= stages
    for stage in stages:
        assert progress_text(Progress(stage, 1, 2)).startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
