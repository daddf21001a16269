"""Lets actions loose on the window one by one, and looks after every hundred what it shows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.main_window import MainWindow
from tests.stress.soaking.answers import answer, is_asking
from tests.stress.soaking.census import Census, anonymous_mb
from tests.stress.soaking.checks import assert_true, busy_with, go_on
from tests.stress.soaking.hands import poke, serve_popup
from tests.stress.soaking.life import census_at_rest, close_window, open_window, until_gone
from tests.stress.soaking.picture_acts import PICTURE_ACTS
from tests.stress.soaking.scene import Scene
from tests.stress.soaking.trail import Trail
from tests.stress.soaking.window_acts import WINDOW_ACTS
from tests.stress.soaking.witness import Witness
from tests.stress.soaking.world import World

_ACTS = (*PICTURE_ACTS, *WINDOW_ACTS)
_REST_EVERY = 100
#: From here on memory is looked at four times, else twice.
_MANY = 1000
#: So many actions a window lives.
_LIVES = (100, 500, 1000, 3000)
_TRIES = 20
_PAUSES_MS = (0, 0, 0, 0, 0, 5, 20, 60)
_LOOK_MS, _NESTED_MS = 5, 10
#: What is still running after the first of these is ended; after the second the window is stuck.
_PATIENCE_S, _LIMIT_S = 15.0, 240.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many actions, which ones, and where."""

    n_actions: int
    seed: int
    root: Path

    def dice(self, what: object) -> random.Random:
        """For one purpose, independent of what came before."""
        return random.Random(f"{self.seed} {what}")


class Monkey(QObject):
    """Acts in the running event loop. `ended()`: all is done, or `failure` says what was wrong."""

    ended = Signal()
    told = Signal(str)

    def __init__(self, plan: Plan, witness: Witness) -> None:
        super().__init__()
        self.failure: Exception | None = None
        self.trail = Trail(plan.root / "actions.log")
        self._plan = plan
        self._witness = witness
        self._world = World(plan.root / "world")
        self._window: MainWindow | None = None
        self._baseline: Census | None = None
        self._n_nested = 0
        self._start_s, self._resting_s = time.monotonic(), 0.0
        self._is_acting = False
        self._course = self._whole_course()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin."""
        self._timer.start(0)

    @Slot()
    def _tick(self) -> None:
        if self._is_acting:  # an action has not come back: a dialog holds it up
            self._serve_nested()
            return
        self._is_acting = True
        self._timer.start(_NESTED_MS)
        try:
            pause_ms = next(self._course)
            assert self._witness.is_quiet, "something was said that should not be"
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001 - whatever it is, the run has failed
            self.failure = error
            self._end()
        else:
            self._timer.start(pause_ms)
        finally:
            self._is_acting = False

    def _end(self) -> None:
        self._timer.stop()
        self.ended.emit()

    def _serve_nested(self) -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        self._n_nested += 1
        rng = self._plan.dice(f"nested {self._n_nested}")
        if popup is not None:
            popup.close()
        elif modal is not None and is_asking(modal):
            self.trail.say(answer(modal, self._world, rng))
        elif isinstance(modal, QDialog):
            modal.reject()  # it has come over the one that holds up the action

    # The course; numbers that are yielded are milliseconds to wait

    def _whole_course(self) -> Iterator[int]:
        n_actions = self._plan.n_actions
        n_parts = 4 if n_actions >= _MANY else 2
        checkpoints = {n_actions * part // n_parts for part in range(1, n_parts + 1)}
        dies_at = self._open(0)
        for number in range(1, n_actions + 1):
            yield from self._act(number)
            if number % _REST_EVERY == 0 or number in checkpoints:
                yield from self._rest(number)
            if number in checkpoints:
                self._tell(number, "as it stands")
                yield from self._close(number)
                self._tell(number, "no window")
                self._open(number)
                yield from self._rest(number)
                self._tell(number, "a new window")
            if number >= dies_at and number < n_actions:
                yield from self._close(number)
                dies_at = self._open(number)
        yield from self._close(n_actions)

    def _open(self, number: int) -> int:
        """Open a window; returns after which action it is to be closed."""
        rng = self._plan.dice(f"life {number}")
        folder = rng.randrange(len(self._world.folders))
        self._window = open_window(self._plan.root / "library", self._world.absolute(folder))
        return number + rng.choice(_LIVES)

    def _close(self, number: int) -> Iterator[int]:
        window, self._window = self._window, None
        assert window is not None
        close_window(window, self._plan.dice(f"death {number}"))
        self.trail.say("the window was closed")
        yield from until_gone(window)
        del window
        census = yield from census_at_rest(self._baseline)
        self._witness.assert_quiet()
        if self._baseline is None:
            self._baseline = census
        grown = census.grown(self._baseline)
        assert not grown, f"left behind by closed windows: {'; '.join(grown)}"

    def _tell(self, number: int, state: str) -> None:
        passed_s = time.monotonic() - self._start_s
        at_rest = f"{self._resting_s:.0f} of {passed_s:.0f} s waited"
        self.told.emit(f"{number:6} {state:14} {anonymous_mb():8.1f} MB  {at_rest}")

    # One action

    def _act(self, number: int) -> Iterator[int]:
        window, rng = self._window, self._plan.dice(number)
        assert window is not None
        self.trail.begin(number)
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            self.trail.say(serve_popup(popup, rng))
        elif modal is not None and is_asking(modal):
            self.trail.say(answer(modal, self._world, rng))
        elif modal is not None:
            self.trail.say(_use_modal(modal, rng, self.trail.say))
        else:
            self._do_some_act(Scene(window, self._world, rng, self.trail.say))
        yield rng.choice(_PAUSES_MS)
        assert window.isVisible(), "the window has closed itself"

    def _do_some_act(self, scene: Scene) -> None:
        """Choose until one can be done."""
        acts, weights = [act for _, act in _ACTS], [weight for weight, _ in _ACTS]
        for _ in range(_TRIES):
            (act,) = scene.rng.choices(acts, weights)
            self.trail.say(act.__name__)
            if done := act(scene):
                self.trail.say(done)
                return

    # At rest

    def _rest(self, number: int) -> Iterator[int]:
        """Wait until nothing is under way, and look whether what is shown is true."""
        assert self._window is not None
        window, start_s = self._window, time.monotonic()
        calm = 0
        while calm < 3:
            yield from self._put_away()
            busy = busy_with(window)
            calm = 0 if busy else calm + 1
            waited_s = time.monotonic() - start_s
            assert waited_s < _LIMIT_S, f"still busy with {busy} after {_LIMIT_S:.0f} s"
            if waited_s > _PATIENCE_S or "indexing" in busy:
                go_on(window, is_patient=waited_s < _PATIENCE_S)
            yield _LOOK_MS
        self._resting_s += time.monotonic() - start_s
        n_objects = len(window.findChildren(QObject))
        self.trail.say(f"at rest after {number}, {waited_s:.1f} s, {n_objects} objects")
        self._witness.assert_quiet()
        assert_true(window)

    def _put_away(self) -> Iterator[int]:
        """Close what holds up the window."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            yield _LOOK_MS
        while isinstance(modal := QApplication.activeModalWidget(), QDialog):
            modal.reject()
            yield _LOOK_MS


def _use_modal(modal: QWidget, rng: random.Random, say: Callable[[str], None]) -> str:
    if rng.random() < 0.25 and isinstance(modal, QDialog):
        modal.reject()
        return f"{type(modal).__name__} put away"
    return poke(modal, rng, say)
