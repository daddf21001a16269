"""What is known of each part from this run and those before it, in a folder of text files.

A line is written when a test ends, so that a run that was cut short goes on where it stopped.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """How one test of a part ended; `failure` is empty where all was well."""

    number: int
    failure: str
    seconds: float


class Notes:
    """The outcomes of one part, by number; the newest counts."""

    def __init__(self, folder: Path, part: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{part}.jsonl"
        self._outcomes: dict[int, Outcome] = {}
        if self._path.exists():
            for line in self._path.read_text("utf-8").splitlines():
                self._take(line)

    def _take(self, line: str) -> None:
        try:
            outcome = Outcome(**json.loads(line))
        except ValueError:
            return  # the line that was being written when a run was killed
        self._outcomes[outcome.number] = outcome

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome, also past the end of this process."""
        self._outcomes[outcome.number] = outcome
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(outcome)) + "\n")

    def clear(self) -> None:
        """Forget all outcomes."""
        self._outcomes.clear()
        self._path.unlink(missing_ok=True)

    def left(self, total: int) -> list[int]:
        """The numbers below `total` that have not passed yet, those that failed among them."""
        return [number for number in range(total) if number not in self._passed()]

    def _passed(self) -> set[int]:
        return {outcome.number for outcome in self._outcomes.values() if not outcome.failure}

    @property
    def failed(self) -> list[Outcome]:
        """The tests that failed when they last ran, by number."""
        return [one for _, one in sorted(self._outcomes.items()) if one.failure]

    @property
    def n_done(self) -> int:
        """How many tests have run."""
        return len(self._outcomes)

    @property
    def seconds(self) -> float:
        """What they took together."""
        return sum(outcome.seconds for outcome in self._outcomes.values())
