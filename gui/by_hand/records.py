"""What others see of what was made by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotionSummary:
    """One way in which a person means that pictures are alike, and how much was said of it.

    `n_members` images are in `n_groups` groups that are not empty. `notion_id` is 0 as long as
    nothing has been stored.
    """

    notion_id: int
    name: str
    n_members: int
    n_groups: int
    n_answers: int
