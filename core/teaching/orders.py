"""What a person ordered in the window: a lesson, and where its examples are read from.

Kept beside the state of the lesson, so that it can go on after the program was closed.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core.errors import LikewiseError
from core.labels.by_hand import labels_of_groups, triplets_of_answers
from core.labels.examples import joined, read_pairs_file
from core.labels.reading import read_labels
from core.labels.records import Examples, Labels, LabelSource, SourceKind, Triplets
from core.records import Listing
from core.store.notions import Notion
from core.store.store import Store
from core.teaching.records import Lesson
from core.whole_files import write_whole

_log = logging.getLogger(__name__)

#: The file of a lesson's state, which is there once its first epoch is done.
STATE = "state.pt"
_ORDER = "order.json"
_FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Order:
    """A lesson and its examples.

    `labels` come first; else those of the groups of `notion`, where it has two or more. The
    answers of `notion` and what stands in the file `pairs` are learnt as well.
    """

    lesson: Lesson
    labels: LabelSource | None = None
    notion: str = ""
    pairs: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A lesson that was stopped, by whatever, and can go on; its state lies in `state`."""

    order: Order
    state: Path

    def forget(self) -> None:
        """Throw the state away; the condition that was kept from it stays."""
        shutil.rmtree(self.state, ignore_errors=True)


def examples_of(order: Order, store: Store, listing: Listing) -> Examples:
    """Read what the order names.

    Raises `LikewiseError` where a file or column, or the notion, is of no use.
    """
    labels = None if order.labels is None else labels_of_source(order.labels, store, listing)
    pairs, triplets = None, None
    if order.notion:
        notion = _notion(store, listing, order.notion)
        triplets = triplets_of_answers(store, notion, listing)
        labels = labels or _labels_of_groups(store, notion, listing)
    if order.pairs:
        pairs, more, _ = read_pairs_file(Path(order.pairs), listing)
        triplets = joined(triplets, more)
    return Examples(labels, pairs, _any_of(triplets))


def labels_of_source(source: LabelSource, store: Store, listing: Listing) -> Labels:
    """The labels that a source gives; of groups made by hand, its path is the notion's name."""
    if source.kind is SourceKind.GROUPS:
        return labels_of_groups(store, _notion(store, listing, source.path), listing)
    return read_labels(source, listing).labels


def _notion(store: Store, listing: Listing, name: str) -> Notion:
    for notion in store.notions.of_folder(listing.folder):
        if notion.name == name:
            return notion
    raise LikewiseError("lesson_notion", name=name)


def _labels_of_groups(store: Store, notion: Notion, listing: Listing) -> Labels | None:
    labels = labels_of_groups(store, notion, listing)
    return labels if len(labels.classes) >= _FEWEST_GROUPS else None


def _any_of(triplets: Triplets | None) -> Triplets | None:
    return triplets if triplets is not None and len(triplets) else None


# What lies beside the state


def lessons_folder(data: Path) -> Path:
    """Where the states of all lessons of the library in `data` lie."""
    return data / "lessons"


def keep_order(state: Path, folder: bytes, order: Order) -> None:
    """Write the order beside the state of its lesson. Raises `OSError`."""
    text = json.dumps({"folder": os.fsdecode(folder), **asdict(order)}, indent=1)
    write_whole(state / _ORDER, text.encode("utf-8", "surrogatepass"))


def unfinished(lessons: Path, folder: bytes) -> Unfinished | None:
    """The lesson of a folder that was stopped last, among the states in `lessons`.

    One that was stopped before its first epoch was done is none.
    """
    states = [path.parent for path in lessons.glob(f"*/{STATE}")]
    for state in sorted(states, key=_stopped_ns, reverse=True):
        order = _read_order(state, folder)
        if order is not None:
            return Unfinished(order, state)
    return None


def _stopped_ns(state: Path) -> int:
    try:
        return (state / STATE).stat().st_mtime_ns
    except OSError:
        return 0  # it has gone meanwhile


def _read_order(state: Path, folder: bytes) -> Order | None:
    """The order beside a state; None for another folder, and where there is none."""
    try:
        stored = json.loads((state / _ORDER).read_bytes().decode("utf-8", "surrogatepass"))
        return _order(stored) if os.fsencode(stored["folder"]) == folder else None
    except FileNotFoundError:
        return None  # ordered on the command line, which goes on by itself
    except (OSError, ValueError, TypeError, KeyError) as error:
        _log.warning("the lesson in %s cannot go on: %s", state, error)
        return None


def _order(stored: dict[str, Any]) -> Order:
    lesson = stored["lesson"]
    labels = stored["labels"]
    if labels is not None:
        labels = LabelSource(**{**labels, "kind": SourceKind(labels["kind"])})
    lesson = Lesson(**{**lesson, "on": tuple(lesson["on"])})
    return Order(lesson, labels, stored["notion"], stored["pairs"])
