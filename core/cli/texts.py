"""What the commands answer, as JSON documents and as text for people."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.asking.desk import Way
from core.cli.arguments import AskedPicture
from core.cli.output import shown
from core.conditions.base import Condition
from core.conditions.recipes import Blend, Weights
from core.filtering.records import Filter, Filtered
from core.library import absolute
from core.records import FailedFile, IndexSummary

#: Failed files that are named in text; JSON names all.
_N_FAILURES = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One file found by a search; `score` is its cosine with the query."""

    rank: int
    score: float
    path: str


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition; `ready` tells whether it can be used at once, or a folder is complete.

    `cost_ms` is the time that one core works on a picture. Where not `has_weights`, something has
    to be fetched first: `download_bytes` from `download_url`, 0 and empty where that is not known.
    """

    key: str
    name: str
    summary: str
    kind: str
    dim: int
    ready: bool
    cost_ms: float
    parts: dict[str, float]
    has_weights: bool
    download_bytes: int
    download_url: str
    licence: str


def condition_row(condition: Condition, is_ready: bool, has_weights: bool) -> ConditionRow:
    """What is told of a condition."""
    missing = None if has_weights else condition.weights
    recipe = condition.recipe
    return ConditionRow(
        key=condition.key,
        name=condition.name,
        summary=condition.summary,
        kind=condition.kind.value,
        dim=condition.dim,
        ready=is_ready and has_weights,
        cost_ms=condition.cost_ms,
        parts={p.key: p.weight for p in recipe.parts} if isinstance(recipe, Blend) else {},
        has_weights=has_weights,
        download_bytes=missing.n_bytes if missing else 0,
        download_url=missing.url if missing else "",
        licence=condition.weights.licence if condition.weights else "",
    )


def search_document(
    way: Way, asked: Sequence[AskedPicture], passed: Filter, hits: Sequence[Hit]
) -> dict[str, object]:
    """The JSON document of `likewise search`; `query` lists the paths, `items` all about them,
    `filter` the values of each field."""
    condition: object = way
    if isinstance(way, Blend):
        weights: dict[str, float] = {}
        for part in way.parts:
            weights[part.key] = weights.get(part.key, 0.0) + part.weight
        condition = weights
    items = [
        {
            "path": os.fsdecode(absolute(picture.path)),
            "is_negative": picture.is_negative,
            "weight": picture.weight,
            "region": list(astuple(picture.region)) if picture.region else None,
        }
        for picture in asked
    ]
    return {
        "condition": condition,
        "query": [item["path"] for item in items],
        "items": items,
        "filter": {wanted.field.value: list(wanted.values) for wanted in passed.wanted},
        "results": [asdict(hit) for hit in hits],
    }


def index_document(summary: IndexSummary, failures: Sequence[FailedFile]) -> dict[str, object]:
    """The JSON document of `likewise index`."""
    return {
        "found": summary.found,
        "embedded": summary.embedded,
        "reused": summary.reused,
        "failed": summary.failed,
        "seconds": round(summary.seconds, 3),
        "failures": _reasons(failure for failure in failures if not failure.reason.is_left_out),
        "left_out": _reasons(failure for failure in failures if failure.reason.is_left_out),
    }


def _reasons(failures: Iterable[FailedFile]) -> list[dict[str, str]]:
    return [
        {
            "path": os.fsdecode(failure.path),
            "code": failure.reason.code,
            "reason": str(failure.reason),
        }
        for failure in failures
    ]


def index_text(summary: IndexSummary, failures: Sequence[FailedFile]) -> str:
    """What an indexing run did, and the first of the files that it could not read."""
    lines = [
        f"{summary.found:,} found, {summary.embedded:,} embedded, {summary.reused:,} known already,"
        f" {summary.failed:,} failed, in {summary.seconds:.1f} s."
    ]
    failed = [failure for failure in failures if not failure.reason.is_left_out]
    if failed:
        lines.append("These could not be read:")
    lines += [
        f"  {shown(failure.path)}: {shown(str(failure.reason))}" for failure in failed[:_N_FAILURES]
    ]
    if len(failed) > _N_FAILURES:
        lines.append(f"  and {len(failed) - _N_FAILURES:,} more")
    left_out = Counter(str(failure.reason) for failure in failures if failure.reason.is_left_out)
    lines += [f"{n_files:,} left out. {reason}" for reason, n_files in left_out.items()]
    return "\n".join(lines)


def nothing_to_search(folder: bytes, failures: Sequence[FailedFile]) -> str:
    """Why a folder has nothing that could be found."""
    failed = [failure for failure in failures if not failure.reason.is_left_out]
    if failed:
        return f"None of the {len(failed):,} pictures in {shown(folder)} can be read."
    return f"There are no pictures in {shown(folder)}."


def hits_text(hits: Sequence[Hit], found: Filtered) -> str:
    """One line a hit: rank, cosine, path; where nothing passes the filter, what hides it all."""
    if not hits and not found.asked.is_empty:
        hiding = found.hiding().items()
        without = "".join(f" Without {field.value} there would be {n:,}." for field, n in hiding)
        return f"No other picture of this folder passes the filter.{without}"
    if not hits:
        return "There is no other picture in this folder."
    return "\n".join(f"{hit.rank:4}  {hit.score:6.3f}  {shown(hit.path)}" for hit in hits)


def conditions_text(rows: Sequence[ConditionRow], is_of_folder: bool) -> str:
    """One line a condition."""
    width = max(len(row.key) for row in rows)
    return "\n".join(
        f"{row.key:<{width}} {row.kind:<10} {row.dim:>5} {row.cost_ms:>6.1f} ms"
        f"  {_state(row, is_of_folder):<15} {row.name}: {row.summary}"
        for row in rows
    )


def _state(row: ConditionRow, is_of_folder: bool) -> str:
    if not row.has_weights:
        return f"fetch {row.download_bytes / 1e6:.0f} MB" if row.download_bytes else "fetch"
    ready, not_ready = ("indexed", "not indexed") if is_of_folder else ("ready", "at first use")
    return ready if row.ready else not_ready


def consent_text(name: str, weights: Weights, folder: Path) -> str:
    """What a person should know before weights are fetched."""
    size = f"{weights.n_bytes / 1e6:.1f} MB" if weights.n_bytes else "size not stated"
    return (
        f"{name} needs the file {weights.file_name} ({size}).\n"
        f"  from     {weights.url}\n"
        f"  to       {shown(str(folder))}\n"
        f"  licence  {weights.licence or 'not stated'}\n"
        "Nothing else is sent. Once it is there, it works offline."
    )


def fetched_text(key: str, paths: Sequence[str]) -> str:
    """What there is now for a condition."""
    return "\n".join([f"{key} has all that it needs.", *(f"  {shown(path)}" for path in paths)])


def matrix_text(images: Sequence[str], cosines: NDArray[np.float32]) -> str:
    """The pictures with their numbers, then the cosines [n, n] under and beside these."""
    numbers = range(1, len(images) + 1)
    lines = [f"{number:4}  {shown(path)}" for number, path in zip(numbers, images, strict=True)]
    lines += ["", "    " + "".join(f"{number:>8}" for number in numbers)]
    lines += [
        f"{number:4}" + "".join(f"{value:8.3f}" for value in row)
        for number, row in zip(numbers, cosines, strict=True)
    ]
    return "\n".join(lines)
