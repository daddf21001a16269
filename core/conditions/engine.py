"""Where and how networks run on this machine: device, number format, batch size, and by what.

The choice is made once in a worker (the window never loads torch) and kept in a small file,
because the number format is part of a condition's fingerprint. What runs the network is not: in
the same format torch and OpenVINO give vectors whose cosine is above .999.
"""

from __future__ import annotations

import json
import os
import platform
import threading
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LARGEST_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Engine:
    """`device` is "cpu", "cuda" or "mps"; `dtype` is "float32", "bfloat16" or "float16".

    `runtime`, "torch" or "openvino", is what runs the bundled network; torch runs all others.
    """

    device: str
    dtype: str
    batch_size: int
    runtime: str = "torch"


@cache
def machine_name() -> str:
    """What the choice depends on: processor, release of torch, and OpenVINO's where it is."""
    parts = [_processor(), platform.machine(), f"torch {_version('torch') or 'none'}"]
    if openvino := _version("openvino"):
        parts.append(f"openvino {openvino}")
    return " / ".join(parts)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


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
        engine = Engine(**stored)
        return engine if _makes_sense(engine) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _makes_sense(engine: Engine) -> bool:
    """A damaged choice would have every network fail; a new one is measured in seconds."""
    return (
        engine.device in ("cpu", "cuda", "mps")
        and engine.dtype in ("float32", "bfloat16", "float16")
        and engine.runtime in ("torch", "openvino")
        and type(engine.batch_size) is int
        and 1 <= engine.batch_size <= _LARGEST_BATCH
    )


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
