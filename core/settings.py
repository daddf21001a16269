"""What a person has chosen, and where Likewise keeps its things."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from core.errors import LikewiseError
from core.whole_files import write_whole

_log = logging.getLogger(__name__)

DATA_DIR_VARIABLE = "LIKEWISE_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Places:
    """`data` holds what should not be lost, `cache` what can be made again."""

    data: Path
    cache: Path

    @staticmethod
    def of(data_dir: str | None) -> Places:
        """Under `data_dir`, else under $LIKEWISE_DATA_DIR, else the user's own folders."""
        chosen = data_dir or os.environ.get(DATA_DIR_VARIABLE)
        if chosen:
            root = Path(chosen).expanduser().absolute()
            return Places(root, root / "cache")
        return Places(
            platformdirs.user_data_path("likewise", appauthor=False),
            platformdirs.user_cache_path("likewise", appauthor=False),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that outlive a session.

    `excluded_folders` are absolute paths; `conditions` are the keys indexed with a folder;
    `is_gentle_on_battery` pauses indexing while the computer runs on battery;
    `is_sharing_thumbnails` gives file managers thumbnails of what is read (on Linux); `language` is
    that of the window ("de", "zh_CN"), "" for the system's.
    """

    conditions: tuple[str, ...] = ("content", "material", "parts", "colour", "layout")
    excluded_folders: tuple[str, ...] = ()
    is_gentle_on_battery: bool = True
    is_sharing_thumbnails: bool = False
    language: str = ""


def load_settings(path: Path) -> tuple[Settings, LikewiseError | None]:
    """The stored settings, with defaults for what is missing or makes no sense; and what to say
    where the file is damaged, which is then set aside."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("it is no JSON object")
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("settings in %s cannot be read, defaults are used: %s", path, error)
        return Settings(), _set_aside(path)
    good: dict[str, Any] = {}
    for field in fields(Settings):
        value = stored.get(field.name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = tuple(value)
        if type(value) is type(field.default):
            good[field.name] = value
    return Settings(**good), None


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises `OSError`."""
    write_whole(path, json.dumps(asdict(settings), indent=1).encode())


def _set_aside(path: Path) -> LikewiseError:
    aside = path.with_name(path.name + ".damaged")
    try:
        path.replace(aside)
    except OSError as error:
        _log.warning("%s stays where it is: %s", path, error)
        aside = path
    return LikewiseError("settings_damaged", file=os.fspath(path), aside=aside.name)
