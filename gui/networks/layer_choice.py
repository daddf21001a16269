"""Which of a network's many layers a person most likely wants to read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from core.networks.records import LayerInfo

#: What comes after the features: classes, and what leads to them.
_HEAD = re.compile(r"(fc\d*|heads?\w*|classifier|last_linear|attn_pool|pre_logits)(\.|$)")
#: Modules that hand on what they are given, or nearly.
_IDLE = re.compile(r"(Dropout\w*|Flatten|Identity|StochasticDepth|DropPath)$")
#: Blocks that weigh channels pool as well, but what they pool is not what the picture shows.
_WEIGHING = re.compile(r"(^|[._])(se|squeeze_excitation|attn|ca|gate|block\.\d+\.avgpool)(\.|_|$)")
_NUMBERED = re.compile(r"[._]\d+$")
_TURNED = "channels_first."
_FEWEST_BLOCKS = 4


def shown_layer(info: LayerInfo) -> str:
    """The layer's name in its network."""
    return info.layer.removeprefix(_TURNED)


def usual_layer(layers: Sequence[LayerInfo]) -> LayerInfo | None:
    """The last features before the classes: pooled ones, else the last maps or tokens."""
    ended = [info for info in _by_end(layers) if _is_feature(info, layers)]
    return ended[-1] if ended else (layers[-1] if layers else None)


def notable_layers(layers: Sequence[LayerInfo]) -> list[LayerInfo]:
    """The last one of each size of map, blocks from the depth of a transformer, the usual one.

    In the order in which they are done.
    """
    notable = {id(info) for info in (*_stages(layers), *_blocks(layers))}
    usual = usual_layer(layers)
    if usual is not None:
        notable.add(id(usual))
    return [info for info in _by_end(layers) if id(info) in notable]


def _stages(layers: Sequence[LayerInfo]) -> list[LayerInfo]:
    by_side: dict[int, list[LayerInfo]] = defaultdict(list)
    for info in _by_end(layers):
        if len(info.shape) == 4 and info.shape[2] > 1 and _is_feature(info, layers):
            by_side[info.shape[2]].append(info)
    return [_outermost_last(of_side) for of_side in by_side.values()]


def _outermost_last(layers: Sequence[LayerInfo]) -> LayerInfo:
    """Of a stage and its parts, the stage."""
    depth = min(_depth(info) for info in layers)
    return [info for info in layers if _depth(info) == depth][-1]


def _blocks(layers: Sequence[LayerInfo]) -> list[LayerInfo]:
    """Blocks after a quarter, a half and three quarters of a transformer."""
    groups: dict[tuple[int, str], list[LayerInfo]] = defaultdict(list)
    for info in layers:
        is_numbered = _NUMBERED.search(info.layer) is not None
        if len(info.shape) == 3 and is_numbered and _is_feature(info, layers):
            groups[_depth(info), info.module].append(info)
    long = [key for key, group in groups.items() if len(group) >= _FEWEST_BLOCKS]
    if not long:
        return []
    blocks = groups[min(long)]
    return [blocks[len(blocks) * quarter // 4 - 1] for quarter in (1, 2, 3)]


def _is_feature(info: LayerInfo, layers: Sequence[LayerInfo]) -> bool:
    name = shown_layer(info)
    if _IDLE.match(info.module) or _WEIGHING.search(name):
        return False
    classes = layers[-1].shape
    if not _HEAD.match(name) or (len(classes) == 4 and classes[2] > 1):
        return True  # a network that ends in maps tells no classes
    is_pool = "pool" in name.lower() or "Pool" in info.module
    return is_pool and info.shape[1] != classes[1]


def _by_end(layers: Sequence[LayerInfo]) -> list[LayerInfo]:
    """In the order in which they are done: a module after its parts.

    `layers` are in the order in which they begin, so the parts of each follow it.
    """
    ended: list[LayerInfo] = []
    open_ones: list[LayerInfo] = []
    for info in layers:
        while open_ones and not shown_layer(info).startswith(shown_layer(open_ones[-1]) + "."):
            ended.append(open_ones.pop())
        open_ones.append(info)
    return ended + open_ones[::-1]


def _depth(info: LayerInfo) -> int:
    return shown_layer(info).count(".")
