"""The languages of the window: no sentence is left out, none has lost what is filled in, nothing is
cut off, and what the program loads is what was translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from core.settings import Settings
from gui.dialogs.settings_dialog import SettingsDialog
from gui.languages import LANGUAGES, SOURCE, first_of, speak
from gui.main_window import MainWindow
from gui.theme import dress
from scripts import translations
from tests.gui.conftest import LIMIT_MS, OpenWindow
from tests.gui.test_large_and_mirrored import cut_off
from tests.gui.walking import Walk

FILES = sorted(translations.KEPT.glob("*.ts"))
_PLACEHOLDER = re.compile(r"\{\w*\}")
_MNEMONIC = re.compile(r"(?<!&)&(\w)")


class Asked(QTranslator):
    """Notes what is asked for, and leaves it as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[translations.Message] = set()

    def translate(
        self, context: str, text: str, _about: str | None = None, _n: int = -1
    ) -> str:  # the names are Qt's
        self.asked.add((context, text))
        return text

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def asked(qapp: QCoreApplication) -> Iterator[Asked]:
    translator = Asked()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def language(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[str]:
    """The program in another language, for as long as the test lasts."""
    before = QLocale()
    yield speak(dressed, request.param)
    for translator in dressed.findChildren(QTranslator):
        dressed.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sentence_is_left_out(path: Path) -> None:
    assert translations.missing(path) == []
    assert set(translations.translated(path)) == set(translations.messages())


def test_there_is_a_file_for_every_language() -> None:
    assert {path.stem.partition("_")[2] for path in FILES} == set(LANGUAGES) - {SOURCE}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_filled_in_is_filled_in_everywhere(path: Path) -> None:
    for (_, text), translation in translations.translated(path).items():
        assert set(_PLACEHOLDER.findall(text)) == set(_PLACEHOLDER.findall(translation)), text
        has_mnemonic = bool(_MNEMONIC.search(text))
        assert has_mnemonic == bool(_MNEMONIC.search(translation)), text
        assert text.endswith("…") == translation.endswith("…"), text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_loaded_is_what_was_translated(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for (context, text), translation in translations.translated(path).items():
        assert translator.translate(context, text) == translation


def test_whatever_the_window_says_is_known_to_the_translations(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, asked: Asked
) -> None:
    window = open_window(picture_folder)
    Walk(qtbot, window, lambda _top: None).everything(picture_folder)
    # A widget asks for each of its classes in turn, and Qt for its own.
    found = {text for context, text in asked.asked & set(translations.messages())}
    own = {text for context, text in asked.asked if text and not context.startswith("Q")}
    assert len(found) > 500
    assert not own - found


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {SOURCE}), indirect=True)
def test_nothing_is_cut_off_in_any_language(
    qtbot: QtBot, open_window: OpenWindow, picture_folder: Path, language: str
) -> None:
    dress(QApplication.instance(), QApplication.styleHints().colorScheme())
    window = open_window(picture_folder)
    faults: list[str] = []
    doubles: list[str] = []
    Walk(qtbot, window, lambda top: faults.extend(cut_off(top))).everything(picture_folder)
    assert not faults, "\n".join(dict.fromkeys(faults))
    for menu in window.menuBar().actions():
        texts = [action.text() for action in menu.menu().actions()]
        letters = [found[1].upper() for text in texts if (found := _MNEMONIC.search(text))]
        doubles += [f"{menu.text()}: {one}" for one in set(letters) if letters.count(one) > 1]
    assert not doubles
    assert window.actions_by_name["open"].text() != "&Open Folder…"


@pytest.mark.parametrize("language", ["de"], indirect=True)
def test_buttons_that_qt_makes_and_numbers_are_in_the_language_too(
    qtbot: QtBot, language: str
) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    (button,) = box.findChildren(QPushButton)
    assert "Abbrechen" in button.text().replace("&", "")
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["de-AT", "en"], "de"),
        (["fr-FR", "de"], "de"),
        (["fr-FR"], "en"),
        (["zh-Hans-SG"], "zh_CN"),
        (["zh-Hant-TW"], "en"),
        (["en-GB", "de"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_the_system_asks_for_and_there_is(
    wanted: list[str], spoken: str
) -> None:
    assert first_of(wanted) == spoken


def open_settings(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    def shown() -> list[SettingsDialog]:
        return [one for one in window.findChildren(SettingsDialog) if one.isVisible()]

    window.actions_by_name["settings"].trigger()
    qtbot.waitUntil(lambda: bool(shown()), timeout=LIMIT_MS)
    return shown()[0]


def test_a_language_is_chosen_in_the_settings(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(None)
    dialog = open_settings(qtbot, window)
    assert dialog.settings().language == ""
    dialog.language_field.setCurrentIndex(dialog.language_field.findText("Deutsch"))
    dialog.accept()
    assert window.library.settings == Settings(conditions=("colour",), language="de")
    dialog = open_settings(qtbot, window)
    assert dialog.language_field.currentText() == "Deutsch"
    dialog.reject()
