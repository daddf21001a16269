"""Work on many files in steps of some milliseconds, between which others may go first."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

#: Its return value is the result.
Steps = Generator[None, None, T]

#: Files that a step takes in.
STEP_FILES = 10_000
