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
        key="material",
        name="Material",
        summary="The same surface and grain, as a network sees it",
        kind=Kind.IMPLICIT,
        dim=820,
        recipe=NetworkRecipe(LITE0, LITE0_INPUT, LayerRead("blocks.3", "covariance")),
        cost_ms=18.0,
        version="lite0-57934424 blocks.3 covariance bicubic256 crop224 v1",
    ),
    Definition(
        key="parts",
        name="Parts",
        summary="Made of the same parts, whatever they make together",
        kind=Kind.IMPLICIT,
        dim=112,
        recipe=NetworkRecipe(LITE0, LITE0_INPUT, LayerRead("blocks.10", "gem")),
        cost_ms=18.0,
        version="lite0-57934424 blocks.10 gem3 bicubic256 crop224 v1",
    ),
    Definition(
        key="colour",
        name="Colour",
        summary="The same colours, whatever the thing",
        kind=Kind.HAND_MADE,
        dim=644,
        recipe=Formula("colour"),
        cost_ms=0.6,
        version="even-lab barrier6 side60 bins8.33,7.5 width4 focus.8 damping.65 background.1 v2",
    ),
    Definition(
        key="layout",
        name="Layout",
        summary="Light and colour in the same places, whatever the thing",
        kind=Kind.HAND_MADE,
        dim=97,
        recipe=Formula("layout"),
        cost_ms=0.3,
        version="lab+contrast dct5 side16 contrast2 v1",
    ),
    Definition(
        key="texture",
        name="Texture",
        summary="The same pattern and grain, whatever its colour",
        kind=Kind.HAND_MADE,
        dim=602,
        recipe=Formula("texture"),
        cost_ms=3.0,
        version="contrast-normalised gabor pairs, 2 levels, 4 periods, 6 orientations v1",
    ),
    Definition(
        key="shape",
        name="Shape",
        summary="The same outline, wherever it stands and however large",
        kind=Kind.HAND_MADE,
        dim=576,
        recipe=Formula("shape"),
        cost_ms=1.6,
        version="hog 8x8x9 upon the thing v1",
    ),
)
