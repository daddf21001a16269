"""A comparison as plain values and as a table, for programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from core.measuring.records import MEASURES, Comparison, Interval, Quality

_COLUMNS = (
    *("condition", "name", "metric", "measure", "value", "low", "high", "chance"),
    *("n", "n_queries", "labels", "source", "part"),
)
#: What spreadsheets begin to reckon at.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_GIVEN = ("given_triplets", "given_pairs")


def comparison_document(comparison: Comparison, is_whole: bool = False) -> dict[str, Any]:
    """JSON values: under "conditions" the measures of each, by key.

    What was measured by Euclidean distance stands under "euclidean" within its condition where
    that was measured by cosine too. `is_whole` adds figures per label, what is confused, what is
    doubtful, and the curves.
    """
    conditions: dict[str, Any] = {}
    for quality in comparison.qualities:
        document = _quality(quality, is_whole)
        if quality.key in conditions:
            conditions[quality.key][quality.metric] = document
        else:
            conditions[quality.key] = document
    return {
        "labels": comparison.label_name,
        "source": comparison.source,
        "part": comparison.part,
        "n_learnt": comparison.n_learnt,
        "conditions": conditions,
    }


def comparison_json(comparison: Comparison) -> bytes:
    """All that is known, as one JSON document."""
    return json.dumps(comparison_document(comparison, is_whole=True), indent=1).encode()


def comparison_csv(comparison: Comparison) -> bytes:
    """A row for each condition and measure, UTF-8 (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for quality in comparison.qualities:
        for measure in (*MEASURES, *_GIVEN):
            interval = getattr(quality, measure)
            if interval is not None:
                writer.writerow(_row(comparison, quality, measure, interval))
    return out.getvalue().encode("utf-8", "replace")


def _row(
    comparison: Comparison, quality: Quality, measure: str, interval: Interval
) -> list[str | int]:
    chance = getattr(quality.chance, measure, 0.5)  # what a person gave is a choice of two
    values = (interval.value, interval.low, interval.high, chance)
    return [
        *(quality.key, _inert(quality.name), quality.metric, measure),
        *(f"{value:.6f}" for value in values),
        *(quality.n, quality.n_queries),
        *(_inert(comparison.label_name), _inert(comparison.source), comparison.part),
    ]


def _inert(text: str) -> str:
    """A name that spreadsheets do not take for a formula: one that begins like it is quoted."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _quality(quality: Quality, is_whole: bool) -> dict[str, Any]:
    document: dict[str, Any] = {"name": quality.name, "metric": quality.metric}
    for measure in (*MEASURES, *_GIVEN):
        interval = getattr(quality, measure)
        if interval is not None:
            document[measure] = asdict(interval)
    document |= {"n": quality.n, "n_queries": quality.n_queries, "chance": asdict(quality.chance)}
    if is_whole:
        document |= {
            "per_label": [asdict(label) for label in quality.per_label],
            "confusions": [asdict(confusion) for confusion in quality.confusions],
            "doubts": [asdict(doubt) for doubt in quality.doubts],
            "roc": quality.roc.tolist(),
            "edges": quality.edges.tolist(),
            "same": quality.same.tolist(),
            "other": quality.other.tolist(),
        }
    return document
