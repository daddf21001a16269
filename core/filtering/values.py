"""The values of a filter's fields as people type them, such as "2023-05..2024" or "1MB..5MB".

A span "a..b" holds what is between; either end may be left out. A day, month or year at the end
of a span of dates belongs to it; a size there does not. Imports nothing slow.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, timezone

from core.filtering.fields import Field

#: Low <= number < high.
Bounds = tuple[float, float]

#: The sizes that are offered to choose from.
SIZES = ("..100kB", "100kB..1MB", "1MB..5MB", "5MB..20MB", "20MB..")
PIXELS = ("..1MP", "1MP..4MP", "4MP..12MP", "12MP..24MP", "24MP..")
ORIENTATIONS = ("landscape", "portrait", "square")
YES_OR_NO = ("yes", "no")
_CHOICES = {Field.ORIENTATION: ORIENTATIONS, Field.FAVOURITE: YES_OR_NO}
#: Of these "" stands for files that have none.
_WITH_NONE = (Field.CAMERA, Field.LABEL, Field.TAG, Field.COLLECTION)

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ?([a-z]*)", re.IGNORECASE)
_SIZE_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_PIXEL_UNITS = {"": 1, "mp": 10**6}
_DAY_S = 86_400


def date_bounds(text: str) -> Bounds:
    """Unix seconds of a year, month, day or span of them, in the time that cameras write, which
    is read as UTC. Raises `ValueError`."""
    return _span(text, _date)


def size_bounds(text: str) -> Bounds:
    """Bytes of a span of sizes; a size alone stands for all from it on. Raises `ValueError`."""
    return _span(text, lambda end: _amount(end, _SIZE_UNITS))


def pixel_bounds(text: str) -> Bounds:
    """Pixels of a span such as "4MP..12MP"; the same otherwise."""
    return _span(text, lambda end: _amount(end, _PIXEL_UNITS))


def check(field: Field, value: str) -> None:
    """Raise `ValueError` for what can be no value of a field."""
    if field in BOUNDS:
        BOUNDS[field](value)
        return
    if field in _CHOICES:
        is_one = value.casefold() in _CHOICES[field]
    else:
        is_one = bool(value.strip()) or field in _WITH_NONE
    if not is_one:
        raise ValueError(value)


#: The fields that are numbers.
BOUNDS: dict[Field, Callable[[str], Bounds]] = {
    Field.DATE: date_bounds,
    Field.SIZE: size_bounds,
    Field.PIXELS: pixel_bounds,
}


def _span(text: str, read: Callable[[str], Bounds]) -> Bounds:
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not first and not last:
        raise ValueError(text)
    low = read(first)[0] if first else -math.inf
    high = read(last if dots else first)[1] if last or not dots else math.inf
    if low >= high:
        raise ValueError(text)
    return low, high


def _date(text: str) -> Bounds:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (None if part is None else int(part) for part in found.groups())
    start = _seconds(year or 0, month or 1, day or 1)
    if day is not None:
        return start, start + _DAY_S
    months = (year or 0) * 12 + (month - 1 if month is not None else 0)
    after = months + (1 if month is not None else 12)
    return start, _seconds(after // 12, after % 12 + 1, 1)


def _seconds(year: int, month: int, day: int) -> float:
    return datetime(year, month, day, tzinfo=timezone.utc).timestamp()


def _amount(text: str, units: dict[str, int]) -> Bounds:
    """An amount as either end: what is so large is outside of the span that it ends."""
    found = _AMOUNT.fullmatch(text)
    if found is None or found[2].casefold() not in units:
        raise ValueError(text)
    amount = float(found[1]) * units[found[2].casefold()]
    return amount, amount
