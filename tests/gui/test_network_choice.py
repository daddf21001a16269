"""What the dialog for a network offers, and what comes of each choice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.conditions.recipes import LayerRead, Weights
from core.networks.layers import describe_layers
from core.networks.presets import PLAIN_PREPROCESSING, RESNET18, RESNET18_PREPROCESSING
from core.networks.records import LayerInfo, NetworkInfo, PoolingChoice
from gui.networks.adding import LITE0_INFO, Offer
from gui.networks.layer_choice import notable_layers, shown_layer, usual_layer
from gui.networks.layer_list import LayerList
from gui.networks.network_list import NetworkList
from gui.networks.reading_form import ReadingForm

RESNET = NetworkInfo(
    "torchvision",
    "resnet18",
    "ResNet18",
    11_689_512,
    69.758,
    RESNET18_PREPROCESSING,
    RESNET18,
    False,
)
AVGPOOL = LayerInfo(
    "avgpool", 0, "AdaptiveAvgPool2d", (1, 512, 1, 1), (PoolingChoice("average", 512),)
)


def network(number: int) -> NetworkInfo:
    weights = Weights(f"{number}.safetensors", f"https://example.invalid/{number}")
    return NetworkInfo(
        "timm",
        f"net{number}.in1k",
        f"net{number}.in1k",
        0,
        None,
        PLAIN_PREPROCESSING,
        weights,
        True,
    )


@pytest.fixture
def networks(qtbot: QtBot, qtmodeltester: ModelTester) -> NetworkList:
    made = NetworkList()
    qtbot.addWidget(made)
    made.add_offers([Offer(LITE0_INFO, True)])
    made.add_offers([Offer(network(number), False) for number in range(1800)])
    made.add_offers([Offer(RESNET, False)])
    qtmodeltester.check(made.model)
    made.show()
    return made


def shown(networks: NetworkList) -> list[tuple[str, ...]]:
    model = networks.model
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_best_known_networks_come_first(networks: NetworkList) -> None:
    assert shown(networks)[:3] == [
        ("EfficientNet-Lite0", "3.4 M", "here", "–"),
        ("ResNet18", "11.7 M", "46.8 MB", "69.8 %"),
        ("net0.in1k", "–", "–", "–"),
    ]


def test_a_search_narrows_the_list_and_keeps_what_is_chosen(networks: NetworkList) -> None:
    networks.search.setText("net1799")
    networks.table.selectRow(0)

    networks.search.setText("IN1K net179")

    assert len(shown(networks)) == 11
    chosen = networks.table.chosen()
    assert isinstance(chosen, NetworkInfo)
    assert chosen.name == "net1799.in1k"


def test_one_family_can_be_looked_at_alone(networks: NetworkList) -> None:
    networks.family.setCurrentIndex(networks.family.findData("torchvision"))

    assert [row[0] for row in shown(networks)] == ["ResNet18"]


def test_networks_sort_by_what_they_cost_to_fetch(networks: NetworkList) -> None:
    networks.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)

    assert [row[2] for row in shown(networks)][:3] == ["here", "46.8 MB", "–"]


@pytest.mark.parametrize(
    ("name", "usual", "notable"),
    [
        ("resnet18", "avgpool", ["relu", "layer1", "layer2", "layer3", "layer4", "avgpool"]),
        ("squeezenet1_1", "features", ["features.1", "features.4", "features.7", "features"]),
        (
            "vit_b_32",
            "encoder",
            ["conv_proj", *(f"encoder.layers.encoder_layer_{n}" for n in (2, 5, 8)), "encoder"],
        ),
    ],
)
def test_of_many_layers_the_ends_of_stages_are_offered(
    name: str, usual: str, notable: list[str]
) -> None:
    layers = describe_layers("torchvision", name, 224)

    preferred = usual_layer(layers)

    assert preferred is not None
    assert shown_layer(preferred) == usual
    assert [shown_layer(layer) for layer in notable_layers(layers)] == notable


def test_all_layers_can_be_seen_and_searched(qtbot: QtBot) -> None:
    layers = describe_layers("lite0", "efficientnet-lite0", 224)
    made = LayerList()
    qtbot.addWidget(made)
    made.set_layers(layers)
    n_notable = made.model.rowCount()
    assert made.table.chosen() is usual_layer(layers)

    made.search.setText("blocks.14.layers.2")
    assert made.model.rowCount() == 2
    made.search.clear()
    made.all_layers.setChecked(True)

    assert n_notable < 10
    assert made.model.rowCount() == len(layers)


@pytest.fixture
def form(qtbot: QtBot) -> ReadingForm:
    made = ReadingForm()
    qtbot.addWidget(made)
    made.set_network(RESNET)
    made.set_layer(AVGPOOL)
    return made


def test_a_network_is_first_read_as_it_was_trained(form: ReadingForm) -> None:
    wish = form.wish()

    assert wish is not None
    assert wish.preprocessing == RESNET18_PREPROCESSING
    assert wish.read == LayerRead("avgpool", "average")
    assert wish.name == "ResNet18 avgpool"
    assert wish.needs_download


def test_the_plain_way_of_reading_is_two_choices_away(form: ReadingForm) -> None:
    form.fit.setCurrentIndex(2)
    form.normalisation.setCurrentIndex(1)

    wish = form.wish()

    assert wish is not None
    assert wish.preprocessing == PLAIN_PREPROCESSING


def test_another_size_keeps_the_share_that_is_cut_out(form: ReadingForm) -> None:
    form.side.setValue(448)

    wish = form.wish()

    assert wish is not None
    assert (wish.preprocessing.resize_px, wish.preprocessing.input_px) == (512, 448)


def test_words_that_a_person_wrote_stay_when_the_layer_changes(
    form: ReadingForm, qtbot: QtBot
) -> None:
    form.name.clear()
    qtbot.keyClicks(form.name, "Mine")

    form.set_layer(LayerInfo("layer1", 0, "Sequential", (1, 64, 56, 56), AVGPOOL.choices))

    wish = form.wish()
    assert wish is not None
    assert wish.name == "Mine"
    assert "layer1" in wish.summary


def test_without_a_name_nothing_can_be_added(form: ReadingForm) -> None:
    form.name.clear()

    assert form.wish() is None
