"""Where and how networks run on this machine: device, number format, batch size; by measuring.

The choice is made once in a worker (the window never loads torch) and kept in a small file,
because the number format is part of a condition's fingerprint.
"""

from __future__ import annotations

import json
import os
import platform
import threading
import time
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from torch import nn

#: The batch sizes that are tried; small ones stay in the processor's caches.
BATCH_SIZES = (4, 8, 16)
_USUAL_BATCH = 8
#: Times vary with what else the machine does: smaller gains than this are noise.
_CLEARLY_FASTER = 0.97
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Engine:
    """`device` is "cpu", "cuda" or "mps"; `dtype` is "float32", "bfloat16" or "float16"."""

    device: str
    dtype: str
    batch_size: int


@cache
def machine_name() -> str:
    """What the choice depends on: processor and torch release."""
    try:
        torch_version = version("torch")
    except PackageNotFoundError:
        torch_version = "none"
    return f"{_processor()} / {platform.machine()} / torch {torch_version}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    flags = [line for line in lines if line.startswith("flags") and "avx512_bf16" in line]
    return (named[0] if named else platform.processor()) + (" bf16" if flags else "")


def load_engine(path: Path) -> Engine | None:
    """The choice stored for this machine, or None."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored.pop("machine") != machine_name():
            return None
        return Engine(**stored)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def save_engine(path: Path, engine: Engine) -> None:
    """Keep the choice for this machine."""
    partial = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.partial")
    text = json.dumps({"machine": machine_name(), **asdict(engine)}, indent=1)
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def usable_device(engine: Engine) -> str:
    """The engine's device, or "cpu" where that is not there any more (a driver, a plug)."""
    import torch

    is_there = (engine.device == "cuda" and torch.cuda.is_available()) or (
        engine.device == "mps" and torch.backends.mps.is_available()
    )
    return engine.device if is_there else "cpu"


def choose_engine(network: nn.Module, input_px: int) -> Engine:
    """The fastest arrangement of this machine for `network`, measured in a few seconds."""
    import torch

    if torch.cuda.is_available():
        dtype = "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float32"
        return Engine("cuda", dtype, 64)
    if torch.backends.mps.is_available():
        return Engine("mps", "float32", 32)
    dtype = "bfloat16" if _has_fast_bfloat16() else "float32"
    network = network.to(dtype=getattr(torch, dtype), memory_format=torch.channels_last)  # type: ignore[call-overload]
    seconds = _seconds_an_image(network, input_px)
    best = min(BATCH_SIZES, key=lambda size: seconds[size])
    is_clear = seconds[best] < _CLEARLY_FASTER * seconds[_USUAL_BATCH]
    return Engine("cpu", dtype, best if is_clear else _USUAL_BATCH)


def _has_fast_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself; emulated it is slower than float32."""
    import torch

    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    checks = [getattr(torch.cpu, name, None) for name in names]
    return any(check is not None and check() for check in checks)


def _seconds_an_image(network: nn.Module, input_px: int) -> dict[int, float]:
    """Best time of each batch size, in rounds, so that a slow moment hits all alike."""
    import torch

    dtype = next(network.parameters()).dtype
    best = dict.fromkeys(BATCH_SIZES, float("inf"))
    with torch.inference_mode():
        for _ in range(_ROUNDS):
            for size in BATCH_SIZES:
                images: torch.Tensor = torch.zeros(size, 3, input_px, input_px, dtype=dtype)
                images = images.to(memory_format=torch.channels_last)
                start = time.perf_counter()
                network(images)
                best[size] = min(best[size], (time.perf_counter() - start) / size)
    return best
