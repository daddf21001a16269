"""What a filter may look at, and how files may be ordered. Imports nothing slow."""

from __future__ import annotations

from enum import Enum


class Field(str, Enum):
    """What a filter may look at."""

    NAME = "name"  # a part of the path within the folder
    FOLDER = "folder"  # with all folders in it
    DATE = "date"  # taken, else changed
    SIZE = "size"  # of the file
    PIXELS = "pixels"
    FORMAT = "format"
    ORIENTATION = "orientation"
    CAMERA = "camera"
    LABEL = "label"  # of the labels that are loaded
    FAVOURITE = "favourite"
    TAG = "tag"
    COLLECTION = "collection"


#: The fields that speak of what a person keeps of pictures; they count once there is some of it.
MARK_FIELDS = (Field.FAVOURITE, Field.TAG, Field.COLLECTION)


class Order(str, Enum):
    """How files are ordered; by likeness where they are ranked, else by name."""

    LIKENESS = "likeness"
    NAME = "name"
    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"
    SMALLEST = "smallest"
