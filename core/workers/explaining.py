"""What a worker process can be asked to explain."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from core.conditions.base import Condition, normalised
from core.conditions.explanation import Explanation
from core.conditions.occlusion import occluded
from core.conditions.recipes import Formula, NetworkRecipe, Taught
from core.images.decode import open_proxy
from core.workers.bench import Look, Workbench

#: Loading a network and covering an image's places one by one may take as long as so many images.
_ITEMS = 16


@dataclass(frozen=True, slots=True)
class Explain:
    """Say why two images, given by their proxies, are alike under each condition of a look."""

    first: bytes
    second: bytes
    look: Look

    @property
    def n_items(self) -> int:
        return _ITEMS * len(self.look.conditions)

    def run(self, bench: Workbench) -> list[Explanation]:
        first, second = open_proxy(self.first), open_proxy(self.second)
        bench.load(self.look)  # at once, so that a network is built with all layers that are read
        return [
            _explanation(bench, self.look, condition, first, second)
            for condition in self.look.conditions
        ]


def _explanation(
    bench: Workbench, look: Look, condition: Condition, first: Image.Image, second: Image.Image
) -> Explanation:
    recipe = condition.recipe
    if isinstance(recipe, Formula):
        return bench.formula(recipe).explain(first, second)
    if isinstance(recipe, Taught):
        alone = Look((condition,), look.engine)
        return occluded(
            lambda images: normalised(bench.embed(alone, images)[condition.fingerprint]),
            first,
            second,
        )
    if not isinstance(recipe, NetworkRecipe):
        raise ValueError(f"{condition.key} has no vectors of its own")
    # Torch is loaded where it is needed, and nowhere else.
    from core.conditions.network_explanation import explain_read

    return explain_read(bench.reader([recipe], look.engine), recipe.read, first, second)
