"""From what a person has chosen in the dialog to a definition that works. Loads no network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.conditions.base import Kind
from core.conditions.builtin import LITE0, LITE0_INPUT
from core.conditions.catalogue import Catalogue
from core.conditions.definitions import Definition
from core.conditions.recipes import LayerRead, Network, NetworkRecipe, Preprocessing, Weights
from core.errors import LikewiseError
from core.jobs import Control, Report
from core.library import Library
from core.networks.records import NetworkInfo
from core.workers.describing import ListNetworks, Trial, TryNetwork
from core.workers.pool import WorkerPool
from gui.networks.job import answer

#: The network that comes with Likewise is among those whose layers can be read.
LITE0_INFO = NetworkInfo(
    family=LITE0.family,
    name=LITE0.name,
    title="EfficientNet-Lite0",
    n_parameters=3_362_000,
    accuracy=None,
    preprocessing=LITE0_INPUT,
    weights=Weights("", licence="Apache-2.0 (Google). Trained on ImageNet."),
    has_fixed_input=False,
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A network to choose; `is_here` tells that nothing has to be fetched."""

    info: NetworkInfo
    is_here: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """A condition as a person wants it. `own_file` are weights to be used for the published."""

    info: NetworkInfo
    preprocessing: Preprocessing
    read: LayerRead
    name: str
    summary: str
    own_file: Path | None = None

    @property
    def needs_download(self) -> bool:
        """Whether the published weights have to be there."""
        return self.own_file is None and bool(self.info.weights.file_name)

    def recipe(self, weights_path: str) -> NetworkRecipe:
        """How its vectors are made with the weights that lie there."""
        network = Network(self.info.family, self.info.name, weights_path)
        return NetworkRecipe(network, self.preprocessing, self.read)


def list_offers(library: Library, pool: WorkerPool, family: str, control: Control) -> list[Offer]:
    """The networks of a family, see `ListNetworks`; takes seconds."""
    published = answer(pool.submit(ListNetworks(family), priority=0), control)
    return [Offer(info, library.weights.is_there(info.weights)) for info in published]


def ready_definition(
    library: Library, pool: WorkerPool, wish: Wish, report: Report, control: Control
) -> Definition:
    """Try what was wished for, and take in the person's own file if it does well.

    The file is tried where it lies, so that nothing is left of one that does not fit. Raises
    `LikewiseError` where there is anything to say against it.
    """
    trial = _tried(library, pool, wish, control)
    weights = _kept_weights(library, wish, report, control)
    return Definition(
        key="",
        name=wish.name,
        summary=wish.summary,
        kind=Kind.IMPLICIT,
        dim=trial.dim,
        recipe=wish.recipe(weights.file_name if weights else ""),
        cost_ms=round(trial.cost_ms, 2),
        weights=weights,
    )


def known_key(catalogue: Catalogue, recipe: NetworkRecipe) -> str | None:
    """The condition that is made in just this way already, if there is one."""
    for condition in catalogue.described():
        known = condition.recipe
        if isinstance(known, NetworkRecipe) and _plain(known) == _plain(recipe):
            return condition.key
    return None


def _plain(recipe: NetworkRecipe) -> tuple[str, str, str, Preprocessing, LayerRead]:
    network = recipe.network
    file_name = Path(network.weights_path).name
    return network.family, network.name, file_name, recipe.preprocessing, recipe.read


def _tried(library: Library, pool: WorkerPool, wish: Wish, control: Control) -> Trial:
    # Before a network can be tried, it has to be known how networks run here.
    library.prepare(["content"], pool)
    engine = library.engine
    if engine is None:
        raise LikewiseError("not_indexed")
    path = ""
    if wish.own_file is not None:
        path = str(wish.own_file)
    elif wish.needs_download:
        path = str(library.weights.path_of(wish.info.weights))
    trial = answer(pool.submit(TryNetwork(wish.recipe(path), engine), priority=0), control)
    assert isinstance(trial, Trial)
    return trial


def _kept_weights(library: Library, wish: Wish, report: Report, control: Control) -> Weights | None:
    if wish.own_file is not None:
        return library.weights.import_file(wish.own_file, report, control)
    if not wish.needs_download:
        return None
    weights = library.weights.found(wish.info.weights)
    if weights is None:
        raise LikewiseError(
            "weights_gone",
            name=wish.info.title,
            path=str(library.weights.path_of(wish.info.weights)),
        )
    return weights
