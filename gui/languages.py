"""The language of the window: the system's where it is one of these, unless another is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

#: Each in its own words, by the code that its file of translations has.
LANGUAGES = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}
#: English is what the source speaks.
SOURCE = "en"


def speak(app: QCoreApplication, chosen: str) -> str:
    """Make an application speak a language, "" being that of the system; returns its code.

    Dates and numbers follow the system's locale, unless that has another language.
    """
    language = chosen if chosen in LANGUAGES else first_of(QLocale.system().uiLanguages())
    locale = QLocale(language)
    if locale.language() != QLocale.system().language():
        QLocale.setDefault(locale)
    if language != SOURCE:
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qt_folder), ("likewise", _folder())):
            translator = QTranslator(app)
            if translator.load(f"{name}_{language}", folder):
                app.installTranslator(translator)
    return language


def first_of(wanted: Iterable[str]) -> str:
    """The first of some languages that there is, such as "de" for "de-AT", else the source's."""
    for locale in map(QLocale, wanted):
        for language in LANGUAGES:
            offered = QLocale(language)
            if (offered.language(), offered.script()) == (locale.language(), locale.script()):
                return language
    return SOURCE


def _folder() -> str:
    return str(resources.path("translations"))
