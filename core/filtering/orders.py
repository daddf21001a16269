"""Putting files in an order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.filtering.fields import Order
from core.records import Listing


def in_order(listing: Listing, rows: NDArray[np.int64], order: Order) -> NDArray[np.int64]:
    """Places int64 [k] of some rows int64 [k] of a listing in an order; equal ones stay as they
    are, and by likeness all do."""
    if order is Order.LIKENESS:
        return np.arange(len(rows))
    if order is Order.NAME:
        return np.argsort(rows, kind="stable")  # a listing is in the order of names
    is_time = order in (Order.NEWEST, Order.OLDEST)
    numbers = (listing.times_s if is_time else listing.size_bytes)[rows]
    is_falling = order in (Order.NEWEST, Order.LARGEST)
    return np.argsort(-numbers if is_falling else numbers, kind="stable")
