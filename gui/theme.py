"""How Likewise looks: colours, spacing and icons, in light and dark.

Widgets take their colours from the palette and say what they are with `set_kind`; the little that
a palette cannot say is in resources/style.qss.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

import resources

#: Every distance is a multiple of 4; 8 is the usual one.
SPACE_SMALL = 4
SPACE = 8
SPACE_LARGE = 16
SPACE_HUGE = 32
#: Side of an icon in a button, and radius of a rounded corner.
ICON_PX = 18
RADIUS_PX = 6

_ICON_GAP_PX = 6
_ICON_SIZES_PX = (16, 18, 20, 24, 32, 36, 48, 64)
_APP_ICON_SIZES_PX = (16, 32, 48, 64, 128, 256, 512)
_DISABLED_OPACITY = 0.4

_Role = QPalette.ColorRole
_LIGHT: dict[QPalette.ColorRole, str] = {
    _Role.Window: "#f5f6f8",
    _Role.WindowText: "#1c212b",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f0f2f5",
    _Role.Text: "#1c212b",
    _Role.PlaceholderText: "#5a6372",
    _Role.Button: "#ffffff",
    _Role.ButtonText: "#1c212b",
    _Role.BrightText: "#b3261e",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e8ebf0",
    _Role.Mid: "#d5d9e0",
    _Role.Dark: "#858e9e",
    _Role.Shadow: "#5a6372",
    _Role.Highlight: "#2f5fd0",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#2f5fd0",
    _Role.Link: "#2f5fd0",
    _Role.LinkVisited: "#6b4fb8",
    _Role.ToolTipBase: "#1c212b",
    _Role.ToolTipText: "#f5f6f8",
}
_DARK: dict[QPalette.ColorRole, str] = {
    _Role.Window: "#1b1e24",
    _Role.WindowText: "#e7eaf0",
    _Role.Base: "#14161b",
    _Role.AlternateBase: "#20242b",
    _Role.Text: "#e7eaf0",
    _Role.PlaceholderText: "#9aa3b2",
    _Role.Button: "#2a2f38",
    _Role.ButtonText: "#e7eaf0",
    _Role.BrightText: "#ff9c93",
    _Role.Light: "#3a414d",
    _Role.Midlight: "#303641",
    _Role.Mid: "#363c47",
    _Role.Dark: "#6f7889",
    _Role.Shadow: "#08090b",
    _Role.Highlight: "#3a68d8",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#8db0ff",
    _Role.Link: "#8db0ff",
    _Role.LinkVisited: "#c0a8ff",
    _Role.ToolTipBase: "#e7eaf0",
    _Role.ToolTipText: "#1b1e24",
}
#: Roles whose colour is mixed into the background where something is disabled.
_DIMMED_ROLES = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def palette_of(scheme: Qt.ColorScheme) -> QPalette:
    """The designed palette; a scheme that the system does not tell counts as light."""
    colours = _DARK if scheme == Qt.ColorScheme.Dark else _LIGHT
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _DIMMED_ROLES:
        dimmed = mixed(palette.color(role), palette.color(_Role.Window), _DISABLED_OPACITY)
        palette.setColor(QPalette.ColorGroup.Disabled, role, dimmed)
    disabled = QPalette.ColorGroup.Disabled
    palette.setColor(disabled, _Role.Highlight, palette.color(_Role.Mid))
    palette.setColor(disabled, _Role.HighlightedText, palette.color(disabled, _Role.Text))
    return palette


def mixed(colour: QColor, background: QColor, share: float) -> QColor:
    """`share` of `colour` (0 to 1), the rest of `background`, opaque."""
    return QColor.fromRgbF(
        colour.redF() * share + background.redF() * (1 - share),
        colour.greenF() * share + background.greenF() * (1 - share),
        colour.blueF() * share + background.blueF() * (1 - share),
    )


def apply_theme(app: QApplication) -> None:
    """Dress the application, now and whenever the system turns light or dark. Call once."""
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: dress(app, scheme))
    dress(app, hints.colorScheme())


def dress(app: QApplication, scheme: Qt.ColorScheme) -> None:
    """Give the application the style, palette and icons of one scheme."""
    app.setStyle("Fusion")
    app.setPalette(palette_of(scheme))
    app.setWindowIcon(app_icon())
    # Set again each time: `palette(...)` in a style sheet is looked up once.
    app.setStyleSheet(resources.path("style.qss").read_text(encoding="utf-8"))
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton):
            _renew_icon(widget)
        for action in widget.actions():
            _renew_icon(action)


def set_icon(
    target: QAbstractButton | QAction,
    name: str,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
) -> None:
    """Give a button or action an icon that keeps to the palette when the scheme changes.

    A push button has its text by then: the icon keeps a distance from it.
    """
    target.setProperty("iconName", name)
    target.setProperty("iconRole", role.value)
    _renew_icon(target)


def _renew_icon(target: QAbstractButton | QAction) -> None:
    name = target.property("iconName")
    if not isinstance(name, str):
        return
    colour = QApplication.palette().color(QPalette.ColorRole(target.property("iconRole")))
    if isinstance(target, QPushButton) and target.text():
        # The style leaves no gap between icon and text, so the icon brings its own.
        target.setIcon(_made_icon(name, colour, _ICON_GAP_PX / ICON_PX))
        target.setIconSize(QSize(ICON_PX + _ICON_GAP_PX, ICON_PX))
    else:
        target.setIcon(icon(name, colour))


def set_kind(widget: QWidget, kind: str) -> None:
    """Say what a widget is, for resources/style.qss: "primary", "flat", "dim", "card" ..."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        # A style sheet looks at properties when it is polished, and then no more.
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def text_label(text: str, kind: str = "", scale: float = 1.0, bold: bool = False) -> QLabel:
    """A label of plain text, `scale` times the person's own font size."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    # Before `set_kind`: a label that a rule was applied to loses a font set later.
    if scale != 1.0 or bold:
        label.setFont(scaled_font(label.font(), scale, bold))
    if kind:
        set_kind(label, kind)
    return label


def scaled_font(font: QFont, scale: float, bold: bool = False) -> QFont:
    """The same font, larger or smaller, perhaps semi-bold."""
    scaled = QFont(font)
    scaled.setPointSizeF(max(font.pointSizeF(), 1.0) * scale)
    if bold:
        scaled.setWeight(QFont.Weight.DemiBold)
    return scaled


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon resources/icons/<name>.svg in `colour`, else in the palette's text colour.

    Sharp at any screen scale, dimmed where disabled. It keeps its colour; buttons and actions
    that should follow the palette take `set_icon`.
    """
    return _made_icon(name, colour or QApplication.palette().color(_Role.ButtonText), 0.0)


