"""A process that does one piece of Likewise's work and may be killed at any moment.

    python -m tests.stress.victim WORK WORD ...

Says "ready" once all is imported, so that whoever kills it meets the work and not the start.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.cli.commands import run
from core.errors import LikewiseError
from core.jobs import Progress
from core.library import Library
from core.settings import Places
from core.store.store import Store
from main import main


def command(*words: str) -> None:
    """A command line of Likewise."""
    sys.exit(main(words))


def migrate(data: str) -> None:
    """Open a library that an earlier Likewise has made."""
    Store(Path(data)).close()


def weights(data: str, file: str) -> None:
    """Bring in weights of a person's own."""
    Library(Places.of(data)).weights.import_file(Path(file), _ignore)


def _ignore(_progress: Progress) -> None:
    return


_WORKS = {"command": command, "migrate": migrate, "weights": weights}

if __name__ == "__main__":
    assert run  # imported ahead of its use
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    try:
        _WORKS[sys.argv[1]](*sys.argv[2:])
    except LikewiseError as error:
        sys.exit(f"likewise: {error}")
