"""Conditions measured next to each other on a folder: on which pictures, by which vectors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.conditions.head import Head
from core.conditions.recipes import BlendPart
from core.conditions.taught_file import LEARNT_BYTES, taught_file
from core.conditions.taught_manifest import BaseRead, Manifest
from core.errors import LikewiseError
from core.jobs import Cancelled, Control
from core.labels.reading import read_labels
from core.labels.records import Labels, LabelSource, Pairs, SourceKind, Triplets
from core.library import Library
from core.measuring.records import Comparison
from core.reports import comparing
from core.reports.comparing import compare, compare_given
from core.settings import Places
from core.store.store import Store
from core.workers.pool import WorkerPool
from tests.conftest import draw_folder, ignore, index


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """Sixty drawn pictures, labelled by the folder of their colour, under Colour and Layout."""

    library: Library
    store: Store
    folder: Path
    labels: Labels

    def compare(
        self,
        *keys: str,
        labels: Labels | None = None,
        pairs: Pairs | None = None,
        triplets: Triplets | None = None,
        seed: int = 1,
        control: Control | None = None,
    ) -> Comparison:
        listing = self.store.files.listing(os.fsencode(self.folder))
        of = self.labels if labels is None else labels
        where = self.library, self.store, listing
        told = control or Control()
        return compare(*where, keys, of, pairs, triplets, ignore, told, seed)

    def teach(self, name: str, learnt: NDArray[np.int64]) -> str:
        """A condition that turns Colour a little, as if taught on the images `learnt`."""
        colour = self.library.catalogue.find("colour", None)
        rng = np.random.default_rng(3)
        base = BaseRead("colour", "Colour", colour.fingerprint[len("colour-") :], "", colour.dim)
        head = Head(
            np.zeros(colour.dim, np.float32),
            np.ones(colour.dim, np.float32),
            skip=rng.normal(size=(16, colour.dim)).astype(np.float32),
        )
        contents = self.store.images.contents(learnt)
        file = taught_file(
            Manifest(name, "", "head", 16, (base,)),
            head.tensors(),
            {content[:LEARNT_BYTES] for content in contents},
        )
        return self.library.catalogue.add_taught(file)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Iterator[Indexed]:
    root = tmp_path_factory.mktemp("compared")
    folder, library = draw_folder(root / "pictures", n_seeds=4), Library(Places.of(str(root / "l")))
    index(library, folder, pool, ("colour", "layout"))
    with library.open_store() as store:
        listing = store.files.listing(os.fsencode(folder))
        labels = read_labels(LabelSource(SourceKind.FOLDERS), listing).labels
        yield Indexed(library, store, folder, labels)


def test_colours_are_told_by_colour_and_not_by_layout(indexed: Indexed) -> None:
    found = indexed.compare("colour", "layout")
    colour, layout = found.qualities
    assert (found.part, found.n_learnt, found.label_name) == ("all", 0, "folders")
    assert [quality.key for quality in found.qualities] == ["colour", "layout"]
    assert colour.n == colour.n_queries == 60
    assert colour.recall_at_1.value == 1.0
    assert layout.map_at_r.high < colour.map_at_r.low
    assert colour.chance == layout.chance
    # 11 of 59 others have the colour.
    assert colour.chance.recall_at_1 == pytest.approx(11 / 59)


def test_a_condition_is_measured_on_what_it_has_not_learnt_from(
    indexed: Indexed, pool: WorkerPool
) -> None:
    learnt = indexed.labels.image_ids[::3]
    key = indexed.teach("Shade", learnt)
    index(indexed.library, indexed.folder, pool, (key,))
    found = indexed.compare(key, "colour")
    assert (found.part, found.n_learnt) == ("held-out", 20)
    assert [quality.n for quality in found.qualities] == [40, 40]
    shown = {doubt.image_id for quality in found.qualities for doubt in quality.doubts}
    assert not shown & set(learnt.tolist())
    others = indexed.labels.among(np.setdiff1d(indexed.labels.image_ids, learnt))
    alone = indexed.compare("colour", labels=others)
    assert found.qualities[1].map_at_r == alone.qualities[0].map_at_r
    assert alone.part == "all"


def test_given_pairs_of_pictures_that_it_has_learnt_from_do_not_count(
    indexed: Indexed, pool: WorkerPool
) -> None:
    ids = indexed.labels.image_ids
    key = indexed.teach("Tone", ids[:10])
    index(indexed.library, indexed.folder, pool, (key,))
    pairs = Pairs(ids[[8, 20, 20]], ids[[20, 21, 40]], np.array([True, True, False]))
    triplets = Triplets(ids[[8, 30]], ids[[20, 31]], ids[[40, 41]])
    listing = indexed.store.files.listing(os.fsencode(indexed.folder))
    where = indexed.library, indexed.store, listing
    (found,) = compare_given(*where, [key], pairs, triplets, ignore, Control())
    assert (found.n_pairs, found.n_triplets) == (2, 1)
    both = indexed.compare("colour", pairs=pairs, triplets=triplets).qualities[0]
    assert both.given_pairs is not None
    assert both.given_triplets is not None
    learnt = Pairs(ids[:3], ids[3:6], np.array([True, False, True]))
    with pytest.raises(LikewiseError) as caught:
        compare_given(*where, [key], learnt, None, ignore, Control())
    assert caught.value.code == "measure_nothing_given"


def test_taught_elsewhere_all_pictures_are_new(indexed: Indexed, pool: WorkerPool) -> None:
    key = indexed.teach("Hue", np.zeros(0, np.int64))
    index(indexed.library, indexed.folder, pool, (key,))
    found = indexed.compare(key)
    assert (found.part, found.n_learnt, found.qualities[0].n) == ("all", 0, 60)


def test_a_blend_is_measured_as_it_ranks(indexed: Indexed) -> None:
    key = indexed.library.catalogue.add_blend(
        "Mix", [BlendPart("colour", 0.6), BlendPart("layout", 0.4)]
    )
    blend, colour, layout = indexed.compare(key, "colour", "layout").qualities
    assert (blend.key, blend.name) == (key, "Mix")
    assert layout.map_at_r.value < blend.map_at_r.value < colour.map_at_r.value


def test_the_same_seed_measures_the_same(indexed: Indexed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_IMAGES", 40)
    once, again, other = (indexed.compare("layout", seed=seed) for seed in (5, 5, 6))
    assert once.qualities[0].n == 40
    assert once.qualities[0].map_at_r == again.qualities[0].map_at_r
    assert once.qualities[0].map_at_r != other.qualities[0].map_at_r


def test_too_few_pictures_are_refused_with_what_there_is(indexed: Indexed) -> None:
    of = indexed.labels
    for some in (of.image_ids[:9], of.image_ids[of.codes == 0], of.image_ids[:0]):
        labels = of.among(some)
        with pytest.raises(LikewiseError) as caught:
            indexed.compare("colour", labels=labels)
        assert caught.value.code == "measure_few"
        there = f"Here are {len(labels)} pictures with {len(labels.classes)} labels."
        assert str(caught.value).endswith(there)


def test_a_condition_without_vectors_here_is_named(indexed: Indexed) -> None:
    with pytest.raises(LikewiseError, match="Texture"):
        indexed.compare("colour", "texture")
    with pytest.raises(LikewiseError, match="smell"):
        indexed.compare("smell")


def test_measuring_can_be_cancelled(indexed: Indexed) -> None:
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        indexed.compare("colour", control=control)
