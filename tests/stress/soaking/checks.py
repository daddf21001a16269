"""Whether the window is at rest, and whether what it shows at rest is true."""

from __future__ import annotations

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QPushButton

from gui.main_window import MainWindow
from gui.networks.job import Job
from gui.searching import Lane, Searching
from gui.task import Task
from gui.thumbnails import ThumbnailCache

_SAME = 1e-3


def busy_with(window: MainWindow) -> str:
    """What the window is still doing; empty where it is at rest."""
    session = window.session
    doing = {
        "a list of files": session.folder is not None and session.listing is None,
        "indexing": session.indexing.is_running,
        "a lesson": window.teaching.lessons.is_busy,
        "copying": window.file_menu.is_copying,
        "a question": any(lane.is_waiting for lane in session.searching.findChildren(Lane)),
        "a job": any(job.is_running for job in window.findChildren(Job)),
        "a task": any(thread.isRunning() for thread in _threads_of(window, Task)),
    }
    return ", ".join(name for name, is_so in doing.items() if is_so)


def go_on(window: MainWindow, is_patient: bool) -> None:
    """End a pause of indexing, and without patience a lesson of many epochs."""
    for button in window.index_bar.findChildren(QPushButton):
        if button.isVisible() and button.text() == "Resume":
            button.click()
    view = window.teaching.view
    if not is_patient and view is not None and window.teaching.lessons.is_busy:
        view.lesson.stop.click()


def assert_true(window: MainWindow) -> None:
    """Raise an AssertionError with a sentence where a window at rest shows what is not so."""
    _assert_nothing_left(window)
    _assert_listing(window)
    _assert_query(window)
    if window.session.folder is not None and not window.session.query.is_empty:
        _assert_ranking(window)


def _assert_nothing_left(window: MainWindow) -> None:
    left = window.findChildren(Task)
    owners = sorted({type(task.parent()).__name__ for task in left})
    assert not left, f"{len(left)} tasks that have ended are kept by {owners}"
    searching, loaders = _threads_of(window, Searching), _threads_of(window, ThumbnailCache)
    n_more = len(window.findChildren(QThread)) - len(searching) - len(loaders)
    assert not n_more, f"{n_more} threads have no task any more"


def _threads_of(window: MainWindow, owner: type) -> list[QThread]:
    return [thread for thread in window.findChildren(QThread) if isinstance(thread.parent(), owner)]


def _assert_listing(window: MainWindow) -> None:
    session, listing = window.session, window.session.listing
    tiles = window.browser.folder_pane.model.tiles
    if session.folder is None:
        assert not len(tiles), "pictures are shown and no folder is open"
        assert window.welcome.isVisible(), "no folder is open, and the first page is not shown"
        return
    assert listing is not None, "a folder is open and has no list of files"
    assert listing.folder == session.folder, "the list of files is that of another folder"
    shown = set(tiles.file_ids.tolist())
    known = set(listing.file_ids.tolist())
    assert shown <= known, f"{len(shown - known)} pictures are shown that are not in the folder"
    if window.filtering.asked.is_empty:
        assert shown == known, f"{len(known - shown)} pictures of the folder are not shown"
    assert not window.index_bar.isVisible() or not _has_running_bar(window), "the bar still runs"


def _has_running_bar(window: MainWindow) -> bool:
    buttons = window.index_bar.findChildren(QPushButton)
    return any(button.isVisible() and button.text() == "Cancel" for button in buttons)


def _assert_query(window: MainWindow) -> None:
    session = window.session
    n_chips, n_items = len(window.strip.chip_names()), len(session.query.items)
    assert n_chips == n_items, f"{n_chips} chips are shown for {n_items} pictures of the query"
    chosen = window.selector.current()
    wanted = "" if session.blend is not None else session.key
    assert chosen == wanted, f"{chosen!r} is shown as chosen, and ranked is by {wanted!r}"
    can_go_back = window.actions_by_name["back"].isEnabled()
    assert can_go_back == session.history.can_go_back, "whether one can go back is not shown"


def _assert_ranking(window: MainWindow) -> None:
    """The ranking is the query's own, where there is one."""
    pane, session = window.browser.result_pane, window.session
    asked, file_ids = set(session.query.file_ids), pane.model.tiles.file_ids
    assert not asked & set(file_ids.tolist()), "the ranking holds what was asked for"
    if not len(file_ids) or not window.browser.update_button.isHidden():
        return
    # Whatever the order they are shown in.
    best, expected = float(pane.model.tiles.scores.max()), _best_score(window)
    is_right = expected is None or abs(best - expected) < _SAME
    assert is_right, f"the best hit has {best:.4f}, and should have {expected:.4f}"


def _best_score(window: MainWindow) -> float | None:
    """The best cosine with the one picture of the folder that is asked for; else None."""
    session, listing, library = window.session, window.session.listing, window.library
    known = [one for one in library.conditions() if one.key == session.key]
    is_plain = session.blend is None and session.filter.is_empty
    if listing is None or not is_plain or len(session.query.items) != 1 or not known:
        return None
    (item,) = session.query.items
    if item.picture is not None or item.is_negative or not item.file_id:
        return None
    with library.open_store() as store:
        vectors = library.vectors(store, listing, known[0])
        image_id = window.browser.image_of(item.file_id)
        if not vectors.has_image(image_id):
            return None
        cosines = vectors.cosines(vectors.vector_of(image_id))
    found = vectors.find(listing.image_ids)
    is_other = (found >= 0) & (listing.file_ids != item.file_id)
    return float(cosines[found[is_other]].max()) if is_other.any() else None
