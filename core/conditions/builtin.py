"""The conditions that come with Likewise."""

from __future__ import annotations

from core.conditions.base import Kind
from core.conditions.definitions import Definition
from core.conditions.recipes import Fit, Formula, LayerRead, Network, NetworkRecipe, Preprocessing

LITE0 = Network("lite0", "efficientnet-lite0")
#: What EfficientNet-Lite0 was trained to see.
LITE0_INPUT = Preprocessing(
    fit=Fit.CROP,
    resize_px=256,
    input_px=224,
    mean=(127.0, 127.0, 127.0),
    deviation=(128.0, 128.0, 128.0),
)

CONTENT = NetworkRecipe(LITE0, LITE0_INPUT, LayerRead("head", "average"))

#: A version is raised with every change of code or constants that alters the vectors.
BUILT_IN: tuple[Definition, ...] = (
    Definition(
        key="content",
        name="Content",
        summary="The same kind of thing, whatever its colour",
        kind=Kind.IMPLICIT,
        dim=1280,
        recipe=CONTENT,
        cost_ms=18.0,
        version="lite0-57934424 head mean bicubic256 crop224 v1",
    ),
    Definition(
        key="colour",
        name="Colour",
        summary="The same colours, whatever the thing",
        kind=Kind.HAND_MADE,
        dim=495,
        recipe=Formula("colour"),
        cost_ms=4.5,
        version="lab-histogram side96 bits5 spacing16,14 width9 background12,0.04 v1",
    ),
)
