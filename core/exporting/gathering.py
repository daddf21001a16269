"""From files of a folder to what is exported of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.conditions.base import Condition, Kind
from core.conditions.recipes import Blend
from core.errors import LikewiseError
from core.exporting.records import Export, Ranked
from core.library import Library
from core.records import Listing
from core.store.store import Store


def gather(
    store: Store,
    listing: Listing,
    file_ids: NDArray[np.int64] | None = None,
    ranked: Ranked | None = None,
    condition: str = "",
    query: Sequence[bytes] = (),
) -> Export:
    """Files int64 [n] of a listing in their order, or all of it; with their scores and ranks if
    they are a ranking, under what and by which pictures. Files that are not listed are left out,
    and so are those whose content is not known yet."""
    rows = np.arange(len(listing))
    if file_ids is not None:
        rows, is_listed = listing.rows_of(file_ids)
        ranked = None if ranked is None else ranked.at(is_listed)
    is_read = listing.image_ids[rows] > 0
    rows = rows[is_read]
    image_ids = listing.image_ids[rows]
    ranked = None if ranked is None else ranked.at(is_read)
    return Export(
        folder=listing.folder,
        condition=condition,
        paths=[listing.paths[row] for row in rows.tolist()],
        image_ids=image_ids,
        size_bytes=listing.size_bytes[rows],
        times_s=listing.times_s[rows],
        sizes_px=store.images.sizes_px(image_ids),
        query=tuple(query),
        ranked=ranked,
    )


def with_vectors(
    export: Export, library: Library, store: Store, listing: Listing, condition: Condition
) -> Export:
    """The files that have a vector under a condition, with their vectors. Raises "export_blend"
    where it has none of its own, and "measure_not_indexed"."""
    if condition.kind is Kind.BLEND:
        raise LikewiseError("export_blend", name=condition.name)
    known, stored = library.stored_rows(store, listing, condition)
    if not len(known):
        raise LikewiseError("measure_not_indexed", name=condition.name)
    at = np.minimum(np.searchsorted(known, export.image_ids), len(known) - 1)
    kept = np.flatnonzero(known[at] == export.image_ids)
    return replace(
        export,
        condition=export.condition or condition.key,
        paths=[export.paths[place] for place in kept.tolist()],
        image_ids=export.image_ids[kept],
        size_bytes=export.size_bytes[kept],
        times_s=export.times_s[kept],
        sizes_px=export.sizes_px[kept],
        ranked=None if export.ranked is None else export.ranked.at(kept),
        vectors=stored.at(at[kept]),
    )


def way_text(way: str | Blend) -> str:
    """A way of looking as an export names it: "colour", or "colour=0.3 content=0.7"."""
    if isinstance(way, str):
        return way
    return " ".join(f"{part.key}={part.weight:g}" for part in way.parts)
