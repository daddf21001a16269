"""Measure conditions next to each other, on the images of a folder that all of them can be asked
about and none has learnt from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition
from core.conditions.blends import plain_parts
from core.conditions.recipes import Blend, BlendPart, Taught
from core.errors import LikewiseError
from core.index.stored_rows import StoredRows
from core.jobs import Control, Progress
from core.labels.records import Labels, Pairs, Triplets
from core.library import Library
from core.measuring.given import Given
from core.measuring.measure import GivenJob, MeasureJob, Subject
from core.measuring.records import Comparison, GivenQuality, Quality
from core.records import Listing
from core.store.store import Store
from core.workers.job import run_in_process

#: Fewer images say nothing.
FEWEST_IMAGES = 10
#: Of more images so many are measured, drawn at random: their vectors have to fit into memory.
MOST_IMAGES = 100_000

#: The images int64 [n] with a vector, sorted, and these vectors.
_Stored = tuple[NDArray[np.int64], StoredRows]


def compare(
    library: Library,
    store: Store,
    listing: Listing,
    keys: Sequence[str],
    labels: Labels,
    pairs: Pairs | None,
    triplets: Triplets | None,
    told: Callable[[Progress], None],
    control: Control,
    seed: int = 1,
) -> Comparison:
    """Measure the conditions `keys` on the labelled images of a folder.

    Only images with vectors under all of them count, and none that one of them has learnt from;
    so it is for `pairs` and `triplets`. The small network, whose lengths mean something, is
    measured by Euclidean distance as well. `told` hears "measure" in queries. Raises
    "unknown_condition", "measure_not_indexed", "measure_few" and `Cancelled`.
    """
    field = _field(library, store, listing, keys)
    kept, n_learnt = _kept(labels, field.shared, field.is_new, seed)
    pairs, triplets = _among(pairs, triplets, field.shared[field.is_new])
    image_ids = _named_images(kept, pairs, triplets)
    subjects = _subjects(library, store, listing, field, image_ids)
    job = MeasureJob(subjects, image_ids, kept, pairs, triplets, seed=seed)
    qualities: tuple[Quality, ...] = run_in_process(job, told, control)
    return Comparison(labels.name, labels.source, field.part, n_learnt, qualities)


def compare_given(
    library: Library,
    store: Store,
    listing: Listing,
    keys: Sequence[str],
    pairs: Pairs | None,
    triplets: Triplets | None,
    told: Callable[[Progress], None],
    control: Control,
    seed: int = 1,
) -> tuple[GivenQuality, ...]:
    """Measure the conditions `keys` on pairs and triplets alone, by the same rules as `compare`.

    Raises "measure_nothing_given" where none is left of them.
    """
    field = _field(library, store, listing, keys)
    pairs, triplets = _among(pairs, triplets, field.shared[field.is_new])
    if not len(pairs or ()) and not len(triplets or ()):
        raise LikewiseError("measure_nothing_given")
    image_ids = _named_images(None, pairs, triplets)
    subjects = _subjects(library, store, listing, field, image_ids)
    job = GivenJob(subjects, Given(image_ids, pairs, triplets, seed))
    measured: tuple[GivenQuality, ...] = run_in_process(job, told, control)
    return measured


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """What is measured, and where.

    `weights` are what each key is made of, `stored` the vectors by condition. `shared` int64 [n]
    are the images with all of these, `is_new` bool [n] tells those that no condition has learnt
    from; `part` says whether there are others.
    """

    weights: Mapping[str, Mapping[str, float]]
    conditions: Mapping[str, Condition]
    stored: Mapping[str, _Stored]
    shared: NDArray[np.int64]
    is_new: NDArray[np.bool_]
    part: str


def _field(library: Library, store: Store, listing: Listing, keys: Sequence[str]) -> _Field:
    weights = _weights(library, keys)
    conditions = {condition.key: condition for condition in library.conditions()}
    stored = _stored(library, store, listing, conditions, weights)
    shared: NDArray[np.int64] = reduce(np.intersect1d, (ids for ids, _ in stored.values()))
    learnt = [library.learnt_from(key, store) for key in stored]
    is_new = ~np.isin(shared, np.concatenate(learnt))
    part = "all" if is_new.all() else "held-out"
    return _Field(weights, conditions, stored, shared, is_new, part)


def _subjects(
    library: Library, store: Store, listing: Listing, field: _Field, image_ids: NDArray[np.int64]
) -> tuple[Subject, ...]:
    """The conditions with their vectors of these images."""
    subjects: list[Subject] = []
    for key, parts in field.weights.items():
        rows = tuple(_rows_of(field.stored[part], image_ids) for part in parts)
        conditions = [field.conditions[part] for part in parts]
        factors = _factors(library, store, listing, conditions, parts)
        subjects.append(Subject(key, _name(library, key), rows, "cosine", factors))
        if len(parts) == 1 and _is_metric(conditions[0]):
            subjects.append(Subject(key, _name(library, key), rows, "euclidean"))
    return tuple(subjects)


def _weights(library: Library, keys: Sequence[str]) -> dict[str, dict[str, float]]:
    """What each key is made of: itself, but for blends."""
    library.catalogue.check(keys)

    def parts(key: str) -> dict[str, float]:
        whole = Blend((BlendPart(key, 1.0),))
        return plain_parts(whole, lambda part: library.catalogue.definition(part).recipe)

    return {key: parts(key) for key in keys}


def _stored(
    library: Library,
    store: Store,
    listing: Listing,
    conditions: Mapping[str, Condition],
    weights: Mapping[str, Mapping[str, float]],
) -> dict[str, _Stored]:
    """The vectors of the folder under each condition that is needed."""
    found: dict[str, _Stored] = {}
    for part in dict.fromkeys(part for parts in weights.values() for part in parts):
        if part in conditions:
            found[part] = library.stored_rows(store, listing, conditions[part])
        if part not in found or not len(found[part][0]):
            raise LikewiseError("measure_not_indexed", name=_name(library, part))
    return found


def _kept(
    labels: Labels, shared: NDArray[np.int64], is_new: NDArray[np.bool_], seed: int
) -> tuple[Labels, int]:
    """The labels that are measured on, and how many were left out since they were learnt from."""
    kept = labels.among(shared[is_new])
    n_learnt = len(labels.among(shared)) - len(kept)
    if len(kept) > MOST_IMAGES:
        drawn = np.random.default_rng(seed).choice(len(kept), MOST_IMAGES, replace=False)
        kept = kept.among(kept.image_ids[drawn])
    if len(kept) < FEWEST_IMAGES or len(kept.classes) < 2 or kept.counts().max() < 2:
        raise LikewiseError(
            "measure_few", n=len(kept), labels=len(kept.classes), fewest=FEWEST_IMAGES
        )
    return kept, n_learnt


def _among(
    pairs: Pairs | None, triplets: Triplets | None, image_ids: NDArray[np.int64]
) -> tuple[Pairs | None, Triplets | None]:
    """Those of nothing but `image_ids`."""
    if pairs is not None:
        is_kept = np.isin(pairs.first, image_ids) & np.isin(pairs.second, image_ids)
        pairs = Pairs(pairs.first[is_kept], pairs.second[is_kept], pairs.is_similar[is_kept])
    if triplets is not None:
        columns = np.stack([triplets.anchors, triplets.positives, triplets.negatives])
        triplets = Triplets(*columns[:, np.isin(columns, image_ids).all(axis=0)])
    return pairs, triplets


def _named_images(
    labels: Labels | None, pairs: Pairs | None, triplets: Triplets | None
) -> NDArray[np.int64]:
    columns = [labels.image_ids] if labels is not None else []
    if pairs is not None:
        columns += [pairs.first, pairs.second]
    if triplets is not None:
        columns += [triplets.anchors, triplets.positives, triplets.negatives]
    return np.unique(np.concatenate(columns))


def _rows_of(stored: _Stored, image_ids: NDArray[np.int64]) -> StoredRows:
    known, rows = stored
    return rows.at(np.searchsorted(known, image_ids))


def _factors(
    library: Library,
    store: Store,
    listing: Listing,
    conditions: Sequence[Condition],
    weights: Mapping[str, float],
) -> tuple[float, ...]:
    """What each part's cosine counts, as in a search of this folder."""
    if len(conditions) == 1:
        return (1.0,)
    parts = [library.vectors(store, listing, condition) for condition in conditions]
    searcher = library.searcher(listing, "", parts)
    searcher.weigh(list(weights.values()))
    return tuple(searcher.factors.tolist())


def _name(library: Library, key: str) -> str:
    return library.catalogue.definition(key).name


def _is_metric(condition: Condition) -> bool:
    """Whether distances between its vectors as they are mean something."""
    return isinstance(condition.recipe, Taught) and condition.recipe.network == "shallow"
