"""The layers of a network that can be read, with their shapes, found by a dry run. Loads torch.

What is listed: maps, tokens and vectors that have the batch in front. What is left out, since
pooling it would give a vector without meaning: tuples, windows cut out of maps and folded into
the batch or into further dimensions, what attention does with heads and windows inside, and
tokens with their dimensions swapped. Maps that are channels last, as in Swin, are listed as
`channels_first.LAYER`; `core.networks.build` makes them readable under that name.
"""

from __future__ import annotations

from math import isqrt

import torch
from torch import nn

from core.conditions.pooling import POOLINGS, poolings_for
from core.networks.architectures import CHANNELS_FIRST
from core.networks.records import LayerInfo, PoolingChoice
from core.networks.trace import BATCH, Call, dry_run

_FIRST, _LAST = "first", "last"
_CHANNELS_FIRST_TYPES = (nn.Conv2d, nn.BatchNorm2d, nn.MaxPool2d, nn.AvgPool2d)
#: Compared exactly: networks derive norms from LayerNorm that turn the maps around first.
_CHANNELS_LAST_TYPES = (nn.LayerNorm, nn.Linear)


def describe_layers(family: str, name: str, input_px: int) -> list[LayerInfo]:
    """The layers that can be read, in the order in which they are called.

    Takes up to a few seconds. Raises `LikewiseError` where there is no such network, or where it
    takes no images of this size.
    """
    network, calls = dry_run(family, name, input_px)
    return _Reading(network).layers(calls)


def count_parameters(family: str, name: str) -> int:
    """How many numbers a network's weights hold; a weights file takes about 4 bytes for each."""
    from core.networks.architectures import on_meta, usual_input_px

    network = on_meta(family, name, usual_input_px(family, name))
    return sum(parameter.numel() for parameter in network.parameters())


class _Reading:
    """Goes through the calls of one dry run, and remembers what the earlier ones tell."""

    def __init__(self, network: nn.Module) -> None:
        self._has_class = _has_class_token(network)
        self._n_extra = int(getattr(network, "num_prefix_tokens", self._has_class))
        self._layout = _FIRST
        self._sequences: set[tuple[int, int]] = set()
        self._choices: dict[tuple[int, ...], tuple[PoolingChoice, ...]] = {}

    def layers(self, calls: list[Call]) -> list[LayerInfo]:
        # Layouts follow the order of the outputs, the list that of the calls.
        found = {}
        for call in sorted(calls, key=lambda call: call.ended):
            if call.layer and call.shape[:1] == (BATCH,):
                found[call.started] = self._describe(call)
        described = [found.get(call.started) for call in calls]
        return [layer for layer in described if layer is not None and layer.choices]

    def _describe(self, call: Call) -> LayerInfo | None:
        name, shape = call.layer, (1, *call.shape[1:])
        if len(shape) == 4:
            layout = self._layout_of(call)
            if layout is None:
                return None
            if layout == _LAST:
                name, shape = f"{CHANNELS_FIRST}.{name}", (1, shape[3], shape[1], shape[2])
        if len(shape) == 3 and not self._is_sequence(shape):
            return None
        if shape not in self._choices:
            self._choices[shape] = self._choices_for(shape)
        module = type(call.module).__name__
        return LayerInfo(name, call.number, module, shape, self._choices[shape])

    def _choices_for(self, shape: tuple[int, ...]) -> tuple[PoolingChoice, ...]:
        return tuple(
            PoolingChoice(pooling, _dim(pooling, shape))
            for pooling in poolings_for(shape)
            if pooling != "class_token" or self._begins_with_class(shape)
        )

    def _layout_of(self, call: Call) -> str | None:
        """Which side the channels are on, or None where this is not a map of the picture.

        Pictures are square here, and so are maps of them.
        """
        _, first, middle, last = call.shape
        if _is_in_attention(call):
            return None
        if first == middle == last:
            # As many channels as rows: what computed it tells, or else the output before.
            self._layout = _layout_by_type(call.module) or self._layout
            return self._layout
        if middle == last:
            self._layout = _FIRST
        elif first == middle:
            self._layout = _LAST
        else:
            return None
        return self._layout

    def _is_sequence(self, shape: tuple[int, ...]) -> bool:
        """Whether [1, tokens, d] are tokens of the picture, and not swapped to [1, d, tokens]."""
        _, n_tokens, dim = shape
        if (dim, n_tokens) in self._sequences:
            return (n_tokens, dim) in self._sequences
        if _is_square(n_tokens) or _is_square(n_tokens - self._n_extra):
            self._sequences.add((n_tokens, dim))
            return True
        return False

    def _begins_with_class(self, shape: tuple[int, ...]) -> bool:
        return self._has_class and _is_square(shape[1] - self._n_extra)


def _layout_by_type(module: nn.Module) -> str | None:
    if isinstance(module, _CHANNELS_FIRST_TYPES):
        return _FIRST
    return _LAST if type(module) in _CHANNELS_LAST_TYPES else None


def _is_in_attention(call: Call) -> bool:
    """Whether this is attention's own business: its weights, heads and windows look like maps."""
    around = call.layer.rpartition(".")[0]
    return "attn" in around or "attention" in around


def _has_class_token(network: nn.Module) -> bool:
    """Whether a token for the whole picture goes before those of its parts."""
    tokens = [getattr(network, name, None) for name in ("class_token", "cls_token")]
    return any(isinstance(token, torch.Tensor) for token in tokens)


def _is_square(number: int) -> bool:
    return number >= 0 and isqrt(number) ** 2 == number


def _dim(pooling: str, shape: tuple[int, ...]) -> int:
    return int(POOLINGS[pooling](torch.empty(shape, device="meta")).shape[1])
