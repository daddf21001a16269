"""The window's menus and their shortcuts, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.dialogs.help_dialog import Shortcut, ShortcutGroup, group_of_actions
from gui.theme import icon

_Key = QKeySequence.StandardKey


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    text: str
    shortcuts: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    #: Others have to be enabled by whoever knows when they make sense.
    is_enabled: bool = True


#: None is a separator. The texts are passed through `tr` when the menus are made.
_MENUS: tuple[tuple[str, tuple[_Entry | None, ...]], ...] = (
    (
        "&File",
        (
            _Entry("open", "&Open Folder…", (_Key.Open,), "folder-open"),
            _Entry("samples", "Open the &Sample Gallery", icon="images"),
            _Entry("refresh", "&Look for Changes", (_Key.Refresh,), "refresh-cw"),
            _Entry("export", "&Export…", ("Ctrl+Shift+E",), "download"),
            None,
            _Entry("settings", "Se&ttings…", ("Ctrl+,",), "settings"),
            _Entry("quit", "&Quit", (_Key.Quit,)),
        ),
    ),
    (
        "&Edit",
        (
            _Entry("undo", "&Undo", (_Key.Undo,), "undo-2", is_enabled=False),
            None,
            _Entry("favourite", "&Favourite", icon="star"),
            _Entry("tags", "Ta&gs…", icon="tag"),
            _Entry("collections", "Co&llections…", icon="images"),
            _Entry("sidecars", "Write &Sidecars…"),
            None,
            _Entry("move", "&Move to a Folder…", ("F6",), "arrow-right"),
            _Entry("copy", "&Copy to a Folder…", ("F7",), "copy"),
            _Entry("trash", "Move to the &Trash", icon="trash-2"),
            None,
            _Entry("near_copies", "&Near Copies…", icon="layers"),
        ),
    ),
    (
        "&Query",
        (
            _Entry("paste", "&Paste a Picture", (_Key.Paste,), "clipboard-paste"),
            _Entry("paste_too", "&Add a Picture by Pasting", ("Ctrl+Shift+V",), "plus"),
            _Entry("pick", "&Choose Picture Files…", ("Ctrl+Shift+O",), "image"),
            _Entry("clear", "C&lear", icon="x"),
            None,
            _Entry("back", "&Back", ("Alt+Left",), "arrow-left"),
            _Entry("on", "&Forward", ("Alt+Right",), "arrow-right"),
            None,
            _Entry("why", "&Why Is This Alike?", ("W",), "scan-search"),
            _Entry("matrix", "Co&mpare with Each Other", ("Ctrl+Shift+K",), "grid"),
            _Entry("common", "What Do These &Have in Common?", ("Ctrl+I",), "layers"),
        ),
    ),
    (
        "&Conditions",
        (
            _Entry("mix", "&Mix Conditions", ("Ctrl+M",), "sliders", is_enabled=False),
            _Entry("save_mix", "&Save This Mix…", is_enabled=False),
            _Entry("remove_condition", "&Remove This Condition…", icon="trash-2", is_enabled=False),
            None,
            _Entry("labels", "&Labels…", ("Ctrl+L",), "tag"),
            _Entry("quality", "M&easure Conditions…", ("Ctrl+E",), "chart-column"),
            None,
            _Entry("teach", "&Teach a Condition…", ("Ctrl+T",), "sparkles"),
            _Entry("groups", "Sort into &Groups", ("Ctrl+G",), "shapes", is_enabled=False),
            _Entry("questions", "Answer &Questions…", icon="circle-help", is_enabled=False),
            None,
            _Entry("import_condition", "&Import a Condition…", icon="folder-open"),
            _Entry("export_condition", "E&xport This Condition…", (), "download", False),
            None,
            _Entry("add_network", "Add a &Network…", icon="plus"),
            _Entry("choose_indexed", "&Choose What Is Indexed…", icon="list"),
        ),
    ),
    (
        "&View",
        (
            _Entry("larger", "&Larger Pictures", (_Key.ZoomIn, "Ctrl+="), "zoom-in"),
            _Entry("smaller", "&Smaller Pictures", (_Key.ZoomOut,), "zoom-out"),
            None,
            _Entry("compare", "&Compare Conditions", ("Ctrl+K",), "columns"),
            _Entry("map", "&Map", ("Ctrl+Shift+M",), "map"),
            _Entry("sorted", "Sorted &Grid", ("Ctrl+Shift+G",), "grid"),
            _Entry("filter", "&Filter", (_Key.Find,), "search"),
            _Entry("failures", "Files That Are &Not Shown…", icon="file-warning"),
            None,
            _Entry("full_screen", "F&ull Screen", ("F11",), "maximize"),
        ),
    ),
    (
        "&Help",
        (
            _Entry("tour", "&Tour", icon="images"),
            _Entry("shortcuts", "&Keyboard Shortcuts", ("F1", "?"), "circle-help"),
            _Entry("log", "&Log", icon="list"),
            _Entry("licences", "L&icences", icon="info"),
        ),
    ),
)


#: What the keys do that belong to no menu.
_GRID_KEYS = (
    ("Click", "Find similar pictures"),
    ("F", "Find pictures similar to all that are selected"),
    ("M", "More like what is selected, too"),
    ("L", "Less like what is selected"),
    ("Ctrl+Click, Shift+Click", "Only select"),
    ("Double click, Enter", "Open in the system's viewer"),
    ("Space", "Large preview, and back"),
    ("C", "Show or hide the copies of a picture"),
    ("S", "Mark what is selected as favourite, or no longer"),
    ("T", "Tags of what is selected"),
    ("K", "Collections of what is selected"),
    ("Del", "Move what is selected to the trash"),
    ("Arrows, Page Up, Page Down", "Move"),
    ("Home, End", "To the first and the last"),
    ("Ctrl+A", "Select all"),
    ("Ctrl+Wheel", "Size of the pictures"),
    ("Esc", "Close the preview, then clear the query"),
)
_MAP_KEYS = (
    ("Click, Enter", "Find similar pictures"),
    ("Shift+Drag, Ctrl+Drag", "Select in a box, with a lasso; with both: more"),
    ("Ctrl+Click, Space", "Select one picture more, or one less"),
    ("Wheel, +, -", "Zoom"),
    ("Drag, Arrows", "Move"),
    ("Shift+Arrows", "To the next picture"),
    ("0, Home, Double click", "Show all"),
    ("Esc", "Leave the lasso, give up the selection"),
)
_GROUP_KEYS = (
    ("1 to 9", "Put what is selected into a group"),
    ("0, Backspace", "Take it out of its group"),
    ("Ctrl+Z", "Take back the last putting"),
    ("Left, Right", "Answer a question with the picture on that side"),
    ("S, Down", "Pass the question"),
    ("Backspace, Ctrl+Z", "Take back the last answer"),
)
_QUERY_KEYS = (
    ("Click, Enter", "Sign, weight and region of a picture"),
    ("Del, Backspace", "Take it out of the query"),
    ("Drop on it, Ctrl+Drop", "Add a picture to the query"),
)
_PREVIEW_KEYS = (
    ("Arrows", "Previous and next picture"),
    ("+, -, Wheel", "Zoom"),
    ("Double click", "Between the whole picture and 100 %"),
    ("F", "Find similar pictures"),
    ("M, L", "More like this too, less like this"),
    ("R", "Search a region: draw a box"),
    ("S, T, K", "Favourite, tags, collections"),
    ("Del", "Move the picture to the trash, and show the next"),
    ("Arrows, Shift+Arrows", "Move and resize the box"),
    ("Enter", "Find what is like the region"),
    ("F11", "Full screen"),
)


def shortcut_groups(actions: Mapping[str, QAction]) -> list[ShortcutGroup]:
    """Every shortcut of the window, as it is set now."""
    return [
        ShortcutGroup(_tr("Pictures"), _shortcuts(_GRID_KEYS)),
        ShortcutGroup(_tr("Query"), _shortcuts(_QUERY_KEYS)),
        ShortcutGroup(_tr("Map and sorted grid"), _shortcuts(_MAP_KEYS)),
        ShortcutGroup(_tr("Groups and questions"), _shortcuts(_GROUP_KEYS)),
        ShortcutGroup(_tr("Preview"), _shortcuts(_PREVIEW_KEYS)),
        group_of_actions(_tr("Menus"), list(actions.values())),
    ]


def _shortcuts(entries: Sequence[tuple[str, str]]) -> tuple[Shortcut, ...]:
    return tuple(
        Shortcut(tuple(_tr(key) for key in keys.split(", ")), _tr(does)) for keys, does in entries
    )


def add_menus(
    window: QMainWindow, handlers: Mapping[str, Callable[[], object]], submenus: Mapping[str, QMenu]
) -> dict[str, QAction]:
    """Give `window` its menu bar; returns the actions by name. Every name has its handler.

    `submenus` are menus of their own that follow these entries.
    """
    actions: dict[str, QAction] = {}
    for title, entries in _MENUS:
        menu = window.menuBar().addMenu(_tr(title))
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            action = menu.addAction(_tr(entry.text))
            action.setEnabled(entry.is_enabled)
            action.setShortcuts([QKeySequence(key) for key in entry.shortcuts])
            if entry.icon:
                action.setIcon(icon(entry.icon))
            action.triggered.connect(handlers[entry.name])
            actions[entry.name] = action
            if entry.name in submenus:
                menu.addMenu(submenus[entry.name])
    return actions
