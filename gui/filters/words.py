"""How filters are spoken of: fields, their values, and what hides everything."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core.filtering.fields import Field
from core.filtering.records import Filtered
from gui.messages import listed, shown_path, shown_pictures

_NAMES = {
    Field.NAME: "Name",
    Field.FOLDER: "Folder",
    Field.DATE: "Date",
    Field.SIZE: "Size",
    Field.PIXELS: "Pixels",
    Field.FORMAT: "Format",
    Field.ORIENTATION: "Orientation",
    Field.CAMERA: "Camera",
    Field.LABEL: "Label",
    Field.FAVOURITE: "Favourite",
    Field.TAG: "Tag",
    Field.COLLECTION: "Collection",
}
_TIPS = {
    Field.FOLDER: "The folder that a picture lies in, or one above it",
    Field.DATE: "When a picture was taken; where it does not say, when its file was changed",
    Field.SIZE: "The size of the file",
    Field.PIXELS: "Width times height",
    Field.FORMAT: "The format, as the ending of the file's name has it",
    Field.ORIENTATION: "Whether a picture is wider than high",
    Field.CAMERA: "The camera that took a picture",
    Field.LABEL: "The label of a picture, of the labels that are loaded (Ctrl+L)",
    Field.FAVOURITE: "Whether a picture is a favourite",
    Field.TAG: "The tags of a picture",
    Field.COLLECTION: "The collections that a picture is in",
}
_ORIENTATIONS = {"landscape": "Landscape", "portrait": "Portrait", "square": "Square"}
_YES_OR_NO = {"yes": "Favourites", "no": "No favourites"}
_NONE = {
    Field.CAMERA: "No camera",
    Field.LABEL: "No label",
    Field.TAG: "No tag",
    Field.COLLECTION: "In no collection",
}
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_AMOUNT = re.compile(r"([\d.]+) ?([A-Za-z]+)")


def _tr(text: str) -> str:
    return QCoreApplication.translate("filters", text)


def field_name(field: Field) -> str:
    """What a field is called."""
    return _tr(_NAMES[field])


def field_tip(field: Field) -> str:
    """What a field looks at."""
    return _tr(_TIPS.get(field, _NAMES[field]))


def value_text(field: Field, value: str) -> str:
    """A value as it is read, such as "May 2024" or "1 MB to 5 MB"."""
    if not value:
        return _tr(_NONE.get(field, ""))
    if field is Field.ORIENTATION:
        return _tr(_ORIENTATIONS.get(value.casefold(), value))
    if field is Field.FAVOURITE:
        return _tr(_YES_OR_NO.get(value.casefold(), value))
    if field in (Field.SIZE, Field.PIXELS):
        return _span_text(_AMOUNT.sub(r"\1 \2", value))
    month = _MONTH.fullmatch(value) if field is Field.DATE else None
    if month is not None:
        day = QDate(int(month[1]), int(month[2]), 1)
        return QLocale().toString(day, _tr("MMMM yyyy"))
    return shown_path(value)


def _span_text(text: str) -> str:
    low, dots, high = text.partition("..")
    if not dots or not high:
        return _tr("{0} and more").format(low)
    return _tr("{0} to {1}").format(low, high) if low else _tr("Under {0}").format(high)


def what_hides(found: Filtered) -> str:
    """Without which field there would be how many pictures; for a filter that lets none pass."""
    hiding: Mapping[Field, int] = found.hiding()
    if not hiding:
        return _tr("No single part of the filter is to blame. Clear it to see all pictures.")
    sentence = _tr("Without {field} there would be {pictures}.")
    return "\n".join(
        sentence.format(field=_spoken(found, field), pictures=shown_pictures(n))
        for field, n in hiding.items()
    )


def _spoken(found: Filtered, field: Field) -> str:
    values = listed(value_text(field, value) for value in found.asked.values(field))
    return _tr("“{field}: {values}”").format(field=field_name(field), values=values)
