"""Weights come only after consent, and any layer of a network can become a condition."""

from __future__ import annotations

import hashlib
import pickle
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from torchvision import models

from core.conditions.base import Kind
from core.conditions.definitions import Definition
from core.conditions.engine import Engine, save_engine
from core.conditions.recipes import Fit, LayerRead, Network, NetworkRecipe, Preprocessing, Weights
from core.library import Library
from core.settings import Places
from gui.main_window import MainWindow
from gui.networks.network_dialog import NetworkDialog
from gui.networks.weights_dialog import WeightsDialog
from tests.conftest import draw_folder
from tests.core.test_weights import Server
from tests.gui.conftest import LIMIT_MS, OpenWindow, click, file_names
from tests.gui.senses import spoken_of

NETWORK = "squeezenet1_1"
LAYER = "features.12"
DIM = 512
INPUT = Preprocessing(Fit.SQUASH, 64, 64, (127.0,) * 3, (128.0,) * 3, "bilinear")

SomeDialog = TypeVar("SomeDialog", bound=QDialog)


class Unsafe:
    """Unpickling it would run a program."""

    def __reduce__(self) -> tuple[Any, ...]:
        return print, ("unsafe",)


@pytest.fixture(scope="module")
def made_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights that nobody trained, as torchvision publishes them."""
    torch.manual_seed(7)
    path = tmp_path_factory.mktemp("made") / "made.pth"
    torch.save(models.get_model(NETWORK, weights=None).state_dict(), path)
    return path


@pytest.fixture
def server(made_weights: Path) -> Iterator[Server]:
    server = Server()
    server.behaviour.content = made_weights.read_bytes()
    yield server
    server.stop()


@pytest.fixture
def window(open_window: OpenWindow, places: Places, tmp_path: Path) -> MainWindow:
    """A window on 15 pictures; how networks run here was measured before."""
    places.data.mkdir(parents=True)
    save_engine(places.data / "engine.json", Engine("cpu", "float32", 4))
    return open_window(draw_folder(tmp_path / "pictures", 1))


@pytest.fixture
def empty_window(open_window: OpenWindow) -> MainWindow:
    return open_window(None)


def published(made_weights: Path, address: str) -> Weights:
    data = made_weights.read_bytes()
    digits = hashlib.sha256(data).hexdigest()[:8]
    return Weights("made.pth", f"{address}/made.pth", len(data), digits, "Nobody's licence.")


def offer(window: MainWindow, weights: Weights) -> str:
    """Have a condition that needs these weights; returns its key."""
    network = Network("torchvision", NETWORK, weights.file_name)
    recipe = NetworkRecipe(network, INPUT, LayerRead(LAYER, "average"))
    made = Definition("", "Made", "Untrained", Kind.IMPLICIT, DIM, recipe, 1.0, weights=weights)
    key = window.library.catalogue.add(made)
    window.mixing.reload()
    return key


def opened(qtbot: QtBot, window: QWidget, kind: type[SomeDialog]) -> SomeDialog:
    """The dialog of a kind that is on the screen, or will be in a moment."""

    def shown() -> list[SomeDialog]:
        return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=LIMIT_MS)
    return shown()[0]


def is_shown(window: QWidget, kind: type[QDialog]) -> bool:
    return any(dialog.isVisible() for dialog in window.findChildren(kind))


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for_text(qtbot: QtBot, dialog: WeightsDialog | NetworkDialog, text: str) -> None:
    def is_said() -> None:
        assert text in dialog.message.text()

    qtbot.waitUntil(is_said, timeout=LIMIT_MS)


def wait_for_ranking(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Wait until pictures are ranked under the condition called so."""

    def is_ranked() -> None:
        pane = window.browser.result_pane
        assert name in pane.title.text()
        assert file_names(pane.gallery)

    qtbot.waitUntil(is_ranked, timeout=2 * LIMIT_MS)


def in_folder(library: Library) -> list[str]:
    folder = library.weights.folder
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# --- consent, download, files ---------------------------------------------------------------------


