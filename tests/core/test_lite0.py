"""The network behind Content, against one written out plainly; and how networks run here."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.conditions.engine import Engine, load_engine, save_engine, usable_device
from core.conditions.engine_choice import choose_engine
from core.conditions.lite0 import Lite0, load_lite0, weights_path
from core.conditions.pooling import average_pool
from core.conditions.recipes import Fit, Preprocessing

TINY = Preprocessing(Fit.CROP, 16, 16, (127.0,) * 3, (128.0,) * 3)

# Table 1 of the paper, Lite variant: blocks, kernel, stride, expansion, channels out.
_TABLE = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)


@pytest.fixture(scope="module")
def weights() -> Mapping[str, Tensor]:
    return torch.load(weights_path(), map_location="cpu", weights_only=True)


@pytest.fixture(scope="module")
def network() -> Lite0:
    return load_lite0(weights_path())


@pytest.fixture(scope="module")
def inputs() -> Tensor:
    waves = torch.linspace(0, 12, 128)
    pattern = torch.sin(waves)[:, None] * torch.cos(2 * waves)[None, :]
    noise = torch.randn(3, 3, 128, 128, generator=torch.Generator().manual_seed(4))
    return 0.5 * pattern + 0.4 * noise


def convolve(inputs: Tensor, weight: Tensor, stride: int) -> Tensor:
    """TensorFlow's "same": as much padding as the last window needs, the odd pixel after."""
    kernel = weight.shape[-1]
    pads = []
    for side in (inputs.shape[-1], inputs.shape[-2]):
        total = max((-(-side // stride) - 1) * stride + kernel - side, 0)
        pads += [total // 2, total - total // 2]
    groups = inputs.shape[1] // weight.shape[1]
    return functional.conv2d(functional.pad(inputs, pads), weight, stride=stride, groups=groups)


def reference(weights: Mapping[str, Tensor], inputs: Tensor) -> Tensor:
    """The network as published: convolution, BatchNorm, ReLU6, one after the other."""

    def layer(
        x: Tensor, conv: str, norm: str, stride: int = 1, is_activated: bool = True
    ) -> Tensor:
        x = convolve(x, weights[conv + ".weight"], stride)
        x = functional.batch_norm(
            x,
            weights[norm + ".running_mean"],
            weights[norm + ".running_var"],
            weights[norm + ".weight"],
            weights[norm + ".bias"],
            eps=1e-3,
        )
        return functional.relu6(x) if is_activated else x

    x = layer(inputs, "_conv_stem", "_bn0", 2)
    number = 0
    for n_blocks, _, first_stride, expansion, n_out in _TABLE:
        for position in range(n_blocks):
            name, before = f"_blocks.{number}.", x
            stride = first_stride if position == 0 else 1
            if expansion != 1:
                x = layer(x, name + "_expand_conv", name + "_bn0")
            x = layer(x, name + "_depthwise_conv", name + "_bn1", stride)
            x = layer(x, name + "_project_conv", name + "_bn2", is_activated=False)
            if stride == 1 and before.shape[1] == n_out:
                x = x + before
            number += 1
    return layer(x, "_conv_head", "_bn1")


def cosines(one: Tensor, other: Tensor) -> Tensor:
    return functional.cosine_similarity(one.flatten(1).float(), other.flatten(1).float())


def test_folding_and_padding_change_nothing(
    network: Lite0, weights: Mapping[str, Tensor], inputs: Tensor
) -> None:
    with torch.inference_mode():
        wanted, found = reference(weights, inputs), network(inputs)
    assert found.shape == wanted.shape == (3, 1280, 4, 4)
    assert cosines(found, wanted).min() > 0.9999
    assert torch.allclose(found, wanted, atol=1e-3)


def test_bfloat16_is_close_enough_to_rank_by(inputs: Tensor) -> None:
    inputs = inputs[:1, :, :64, :64]  # bfloat16 is slow where the processor only emulates it
    with torch.inference_mode():
        full = average_pool(load_lite0(weights_path())(inputs))
        network = load_lite0(weights_path()).to(torch.bfloat16)
        half = average_pool(network(inputs.to(torch.bfloat16)))
    assert half.dtype == torch.float32
    assert cosines(full, half).min() > 0.99


# --- the engine -----------------------------------------------------------------------------------


def test_an_engine_is_chosen_by_trying(tmp_path: Path) -> None:
    network = nn.Sequential(OrderedDict(head=nn.Conv2d(3, 4, 3)))
    engine = choose_engine(network, TINY)
    assert engine.device in ("cpu", "cuda", "mps")
    save_engine(tmp_path / "engine.json", engine)
    assert load_engine(tmp_path / "engine.json") == engine


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"machine": "another", "device": "cpu"}']
)
def test_an_engine_of_another_machine_is_not_taken(tmp_path: Path, text: str) -> None:
    (tmp_path / "engine.json").write_text(text)
    assert load_engine(tmp_path / "engine.json") is None


def test_an_engine_file_that_is_no_text_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "engine.json").write_bytes(b"\xff\xfe\x00")
    assert load_engine(tmp_path / "engine.json") is None
    assert load_engine(tmp_path / "missing.json") is None


@pytest.mark.parametrize("is_there", [True, False])
def test_a_device_that_is_gone_is_replaced_by_the_processor(
    monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: is_there)
    assert usable_device(Engine("cuda", "float32", 8)) == ("cuda" if is_there else "cpu")
    assert usable_device(Engine("cpu", "float32", 8)) == "cpu"
