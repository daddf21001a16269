"""Networks with their weights. Loads torch.

A file fits a network where every tensor that the layers to be read depend upon is there, and in
the right shape. What comes after them (a classifier for other classes, say) may be anything.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from torch import nn

from core.conditions.lite0 import load_lite0, weights_path
from core.conditions.recipes import Network
from core.errors import LikewiseError
from core.networks.architectures import (
    add_channels_first,
    architecture,
    plain_layer,
    usual_input_px,
)
from core.networks.state import State, read_state
from core.networks.trace import Call, dry_run
from core.networks.weights import forget_if_changed

#: Parts of a network that only its training or its classes need, by how their names begin.
_APART = re.compile(
    r"(fc\w*|head\w*|classifier|aux\d?|AuxLogits|attn_pool|decoder\w*|mask_token"
    r"|proj(ection)?_head)(\.|$)"
)
#: Counts how often a norm was trained; older files lack it, and nothing here reads it.
_UNREAD = "num_batches_tracked"
#: torchvision's older files of DenseNet say `norm.1` where the network says `norm1`.
_DENSENET_NAME = re.compile(r"(denselayer\d+\.(?:norm|relu|conv))\.([12]\.)")
#: What timm calls the functions that bring foreign weights into its own form.
_TIMM_FILTERS = ("checkpoint_filter_fn", "_filter_fn", "_filter_torchvision_pretrained")
_N_NAMED = 3


def build_network(
    network: Network, wanted_layers: Sequence[str], input_px: int | None = None
) -> nn.Module:
    """The network, ready for `wanted_layers` to be read, which `channels_first.LAYER` may name.

    `input_px` decides for those networks that are built for one size of input (ViT); without it
    the usual size counts. Raises `LikewiseError` where there is no such network or layer, and
    where the weights are missing, unsafe, damaged or those of another network.
    """
    px = input_px or usual_input_px(network.family, network.name)
    if network.family == "lite0":
        built: nn.Module = load_lite0(Path(network.weights_path or weights_path()))
    else:
        built = _with_weights(network, wanted_layers, px)
    add_channels_first(built, wanted_layers)
    return built


def _with_weights(network: Network, wanted_layers: Sequence[str], input_px: int) -> nn.Module:
    path = Path(network.weights_path)
    if not path.is_file():
        raise LikewiseError("weights_gone", name=network.name, path=str(path))
    if forget_if_changed(path):
        raise LikewiseError("weights_damaged", file=path.name)
    _, calls = dry_run(network.family, network.name, input_px)
    needs = _Needs(network.name, calls, [plain_layer(layer) for layer in wanted_layers])
    built = architecture(network.family, network.name, input_px)
    state = _in_own_form(network.family, built, read_state(path), path)
    problems = _load(built, state, needs, path)
    if problems:
        raise _unfit(network.name, path, "; ".join(problems))
    return built


class _Needs:
    """Which parts of a network have begun to work before the last wanted layer is done.

    Without wanted layers these are all.
    """

    def __init__(self, name: str, calls: Sequence[Call], layers: Sequence[str]) -> None:
        self._started: dict[str, int] = {}
        for call in calls:
            self._started.setdefault(call.layer, call.started)
        for layer in layers:
            if not layer or layer not in self._started:
                raise LikewiseError("unknown_layer", name=name, layer=layer)
        ends = [call.ended for call in calls if call.layer in layers]
        self._end = max(ends, default=sys.maxsize)

    def needs(self, tensor: str) -> bool:
        """Whether the network's own tensor of this name matters."""
        return self._started[self._part(tensor)] < self._end and not tensor.endswith(_UNREAD)

    def minds(self, tensor: str) -> bool:
        """Whether a tensor that the network does not have is a sign of another network."""
        part = self._part(tensor)
        if part == "" and _APART.match(tensor):
            return False
        return self._started[part] < self._end and not tensor.endswith(_UNREAD)

    def _part(self, tensor: str) -> str:
        """The innermost module around a tensor that is called; "" is the network itself."""
        part = tensor.rpartition(".")[0]
        while part not in self._started:
            part = part.rpartition(".")[0]
        return part


def _in_own_form(family: str, network: nn.Module, state: State, path: Path) -> State:
    """The state under the names and in the shapes that the network's library uses today."""
    if family != "timm":
        renamed = State((_DENSENET_NAME.sub(r"\1\2", name), state[name]) for name in state)
        return _with_notes(renamed, state)
    module = sys.modules[type(network).__module__]
    for name in _TIMM_FILTERS:
        convert = getattr(module, name, None)
        if convert is not None:
            return _converted(convert, network, state, path)
    return state


def _converted(
    convert: Callable[..., State], network: nn.Module, state: State, path: Path
) -> State:
    takes_network = len(inspect.signature(convert).parameters) > 1
    try:
        converted = convert(state, network) if takes_network else convert(state)
    except (KeyError, RuntimeError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise _unfit(type(network).__name__, path, f"{type(error).__name__}: {error}") from error
    return _with_notes(State(converted), state)


def _with_notes(state: State, origin: State) -> State:
    notes = getattr(origin, "_metadata", None)
    if notes is not None:
        state._metadata = notes  # type: ignore[attr-defined]
    return state


def _load(network: nn.Module, state: State, needs: _Needs, path: Path) -> list[str]:
    """Put what fits into the network; what of the rest matters, in words."""
    own = network.state_dict()
    misshapen = [name for name in state if name in own and own[name].shape != state[name].shape]
    fitting = State((name, tensor) for name, tensor in state.items() if name not in misshapen)
    # Without notes on versions (safetensors has none) a file counts as written today.
    fitting._metadata = getattr(state, "_metadata", own._metadata)  # type: ignore[attr-defined]
    try:
        result = network.load_state_dict(fitting, strict=False)
    except (RuntimeError, ValueError) as error:
        raise _unfit(type(network).__name__, path, str(error).splitlines()[0]) from error
    absent = set(result.missing_keys) - set(misshapen)
    found = {
        "missing": [name for name in own if name in absent and needs.needs(name)],
        "of another shape": [name for name in misshapen if needs.needs(name)],
        "unknown": [name for name in result.unexpected_keys if needs.minds(name)],
    }
    return _in_words(found)


def _in_words(found: Mapping[str, Sequence[str]]) -> list[str]:
    """The first names of each kind, and how many more there are."""
    words = []
    for kind, names in found.items():
        if names:
            more = len(names) - _N_NAMED
            rest = f" and {more} more" if more > 0 else ""
            words.append(f"{kind} {', '.join(names[:_N_NAMED])}{rest}")
    return words


def _unfit(name: str, path: Path, detail: str) -> LikewiseError:
    return LikewiseError("weights_unfit", file=path.name, name=name, detail=detail)
