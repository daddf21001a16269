"""What each entry of the menus does: it belongs to one of the parts of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_TILE_STEP = 1.25


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """By the names that `gui.actions` gives the entries."""
    return {
        "open": window.choose_folder,
        "samples": window.open_samples,
        "refresh": window.session.refresh,
        "export": window.exporting.ask,
        "settings": window.pages.show_settings,
        "quit": window.close,
        **window.acting.handlers(),
        "paste": window.drop_target.paste,
        "paste_too": window.drop_target.paste_too,
        "pick": window.drop_target.choose,
        "clear": window.clear_query,
        "back": lambda: window.session.go(-1),
        "on": lambda: window.session.go(1),
        "why": window.why.show_current,
        **window.insights.handlers(),
        **window.labels.handlers(),
        **window.maps.handlers(),
        **window.quality.handlers(),
        **window.by_hand.handlers(),
        **window.teaching.handlers(),
        "mix": window.mixing.toggle,
        "save_mix": window.mixing.save,
        "remove_condition": window.mixing.remove,
        "add_network": window.networks.add_network,
        "choose_indexed": window.pages.show_settings,
        "larger": lambda: _resize_tiles(window, _TILE_STEP),
        "smaller": lambda: _resize_tiles(window, 1 / _TILE_STEP),
        **window.filtering.handlers(),
        "failures": window.pages.show_failures,
        "full_screen": window.toggle_full_screen,
        "tour": window.tour.start,
        "shortcuts": window.pages.show_shortcuts,
        "log": window.pages.show_log,
        "licences": window.pages.show_licences,
    }


def _resize_tiles(window: MainWindow, factor: float) -> None:
    gallery = window.browser.folder_pane.gallery
    gallery.set_tile_size(round(gallery.tile_size_px * factor))
