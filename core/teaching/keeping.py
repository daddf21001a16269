"""What was learnt, made into a taught file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from core.conditions.base import Condition
from core.conditions.definitions import shortened, stored_definition
from core.conditions.fingerprints import uses_network
from core.conditions.taught_file import LEARNT_BYTES, TaughtFile, taught_file
from core.conditions.taught_manifest import BaseRead, Manifest, TaughtLabels, TaughtSplit
from core.library import Library
from core.measuring.records import MEASURES, Comparison
from core.store.store import Store
from core.teaching.gathering import Gathered
from core.teaching.records import Learnt, Lesson

_PACKAGES = ("likewise", "torch", "numpy", "pytorch-metric-learning")


def file_of(
    library: Library,
    store: Store,
    lesson: Lesson,
    gathered: Gathered,
    learnt: Learnt,
    lesson_id: str,
) -> TaughtFile:
    """The taught file of a lesson, which knows what it learnt from."""
    dim = lesson_dim(learnt)
    manifest = Manifest(
        name=lesson.name,
        summary=shortened(_summary(gathered)),
        network=lesson.network,
        dim=dim,
        bases=tuple(_base(library, condition) for condition in gathered.bases),
        preprocessing=learnt.preprocessing,
        read=learnt.read,
        labels=_labels(gathered),
        split=TaughtSplit(
            len(gathered.split.train), len(gathered.split.validation), len(gathered.split.test)
        ),
        training={**learnt.training, "seed": lesson.seed, "holdout": lesson.holdout}
        | {"epochs": len(learnt.epochs), "best_epoch": learnt.best, "lesson": lesson_id},
        versions=_versions(),
        created=date.today().isoformat(),
    )
    contents = store.images.contents(gathered.learnt)
    return taught_file(manifest, learnt.tensors, {content[:LEARNT_BYTES] for content in contents})


def measures_of(comparison: Comparison) -> dict[str, Any]:
    """What was measured, as a taught file keeps it: by part, condition and measure."""
    measured = {}
    for quality in comparison.qualities:
        key = quality.key if quality.metric == "cosine" else f"{quality.key} ({quality.metric})"
        intervals = {name: getattr(quality, name) for name in MEASURES}
        measured[key] = {
            name: {"value": found.value, "low": found.low, "high": found.high}
            for name, found in intervals.items()
        } | {"n": quality.n}
    return {comparison.part: measured}


def lesson_dim(learnt: Learnt) -> int:
    """Length of the vectors that what was learnt gives."""
    return int(learnt.training["dim"])


def _base(library: Library, condition: Condition) -> BaseRead:
    definition = library.catalogue.definition(condition.key)
    engine = library.engine
    has_dtype = uses_network(definition) and engine is not None
    return BaseRead(
        key=condition.key,
        name=condition.name,
        digest=condition.fingerprint.removeprefix(f"{condition.key}-"),
        dtype=engine.dtype if has_dtype and engine is not None else "",
        dim=condition.dim,
        definition=stored_definition(definition) if definition.is_own else None,
    )


def _labels(gathered: Gathered) -> TaughtLabels:
    labels = gathered.labels
    counts: Mapping[str, int] = {}
    if labels is not None:
        counts = dict(zip(labels.classes, labels.counts().tolist(), strict=True))
    return TaughtLabels(
        name=labels.name[:200] if labels is not None else "",
        source=labels.source[:200] if labels is not None else "",
        classes={label[:200]: n for label, n in counts.items()},
        n_pairs=len(gathered.pairs),
        n_triplets=len(gathered.triplets),
    )


def _summary(gathered: Gathered) -> str:
    parts = []
    if gathered.labels is not None:
        n_seen = len(gathered.split.train) + len(gathered.split.validation)
        # So few labels that they only tell which conditions count are not split.
        n_images = _counted(n_seen or len(gathered.labels), "picture")
        parts.append(f"{gathered.labels.name} from {gathered.labels.source}, {n_images}")
    if len(gathered.triplets):
        parts.append(_counted(len(gathered.triplets), "triplet"))
    if len(gathered.pairs):
        parts.append(_counted(len(gathered.pairs), "pair"))
    return "Taught by " + "; ".join(parts)


def _counted(n: int, thing: str) -> str:
    return f"{n:,} {thing}" if n == 1 else f"{n:,} {thing}s"


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found
