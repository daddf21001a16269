"""The tensors in a file of weights, read without running any code in it. Loads torch."""

from __future__ import annotations

import pickle
import struct
import warnings
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from core.errors import LikewiseError
from core.memory import memory_limited
from core.networks.weights_check import check_size, most_bytes
from core.networks.weights_format import is_safetensors

State = OrderedDict[str, Tensor]

#: What training programs wrap weights in, and put before each name.
_WRAPPERS = ("state_dict", "model")
_PREFIX = "module."
#: Files wrap weights once or twice; one that holds itself would go on for ever.
_MOST_WRAPPINGS = 4
#: What torch says where a pickle asks for more than tensors.
_SIGNS_OF_CODE = ("Unsupported global", "Unsupported class", "Unsupported operand", "TorchScript")
_DAMAGE = (
    RuntimeError,
    pickle.UnpicklingError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    MemoryError,
    OSError,
    struct.error,
    zipfile.BadZipFile,
)


def read_state(path: Path) -> State:
    """The tensors in a file of torch or of safetensors, by name, on the CPU.

    Keeps torch's notes on versions (`_metadata`) where the file has them. Raises `LikewiseError`
    where the file holds code, is damaged, or holds anything but named tensors.
    """
    try:
        check_size(path)
        with memory_limited(most_bytes(path)):
            loaded = _load_safetensors(path) if is_safetensors(path) else _load_torch(path)
    except FileNotFoundError as error:
        raise LikewiseError("weights_gone", name=path.stem, path=str(path)) from error
    except _DAMAGE as error:
        is_code = any(sign in str(error) for sign in _SIGNS_OF_CODE)
        code = "weights_unsafe" if is_code else "weights_damaged"
        raise LikewiseError(code, file=path.name) from error
    state = _unwrapped(loaded)
    if not state:
        raise LikewiseError("weights_damaged", file=path.name)
    return state


def _load_torch(path: Path) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on pickles of other programs, which are refused anyway
        return torch.load(path, map_location="cpu", weights_only=True)


def _load_safetensors(path: Path) -> object:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return load_file(path)
    except SafetensorError as error:
        raise ValueError(str(error)) from error


def _unwrapped(loaded: object) -> State:
    """The dictionary of tensors in what a file holds; empty where there is none."""
    for _ in range(_MOST_WRAPPINGS):
        if not isinstance(loaded, Mapping):
            break
        wrapped = [loaded[name] for name in _WRAPPERS if isinstance(loaded.get(name), Mapping)]
        if not wrapped:
            break
        loaded = wrapped[0]
    if not isinstance(loaded, Mapping):
        return OrderedDict()
    if not all(isinstance(n, str) and isinstance(t, Tensor) for n, t in loaded.items()):
        return OrderedDict()
    return _without_prefix(loaded)


def _without_prefix(loaded: Mapping[str, Tensor]) -> State:
    prefix = _PREFIX if all(name.startswith(_PREFIX) for name in loaded) else ""
    state = OrderedDict((name.removeprefix(prefix), tensor) for name, tensor in loaded.items())
    notes = getattr(loaded, "_metadata", None)
    if isinstance(notes, Mapping):
        renamed = {
            (name + ".").removeprefix(prefix).rstrip("."): note
            for name, note in notes.items()
            if isinstance(name, str) and isinstance(note, Mapping)
        }
        state._metadata = renamed  # type: ignore[attr-defined]
    return state
