"""What a person does with the window: menus, conditions, other windows, files behind its back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from core.labels.records import LabelSource, SourceKind
from gui.map.plane_view import PlaneView
from tests.stress.soaking.hands import (
    ALT,
    CTRL,
    LEFT,
    NO_KEY,
    SHIFT,
    ask_menu,
    drag,
    poke,
    somewhere,
    turn_wheel,
)
from tests.stress.soaking.scene import Acts, Scene

#: How often each entry of the menus is wanted; all others once. What takes seconds of the processor
#: comes seldom.
_OFTEN: dict[str, float] = {
    "back": 8,
    "on": 5,
    "clear": 2,
    "mix": 4,
    "compare": 5,
    "map": 0.7,
    "sorted": 0.7,
    "add_network": 0.05,
    "teach": 0.5,
    "why": 4,
    "matrix": 3,
    "common": 3,
    "refresh": 4,
    "full_screen": 2,
    "groups": 3,
    "remove_condition": 4,
}
#: The window is closed in a way of its own; the trash is that of whoever runs this; dialogs that
#: nobody answers would stay.
_NEVER = ("quit", "trash", "move", "copy", "undo", "tags", "sidecars", "near_copies")
_CHEAP = ("colour", "layout", "texture", "shape")
#: How often a condition is looked under that needs a network, which every new worker has to load.
_CONTENT_SHARE = 0.02
_LONGEST_FILTER = 3
#: More conditions of one's own than this, and one of them is removed.
_MOST_OWN = 5


def use_menu(scene: Scene) -> str:
    actions = scene.window.actions_by_name
    names = [name for name, one in actions.items() if one.isEnabled() and name not in _NEVER]
    (name,) = scene.rng.choices(names, [_OFTEN.get(name, 1) for name in names])
    scene.say(name)
    actions[name].trigger()
    return "done"


def choose_condition(scene: Scene) -> str:
    known = scene.window.library.catalogue.keys
    own = [key for key in known if scene.window.library.catalogue.is_own(key)]
    key = scene.rng.choice((*_CHEAP, *own))
    if scene.rng.random() < _CONTENT_SHARE:
        key = "content"
    scene.window.set_condition(key)
    return key


def remove_own(scene: Scene) -> str:
    """Keep the list of conditions short, as everything else would grow with it."""
    catalogue = scene.window.library.catalogue
    own = [key for key in catalogue.keys if catalogue.is_own(key)]
    if len(own) <= _MOST_OWN:
        return ""
    scene.window.set_condition(scene.rng.choice(own))
    scene.window.actions_by_name["remove_condition"].trigger()
    return f"one of {len(own)}"


def poke_somewhere(scene: Scene) -> str:
    top = scene.rng.choice(scene.tops())
    top = scene.window.preview if scene.window.preview.isVisible() else top
    return poke(top, scene.rng, scene.say)


def poke_beside(scene: Scene) -> str:
    beside = scene.tops()[1:]
    return poke(scene.rng.choice(beside), scene.rng, scene.say) if beside else ""


def close_beside(scene: Scene) -> str:
    beside = scene.tops()[1:]
    if not beside:
        return ""
    top = scene.rng.choice(beside)
    QTest.keyClick(top, Qt.Key.Key_Escape)
    return type(top).__name__


def filter_names(scene: Scene) -> str:
    scene.window.filtering.bar.show()
    field = scene.window.filtering.bar.name
    if not field.isVisible():
        return ""
    if len(field.text()) >= _LONGEST_FILTER:
        field.clear()
        return "cleared"
    letter = scene.rng.choice("redsc 1")
    QTest.keyClicks(field, letter)
    return letter


def resize(scene: Scene) -> str:
    width, height = scene.rng.randint(500, 1600), scene.rng.randint(400, 1000)
    scene.window.resize(width, height)
    return f"{width} x {height}"


def look_elsewhere(scene: Scene) -> str:
    """Another program is used for a while, and this one again."""
    QApplication.setActiveWindow(None)
    scene.window.activateWindow()
    return "and back"


def use_map(scene: Scene) -> str:
    rng = scene.rng
    views = [view for view in scene.window.findChildren(PlaneView) if view.isVisible()]
    if not views:
        return ""
    view, kind = rng.choice(views), rng.randrange(6)
    place = somewhere(view, rng)
    if kind == 0:
        turn_wheel(view, place, rng.randint(-4, 4), NO_KEY)
    elif kind == 1:
        held = rng.choice((NO_KEY, SHIFT, CTRL, CTRL | SHIFT, ALT))
        drag(view, [somewhere(view, rng) for _ in range(5)], held)
    elif kind == 2:
        QTest.mouseClick(view, LEFT, rng.choice((NO_KEY, CTRL)), place)
    elif kind == 3:
        ask_menu(view, place)
    elif kind == 4:
        QTest.mouseMove(view, place)
    else:
        QTest.keyClick(view, rng.choice((Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_Escape)))
    return f"{type(view).__name__}, kind {kind}"


def put_map_away(scene: Scene) -> str:
    """While it is there it is drawn anew under every other condition, in a process of its own."""
    docks = [dock for dock in scene.window.findChildren(QDockWidget) if dock.isVisible()]
    for dock in docks:
        dock.close()
    return "put away" if docks else ""


def open_folder(scene: Scene) -> str:
    place = scene.rng.randrange(len(scene.world.folders))
    scene.window.open_folder(scene.world.absolute(place))
    return scene.world.folders[place].name


def forget_folder(scene: Scene) -> str:
    place = scene.rng.randrange(len(scene.world.folders))
    scene.window.pages.forget(scene.world.absolute(place))
    return scene.world.folders[place].name


def change_files(scene: Scene) -> str:
    changed = scene.world.change(scene.rng)
    if scene.rng.random() < 0.5:
        scene.window.actions_by_name["refresh"].trigger()
    return changed


def choose_labels(scene: Scene) -> str:
    labels, rng = scene.window.labels, scene.rng
    if scene.window.session.folder is None:
        return ""
    kind = rng.choice((SourceKind.FOLDERS, SourceKind.FOLDERS, None))
    if kind is None:
        labels.clear()
    else:
        labels.choose(LabelSource(kind))
    return str(kind)


def teach(scene: Scene) -> str:
    """A short lesson on what is cheap."""
    window, rng = scene.window, scene.rng
    if window.session.folder is None or window.teaching.lessons.is_busy:
        return ""
    if window.labels.source is None:
        window.labels.choose(LabelSource(SourceKind.FOLDERS))
    view = window.teaching.open()
    if not view.is_ordering:
        QTest.mouseClick(view.lesson.another, LEFT)
    ordering = view.ordering
    for key, check in ordering.networks.checks.items():
        check.setChecked(key in ("colour", "layout"))
    ordering.name.setText(rng.choice(("Paint", "Form")))
    ordering.settings.epochs.setValue(rng.randint(1, 6))
    QTest.mouseClick(ordering.teach, LEFT)
    return "begun" if window.teaching.lessons.is_busy else "not possible"


def stop_lesson(scene: Scene) -> str:
    view = scene.window.teaching.view
    if view is None or not scene.window.teaching.lessons.is_busy or scene.rng.random() < 0.8:
        return ""
    QTest.mouseClick(view.lesson.stop, LEFT)
    return "asked"


def measure(scene: Scene) -> str:
    view = scene.window.quality.open()
    if not view.measure.isEnabled():
        return ""
    QTest.mouseClick(view.measure, LEFT)
    return "begun"


WINDOW_ACTS: Acts = (
    (22, use_menu),
    (12, choose_condition),
    (2, remove_own),
    (18, poke_somewhere),
    (6, poke_beside),
    (4, close_beside),
    (5, filter_names),
    (3, resize),
    (1, look_elsewhere),
    (12, use_map),
    (4, put_map_away),
    (2, open_folder),
    (1, forget_folder),
    (5, change_files),
    (2, choose_labels),
    (0.3, teach),
    (2, stop_lesson),
    (0.5, measure),
)
