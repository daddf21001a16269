"""What conditions are called: those that come with Likewise in the language of the program, a
person's own as that person has called them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from core.conditions.base import Condition
from core.conditions.builtin import BUILT_IN
from core.conditions.catalogue import Catalogue

_BUILT_IN = frozenset(definition.key for definition in BUILT_IN)


def shown_conditions(catalogue: Catalogue) -> list[Condition]:
    """Every condition of a catalogue, to be shown."""
    return [shown_condition(condition) for condition in catalogue.described()]


def shown_condition(condition: Condition) -> Condition:
    """A condition with its name and summary for people."""
    if condition.key not in _BUILT_IN:
        return condition
    return replace(condition, name=_tr(condition.name), summary=_tr(condition.summary))


def _tr(text: str) -> str:
    return QCoreApplication.translate("conditions", text)
