"""From what is typed after an option to its value; what makes no sense is said by argparse.

Imports nothing slow.
"""

from __future__ import annotations

import argparse
import math

from core.conditions.recipes import BlendPart
from core.filtering.fields import Field
from core.filtering.values import check
from core.region import Region


def read_region(text: str) -> Region:
    """A part of a picture, typed as x,y,w,h."""
    try:
        left, top, width, height = (float(part) for part in text.split(","))
        region = Region(left, top, width, height)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not four numbers: x,y,w,h") from error
    if not region.is_sound:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a part of a picture: x,y,w,h lie in 0 to 1"
        )
    return region


def read_weight(text: str) -> float:
    """A number above 0."""
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not 0 < weight < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return weight


def read_blend_part(text: str) -> BlendPart:
    """A condition, typed as KEY or KEY=WEIGHT."""
    key, equals, weight = text.partition("=")
    return BlendPart(key, read_weight(weight) if equals else 1.0)


def read_filter(text: str) -> tuple[Field, str]:
    """What a field has to be, typed as FIELD=VALUE."""
    name, equals, value = text.partition("=")
    try:
        field = Field(name.strip().casefold())
    except ValueError as error:
        known = ", ".join(one.value for one in Field)
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=VALUE: {known}") from error
    try:
        if not equals:
            raise ValueError(text)
        check(field, value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{value!r} is no {field.value}, such as {_EXAMPLES[field]}"
        ) from error
    return field, value


_EXAMPLES = {
    Field.NAME: "name=beach",
    Field.FOLDER: "folder=2024/Summer",
    Field.DATE: "date=2024, date=2023-05 or date=2023-05..2024-02-10",
    Field.SIZE: "size=1MB..5MB or size=..100kB",
    Field.PIXELS: "pixels=4MP..12MP",
    Field.FORMAT: "format=PNG",
    Field.ORIENTATION: "orientation=landscape, portrait or square",
    Field.CAMERA: "camera='Canon EOS 5D'",
    Field.FAVOURITE: "favourite=yes",
    Field.TAG: "tag=Holiday",
    Field.COLLECTION: "collection='For the wall'",
    Field.LABEL: "label=Shirts",
}


def read_path(text: str) -> str:
    """Any text but an empty one."""
    if not text:
        raise argparse.ArgumentTypeError("a path must not be empty")
    return text


def read_count(text: str) -> int:
    """A whole number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def read_seed(text: str) -> int:
    """A whole number from 0 up."""
    if not text.isdecimal() or int(text) >= 1 << 32:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 up")
    return int(text)


def read_dim(text: str) -> int:
    """The length of a taught vector, 2 to 256."""
    if not text.isdecimal() or not 2 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 2 to 256")
    return int(text)


def read_margin(text: str) -> float:
    """A number above 0 (and below 100)."""
    margin = read_weight(text)
    if margin >= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is too large for a margin")
    return margin


def read_share(text: str) -> float:
    """A fraction above 0 and below 1."""
    share = read_weight(text)
    if share >= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a fraction below 1")
    return share


def read_name(text: str) -> str:
    """A name with at least one character that is seen."""
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise argparse.ArgumentTypeError("a name must not be empty")
    return name
