"""The catalogue of conditions, and what people add to it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.conditions import recipes
from core.conditions.backbone import _RESAMPLES
from core.conditions.base import Kind
from core.conditions.builtin import BUILT_IN, LITE0, LITE0_INPUT
from core.conditions.catalogue import Catalogue
from core.conditions.definitions import Definition, load_definition, save_definition
from core.conditions.engine import Engine
from core.conditions.pooling import POOLINGS
from core.conditions.recipes import (
    Blend,
    BlendPart,
    Formula,
    LayerRead,
    Network,
    NetworkRecipe,
    Weights,
)
from core.errors import LikewiseError
from core.networks.architectures import _BUILDERS
from core.networks.presets import PRESETS
from core.workers.bench import _FORMULAS, Look, Workbench

ENGINE = Engine("cpu", "float32", 8)
MIDDLE = Definition(
    key="",
    name="The Middle!",
    summary="What lies in the middle",
    kind=Kind.IMPLICIT,
    dim=112,
    recipe=NetworkRecipe(LITE0, LITE0_INPUT, LayerRead("blocks.10", "average")),
    cost_ms=2.5,
)
FETCHED = replace(
    MIDDLE,
    name="Fetched",
    recipe=NetworkRecipe(
        Network("torchvision", "resnet18", "a.pth"), LITE0_INPUT, LayerRead("avgpool", "average")
    ),
    weights=Weights("a.pth", "https://example.org/a.pth", 10, "ab12", "BSD"),
)


def catalogue(folder: Path) -> Catalogue:
    weights = folder / "weights"
    return Catalogue(
        (*BUILT_IN, *PRESETS),
        folder / "conditions",
        weights,
        lambda wanted: (weights / wanted.file_name).is_file(),
    )


def test_a_condition_that_was_added_is_there_the_next_time(tmp_path: Path) -> None:
    first = catalogue(tmp_path)
    key = first.add(MIDDLE)
    assert key == "the-middle"
    assert first.add(MIDDLE) == "the-middle-2"
    again = catalogue(tmp_path)
    for known in (first, again):
        assert known.find(key, ENGINE).recipe == MIDDLE.recipe
        assert known.is_own(key)
        assert not known.is_own("content")
    assert first.find(key, ENGINE) == again.find(key, ENGINE)
    again.remove(key)
    with pytest.raises(LikewiseError, match="There is no condition called the-middle"):
        catalogue(tmp_path).check([key])


def test_a_fingerprint_changes_with_all_that_alters_vectors_and_nothing_else(
    tmp_path: Path,
) -> None:
    known = catalogue(tmp_path)
    recipe = MIDDLE.recipe
    assert isinstance(recipe, NetworkRecipe)
    variants = [
        MIDDLE,
        replace(MIDDLE, recipe=replace(recipe, read=LayerRead("blocks.9", "average"))),
        replace(MIDDLE, recipe=replace(recipe, read=LayerRead("blocks.10", "max"))),
        replace(MIDDLE, recipe=replace(recipe, read=LayerRead("blocks.10", "average", 1))),
        replace(MIDDLE, recipe=replace(recipe, preprocessing=replace(LITE0_INPUT, input_px=192))),
        replace(MIDDLE, weights=Weights("a.pth", sha256="12")),
        replace(MIDDLE, weights=Weights("a.pth", sha256="34")),
    ]
    digests = [known.find(known.add(v), ENGINE).fingerprint.rsplit("-", 1)[1] for v in variants]
    assert len(set(digests)) == len(variants)
    other_texts = replace(MIDDLE, name="Else", summary="Else", cost_ms=9.0)
    again = known.find(known.add(other_texts), ENGINE)
    assert again.fingerprint.rsplit("-", 1)[1] == digests[0]
    half = known.find(again.key, Engine("cpu", "bfloat16", 8))
    assert half.fingerprint != again.fingerprint


def test_where_weights_lie_is_no_part_of_a_fingerprint(tmp_path: Path) -> None:
    here, there = catalogue(tmp_path / "here"), catalogue(tmp_path / "there")
    found = [known.find(known.add(FETCHED), ENGINE) for known in (here, there)]
    assert found[0].fingerprint == found[1].fingerprint
    paths = [c.recipe.network.weights_path for c in found if isinstance(c.recipe, NetworkRecipe)]
    assert paths == [str(tmp_path / side / "weights" / "a.pth") for side in ("here", "there")]


def test_weights_that_are_not_here_are_said_with_address_and_folder(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    key = known.add(FETCHED)
    blend = known.add_blend("Both", [BlendPart(key, 1.0), BlendPart("colour", 1.0)])
    for asked in (key, blend):
        assert not known.has_weights(asked)
        with pytest.raises(LikewiseError) as absent:
            known.check_weights([asked])
        assert "https://example.org/a.pth" in str(absent.value)
        assert str(tmp_path / "weights") in str(absent.value)
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "a.pth").write_bytes(b"weights")
    known.check_weights([key, blend])
    assert known.has_weights(blend)


# --- blends ---------------------------------------------------------------------------------------


def test_a_blend_is_embedded_by_its_parts(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    key = known.add_blend("Both", [BlendPart("colour", 0.3), BlendPart("content", 0.7)])
    blend = known.find(key, ENGINE)
    assert blend.kind is Kind.BLEND
    assert blend.summary == "Colour 30 %, Content 70 %"
    assert blend.dim == sum(known.find(part, ENGINE).dim for part in ("colour", "content"))
    assert known.embedded([key, "colour"]) == ["colour", "content"]
    assert known.needs_engine([key])
    assert not known.needs_engine(["colour"])
    assert key not in [condition.key for condition in known.conditions(None)]


def test_a_part_of_a_blend_cannot_be_taken_away(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    key = known.add(MIDDLE)
    blend = known.add_blend("Both", [BlendPart(key, 1.0), BlendPart("colour", 1.0)])
    with pytest.raises(LikewiseError, match="Both is made of The Middle!"):
        known.remove(key)
    known.remove(blend)
    known.remove(key)
    assert key not in catalogue(tmp_path).keys


def test_a_blend_without_its_part_is_left_out(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    key = known.add(MIDDLE)
    blend = known.add_blend("Both", [BlendPart(key, 1.0), BlendPart("colour", 1.0)])
    (tmp_path / "conditions" / f"{key}.json").unlink()
    assert blend not in catalogue(tmp_path).keys


def test_long_names_do_not_lose_a_blend(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    parts = [BlendPart(known.add(replace(MIDDLE, name=f"{n} " + 58 * "x")), 1.0) for n in range(4)]
    key = known.add_blend("n" * 500, parts)
    again = catalogue(tmp_path).find(key, ENGINE)
    assert len(again.name) == len(again.summary) == 200
    assert again.recipe == Blend(tuple(parts))


def test_a_file_that_was_left_out_is_not_written_over(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    part = known.add(MIDDLE)
    blend = known.add_blend("Both", [BlendPart(part, 1.0), BlendPart("colour", 1.0)])
    kept = (tmp_path / "conditions" / f"{blend}.json").read_bytes()
    (tmp_path / "conditions" / f"{part}.json").unlink()
    other = catalogue(tmp_path).add_blend("Both", [BlendPart("colour", 1.0)])
    assert other != blend
    assert (tmp_path / "conditions" / f"{blend}.json").read_bytes() == kept


def test_a_blend_without_parts_is_refused(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    with pytest.raises(ValueError, match="needs parts"):
        known.add_blend("Nothing", [])
    assert not (tmp_path / "conditions").exists()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    parts = [BlendPart("colour", 0.0), BlendPart("content", 0.0)]
    names = ("colour", "Both", "Both", "n" * 200, "n" * 200)
    found = [known.find(known.add_blend(name, parts), ENGINE) for name in names]
    assert [c.name for c in found[:3]] == ["colour (2)", "Both", "Both (2)"]
    assert found[4].name == "n" * 196 + " (2)"
    assert found[0].summary == "Colour 50 %, Content 50 %"


def test_several_threads_may_keep_conditions_of_one_name(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        keys = list(
            pool.map(lambda _: known.add_blend("Mix", [BlendPart("colour", 1.0)]), range(24))
        )
    assert len(set(keys)) == 24
    assert set(keys) <= set(known.keys)
    assert set(keys) <= set(catalogue(tmp_path).keys)


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    known = catalogue(tmp_path)
    (tmp_path / "conditions").write_bytes(b"in the way")
    with pytest.raises(LikewiseError, match="cannot write to its data folder"):
        known.add_blend("Both", [BlendPart("colour", 1.0), BlendPart("content", 1.0)])
    assert "both" not in known.keys


# --- files that make no sense ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"key": "../../evil"},
        {"key": ""},
        {"dim": 0},
        {"dim": 10**9},
        {"dim": float("inf")},
        {"name": None},
        {"name": "n" * 5000},
        {"kind": "smell"},
        {"type": "Pickle"},
        {"cost_ms": "nan"},
        {"recipe": {}},
        {"recipe": None},
        {
            "weights": {
                "file_name": "../../a.pth",
                "url": "",
                "n_bytes": 1,
                "sha256": "",
                "licence": "",
            }
        },
    ],
)
def test_a_hostile_definition_is_refused_and_the_rest_goes_on(
    tmp_path: Path, change: dict[str, object]
) -> None:
    folder = tmp_path / "conditions"
    save_definition(folder, replace(MIDDLE, key="good"))
    stored = json.loads((folder / "good.json").read_text())
    (folder / "bad.json").write_text(json.dumps({**stored, "key": "bad", **change}))
    with pytest.raises(ValueError):  # noqa: PT011 - the text is for the log
        load_definition(folder / "bad.json")
    assert "good" in catalogue(tmp_path).keys
    assert "bad" not in catalogue(tmp_path).keys


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("network", {"family": "pickle"}),
        ("read", {"pooling": "eval"}),
        ("preprocessing", {"resample": "nearest"}),
        ("preprocessing", {"input_px": 10**6}),
        ("preprocessing", {"input_px": 0}),
        ("preprocessing", {"resize_px": 100}),  # and 224 are to be cut out
        ("preprocessing", {"deviation": [1.0, 0.0, 1.0]}),
        ("preprocessing", {"mean": [1.0, float("nan"), 1.0]}),
    ],
)
def test_a_network_that_cannot_work_is_refused(
    tmp_path: Path, part: str, change: dict[str, object]
) -> None:
    save_definition(tmp_path, replace(MIDDLE, key="bad"))
    stored = json.loads((tmp_path / "bad.json").read_text())
    load_definition(tmp_path / "bad.json")
    stored["recipe"][part].update(change)
    (tmp_path / "bad.json").write_text(json.dumps(stored))
    with pytest.raises(ValueError):  # noqa: PT011 - the text is for the log
        load_definition(tmp_path / "bad.json")


def test_a_formula_that_is_not_known_is_refused(tmp_path: Path) -> None:
    save_definition(tmp_path, replace(MIDDLE, key="bad", recipe=Formula("smell")))
    with pytest.raises(ValueError, match="smell is not known"):
        load_definition(tmp_path / "bad.json")


def test_a_definition_under_the_name_of_another_is_refused(tmp_path: Path) -> None:
    save_definition(tmp_path, replace(MIDDLE, key="mine"))
    (tmp_path / "mine.json").rename(tmp_path / "other.json")
    with pytest.raises(ValueError, match="not named after the key"):
        load_definition(tmp_path / "other.json")


def test_the_names_that_recipes_may_hold_are_those_that_work() -> None:
    assert set(recipes.POOLINGS) == set(POOLINGS)
    assert set(recipes.RESAMPLES) == set(_RESAMPLES)
    assert set(recipes.FAMILIES) == set(_BUILDERS)
    assert set(recipes.FORMULAS) == set(_FORMULAS)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '"text"', "[" * 100_000])
def test_a_file_that_is_no_definition_is_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "conditions").mkdir()
    (tmp_path / "conditions" / "bad.json").write_text(text)
    assert len(catalogue(tmp_path).keys) == len(BUILT_IN) + len(PRESETS)


def test_a_definition_cannot_take_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    save_definition(tmp_path / "conditions", replace(MIDDLE, key="content"))
    known = catalogue(tmp_path)
    assert known.find("content", ENGINE).name == "Content"
    assert not known.is_own("content")


def test_a_blend_is_kept_whole(tmp_path: Path) -> None:
    blend = Blend((BlendPart("colour", 0.25), BlendPart("content", 0.75)))
    known = catalogue(tmp_path)
    key = known.add_blend("Both", blend.parts)
    assert catalogue(tmp_path).find(key, ENGINE).recipe == blend


# --- what comes along -----------------------------------------------------------------------------


def test_every_built_in_condition_gives_vectors_of_the_told_length(tmp_path: Path) -> None:
    conditions = tuple(catalogue(tmp_path).find(d.key, ENGINE) for d in BUILT_IN)
    images = [
        Image.new("RGB", (341, 256), "teal"),
        Image.effect_noise((256, 400), 80).convert("RGB"),
    ]
    vectors = Workbench().embed(Look(conditions, ENGINE), images)
    for condition in conditions:
        rows = vectors[condition.fingerprint]
        assert (rows.shape, rows.dtype) == ((2, condition.dim), np.float32)
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-4)
