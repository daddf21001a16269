"""What a person does with pictures: click, select, look large, compare, drop, paste."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.chip import ChipButton
from gui.gallery.view import Gallery
from tests.stress.soaking.hands import (
    CTRL,
    LEFT,
    NO_KEY,
    SHIFT,
    ask_menu,
    drag,
    drop,
    files,
    press_key,
    somewhere,
    turn_wheel,
)
from tests.stress.soaking.scene import Acts, Scene

_Key = Qt.Key
_GRID_KEYS = (
    (_Key.Key_F, NO_KEY),
    (_Key.Key_M, NO_KEY),
    (_Key.Key_L, NO_KEY),
    (_Key.Key_C, NO_KEY),
    (_Key.Key_W, NO_KEY),
    (_Key.Key_Space, NO_KEY),
    (_Key.Key_Space, NO_KEY),
    (_Key.Key_Return, NO_KEY),
    (_Key.Key_Escape, NO_KEY),
    (_Key.Key_Home, NO_KEY),
    (_Key.Key_End, NO_KEY),
    (_Key.Key_PageDown, NO_KEY),
    (_Key.Key_Down, NO_KEY),
    (_Key.Key_Right, SHIFT),
    (_Key.Key_A, CTRL),
    (_Key.Key_I, CTRL),
    (_Key.Key_K, CTRL | SHIFT),
    (_Key.Key_Plus, CTRL),
    (_Key.Key_Minus, CTRL),
    (_Key.Key_1, NO_KEY),
    (_Key.Key_2, NO_KEY),
    (_Key.Key_0, NO_KEY),
)
_PREVIEW_KEYS = (
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Right, _Key.Key_Plus, _Key.Key_Plus),
    *(_Key.Key_Minus, _Key.Key_0, _Key.Key_1, _Key.Key_R, _Key.Key_R, _Key.Key_Return),
    *(_Key.Key_F, _Key.Key_M, _Key.Key_L, _Key.Key_Space, _Key.Key_Escape, _Key.Key_F11),
)


def click(scene: Scene) -> str:
    gallery, rng = scene.some_gallery(), scene.rng
    if gallery is None:
        return ""
    held = rng.choice((NO_KEY, NO_KEY, NO_KEY, CTRL, SHIFT))
    QTest.mouseClick(gallery.viewport(), LEFT, held, _tile(scene, gallery))
    return f"with {held.name}"


def double_click(scene: Scene) -> str:
    gallery = scene.some_gallery()
    if gallery is None:
        return ""
    place = _tile(scene, gallery)
    QTest.mouseClick(gallery.viewport(), LEFT, NO_KEY, place)
    QTest.mouseDClick(gallery.viewport(), LEFT, NO_KEY, place)
    return "on a picture"


def press_in_grid(scene: Scene) -> str:
    gallery = scene.some_gallery()
    if gallery is None:
        return ""
    key, held = scene.rng.choice(_GRID_KEYS)
    gallery.setFocus()
    QTest.keyClick(gallery, key, held)
    return f"{key.name} with {held.name}"


def draw_band(scene: Scene) -> str:
    gallery, rng = scene.some_gallery(), scene.rng
    if gallery is None:
        return ""
    port = gallery.viewport()
    drag(port, [somewhere(port, rng) for _ in range(3)], CTRL)
    return "in a grid"


def scroll(scene: Scene) -> str:
    gallery, rng = scene.some_gallery(), scene.rng
    if gallery is None:
        return ""
    held, n_steps = rng.choice((NO_KEY, NO_KEY, NO_KEY, CTRL)), rng.randint(-5, 5)
    turn_wheel(gallery.viewport(), somewhere(gallery.viewport(), rng), n_steps, held)
    return f"{n_steps} with {held.name}"


def open_menu(scene: Scene) -> str:
    gallery = scene.some_gallery()
    if gallery is None:
        return ""
    ask_menu(gallery.viewport(), _tile(scene, gallery))
    return "of a picture"


def use_preview(scene: Scene) -> str:
    preview, rng = scene.window.preview, scene.rng
    if not preview.isVisible():
        return ""
    kind = rng.randrange(4)
    if kind == 0:
        turn_wheel(preview, somewhere(preview, rng), rng.randint(-3, 3), NO_KEY)
        return "wheel"
    if kind == 1:
        drag(preview, [somewhere(preview, rng) for _ in range(4)])
        return "a box, or moved"
    key = rng.choice(_PREVIEW_KEYS)
    QTest.keyClick(preview, key)
    return key.name


def use_chip(scene: Scene) -> str:
    chips = [one for one in scene.window.findChildren(ChipButton) if one.isVisible()]
    if not chips:
        return ""
    chip = scene.rng.choice(chips)
    kind = scene.rng.randrange(3)
    if kind == 0:
        QTest.mouseClick(chip.remove, LEFT)
        return "removed"
    if kind == 1:
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        return "deleted"
    QTest.mouseClick(chip, LEFT, NO_KEY, QPoint(4, 4))
    return "its menu"


def drop_files(scene: Scene) -> str:
    rng, window = scene.rng, scene.window
    known = scene.world.pictures(rng.choice(scene.world.folders))
    some = rng.sample([*scene.world.outsiders(), *known[:10]], rng.randint(1, 3))
    target: QWidget = rng.choice((window, window, window.strip))
    drop(target, files(*some), rng.choice((NO_KEY, CTRL)))
    return f"{[path.name for path in some]} on {type(target).__name__}"


def drop_folder(scene: Scene) -> str:
    folder = scene.rng.choice(scene.world.folders)
    drop(scene.window, files(folder))
    return folder.name


def drop_other(scene: Scene) -> str:
    """Words, pixels, and addresses at which nobody listens."""
    rng, mime = scene.rng, QMimeData()
    kind = rng.choice(("words", "pixels", "html", "address", "nothing"))
    if kind == "words":
        mime.setText("just words")
    elif kind == "pixels":
        mime.setImageData(_pixels(scene))
    elif kind == "html":
        mime.setHtml('<p><img src="http://127.0.0.1:9/a.png"></p>')
    elif kind == "address":
        mime.setUrls([QUrl("http://127.0.0.1:9/picture.jpg")])
    drop(scene.window, mime)
    return kind


def paste(scene: Scene) -> str:
    rng, clipboard = scene.rng, QGuiApplication.clipboard()
    kind = rng.randrange(3)
    if kind == 0:
        clipboard.setImage(_pixels(scene))
    elif kind == 1:
        clipboard.setMimeData(files(_outsider(scene)))
    key = rng.choice((CTRL, CTRL | SHIFT))
    press_key(scene.window, Qt.Key.Key_V, key)
    return f"kind {kind} with {key.name}"


def _outsider(scene: Scene) -> Path:
    return scene.rng.choice(scene.world.outsiders())


def _pixels(scene: Scene) -> QImage:
    """A picture as a program that draws hands it over."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(scene.rng.randrange(1 << 24))
    return image


def _tile(scene: Scene, gallery: Gallery) -> QPoint:
    """The middle of a picture, most often of one in sight."""
    rows = gallery.visible_rows() if scene.rng.random() < 0.8 else range(0)
    row = scene.rng.choice(rows or range(gallery.model().rowCount()))
    index = gallery.model().index(row, 0)
    gallery.scrollTo(index)
    return gallery.visualRect(index).center()


PICTURE_ACTS: Acts = (
    (22, click),
    (2, double_click),
    (14, press_in_grid),
    (3, draw_band),
    (8, scroll),
    (4, open_menu),
    (12, use_preview),
    (6, use_chip),
    (5, drop_files),
    (1, drop_folder),
    (2, drop_other),
    (3, paste),
)
