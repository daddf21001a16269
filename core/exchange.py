"""Taught conditions brought in from files, and given out as files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from core.conditions.catalogue import Catalogue
from core.conditions.definitions import Definition, read_definition
from core.conditions.fingerprints import DTYPES, digest
from core.conditions.recipes import Taught
from core.conditions.taught import has_other_precision
from core.conditions.taught_file import read_taught
from core.conditions.taught_manifest import BaseRead, Manifest
from core.errors import LikewiseError
from core.images.sparing import spare_picture


def import_taught(
    catalogue: Catalogue, path: Path, dtype: str | None
) -> tuple[str, LikewiseError | None]:
    """Keep the condition in a taught file; returns its key, and what a person should know of it.

    A file that is here already is not kept twice. `dtype` is the number format that networks run
    in here, if that is known. Raises `LikewiseError` where the file cannot be used.
    """
    file = read_taught(path)
    key = _known_key(catalogue, file.manifest)
    if key is None:
        _bring_bases(catalogue, file.manifest)
        key = catalogue.add_taught(file)
    note = None
    if dtype is not None and has_other_precision(file.manifest, catalogue.digests(), dtype):
        note = LikewiseError("taught_precision", name=catalogue.definition(key).name)
    return key, note


def export_taught(catalogue: Catalogue, key: str, target: Path) -> None:
    """Write the taught file of a condition to `target`, whole or not at all.

    Raises "taught_no_file" for conditions that nobody taught, "export_picture" and
    "export_failed".
    """
    source = catalogue.taught_path(key)
    if source is None:
        raise LikewiseError("taught_no_file", name=catalogue.definition(key).name)
    spare_picture(target)
    partial = target.with_name(target.name + ".partial")
    try:
        shutil.copyfile(source, partial)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        detail = error.strerror or str(error)
        raise LikewiseError("export_failed", file=os.fspath(target), detail=detail) from error


def _known_key(catalogue: Catalogue, manifest: Manifest) -> str | None:
    for key in catalogue.keys:
        recipe = catalogue.definition(key).recipe
        if isinstance(recipe, Taught) and recipe.sha256 == manifest.sha256:
            return key
    return None


def _bring_bases(catalogue: Catalogue, manifest: Manifest) -> None:
    """Add the networks that somebody chose and that it reads, where they are not here: all of
    them or none."""
    known = catalogue.digests()
    lacking = {base.digest: base for base in manifest.bases if base.digest not in known}
    definitions = [_base_definition(base, manifest.name) for base in lacking.values()]
    for definition in definitions:
        catalogue.add(definition)


def _base_definition(base: BaseRead, name: str) -> Definition:
    if base.definition is not None:
        definition = read_definition(base.definition)
        # Only what it really was taught on; else the file could bring in anything.
        if base.digest in {digest(definition, {}, dtype) for dtype in (*DTYPES, None)}:
            return definition
    raise LikewiseError("taught_base", file=name, name=base.name)
