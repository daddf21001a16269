"""What was found in a source of labels, as text for people."""

from __future__ import annotations

import os

from core.cli.output import shown
from core.labels.records import Found

#: Of a long list so many are named.
_N_NAMED = 10


def found_text(name: str, source: str, found: Found) -> str:
    """Which pictures have labels, and what was left out and why."""
    n_labels = len(found.per_label) + len(found.too_few)
    lines = [
        f"{shown(name)} from {shown(source)}: {found.n_labelled:,} of {found.n_files:,} pictures"
        f" have one of {n_labels:,} labels."
    ]
    if found.too_few:
        named = _some([f"{label} ({n})" for label, n in found.too_few])
        lines.append(f"Labels on few pictures, too few to be taught by: {named}.")
    if found.n_missing:
        named = _some([f"{cell} in line {line}" for line, cell in found.rows_without_picture])
        lines.append(f"Rows without a picture: {found.n_missing:,} ({named}).")
    if found.n_unlabelled:
        lines.append(f"Pictures without a row or label: {found.n_unlabelled:,}.")
    if found.n_empty:
        lines.append(f"Rows with an empty label: {found.n_empty:,}.")
    if found.conflicts:
        named = _some([os.fsdecode(path) for path, _ in found.conflicts])
        lines.append(f"Pictures with several labels, left out: {len(found.conflicts):,} ({named}).")
    return "\n".join(lines)


def _some(names: list[str]) -> str:
    text = ", ".join(map(shown, names[:_N_NAMED]))
    return f"{text}, ..." if len(names) > _N_NAMED else text
