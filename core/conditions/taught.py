"""Taught conditions as the catalogue sees them: which conditions they read, and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from core.conditions.base import Kind
from core.conditions.definitions import Definition, shortened
from core.conditions.recipes import Network, NetworkRecipe, Taught
from core.conditions.taught_file import SUFFIX, read_manifest
from core.conditions.taught_manifest import Manifest
from core.errors import LikewiseError

#: About what a core needs for an image of proxy size, besides the conditions that a head reads.
_COSTS_MS = {"head": 0.1, "shallow": 0.6, "finetune": 18.0}

#: (key, number format) of conditions by the digest of their fingerprint.
Digests = Mapping[str, tuple[str, str]]


def bases_of(manifest: Manifest, digests: Digests, file_name: str) -> tuple[str, ...]:
    """The keys of the conditions that it reads; raises "taught_base" where one is not here.

    The vectors may have been made in another number format: that changes them a little only.
    """
    keys = []
    for base in manifest.bases:
        if base.digest not in digests:
            raise LikewiseError("taught_base", file=file_name, name=base.name)
        keys.append(digests[base.digest][0])
    return tuple(keys)


def has_other_precision(manifest: Manifest, digests: Digests, dtype: str) -> bool:
    """Whether what it reads was made in another number format than the one used here."""
    formats = {digests[base.digest][1] for base in manifest.bases if base.digest in digests}
    return bool(formats - {"", dtype})


def taught_definition(path: Path, manifest: Manifest, bases: tuple[str, ...]) -> Definition:
    """The condition that lies in the taught file `path`, which is named after its key."""
    backbone = None
    if manifest.preprocessing is not None and manifest.read is not None:
        network = Network("lite0", "efficientnet-lite0", str(path))
        backbone = NetworkRecipe(network, manifest.preprocessing, manifest.read)
    return Definition(
        key=path.name.removesuffix(SUFFIX),
        name=manifest.name,
        summary=shortened(manifest.summary),
        kind=Kind.EXPLICIT,
        dim=manifest.dim,
        recipe=Taught(manifest.network, str(path), manifest.sha256, bases, backbone),
        cost_ms=_COSTS_MS[manifest.network],
        is_own=True,
    )


def load_taught(path: Path, digests: Digests) -> Definition:
    """The condition in a taught file of the library; raises `LikewiseError`."""
    manifest = read_manifest(path)
    return taught_definition(path, manifest, bases_of(manifest, digests, path.name))
