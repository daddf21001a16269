"""A filter as a value, and what is answered to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.filtering.fields import MARK_FIELDS, Field
from core.labels.records import Labels
from core.store.marks import Marks


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one field has to be: any of some values, as they are typed (see `values`)."""

    field: Field
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """All of `wanted`, in which each field is there once, has to be met.

    `labels` are those that the field LABEL speaks of, and `marks` those of the fields that speak of
    marks, both told apart by identity.
    """

    wanted: tuple[Wanted, ...] = ()
    labels: Labels | None = None
    marks: Marks | None = None

    @property
    def is_empty(self) -> bool:
        return not self.wanted

    def values(self, field: Field) -> tuple[str, ...]:
        """What is wanted of a field; nothing where it does not count."""
        return next((one.values for one in self.wanted if one.field is field), ())

    def source(self, field: Field) -> Labels | Marks | None:
        """Where a field takes from what the files themselves do not say."""
        if field is Field.LABEL:
            return self.labels
        return self.marks if field in MARK_FIELDS else None

    def without_idle(self) -> Filter:
        """The same without sources that nothing is wanted of: others in their place change
        nothing."""
        fields = {one.field for one in self.wanted}
        labels = self.labels if Field.LABEL in fields else None
        return Filter(self.wanted, labels, None if fields.isdisjoint(MARK_FIELDS) else self.marks)

    def with_values(self, field: Field, values: tuple[str, ...]) -> Filter:
        """With other values of a field, whose place among the others stays; none take it out."""
        if not self.values(field):
            added = (Wanted(field, values),) if values else ()
            return replace(self, wanted=(*self.wanted, *added))
        changed = (Wanted(field, values) if one.field is field else one for one in self.wanted)
        return replace(self, wanted=tuple(one for one in changed if one.values))


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that files have, and how many of those that all other fields let pass have it."""

    value: str
    n_files: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a field, in the order in which they are offered; `n_files` pass all other
    fields."""

    entries: tuple[Entry, ...]
    n_files: int


@dataclass(frozen=True, slots=True, eq=False)
class Filtered:
    """The files `file_ids` int64 [k] that pass `asked`, of `n_files`, and their images `image_ids`
    int64 [m], sorted. Where they were asked for, `facets` has one for each field that can be chosen
    from."""

    asked: Filter
    file_ids: NDArray[np.int64]
    image_ids: NDArray[np.int64]
    n_files: int
    facets: Mapping[Field, Facet]

    def hiding(self) -> Mapping[Field, int]:
        """Where nothing passes: the fields without which something would, and how much."""
        fields = [one.field for one in self.asked.wanted]
        n_without = {field: self.facets[field].n_files for field in fields if field in self.facets}
        return {field: n for field, n in n_without.items() if n and not len(self.file_ids)}
