"""Finding out how networks run fastest on this machine. Loads torch, and OpenVINO where it is.

The number format follows from the processor alone, and never from what happened to be faster:
vectors in one format are not mixed with those in another.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from PIL import Image
from torch import nn

from core.conditions.backbone import LayerReader, NetworkReader
from core.conditions.engine import Engine
from core.conditions.lite0 import Lite0
from core.conditions.lite0_openvino import OpenVinoReader, is_installed
from core.conditions.recipes import LayerRead, Preprocessing

_log = logging.getLogger(__name__)

#: The batch sizes that are tried; small ones stay in the processor's caches.
BATCH_SIZES = (4, 8, 16)
_USUAL_BATCH = 8
#: Times vary with what else the machine does: smaller gains than this are noise.
_CLEARLY_FASTER = 0.97
_ROUNDS = 8
#: Vectors of torch and of OpenVINO with a smaller cosine than this are not the same.
_LEAST_COSINE = 0.99
_HEAD = LayerRead("head", "average")


def choose_engine(network: nn.Module, preprocessing: Preprocessing) -> Engine:
    """The fastest arrangement of this machine for `network`, measured in a few seconds."""
    if torch.cuda.is_available():
        dtype = "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float32"
        return Engine("cuda", dtype, 64)
    if torch.backends.mps.is_available():
        return Engine("mps", "float32", 32)
    dtype = "bfloat16" if _has_fast_bfloat16() else "float32"
    rival = _openvino_reader(network, preprocessing, dtype)  # before torch changes the weights
    reader = NetworkReader(
        network, preprocessing, torch.device("cpu"), getattr(torch, dtype), _USUAL_BATCH
    )
    engines = [Engine("cpu", dtype, size) for size in BATCH_SIZES]
    works = {engine: _passing(reader, engine.batch_size) for engine in engines}
    if rival is not None and _agree(rival, reader):
        works[Engine("cpu", dtype, _USUAL_BATCH, "openvino")] = _passing(rival, _USUAL_BATCH)
    return _fastest(_seconds_an_image(works))


def _fastest(seconds: Mapping[Engine, float]) -> Engine:
    """The engine to take, by the seconds that each takes for an image."""
    best = min((each for each in seconds if each.runtime == "torch"), key=lambda e: seconds[e])
    usual = replace(best, batch_size=_USUAL_BATCH)
    engine = best if seconds[best] < _CLEARLY_FASTER * seconds[usual] else usual
    rival = seconds.get(replace(usual, runtime="openvino"), float("inf"))
    is_beaten = rival < _CLEARLY_FASTER * seconds[engine]
    return replace(engine, runtime="openvino") if is_beaten else engine


def _has_fast_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself; emulated it is slower than float32."""
    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    checks = [getattr(torch.cpu, name, None) for name in names]
    return any(check is not None and check() for check in checks)


def _seconds_an_image(works: Mapping[Engine, Callable[[], object]]) -> dict[Engine, float]:
    """Best time of each engine's batch, in turns, so that a slow moment hits all alike."""
    best = dict.fromkeys(works, float("inf"))
    for _ in range(_ROUNDS):
        for engine, work in works.items():
            start = time.perf_counter()
            work()
            seconds = (time.perf_counter() - start) / engine.batch_size
            best[engine] = min(best[engine], seconds)
    return best


def _passing(reader: LayerReader, n_images: int) -> Callable[[], object]:
    """A pass of so many images through a network."""
    inputs = reader.inputs([_noise(reader.preprocessing.input_px)] * n_images)
    return partial(reader.pooled, inputs, [_HEAD])


def _noise(side_px: int) -> Image.Image:
    """A picture in which every part of a network finds something."""
    rng = np.random.default_rng(7)
    return Image.fromarray(rng.integers(0, 256, (side_px, side_px, 3), dtype=np.uint8))


def _openvino_reader(
    network: nn.Module, preprocessing: Preprocessing, dtype: str
) -> LayerReader | None:
    """The network run by OpenVINO; None where it is not installed or cannot run here."""
    if not (isinstance(network, Lite0) and is_installed()):
        return None
    try:
        return OpenVinoReader(network, [_HEAD.layer], preprocessing, dtype)
    except (ImportError, OSError, RuntimeError) as error:
        _log.warning("OpenVINO is installed but cannot be used: %s", error)
        return None


def _agree(rival: LayerReader, reader: LayerReader) -> bool:
    picture = _noise(reader.preprocessing.input_px)
    one, other = (each.embed([picture], [_HEAD])[0][0] for each in (rival, reader))
    cosine = float(one @ other)
    if cosine < _LEAST_COSINE:
        _log.warning("OpenVINO makes other vectors than torch: their cosine is %.4f", cosine)
    return cosine >= _LEAST_COSINE
