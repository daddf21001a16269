"""What workers tell of networks: which there are, their layers, and how one does at a first try."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.conditions.builtin import LITE0, LITE0_INPUT
from core.conditions.engine import Engine
from core.conditions.recipes import Fit, LayerRead, Network, NetworkRecipe
from core.errors import LikewiseError
from core.networks.presets import PLAIN_PREPROCESSING
from core.workers.bench import Workbench
from core.workers.describing import DescribeLayers, ListNetworks, TryNetwork
from core.workers.pool import WorkerPool

ENGINE = Engine("cpu", "float32", 2)


def test_the_networks_of_torchvision_are_listed_with_their_downloads() -> None:
    networks = {info.name: info for info in ListNetworks("torchvision").run(Workbench())}

    resnet = networks["resnet18"]
    assert resnet.weights.url.startswith("https://download.pytorch.org/")
    assert (resnet.n_parameters, resnet.accuracy) == (11_689_512, 69.758)
    assert resnet.preprocessing.fit is Fit.CROP


def test_a_worker_tells_the_layers_of_a_network(pool: WorkerPool) -> None:
    described = pool.submit(DescribeLayers("torchvision", "squeezenet1_0", 224)).result()

    shapes = {layer.layer: layer.shape for layer in described.layers}
    assert shapes["features.12"] == (1, 512, 13, 13)
    assert described.n_parameters == 1_248_424


def test_a_worker_says_in_a_sentence_that_there_is_no_such_network(pool: WorkerPool) -> None:
    with pytest.raises(LikewiseError) as caught:
        pool.submit(DescribeLayers("torchvision", "resnet17", 224)).result()

    assert caught.value.code == "unknown_network"


def test_a_first_try_gives_the_length_of_a_vector_and_its_cost() -> None:
    read = LayerRead("stem", "covariance")

    trial = TryNetwork(NetworkRecipe(LITE0, LITE0_INPUT, read), ENGINE).run(Workbench())

    assert trial.dim == 32 * 33 // 2
    assert trial.cost_ms > 0


def test_a_network_without_its_file_is_refused(tmp_path: Path) -> None:
    network = Network("torchvision", "resnet18", str(tmp_path / "none.pth"))
    recipe = NetworkRecipe(network, PLAIN_PREPROCESSING, LayerRead("avgpool", "average"))

    with pytest.raises(LikewiseError) as caught:
        TryNetwork(recipe, ENGINE).run(Workbench())

    assert caught.value.code == "weights_gone"


def test_a_reading_that_sees_nothing_is_refused() -> None:
    # Divided by nearly nothing, pixels become numbers that a network can not count with.
    blinding = replace(LITE0_INPUT, deviation=(1e-45, 1e-45, 1e-45))

    with pytest.raises(LikewiseError) as caught:
        TryNetwork(NetworkRecipe(LITE0, blinding, LayerRead("stem.conv", "average")), ENGINE).run(
            Workbench()
        )

    assert caught.value.code == "network_no_vector"
