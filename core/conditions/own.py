"""A person's own conditions as files of one folder: reading them, naming new ones."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.conditions.base import Kind
from core.conditions.definitions import Definition, key_for, load_definition, shortened
from core.conditions.recipes import Blend, BlendPart, Recipe, Taught, shares_of
from core.conditions.taught import Digests, load_taught
from core.conditions.taught_file import SUFFIX
from core.errors import LikewiseError

_log = logging.getLogger(__name__)


def free_key(folder: Path, name: str, known: Collection[str]) -> str:
    """A new key that reads like `name`."""
    # Also of those files that could not be used this time: they are somebody's work.
    taken = {path.stem for path in folder.glob("*") if path.is_file()}
    return key_for(name, taken | set(known))


def free_name(name: str, known: Iterable[Definition]) -> str:
    """As much of `name` as is kept, with a number if it is somebody else's already."""
    taken = {definition.name.casefold() for definition in known}
    kept, ending, number = shortened(name), "", 1
    while (kept + ending).casefold() in taken:
        number += 1
        ending = f" ({number})"
        if shortened(kept + ending) != kept + ending:
            kept = kept[: -len(ending)]
    return kept + ending


def blend_definition(
    name: str, parts: Sequence[BlendPart], known: Mapping[str, Definition]
) -> Definition:
    """A blend of `known` conditions, without a key yet. Raises `ValueError` without parts."""
    if not parts:
        raise ValueError("a blend needs parts")
    blend = Blend(tuple(parts))
    names = ", ".join(
        f"{known[part.key].name} {round(100 * share)} %"
        for part, share in zip(parts, shares_of(blend), strict=True)
    )
    dim = sum(known[part.key].dim for part in parts)
    return Definition("", name, names, Kind.BLEND, dim, blend, 0.0)


def own_definitions(folder: Path, tell: Callable[[LikewiseError], None]) -> list[Definition]:
    """The networks and blends that a person has made; `tell` hears why others are left out."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            found.append(load_definition(path))
        except (OSError, ValueError) as error:
            tell(_unreadable(path, str(error)))
    return found


def own_taught(
    folder: Path, known: Digests, tell: Callable[[LikewiseError], None]
) -> list[Definition]:
    """The conditions that were taught; `tell` hears why others are left out, such as those that
    read what is not `known`."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            found.append(load_taught(path, known))
        except LikewiseError as error:
            tell(_unreadable(path, str(error)))
    return found


def _unreadable(path: Path, detail: str) -> LikewiseError:
    """The file stays where it is: it is somebody's work, and a later Likewise may read it."""
    _log.warning("%s is left out: %s", path, detail)
    folder = os.fspath(path.parent)
    return LikewiseError("condition_unreadable", file=path.name, folder=folder, detail=detail)


def without_broken_blends(definitions: Mapping[str, Definition]) -> dict[str, Definition]:
    """A blend of what is not there, or of another blend, cannot work: it is left out."""
    plain = {k for k, d in definitions.items() if not isinstance(d.recipe, Blend)}
    kept = {}
    for key, definition in definitions.items():
        if isinstance(definition.recipe, Blend) and not keys_used(definition.recipe) <= plain:
            _log.warning("the blend %s is left out: a part of it is missing", key)
            continue
        kept[key] = definition
    return kept


def keys_used(recipe: Recipe) -> set[str]:
    """The conditions that one is made of."""
    if isinstance(recipe, Blend):
        return {part.key for part in recipe.parts}
    return set(recipe.bases) if isinstance(recipe, Taught) else set()


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Say what goes wrong with writing in a way that a person should read."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise LikewiseError("disk_full", folder=os.fspath(folder)) from error
        detail = error.strerror or str(error)
        raise LikewiseError("data_folder", folder=os.fspath(folder), detail=detail) from error
