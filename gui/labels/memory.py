"""From where the labels of each folder were read last."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QSettings

from core.labels.records import LabelSource, SourceKind
from core.search import folder_name


class SourceMemory:
    """Kept in the file at `path`, which others write to as well."""

    def __init__(self, path: Path) -> None:
        self._stored = QSettings(os.fspath(path), QSettings.Format.IniFormat)

    def keep(self, folder: bytes, source: LabelSource | None) -> None:
        """Remember the source of a folder; None forgets it."""
        if source is None:
            self._stored.remove(_key(folder))
        else:
            self._stored.setValue(_key(folder), json.dumps(asdict(source)))

    def source_of(self, folder: bytes) -> LabelSource | None:
        """What was kept for a folder; None where nothing was, or nothing that can be read."""
        try:
            fields = json.loads(str(self._stored.value(_key(folder), "")))
            return LabelSource(**{**fields, "kind": SourceKind(fields["kind"])})
        except (ValueError, KeyError, TypeError):
            return None


def _key(folder: bytes) -> str:
    return f"labels/{folder_name(folder)}"
