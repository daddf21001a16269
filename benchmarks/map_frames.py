"""How smoothly the map moves: the time of a frame while it is dragged, zoomed and hovered over.

A map of made-up clusters and a grid in widgets of their own, painted by the processor. The grid
reads its pictures, which are noise, meanwhile. With `--screen` they are shown on the screen.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from bench import machine_line, print_table, quantile
from PIL import Image

if TYPE_CHECKING:
    from gui.map.map_view import MapView
    from gui.map.plane_view import PlaneView
    from gui.map.sorted_view import SortedView

N_FRAMES = 120
N_LABELS, N_CLUSTERS = 45, 60


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=50_000)
    parser.add_argument("--width", type=int, default=900)
    parser.add_argument("--height", type=int, default=800)
    parser.add_argument("--screen", action="store_true", help="show it on the screen")
    return parser.parse_args()


def drawn_proxies() -> Callable[[int], bytes | None]:
    """Noise as JPEG, one of sixteen pictures for each image."""
    rng = np.random.default_rng(0)
    pictures = []
    for _ in range(16):
        data = io.BytesIO()
        Image.fromarray(rng.integers(0, 256, (60, 80, 3), np.uint8)).save(data, "JPEG")
        pictures.append(data.getvalue())
    return lambda image_id: pictures[image_id % len(pictures)]


def opened(asked: argparse.Namespace) -> tuple[MapView, SortedView]:
    """A map and a sorted grid of so many pictures, with labels and a selection."""
    from core.labels.records import Labels
    from core.maps.records import Arrangement, FolderMap, MapMethod
    from gui.map.image_files import ImageFiles
    from gui.map.label_colours import LabelColours
    from gui.map.map_view import MapView
    from gui.map.marks import Marks
    from gui.map.shared import Shared
    from gui.map.sorted_view import SortedView
    from gui.map.tiny_pictures import TinyPictures
    from gui.thumbnails import ThumbnailCache

    rng = np.random.default_rng(0)
    n = asked.points
    cluster = rng.integers(0, N_CLUSTERS, n)
    points = rng.normal(0, 20, (N_CLUSTERS, 2))[cluster] + rng.normal(0, 2.5, (n, 2))
    ids = np.arange(1, n + 1)
    proxies = drawn_proxies()
    shared = Shared(Marks(), LabelColours(), ImageFiles(), ThumbnailCache(lambda: proxies))
    codes = (cluster % N_LABELS).astype(np.int32)
    classes = tuple(f"label {number:02d}" for number in range(N_LABELS))
    shared.colours.show_labels(Labels("made up", "", classes, ids, codes))
    map_view = MapView(shared)
    map_view.show_map(FolderMap("", "", MapMethod.TSNE, ids, points.astype(np.float32), None))
    sorted_view = SortedView(shared, TinyPictures(lambda: proxies))
    columns = math.ceil(math.sqrt(n))
    sorted_view.show_arrangement(Arrangement(ids, columns, -(-n // columns), None))
    for view in (map_view, sorted_view):
        view.resize(asked.width, asked.height)
        view.show()
    return map_view, sorted_view


def motions(view: PlaneView) -> Iterator[tuple[str, Callable[[int], None]]]:
    """What a person does, a step a frame, by name."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtTest import QTest

    def drag(step: int) -> None:
        view.plane.pan(QPointF(7, 4) if step % 60 < 30 else QPointF(-7, -4))
        view.update()

    def hover(step: int) -> None:
        place = QPoint(40 + 6 * step, 60 + 5 * step)
        QTest.mouseMove(view, place)

    yield "all seen, dragged", drag
    view.zoom_by(3)
    yield "3 times as large, dragged", drag
    view.zoom_by(10)
    yield "30 times as large (pictures), dragged", drag
    view.fit()
    yield "zoomed in to 60 times", lambda step: view.zoom_by(60 ** (1 / N_FRAMES))
    view.fit()
    yield "hovered over", hover
    view.shared.marks.select(view.image_ids[::3])
    yield "a third selected, dragged", drag
    view.setCursor(Qt.CursorShape.ArrowCursor)


def frame_times(view: PlaneView, step: Callable[[int], None]) -> tuple[list[float], list[float]]:
    """Milliseconds of each step, with all that it leads to, and its frame; and those in which
    the GUI thread had a core, which other programs do not lengthen."""
    from PySide6.QtWidgets import QApplication

    times, own_times = [], []
    for number in range(N_FRAMES):
        start, own_start = time.perf_counter(), time.thread_time()
        step(number)
        view.repaint()
        QApplication.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        own_times.append((time.thread_time() - own_start) * 1000)
    return times, own_times


def main() -> None:
    """Open, move, print."""
    asked = parse()
    if not asked.screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.app import make_application

    app = make_application([])
    rows = []
    views = opened(asked)
    for name, view in zip(("map", "grid"), views, strict=True):
        for motion, step in motions(view):
            times, own_times = frame_times(view, step)
            middle = quantile(times, 0.5)
            shown = (middle, quantile(times, 0.99), quantile(own_times, 0.5))
            figures = (f"{1000 / middle:.0f}", *(f"{value:.1f}" for value in shown))
            rows.append([f"{name}, {motion}", *figures])
            app.processEvents()
    heads = (f"{asked.points:,} points", "frames a second", "ms, p50", "ms, p99", "on a core, p50")
    print_table(machine_line(), heads, rows)
    views[1].close_pictures()
    views[0].shared.thumbnails.close()


if __name__ == "__main__":
    main()
