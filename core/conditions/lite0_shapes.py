"""The shapes of EfficientNet-Lite0's tensors, told without loading torch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.conditions.recipes import LayerRead

#: What is read of the network, also once it is fine-tuned, and its length.
TUNED_READ, BACKBONE_DIM = LayerRead("head", "average"), 1280
#: Before the names of its tensors in a taught file.
PREFIX = "backbone."

_NORM_PARTS = ("weight", "bias", "running_mean", "running_var")


class Stage(NamedTuple):
    """A row of the table: how many blocks of which shape follow each other."""

    n_blocks: int
    kernel: int
    stride: int
    expansion: int
    n_in: int
    n_out: int


STAGES = (
    Stage(1, 3, 1, 1, 32, 16),
    Stage(2, 3, 2, 6, 16, 24),
    Stage(2, 5, 2, 6, 24, 40),
    Stage(3, 3, 2, 6, 40, 80),
    Stage(3, 5, 1, 6, 80, 112),
    Stage(4, 5, 2, 6, 112, 192),
    Stage(1, 3, 1, 6, 192, 320),
)


class Convolution(NamedTuple):
    """A convolution and the norm after it, by their published names; `n_in` is of a group."""

    conv: str
    norm: str
    n_out: int
    n_in: int
    kernel: int
    stride: int
    is_activated: bool


class Block(NamedTuple):
    """An inverted residual: its convolutions, and whether its input is added to what they give."""

    convolutions: tuple[Convolution, ...]
    is_residual: bool


STEM = Convolution("_conv_stem", "_bn0", 32, 3, 3, 2, is_activated=True)
HEAD = Convolution("_conv_head", "_bn1", BACKBONE_DIM, 320, 1, 1, is_activated=True)


def blocks() -> list[Block]:
    """The blocks between stem and head, in order."""
    found: list[Block] = []
    for stage in STAGES:
        for position in range(stage.n_blocks):
            n_in = stage.n_in if position == 0 else stage.n_out
            stride = stage.stride if position == 0 else 1
            convolutions = tuple(_convolutions(f"_blocks.{len(found)}.", stage, n_in, stride))
            found.append(Block(convolutions, is_residual=position > 0))
    return found


def backbone_shapes() -> dict[str, tuple[int, ...]]:
    """The tensors that the network is made of, by their published names."""
    shapes: dict[str, tuple[int, ...]] = {}
    for conv in [STEM, *(conv for block in blocks() for conv in block.convolutions), HEAD]:
        shapes[f"{conv.conv}.weight"] = (conv.n_out, conv.n_in, conv.kernel, conv.kernel)
        shapes |= {f"{conv.norm}.{part}": (conv.n_out,) for part in _NORM_PARTS}
    return shapes


def _convolutions(prefix: str, stage: Stage, n_in: int, stride: int) -> Iterator[Convolution]:
    n_wide, project = n_in * stage.expansion, f"{prefix}_project_conv"
    if stage.expansion != 1:
        expand = f"{prefix}_expand_conv"
        yield Convolution(expand, f"{prefix}_bn0", n_wide, n_in, 1, 1, is_activated=True)
    depthwise = f"{prefix}_depthwise_conv"
    yield Convolution(
        depthwise, f"{prefix}_bn1", n_wide, 1, stage.kernel, stride, is_activated=True
    )
    yield Convolution(project, f"{prefix}_bn2", stage.n_out, n_wide, 1, 1, is_activated=False)
