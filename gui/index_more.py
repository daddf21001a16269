"""Index under one condition more: the open folder now, and every folder in future."""

from __future__ import annotations

from dataclasses import replace

from gui.session import Session


def index_under(session: Session, key: str) -> None:
    """Choose the condition `key`, or what it is made of, for indexing, and begin."""
    library = session.library
    chosen = library.settings.conditions
    more = [one for one in library.catalogue.embedded([key]) if one not in chosen]
    session.change_settings(replace(library.settings, conditions=(*chosen, *more)))
    session.refresh()
