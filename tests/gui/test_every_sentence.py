"""Every sentence of the window can be translated: it goes through `tr`, or is in a table that does.

Read from the source: a text that is handed to a widget as it stands would stay English.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

#: What hands its argument over to be translated.
_TRANSLATING = {"tr", "_tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"}
#: What is written for whoever mends the program, or is not about words at all.
_NOT_FOR_PEOPLE = {"debug", "info", "warning", "error", "exception", "critical", "Formatter"}
_NOT_FOR_PEOPLE |= {"_sayable", "decode", "LikewiseError"}
#: Modules that do not speak in the window, and texts that are the same in every language.
_NOT_THE_WINDOW = {"gui/screenless.py": "speaks to a terminal, as core/cli does, in English"}
_SAME_EVERYWHERE = {
    "Apache-2.0 (Google). Trained on ImageNet.": "the words of a licence",
    'pip install "likewise[timm]"': "a command",
    "(*.pth *.pt *.safetensors)": "endings of files",
    "Desktop Entry": "the head of a file that other programs write",
    "from PySide6.QtGui import QGuiApplication; QGuiApplication([])": "a program",
}
_FEWEST_LETTERS = 4
#: A text that is shown by any of these is for people, be it a single word.
_SHOWING = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setStatusTip",
    "setPlainText",
    "setTitle",
    "setTabText",
    "setInformativeText",
    "setSpecialValueText",
    "addTab",
    "addButton",
    "showMessage",
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QDockWidget",
}
#: The name of the program.
_NAMES = {"Likewise", "\u2013 Likewise"}


def modules() -> dict[str, ast.Module]:
    """The window's modules by path."""
    paths = {
        path.relative_to(ROOT).as_posix(): path for path in sorted(Path(ROOT, "gui").rglob("*.py"))
    }
    return {
        name: ast.parse(path.read_text("utf-8"))
        for name, path in paths.items()
        if name not in _NOT_THE_WINDOW
    }


def called(node: ast.AST) -> str:
    """What a call calls, "" for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def texts(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in an expression that are not translated there."""
    if called(node) in _TRANSLATING | _NOT_FOR_PEOPLE or isinstance(node, ast.Raise):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    is_formatted = isinstance(node, ast.FormattedValue)  # how it is formatted is no text
    for child in [node.value] if is_formatted else ast.iter_child_nodes(node):
        yield from texts(child)


def tables(module: ast.Module) -> set[int]:
    """The texts of constants that the module looks up and hands to `tr`, by id of their node."""
    hands_over = any(
        called(node) in _TRANSLATING and not isinstance(argument, ast.Constant)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for argument in node.args
    )
    if not hands_over:
        return set()
    constants = [
        one
        for one in ast.walk(module)
        if isinstance(one, ast.Assign | ast.AnnAssign) and one.value is not None
    ]
    return {id(node) for one in constants for node in ast.walk(one)}


def is_sentence(text: str) -> bool:
    return " " in text.strip() and sum(letter.isalpha() for letter in text) >= _FEWEST_LETTERS


def test_no_sentence_goes_to_people_untranslated() -> None:
    untranslated = [
        f"{name}:{node.lineno}: {node.value!r}"
        for name, module in modules().items()
        for in_tables in [tables(module)]
        for node in texts(module)
        if is_sentence(str(node.value))
        and id(node) not in in_tables
        and node.value not in _SAME_EVERYWHERE
        and "{rank}" not in str(node.value)  # two numbers and a dot
        and not str(node.value).startswith("<")
        and str(node.value).strip() not in _NAMES
    ]
    assert not untranslated


def test_no_single_word_is_shown_untranslated() -> None:
    untranslated = [
        f"{name}:{node.lineno}: {node.value!r}"
        for name, module in modules().items()
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and called(call) in _SHOWING
        for argument in call.args
        for node in texts(argument)
        if any(letter.isalpha() for letter in str(node.value))
        and str(node.value).strip() not in _NAMES
    ]
    assert not untranslated


def test_a_sentence_that_is_not_translated_is_found() -> None:
    bad = ast.parse("label.setText('Find similar')\nlabel.setText(self.tr('Find similar'))")
    assert [node.lineno for node in texts(bad) if is_sentence(str(node.value))] == [1]
    table = ast.parse("_WORDS = {1: 'Find similar'}\ndef f(n): return _tr(_WORDS[n])")
    assert {id(node) for node in texts(table)} <= tables(table)
