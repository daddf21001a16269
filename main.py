"""Start Likewise: the window, or one of the commands. Imports nothing slow by itself, since every
worker process imports it again."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Likewise and return its exit code."""
    multiprocessing.freeze_support()
    from core.cli.arguments import parse

    asked = parse(sys.argv[1:] if arguments is None else arguments)
    if asked.command is not None:
        from core.cli.commands import run

        return run(asked)
    from gui.app import run_window

    return run_window(asked)


if __name__ == "__main__":
    sys.exit(main())
