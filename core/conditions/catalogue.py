"""The list of conditions, by key, and how each is loaded. Importing this loads no network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from core.conditions.base import Condition, Kind, Transformer
from core.conditions.engine import Engine, usable_device
from core.errors import LikewiseError

#: Raised by one with every change of code or constants that alters the vectors.
_CONTENT_VERSION = "lite0-57934424 head mean bicubic256 crop224 v1"
_COLOUR_VERSION = "lab-histogram side96 bits5 spacing16,14 width9 background12,0.04 v1"
_PROXY_VERSION = "proxy256 hamming q90"

CONTENT_INPUT_PX = 224
_CONTENT_RESIZE_PX = 256


@dataclass(frozen=True, slots=True)
class _Entry:
    describe: Callable[[Engine | None], Condition | None]
    load: Callable[[Engine | None], Transformer]


def catalogue(engine: Engine | None) -> list[Condition]:
    """Every condition, in the order in which they are offered.

    Without an `engine` those that run on a network are left out: their fingerprint holds its
    number format.
    """
    described = [entry.describe(engine) for entry in _ENTRIES.values()]
    return [condition for condition in described if condition is not None]


def describe_all() -> list[Condition]:
    """Every condition, to be shown in a list. Fingerprints of network conditions are not real."""
    return catalogue(Engine(device="cpu", dtype="float32", batch_size=1))


def condition_keys() -> list[str]:
    """The keys of all conditions, known even before an engine has been chosen."""
    return list(_ENTRIES)


def find_condition(key: str, engine: Engine | None) -> Condition:
    """The condition called `key`. Raises `LikewiseError` where there is none."""
    for condition in catalogue(engine):
        if condition.key == key:
            return condition
    raise LikewiseError("unknown_condition", key=key, known=", ".join(_ENTRIES))


def needs_engine(keys: list[str]) -> bool:
    """Whether any of these conditions runs on a network."""
    return any(_ENTRIES[key].describe(None) is None for key in keys if key in _ENTRIES)


def load_transformer(key: str, engine: Engine | None) -> Transformer:
    """Load the condition called `key`; slow where it needs a network. For worker processes."""
    return _ENTRIES[key].load(engine)


def measure_engine() -> Engine:
    """Choose how networks run on this machine; loads torch. For worker processes."""
    from core.conditions.engine import choose_engine
    from core.conditions.lite0 import load_lite0, weights_path

    return choose_engine(load_lite0(weights_path()), CONTENT_INPUT_PX)


def _fingerprint(key: str, *parts: str) -> str:
    digest = hashlib.blake2b("\n".join((_PROXY_VERSION, *parts)).encode(), digest_size=8)
    return f"{key}-{digest.hexdigest()}"


def _describe_content(engine: Engine | None) -> Condition | None:
    if engine is None:
        return None
    return Condition(
        key="content",
        name="Content",
        summary="The same kind of thing, whatever its colour",
        kind=Kind.IMPLICIT,
        dim=1280,
        fingerprint=_fingerprint("content", _CONTENT_VERSION, engine.dtype),
        needs_torch=True,
    )


def _load_content(engine: Engine | None) -> Transformer:
    import torch

    from core.conditions.backbone import (
        BackboneTransformer,
        LayerReader,
        Preprocessing,
        average_pool,
    )
    from core.conditions.lite0 import load_lite0, weights_path

    if engine is None:
        raise ValueError("the Content condition needs an engine")
    return BackboneTransformer(
        LayerReader(load_lite0(weights_path()), "head", average_pool),
        Preprocessing(
            resize_px=_CONTENT_RESIZE_PX,
            crop_px=CONTENT_INPUT_PX,
            mean=(127.0, 127.0, 127.0),
            deviation=(128.0, 128.0, 128.0),
        ),
        torch.device(usable_device(engine)),
        getattr(torch, engine.dtype),
        engine.batch_size,
    )


def _describe_colour(_engine: Engine | None) -> Condition:
    from core.conditions.colour import DIM

    return Condition(
        key="colour",
        name="Colour",
        summary="The same colours, whatever the thing",
        kind=Kind.HAND_MADE,
        dim=DIM,
        fingerprint=_fingerprint("colour", _COLOUR_VERSION),
        needs_torch=False,
    )


def _load_colour(_engine: Engine | None) -> Transformer:
    from core.conditions.colour import ColourTransformer

    return ColourTransformer()


_ENTRIES: dict[str, _Entry] = {
    "content": _Entry(_describe_content, _load_content),
    "colour": _Entry(_describe_colour, _load_colour),
}
