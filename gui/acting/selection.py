"""Which pictures a person means: what is large on the screen, or selected in a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.gallery.model import FileIdRole

if TYPE_CHECKING:
    from gui.gallery.view import Gallery
    from gui.main_window import MainWindow


def meant_file_ids(window: MainWindow) -> list[int]:
    """The picture of the preview while that is open; else what is selected in the grid with the
    focus, or in the first grid where anything is."""
    preview = window.preview
    if preview.isVisible():
        return [preview.file_id] if preview.file_id else []
    galleries = [*window.browser.galleries, *(shown for shown, _ in window.insights.rankings)]
    galleries.sort(key=lambda gallery: not gallery.hasFocus())
    found = (_selected_or_current(gallery) for gallery in galleries if gallery.isVisible())
    return next((file_ids for file_ids in found if file_ids), [])


def _selected_or_current(gallery: Gallery) -> list[int]:
    """What is selected in a grid; where nothing is, the picture that the keyboard is at."""
    current: int | None = gallery.currentIndex().data(FileIdRole) if gallery.hasFocus() else None
    return gallery.selected_file_ids() or ([] if current is None else [current])
