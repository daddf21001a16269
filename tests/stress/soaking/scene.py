"""What an action is done to, and the table of actions with how often each is wanted."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.gallery.view import Gallery
from gui.main_window import MainWindow
from tests.stress.soaking.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """The open window, the files around it, and the dice of one action."""

    window: MainWindow
    world: World
    rng: random.Random
    #: Notes what is about to be done.
    say: Callable[[str], None]

    def galleries(self) -> list[Gallery]:
        """The grids of pictures that are in sight and not empty."""
        found = self.window.findChildren(Gallery)
        return [one for one in found if one.isVisible() and one.model().rowCount()]

    def some_gallery(self) -> Gallery | None:
        found = self.galleries()
        return self.rng.choice(found) if found else None

    def tops(self) -> list[QWidget]:
        """The window, and those beside it that do not hold it up."""
        beside = (self.window.teaching.view, self.window.quality.view, self.window.labels.dialog)
        return [self.window, *(one for one in beside if one is not None and one.isVisible())]


#: Does something and says what; an empty text: it could not be done now.
Act = Callable[[Scene], str]
#: Acts, each with how often it is wanted among all others.
Acts = tuple[tuple[float, Act], ...]