def _made_icon(name: str, colour: QColor, gap: float) -> QIcon:
    made = QIcon()
    for side_px in _ICON_SIZES_PX:
        made.addPixmap(_drawn(name, colour, side_px, gap, 1.0), QIcon.Mode.Normal)
        faint = _drawn(name, colour, side_px, gap, _DISABLED_OPACITY)
        made.addPixmap(faint, QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: str, colour: QColor, side_px: int, device_ratio: float) -> QPixmap:
    """An icon to paint or to show in a label, `side_px` device-independent pixels wide."""
    pixmap = QPixmap(_drawn(name, colour, round(side_px * device_ratio), 0.0, 1.0))
    pixmap.setDevicePixelRatio(device_ratio)
    return pixmap


def app_icon() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    for side_px in _APP_ICON_SIZES_PX:
        file = resources.path("icons", f"likewise-{side_px}.png")
        made.addFile(str(file), QSize(side_px, side_px))
    return made


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    svg = resources.path("icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.name().encode())))


def _drawn(name: str, colour: QColor, side_px: int, gap: float, opacity: float) -> QPixmap:
    """The icon with an empty `gap`, as a share of its width, on the side of the text.

    Kept by Qt: chips come with three icons each, and drawing those takes longer than all else.
    """
    is_mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    key = f"{name} {colour.name()} {side_px} {gap} {opacity} {is_mirrored}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _newly_drawn(_renderer(name, colour), side_px, gap, opacity, is_mirrored)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _newly_drawn(
    renderer: QSvgRenderer, side_px: int, gap: float, opacity: float, is_mirrored: bool
) -> QPixmap:
    width_px = round(side_px * (1 + gap))
    pixmap = QPixmap(width_px, side_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    left_px = width_px - side_px if is_mirrored else 0
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(left_px, 0, side_px, side_px))
    # As a whole: strokes that cross would be darker there.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(pixmap.rect(), QColor.fromRgbF(0, 0, 0, opacity))
    painter.end()
    return pixmap


def rounded_pixmap(pixmap: QPixmap, side_px: int, radius_px: int, device_ratio: float) -> QPixmap:
    """The middle square of a picture with rounded corners, `side_px` wide."""
    side = round(side_px * device_ratio)
    scaled = pixmap.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    rounded = QPixmap(side, side)
    rounded.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    radius = radius_px * device_ratio
    outline.addRoundedRect(QRectF(0, 0, side, side), radius, radius)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.drawPixmap((side - scaled.width()) // 2, (side - scaled.height()) // 2, scaled)
    painter.end()
    rounded.setDevicePixelRatio(device_ratio)
    return rounded
