"""What a taught file says of itself: its manifest, as a record and as checked JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.conditions.base import Kind
from core.conditions.definitions import read_definition, stored_definition
from core.conditions.lite0_shapes import TUNED_READ
from core.conditions.recipes import TAUGHT_NETWORKS, LayerRead, NetworkRecipe, Preprocessing
from core.conditions.stored_recipes import stored_preprocessing, stored_read, stored_text

_MOST_CLASSES = 100_000
_MOST_BASES = 64
_LARGEST_DIM = 4096
_DEEPEST_MEASURES = 4
_MOST_MEASURES = 1000
#: Up to here whole numbers and others are the same.
_LARGEST_NUMBER = 1 << 53
_LARGEST_TUNED_PX = 1024

Plain = str | int | float | bool


@dataclass(frozen=True, slots=True)
class BaseRead:
    """A condition that a head reads.

    `digest` is the end of its fingerprint, which tells it from all others and from its other
    versions; `dtype` the number format that networks ran in, "" where there is none.
    `definition` is what is needed to make it elsewhere, None for those that come with Likewise.
    """

    key: str
    name: str
    digest: str
    dtype: str
    dim: int
    definition: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class TaughtLabels:
    """What it was taught by: the number of images of each class, of pairs and of triplets."""

    name: str = ""
    source: str = ""
    classes: Mapping[str, int] = field(default_factory=dict)
    n_pairs: int = 0
    n_triplets: int = 0


@dataclass(frozen=True, slots=True)
class TaughtSplit:
    """How many labelled images were learnt from, decided when to stop, and were kept apart."""

    train: int = 0
    validation: int = 0
    test: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a taught file says of itself.

    `network` is one of `TAUGHT_NETWORKS`, `preprocessing` and `read` are those of a fine-tuned
    network. `measures` are by part, condition and measure {value, low, high}; `training` are the
    settings as they were used. `sha256` is the checksum of the weights in hex.
    """

    name: str
    summary: str
    network: str
    dim: int
    bases: tuple[BaseRead, ...] = ()
    preprocessing: Preprocessing | None = None
    read: LayerRead | None = None
    labels: TaughtLabels = TaughtLabels()
    split: TaughtSplit = TaughtSplit()
    training: Mapping[str, Plain] = field(default_factory=dict)
    measures: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    created: str = ""
    sha256: str = ""


def checked_manifest(stored: dict[str, Any]) -> Manifest:
    """The manifest in a JSON object; raises `ValueError`, `KeyError`, `TypeError` or
    `AttributeError` where it makes no sense."""
    network, name = stored_text(stored["network"]), stored_text(stored["name"])
    if network not in TAUGHT_NETWORKS:
        raise ValueError(f"{network} is no kind of network")
    if not name:
        raise ValueError("it has no name")
    bases = tuple(_base(base) for base in _list(stored["bases"], _MOST_BASES))
    if (network == "head") != bool(bases):
        raise ValueError("a head reads conditions, and nothing else does")
    is_tuned = network == "finetune"
    return Manifest(
        name=name,
        summary=stored_text(stored["summary"]),
        network=network,
        dim=_count(stored["dim"], _LARGEST_DIM, fewest=1),
        bases=bases,
        preprocessing=_tuned_preprocessing(stored["preprocessing"]) if is_tuned else None,
        read=_tuned_read(stored["read"]) if is_tuned else None,
        labels=_labels(stored["labels"]),
        split=TaughtSplit(**{name: _count(n) for name, n in stored["split"].items()}),
        training={stored_text(k): _plain(v) for k, v in stored["training"].items()},
        measures=_measures(stored["measures"]),
        versions={stored_text(k): stored_text(v) for k, v in stored["versions"].items()},
        created=stored_text(stored["created"]),
        sha256=stored_text(stored["sha256"]),
    )


def _base(stored: dict[str, Any]) -> BaseRead:
    definition = stored["definition"]
    return BaseRead(
        key=stored_text(stored["key"]),
        name=stored_text(stored["name"]),
        digest=stored_text(stored["digest"]),
        dtype=stored_text(stored["dtype"]),
        dim=_count(stored["dim"], 1 << 17, fewest=1),
        definition=None if definition is None else _network(definition),
    )


def _network(stored: object) -> dict[str, Any]:
    """The definition of a network that somebody chose, and nothing else that was with it."""
    found = read_definition(stored)
    if not isinstance(found.recipe, NetworkRecipe) or found.kind is not Kind.IMPLICIT:
        raise ValueError("it brings something that is no network")
    return stored_definition(found)


def _tuned_preprocessing(stored: dict[str, Any]) -> Preprocessing:
    found = stored_preprocessing(stored)
    if found.input_px > _LARGEST_TUNED_PX:
        raise ValueError(f"no network was tuned on {found.input_px} pixels")
    return found


def _tuned_read(stored: dict[str, Any]) -> LayerRead:
    found = stored_read(stored)
    if found != TUNED_READ:
        raise ValueError("it reads another layer than a head can take")
    return found


def _labels(stored: dict[str, Any]) -> TaughtLabels:
    classes = stored["classes"]
    if len(classes) > _MOST_CLASSES:
        raise ValueError("it names too many labels")
    return TaughtLabels(
        name=stored_text(stored["name"]),
        source=stored_text(stored["source"]),
        classes={stored_text(label): _count(n) for label, n in classes.items()},
        n_pairs=_count(stored["n_pairs"]),
        n_triplets=_count(stored["n_triplets"]),
    )


def _measures(stored: object, depth: int = 0) -> dict[str, Any]:
    """Nested objects of finite numbers and texts, a few levels deep."""
    if not isinstance(stored, dict) or depth > _DEEPEST_MEASURES or len(stored) > _MOST_MEASURES:
        raise ValueError("the measures make no sense")
    return {
        stored_text(name): _measures(value, depth + 1) if isinstance(value, dict) else _plain(value)
        for name, value in stored.items()
    }


def _count(value: object, most: int = 1 << 40, fewest: int = 0) -> int:
    if type(value) is not int or not fewest <= value <= most:
        raise ValueError(f"{str(value)[:40]} is not a sensible number")
    return value


def _plain(value: object) -> Plain:
    if isinstance(value, str):
        return stored_text(value)
    if isinstance(value, (bool, int, float)) and abs(value) <= _LARGEST_NUMBER:
        return value
    raise ValueError(f"{str(value)[:40]} is neither text nor number")


def _list(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("a list is missing or too long")
    return value
