"""Render the program's icon as the PNGs that desktops ask for; run after a change of the SVG."""

import sys
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 32, 48, 64, 128, 256, 512)
ICON = Path(__file__).resolve().parent.parent / "resources" / "icons" / "likewise.svg"


def render(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def main() -> int:
    renderer = QSvgRenderer(str(ICON))
    if not renderer.isValid():
        print(f"{ICON} is not an SVG that Qt can draw", file=sys.stderr)
        return 1
    for size in SIZES:
        target = ICON.with_name(f"likewise-{size}.png")
        if not render(renderer, size).save(str(target)):
            print(f"{target} could not be written", file=sys.stderr)
            return 1
        print(target.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
