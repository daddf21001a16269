"""A dry run: which modules of a network are called, in which order, and what they put out.

Runs on shapes alone where a network allows it, else with zeros. Loads torch.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from core.networks.architectures import architecture, on_meta, refusal

#: Two images, so that an output whose first dimension is not the batch gives itself away.
BATCH = 2


@dataclass(slots=True, eq=False)
class Call:
    """One call of a module. `started` and `ended` count the starts and ends of all calls.

    `number` counts the calls of this module from 0. `shape` is empty unless it puts out one tensor.
    """

    layer: str
    number: int
    module: nn.Module
    started: int
    ended: int = -1
    shape: tuple[int, ...] = ()


def dry_run(family: str, name: str, input_px: int) -> tuple[nn.Module, list[Call]]:
    """The network, without useful weights, and its calls in the order in which they start.

    Raises `LikewiseError` where it takes no input of this size.
    """
    try:
        network = on_meta(family, name, input_px)
        return network, _record(network, input_px)
    except (NotImplementedError, RuntimeError, TypeError):
        network = architecture(family, name, input_px)
    except (AssertionError, ValueError) as error:
        raise refusal(name, input_px, error) from error
    try:
        return network, _record(network, input_px)
    except (AssertionError, ValueError, RuntimeError) as error:
        raise refusal(name, input_px, error) from error


def _record(network: nn.Module, input_px: int) -> list[Call]:
    recorder = _Recorder()
    handles = []
    for layer, module in network.named_modules():
        handles += recorder.follow(layer, module)
    weight = next(network.parameters())
    images = torch.zeros(BATCH, 3, input_px, input_px, device=weight.device, dtype=weight.dtype)
    try:
        with torch.inference_mode():
            network(images)
    finally:
        for handle in handles:
            handle.remove()
    return recorder.calls


class _Recorder:
    """Writes down the calls of the modules that it follows."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._open: list[Call] = []
        self._moment = 0
        self._n_calls: dict[str, int] = {}

    def follow(self, layer: str, module: nn.Module) -> list[torch.utils.hooks.RemovableHandle]:
        def start(_module: nn.Module, _inputs: object) -> None:
            self._start(layer, module)

        def end(_module: nn.Module, _inputs: object, output: object) -> None:
            self._end(output)

        return [module.register_forward_pre_hook(start), module.register_forward_hook(end)]

    def _start(self, layer: str, module: nn.Module) -> None:
        number = self._n_calls.get(layer, 0)
        self._n_calls[layer] = number + 1
        call = Call(layer, number, module, self._tick())
        self.calls.append(call)
        self._open.append(call)

    def _end(self, output: object) -> None:
        call = self._open.pop()
        call.ended = self._tick()
        if isinstance(output, Tensor):
            call.shape = tuple(output.shape)

    def _tick(self) -> int:
        self._moment += 1
        return self._moment
