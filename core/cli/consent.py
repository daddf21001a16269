"""Asking a person at a terminal before anything is fetched."""

from __future__ import annotations

import sys

from core.cli.output import write_line
from core.cli.queries import CommandError

_YES = ("y", "yes")


def ask_for_consent(text: str) -> None:
    """Show `text` and wait for a yes. Raises `CommandError` where there is none."""
    write_line(text, sys.stderr)
    if not sys.stdin.isatty():
        raise CommandError("Nothing was fetched. Add --yes if you agree.")
    sys.stderr.write("Fetch it? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in _YES:
        raise CommandError("Nothing was fetched.")
