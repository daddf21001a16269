"""Networks without their weights. Loads torch, and the library that a network comes from."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from core.conditions.lite0 import load_lite0, weights_path
from core.errors import LikewiseError

#: Before the name of a layer whose maps are channels last: there they are read channels first.
CHANNELS_FIRST = "channels_first"

_USUAL_INPUT_PX = 224
# These two rescale their input themselves, but only with their published weights; the extra
# heads were of use in training alone.
_INCEPTION = {"transform_input": True, "aux_logits": False, "init_weights": False}


def architecture(family: str, name: str, input_px: int) -> nn.Module:
    """The network with random weights ("lite0": with its own), in inference mode.

    Raises `LikewiseError` where there is no such network, or where it takes no such input.
    """
    try:
        return _BUILDERS[family](name, input_px).eval().requires_grad_(False)
    except (KeyError, ImportError) as error:
        raise LikewiseError("unknown_network", name=name, detail=str(error)) from error
    except (AssertionError, ValueError) as error:
        raise refusal(name, input_px, error) from error


def refusal(name: str, input_px: int, error: Exception) -> LikewiseError:
    """What a network's own complaint about its input becomes."""
    detail = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
    return LikewiseError("network_failed", name=name, px=input_px, detail=detail)


def usual_input_px(family: str, name: str) -> int:
    """The side of the images that a network was made for."""
    if family != "timm":
        return _USUAL_INPUT_PX
    from timm.models import get_pretrained_cfg

    published = get_pretrained_cfg(name)
    return int(published.input_size[-1]) if published else _USUAL_INPUT_PX


def on_meta(family: str, name: str, input_px: int) -> nn.Module:
    """The network as shapes alone: no memory is taken for weights, none are drawn."""
    with _EmptyOnMeta():
        network = architecture(family, name, input_px)
    return network.to("meta")


def add_channels_first(network: nn.Module, layers: Iterable[str]) -> None:
    """Make those of `layers` readable that are named `channels_first.LAYER`.

    Transformers such as Swin keep their maps as [n, h, w, d]. Beside each wanted one a module
    is set that puts out the same as [n, d, h, w], without copying it.
    """
    for layer in layers:
        first, _, origin = layer.partition(".")
        if first == CHANNELS_FIRST:
            _add_turned(network, origin)


def plain_layer(layer: str) -> str:
    """The name of a layer in the network itself."""
    return layer.removeprefix(CHANNELS_FIRST + ".")


class _EmptyOnMeta(TorchFunctionMode):
    """Weights begin as `torch.empty`. All else that constructors compute stays real."""

    def __torch_function__(
        self,
        function: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        arguments = dict(kwargs or {})
        if function is torch.empty and arguments.get("device") is None:
            arguments["device"] = "meta"
        return function(*args, **arguments)


class _ChannelsFirst(nn.Module):
    """[n, h, w, d] to [n, d, h, w]."""

    def forward(self, maps: Tensor) -> Tensor:
        return maps.movedim(-1, 1)


def _add_turned(network: nn.Module, layer: str) -> None:
    turned = network
    for part in (CHANNELS_FIRST, *layer.split(".")):
        if part not in dict(turned.named_children()):
            turned.add_module(part, _ChannelsFirst())
        turned = turned.get_submodule(part)

    def hand_on(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        turned(output)

    network.get_submodule(layer).register_forward_hook(hand_on)


def _lite0(_name: str, _input_px: int) -> nn.Module:
    return load_lite0(weights_path())


def _torchvision(name: str, input_px: int) -> nn.Module:
    from torchvision import models

    if name not in models.list_models(module=models):
        raise KeyError(name)
    arguments: dict[str, Any] = {}
    if name.startswith("vit_"):
        arguments = {"image_size": input_px}
    elif name in ("googlenet", "inception_v3"):
        arguments = _INCEPTION
    network: nn.Module = models.get_model(name, weights=None, **arguments)
    return network


def _timm(name: str, _input_px: int) -> nn.Module:
    import timm

    if not timm.is_model(name):
        raise KeyError(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network: nn.Module = timm.create_model(name, pretrained=False)
    return network


_BUILDERS: dict[str, Callable[[str, int], nn.Module]] = {
    "lite0": _lite0,
    "torchvision": _torchvision,
    "timm": _timm,
}
