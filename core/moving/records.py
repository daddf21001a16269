"""What is to be done with pictures, and what has been done with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from core.errors import LikewiseError


class Kind(str, Enum):
    """What is done with a file."""

    MOVE = "move"
    COPY = "copy"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class Carried:
    """One file that was moved, copied or put into the trash.

    `target` is where it lies now, b"" where it is in a trash that does not tell. `image_id` is its
    content, 0 where that is not known or the file is none of the library's. `belongs_to` is the
    picture that a file beside it went along with, b"" for a picture itself.
    """

    source: bytes
    target: bytes
    image_id: int = 0
    belongs_to: bytes = b""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that stays as it was, and why."""

    path: bytes
    reason: LikewiseError


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, in the order in which it was done.

    `folder` is where files were moved or copied to, b"" for the trash, and `made` the folders that
    were made for that, outermost first. `is_whole` is False where somebody stopped it.
    """

    kind: Kind
    folder: bytes
    carried: tuple[Carried, ...]
    refused: tuple[Refused, ...] = ()
    made: tuple[bytes, ...] = ()
    is_whole: bool = True

    @property
    def n_pictures(self) -> int:
        """How many pictures were carried."""
        return sum(not one.belongs_to for one in self.carried)

    @property
    def n_beside(self) -> int:
        """How many files went along with them."""
        return len(self.carried) - self.n_pictures

    @property
    def can_be_undone(self) -> bool:
        """Whether anything of it can be taken back from here."""
        return any(one.target for one in self.carried)


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of taking back a deed: how many files are as they were, and which are not.

    `rest` is what was not tried, since somebody stopped it; None where all was.
    """

    deed: Deed
    n_files: int
    refused: tuple[Refused, ...] = ()
    rest: Deed | None = None