def test_choosing_a_condition_asks_then_fetches_its_weights_then_ranks(
    window: MainWindow, qtbot: QtBot, server: Server, made_weights: Path
) -> None:
    click(qtbot, window.browser.folder_pane.gallery, 0)
    weights = published(made_weights, server.address)
    key = offer(window, weights)
    server.behaviour.stalls = [weights.n_bytes // 2]

    window.set_condition(key)
    dialog = opened(qtbot, window, WeightsDialog)
    assert not spoken_of(dialog)
    assert server.behaviour.ranges == []
    assert window.session.key == "colour"
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(lambda: dialog.bar.value() in range(450, 550), timeout=LIMIT_MS)
    assert "2.5 MB of 5.0 MB" in dialog.message.text()
    server.behaviour.go_on.set()

    wait_for_ranking(qtbot, window, "Made")
    assert not is_shown(window, WeightsDialog)
    assert in_folder(window.library) == ["made.pth", "made.pth.checked"]


def test_a_stopped_download_is_kept_and_goes_on_from_there(
    empty_window: MainWindow, qtbot: QtBot, server: Server, made_weights: Path
) -> None:
    weights = published(made_weights, server.address)
    key = offer(empty_window, weights)
    server.behaviour.stalls = [1_000_000]

    empty_window.set_condition(key)
    dialog = opened(qtbot, empty_window, WeightsDialog)
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(lambda: dialog.bar.value() > 100, timeout=LIMIT_MS)
    press(qtbot, dialog.stop_button)
    wait_for_text(qtbot, dialog, "What has come is kept")
    press(qtbot, dialog.cancel_button)
    assert empty_window.session.key == "colour"
    server.behaviour.go_on.set()
    empty_window.set_condition(key)
    press(qtbot, opened(qtbot, empty_window, WeightsDialog).download_button)

    qtbot.waitUntil(lambda: empty_window.session.key == key, timeout=LIMIT_MS)
    assert server.behaviour.ranges == [None, "bytes=1000000-"]


def test_closing_the_window_ends_a_download(
    empty_window: MainWindow, qtbot: QtBot, server: Server, made_weights: Path
) -> None:
    key = offer(empty_window, published(made_weights, server.address))
    server.behaviour.stalls = [1_000_000]
    empty_window.set_condition(key)
    dialog = opened(qtbot, empty_window, WeightsDialog)
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(lambda: dialog.bar.value() > 100, timeout=LIMIT_MS)

    empty_window.close()

    assert not empty_window.library.catalogue.has_weights(key)


def test_a_wrong_file_is_said_in_a_sentence_and_can_be_tried_again(
    empty_window: MainWindow, qtbot: QtBot, server: Server, made_weights: Path
) -> None:
    right = server.behaviour.content
    server.behaviour.content = right[:-1] + b"!"
    key = offer(empty_window, published(made_weights, server.address))

    empty_window.set_condition(key)
    dialog = opened(qtbot, empty_window, WeightsDialog)
    press(qtbot, dialog.download_button)
    wait_for_text(qtbot, dialog, "is not what was published")
    assert in_folder(empty_window.library) == []
    server.behaviour.content = right
    press(qtbot, dialog.download_button)

    qtbot.waitUntil(lambda: empty_window.session.key == key, timeout=LIMIT_MS)


def test_offline_the_address_and_the_folder_are_told_and_a_file_put_there_is_taken(
    empty_window: MainWindow, qtbot: QtBot, made_weights: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    weights = published(made_weights, f"http://127.0.0.1:{port}")
    key = offer(empty_window, weights)
    folder = empty_window.library.weights.folder

    empty_window.set_condition(key)
    dialog = opened(qtbot, empty_window, WeightsDialog)
    press(qtbot, dialog.download_button)
    wait_for_text(qtbot, dialog, weights.url)
    assert str(folder) in dialog.message.text()
    copier = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy Address")
    press(qtbot, copier)
    assert QApplication.clipboard().text() == weights.url
    press(qtbot, dialog.cancel_button)
    (folder / "made.pth").write_bytes(made_weights.read_bytes())
    empty_window.set_condition(key)

    qtbot.waitUntil(lambda: empty_window.session.key == key, timeout=LIMIT_MS)
    assert not is_shown(empty_window, WeightsDialog)


def test_a_file_from_elsewhere_counts_if_it_is_the_published_one(
    empty_window: MainWindow,
    qtbot: QtBot,
    made_weights: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = offer(empty_window, published(made_weights, "http://127.0.0.1:9"))
    other = tmp_path / "other.pth"
    other.write_bytes(made_weights.read_bytes() + b"more")
    chosen = [str(other), str(made_weights)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen.pop(0), ""))

    empty_window.set_condition(key)
    dialog = opened(qtbot, empty_window, WeightsDialog)
    press(qtbot, dialog.file_button)
    wait_for_text(qtbot, dialog, "other.pth is not the file that was published as made.pth")
    press(qtbot, dialog.file_button)

    qtbot.waitUntil(lambda: empty_window.session.key == key, timeout=LIMIT_MS)


# --- adding a network -----------------------------------------------------------------------------


def open_network_dialog(qtbot: QtBot, window: MainWindow) -> NetworkDialog:
    window.actions_by_name["add_network"].trigger()
    return opened(qtbot, window, NetworkDialog)


def choose_network(qtbot: QtBot, dialog: NetworkDialog, name: str) -> None:
    """Search a network, choose it and wait for its layers."""

    def is_offered() -> None:
        dialog.networks.search.setText(name)
        assert dialog.networks.model.rowCount() > 0

    qtbot.waitUntil(is_offered, timeout=LIMIT_MS)
    dialog.networks.table.selectRow(0)
    qtbot.waitUntil(lambda: dialog.form.wish() is not None, timeout=LIMIT_MS)


def test_a_layer_of_a_network_from_a_file_becomes_a_condition(
    window: MainWindow, qtbot: QtBot, made_weights: Path, tmp_path: Path, places: Places
) -> None:
    click(qtbot, window.browser.folder_pane.gallery, 0)
    unsafe, unfit = tmp_path / "unsafe.pth", tmp_path / "unfit.pth"
    torch.save({"weights": Unsafe()}, unsafe, pickle_module=pickle)
    torch.save(models.mobilenet_v3_small(weights=None).state_dict(), unfit)
    before = window.library.catalogue.keys
    dialog = open_network_dialog(qtbot, window)
    choose_network(qtbot, dialog, NETWORK)
    dialog.layers.search.setText(LAYER)
    dialog.layers.table.selectRow(0)
    dialog.form.name.clear()
    qtbot.keyClicks(dialog.form.name, "My own")

    for path, said in ((unsafe, "it is not opened"), (unfit, "does not hold the weights")):
        dialog.form.use_file(path)
        press(qtbot, dialog.add_button)
        wait_for_text(qtbot, dialog, said)
    assert window.library.catalogue.keys == before
    assert in_folder(window.library) == []
    dialog.form.use_file(made_weights)
    press(qtbot, dialog.add_button)

    wait_for_ranking(qtbot, window, "My own")
    assert not is_shown(window, NetworkDialog)
    kept = {c.key: c for c in Library(places).catalogue.described()}["my-own"]
    assert kept.dim == DIM
    assert kept.cost_ms > 0
    assert kept.weights is not None
    assert kept.weights.sha256 == hashlib.sha256(made_weights.read_bytes()).hexdigest()
    assert in_folder(window.library) == [
        kept.weights.file_name,
        kept.weights.file_name + ".checked",
    ]


def test_a_layer_of_the_network_that_comes_with_likewise_needs_no_download(
    window: MainWindow, qtbot: QtBot
) -> None:
    click(qtbot, window.browser.folder_pane.gallery, 0)
    dialog = open_network_dialog(qtbot, window)
    choose_network(qtbot, dialog, "EfficientNet-Lite0")
    dialog.layers.search.setText("blocks.2")
    dialog.layers.table.selectRow(0)
    dialog.form.pooling.setCurrentIndex(dialog.form.pooling.findData("deviation"))

    press(qtbot, dialog.add_button)

    wait_for_ranking(qtbot, window, "EfficientNet-Lite0 blocks.2")
    assert in_folder(window.library) == []


def test_a_published_network_asks_for_its_weights_and_cancelling_leaves_nothing(
    empty_window: MainWindow, qtbot: QtBot, made_weights: Path
) -> None:
    before = empty_window.library.catalogue.keys
    dialog = open_network_dialog(qtbot, empty_window)
    choose_network(qtbot, dialog, "squeezenet1_0")

    press(qtbot, dialog.add_button)
    asking = opened(qtbot, dialog, WeightsDialog)
    shown = " ".join(label.text() for label in asking.findChildren(QLabel))
    press(qtbot, asking.cancel_button)
    dialog.form.use_file(made_weights)
    press(qtbot, dialog.add_button)
    press(qtbot, dialog.cancel_button)  # while it is being tried

    assert "download.pytorch.org" in shown
    assert "5.0 MB" in shown
    assert not is_shown(empty_window, NetworkDialog)
    assert empty_window.library.catalogue.keys == before
    assert in_folder(empty_window.library) == []
